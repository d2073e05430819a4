"""What a finding offers to put in a statement's place keeps its words, and its grammar is right."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks.mending import without
from assistant.domain.finding import Code, Report

SPLITS = [
    (
        "Mum says she has stopped drinking but she is clearly in denial.",
        "Mum says she has stopped drinking.",
        "Mum is clearly in denial.",
    ),
    (
        "Although Samira says the flat is safe, I think the stairs are a danger.",
        "Samira says the flat is safe.",
        "I think the stairs are a danger.",
    ),
    (
        "Callum told me he misses his grandad, which shows that he is still grieving.",
        "Callum told me he misses his grandad.",
        "This shows that he is still grieving.",
    ),
    (
        "Sean said he is sorry, suggesting that he has some insight.",
        "Sean said he is sorry.",
        "This suggests that he has some insight.",
    ),
    (
        "Mr Reid told me that he walks Callum to school, which is a real strength.",
        "Mr Reid told me that he walks Callum to school.",
        "This is a real strength.",
    ),
    (
        'Samira said, "I am fine, but tired", although she lacks insight into her drinking.',
        'Samira said, "I am fine, but tired".',
        "Samira lacks insight into her drinking.",
    ),
    ("She says she is coping but she is clearly in denial.", "She says she is coping.", "She is clearly in denial."),
]
MENDED = [
    (Code.INFLATED_CERTAINTY, "She is clearly coping.", "She is coping."),
    (Code.INFLATED_CERTAINTY, "Clearly, Samira is not coping.", "Samira is not coping."),
    (Code.INFLATED_CERTAINTY, "Obviously the home is unsafe.", "The home is unsafe."),
    (Code.INFLATED_CERTAINTY, "Samira is a clearly unsafe mother.", "Samira is an unsafe mother."),
    (Code.INFLATED_CERTAINTY, "It is clear that Samira lacks insight.", "Samira lacks insight."),
    (Code.INFLATED_CERTAINTY, "The risk is without doubt significant harm.", "The risk is significant harm."),
    (Code.DOUBTING_LANGUAGE, "Mum claims that she rang.", "Mum says that she rang."),
    (Code.DOUBTING_LANGUAGE, "Mr Reid insisted he was at work.", "Mr Reid said he was at work."),
    (
        Code.DOUBTING_LANGUAGE,
        "Samira is claiming that the school never rang.",
        "Samira is saying that the school never rang.",
    ),
    (Code.DOUBTING_LANGUAGE, "Dad was supposedly at work.", None),
    (Code.DOUBTING_LANGUAGE, "Mum said Dad was supposedly at work.", "Mum said Dad was at work."),
    (Code.DOUBTING_LANGUAGE, "She denied that Sean had hit her or grabbed her.", None),
    (Code.DOUBTING_LANGUAGE, "Samira denies she was there.", None),
    (Code.DOUBTING_LANGUAGE, "Samira admitted drinking wine.", None),
    (Code.SCARE_QUOTES, 'Her "partner" was at the flat.', "Her partner was at the flat."),
    (Code.SCARE_QUOTES, "The “accident” happened in May.", "The accident happened in May."),
]


def offered(report: Report, code: Code) -> tuple[str, ...]:
    return next(finding.replacement for finding in report.findings if finding.code is code)


@pytest.mark.parametrize(("text", "first", "second"), SPLITS)
def test_two_voices_are_given_a_sentence_each(check: Callable[..., Report], text: str, first: str, second: str) -> None:
    assert offered(check({"": [text]}), Code.MIXED_STATEMENT) == (first, second)


@pytest.mark.parametrize(("code", "text", "mended"), MENDED)
def test_one_press_leaves_a_right_sentence(
    check: Callable[..., Report], code: Code, text: str, mended: str | None
) -> None:
    assert offered(check({"Analysis" if code is Code.INFLATED_CERTAINTY else "": [text]}), code) == (
        (mended,) if mended else ()
    )


SPOKEN = (
    "said she is tired",
    "told me that he was at work on 3 May",
    'said, "I am fine, honestly"',
    "wants a later bedtime",
)
JUDGED = (
    ", but she is clearly in denial about the flat",
    ", which shows that there is little routine",
    ", although he lacks insight into the harm",
    ", suggesting that nights are hard for the children",
    " but I think the stairs are a danger to Callum",
    ", whereas this is a pattern of chaotic weekends",
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    who=st.sampled_from(["Samira", "Mr Reid", "Callum", "Jean", "Mum", "She"]),
    spoken=st.sampled_from(SPOKEN),
    judged=st.sampled_from(JUDGED),
)
def test_a_split_keeps_every_word_of_substance(
    check: Callable[..., Report], who: str, spoken: str, judged: str
) -> None:
    text = f"{who} {spoken}{judged}."
    for finding in check({"": [text]}).findings:
        if finding.code is not Code.MIXED_STATEMENT or not finding.replacement:
            continue
        first, second = finding.replacement
        joined = f"{first} {second}".lower().replace("suggests", "suggesting")
        small = {"but", "which", "although", "whereas", "he", "she"}
        assert {w for w in words(text) if w not in small} <= set(words(joined))
        assert all(
            (part[:1].isupper() and part.rstrip('"”')[-1:] in ".!?") or part[-1] == "." for part in (first, second)
        )
        assert all(quote in f"{first} {second}" for quote in re.findall(r'"[^"]*"', text))


@settings(max_examples=60, deadline=None)
@given(
    before=st.sampled_from(["", "She is ", "She is a ", "The home, ", "On balance he is "]),
    word=st.sampled_from(["clearly", "obviously", "undoubtedly"]),
    after=st.sampled_from([" coping.", " unsafe mother.", ", coping.", " the best place.", " able man."]),
)
def test_leaving_out_a_word_leaves_one_space_and_a_capital(before: str, word: str, after: str) -> None:
    start = word.capitalize() if not before else word
    mended = without(f"{before}{start}{after}", len(before), len(before) + len(word))
    assert mended is None or (
        "  " not in mended
        and mended[:1].isupper()
        and word not in mended.lower()
        and not re.search(r"\ba [aeo]", mended)
    )


def words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower())
