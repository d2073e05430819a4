"""Working on a draft by its pages, without scripts: accept, join, shape, quote, reword, undo, letter, facts."""

import re
from html import unescape

from api.pages.letter_view import DIFFER, PROMISED_ELSEWHERE, show_choices
from api.showing import transcript_of
from assistant.domain.casenote import Action, Keeps, Kind, Note, Section, Shape
from assistant.domain.filed import FiledNote
from assistant.domain.visitfacts import Carried, Progress
from assistant.formats.note_files import NoteForm, extras_of, note_file
from tests.house import House
from tests.visitor import Visitor


def test_a_sentence_is_marked_as_read_until_its_words_change(house: House) -> None:
    filed = house.note(house.worker)
    worker, first = Visitor(house, house.worker), filed.note.statements[0].id
    assert worker.post(f"/notes/{filed.id}/read", statement=first, do="read").status_code == 303
    page = worker.get(f"/notes/{filed.id}").text
    assert f"<strong>1</strong> of {len(filed.note.statements)} sentences" in page
    worker.post(f"/notes/{filed.id}/statements/{first}", text="Other words.", version="1")
    assert "<strong>0</strong> of" in worker.get(f"/notes/{filed.id}").text


def test_a_whole_section_is_read_with_one_press_and_a_sentence_taken_back(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    place = _place(filed, "Mother's views")
    worker.post(f"/notes/{filed.id}/read", place=str(place))
    count = len(filed.note.sections[place].statements)
    assert f"<strong>{count}</strong> of" in worker.get(f"/notes/{filed.id}").text
    first = filed.note.sections[place].statements[0].id
    worker.post(f"/notes/{filed.id}/read", statement=first, do="unread")
    assert f"<strong>{count - 1}</strong> of" in worker.get(f"/notes/{filed.id}").text


def test_what_is_unread_or_unwritten_is_said_before_a_note_is_sent(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    page = worker.get(f"/notes/{filed.id}/submit").text
    assert f"You have marked 0 of {len(filed.note.statements)} sentences as read" in page
    empty = [s.heading for s in filed.note.sections if s.keeps is Keeps.ANALYSIS and not s.statements]
    assert page.count("Nothing is written under") == len(empty)
    assert len(empty) == 1
    for place, section in enumerate(filed.note.sections):
        if section.statements:
            worker.post(f"/notes/{filed.id}/read", place=str(place))
    assert "as read" not in worker.get(f"/notes/{filed.id}/submit").text
    worker.post(f"/notes/{filed.id}/submit", version=str(filed.version))
    review = unescape(Visitor(house, house.manager).get(f"/notes/{filed.id}/review").text)
    assert f"The worker wrote nothing under “{empty[0]}”" in review


def test_another_worker_can_mark_nothing(house: House) -> None:
    filed = house.note(house.worker)
    assert Visitor(house, house.other_worker).post(f"/notes/{filed.id}/read", place="0").status_code == 404


def test_two_sentences_are_joined_and_parted_again_by_undo(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    one, two = filed.note.sections[_place(filed, "Mother's views")].statements[:2]
    assert "Join with the next" in worker.get(f"/notes/{filed.id}?at={one.id}").text
    worker.post(f"/notes/{filed.id}/statements/{one.id}", do="join", version="1")
    joined = next(s for s in _now(house, filed).note.statements if s.id == one.id)
    assert {e.utterance for e in joined.evidence} == {e.utterance for e in (*one.evidence, *two.evidence)}
    worker.post(f"/notes/{filed.id}/undo", version="2")
    assert _now(house, filed).note == filed.note
    page = worker.get(f"/notes/{filed.id}").text
    assert "Put it back" in page
    worker.post(f"/notes/{filed.id}/redo", version="3")
    assert [s.merged for s in _now(house, filed).note.statements if s.id == one.id] == [(two.id,)]


def test_undo_goes_back_several_steps(house: House) -> None:
    filed = house.note(house.worker)
    worker, first = Visitor(house, house.worker), filed.note.statements[0].id
    worker.post(f"/notes/{filed.id}/statements/{first}", text="One.", version="1")
    worker.post(f"/notes/{filed.id}/statements/{first}", text="Two.", version="2")
    worker.post(f"/notes/{filed.id}/undo", version="3")
    worker.post(f"/notes/{filed.id}/undo", version="4")
    assert _now(house, filed).note == filed.note
    assert worker.post(f"/notes/{filed.id}/undo", version="5").status_code == 404


def test_joining_two_peoples_views_is_refused_beside_the_sentence(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    place = _place(filed, "Mother's views")
    childs = next(s for s in filed.note.statements if s.kind is Kind.CHILD_VIEW)
    worker.post(f"/notes/{filed.id}/statements/{childs.id}", do="move", to=str(place), version="1")
    above = _now(house, filed).note.sections[place].statements[-2]
    answer = worker.post(f"/notes/{filed.id}/statements/{above.id}", do="join", version="2")
    assert answer.status_code == 422
    assert "by different people, so they stay apart" in answer.text


def test_a_section_as_a_list_or_short_goes_out_that_way(house: House) -> None:
    filed = house.note(house.worker)
    worker, place = Visitor(house, house.worker), _place(filed, "Mother's views")
    worker.post(f"/notes/{filed.id}/sections/{place}/shape", shape="bullets", version="1")
    assert _now(house, filed).note.sections[place].shape is Shape.BULLETS
    first = filed.note.sections[place].statements[0].text
    assert f"<li>{first}</li>" in unescape(worker.get(f"/notes/{filed.id}/copy").text)
    short = worker.post(f"/notes/{filed.id}/sections/{place}/shape", shape="short", version="2")
    if short.status_code == 303:
        section = _now(house, filed).note.sections[place]
        assert section.folded
        assert section.statements == filed.note.sections[place].statements
        assert "left out of the short form" in worker.get(f"/notes/{filed.id}").text
    else:
        assert "without losing something that matters" in short.text
    assert worker.post(f"/notes/{filed.id}/sections/{place}/shape", shape="loud", version="2").status_code == 422


def test_any_words_of_the_recording_can_be_found_and_added(house: House) -> None:
    filed = house.note(house.worker)
    worker, place = Visitor(house, house.worker), _place(filed, "Mother's views")
    page = unescape(worker.get(f"/notes/{filed.id}/said?place={place}&words=waking").text)
    assert "1 turn" in page
    assert "He was waking up every night in March." in page
    tick = re.search(r'name="take" value="(u4:\d+:\d+)"> <span>He was waking', page)
    assert tick is not None
    sent = worker.post(f"/notes/{filed.id}/quotes", take=tick.group(1), place=str(place), version="1")
    assert sent.status_code == 303
    added = _now(house, filed).note.sections[place].statements[-1]
    assert added.text == "Carys Vale said, “He was waking up every night in March.”"
    assert added.evidence[0].utterance == "u4"
    assert "In the note" in page or "(in the note)" in page or added.author == "Amara Boyd"


def test_only_some_words_of_a_turn_can_be_added_but_none_that_were_not_said(house: House) -> None:
    filed = house.note(house.worker)
    worker, place = Visitor(house, house.worker), str(_place(filed, "Mother's views"))
    wrong = worker.post(
        f"/notes/{filed.id}/quotes", part="u4", said="he never sleeps", place=place, version="1", page="1"
    )
    assert wrong.status_code == 422
    assert "These words were not said like that" in wrong.text
    assert "he never sleeps" in wrong.text
    right = worker.post(f"/notes/{filed.id}/quotes", part="u4", said="he sleeps through now", place=place, version="1")
    assert right.status_code == 303
    assert _now(house, filed).note.sections[int(place)].statements[-1].evidence[0].quote == "he sleeps through now"


def test_adding_nothing_and_adding_from_nowhere_are_refused(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    assert worker.post(f"/notes/{filed.id}/quotes", place="0", version="1").status_code == 422
    assert worker.post(f"/notes/{filed.id}/quotes", take="u99:0:4", place="0", version="1").status_code == 404
    assert worker.post(f"/notes/{filed.id}/quotes", take="u4:0:9999", place="0", version="1").status_code == 404


def test_other_words_are_offered_as_a_difference_and_taken_only_when_ticked(house: House) -> None:
    filed = house.note(house.worker)
    worker, place = Visitor(house, house.worker), _place(filed, "Child's views")
    page = worker.get(f"/notes/{filed.id}/reword?place={place}&how=to+the+child").text
    offered = re.findall(r'name="take" value="(\w+)"', page)
    assert offered
    assert "<ins>" in page
    key = offered[0]
    text = unescape(re.findall(rf'name="text-{key}" value="([^"]*)"', page)[0])
    assert "you said" in text
    seal = re.findall(rf'name="seal-{key}" value="([^"]*)"', page)[0]
    offer = {"take": key, f"text-{key}": text, f"engine-{key}": "rules", f"seal-{key}": seal}
    asked = {"how": "to the child", "place": str(place), "version": "1"}
    own = f"/notes/{filed.id}/reword"
    others = f"/notes/{house.note(house.other_worker).id}/reword"
    for changed_form in (
        {f"text-{key}": "My own words."},
        {f"engine-{key}": "A Great Engine 3"},
        {f"joins-{key}": "s2"},
        {f"seal-{key}": ""},
        {f"seal-{key}": "é" * 64},
    ):
        refused = worker.post(own, **(offer | changed_form | asked))
        assert refused.status_code == 409
        assert "not the words that were offered" in refused.text
    assert Visitor(house, house.other_worker).post(others, **offer, **asked).status_code == 409
    assert _now(house, filed).version == 1
    sent = worker.post(own, **offer, **asked)
    assert sent.status_code == 303
    changed = next(s for s in _now(house, filed).note.statements if s.id == key)
    assert (changed.text, changed.written_by, changed.author) == (text, "rules", "Amara Boyd")
    assert changed.evidence == next(s for s in filed.note.statements if s.id == key).evidence


def test_an_instruction_that_rules_cannot_follow_is_answered_plainly(house: House) -> None:
    filed = house.note(house.worker)
    answer = Visitor(house, house.worker).get(f"/notes/{filed.id}/reword?place=2&how=make+it+happier")
    assert answer.status_code == 422
    assert "Without a language model Heard can make words shorter" in answer.text


def test_refusing_all_changes_nothing(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    assert worker.post(f"/notes/{filed.id}/reword", how="shorter", place="2", version="1").status_code == 303
    assert _now(house, filed).version == 1


def test_a_letter_holds_only_what_was_chosen_with_its_evidence(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    page = unescape(worker.get(f"/notes/{filed.id}/letter").text)
    childs = next(s for s in filed.note.statements if s.kind is Kind.CHILD_VIEW)
    assert re.search(rf'value="{childs.id}"', page)
    sent = worker.post(f"/notes/{filed.id}/letter", take=childs.id)
    assert sent.status_code == 303
    letter_id = sent.headers["location"].split("/")[2].split("?")[0]
    with house.services.database.transaction() as tx:
        letter = tx.notes.get(letter_id)
        assert tx.notes.of_recording(filed.recording or "").id == filed.id  # type: ignore[union-attr]
    assert (letter.note.type, letter.note.made_from, letter.note.reader_age) == ("letter-to-child", filed.id, 9)
    assert [s.evidence for s in letter.note.statements] == [childs.evidence]
    assert letter.note.statements[0].text.startswith("When asked what you like at school, you said, ")
    assert all(s.for_child for s in letter.note.sections)
    assert "The note it was made of" in worker.get(f"/notes/{letter_id}").text


def test_a_letter_of_nothing_or_of_what_was_not_offered_is_refused(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    answer = worker.post(f"/notes/{filed.id}/letter")
    assert answer.status_code == 422
    assert "Choose at least one sentence for the letter." in answer.text
    assert worker.post(f"/notes/{filed.id}/letter", take="s999").status_code == 409


def test_who_was_seen_is_kept_shown_and_goes_out(house: House) -> None:
    filed = house.note(house.worker)
    worker = Visitor(house, house.worker)
    assert "to be written by" in worker.get(f"/notes/{filed.id}").text
    sent = worker.post(
        f"/notes/{filed.id}/facts",
        seen="Idris Vale",
        seen_alone="no",
        why_not_alone="He was tired",
        bedroom_seen="yes",
        place="At home",
        minutes="45",
        version="1",
    )
    assert sent.status_code == 303
    page = unescape(worker.get(f"/notes/{filed.id}").text)
    assert "seen: Idris Vale" in page
    assert "seen alone: no, He was tired" in page
    out = unescape(worker.get(f"/notes/{filed.id}/copy").text)
    assert "Seen alone: No: He was tired" in out
    assert "Length: 45 minutes" in out
    wrong = worker.post(f"/notes/{filed.id}/facts", minutes="long", version="2")
    assert wrong.status_code == 422
    assert "in minutes, such as 45" in wrong.text


def test_actions_that_were_not_done_go_on_into_this_note(house: House) -> None:
    filed = house.note(house.worker)
    old = Carried(what="Chase the school nurse", who="Amara Boyd", note="n0")
    with house.services.database.transaction() as tx:
        note = filed.note.model_copy(update={"carried": (old,)})
        tx.notes.revise(filed.id, note, filed.report, seen_version=1, by="words", by_name="Heard")
    worker = Visitor(house, house.worker)
    assert "Chase the school nurse" in worker.get(f"/notes/{filed.id}").text
    worker.post(f"/notes/{filed.id}/carried", carried="0", progress="not_done", remark="No answer", version="2")
    now = _now(house, filed).note
    assert (now.carried[0].progress, now.carried[0].remark) == (Progress.NOT_DONE, "No answer")
    assert now.actions[-1].what == "Chase the school nurse"
    worker.post(f"/notes/{filed.id}/carried", carried="0", progress="done", remark="", version="3")
    assert all(a.what != "Chase the school nurse" for a in _now(house, filed).note.actions)


def test_how_much_of_the_draft_was_kept_is_stored_and_shown(house: House) -> None:
    filed = house.note(house.worker)
    worker, first = Visitor(house, house.worker), filed.note.statements[0].id
    worker.post(f"/notes/{filed.id}/statements/{first}", text="Other words.", version="1")
    kept = _now(house, filed).kept
    assert kept is not None
    assert (kept.drafted, kept.edited, kept.removed) == (len(filed.note.statements), 1, 0)
    assert kept.words in unescape(worker.get(f"/notes/{filed.id}").text)
    assert kept.words in unescape(worker.get(f"/notes/{filed.id}/versions").text)
    assert worker.get(f"/api/v1/notes/{filed.id}").json()["draft_kept"]["edited"] == 1
    out = note_file(_now(house, filed), NoteForm.JSON, extras_of(_now(house, filed), ()))
    assert Note.model_validate_json(out.content).draft_kept == kept


def _now(house: House, filed: FiledNote) -> FiledNote:
    with house.services.database.transaction() as tx:
        return tx.notes.get(filed.id)


def _place(filed: FiledNote, heading: str) -> int:
    return next(n for n, s in enumerate(filed.note.sections) if s.heading == heading)


def test_a_letter_offers_no_dispute_and_nothing_agreed_between_grown_ups(house: House) -> None:
    filed = house.note(house.worker)
    with house.services.database.transaction() as tx:
        transcript = transcript_of(tx, filed)
    said = next(s for s in filed.note.statements if s.kind is Kind.PARENT_VIEW)
    other = said.model_copy(update={"id": "s90", "holder": "father", "text": "Mr Vale said that it was not so."})
    section = Section(heading="Where accounts differ", statements=(said.model_copy(update={"id": "s91"}), other))
    cited = said.evidence
    actions = (
        Action(what="Ring the council about the path", who="Amara Boyd", evidence=cited),
        Action(what="Bring Idris a book", who="Amara Boyd", evidence=cited),
    )
    note = filed.note.model_copy(update={"sections": (*filed.note.sections, section), "actions": actions})
    choices = show_choices(house.services.checker, filed.model_copy(update={"note": note}), transcript)
    assert not {said.id, "s90", "s91"} & {one.key for one in choices.offered}
    assert {one.why for one in choices.left if one.text == other.text} == {DIFFER}
    assert [one.action.what for one in choices.offered if one.action] == ["Bring Idris a book"]
    assert PROMISED_ELSEWHERE in {one.why for one in choices.left}
