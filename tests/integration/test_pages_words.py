"""A child's own words are kept with the child, used in every note of theirs, and seen by nobody else's team."""

from html import unescape

from assistant.domain.casenote import Kind, Note, Section, Statement
from assistant.domain.filed import FiledNote
from assistant.domain.user import User
from tests.house import PEOPLE, House
from tests.visitor import Visitor


def test_a_word_that_a_child_likes_is_offered_in_its_place(house: House) -> None:
    filed = _letter(house, house.worker)
    worker = Visitor(house, house.worker)
    assert "None yet." in worker.get(f"/notes/{filed.id}/child").text
    answer = worker.post(f"/notes/{filed.id}/words", term="contact", plain="seeing Nan", page="child")
    assert answer.status_code == 303
    page = unescape(worker.get(f"/notes/{filed.id}/child").text)
    assert "<strong>contact</strong> is “seeing Nan”" in page
    assert "Idris calls it “seeing Nan”." in page
    assert "<del>contact</del> <ins>seeing Nan</ins>" in page
    assert _kept(house, filed).version == 1


def test_the_words_are_there_for_later_notes_of_the_same_child(house: House) -> None:
    first = _letter(house, house.worker)
    Visitor(house, house.worker).post(f"/notes/{first.id}/words", term="contact", plain="seeing Nan")
    later = _letter(house, house.other_worker)
    colleague = Visitor(house, house.other_worker)
    assert "seeing Nan" in colleague.get(f"/notes/{later.id}/child").text
    colleague.post(f"/notes/{later.id}/statements", place="0", text="Contact is on Sunday.", version="1")
    assert any(f.replacement == ("Seeing Nan is on Sunday.",) for f in _kept(house, later).report.findings)


def test_another_teams_children_have_words_of_their_own(house: House) -> None:
    first = _letter(house, house.worker)
    Visitor(house, house.worker).post(f"/notes/{first.id}/words", term="contact", plain="seeing Nan")
    with house.services.database.transaction() as tx:
        assert [word.plain for word in tx.child_words.of("North", "idris  VALE")] == ["seeing Nan"]
        assert tx.child_words.of("South", "Idris Vale") == ()


def test_a_word_that_a_child_does_not_want_is_named_and_can_be_taken_out(house: House) -> None:
    filed = _letter(house, house.worker)
    worker = Visitor(house, house.worker)
    worker.post(f"/notes/{filed.id}/words", term="contact", plain="")
    assert "Idris does not like this word" in worker.get(f"/notes/{filed.id}/child").text
    assert any("does not like the word" in f.message for f in _kept(house, filed).report.findings)
    worker.post(f"/notes/{filed.id}/words", term="contact", do="remove")
    assert not any("does not like the word" in f.message for f in _kept(house, filed).report.findings)


def test_words_that_say_nothing_are_refused(house: House) -> None:
    filed = _letter(house, house.worker)
    worker = Visitor(house, house.worker)
    for term, plain in (("", "x"), ("Nan", "nan"), ("...", "Nan"), ("x" * 81, "Nan")):
        answer = worker.post(f"/notes/{filed.id}/words", term=term, plain=plain)
        assert answer.status_code == 422
        assert "There is a problem" in answer.text
        assert f'name="term" value="{term}"' in answer.text
    assert Visitor(house, house.other_manager).post(f"/notes/{filed.id}/words", term="a", plain="b").status_code == 403


def test_the_table_of_words_and_the_trail_hold_no_childs_name(house: House) -> None:
    filed = _letter(house, house.worker)
    Visitor(house, house.worker).post(f"/notes/{filed.id}/words", term="contact", plain="seeing Nan")
    with house.services.database.transaction() as tx:
        events = " ".join(f"{e.did} {e.subject} {e.detail}" for e in tx.trail.newest())
    assert "child_word_kept" in events
    assert "Nan" not in events
    raw = b"".join(path.read_bytes() for path in house.services.settings.data.glob("heard.db*"))
    place = raw.find(b"seeing Nan")
    assert place > 0
    assert b"Idris" not in raw[place - 150 : place + 60]


def _letter(house: House, owner: User) -> FiledNote:
    texts = ("Dear Idris,", "You told me that contact is good.", "I will come again on Friday.")
    statements = tuple(
        Statement(id=f"p{n}", text=text, kind=Kind.OBSERVATION, written_by="person", author=owner.name)
        for n, text in enumerate(texts, 1)
    )
    note = Note(
        type="letter-to-child",
        people=PEOPLE,
        sections=(Section(heading="My letter to you", for_child=True, statements=statements),),
    )
    report = house.services.checker.check(note, people=note.people)
    with house.services.database.transaction() as tx:
        return tx.notes.add(note, report, owner=owner.id, recording=None, by=owner.id, by_name=owner.name)


def _kept(house: House, filed: FiledNote) -> FiledNote:
    with house.services.database.transaction() as tx:
        return tx.notes.get(filed.id)
