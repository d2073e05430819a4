"""What an outsider, a curious colleague or a careless user may send, and what must not come of it."""

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.demo import USERS, add_users, close_users
from api.deps import SESSION_COOKIE, VISITOR_COOKIE, token_for
from assistant.domain.casenote import Kind, Note, NoteState, Section, Statement
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Readability, Report
from assistant.domain.job import JobState
from assistant.domain.user import User, UserRole
from assistant.storage.database import Database
from assistant.storage.files import open_folder
from tests.house import PEOPLE, VISIT, House, write_tone

FIELDS = {
    "type": "home-visit",
    "date": "2026-04-21",
    "basis": "agreed",
    "agreed_by": "Carys Vale",
    "agreed_on": "2026-04-21",
    "person_role": "child",
    "person_name": "Idris Vale",
    "person_more": "9",
}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>"
ODD_NAMES = (
    "\u202egpj.Ω👩\u200d👧.wav",
    "a\x00b.wav",
    "x" * 10_000 + ".wav",
    "a\r\nset-cookie: b=1.wav",
    "../../../../x.wav",
    '=cmd|"/c calc"!A1.wav',
    SCRIPT,
)


class Outsider:
    """A program on the network, signed in as somebody or as nobody."""

    def __init__(self, house: House, user: User | None = None, *, demo: bool = False) -> None:
        services = house.with_demo() if demo else house.services
        self.client = TestClient(create_app(services), follow_redirects=False, raise_server_exceptions=False)
        self.token = ""
        if user:
            secret = house.session(user)
            self.client.cookies.set(SESSION_COOKIE, secret)
            self.token = token_for(secret)

    def get(self, path: str, **headers: str) -> Response:
        return self.client.get(path, headers=headers)

    def post(self, path: str, **fields: str) -> Response:
        return self.client.post(path, data={"form_token": self.token} | fields)

    def arrive(self) -> None:
        """Take the cookie and the token of the sign-in page."""
        found = re.search(r'name="form_token" value="([^"]+)"', self.get("/sign-in").text)
        assert found
        self.token = found.group(1)

    def upload(self, content: bytes, name: str = "visit.wav", **fields: str) -> Response:
        sent = {"form_token": self.token} | FIELDS | fields
        return self.client.post("/recordings", data=sent, files={"recording": (name, content, "audio/wav")})


def test_nobody_reaches_what_belongs_to_somebody_else(house: House) -> None:
    filed = _note(house)
    paths = [f"/notes/{filed.id}{end}" for end in ("", "/versions", "/docx", "/copy", "/review", "/submit")] + [
        f"/recordings/{filed.recording}{end}" for end in ("", "/sound", "/transcript", "/who", "/delete")
    ]
    paths += [f"/api/v1/notes/{filed.id}", f"/api/v1/recordings/{filed.recording}/job"]
    paths += [f"/api/v1/recordings/{filed.recording}/transcript", f"/recordings/new?again={filed.recording}"]
    for user in (house.other_worker, house.manager, house.other_manager, house.qa, house.admin):
        outsider = Outsider(house, user)
        for path in paths:
            answer = outsider.get(path)
            assert answer.status_code in {403, 404}, (user.role, path)
            assert "Idris" not in answer.text
    outsider = Outsider(house, house.other_worker)
    for path in ("statements", "statements/s1", "said", "actions", "findings", "submit"):
        answer = outsider.post(f"/notes/{filed.id}/{path}", version="1", place="0", text="Mine now.", do="remove")
        assert answer.status_code == 404, path
    for path in ("cancel", "again", "delete", "who"):
        assert outsider.post(f"/recordings/{filed.recording}/{path}").status_code == 404
    with house.services.database.transaction() as tx:
        assert tx.notes.get(filed.id).version == 1


def test_a_form_without_our_own_token_changes_nothing(house: House) -> None:
    filed = _note(house)
    for token in ("", "0" * 64, "é" * 64, token_for("another session"), "\x00"):
        outsider = Outsider(house, house.worker)
        outsider.token = token
        for path in (f"/notes/{filed.id}/submit", f"/recordings/{filed.recording}/delete", "/sign-out", "/password"):
            assert outsider.post(path, version="1", password="a long enough one").status_code == 403, (token, path)
        assert outsider.upload(b"x").status_code == 403
    with house.services.database.transaction() as tx:
        assert tx.notes.get(filed.id).state is NoteState.DRAFT
    assert house.services.files.known() == {filed.recording}


def test_signing_in_never_takes_over_a_session_that_was_there(house: House) -> None:
    with house.services.database.transaction() as tx:
        link = tx.users.new_link(house.worker.id)
    outsider = Outsider(house)
    outsider.client.cookies.set(SESSION_COOKIE, "chosen-by-somebody-else")
    outsider.client.cookies.set(VISITOR_COOKIE, "chosen-too")
    outsider.token = token_for("chosen-by-somebody-else")
    answer = outsider.post(f"/sign-in/{link}")
    cookie = answer.headers["set-cookie"]
    assert "chosen-by-somebody-else" not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_a_sign_in_link_used_twice_at_once_works_once(house: House) -> None:
    with house.services.database.transaction() as tx:
        link = tx.users.new_link(house.worker.id)
    visitors = [Outsider(house) for _ in range(6)]
    for visitor in visitors:
        visitor.arrive()
    with ThreadPoolExecutor(6) as together:
        codes = sorted(answer.status_code for answer in together.map(lambda v: v.post(f"/sign-in/{link}"), visitors))
    assert codes == [303, 410, 410, 410, 410, 410]


def test_a_new_password_ends_every_other_session_and_link(house: House) -> None:
    thief = Outsider(house, house.worker)
    with house.services.database.transaction() as tx:
        link = tx.users.new_link(house.worker.id)
    owner = Outsider(house, house.worker)
    assert owner.post("/password", password="three plain words").status_code == 303
    assert owner.get("/work").status_code == 200
    assert thief.get("/work").status_code == 303
    late = Outsider(house)
    late.arrive()
    assert late.post(f"/sign-in/{link}").status_code == 410


def test_guesses_sent_all_at_once_are_counted_too(house: House) -> None:
    Outsider(house, house.worker).post("/password", password="three plain words")
    guesser = Outsider(house)
    guesser.arrive()
    with ThreadPoolExecutor(20) as together:
        codes = list(
            together.map(
                lambda n: guesser.post("/sign-in", email="amara@council.example", password=f"guess {n}").status_code,
                range(40),
            )
        )
    assert codes.count(422) <= 10
    assert codes.count(429) >= 30


def test_an_unknown_address_takes_as_long_as_a_wrong_password(house: House) -> None:
    Outsider(house, house.worker).post("/password", password="three plain words")

    def seconds(email: str) -> float:
        taken = []
        for n in range(5):
            guesser = Outsider(house)
            guesser.arrive()
            start = time.process_time()
            assert guesser.post("/sign-in", email=email, password=f"wrong {n}").status_code == 422
            taken.append(time.process_time() - start)
        return min(taken)

    known, unknown, without = (seconds(f"{who}@council.example") for who in ("amara", "nobody", "lena"))
    assert 0.6 < unknown / known < 1.6
    assert 0.6 < without / known < 1.6


@pytest.mark.parametrize(
    "to", ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "/\n/x"]
)
def test_signing_in_never_leads_to_another_site(house: House, to: str) -> None:
    Outsider(house, house.worker).post("/password", password="three plain words")
    visitor = Outsider(house)
    visitor.arrive()
    answer = visitor.post("/sign-in", email="amara@council.example", password="three plain words", next=to)
    assert answer.headers["location"] == "/work"


def test_the_demonstration_is_closed_where_it_is_not_on(house: House) -> None:
    add_users(house.services)
    with house.services.database.transaction() as tx:
        demo_admin = tx.users.by_email(USERS[UserRole.ADMIN][0])
    assert demo_admin
    before = Outsider(house, demo_admin)
    close_users(house.services)
    assert before.get("/people").status_code == 303
    visitor = Outsider(house)
    visitor.arrive()
    for role in UserRole:
        assert visitor.post(f"/try/{role}").status_code == 404


def test_the_demonstration_gives_nobody_power_over_real_people(house: House) -> None:
    add_users(house.with_demo())
    visitor = Outsider(house, demo=True)
    visitor.arrive()
    for role in UserRole:
        answer = visitor.post(f"/try/{role}")
        assert answer.status_code == 404, role
    with house.services.database.transaction() as tx:
        demo_admin = tx.users.by_email(USERS[UserRole.ADMIN][0])
    assert demo_admin
    assert Outsider(house, demo_admin, demo=True).get("/people").status_code == 303


def test_the_demonstration_changes_nothing_that_outlasts_it(house: House, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'alone.db'}", house.services.clock)
    database.migrate()
    services = replace(house.with_demo(), database=database)
    add_users(services)
    with database.transaction() as tx:
        first = tx.users.add(email="first@council.example", name="Maya Quinn", role=UserRole.ADMIN)
    client = TestClient(create_app(services), follow_redirects=False)
    found = re.search(r'name="form_token" value="([^"]+)"', client.get("/sign-in").text)
    assert found
    assert client.post("/try/admin", data={"form_token": found.group(1)}).status_code == 303
    token = token_for(client.cookies[SESSION_COOKIE])
    assert client.get("/people").status_code == 200
    for path in ("/people", f"/people/{first.id}/link", f"/people/{first.id}/active", "/password"):
        sent = {"form_token": token, "name": "Mine", "email": "m@x.example", "role": "admin", "password": "a" * 20}
        assert client.post(path, data=sent).status_code == 403, path
    with database.transaction() as tx:
        tx.users.add(email="amara@council.example", name="Amara Boyd", role=UserRole.WORKER, team="North")
    assert client.get("/people").status_code == 303
    database.close()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_recording_with_an_odd_name_is_kept_whole(house: House, name: str) -> None:
    path = house.services.settings.data / "sent.wav"
    write_tone(path, 1.0)
    worker = Outsider(house, house.worker)
    answer = worker.upload(path.read_bytes(), name, person_name=f"Idris {name}"[:110], agreed_by=name[:200])
    assert answer.status_code in {303, 422}, answer.text[:200]
    for page in ("/work", answer.headers.get("location", "/work")):
        shown = worker.get(page)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text
    assert {p.name for p in house.services.settings.data.iterdir()} <= {
        *("heard.db", "heard.db-wal", "heard.db-shm", "recordings", "sent.wav", "tone.wav")
    }


def test_words_typed_into_a_note_are_only_ever_words(house: House) -> None:
    filed = _note(house)
    worker = Outsider(house, house.worker)
    typed = SCRIPT + "\x0b\x00 =1+1 {{7*7}} ﷽ \ud7ff￾"
    added = worker.post(f"/notes/{filed.id}/statements", version="1", place="0", text=f"Mum said {typed}")
    assert added.status_code == 303
    with house.services.database.transaction() as tx:
        version = str(tx.notes.get(filed.id).version)
    done = worker.post(f"/notes/{filed.id}/actions", version=version, what=typed, who=typed, due="2026-05-01", was="")
    assert done.status_code == 303
    for end in ("", "/versions", "/copy", "/docx", "/submit"):
        answer = worker.get(f"/notes/{filed.id}{end}")
        assert answer.status_code == 200, end
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert "\n" not in answer.headers.get("content-disposition", "")


@pytest.mark.parametrize(
    "path",
    [
        "/notes/{note}?add=99999999999999999999999",
        "/notes/{note}?at=%00&edit=%F0%9F%98%80",
        "/notes/{note}?add=-1",
        "/notes/{note}/versions?old=99999999999999999999999&new=1",
        "/notes/{note}/versions?old=-1&new=0",
        "/notes/%00",
        "/notes/..%2f..%2fetc%2fpasswd",
        "/recordings/..%2f..%2fheard.db/sound",
        "/recordings/%00/sound",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static/%00",
        "/sign-in/%00",
        "/sign-in/" + "a" * 8000,
        "/to-review?finding=%00&worker=" + "x" * 5000,
        "/recordings/new?again=%00",
        "/sign-in?next=%0d%0aset-cookie:x=1&done=%00",
    ],
)
def test_a_crooked_address_is_answered_in_a_sentence(house: House, path: str) -> None:
    filed = _note(house)
    answer = Outsider(house, house.worker).get(path.format(note=filed.id))
    assert answer.status_code < 500
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1e9", "", "²", "٣", "99"])
def test_a_crooked_number_in_a_form_is_answered_in_a_sentence(house: House, number: str) -> None:
    filed = _note(house)
    worker = Outsider(house, house.worker)
    for path in ("statements", "said", "statements/s1", "submit"):
        fields = {
            "version": "1",
            "place": number,
            "to": number,
            "do": "move",
            "text": "Mum said so.",
            "utterance": "u4",
        }
        if path == "submit":
            fields["version"] = number
        assert 400 <= worker.post(f"/notes/{filed.id}/{path}", **fields).status_code < 500, path
    checked = worker.post("/check", text="Mum said so.", age=number)
    assert checked.status_code < 500
    assert worker.upload(b"x", speakers=number, person_more=number).status_code < 500


def test_parts_of_a_sound_are_given_and_never_more_than_there_is(house: House) -> None:
    filed = _note(house)
    worker = Outsider(house, house.worker)
    path = f"/recordings/{filed.recording}/sound"
    whole = worker.get(path)
    assert whole.headers["cache-control"] == "no-store"
    size = len(whole.content)
    for part in ("bytes=0-0", "bytes=-1", f"bytes={size}-", "bytes=5-1", "bytes=a-b", "bytes=0-99999999999999"):
        answer = worker.get(path, range=part)
        assert answer.status_code in {200, 206, 400, 416}, part
        assert len(answer.content) <= size
    start = time.perf_counter()
    many = worker.get(path, range="bytes=" + ",".join(f"{n}-{n}" for n in range(0, 9000, 2)))
    assert many.status_code in {200, 206, 400, 416}
    assert time.perf_counter() - start < 3


def test_no_page_may_be_kept_framed_or_load_from_elsewhere(house: House) -> None:
    filed = _note(house)
    for path in (f"/notes/{filed.id}", "/work", "/none", "/api/v1/notes/none", f"/notes/{filed.id}/docx"):
        headers = Outsider(house, house.worker).get(path).headers
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_form_that_never_ends_is_stopped(house: House) -> None:
    visitor = Outsider(house)
    visitor.arrive()

    def endless() -> Iterator[bytes]:
        yield b'--cut\r\ncontent-disposition: form-data; name="email"; filename="a"\r\n\r\n'
        for _ in range(8):
            yield b"x" * 2**20

    answer = visitor.client.post(
        "/sign-in", content=endless(), headers={"content-type": "multipart/form-data; boundary=cut"}
    )
    assert answer.status_code == 413


def test_the_data_folder_opens_to_nobody_else(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    before = os.umask(0o022)
    try:
        folder.mkdir(mode=0o755)
        open_folder(folder)
        Database(f"sqlite:///{folder / 'heard.db'}", house.services.clock).migrate()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {p.stat().st_mode & 0o077 for p in folder.rglob("*")} == {0}
    finally:
        os.umask(before)


def test_a_deleted_recording_leaves_no_bytes_behind(house: House) -> None:
    marker = "Zephyrine Quillfeather"
    path = house.services.settings.data / "sent.wav"
    write_tone(path, 1.0)
    worker = Outsider(house, house.worker)
    made = worker.upload(path.read_bytes(), f"{marker}.wav", person_name=marker, agreed_by=marker)
    recording = made.headers["location"].rsplit("/", 1)[1]
    assert worker.post(f"/recordings/{recording}/delete").status_code == 303
    assert house.services.files.known() == set()
    for file in house.services.settings.data.iterdir():
        if file.is_file() and file.name.startswith("heard.db"):
            assert marker.encode() not in file.read_bytes(), file.name


def _note(house: House) -> FiledNote:
    """File a short note of a recording, without waiting for a draft or a check."""
    recording = house.recording(house.worker, JobState.DONE)
    statement = Statement(id="s1", text="Carys said that Idris sleeps through.", kind=Kind.PARENT_VIEW, holder="mother")
    sections = (Section(heading="What Carys said", statements=(statement,)), Section(heading="What we think"))
    note = Note(type="home-visit", title="Home visit", visit_date=VISIT.date, people=PEOPLE, sections=sections)
    with house.services.database.transaction() as tx:
        return tx.notes.add(
            note,
            Report(readability=Readability(reading_age=None, score=None, words=6, too_short=True)),
            owner=house.worker.id,
            recording=recording.id,
            by="words",
            by_name="Heard",
        )
