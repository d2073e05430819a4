"""Shows what changed between two versions of a note, statement by statement and word by word."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.domain.base import Value
from assistant.domain.casenote import Note, Shape, Statement

_TALLY = {
    "Changed": "changed",
    "Added": "added",
    "Removed": "taken out",
    "Joined": "joined to another",
    "Moved": "moved",
}
_SHOWN = {Shape.FULL: "Shown in full", Shape.SHORT: "Shown short", Shape.BULLETS: "Shown as a list"}


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
    joined = {key for s in new.statements for key in s.merged}
    changes += [_one(heading, "Joined" if s.id in joined else "Removed", s, "gone") for heading, s in gone]
    shapes = {section.heading: section.shape for section in old.sections}
    changes += [
        Changed(heading=section.heading, what=_SHOWN[section.shape], by="", stretches=())
        for section in new.sections
        if shapes.get(section.heading, Shape.FULL) is not section.shape
    ]
    if old.facts != new.facts:
        words = tuple(stretches(_facts(old), _facts(new)))
        changes.append(Changed(heading="Who was seen", what="Changed", by="", stretches=words))
    if old.actions != new.actions:
        words = tuple(stretches(_actions(old), _actions(new)))
        changes.append(Changed(heading="What happens next", what="Changed", by="", stretches=words))
    return tuple(changes)


def tally_of(changes: Sequence[Changed]) -> str:
    """Say what changed in one line: how many sentences came, went, changed or moved, and how many words."""
    counts = Counter("Moved" if c.what.startswith("Moved") else c.what for c in changes if c.by)
    words = {
        kind: sum(len(s.text.split()) for c in changes for s in c.stretches if s.change == kind)
        for kind in ("new", "gone")
    }
    parts = [f"{counts[what]} {said}" for what, said in _TALLY.items() if counts[what]]
    if not parts:
        return ""
    return f"Sentences: {', '.join(parts)}. Words: {words['new']} came, {words['gone']} went."


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


def _facts(note: Note) -> str:
    facts = note.facts
    answers = {True: "yes", False: "no", None: "not answered"}
    rows = [
        facts.place,
        f"{facts.minutes} minutes" if facts.minutes else "",
        f"seen: {', '.join(facts.seen)}" if facts.seen else "",
        f"seen alone: {answers[facts.seen_alone]} {facts.why_not_alone}".rstrip(),
        f"bedroom seen: {answers[facts.bedroom_seen]}",
    ]
    return "; ".join(row for row in rows if row)


def _actions(note: Note) -> str:
    rows = [f"{a.what} ({a.who or 'nobody named'}, {a.due.isoformat() if a.due else 'no date'})" for a in note.actions]
    return "; ".join(rows)
