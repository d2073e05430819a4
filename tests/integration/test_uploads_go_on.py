"""Uploads in pieces: they go on where they broke off, belong to one person, and count only what is safe."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fastapi.testclient import TestClient
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st

from api.receiving import read_checksum, read_name
from assistant.domain.user import User
from assistant.errors import BadInputError, ConflictError
from assistant.storage.parts import Parts, clear_expired
from assistant.storage.sound import decode
from assistant.storage.stitching import stitch
from tests.clock import StillClock
from tests.house import House, write_tone
from tests.visitor import FIELDS, Visitor

UPLOADS = "/api/v1/uploads"
PIECE = "application/offset+octet-stream"


class Sender:
    """A program that speaks tus, signed in as somebody."""

    def __init__(self, house: House, user: User | None = None, token: str | None = None) -> None:
        visitor = Visitor(house, user or house.worker)
        self.client: TestClient = visitor.client
        self.token = visitor.token if token is None else token

    def ask(self, method: str, path: str, content: bytes | Iterator[bytes] = b"", **headers: str) -> Response:
        sent = {"tus-resumable": "1.0.0", "x-form-token": self.token}
        return self.client.request(
            method, path, content=content, headers=sent | {k.replace("_", "-"): v for k, v in headers.items()}
        )

    def begin(self, length: int | None, name: str = "visit.wav") -> str:
        how = {"upload_defer_length": "1"} if length is None else {"upload_length": str(length)}
        made = self.ask("POST", UPLOADS, upload_metadata=f"filename {b64encode(name.encode()).decode()}", **how)
        assert made.status_code == 201, made.text
        return str(made.headers["location"])

    def piece(self, path: str, offset: int, content: bytes, **headers: str) -> Response:
        return self.ask("PATCH", path, content, upload_offset=str(offset), content_type=PIECE, **headers)

    def where(self, path: str) -> int:
        return int(self.ask("HEAD", path).headers["upload-offset"])


def test_a_file_sent_in_pieces_is_a_recording_with_the_same_bytes(house: House) -> None:
    sender, content = Sender(house), _tone(house)
    path = sender.begin(len(content))
    for start in range(0, len(content), 20_000):
        part = content[start : start + 20_000]
        answer = sender.piece(path, start, part, upload_checksum=_sha256(part))
        assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(start + len(part)))
    filed = _file(sender, path, content)
    assert filed.status_code == 201
    files = house.services.files
    assert files.original(filed.json()["recording"]).read_bytes() == content
    assert house.services.parts.known() == set()
    assert _file(sender, path, content).json() == filed.json() | {"same": True}
    with house.services.database.transaction() as tx:
        recording = tx.recordings.get(filed.json()["recording"])
    assert (recording.sha256, recording.filename) == (hashlib.sha256(content).hexdigest(), "visit.wav")


def test_a_piece_that_arrives_changed_does_not_count(house: House) -> None:
    sender = Sender(house)
    path = sender.begin(6)
    assert sender.piece(path, 0, b"abX", upload_checksum=_sha256(b"abc")).status_code == 460
    assert sender.where(path) == 0
    assert sender.piece(path, 0, b"abc", upload_checksum="sha1 " + _hash("sha1", b"abc")).status_code == 204
    assert sender.piece(path, 3, b"def", upload_checksum="crc32 AAAA").status_code == 422
    assert sender.where(path) == 3


def test_bytes_that_a_crash_left_uncounted_are_cut_off(house: House) -> None:
    sender = Sender(house)
    path = sender.begin(9)
    assert sender.piece(path, 0, b"one").status_code == 204
    file = house.services.parts.path(path.rsplit("/", 1)[1])
    file.write_bytes(b"onetw\0\0\0")
    assert sender.where(path) == 3
    assert sender.piece(path, 3, b"twosix").status_code == 204
    assert file.read_bytes() == b"onetwosix"


def test_a_piece_in_the_wrong_place_or_too_long_is_refused(house: House) -> None:
    sender = Sender(house)
    path = sender.begin(6)
    assert sender.piece(path, 2, b"cd").status_code == 409
    assert sender.piece(path, 0, b"abcdefg").status_code == 413
    assert sender.where(path) == 0
    assert sender.ask("PATCH", path, b"ab", upload_offset="0", content_type="text/plain").status_code == 415
    assert sender.ask("PATCH", path, b"ab", upload_offset="-1", content_type=PIECE).status_code == 422


def test_a_length_may_come_with_the_last_piece(house: House) -> None:
    sender = Sender(house)
    path = sender.begin(None)
    assert sender.ask("HEAD", path).headers["upload-defer-length"] == "1"
    assert sender.piece(path, 0, b"abc").status_code == 204
    assert _file(sender, path, b"abc").status_code == 409
    assert sender.piece(path, 3, b"", upload_length="2").status_code == 422
    assert sender.piece(path, 3, b"d", upload_length="4").status_code == 204
    assert sender.ask("HEAD", path).headers["upload-length"] == "4"
    assert sender.piece(path, 4, b"", upload_length="5").status_code == 422


def test_nobody_else_sees_or_changes_an_upload(house: House) -> None:
    path = Sender(house).begin(6)
    for user in (house.other_worker, house.manager, house.qa, house.admin):
        other = Sender(house, user)
        for answer in (
            other.ask("HEAD", path),
            other.ask("GET", path),
            other.piece(path, 0, b"abcdef"),
            other.ask("DELETE", path),
            _file(other, path, b"abcdef"),
        ):
            assert answer.status_code in {403, 404, 422}
            assert "recording" not in answer.json() if answer.content and answer.status_code != 422 else True
    assert Sender(house).where(path) == 0
    visitor = TestClient(Sender(house).client.app, follow_redirects=False)
    assert visitor.get(path).status_code == 401


def test_a_request_from_another_site_changes_nothing(house: House) -> None:
    path = Sender(house).begin(6)
    for token in ("", "0" * 64):
        outsider = Sender(house, token=token)
        assert outsider.ask("POST", UPLOADS, upload_length="6").status_code == 403
        assert outsider.piece(path, 0, b"abcdef").status_code == 403
        assert outsider.ask("DELETE", path).status_code == 403
        assert outsider.ask("POST", path, x_http_method_override="DELETE").status_code == 403
    assert Sender(house).where(path) == 0


def test_the_name_of_a_file_is_never_a_path(house: House) -> None:
    sender, content = Sender(house), _tone(house)
    path = sender.begin(len(content), name="../../../../escaped.wav")
    sender.piece(path, 0, content)
    assert _file(sender, path, content).status_code == 201
    folder = house.services.settings.data
    assert not list(folder.parent.rglob("*escaped*"))


def test_too_large_too_many_or_another_version_is_refused(house: House) -> None:
    sender = Sender(house)
    assert sender.ask("POST", UPLOADS, upload_length=str(2**31 + 1)).status_code == 413
    assert sender.ask("POST", UPLOADS, upload_length="1e3").status_code == 422
    assert sender.ask("POST", UPLOADS).status_code == 422
    other = sender.ask("POST", UPLOADS, upload_length="1", tus_resumable="0.2.2")
    assert (other.status_code, other.headers["tus-version"]) == (412, "1.0.0")
    for _ in range(40):
        sender.begin(1)
    assert sender.ask("POST", UPLOADS, upload_length="1").status_code == 409
    able = sender.ask("OPTIONS", UPLOADS).headers
    assert int(able["tus-max-size"]) >= 2 * 10**9
    assert {"creation", "expiration", "termination", "checksum"} <= set(able["tus-extension"].split(","))


def test_an_upload_may_be_taken_back(house: House) -> None:
    sender = Sender(house)
    for method, more in (("DELETE", {}), ("POST", {"x_http_method_override": "DELETE"})):
        path = sender.begin(6)
        sender.piece(path, 0, b"abc")
        assert sender.ask(method, path, **more).status_code == 204
        assert sender.ask("GET", path).status_code == 404
    assert house.services.parts.known() == set()


def test_an_upload_left_for_a_week_is_gone(house: House, clock: StillClock) -> None:
    sender = Sender(house)
    path = sender.begin(6)
    sender.piece(path, 0, b"abc")
    clock.moment += timedelta(days=8)
    assert Sender(house).piece(path, 3, b"def").status_code == 410
    assert clear_expired(house.services.database, house.services.parts, clock.moment) == 1
    assert house.services.parts.known() == set()
    assert Sender(house).ask("HEAD", path).status_code == 404


def test_a_recording_is_not_made_of_half_a_file_or_of_other_bytes(house: House) -> None:
    sender, content = Sender(house), _tone(house)
    path = sender.begin(len(content))
    sender.piece(path, 0, content[:1000])
    assert "has not all arrived" in _file(sender, path, content).text
    sender.piece(path, 1000, content[1000:])
    assert "not the same" in _file(sender, path, content + b"x").text
    assert house.services.files.known() == set()
    assert _file(sender, path, content).status_code == 201


def test_stretches_of_one_visit_become_one_recording_with_its_marks(house: House) -> None:
    sender, content = Sender(house), _tone(house)
    paths = [sender.begin(len(content)) for _ in range(2)]
    for path in paths:
        assert sender.piece(path, 0, content).status_code == 204
    sent = [("form_token", sender.token), *FIELDS.items(), ("mark", "0:0.5"), ("mark", "1:1.5"), ("mark", "9:1")]
    sent += [("upload", path.rsplit("/", 1)[1]) for path in paths]
    filed = sender.client.post("/api/v1/recordings", files=[(name, (None, value)) for name, value in sent])
    assert filed.status_code == 201, filed.text
    recording_id = filed.json()["recording"]
    with house.services.database.transaction() as tx:
        marks = tx.recordings.get(recording_id).marks
    assert marks == pytest.approx((0.5, 3.5), abs=0.11)
    wav = house.services.settings.data / "joined.wav"
    assert decode(house.services.files.original(recording_id), wav) == pytest.approx(4.0, abs=0.1)


def test_two_answers_to_one_form_make_one_recording(house: House) -> None:
    sender, content = Sender(house), _tone(house)
    path = sender.begin(len(content))
    sender.piece(path, 0, content)
    filed = _file(sender, path, content).json()["recording"]
    with pytest.raises(ConflictError), house.services.database.transaction() as tx:
        tx.uploads.file(path.rsplit("/", 1)[1], filed)


def test_stretches_by_other_recorders_are_put_together_too(tmp_path: Path) -> None:
    stretches = [tmp_path / "a.wav", tmp_path / "b.wav"]
    write_tone(stretches[0], 1.0)
    soundfile.write(stretches[1], np.zeros((44_100 * 2, 2)), 44_100)
    starts = stitch(stretches, tmp_path / "both.mka")
    assert starts == pytest.approx([0.0, 1.0], abs=0.01)
    assert decode(tmp_path / "both.mka", tmp_path / "both.wav") == pytest.approx(3.0, abs=0.05)


def test_a_stretch_that_is_no_sound_is_refused_and_stays(house: House) -> None:
    sender, content = Sender(house), _tone(house)
    paths = [sender.begin(len(content)), sender.begin(9)]
    sender.piece(paths[0], 0, content)
    sender.piece(paths[1], 0, b"#EXTM3U\n\n")
    sent = [("form_token", sender.token), *FIELDS.items(), *(("upload", p.rsplit("/", 1)[1]) for p in paths)]
    refused = sender.client.post("/api/v1/recordings", files=[(name, (None, value)) for name, value in sent])
    assert refused.status_code == 415
    assert house.services.files.known() == set()
    assert len(house.services.parts.known()) == 2


@given(st.text())
def test_any_header_is_read_or_refused_in_a_sentence(header: str) -> None:
    assert len(read_name(header)) <= 255
    try:
        read_checksum(header)
    except BadInputError as problem:
        assert "base64" in problem.sentence


def _tone(house: House) -> bytes:
    path = house.services.settings.data / "sent.wav"
    write_tone(path, 2.0)
    return path.read_bytes()


def _file(sender: Sender, path: str, content: bytes) -> Response:
    sent = {"form_token": sender.token, "upload": path.rsplit("/", 1)[1]} | FIELDS
    sent |= {"upload_sha256": hashlib.sha256(content).hexdigest()}
    return sender.client.post("/api/v1/recordings", files={name: (None, value) for name, value in sent.items()})


def _sha256(content: bytes) -> str:
    return "sha256 " + _hash("sha256", content)


def _hash(name: str, content: bytes) -> str:
    return b64encode(hashlib.new(name, content).digest()).decode()


def test_an_upload_is_refused_where_the_disk_has_no_room(house: House) -> None:
    with pytest.raises(Exception, match="no room"):
        Parts(house.services.settings.data).begin("0" * 32, awaited=2**60)
