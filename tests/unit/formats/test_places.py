"""A sentence can be changed in the text it was read from, and nothing else is."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.errors import BadInputError, ConflictError
from assistant.formats.notes import read_note
from assistant.formats.places import places_of, put_in_place

TEXT = """# Home visit

Date of visit: 21 April 2026
Present: Carys Vale (mother), Idris Vale (child, 9)

## Mother's views
Mum said, "He is fine." She was tired. She was tired.
- She rings the school
  every morning [3].
**Carys** was not in.

## Analysis
She was tired. I am *worried*.
"""
WORDS = st.sampled_from(
    "Mum said that she is tired well (again) No. 4 Mr Vale 9.30 “fine” isn't sure, and - or 3/5".split()
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=7).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
BULLETS = st.lists(SENTENCE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines))
HEADING = st.sampled_from(["## Mother's views", "## Analysis", "What I saw:", "**What happens next**"])
TEXTS = st.lists(st.one_of(PARAGRAPH, BULLETS, HEADING), min_size=1, max_size=6).map("\n\n".join)


def test_every_sentence_is_found_where_it_stands() -> None:
    note = read_note(TEXT.encode())
    places = places_of(TEXT, note)
    assert [TEXT[slice(*places[statement.id])] for statement in note.statements] == [
        'Mum said, "He is fine."',
        "She was tired.",
        "She was tired.",
        "She rings the school\n  every morning [3].",
        "**Carys** was not in.",
        "She was tired.",
        "I am *worried*.",
    ]


def test_the_second_of_two_like_sentences_is_changed_and_the_first_is_not() -> None:
    note = read_note(TEXT.encode())
    second = [s.id for s in note.statements if s.text == "She was tired."][1]
    changed = put_in_place(TEXT, note, {second: ["She was worn out.", "She slept."]})
    assert changed.count("She was tired.") == 2
    assert 'fine." She was tired. She was worn out. She slept.\n- She rings' in changed


def test_a_bold_word_at_the_start_goes_with_its_sentence() -> None:
    note = read_note(TEXT.encode())
    bold = next(s.id for s in note.statements if "Carys" in s.text)
    changed = put_in_place(TEXT, note, {bold: ["She was out."]})
    assert "\nShe was out.\n" in changed


def test_several_sentences_are_changed_at_once() -> None:
    note = read_note(TEXT.encode())
    tired = [s.id for s in note.statements if s.text == "She was tired."]
    changed = put_in_place(TEXT, note, {id_: [f"She slept {n} hours."] for n, id_ in enumerate(tired, 7)})
    assert "She slept 7 hours. She slept 8 hours.\n- She" in changed
    assert "## Analysis\nShe slept 9 hours. I am" in changed


def test_words_that_would_become_a_heading_are_refused() -> None:
    text = "## Analysis\nShe was tired."
    with pytest.raises(ConflictError):
        put_in_place(text, read_note(text.encode()), {"s1": ["## Mother's views"]})


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, pick=st.integers(0, 30), instead=st.lists(SENTENCE, min_size=1, max_size=2))
def test_a_replacement_changes_exactly_one_sentence_of_the_text(text: str, pick: int, instead: list[str]) -> None:
    try:
        note = read_note(text.encode())
    except BadInputError:
        assume(False)
    assume(note.statements)
    target = note.statements[pick % len(note.statements)]
    try:
        changed = put_in_place(text, note, {target.id: instead})
    except ConflictError:
        return
    start, end = places_of(text, note)[target.id]
    assert changed == text[:start] + " ".join(instead) + text[end:]
    assert " ".join(text[start:end].split()) == target.text
    before = [s.text for s in note.statements if s.id != target.id]
    after = [s.text for s in read_note(changed.encode()).statements]
    at = note.statements.index(target)
    assert after[:at] + after[len(after) - (len(before) - at) :] == before
