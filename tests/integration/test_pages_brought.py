"""A transcript made elsewhere, and who is who: what is asked, what is kept, and what is refused."""

import pytest
from httpx2 import Response

from assistant.domain.job import JobState, Step
from tests.house import House
from tests.visitor import FIELDS, Visitor

BROUGHT = b"""WEBVTT

00:00:00.000 --> 00:00:03.000
<v Amara Boyd>How has Idris been sleeping?</v>

00:00:03.500 --> 00:00:08.000
<v Carys Vale>He goes to bed at eight and he sleeps through now.</v>

00:00:08.500 --> 00:00:12.000
<v Voice 3>I like football with Sam.</v>
"""


def _bring(visitor: Visitor, content: bytes, name: str = "teams.vtt", **fields: str) -> Response:
    sent = {"form_token": visitor.token} | FIELDS | fields
    people = {
        "person_role": ["child", "mother", "worker"],
        "person_name": ["Idris Vale", "Carys Vale", "Amara Boyd"],
        "person_more": ["9", "", ""],
    }
    files = {"transcript": (name, content, "text/plain")} if content else {}
    return visitor.client.post("/transcripts/new", data=sent | people, files=files)


def test_a_transcript_made_elsewhere_goes_to_who_is_who_and_on_to_a_draft(house: House) -> None:
    visitor = Visitor(house, house.worker)
    answer = _bring(visitor, BROUGHT)
    assert answer.status_code == 303
    who = answer.headers["location"]
    assert who.endswith("/who")
    text = visitor.get(who).text
    assert "The transcript calls this voice <strong>Carys Vale</strong>" in text
    assert text.count(" checked") == 2
    assert "<audio" not in text
    done = visitor.post(who, **{"who-S1": "2", "who-S2": "1", "who-S3": "0"})
    assert done.status_code == 303
    assert list(house.queue.waiting.values()) == [(Step.DRAFT, Step.CHECK)]
    recording = who.split("/")[2]
    with house.services.database.transaction() as tx:
        kept = tx.transcripts.latest(recording)
    assert kept is not None
    assert [s.name for s in kept.speakers] == ["Amara Boyd", "Carys Vale", "Idris Vale"]
    assert kept.confirmed


def test_the_steps_of_brought_work_name_no_sound(house: House) -> None:
    visitor = Visitor(house, house.worker)
    who = _bring(visitor, BROUGHT).headers["location"]
    visitor.post(who, **{"who-S1": "2", "who-S2": "1", "who-S3": "0"})
    page = visitor.get(who.removesuffix("/who")).text
    assert "Working on your transcript" in page
    assert "Write the draft note" in page
    assert "Read the sound" not in page
    assert "Tell the voices apart" not in page


def test_brought_work_that_was_cancelled_waits_again_for_the_names(house: House) -> None:
    visitor = Visitor(house, house.worker)
    recording = _bring(visitor, BROUGHT).headers["location"].split("/")[2]
    visitor.post(f"/recordings/{recording}/cancel")
    visitor.post(f"/recordings/{recording}/again")
    with house.services.database.transaction() as tx:
        job = tx.jobs.of_recording(recording)
    assert job is not None
    assert job.state is JobState.NEEDS_PEOPLE
    assert house.queue.waiting == {}


def test_a_pasted_transcript_is_read(house: House) -> None:
    visitor = Visitor(house, house.worker)
    answer = _bring(visitor, b"", pasted="Amara Boyd: How are you?\nMum: Fine, thanks.")
    assert answer.status_code == 303
    assert "The transcript calls this voice" in visitor.get(answer.headers["location"]).text


def test_the_same_file_twice_is_kept_once(house: House) -> None:
    visitor = Visitor(house, house.worker)
    first = _bring(visitor, BROUGHT).headers["location"].removesuffix("/who")
    assert _bring(visitor, BROUGHT).headers["location"] == f"{first}?done=same"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose the transcript, or paste it."),
        (bytes(range(256)) * 40, ""),
        (b'{"sections": []}', "This is a note, not a transcript"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\n\n", "no words"),
        (b"PK\x03\x04 broken", ""),
    ],
)
def test_a_bad_transcript_gets_one_plain_sentence(house: House, content: bytes, said: str) -> None:
    visitor = Visitor(house, house.worker)
    answer = _bring(visitor, content)
    assert answer.status_code in {413, 415, 422}
    assert said in answer.text
    assert 'id="transcript-error"' in answer.text
    assert "Idris Vale" in answer.text
    with house.services.database.transaction() as tx:
        assert tx.recordings.of_owner(house.worker.id) == []


def test_two_voices_that_are_one_person_become_one(house: House) -> None:
    recording = house.recording(house.worker)
    visitor = Visitor(house, house.worker)
    fields = {"who-S1": "3", "who-S2": "unknown", "who-S3": "same", "same-S3": "S2"}
    assert visitor.post(f"/recordings/{recording.id}/who", **fields).status_code == 303
    with house.services.database.transaction() as tx:
        kept = tx.transcripts.latest(recording.id)
    assert kept is not None
    assert [s.id for s in kept.speakers] == ["S1", "S2"]
    assert kept.utterance("u8").speaker == "S2"


def test_a_voice_cannot_be_the_same_as_one_that_is_the_same_as_it(house: House) -> None:
    recording = house.recording(house.worker)
    visitor = Visitor(house, house.worker)
    fields = {"who-S1": "3", "who-S2": "same", "same-S2": "S3", "who-S3": "same", "same-S3": "S2"}
    answer = visitor.post(f"/recordings/{recording.id}/who", **fields)
    assert answer.status_code == 422
    assert 'href="#same-S2"' in answer.text
