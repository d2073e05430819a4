"""Shows what changed between two versions of a note, statement by statement and word by word."""

from difflib import SequenceMatcher

from assistant.domain.base import Value
from assistant.domain.casenote import Note, Statement


class Stretch(Value):
    """Some words, and whether they stayed ("same"), came ("new") or went ("gone")."""

    text: str
    change: str


class Changed(Value):
    """One statement that changed: who wrote it, where it stands, and its words before and after."""

    heading: str
    what: str
    by: str
    stretches: tuple[Stretch, ...]


def compare_versions(old: Note, new: Note) -> tuple[Changed, ...]:
    """List the statements that came, went, moved or were written anew, in the newer note's order."""
    before = {s.id: (section.heading, s) for section in old.sections for s in section.statements}
    after = {s.id: (section.heading, s) for section in new.sections for s in section.statements}
    changes: list[Changed] = []
    for key, (heading, statement) in after.items():
        if key not in before:
            changes.append(_one(heading, "Added", statement, "new"))
            continue
        was_in, was = before[key]
        if was.text != statement.text:
            words = tuple(stretches(was.text, statement.text))
            changes.append(Changed(heading=heading, what="Changed", by=_writer(statement), stretches=words))
        elif was_in != heading:
            changes.append(_one(heading, f"Moved here from {was_in}", statement, "same"))
    gone = [(heading, s) for key, (heading, s) in before.items() if key not in after]
    changes += [_one(heading, "Removed", statement, "gone") for heading, statement in gone]
    if old.actions != new.actions:
        words = tuple(stretches(_actions(old), _actions(new)))
        changes.append(Changed(heading="What happens next", what="Changed", by="", stretches=words))
    return tuple(changes)


def stretches(old: str, new: str) -> list[Stretch]:
    """Mark the words that stayed, went and came between two texts."""
    first, second = old.split(), new.split()
    found: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(text=" ".join(first[a:b]), change="same"))
            continue
        if b > a:
            found.append(Stretch(text=" ".join(first[a:b]), change="gone"))
        if d > c:
            found.append(Stretch(text=" ".join(second[c:d]), change="new"))
    return found


def _one(heading: str, what: str, statement: Statement, change: str) -> Changed:
    return Changed(
        heading=heading, what=what, by=_writer(statement), stretches=(Stretch(text=statement.text, change=change),)
    )


def _writer(statement: Statement) -> str:
    return statement.author or ("Heard" if statement.written_by == "words" else statement.written_by)


def _actions(note: Note) -> str:
    rows = [f"{a.what} ({a.who or 'nobody named'}, {a.due.isoformat() if a.due else 'no date'})" for a in note.actions]
    return "; ".join(rows)
