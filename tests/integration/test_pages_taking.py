"""Taking suggestions with one press, several at once, and undoing the last change."""

from html import unescape

from assistant.domain.casenote import Kind, Note, Statement
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Code
from tests.house import House
from tests.visitor import Visitor

HARD = "The assessment commenced prior to the school holiday."


def test_a_suggestion_shows_what_goes_and_what_comes_and_is_taken_in_one_press(house: House) -> None:
    filed = _with_hard_words(house, HARD)
    statement = filed.note.statements[-1]
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}?at={statement.id}").text
    assert "<del>commenced</del> <ins>started</ins>" in page
    _take(worker, filed, page, "commenced")
    assert _newest(house, filed).text == "The assessment started prior to the school holiday."


def test_all_plain_words_are_taken_with_one_press(house: House) -> None:
    filed = _with_hard_words(house, HARD, "Carys Vale commenced work.")
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}").text
    count = int(page.partition("Use all ")[2].partition(" ")[0])
    assert count >= 3
    answer = worker.post(f"/notes/{filed.id}/findings/together", kind="words", version=str(filed.version))
    assert answer.status_code == 303
    kept = _kept(house, filed)
    assert not [f for f in kept.report.findings if f.code in {Code.HARD_WORD, Code.JARGON} and f.replacement]
    texts = [s.text for s in kept.note.statements]
    assert "Carys Vale started work." in texts
    assert kept.version == filed.version + 1


def test_a_doubting_word_goes_in_one_press_and_whose_it_is_stays(house: House) -> None:
    filed = _with_hard_words(house, "Carys Vale claimed that Idris goes to bed at eight.")
    statement = filed.note.statements[-1]
    worker = Visitor(house, house.worker)
    path = f"/notes/{filed.id}/statements/{statement.id}/whose"
    worker.post(path, whose="parent_view:mother", version=str(filed.version))
    filed = _kept(house, filed)
    page = worker.get(f"/notes/{filed.id}?at={statement.id}").text
    assert "If something else was seen, say so in a sentence of its own." in page
    _take(worker, filed, page, "claimed")
    taken = _newest(house, filed)
    assert taken.text == "Carys Vale said that Idris goes to bed at eight."
    assert taken.labelled_by == "Amara Boyd"


def test_two_voices_are_put_apart_in_one_press(house: House) -> None:
    filed = _with_hard_words(house, "Mum says she has stopped drinking but she is clearly in denial.")
    statement = filed.note.statements[-1]
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}?at={statement.id}").text
    found = next(f for f in filed.report.findings if f.code is Code.MIXED_STATEMENT)
    assert found.replacement == ("Mum says she has stopped drinking.", "Mum is clearly in denial.")
    assert page.count("<li>", page.index("Then it would say:")) >= len(found.replacement)
    form = next(p for p in page.split("<form")[1:] if 'value="take"' in p and found.replacement[0][:12] in unescape(p))
    key = form.partition('name="key" value="')[2].partition('"')[0]
    worker.post(f"/notes/{filed.id}/findings", key=key, statement=statement.id, do="take", version=str(filed.version))
    texts = [s.text for s in _kept(house, filed).note.statements]
    assert [text for text in texts if text in found.replacement] == list(found.replacement)


def test_an_unexplained_word_is_never_replaced_by_advice(house: House) -> None:
    filed = _with_hard_words(house, "The QZXV was there on Monday.")
    page = Visitor(house, house.worker).get(f"/notes/{filed.id}?at={filed.note.statements[-1].id}").text
    assert "Write out what QZXV stands for." in unescape(page)
    assert "Use this" not in page


def test_the_last_change_is_undone_and_put_back(house: House) -> None:
    filed = _with_hard_words(house, HARD)
    worker = Visitor(house, house.worker)
    worker.post(f"/notes/{filed.id}/findings/together", kind="words", version=str(filed.version))
    taken = _newest(house, filed).text
    page = worker.get(f"/notes/{filed.id}").text
    assert "Undo<span" in page
    assert worker.post(f"/notes/{filed.id}/undo", version=str(filed.version + 1)).status_code == 303
    assert _newest(house, filed).text == HARD
    assert "Put it back<span" in worker.get(f"/notes/{filed.id}").text
    worker.post(f"/notes/{filed.id}/redo", version=str(filed.version + 2))
    assert _newest(house, filed).text == taken
    with house.services.database.transaction() as tx:
        whys = [v.why for v in tx.notes.versions(filed.id)][:2]
    assert whys == ["Put back: took several suggestions: plain words", "Undid: took several suggestions: plain words"]


def test_undoing_a_word_on_whose_it_is_forgets_the_correction(house: House) -> None:
    filed = house.note(house.worker)
    statement = next(s for s in filed.note.statements if s.kind is Kind.PARENT_VIEW)
    worker = Visitor(house, house.worker)
    worker.post(f"/notes/{filed.id}/statements/{statement.id}/whose", whose="analysis", version="1")
    worker.post(f"/notes/{filed.id}/undo", version="2")
    with house.services.database.transaction() as tx:
        assert tx.corrections.all() == []
        assert tx.notes.get(filed.id).note == filed.note


def test_nothing_can_be_undone_by_somebody_else_or_before_the_first_change(house: House) -> None:
    filed = house.note(house.worker)
    assert Visitor(house, house.other_worker).post(f"/notes/{filed.id}/undo", version="1").status_code == 404
    assert Visitor(house, house.worker).post(f"/notes/{filed.id}/undo", version="1").status_code == 404
    assert "Undo" not in Visitor(house, house.worker).get(f"/notes/{filed.id}").text


def test_the_score_is_shown_before_and_after(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    text = "\n".join(
        f"The assessment of case {n} was facilitated, and robust safeguarding was implemented prior to disengagement."
        for n in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    worker.post(f"/notes/{filed.id}/statements", place="1", text=text, version="1")
    page = worker.get(f"/notes/{filed.id}").text
    assert "Reads at <strong>" in page
    assert "of 100" in page


def _with_hard_words(house: House, *texts: str) -> FiledNote:
    filed = house.note(house.worker)
    added = tuple(
        Statement(id=f"p{n}", text=text, kind=Kind.OBSERVATION, written_by="person", author="Amara Boyd")
        for n, text in enumerate(reversed(texts), 1)
    )
    sections = list(filed.note.sections)
    sections[-1] = sections[-1].model_copy(update={"statements": (*sections[-1].statements, *reversed(added))})
    note = Note.model_validate(filed.note.model_copy(update={"sections": tuple(sections)}).model_dump(by_alias=True))
    report = house.services.checker.check(note, people=note.people)
    with house.services.database.transaction() as tx:
        return tx.notes.revise(filed.id, note, report, seen_version=1, by=house.worker.id, by_name="Amara Boyd")


def _take(worker: Visitor, filed: FiledNote, page: str, words: str) -> None:
    forms = [part for part in page.split("<form") if 'value="take"' in part.partition("</form>")[0]]
    wanted = page.index(f"<del>{words}</del>")
    form = next(part for part in forms if page.index(part) > wanted)
    key = form.partition('name="key" value="')[2].partition('"')[0]
    statement = form.partition('name="statement" value="')[2].partition('"')[0]
    answer = worker.post(
        f"/notes/{filed.id}/findings", key=key, statement=statement, do="take", version=str(filed.version)
    )
    assert answer.status_code == 303


def _kept(house: House, filed: FiledNote) -> FiledNote:
    with house.services.database.transaction() as tx:
        return tx.notes.get(filed.id)


def _newest(house: House, filed: FiledNote) -> Statement:
    key = filed.note.statements[-1].id
    return next(s for s in _kept(house, filed).note.statements if s.id == key)
