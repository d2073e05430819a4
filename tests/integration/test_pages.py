"""The pages, asked for as a browser asks: who may see what, what is kept, and what is refused."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape

import pytest

from api.deps import SESSION_COOKIE
from assistant.domain.casenote import NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.job import JobState
from tests.house import TURNS, House, write_tone
from tests.visitor import Visitor


@pytest.fixture
def worker(house: House) -> Iterator[Visitor]:
    yield Visitor(house, house.worker)


def test_a_sign_in_link_works_once_and_then_asks_for_a_password(house: House) -> None:
    with house.services.database.transaction() as tx:
        link = tx.users.new_link(house.worker.id)
    visitor = Visitor(house)
    page = visitor.get(f"/sign-in/{link}")
    assert page.status_code == 200
    assert f'action="/sign-in/{link}"' in page.text
    visitor.token = _token(page.text)
    assert visitor.post(f"/sign-in/{link}").headers["location"] == "/password"
    assert visitor.client.cookies.get(SESSION_COOKIE)
    again = Visitor(house)
    again.token = _token(again.get(f"/sign-in/{link}").text)
    assert again.post(f"/sign-in/{link}").status_code == 410


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(house: House) -> None:
    visitor = Visitor(house)
    visitor.token = _token(visitor.get("/sign-in").text)
    known = visitor.post("/sign-in", email="amara@council.example", password="not it at all")
    unknown = visitor.post("/sign-in", email="amara@council.exampla", password="not it at all")
    assert known.status_code == unknown.status_code == 422
    assert known.text.replace("exampla", "example") == unknown.text.replace("exampla", "example")


def test_too_many_wrong_passwords_have_to_wait(house: House) -> None:
    visitor = Visitor(house)
    visitor.token = _token(visitor.get("/sign-in").text)
    answers = [visitor.post("/sign-in", email="amara@council.example", password="no").status_code for _ in range(11)]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_a_form_without_its_token_changes_nothing(house: House, worker: Visitor) -> None:
    worker.token = "wrong"
    assert worker.post("/password", password="three good words").status_code == 403
    with house.services.database.transaction() as tx:
        assert tx.users.password_hash(house.worker.id) is None


def test_pages_load_nothing_from_elsewhere_and_are_not_kept(house: House, worker: Visitor) -> None:
    page = worker.get("/work")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-frame-options"] == "DENY"
    assert not re.search(r"(src|href)=\"(https?:)?//", page.text)
    assert " style=" not in page.text
    assert "<h1" in page.text


@pytest.mark.parametrize(
    ("content", "name", "status", "sentence"),
    [
        (b"", "visit.mp3", 422, "This file is empty"),
        (b"These are only words.\n" * 50, "visit.mp3", 415, "holds text, not sound"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "visit.m4a", 415, "is a picture"),
        (b"\x01\x02\x03\xff" * 500, "visit.ogg", 415, "cannot be read as a recording"),
    ],
)
def test_a_file_that_is_no_recording_is_refused_in_words_and_not_kept(
    house: House, worker: Visitor, content: bytes, name: str, status: int, sentence: str
) -> None:
    page = worker.upload(content, name, place="Idris's gran's flat")
    assert page.status_code == status
    assert sentence in page.text
    assert 'href="#recording"' in page.text
    assert "gran&#39;s flat" in page.text
    assert house.services.files.known() == set()


def test_a_slip_in_the_form_keeps_what_was_typed_and_no_file(house: House, worker: Visitor) -> None:
    page = worker.upload(_tone(house), date="2027-01-01", person_name="Zoë O’Brien-Łukasz")
    assert page.status_code == 422
    assert "in the future" in page.text
    assert "Zoë O’Brien-Łukasz" in unescape(page.text)
    assert house.services.files.known() == set()


def test_a_kind_of_visit_that_may_not_be_recorded_is_refused_with_its_reason(house: House, worker: Visitor) -> None:
    page = worker.upload(_tone(house), type="strategy-discussion")
    assert page.status_code == 422
    assert "not recorded here" in page.text


def test_a_recording_is_safe_and_queued_and_the_same_one_is_not_kept_twice(house: House, worker: Visitor) -> None:
    first = worker.upload(_tone(house))
    assert first.status_code == 303
    place = first.headers["location"]
    again = worker.upload(_tone(house))
    assert again.headers["location"] == f"{place}?done=same"
    assert len(house.services.files.known()) == 1
    assert len(house.queue.waiting) == 1
    assert "Your recording is safe here" in worker.get(place).text


def test_a_recording_can_be_cancelled_tried_again_and_deleted(house: House, worker: Visitor) -> None:
    place = worker.upload(_tone(house)).headers["location"]
    assert worker.post(f"{place}/cancel").status_code == 303
    assert "This was cancelled" in worker.get(place).text
    assert worker.post(f"{place}/again").status_code == 303
    assert "Working on your recording" in worker.get(place).text
    assert worker.post(f"{place}/delete").status_code == 303
    assert worker.get(place).status_code == 404
    assert house.services.files.known() == set()


def test_nobody_elses_recording_or_note_can_be_seen_or_heard(house: House) -> None:
    filed = house.note(house.worker)
    paths = [
        f"/recordings/{filed.recording}",
        f"/recordings/{filed.recording}/who",
        f"/recordings/{filed.recording}/sound",
        f"/recordings/{filed.recording}/transcript",
        f"/notes/{filed.id}",
        f"/notes/{filed.id}/copy",
        f"/api/v1/notes/{filed.id}",
    ]
    for user in (house.other_worker, house.manager, house.other_manager, house.qa, house.admin):
        visitor = Visitor(house, user)
        assert {visitor.get(path).status_code for path in paths} <= {403, 404}


def test_sound_is_given_in_parts_to_its_owner(house: House, worker: Visitor) -> None:
    recording = house.recording(house.worker)
    part = worker.client.get(f"/recordings/{recording.id}/sound", headers={"range": "bytes=0-99"})
    assert part.status_code == 206
    assert len(part.content) == 100


def test_who_is_who_needs_an_answer_for_every_voice(house: House, worker: Visitor) -> None:
    recording = house.recording(house.worker)
    page = worker.post(f"/recordings/{recording.id}/who", **{"who-S1": "3", "who-S2": "1"})
    assert page.status_code == 422
    assert 'href="#who-S3"' in page.text
    assert re.search(r'value="3" checked', page.text)


def test_confirmed_voices_are_kept_and_the_draft_is_asked_for(house: House, worker: Visitor) -> None:
    recording = house.recording(house.worker)
    answers = {"who-S1": "3", "who-S2": "else", "role-S2": "family", "name-S2": "Beti Vale", "who-S3": "0"}
    assert worker.post(f"/recordings/{recording.id}/who", **answers).status_code == 303
    with house.services.database.transaction() as tx:
        said = tx.transcripts.latest(recording.id)
        job = tx.jobs.of_recording(recording.id)
        people = tx.recordings.get(recording.id).visit.people
    assert said is not None and said.confirmed
    assert [s.name for s in said.speakers] == ["Amara Boyd", "Beti Vale", "Idris Vale"]
    assert job is not None and job.state is JobState.QUEUED
    assert "Beti Vale" in {person.name for person in people}


def _all_suggested(page: str) -> dict[str, str]:
    form = re.search(r'<form method="post" class="card all-suggested">.*?</form>', page, re.DOTALL)
    return dict(re.findall(r'name="(who-\w+)" value="(\d+)"', form.group())) if form else {}


def test_clear_suggestions_are_all_taken_with_one_press(house: House, worker: Visitor) -> None:
    recording = house.recording(house.worker)
    with house.services.database.transaction() as tx:
        said = tx.transcripts.latest(recording.id)
        assert said is not None
        clear = {"u2": "Yes, I am her mum and that is fine by me.", "u3": "Carys, how has Idris been sleeping?"}
        clear |= {
            "u5": "Carys, how is school going?",
            "u9": "Thank you, Carys.",
            "u10": "I'm his mum, I will take him.",
        }
        turns = tuple(u.model_copy(update={"text": clear.get(u.id, u.text)}) for u in said.utterances)
        tx.transcripts.add(recording.id, said.model_copy(update={"utterances": turns}), by="scripted")
    page = worker.get(f"/recordings/{recording.id}/who").text
    pressed = _all_suggested(page)
    assert pressed == {"who-S1": "3", "who-S2": "1", "who-S3": "0"}
    assert "All as suggested" in page
    assert worker.post(f"/recordings/{recording.id}/who", **pressed).status_code == 303
    with house.services.database.transaction() as tx:
        said = tx.transcripts.latest(recording.id)
    assert said is not None and said.confirmed
    assert [s.name for s in said.speakers] == ["Amara Boyd", "Carys Vale", "Idris Vale"]


def test_where_one_suggestion_is_only_a_guess_each_voice_is_answered_by_itself(house: House, worker: Visitor) -> None:
    recording = house.recording(house.worker)
    page = worker.get(f"/recordings/{recording.id}/who").text
    assert "Only a guess" in page
    assert "All as suggested" not in page


def test_two_voices_of_one_person_become_one(house: House, worker: Visitor) -> None:
    recording = house.recording(house.worker)
    worker.post(f"/recordings/{recording.id}/who", **{"who-S1": "3", "who-S2": "1", "who-S3": "1"})
    with house.services.database.transaction() as tx:
        said = tx.transcripts.latest(recording.id)
    assert said is not None
    assert [s.id for s in said.speakers] == ["S1", "S2"]
    assert said.utterance("u8").speaker == "S2"


def test_an_edit_is_a_new_version_by_its_writer_and_is_checked_again(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    first = filed.note.statements[-1]
    text = "Ms Vale is in denial and clearly manipulative."
    answer = worker.post(f"/notes/{filed.id}/statements/{first.id}", text=text, version="1")
    assert answer.status_code == 303
    with house.services.database.transaction() as tx:
        changed = tx.notes.get(filed.id)
        versions = tx.notes.versions(filed.id)
    assert changed.version == 2
    assert versions[0].by_name == "Amara Boyd"
    assert any(f.text == text for f in changed.report.findings)
    assert "written by Amara Boyd" in worker.get(f"/notes/{filed.id}/versions").text


def test_an_edit_on_an_old_version_keeps_what_was_typed(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    statement = filed.note.statements[0].id
    worker.post(f"/notes/{filed.id}/statements/{statement}", text="The first change.", version="1")
    late = worker.post(f"/notes/{filed.id}/statements/{statement}", text="The second change.", version="1")
    assert late.status_code == 409
    assert "The second change." in late.text
    with house.services.database.transaction() as tx:
        assert tx.notes.get(filed.id).note.statements[0].text == "The first change."


def test_a_sentence_of_the_workers_own_is_marked_as_theirs(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    worker.post(f"/notes/{filed.id}/statements", place="9", text="The kitchen was warm.", version="1")
    assert "Added by Amara Boyd, not from the recording." in worker.get(f"/notes/{filed.id}").text


def test_a_grave_finding_is_left_only_with_a_reason(house: House, worker: Visitor) -> None:
    from api.pages.findings import finding_key

    filed = house.note(house.worker)
    key = finding_key(next(f for f in filed.report.findings if f.severity == "high"))
    assert worker.post(f"/notes/{filed.id}/findings", key=key, do="leave").status_code == 422
    answer = worker.post(f"/notes/{filed.id}/findings", key=key, do="leave", reason="He was at work, and I will ring.")
    assert answer.status_code == 303
    assert "He was at work, and I will ring." in worker.get(f"/notes/{filed.id}").text


def test_actions_are_saved_with_who_and_when(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    fields = {"what": "Ring the school", "who": "Amara Boyd", "due": "2026-04-24", "was": "", "version": "1"}
    assert worker.post(f"/notes/{filed.id}/actions", **fields).status_code == 303
    with house.services.database.transaction() as tx:
        actions = tx.notes.get(filed.id).note.actions
    assert [(a.what, a.who, str(a.due)) for a in actions] == [("Ring the school", "Amara Boyd", "2026-04-24")]


def test_a_decision_is_shown_before_it_is_made_and_then_kept_in_the_note(house: House, worker: Visitor) -> None:
    filed = _submitted(house, worker)
    manager = Visitor(house, house.manager)
    assert "I V" in manager.get("/to-review").text
    decision = {
        "version": str(filed.version),
        "decision": "return",
        "reason": "Add the father’s view.",
        "instruction": "",
    }
    preview = manager.post(f"/notes/{filed.id}/review", **decision)
    assert preview.status_code == 200
    assert "This goes in the file" in preview.text
    with house.services.database.transaction() as tx:
        assert tx.reviews.of_note(filed.id) == []
    assert manager.post(f"/notes/{filed.id}/review", confirm="yes", **decision).status_code == 303
    with house.services.database.transaction() as tx:
        assert tx.notes.get(filed.id).state is NoteState.RETURNED
        assert [e.did for e in tx.trail.of_subject(filed.id)][-1] == "note_returned"
    assert "Add the father’s view." in worker.get(f"/notes/{filed.id}").text


def test_a_return_needs_a_reason(house: House, worker: Visitor) -> None:
    filed = _submitted(house, worker)
    manager = Visitor(house, house.manager)
    page = manager.post(f"/notes/{filed.id}/review", version=str(filed.version), decision="return", instruction="Ring")
    assert page.status_code == 422
    assert 'href="#reason"' in page.text
    assert "Ring</textarea>" in page.text


def test_a_claim_of_harm_that_nobody_said_blocks_approval_until_it_is_decided(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    worker.post(f"/notes/{filed.id}/statements", place="3", text="Ms Vale hit Idris with a belt.", version="1")
    filed = _submit(house, worker, filed.id)
    manager = Visitor(house, house.manager)
    blocked = manager.post(f"/notes/{filed.id}/review", version=str(filed.version), decision="approve", confirm="yes")
    assert blocked.status_code == 422
    assert "speaks of harm" in blocked.text
    with house.services.database.transaction() as tx:
        assert tx.notes.get(filed.id).state is NoteState.SUBMITTED


def test_another_teams_manager_does_not_see_the_note(house: House, worker: Visitor) -> None:
    filed = _submitted(house, worker)
    other = Visitor(house, house.other_manager)
    assert other.get(f"/notes/{filed.id}/review").status_code == 404
    assert "I V" not in other.get("/to-review").text


def test_checking_a_note_gives_findings_and_keeps_nothing(house: House, worker: Visitor) -> None:
    text = "## Mother's views\nMum is manipulative and in denial."
    page = worker.post("/check", text=text)
    assert page.status_code == 200
    assert "Words that blame" in page.text
    assert "manipulative" in page.text
    with house.services.database.transaction() as tx:
        assert tx.notes.of_owner(house.worker.id) == []


def test_names_in_the_trail_are_ids(house: House, worker: Visitor) -> None:
    filed = _submitted(house, worker)
    page = Visitor(house, house.admin).get("/trail").text
    assert filed.id in page
    assert "Idris" not in page


def test_what_people_write_is_never_run_as_a_page(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    worker.post(f"/notes/{filed.id}/statements", place="9", text="<script>alert(1)</script> was seen.", version="1")
    assert "<script>alert" not in worker.get(f"/notes/{filed.id}").text
    assert "<script>alert" not in worker.get(f"/notes/{filed.id}/copy").text


def test_a_note_leaves_as_word_and_as_text_to_paste(house: House, worker: Visitor) -> None:
    filed = house.note(house.worker)
    word = worker.get(f"/notes/{filed.id}/docx")
    assert word.content[:2] == b"PK"
    assert "attachment" in word.headers["content-disposition"]
    assert "Copy for the case system" in worker.get(f"/notes/{filed.id}/copy").text


def test_the_web_process_loads_no_model() -> None:
    code = (
        "import sys, api.app, api.serve, api.wiring;"
        "print([m for m in ('torch','spacy','transformers','faster_whisper','ctranslate2') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_failure_is_logged_without_a_word_of_the_case(
    house: House, worker: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        tx.transcripts._session.connection().exec_driver_sql('update note_version set document = \'{"bad": "Idris"}\'')
    page = worker.get(f"/notes/{filed.id}")
    assert page.status_code == 500
    assert "nothing was changed" in page.text
    assert "Idris" not in caplog.text
    assert not any(words in caplog.text for *_, words in TURNS)


def _submitted(house: House, worker: Visitor) -> FiledNote:
    return _submit(house, worker, house.note(house.worker).id)


def _submit(house: House, worker: Visitor, note_id: str) -> FiledNote:
    with house.services.database.transaction() as tx:
        version = tx.notes.get(note_id).version
    assert worker.post(f"/notes/{note_id}/submit", version=str(version)).status_code == 303
    with house.services.database.transaction() as tx:
        return tx.notes.get(note_id)


def _token(page: str) -> str:
    found = re.search(r'name="form_token" value="(\w+)"', page)
    assert found
    return found.group(1)


def _tone(house: House) -> bytes:
    path = house.services.settings.data / "sent.wav"
    write_tone(path, 2.0)
    return path.read_bytes()
