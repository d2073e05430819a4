"""The page for the child: the letter as the child will see it, its score before and now, plainer words in a press."""

import re
from html import unescape

from assistant.domain.casenote import Kind, Note, NoteState, Section, Statement
from assistant.domain.filed import FiledNote
from tests.house import PEOPLE, House
from tests.visitor import Visitor

LETTER = (
    "Dear Idris,",
    "The assessment commenced prior to the school holiday.",
    "We utilised a room and ascertained that additional assistance was required in relation to your accommodation.",
    *(
        f"On {day} I came to see you at home, and you showed me your football cards and the tall tree by the gate."
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    ),
)


def test_the_letter_stands_by_itself_with_its_score_and_parts(house: House) -> None:
    filed = _letter(house)
    page = unescape(Visitor(house, house.worker).get(f"/notes/{filed.id}/child").text)
    assert "<h1" in page
    assert "For Idris to read" in page
    assert "<p>Dear Idris,</p>" in page
    assert "of 100" in page
    assert "Where points were lost" in page
    assert "Father's views" not in page.partition("<article")[2].partition("</article>")[0]


def test_each_lost_point_leads_to_its_words(house: House) -> None:
    filed = _letter(house)
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}/child").text
    links = [part.partition('"')[0] for part in page.split('href="#w')[1:]]
    assert links
    for name in links:
        assert page.count(f'id="w{name}"') == 1


def test_a_hard_word_is_replaced_in_one_press_and_the_score_moves(house: House) -> None:
    filed = _letter(house)
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}/child").text
    assert "<del>commenced</del> <ins>started</ins>" in page
    answer = worker.post(
        f"/notes/{filed.id}/findings/together", kind="words", page="child", age="", version=str(filed.version)
    )
    assert answer.headers["location"].startswith(f"/notes/{filed.id}/child?")
    page = worker.get(answer.headers["location"]).text
    assert "The assessment started" in page.replace("</span>", "").partition("<article")[2] or "started before" in page
    assert 'quiet">was ' in page
    assert "Undo<span" in page


def test_the_letter_can_be_scored_for_another_age(house: House) -> None:
    filed = _letter(house)
    worker = Visitor(house, house.worker)
    assert "The child, who is 9" in worker.get(f"/notes/{filed.id}/child").text
    young = worker.get(f"/notes/{filed.id}/child?age=5-7").text
    assert '<option value="5-7" selected>' in young
    assert worker.get(f"/notes/{filed.id}/child?age=banana").status_code == 200


def test_what_is_found_for_another_age_is_taken_in_one_press_too(house: House) -> None:
    filed = _letter(house)
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}/child?age=5-7").text
    form = next(part for part in page.split("<form")[1:] if 'value="take"' in part.partition("</form>")[0])
    sent = {name: form.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("key", "statement")}
    answer = worker.post(
        f"/notes/{filed.id}/findings", do="take", page="child", age="5-7", version=str(filed.version), **sent
    )
    assert answer.headers["location"] == f"/notes/{filed.id}/child?age=5-7&done=saved#change"


def test_a_manager_sees_who_said_whose_a_sentence_is(house: House) -> None:
    filed = _letter(house)
    Visitor(house, house.worker).post(f"/notes/{filed.id}/statements/s1/whose", whose="analysis", version="1")
    with house.services.database.transaction() as tx:
        tx.notes.set_state(filed.id, NoteState.SUBMITTED, seen_version=2)
    page = Visitor(house, house.manager).get(f"/notes/{filed.id}/review").text
    assert "Amara Boyd said so, 21 April." in page
    assert 'name="whose"' not in page


def test_a_note_with_nothing_for_the_child_asks_which_parts_are(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    worker.post(f"/notes/{filed.id}/child", version="1")
    page = worker.get(f"/notes/{filed.id}/child").text
    assert "No part of this note is meant for Idris yet." in page
    place = next(n for n, s in enumerate(filed.note.sections) if s.statements)
    worker.post(f"/notes/{filed.id}/child", version="2", place=str(place))
    shown = re.sub(r"<[^>]+>", "", unescape(worker.get(f"/notes/{filed.id}/child").text))
    assert filed.note.sections[place].statements[0].text in shown


def test_only_those_who_may_read_the_note_may_read_this(house: House) -> None:
    filed = _letter(house)
    assert Visitor(house, house.other_worker).get(f"/notes/{filed.id}/child").status_code == 404
    assert Visitor(house, house.other_worker).post(f"/notes/{filed.id}/child", version="1").status_code == 404


def _letter(house: House) -> FiledNote:
    statements = tuple(
        Statement(id=f"p{n}", text=text, kind=Kind.OBSERVATION, written_by="person", author="Amara Boyd")
        for n, text in enumerate(LETTER, 1)
    )
    note = Note(
        type="letter-to-child",
        people=PEOPLE,
        sections=(
            Section(heading="My letter to you", for_child=True, statements=statements),
            Section(
                heading="Father's views",
                statements=(Statement(id="s1", text="Tomasz Vale was not asked.", kind=Kind.OBSERVATION),),
            ),
        ),
    )
    report = house.services.checker.check(note, people=note.people, age=9)
    with house.services.database.transaction() as tx:
        return tx.notes.add(note, report, owner=house.worker.id, recording=None, by=house.worker.id, by_name="x")
