"""Works out, from a note's versions, what undo and redo would do, as many steps as there are."""

from collections.abc import Sequence

from assistant.domain.base import Value
from assistant.domain.filed import NoteVersion

UNDID, PUT_BACK = "Undid: ", "Put back: "


class Step(Value):
    """One step back or forward: the version whose text it brings back, and what it does, in words."""

    version: int
    about: str

    @property
    def undone(self) -> str:
        """The reason that undoing keeps its version with."""
        return f"{UNDID}{self.about}"

    @property
    def put_back(self) -> str:
        """The reason that redoing keeps its version with."""
        return f"{PUT_BACK}{self.about}"


class History(Value):
    """The next steps back and forward; None where there is none."""

    undo: Step | None = None
    redo: Step | None = None


def history_of(versions: Sequence[NoteVersion], *, by: str) -> History:
    """Replay the versions, in any order, and give the steps that this user may take: only their own changes."""
    ordered = sorted(versions, key=lambda v: v.version)
    if not ordered:
        return History()
    now, back, forward = ordered[0], list[NoteVersion](), list[NoteVersion]()
    for one in ordered[1:]:
        if one.why.startswith(UNDID) and back:
            forward.append(now)
            now = back.pop()
        elif one.why.startswith(PUT_BACK) and forward:
            back.append(now)
            now = forward.pop()
        else:
            back.append(now)
            now, forward = one, []
    undo = Step(version=back[-1].version, about=_lower(now.why)) if back and now.by == by else None
    redo = (
        Step(version=forward[-1].version, about=_lower(forward[-1].why)) if forward and forward[-1].by == by else None
    )
    return History(undo=undo, redo=redo)


def _lower(why: str) -> str:
    why = why.removeprefix(UNDID).removeprefix(PUT_BACK)
    return why[:1].lower() + why[1:]
