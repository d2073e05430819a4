"""What may be sent through the newer doors, and what must not come of it: brought transcripts, notes handed in."""

import json
import time
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.pages.findings import show_findings
from assistant.domain.casenote import NoteState
from assistant.domain.transcript import Transcript
from tests.house import House
from tests.visitor import FIELDS, Visitor

PAGES = ("who", "transcript", "transcript/voices", "transcript/versions", "transcript/new-turn")
KINDS = ("docx", "txt", "vtt", "srt", "json")
SLOWEST = 5.0
"""Seconds in which each of these texts must be read; before they were bounded, they took minutes."""


class Outsider(Visitor):
    """A visitor who is given an error of ours as a browser is: as an answer."""

    def __init__(self, house: House) -> None:
        super().__init__(house, house.worker)
        app = create_app(house.services)
        cookies = self.client.cookies
        self.client = TestClient(app, follow_redirects=False, raise_server_exceptions=False, cookies=cookies)

    def bring(self, content: bytes, name: str = "teams.json") -> Response:
        sent = {"form_token": self.token} | FIELDS
        return self.client.post("/transcripts/new", data=sent, files={"transcript": (name, content, "text/plain")})


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), -50.0, 1e308])
def test_a_brought_time_that_no_clock_can_show_is_refused(house: House, seconds: float) -> None:
    answer = Outsider(house).bring(_talk(start=seconds))
    assert answer.status_code == 422
    assert "can&#39;t be right" in answer.text


@pytest.mark.parametrize("content", [b"{}", b'{"speakers":[{"id":"S1"}]}'])
def test_a_brought_file_in_which_nobody_says_a_word_is_refused(house: House, content: bytes) -> None:
    answer = Outsider(house).bring(content)
    assert answer.status_code == 422
    assert "holds no words" in answer.text


def test_an_id_in_a_brought_file_never_leads_to_another_page(house: House) -> None:
    outsider = Outsider(house)
    recording = outsider.bring(_talk(id="../../delete")).headers["location"].split("/")[2]
    assert _kept(house, recording).utterances[0].id == "u1"
    assert "/delete" not in outsider.get(f"/recordings/{recording}/transcript").text


def test_marks_that_nobody_sees_are_taken_out_of_a_brought_file_and_its_name(house: House) -> None:
    outsider = Outsider(house)
    answer = outsider.bring(_talk(text="I like\x00 foot\u202eball"), name="a\u202egpj.json")
    recording = answer.headers["location"].split("/")[2]
    assert _kept(house, recording).utterances[0].text == "I like football"
    with house.services.database.transaction() as tx:
        assert tx.recordings.get(recording).filename == "agpj.json"
    for page in (*PAGES, *(f"transcript/file?kind={kind}" for kind in KINDS)):
        assert outsider.get(f"/recordings/{recording}/{page}").status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "Mum" + " " * 100_000 + "Jones: hello there",
        "WEBVTT\n\n00:00.000 --> 00:01.000\n<v" + "." * 5_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\nhello" + "<c " * 100_000,
        "Mum: hello\n" + "and so it goes\n" * 20_000,
        "".join(f"Mum{number}: hello there\n\n" for number in range(20_000)),
    ],
    ids=["spaces", "classes", "tags", "lines", "voices"],
)
def test_no_brought_text_holds_up_the_others(house: House, text: str) -> None:
    began = time.monotonic()
    answer = Outsider(house).bring(text.encode(), name="talk.vtt")
    assert answer.status_code in {303, 422}
    assert time.monotonic() - began < SLOWEST


@pytest.mark.parametrize("start", ["nan", "inf", "-1"])
def test_a_moment_that_is_none_is_answered_in_a_sentence(house: House, start: str) -> None:
    recording = house.recording(house.worker).id
    answer = Outsider(house).get(f"/recordings/{recording}/transcript/new-turn?start={start}")
    assert answer.status_code == 422


@pytest.mark.parametrize("minutes", ["00100" + "0" * 10, "00100" + "0" * 5000])
def test_a_visit_of_endless_minutes_is_refused(house: House, minutes: str) -> None:
    filed = house.note(house.worker)
    answer = Outsider(house).post(f"/notes/{filed.id}/facts", version=str(filed.version), minutes=minutes)
    assert answer.status_code == 422


@pytest.mark.parametrize("state", [NoteState.SUBMITTED, NoteState.APPROVED])
def test_what_was_answered_to_a_note_stands_once_it_is_handed_in(house: House, state: NoteState) -> None:
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=filed.version)
        if state is NoteState.APPROVED:
            tx.notes.set_state(filed.id, state, seen_version=filed.version)
    view, sentence = show_findings(filed.report.findings, {})[0], filed.note.statements[0].id
    outsider = Outsider(house)
    for answer in (
        outsider.post(f"/notes/{filed.id}/findings", key=view.key, reason="A later thought"),
        outsider.post(f"/notes/{filed.id}/read", statement=sentence),
        outsider.post(f"/notes/{filed.id}/read", statement=sentence, do="unread"),
        outsider.post(f"/notes/{filed.id}/statements/{sentence}/again", do="keep"),
    ):
        assert answer.status_code == 409
    with house.services.database.transaction() as tx:
        assert tx.notes.answers(filed.id) == {}


def test_a_word_of_the_child_leaves_what_the_checks_said_of_an_approved_note(house: House) -> None:
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        for state in (NoteState.SUBMITTED, NoteState.APPROVED):
            tx.notes.set_state(filed.id, state, seen_version=filed.version)
    said = filed.note.statements[0].text.split()[0]
    assert Outsider(house).post(f"/notes/{filed.id}/words", term=said, plain="another word").status_code == 303
    with house.services.database.transaction() as tx:
        assert tx.notes.get(filed.id).report == filed.report


def test_a_form_of_endless_headers_is_stopped(house: House) -> None:
    outsider = Outsider(house)
    part = b'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'
    for body in (part * 60_000, b"--b\r\nx: " + b"y" * 3_000_000 + b"\r\n\r\n"):
        headers = {"content-type": "multipart/form-data; boundary=b"}
        answer = outsider.client.post("/recordings", content=body + b"--b--\r\n", headers=headers)
        assert answer.status_code == 422


def _talk(**turn: Any) -> bytes:  # noqa: ANN401
    said = {"id": "u1", "start": 1.0, "end": 2.0, "speaker": "S1", "text": "I like football"} | turn
    return json.dumps({"speakers": [{"id": "S1", "name": "Idris"}], "utterances": [said]}).encode()


def _kept(house: House, recording: str) -> Transcript:
    with house.services.database.transaction() as tx:
        kept = tx.transcripts.latest(recording)
    assert kept is not None
    return kept
