"""Corrections lose no words, keep times in order, and leave everything else as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import correcting
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Speaker, Transcript, Utterance, Warning, Word
from assistant.domain.word_times import fit, timed_words, written_words
from assistant.errors import BadInputError, NotFoundError

TOKENS = st.lists(st.sampled_from("yes no the bus was late again Mum's Tuesday, 9 not".split()), min_size=1, max_size=9)


def _turn(number: int, voice: str, tokens: list[str], start: float) -> Utterance:
    words = tuple(
        Word(start=start + n * 0.5, end=start + n * 0.5 + 0.4, text=t, probability=0.4) for n, t in enumerate(tokens)
    )
    return Utterance(id=f"u{number}", start=start, end=words[-1].end, speaker=voice, text=" ".join(tokens), words=words)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    turns, clock = [], 0.0
    for number, tokens in enumerate(draw(st.lists(TOKENS, min_size=1, max_size=5)), 1):
        turn = _turn(number, draw(st.sampled_from(["S1", "S2"])), tokens, clock)
        turns.append(turn)
        clock = (turn.end or 0.0) + 0.5
    return Transcript(speakers=(Speaker(id="S1"), Speaker(id="S2")), utterances=tuple(turns))


def _said(transcript: Transcript) -> list[str]:
    return [word for u in transcript.utterances for word in written_words(u)]


def _holds(transcript: Transcript) -> None:
    """Times go forward, words are the text's, ids differ, and every voice is listed."""
    Transcript.model_validate(transcript.model_dump(by_alias=True))
    clock = 0.0
    for u in transcript.utterances:
        assert [w.text for w in u.words] == written_words(u)
        assert u.start is not None
        assert u.end is not None
        for word in u.words:
            assert clock <= word.start + 1e-6
            assert word.start <= word.end
            assert u.start - 1e-6 <= word.start
            assert word.end <= u.end + 1e-6
            clock = word.end


@given(transcripts(), st.data())
def test_corrected_words_are_the_text_and_times_stay_in_order(transcript: Transcript, data: st.DataObject) -> None:
    turn = data.draw(st.sampled_from(transcript.utterances))
    tokens = data.draw(TOKENS)
    after = correcting.correct_words(transcript, turn.id, " ".join(tokens))
    assert after.utterance(turn.id).text.split() == tokens
    assert [u for u in after.utterances if u.id != turn.id] == [u for u in transcript.utterances if u.id != turn.id]
    _holds(after)


@given(transcripts(), st.data())
def test_giving_words_to_another_voice_loses_none(transcript: Transcript, data: st.DataObject) -> None:
    turn = data.draw(st.sampled_from(transcript.utterances))
    count = len(written_words(turn))
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first, count - 1))
    voice = data.draw(st.sampled_from(["S1", "S2"]))
    after = correcting.give_words(transcript, turn.id, first, last, voice)
    assert _said(after) == _said(transcript)
    given = [u for u in after.utterances if u.id == turn.id or u.id.startswith(f"{turn.id}-")]
    moved = [word for u in given if u.speaker == voice for word in written_words(u)]
    assert [t for t in written_words(turn)[first : last + 1] if t not in moved] == []
    _holds(after)


@given(transcripts(), st.data())
def test_splitting_and_joining_again_gives_the_same_words_and_times(
    transcript: Transcript, data: st.DataObject
) -> None:
    long = [u for u in transcript.utterances if len(written_words(u)) > 1]
    if not long:
        return
    turn = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(1, len(written_words(turn)) - 1))
    split = correcting.split_turn(transcript, turn.id, at)
    assert len(split.utterances) == len(transcript.utterances) + 1
    _holds(split)
    joined = correcting.join_above(split, f"{turn.id}-2")
    assert joined.utterance(turn.id).words == turn.words
    assert (joined.utterance(turn.id).start, joined.utterance(turn.id).end) == (turn.start, turn.end)
    _holds(joined)


@given(transcripts())
def test_merging_voices_keeps_every_turn(transcript: Transcript) -> None:
    after = correcting.merge_voices(transcript, "S2", "S1")
    assert {u.speaker for u in after.utterances} == {"S1"}
    assert [u.text for u in after.utterances] == [u.text for u in transcript.utterances]
    assert [s.id for s in after.speakers] == ["S1"]


@given(st.lists(st.text(min_size=1, max_size=6).map(lambda t: "".join(t.split()) or "x"), min_size=1, max_size=12))
def test_a_typed_turn_shares_its_seconds_in_order(tokens: list[str]) -> None:
    words = fit((), tokens, 3.0, 9.0)
    assert [w.text for w in words] == tokens
    assert words[0].start == pytest.approx(3.0)
    assert words[-1].end == pytest.approx(9.0)


def test_a_word_that_stays_keeps_its_time_and_a_new_one_takes_that_of_the_old() -> None:
    turn = _turn(1, "S1", ["He", "was", "Now", "I", "and", "late"], 2.0)
    transcript = Transcript(speakers=(Speaker(id="S1"),), utterances=(turn,))
    words = correcting.correct_words(transcript, "u1", "He was Noah and late").utterance("u1").words
    assert [(w.text, w.start, w.end) for w in words] == [
        ("He", 2.0, 2.4),
        ("was", 2.5, 2.9),
        ("Noah", 3.0, 3.9),
        ("and", 4.0, 4.4),
        ("late", 4.5, 4.9),
    ]
    assert [w.probability for w in words] == [0.4, 0.4, 1.0, 0.4, 0.4]


def test_words_that_a_person_listened_to_are_unsure_no_more() -> None:
    transcript = Transcript(speakers=(Speaker(id="S1"),), utterances=(_turn(1, "S1", ["No", "knife"], 0.0),))
    after = correcting.words_are_right(transcript, "u1")
    assert {w.probability for w in after.utterance("u1").words} == {1.0}
    assert after.utterance("u1").confidence == 1.0


def test_saying_who_spoke_ends_the_doubt_about_that_turn_alone() -> None:
    turns = (_turn(1, "S1", ["yes"], 0.0), _turn(2, "S1", ["no"], 5.0))
    doubts = tuple(
        Warning(code="unsure-speaker", start=s, end=s + 0.4, message="Not sure who said this.") for s in (0.0, 5.0)
    )
    transcript = Transcript(speakers=(Speaker(id="S1"), Speaker(id="S2")), utterances=turns, warnings=doubts)
    after = correcting.give_words(transcript, "u2", 0, 0, "S2")
    assert after.warnings == doubts[:1]
    assert after.utterance("u2").speaker == "S2"


def test_saying_who_spoke_ends_the_mark_of_two_at_once_in_that_turn() -> None:
    turns = (_turn(1, "S1", ["yes"], 0.0), _turn(2, "S1", ["no"], 5.0))
    marks = tuple(
        Warning(code="overlap", start=s, end=s + 0.4, message="Two people speak at once here.") for s in (0.0, 5.0)
    )
    transcript = Transcript(speakers=(Speaker(id="S1"), Speaker(id="S2")), utterances=turns, warnings=marks)
    assert not correcting.is_unsure_who(transcript, turns[1])
    assert correcting.give_words(transcript, "u2", 0, 0, "S2").warnings == marks[:1]


def test_a_turn_without_times_can_be_split_too() -> None:
    turn = Utterance(id="u1", speaker="S1", text="I said no. He said yes.")
    transcript = Transcript(speakers=(Speaker(id="S1"), Speaker(id="S2")), utterances=(turn,))
    after = correcting.give_words(transcript, "u1", 3, 5, "S2")
    assert [(u.id, u.speaker, u.text, u.start) for u in after.utterances] == [
        ("u1", "S1", "I said no.", None),
        ("u1-2", "S2", "He said yes.", None),
    ]


def test_what_the_machine_did_not_hear_is_written_in_its_place() -> None:
    turns = (_turn(1, "S1", ["Hello"], 0.0), _turn(2, "S1", ["Bye"], 9.0))
    missed = Warning(code="not-heard", start=3.0, end=6.0, message="Not heard.")
    transcript = Transcript(speakers=(Speaker(id="S1"),), utterances=turns, warnings=(missed,))
    after = correcting.add_turn(transcript, 3.0, 6.0, "S1", "I hurt my arm")
    assert [u.id for u in after.utterances] == ["u1", "u3", "u2"]
    assert after.warnings == ()
    _holds(after)


def test_a_new_person_gets_a_voice_and_a_known_one_keeps_theirs() -> None:
    dad = Person(role=Role.FATHER, name="Owen Pryce")
    transcript = Transcript(speakers=(Speaker(id="S1"),), utterances=(_turn(1, "S1", ["yes"], 0.0),))
    added, voice = correcting.with_voice(transcript, dad)
    assert (voice, added.speaker("S2").name, added.speaker("S2").confirmed) == ("S2", "Owen Pryce", True)
    assert correcting.with_voice(added, dad) == (added, "S2")


def test_what_cannot_be_done_is_refused_in_plain_words() -> None:
    transcript = Transcript(
        speakers=(Speaker(id="S1"), Speaker(id="S2")),
        utterances=(_turn(1, "S1", ["yes"], 0.0), _turn(2, "S2", ["no", "not"], 2.0)),
    )
    with pytest.raises(BadInputError, match="take this turn out"):
        correcting.correct_words(transcript, "u1", "  … ")
    with pytest.raises(BadInputError, match="after the first"):
        correcting.split_turn(transcript, "u1", 1)
    with pytest.raises(BadInputError, match="one voice"):
        correcting.join_above(transcript, "u2")
    with pytest.raises(BadInputError, match="two different"):
        correcting.merge_voices(transcript, "S1", "S1")
    with pytest.raises(NotFoundError):
        correcting.take_out(transcript, "u9")
    with pytest.raises(BadInputError, match="first and the last"):
        correcting.give_words(transcript, "u1", 0, 4, "S2")


def test_words_as_the_recogniser_wrote_them_are_laid_beside_the_text() -> None:
    turn = Utterance(
        id="u1",
        start=0.0,
        end=2.0,
        speaker="S1",
        text="He is 9, now.",
        words=(
            Word(start=0.0, end=0.5, text="He", probability=0.9),
            Word(start=0.5, end=0.9, text="is", probability=0.9),
            Word(start=0.9, end=1.4, text="nine", probability=0.9),
            Word(start=1.4, end=2.0, text="now", probability=0.9),
        ),
    )
    words = timed_words(turn)
    assert [(w.text, w.start) for w in words] == [("He", 0.0), ("is", 0.5), ("9,", 0.9), ("now.", 1.4)]
