"""The note's page: what stands on it, what is put together, and what is left off."""

from html import unescape

from assistant.domain.casenote import Action
from assistant.domain.filed import FiledNote
from assistant.domain.person import Role
from assistant.domain.transcript import Warning
from tests.house import House, transcript
from tests.visitor import Visitor


def test_actions_with_no_date_are_named_in_one_sentence(house: House) -> None:
    filed = _with_actions(house, "Ring the nursery", "Bring the bus pass")
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}").text
    assert "2 actions have no date: “Ring the nursery”; “Bring the bus pass”" in page
    assert "By when? </h3>" not in page
    assert "The whole note" not in page.partition("2 actions have no date")[2]


def test_actions_with_no_date_can_be_left_together(house: House) -> None:
    filed = _with_actions(house, "Ring the nursery", "Bring the bus pass")
    worker = Visitor(house, house.worker)
    form = worker.get(f"/notes/{filed.id}").text.partition('<div class="lacking">')[2].partition("</form>")[0]
    keys = [part.partition('"')[0] for part in form.split('name="key" value="')[1:]]
    assert len(keys) == 2
    sent = worker.client.post(
        f"/notes/{filed.id}/findings", data={"form_token": worker.token, "key": keys, "do": "leave"}
    )
    assert sent.status_code == 303
    assert "have no date" not in worker.get(f"/notes/{filed.id}").text


def test_sections_for_people_who_are_not_in_the_family_are_left_off(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}").text
    headings = [part.partition("<")[0] for part in page.split('<h2 class="section__heading"')[1:]]
    shown = " ".join(part.partition(">")[2] for part in headings) + page
    assert "Carers&#39; views</h2>" not in shown
    assert "Father&#39;s views</h2>" in page
    assert "Nothing recorded yet." in page
    place = next(n for n, s in enumerate(filed.note.sections) if s.heading == "Carers' views")
    assert f'<option value="{place}">Carers&#39; views</option>' in page
    assert "New sentence in Carers&#39; views" in worker.get(f"/notes/{filed.id}?add={place}").text


def test_copies_leave_off_the_same_sections(house: House) -> None:
    filed = house.note(house.worker)
    copied = Visitor(house, house.worker).get(f"/notes/{filed.id}/copy").text
    assert "Carers' views" not in unescape(copied)
    assert "Father's views" in unescape(copied)


def test_a_turn_that_may_be_somebody_elses_says_so_in_words(house: House) -> None:
    filed = house.note(house.worker)
    statement = next(s for s in filed.note.statements if s.evidence)
    moment = statement.evidence[0]
    doubt = Warning(code="unsure-speaker", start=moment.start, end=moment.end, message="Not sure who said this.")
    with house.services.database.transaction() as tx:
        said = transcript(confirmed=True).model_copy(update={"warnings": (doubt,)})
        tx.transcripts.add(filed.recording or "", said, by="scripted")
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}?at={statement.id}").text
    assert "It is not sure who said this: listen, and name the right person." in page
    assert f'statement--check" id="{statement.id}"' in page
    spoken = worker.get(f"/recordings/{filed.recording}/transcript").text
    assert '<span class="doubt">Not sure who said this</span>' in spoken


def test_warnings_stand_beside_the_voices(house: House) -> None:
    recording = house.recording(house.worker)
    silent = Warning(code="not-heard", start=12.0, end=14.0, message="Not heard: 00:12 to 00:14.")
    with house.services.database.transaction() as tx:
        said = transcript(confirmed=False).model_copy(update={"warnings": (silent,)})
        tx.transcripts.add(recording.id, said, by="scripted")
    page = Visitor(house, house.worker).get(f"/recordings/{recording.id}/who").text
    assert "Somebody spoke and the words were not heard at 00:12. Listen there." in page


def test_a_program_gets_each_statement_with_its_support(house: House) -> None:
    filed = house.note(house.worker)
    answer = Visitor(house, house.worker).get(f"/api/v1/notes/{filed.id}").json()
    statements = [s for section in answer["note"]["sections"] for s in section["statements"]]
    assert statements
    assert all(s["support"]["status"] for s in statements)


def test_how_a_note_reads_shows_the_words_that_lost_points(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    text = "\n".join(
        f"The multi-agency assessment of case {n} was facilitated, and robust safeguarding was implemented by all."
        for n in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    worker.post(f"/notes/{filed.id}/statements", place="1", text=text, version="1")
    page = worker.get(f"/notes/{filed.id}/reading").text
    assert "The reading age is an estimate, most likely " in page
    assert "<mark>" in page
    assert "Flesch-Kincaid grade" not in page
    assert "Flesch-Kincaid grade" in worker.get(f"/notes/{filed.id}/reading?formulas=true").text
    assert f'href="/notes/{filed.id}/reading"' in worker.get(f"/notes/{filed.id}").text


def test_a_short_note_is_too_short_to_score(house: House) -> None:
    filed = _with_actions(house)
    with house.services.database.transaction() as tx:
        report = filed.report.model_copy(
            update={"readability": filed.report.readability.model_copy(update={"too_short": True, "words": 41})}
        )
        tx.notes.revise(filed.id, filed.note, report, seen_version=filed.version, by="x", by_name="x")
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}").text
    assert "Too short to score: 41 words." in page
    assert "Reading age" not in page


def test_an_action_says_its_day_in_words(house: House) -> None:
    filed = house.note(house.worker)
    due = next(action.due for action in filed.note.actions if action.due)
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}").text
    assert f'value="{due.isoformat()}"' in page
    assert f"{due:%A} {due.day} {due:%B %Y}" in page


def test_an_edit_is_checked_for_the_same_child_as_the_draft(house: House) -> None:
    filed = house.note(house.worker)
    child = next(p for p in filed.note.people if p.role is Role.CHILD)
    with house.services.database.transaction() as tx:
        said = tx.transcripts.latest(filed.recording or "")
    worker = Visitor(house, house.worker)
    worker.post(f"/notes/{filed.id}/actions", what="Ring the nursery", was="", who="", due="", version="1")
    with house.services.database.transaction() as tx:
        kept = tx.notes.get(filed.id)
    again = house.services.checker.check(kept.note, transcript=said, people=kept.note.people, age=child.age)
    assert kept.report == again


def _with_actions(house: House, *names: str) -> FiledNote:
    filed = house.note(house.worker)
    note = filed.note.model_copy(update={"actions": tuple(Action(what=name, who="Carys Vale") for name in names)})
    with house.services.database.transaction() as tx:
        said = tx.transcripts.latest(filed.recording or "")
    report = house.services.checker.check(note, transcript=said, people=note.people)
    with house.services.database.transaction() as tx:
        return tx.notes.revise(filed.id, note, report, seen_version=filed.version, by="x", by_name="x")
