"""What a person changes in a note is theirs, and nobody else's words are lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import editing, quoting
from assistant.domain.casenote import Evidence, Form, Keeps, Kind, Note, Section, Statement, Uncovered
from assistant.domain.correction import labels_changed, labels_dropped
from assistant.domain.finding import Readability, Report
from assistant.domain.person import Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.errors import BadInputError, NotFoundError

TODAY = date(2026, 4, 21)
NOTHING = Report(readability=Readability(reading_age=None, score=None, words=0, too_short=True))
SAID = Transcript(
    speakers=(Speaker(id="S1", role=Role.MOTHER, name="Carys Vale", confirmed=True),),
    utterances=(
        Utterance(id="u1", start=1.0, end=2.0, speaker="S1", text="He sleeps through now."),
        Utterance(id="u2", start=3.0, end=4.0, speaker="S1", text="He hates the bus."),
    ),
)


def test_new_words_are_marked_as_a_persons_and_keep_their_evidence() -> None:
    changed = editing.rewrite(_note(), "s1", ["She said that he sleeps."], author="Amara Boyd")
    statement = changed.statements[0]
    assert (statement.written_by, statement.author) == ("person", "Amara Boyd")
    assert statement.evidence[0].utterance == "u1"
    assert statement.support is None


def test_a_second_line_becomes_a_statement_of_its_own_without_evidence() -> None:
    changed = editing.rewrite(_note(), "s1", ["One.", "", "Two."], author="Amara Boyd")
    assert [s.text for s in changed.sections[0].statements] == ["One.", "Two.", "He has a dog."]
    assert changed.sections[0].statements[1].evidence == ()


def test_the_same_words_change_nothing() -> None:
    assert editing.rewrite(_note(), "s1", ["She said he sleeps through now. "], author="Amara Boyd") == _note()


def test_an_empty_sentence_is_refused() -> None:
    with pytest.raises(BadInputError, match="Write a sentence"):
        editing.rewrite(_note(), "s1", ["  "], author="Amara Boyd")


def test_what_was_said_is_added_in_its_own_words_with_its_moment() -> None:
    changed = quoting.add_said(_note(), "u2", 0, SAID, author="Amara Boyd")
    added = changed.sections[0].statements[-1]
    assert added.text == "Carys Vale said, “He hates the bus.”"
    assert (added.kind, added.holder, added.form) == (Kind.PARENT_VIEW, "mother", Form.QUOTE)
    assert (added.evidence[0].start, added.evidence[0].end) == (3.0, 4.0)
    assert changed.uncovered == ()


def test_what_was_said_cannot_be_added_twice() -> None:
    changed = quoting.add_said(_note(), "u2", 0, SAID, author="Amara Boyd")
    with pytest.raises(NotFoundError):
        quoting.add_said(changed, "u2", 0, SAID, author="Amara Boyd")


@given(st.lists(st.sampled_from(["up", "down", "0", "1"]), max_size=8), st.sampled_from(["s1", "s2", "s3"]))
def test_moving_loses_and_doubles_nothing(moves: list[str], statement: str) -> None:
    note = _note()
    for to in moves:
        note = editing.move(note, statement, to)
    assert sorted(s.id for s in note.statements) == ["s1", "s2", "s3"]


def test_something_said_waits_in_the_section_of_whoever_said_it() -> None:
    assert quoting.section_for(_note(), _note().uncovered[0], SAID) == 0


def test_a_persons_word_on_whose_it_is_goes_with_the_words_it_was_said_of() -> None:
    said = editing.relabel(_note(), "s2", Kind.CHILD_VIEW, "child", form=Form.NONE, by="Amara Boyd", on=TODAY)
    labelled = said.statements[1]
    assert (labelled.kind, labelled.holder, labelled.form) == (Kind.CHILD_VIEW, "child", Form.REPORTED)
    assert (labelled.labelled_by, labelled.labelled_on) == ("Amara Boyd", TODAY)
    assert editing.rewrite(said, "s2", ["He has a cat."], author="Amara Boyd").statements[1].labelled_by is None
    two = editing.rewrite(said, "s2", ["He has a dog.", "It barks."], author="Amara Boyd")
    assert two.statements[1] == labelled
    assert two.statements[2].labelled_by is None


def test_a_plainer_word_leaves_a_persons_word_on_whose_it_is() -> None:
    said = editing.relabel(_note(), "s2", Kind.CHILD_VIEW, "child", form=Form.NONE, by="Amara Boyd", on=TODAY)
    plain = editing.reword(said, {"s2": "He has a pet dog."}, author="Amara Boyd").statements[1]
    assert (plain.kind, plain.labelled_by, plain.text) == (Kind.CHILD_VIEW, "Amara Boyd", "He has a pet dog.")


def test_what_is_nobodys_view_has_no_holder() -> None:
    said = editing.relabel(_note(), "s1", Kind.ANALYSIS, "mother", form=Form.QUOTE, by="Amara Boyd", on=TODAY)
    assert (said.statements[0].holder, said.statements[0].form) == (None, Form.NONE)


def test_taking_a_word_back_gives_what_the_checks_had_said() -> None:
    said = editing.relabel(_note(), "s1", Kind.ANALYSIS, None, form=Form.NONE, by="Amara Boyd", on=TODAY)
    back = editing.unlabel(said, "s1", Kind.PARENT_VIEW, "mother", Form.NONE)
    assert back == _note()


def test_only_what_a_person_said_of_the_same_words_counts_as_a_correction() -> None:
    said = editing.relabel(_note(), "s1", Kind.ANALYSIS, None, form=Form.NONE, by="Amara Boyd", on=TODAY)
    changed = editing.rewrite(said, "s2", ["He has a cat."], author="Amara Boyd")
    assert [c.before.id for c in labels_changed(_note(), changed, NOTHING)] == ["s1"]
    assert labels_dropped(said, editing.rewrite(said, "s1", ["New."], author="Amara Boyd")) == ("s1",)
    assert labels_dropped(said, editing.leave_out(said, "s1")) == ()


def _note() -> Note:
    evidence = (Evidence(utterance="u1", start=1.0, end=2.0, quote="He sleeps through now."),)
    return Note(
        type="home-visit",
        sections=(
            Section(
                heading="Mother's views",
                keeps=Keeps.VIEWS,
                whose=("mother",),
                statements=(
                    Statement(
                        id="s1",
                        text="She said he sleeps through now.",
                        kind=Kind.PARENT_VIEW,
                        holder="mother",
                        evidence=evidence,
                    ),
                    Statement(id="s2", text="He has a dog.", kind=Kind.OBSERVATION),
                ),
            ),
            Section(
                heading="What I saw",
                keeps=Keeps.OBSERVATIONS,
                statements=(Statement(id="s3", text="The room was warm.", kind=Kind.OBSERVATION),),
            ),
        ),
        uncovered=(Uncovered(utterance="u2", reason="view", text="He hates the bus."),),
    )
