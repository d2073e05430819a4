"""Replacements that were made one by one fit together in one text."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.replacing import combine

WORDS = st.lists(st.sampled_from(["commenced", "the", "visit", "prior", "Callum", "a", "banana", "aa"]), min_size=1)


def test_two_replacements_in_one_text_both_hold() -> None:
    text = "We commenced prior to tea."
    first = _finding(text, 3, 12, "We started prior to tea.")
    second = _finding(text, 13, 21, "We commenced before tea.")
    assert combine(text, [first, second]) == ("We started before tea.", 2)


def test_of_two_that_change_the_same_words_the_first_counts() -> None:
    text = "We commenced."
    assert combine(text, [_finding(text, 3, 12, "We started."), _finding(text, 3, 12, "We began.")]) == (
        "We started.",
        1,
    )


def test_an_article_that_changes_with_its_word_stays_right() -> None:
    text = "He had an accommodation and commenced."
    first = _finding(text, 10, 23, "He had a home and commenced.")
    second = _finding(text, 28, 37, "He had an accommodation and started.")
    assert combine(text, [first, second])[0] == "He had a home and started."


def test_a_finding_on_other_words_changes_nothing() -> None:
    assert combine("Other words.", [_finding("We commenced.", 3, 12, "We started.")]) == ("Other words.", 0)


@given(WORDS, st.sets(st.integers(0, 9)))
def test_any_words_swapped_one_by_one_are_swapped_together(words: list[str], places: set[int]) -> None:
    text = " ".join(words)
    chosen = [place for place in sorted(places) if place < len(words)]
    findings = []
    for place in chosen:
        start = len(" ".join(words[:place])) + (1 if place else 0)
        swapped = [*words[:place], "plain", *words[place + 1 :]]
        findings.append(_finding(text, start, start + len(words[place]), " ".join(swapped)))
    wanted = " ".join("plain" if place in chosen else word for place, word in enumerate(words))
    assert combine(text, findings) == (wanted, len(chosen))


def _finding(text: str, start: int, end: int, replacement: str) -> Finding:
    return Finding(
        code=Code.HARD_WORD,
        severity=Severity.LOW,
        text=text,
        span=(start, end),
        message="A plainer word.",
        replacement=(replacement,),
    )
