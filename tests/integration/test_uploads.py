"""Uploads that are too large, break off, or come through the HTTP interface; and two files compared."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.deps import SESSION_COOKIE, token_for
from tests.house import House, write_tone

FIELDS = {
    "type": "home-visit",
    "date": "2026-04-21",
    "basis": "dictation",
    "person_role": "child",
    "person_name": "Idris Vale",
    "person_more": "",
}


def test_a_recording_that_is_too_large_is_refused_and_not_kept(house: House) -> None:
    client, token = _client(house, largest=1)
    sent = {"form_token": token} | FIELDS
    page = client.post("/recordings", data=sent, files={"recording": ("long.wav", b"\1" * (2 * 2**20), "audio/wav")})
    assert page.status_code == 413
    assert "larger than 1 MB" in page.text
    assert "Idris Vale" in page.text
    assert house.services.files.known() == set()


def test_an_upload_that_breaks_off_leaves_nothing(house: House) -> None:
    client, token = _client(house)

    def broken() -> Iterator[bytes]:
        yield b'--cut\r\ncontent-disposition: form-data; name="form_token"\r\n\r\n' + token.encode() + b"\r\n"
        yield b'--cut\r\ncontent-disposition: form-data; name="recording"; filename="a.wav"\r\n\r\n' + b"x" * 70_000

    headers = {"content-type": "multipart/form-data; boundary=cut"}
    answer = client.post("/recordings", content=broken(), headers=headers)
    assert answer.status_code == 422
    assert house.services.files.known() == set()


def test_a_program_adds_a_recording_and_follows_its_work(house: House) -> None:
    client, token = _client(house)
    path = house.services.settings.data / "sent.wav"
    write_tone(path, 2.0)
    files = {"recording": ("visit.wav", path.read_bytes(), "audio/wav")}
    added = client.post("/api/v1/recordings", data={"form_token": token} | FIELDS, files=files)
    assert added.status_code == 201
    job = client.get(f"/api/v1/recordings/{added.json()['recording']}/job").json()
    assert (job["state"], job["note"]) == ("queued", None)


def test_a_program_gets_errors_as_json(house: House) -> None:
    client, token = _client(house)
    sent = {"form_token": token} | FIELDS | {"type": ""}
    refused = client.post("/api/v1/recordings", data=sent, files={"recording": ("a.wav", b"words only", "audio/wav")})
    assert refused.status_code == 415
    assert set(refused.json()["errors"]) == {"recording", "type"}
    assert client.get("/api/v1/notes/none").json() == {"error": "There is no such note, or it was deleted."}


@pytest.mark.slow
def test_two_sets_of_records_are_compared_with_cautions(house: House) -> None:
    client, token = _client(house, house.qa.id)
    text = "Ms Vale said that Idris sleeps through now and that he likes his new school very much. " * 8
    rows = "".join(f'{n},2026-01-{n:02d},home-visit,North,w{n % 5},"{text}"\n' for n in range(1, 21))
    table = ("id,date,type,team,worker,text\n" + rows).encode()
    files = {"before": ("before.csv", table, "text/csv"), "after": ("after.csv", table, "text/csv")}
    page = client.post("/compare", data={"form_token": token}, files=files)
    assert page.status_code == 200
    assert "What it would take to know" in page.text
    assert "data:image/svg+xml;base64," in page.text


def test_a_table_with_missing_columns_is_refused_beside_its_field(house: House) -> None:
    client, token = _client(house, house.qa.id)
    files = {"before": ("b.csv", b"id,words\n1,hello\n", "text/csv"), "after": ("a.csv", b"id\n1\n", "text/csv")}
    page = client.post("/compare", data={"form_token": token}, files=files)
    assert page.status_code == 422
    assert 'href="#before"' in page.text


def _client(house: House, user_id: str | None = None, largest: int | None = None) -> tuple[TestClient, str]:
    services = house.services
    if largest:
        settings = services.settings.model_copy(update={"max_upload_mb": largest})
        services = replace(services, settings=settings)
    client = TestClient(create_app(services), follow_redirects=False)
    with services.database.transaction() as tx:
        secret = tx.users.open_session(user_id or house.worker.id, hours=1)
    client.cookies.set(SESSION_COOKIE, secret)
    return client, token_for(secret)
