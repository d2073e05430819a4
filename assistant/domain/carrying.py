"""Carries the actions that earlier notes set into a new note, until somebody says what became of them."""

from collections.abc import Iterable, Sequence

from assistant.domain.casenote import Action, Note
from assistant.domain.filed import FiledNote
from assistant.domain.visitfacts import Carried, Progress


def carried_from(earlier: Iterable[FiledNote], note: Note) -> tuple[Carried, ...]:
    """Give what earlier notes on the same child set to be done, oldest first; each action once, with its first day.

    What a later note said is done, or no longer needed, is not carried on.
    """
    child = note.child
    if child is None:
        return ()
    same = [n for n in earlier if n.note.child is not None and _plain(n.note.child.name) == _plain(child.name)]
    same = [
        n for n in same if n.note.visit_date is None or note.visit_date is None or n.note.visit_date <= note.visit_date
    ]
    found: dict[str, Carried] = {}
    for filed in sorted(
        same, key=lambda n: (n.note.visit_date is None, n.note.visit_date or n.created.date(), n.created)
    ):
        for old in filed.note.carried:
            if old.progress in {Progress.DONE, Progress.DROPPED}:
                found.pop(_plain(old.what), None)
        for action in filed.note.actions:
            known = found.get(_plain(action.what))
            set_on = known.set_on if known else filed.note.visit_date
            found[_plain(action.what)] = Carried(
                what=action.what, who=action.who, due=action.due, note=filed.id, set_on=set_on
            )
    return tuple(found.values())


def with_carried(note: Note, carried: Sequence[Carried]) -> Note:
    """Keep what became of carried actions; what is not done is an action of this note, and what is done no more."""
    actions = list(note.actions)
    for before, now in zip(note.carried, carried, strict=True):
        there = next((a for a in actions if _plain(a.what) == _plain(now.what)), None)
        if now.progress is Progress.NOT_DONE and there is None:
            actions.append(Action(what=now.what, who=now.who, due=now.due))
        elif before.progress is Progress.NOT_DONE and now.progress is not Progress.NOT_DONE and there is not None:
            actions.remove(there)
    return note.model_copy(update={"carried": tuple(carried), "actions": tuple(actions)})


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
