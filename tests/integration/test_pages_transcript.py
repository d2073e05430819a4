"""The transcript's pages, asked for as a browser asks: what is shown, what can be corrected, and what is kept."""

import re
import sys
import time
from collections.abc import Callable

import pytest
from httpx2 import Response

from assistant.domain.casenote import NoteState
from assistant.domain.correcting import give_words
from assistant.domain.filed import FiledNote
from assistant.domain.job import JobState, Step
from assistant.domain.recording import Recording
from assistant.domain.transcript import Transcript, Utterance, Warning
from assistant.domain.word_times import fit
from tests.house import TURNS, House, transcript
from tests.visitor import Visitor


def _page(house: House, filed: FiledNote) -> tuple[Visitor, str]:
    return Visitor(house, house.worker), f"/recordings/{filed.recording}/transcript"


def _latest(house: House, filed: FiledNote) -> Transcript:
    with house.services.database.transaction() as tx:
        found = tx.transcripts.latest(filed.recording or "")
    assert found is not None
    return found


def _note(house: House, filed: FiledNote) -> FiledNote:
    with house.services.database.transaction() as tx:
        return tx.notes.get(filed.id)


def _flags(house: House, filed: FiledNote) -> dict[str, str]:
    with house.services.database.transaction() as tx:
        return {key: flag.why.value for key, flag in tx.look_again.of(filed.id, tx.notes.get(filed.id).note).items()}


def _resting_on(filed: FiledNote, utterance: str) -> list[str]:
    return [s.id for s in filed.note.statements if utterance in {e.utterance for e in s.evidence}]


def test_every_turn_is_shown_and_can_be_heard(house: House) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    text = visitor.get(page).text
    assert text.count('<li class="turn"') == 10
    assert "I will take him to the dentist" in text
    assert text.count(f"/recordings/{filed.recording}/sound#t=") == 10


def test_where_two_people_speak_at_once_is_marked_at_its_turn_until_somebody_says_who_spoke(house: House) -> None:
    filed = house.note(house.worker)
    said = _latest(house, filed).utterance("u4")
    assert said.start is not None
    assert said.end is not None
    at_once = Warning(code="overlap", start=said.start + 0.5, end=said.end - 0.5, message="Two people speak at once.")
    with house.services.database.transaction() as tx:
        marked = _latest(house, filed).model_copy(update={"warnings": (at_once,)})
        tx.transcripts.add(filed.recording or "", marked, by=house.worker.id)
    visitor, page = _page(house, filed)
    text = visitor.get(page).text
    (turn,) = [part for part in text.split("<li ") if "Two people speak at once here" in part]
    assert 'id="u4"' in turn
    assert f"#t={said.start + 0.5},{said.end - 0.5}" in turn
    assert "Check who said what." in turn
    with house.services.database.transaction() as tx:
        tx.transcripts.add(filed.recording or "", _given_whole(marked, "u4"), by=house.worker.id)
    assert "Two people speak at once here" not in visitor.get(page).text


def _given_whole(transcript: Transcript, utterance: str) -> Transcript:
    said = transcript.utterance(utterance)
    return give_words(transcript, utterance, 0, len(said.text.split()) - 1, said.speaker)


def test_corrected_words_are_kept_as_a_version_and_the_note_asks_to_be_looked_at(house: House) -> None:
    filed = house.note(house.worker)
    touched = _resting_on(filed, "u4")
    assert touched
    visitor, page = _page(house, filed)
    said = "He goes to bed at nine and he sleeps through now. He was waking up every night in March."
    answer = visitor.post(f"{page}/turns/u4", do="words", text=said, version="2")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("?done=corrected-note#u4")
    assert _latest(house, filed).utterance("u4").text == said
    flags = _flags(house, filed)
    assert set(flags) <= set(touched)
    assert set(flags.values()) == {"words"}
    now = _note(house, filed)
    assert [s.text for s in now.note.statements] == [s.text for s in filed.note.statements]
    quotes = {e.quote for s in now.note.statements if s.id in flags for e in s.evidence}
    assert any("nine" in quote for quote in quotes)
    changed = visitor.get(f"{page}/versions").text
    assert "<ins>nine</ins>" in changed
    assert "Amara Boyd" in changed


def test_a_correction_can_be_undone_and_put_back(house: House) -> None:
    filed = house.note(house.worker)
    before = _latest(house, filed)
    visitor, page = _page(house, filed)
    visitor.post(f"{page}/turns/u4", do="words", text="He goes to bed at nine.", version="2")
    after = _latest(house, filed)
    visitor.post(f"{page}/undo", do="back", version="3")
    assert _latest(house, filed) == before
    assert _flags(house, filed) == {}
    evidence = [s.evidence for s in filed.note.statements]
    assert [s.evidence for s in _note(house, filed).note.statements] == evidence
    visitor.post(f"{page}/undo", do="forward", version="4")
    assert _latest(house, filed) == after
    assert _flags(house, filed)
    assert visitor.post(f"{page}/undo", do="forward", version="5").status_code == 409


def test_words_given_to_another_person_change_who_said_them(house: House) -> None:
    filed = house.note(house.worker)
    touched = _resting_on(filed, "u8")
    visitor, page = _page(house, filed)
    words = len(_latest(house, filed).utterance("u8").text.split())
    visitor.post(f"{page}/turns/u8", do="give", voice="S2", first="5", last=str(words - 1), version="2")
    after = _latest(house, filed)
    assert [(u.id, u.speaker, u.text) for u in after.utterances if u.id.startswith("u8")] == [
        ("u8", "S3", "I like football with Sam."),
        ("u8-2", "S2", "I don't like it when Dad shouts on the phone."),
    ]
    assert set(_flags(house, filed)) <= set(touched)
    assert "speaker" in _flags(house, filed).values()


def test_a_person_without_a_voice_can_be_given_words(house: House) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    assert "Tomasz Vale (father)" in visitor.get(f"{page}/turns/u10").text
    visitor.post(f"{page}/turns/u10", do="give", voice="p2", first="0", last="10", version="2")
    after = _latest(house, filed)
    assert after.speaker(after.utterance("u10").speaker).name == "Tomasz Vale"


def test_an_older_page_changes_nothing(house: House) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    visitor.post(f"{page}/turns/u1", do="words", text="Hello Carys, may I record?", version="2")
    answer = visitor.post(f"{page}/turns/u2", do="words", text="My words", version="2")
    assert answer.status_code == 409
    assert "changed while you were working" in answer.text
    assert "My words" in answer.text
    assert _latest(house, filed).utterance("u2").text == "Yes, that's fine by me."


def test_a_transcript_under_a_note_that_was_sent_stays_as_it_is(house: House) -> None:
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=1)
    visitor, page = _page(house, filed)
    assert "data-change" not in visitor.get(page).text
    answer = visitor.post(f"{page}/turns/u1", do="words", text="Other words", version="2")
    assert answer.status_code == 409
    assert "sent to your manager" in answer.text
    manager = Visitor(house, house.manager)
    assert manager.get(page).status_code == 200
    assert manager.post(f"{page}/turns/u1", do="words", text="Other words", version="2").status_code == 403


def test_nobody_else_reads_or_corrects_it(house: House) -> None:
    filed = house.note(house.worker)
    other = Visitor(house, house.other_worker)
    page = f"/recordings/{filed.recording}/transcript"
    for path in (page, f"{page}/turns/u1", f"{page}/voices", f"{page}/versions", f"{page}/file?kind=txt"):
        assert other.get(path).status_code == 404
    assert other.post(f"{page}/turns/u1", do="words", text="Mine", version="2").status_code == 404


def test_a_voice_can_be_named_anew_and_two_made_one(house: House) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    assert "Tomasz Vale" in visitor.get(f"{page}/voices").text
    visitor.post(f"{page}/voices/S2", do="name", to="p2", version="2")
    assert _latest(house, filed).speaker("S2").name == "Tomasz Vale"
    assert "speaker" in _flags(house, filed).values()
    visitor.post(f"{page}/voices/S3", do="merge", to="S2", version="3")
    assert [s.id for s in _latest(house, filed).speakers] == ["S1", "S2"]
    visitor.post(f"{page}/undo", do="back", version="4")
    visitor.post(f"{page}/undo", do="back", version="5")
    assert _latest(house, filed).speaker("S2").name == "Carys Vale"
    assert _flags(house, filed) == {}


def test_words_are_found_without_scripts(house: House) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    text = visitor.get(f"{page}?find=BUS").text
    assert "2 turns hold" in text
    assert len(re.findall("turn--found", text)) == 2


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("txt", b"[0:00] Amara Boyd:"), ("vtt", b"WEBVTT"), ("srt", b"1\n"), ("docx", b"PK"), ("json", b"{")],
)
def test_it_is_taken_away_as_a_file(house: House, kind: str, begins: bytes) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    answer = visitor.get(f"{page}/file?kind={kind}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-disposition"].endswith(f'.{kind}"')


def test_a_kind_of_file_that_is_not_known_is_told_in_one_sentence(house: House) -> None:
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    assert visitor.get(f"{page}/file?kind=exe").status_code == 422


def _corrected(house: House) -> tuple[FiledNote, Visitor, str]:
    """Give a note under which the hour of bed was corrected, and the statement that rests on it."""
    filed = house.note(house.worker)
    visitor, page = _page(house, filed)
    said = "He goes to bed at nine and he sleeps through now. He was waking up every night in March."
    visitor.post(f"{page}/turns/u4", do="words", text=said, version="2")
    return filed, visitor, next(iter(_flags(house, filed)))


def test_the_note_says_where_the_transcript_changed_until_somebody_has_looked(house: House) -> None:
    filed, visitor, statement = _corrected(house)
    assert "The transcript changed under 1 place" in visitor.get(f"/notes/{filed.id}").text
    assert "that nobody has looked at again" in visitor.get(f"/notes/{filed.id}/submit").text
    beside = visitor.get(f"/notes/{filed.id}?at={statement}").text
    assert "look again. The words that this rests on were corrected" in beside
    visitor.post(f"/notes/{filed.id}/statements/{statement}/again", do="looked")
    assert "The transcript changed" not in visitor.get(f"/notes/{filed.id}?at={statement}").text
    assert _note(house, filed).note.statements == _note(house, filed).note.statements


def test_a_sentence_is_drafted_again_only_when_asked(house: House) -> None:
    filed, visitor, statement = _corrected(house)
    before = next(s.text for s in filed.note.statements if s.id == statement)
    now = _note(house, filed)
    assert next(s.text for s in now.note.statements if s.id == statement) == before
    visitor.post(f"/notes/{filed.id}/statements/{statement}/again", do="draft", version=str(now.version))
    fresh = _note(house, filed)
    text = next(s.text for s in fresh.note.statements if s.id == statement)
    assert text != before
    assert "nine" in text or "9" in text
    assert _flags(house, filed) == {}
    assert len(fresh.note.statements) == len(filed.note.statements)


def test_a_sentence_that_was_written_anew_asks_no_more(house: House) -> None:
    filed, visitor, statement = _corrected(house)
    version = str(_note(house, filed).version)
    visitor.post(f"/notes/{filed.id}/statements/{statement}", text="He goes to bed at nine.", version=version)
    assert _flags(house, filed) == {}


def test_what_has_been_heard_so_far_is_shown_while_the_words_are_written_down(house: House) -> None:
    recording = house.recording(house.worker)
    with house.services.database.transaction() as tx:
        again = tx.recordings.add(
            owner=house.worker.id,
            filename="later.m4a",
            sha256="1" * 64,
            size=1,
            visit=recording.visit,
            consent=recording.consent,
        )
        job = tx.jobs.add(again.id)
        tx.jobs.change(job.id, state=JobState.WORKING, step=Step.TRANSCRIBE, share=0.3)
        tx.jobs.keep_so_far(job.id, [(0.0, "Hello Carys."), (64.0, "How has Idris been?")])
    visitor = Visitor(house, house.worker)
    progress = visitor.get(f"/recordings/{again.id}").text
    assert "Read what has been heard so far" in progress
    assert "not finished" in progress
    assert "How has Idris been?" in progress
    text = visitor.get(f"/recordings/{again.id}/transcript").text
    assert "Heard so far" in text
    assert "not finished" in text
    assert "01:04" in text
    assert "How has Idris been?" in text
    assert Visitor(house, house.other_worker).get(f"/recordings/{again.id}/transcript").status_code == 404


def _long(house: House) -> Recording:
    """Give a recording of three hours and more: 2,500 turns, 29,750 words with their times."""
    recording, turns, clock = house.recording(house.worker), [], 0.0
    for number in range(2500):
        voice, _, _, text = TURNS[number % len(TURNS)]
        end = clock + 0.38 * len(text.split())
        words = fit((), text.split(), clock, end)
        turn = Utterance(id=f"u{number + 1}", start=clock, end=end, speaker=voice, text=text, words=words)
        turns.append(turn)
        clock = end + 0.3
    said = transcript(confirmed=False).model_copy(update={"utterances": tuple(turns)})
    with house.services.database.transaction() as tx:
        tx.transcripts.add(recording.id, said, by="scripted")
    return recording


def test_three_hours_are_read_and_corrected_without_a_long_wait(house: House) -> None:
    recording = _long(house)
    visitor = Visitor(house, house.worker)
    page = f"/recordings/{recording.id}/transcript"

    def spent(ask: Callable[[], Response]) -> float:
        before = time.process_time()
        assert ask().status_code in {200, 303}
        return time.process_time() - before

    # Seconds of one processor; other work on the machine does not count.
    shown = spent(lambda: visitor.get(page))
    form = spent(lambda: visitor.get(f"{page}/turns/u1250"))
    kept = spent(lambda: visitor.post(f"{page}/turns/u1250", do="words", text="Other words", version="2", here="1"))
    who = spent(lambda: visitor.get(f"/recordings/{recording.id}/who"))
    sys.stdout.write(f"page {shown:.2f} s, form {form:.2f} s, correction {kept:.2f} s, who is who {who:.2f} s\n")
    assert shown < 4
    assert form < 2
    assert kept < 6
    assert who < 6
