"""Which parts of a note a child is meant to read, and where each statement stands in their text."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.for_child import places_for_child, spots_of, text_of
from assistant.domain.casenote import Kind, Note, Section, Statement
from assistant.domain.person import Person, Role

SECTIONS = st.lists(st.lists(st.sampled_from(["Dear Idris,", "I saw you.", "It was good."]), max_size=3), max_size=4)


def test_a_letter_to_the_child_is_for_the_child_from_its_first_words() -> None:
    letter = _note([["Dear Idris,", "I came to see you."], ["Your bus is sorted."]])
    assert places_for_child(letter) == (0, 1)
    assert places_for_child(_note([["Idris was seen."]])) == ()


def test_a_section_marked_for_the_child_counts_where_it_holds_words() -> None:
    note = _note([["Idris was seen."], ["You like football."], []])
    marked = note.model_copy(
        update={"sections": tuple(s.model_copy(update={"for_child": n > 0}) for n, s in enumerate(note.sections))}
    )
    assert places_for_child(marked) == (1,)


@given(SECTIONS)
def test_each_statement_stands_where_its_spot_says(texts: list[list[str]]) -> None:
    note = _note(texts)
    text = text_of(note)
    words = {s.id: s.text for s in note.statements}
    assert [text[start:end] for start, end, _ in spots_of(note)] == list(words.values())
    assert [key for _, _, key in spots_of(note)] == list(words)


def _note(texts: list[list[str]]) -> Note:
    return Note(
        type="letter-to-child",
        people=(Person(role=Role.CHILD, name="Idris Vale", age=9),),
        sections=tuple(
            Section(
                heading=f"Part {n}",
                statements=tuple(
                    Statement(id=f"s{n}-{m}", text=text, kind=Kind.OBSERVATION) for m, text in enumerate(lines)
                ),
            )
            for n, lines in enumerate(texts)
        ),
    )
