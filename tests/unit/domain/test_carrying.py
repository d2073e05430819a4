"""What earlier notes set to be done goes with the child from note to note until somebody says what became of it."""

from datetime import UTC, date, datetime

from assistant.domain.carrying import carried_from, with_carried
from assistant.domain.casenote import Action, Note, NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.finding import Readability, Report
from assistant.domain.person import Person, Role
from assistant.domain.visitfacts import Carried, Progress

REPORT = Report(readability=Readability(reading_age=None, score=None, words=0, too_short=True))
NOW = datetime(2026, 4, 21, tzinfo=UTC)


def test_actions_come_oldest_first_with_the_day_they_were_first_set() -> None:
    first = _filed("n1", date(2026, 3, 1), Action(what="Ring the school"), Action(what="Book the dentist"))
    second = _filed("n2", date(2026, 4, 1), Action(what="Ring the school.", who="Amara Boyd"))
    carried = carried_from([second, first], _note(date(2026, 4, 20)))
    assert [(c.what, c.set_on, c.note) for c in carried] == [
        ("Ring the school.", date(2026, 3, 1), "n2"),
        ("Book the dentist", date(2026, 3, 1), "n1"),
    ]
    assert carried[0].who == "Amara Boyd"


def test_what_is_done_or_dropped_is_carried_no_further() -> None:
    first = _filed("n1", date(2026, 3, 1), Action(what="Ring the school"), Action(what="Book the dentist"))
    done = Carried(what="Ring the school", note="n1", progress=Progress.DONE)
    open_ = Carried(what="Book the dentist", note="n1")
    second = _filed("n2", date(2026, 4, 1), carried=(done, open_))
    assert [c.what for c in carried_from([first, second], _note(date(2026, 4, 20)))] == ["Book the dentist"]


def test_another_childs_actions_and_later_ones_stay_where_they_are() -> None:
    other = _filed("n1", date(2026, 3, 1), Action(what="Ring the school"), name="Leo Marsh")
    later = _filed("n2", date(2026, 5, 1), Action(what="Ring the school"))
    assert carried_from([other, later], _note(date(2026, 4, 20))) == ()


def test_what_was_not_done_is_an_action_again_once() -> None:
    note = _note(date(2026, 4, 20)).model_copy(update={"carried": (Carried(what="Ring the school", note="n1"),)})
    undone = [note.carried[0].model_copy(update={"progress": Progress.NOT_DONE})]
    once = with_carried(note, undone)
    assert [a.what for a in once.actions] == ["Ring the school"]
    assert with_carried(once, undone) == once
    done = [note.carried[0].model_copy(update={"progress": Progress.DONE})]
    assert with_carried(once, done).actions == ()


def _note(day: date, *actions: Action, carried: tuple[Carried, ...] = (), name: str = "Idris Vale") -> Note:
    people = (Person(role=Role.CHILD, name=name),)
    return Note(type="home-visit", visit_date=day, people=people, actions=actions, carried=carried)


def _filed(
    key: str, day: date, *actions: Action, carried: tuple[Carried, ...] = (), name: str = "Idris Vale"
) -> FiledNote:
    return FiledNote(
        id=key,
        recording=None,
        owner="w",
        owner_name="",
        team="",
        state=NoteState.DRAFT,
        version=1,
        note=_note(day, *actions, carried=carried, name=name),
        report=REPORT,
        created=NOW,
        changed=NOW,
    )
