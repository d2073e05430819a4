"""Joining, shaping, quoting, going back and forward, and counting what was kept: nothing said is ever lost."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import editing, quoting, shaping
from assistant.domain.casenote import Evidence, Form, Keeps, Kind, Note, Section, Shape, Statement, Uncovered
from assistant.domain.filed import NoteVersion
from assistant.domain.history import history_of
from assistant.domain.keeping import draft_kept
from assistant.domain.merging import joined, merge, next_after
from assistant.domain.person import Role
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.errors import BadInputError

NOW = datetime(2026, 4, 21, tzinfo=UTC)
SAID = Transcript(
    speakers=(
        Speaker(id="S1", role=Role.MOTHER, name="Carys Vale", confirmed=True),
        Speaker(id="S2", role=Role.WORKER, name="Amara Boyd", confirmed=True),
    ),
    utterances=(
        Utterance(id="u1", start=1.0, end=2.0, speaker="S1", text="He sleeps through now."),
        Utterance(id="u2", start=3.0, end=4.0, speaker="S1", text="He hates the bus. He walks."),
        Utterance(id="u3", start=5.0, end=6.0, speaker="S2", text="I saw the new bed."),
    ),
)


def test_joined_statements_rest_on_the_evidence_of_both() -> None:
    both = merge(_note(), "s1", "s2", author="Amara Boyd").statements[0]
    assert [e.utterance for e in both.evidence] == ["u1", "u2"]
    assert both.text == "Ms Vale said that he sleeps through now, and that he hates the bus."
    assert (both.id, both.merged, both.written_by, both.author) == ("s1", ("s2",), "person", "Amara Boyd")
    assert both.support is None


def test_two_peoples_views_are_not_joined() -> None:
    with pytest.raises(BadInputError, match="different people"):
        merge(_note(), "s1", "s4", author="Amara Boyd")


def test_a_view_and_an_observation_are_not_joined() -> None:
    with pytest.raises(BadInputError, match="keep them apart"):
        merge(_note(), "s1", "s3", author="Amara Boyd")


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("She said that he eats.", "She said that he sleeps.", "She said that he eats, and that he sleeps."),
        (
            "Mr Vale said that it rained.",
            "He said that it was cold.",
            "Mr Vale said that it rained, and that it was cold.",
        ),
        ("He ate.", "He slept.", "He ate. He slept."),
        ("Leo said, “No.”", "Leo said, “Not me.”", "Leo said, “No.” Leo said, “Not me.”"),
    ],
)
def test_joining_leaves_every_word_in(first: str, second: str, together: str) -> None:
    assert joined(first, second) == together


def test_an_id_that_was_joined_away_is_not_given_again() -> None:
    note = editing.add(_note(), 0, ["One.", "Two."], author="Amara Boyd")
    note = merge(note, "p1", "p2", author="Amara Boyd")
    added = editing.add(note, 0, ["Three."], author="Amara Boyd")
    assert next(s.id for s in added.statements if s.text == "Three.") == "p3"


def test_what_stands_below_is_found() -> None:
    assert (next_after(_note(), "s1"), next_after(_note(), "s3")) == ("s2", None)


def test_a_short_form_keeps_the_folded_statements_and_their_evidence() -> None:
    short = shaping.shaped(_note(), 0, Shape.SHORT, fold=("s2",))
    assert [s.id for s in short.sections[0].told] == ["s1", "s3"]
    assert short.statements == _note().statements
    assert [s.id for s in shaping.fold(short, "s2", away=False).sections[0].told] == ["s1", "s2", "s3"]
    assert shaping.shaped(short, 0, Shape.FULL) == _note()


@given(st.lists(st.sampled_from(["full", "short", "bullets", "fold s1", "unfold s1", "fold s2"]), max_size=8))
def test_no_shape_loses_a_statement(steps: list[str]) -> None:
    note = _note()
    for step in steps:
        word, _, which = step.partition(" ")
        note = shaping.fold(note, which, away=word == "fold") if which else shaping.shaped(note, 0, Shape(word))
    assert note.statements == _note().statements


def test_any_words_of_the_transcript_can_be_added_with_their_moment() -> None:
    part = Evidence(utterance="u2", start=3.5, end=4.0, quote="He walks.")
    note = quoting.add_quote(_note(), part, 0, SAID, author="Amara Boyd", after="s1")
    added = note.sections[0].statements[1]
    assert (added.text, added.kind, added.holder) == ("Carys Vale said, “He walks.”", Kind.PARENT_VIEW, "mother")
    assert added.evidence == (part,)
    assert note.uncovered == _note().uncovered


def test_what_waited_waits_no_more_once_its_words_are_in() -> None:
    whole = Evidence(utterance="u2", start=3.0, end=4.0, quote="He hates the bus. He walks.")
    assert quoting.add_quote(_note(), whole, 0, SAID, author="Amara Boyd").uncovered == ()


def test_the_workers_own_words_are_nobodys_view() -> None:
    seen = Evidence(utterance="u3", start=5.0, end=6.0, quote="I saw the new bed.")
    added = quoting.add_quote(_note(), seen, 1, SAID, author="Amara Boyd").sections[1].statements[-1]
    assert (added.kind, added.holder, added.form) == (Kind.OBSERVATION, None, Form.QUOTE)


def test_what_was_kept_of_a_draft_is_counted() -> None:
    draft = _note()
    now = editing.rewrite(draft, "s1", ["She said he sleeps."], author="Amara Boyd")
    now = editing.leave_out(now, "s3")
    now = editing.move(now, "s4", "up")
    now = editing.add(now, 0, ["New."], author="Amara Boyd")
    kept = draft_kept(draft, now)
    assert (kept.drafted, kept.unchanged, kept.edited, kept.removed, kept.added) == (4, 2, 1, 1, 1)
    assert kept.share == 0.5
    assert kept.words == "Kept 50% of the draft: 2 of 4 sentences are as drafted, 1 changed, 1 taken out, 1 added."


def test_joined_sentences_count_as_changed_and_not_as_taken_out() -> None:
    kept = draft_kept(_note(), merge(_note(), "s1", "s2", author="Amara Boyd"))
    assert (kept.unchanged, kept.edited, kept.removed, kept.added) == (2, 2, 0, 0)


def test_a_note_without_a_draft_has_no_share() -> None:
    written = editing.add(Note(type="home-visit", sections=(Section(heading="A"),)), 0, ["One."], author="Amara Boyd")
    assert draft_kept(written, written).share is None


def test_undo_goes_back_step_by_step_and_redo_forward_again() -> None:
    versions = _versions("First draft", "Moved a sentence", "Removed a sentence")
    history = history_of(versions, by="w")
    assert history.undo is not None
    assert (history.undo.version, history.undo.undone, history.redo) == (2, "Undid: removed a sentence", None)
    versions = _versions("First draft", "Moved a sentence", "Removed a sentence", "Undid: removed a sentence")
    history = history_of(versions, by="w")
    assert history.undo is not None
    assert history.redo is not None
    assert (history.undo.version, history.undo.about) == (1, "moved a sentence")
    assert (history.redo.version, history.redo.put_back) == (3, "Put back: removed a sentence")


def test_a_new_change_ends_what_could_be_put_back() -> None:
    versions = _versions("First draft", "Moved a sentence", "Undid: moved a sentence", "Changed a sentence")
    history = history_of(versions, by="w")
    assert history.redo is None
    assert history.undo is not None
    assert history.undo.version == 1


def test_nobody_undoes_what_somebody_else_wrote() -> None:
    assert history_of(_versions("First draft", "Moved a sentence"), by="other").undo is None


@given(st.lists(st.sampled_from(["change", "undo", "redo"]), max_size=20))
def test_going_back_and_forward_always_gives_a_state_that_was_there(steps: list[str]) -> None:
    versions = _versions("First draft")
    texts, back, forward = ["0"], list[str](), list[str]()
    now = "0"
    for n, step in enumerate(steps, 1):
        history = history_of(versions, by="w")
        if step == "change":
            back, forward, now, why = [*back, now], [], str(n), f"Changed {n}"
        elif step == "undo":
            assert (history.undo is None) == (not back)
            if history.undo is None:
                continue
            assert texts[history.undo.version - 1] == back[-1]
            forward, now, back, why = [*forward, now], back[-1], back[:-1], history.undo.undone
        else:
            assert (history.redo is None) == (not forward)
            if history.redo is None:
                continue
            assert texts[history.redo.version - 1] == forward[-1]
            back, now, forward, why = [*back, now], forward[-1], forward[:-1], history.redo.put_back
        versions = [*versions, _version(len(versions) + 1, why)]
        texts.append(now)


def _versions(*whys: str) -> list[NoteVersion]:
    return [_version(n, why) for n, why in enumerate(whys, 1)]


def _version(number: int, why: str) -> NoteVersion:
    return NoteVersion(note="n", version=number, by="words" if number == 1 else "w", by_name="", at=NOW, why=why)


def _note() -> Note:
    def said(key: str, utterance: str, text: str, holder: str = "mother") -> Statement:
        rests = (Evidence(utterance=utterance, start=1.0, end=2.0, quote=text),)
        kind = Kind.PARENT_VIEW if holder == "mother" else Kind.CHILD_VIEW
        return Statement(id=key, text=text, kind=kind, holder=holder, evidence=rests)

    return Note(
        type="home-visit",
        sections=(
            Section(
                heading="Mother's views",
                keeps=Keeps.VIEWS,
                statements=(
                    said("s1", "u1", "Ms Vale said that he sleeps through now."),
                    said("s2", "u2", "Ms Vale said that he hates the bus."),
                    Statement(id="s3", text="The room was warm.", kind=Kind.OBSERVATION),
                ),
            ),
            Section(heading="Child's views", statements=(said("s4", "u2", "Idris said that he walks.", "child"),)),
        ),
        uncovered=(Uncovered(utterance="u2", reason="view", text="He hates the bus."),),
    )
