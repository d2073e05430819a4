"""When a transcript is corrected the note's evidence follows, and the statements that it touches are named."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import correcting
from assistant.domain.casenote import Action, Evidence, Kind, Note, Section, Statement, Uncovered
from assistant.domain.looking import Reason, key_of_action
from assistant.domain.person import Person, Role
from assistant.domain.retying import retie
from assistant.domain.transcript import Speaker, Transcript, Utterance, Word
from assistant.domain.word_times import bare

TEXTS = (
    ("u1", "S1", "How was the week?"),
    ("u2", "S2", "He was late three times. He did hit his brother. I said no."),
    ("u3", "S2", "Dad rang on Friday."),
)


def _transcript() -> Transcript:
    turns, clock = [], 0.0
    for key, voice, text in TEXTS:
        words = []
        for token in text.split():
            words.append(Word(start=clock, end=clock + 0.4, text=token, probability=0.9))
            clock += 0.5
        turns.append(
            Utterance(id=key, start=words[0].start, end=words[-1].end, speaker=voice, text=text, words=tuple(words))
        )
    return Transcript(
        speakers=(
            Speaker(id="S1", role=Role.WORKER, name="Amara Boyd", confirmed=True),
            Speaker(id="S2", role=Role.MOTHER, name="Carys Vale", confirmed=True),
            Speaker(id="S3", role=Role.CHILD, name="Idris Vale", confirmed=True),
        ),
        utterances=tuple(turns),
    )


def _statement(key: str, text: str, utterance: str, quote: str) -> Statement:
    return Statement(
        id=key,
        text=text,
        kind=Kind.PARENT_VIEW,
        holder="mother",
        evidence=(Evidence(utterance=utterance, start=0.0, end=1.0, quote=quote),),
    )


NOTE = Note(
    type="home-visit",
    sections=(
        Section(
            heading="Mother's views",
            statements=(
                _statement("s1", "Ms Vale said he was late three times.", "u2", "He was late three times."),
                _statement("s2", "Ms Vale said she said no.", "u2", "I said no."),
                _statement("s3", "Ms Vale said his father rang on Friday.", "u3", "Dad rang on Friday."),
            ),
        ),
    ),
    actions=(Action(what="Ask about Friday", evidence=(Evidence(utterance="u3", quote="Dad rang on Friday."),)),),
    uncovered=(Uncovered(utterance="u2", reason="risk", text="He did hit his brother.", start=5.0, end=8.0),),
)


def _evidence(note: Note, key: str) -> tuple[Evidence, ...]:
    return next(s for s in note.statements if s.id == key).evidence


def test_nothing_changes_where_nothing_was_corrected() -> None:
    said = _transcript()
    assert retie(NOTE, said, said) == (NOTE, {})


def test_a_corrected_word_reaches_the_quote_and_names_only_the_statement_on_it() -> None:
    before = _transcript()
    after = correcting.correct_words(before, "u2", "He was late thirteen times. He did hit his brother. I said no.")
    note, reasons = retie(NOTE, before, after)
    assert reasons == {"s1": Reason.WORDS}
    assert _evidence(note, "s1")[0].quote == "He was late thirteen times."
    assert _evidence(note, "s2")[0].quote == "I said no."
    assert [s.text for s in note.statements] == [s.text for s in NOTE.statements]


def test_a_not_beside_the_quote_counts_as_a_change_to_it() -> None:
    before = _transcript()
    after = correcting.correct_words(before, "u2", "He was late three times. He did not hit his brother. I said no.")
    note, reasons = retie(NOTE, before, after)
    assert note.uncovered[0].text == "He did not hit his brother."
    assert "s1" in reasons


def test_words_given_to_another_person_take_their_quote_with_them() -> None:
    before = _transcript()
    after = correcting.give_words(before, "u2", 10, 12, "S3")
    note, reasons = retie(NOTE, before, after)
    assert reasons == {"s2": Reason.SPEAKER}
    moved = _evidence(note, "s2")[0]
    assert after.utterance(moved.utterance).speaker == "S3"
    assert moved.quote == "I said no."
    assert moved.start == after.utterance(moved.utterance).start
    assert _evidence(note, "s1")[0].utterance == "u2"


def test_a_turn_that_is_cut_takes_its_quotes_along_and_asks_nobody_to_look() -> None:
    before = _transcript()
    after = correcting.split_turn(before, "u2", 5)
    note, reasons = retie(NOTE, before, after)
    assert reasons == {}
    assert [_evidence(note, key)[0].utterance for key in ("s1", "s2")] == ["u2", "u2-2"]
    assert note.uncovered[0].utterance == "u2-2"
    back, again = retie(note, after, correcting.join_above(after, "u2-2"))
    assert again == {}
    assert [_evidence(back, key)[0].utterance for key in ("s1", "s2")] == ["u2", "u2"]


def test_a_renamed_voice_touches_all_that_rests_on_it() -> None:
    before = _transcript()
    after = correcting.rename_voice(before, "S2", Person(role=Role.CARER, name="Bea Sol"))
    note, reasons = retie(NOTE, before, after)
    assert set(reasons.values()) == {Reason.SPEAKER}
    assert set(reasons) == {"s1", "s2", "s3", key_of_action("Ask about Friday")}
    assert note.sections == NOTE.sections


def test_a_turn_that_nobody_said_is_gone_from_under_its_statement() -> None:
    before = _transcript()
    note, reasons = retie(NOTE, before, correcting.take_out(before, "u3"))
    assert reasons == {"s3": Reason.GONE, key_of_action("Ask about Friday"): Reason.GONE}
    assert _evidence(note, "s3") == ()
    assert next(s for s in note.statements if s.id == "s3").text == "Ms Vale said his father rang on Friday."


def test_a_sentence_that_the_worker_wrote_is_touched_by_what_the_checks_found_for_it() -> None:
    before = _transcript()
    own = Statement(id="p1", text="He is late a lot.", kind=Kind.OBSERVATION, written_by="person", author="Amara Boyd")
    note = NOTE.model_copy(update={"sections": (*NOTE.sections, Section(heading="Seen", statements=(own,)))})
    after = correcting.correct_words(before, "u3", "Gran rang on Friday.")
    found = {"p1": [Evidence(utterance="u3", quote="Dad rang on Friday.")]}
    assert retie(note, before, after, found=found).reasons["p1"] is Reason.WORDS
    assert "p1" not in retie(note, before, after).reasons


SOME = st.sampled_from("yes no late three times brother said Friday nine not".split())


@given(st.data())
def test_whatever_is_corrected_quotes_stand_in_the_transcript_and_no_change_to_one_goes_untold(
    data: st.DataObject,
) -> None:
    before = after = _transcript()
    for _ in range(data.draw(st.integers(1, 3))):
        turn = data.draw(st.sampled_from(after.utterances))
        count = len(turn.text.split())
        match data.draw(st.sampled_from(["words", "give", "split", "out", "join"])):
            case "words":
                after = correcting.correct_words(after, turn.id, " ".join(data.draw(st.lists(SOME, min_size=1))))
            case "give":
                first = data.draw(st.integers(0, count - 1))
                last = data.draw(st.integers(first, count - 1))
                after = correcting.give_words(after, turn.id, first, last, data.draw(st.sampled_from(["S1", "S2"])))
            case "split" if count > 1:
                after = correcting.split_turn(after, turn.id, data.draw(st.integers(1, count - 1)))
            case "out" if len(after.utterances) > 1:
                after = correcting.take_out(after, turn.id)
            case _:
                pass
    note, reasons = retie(NOTE, before, after)
    spoken = {u.id: u for u in after.utterances}
    assert [s.text for s in note.statements] == [s.text for s in NOTE.statements]
    for old, new in zip(NOTE.statements, note.statements, strict=True):
        for evidence in new.evidence:
            assert evidence.utterance in spoken
            said = [bare(word) for word in spoken[evidence.utterance].text.split()]
            assert [w for w in evidence.quote.split() if bare(w) not in said] == []
        assert new.evidence or reasons[new.id] is Reason.GONE
        same = [bare(w) for e in old.evidence for w in e.quote.split()]
        assert new.id in reasons or [bare(w) for e in new.evidence for w in e.quote.split()] == same
