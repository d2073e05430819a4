"""The changes that a person makes to a note: every one gives a new note, and loses nobody else's words."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from assistant.domain.casenote import Action, Form, Keeps, Kind, Note, Section, Statement, Writing
from assistant.domain.parts import in_section, instead, next_id, section_at, statement_of, with_statements
from assistant.errors import BadInputError

LONGEST_STATEMENT = 4000

_UNSAID = {"labelled_by": None, "labelled_on": None}
_FIRST_KIND = {Keeps.ANALYSIS: Kind.ANALYSIS, Keeps.ACTIONS: Kind.ACTION}


def rewrite(note: Note, statement_id: str, lines: Sequence[str], *, author: str) -> Note:
    """Give a statement new words; what it rests on stays, to be checked again, and further lines become new ones.

    What a person said of whose it is was said of the earlier words, and goes with them.
    """
    lines = _tidy(lines)
    old = statement_of(note, statement_id)
    if lines == [old.text]:
        return note
    changed = old if lines[0] == old.text else _reworded(old, lines[0], author).model_copy(update=_UNSAID)
    section = note.section_of(statement_id)
    return in_section(
        note, section, lambda s: [changed, *_new(note, section, lines[1:], author)] if s.id == statement_id else [s]
    )


def reword(
    note: Note, texts: Mapping[str, str], *, author: str, engine: str = "person", model: str = "", prompt: str = ""
) -> Note:
    """Put other words for the same thing into statements, by id: whose they are stays as a person said.

    `engine` is what wrote the words, by that `model` and `prompt` where it is a language model, and `author` the person
    who took them.
    """
    for statement_id, text in texts.items():
        old, lines = statement_of(note, statement_id), _tidy([text])
        if lines == [old.text]:
            continue
        writing = Writing(engine=engine, model=model, prompt=prompt) if model else None
        changed = _reworded(old, lines[0], author, engine, writing)
        note = instead(note, statement_id, changed)
    return note


def relabel(note: Note, statement_id: str, kind: Kind, holder: str | None, *, form: Form, by: str, on: date) -> Note:
    """Keep a person's word on whose a statement is; `form` is how the checks see its words."""
    old = statement_of(note, statement_id)
    if old.labelled_by is not None and (old.kind, old.holder) == (kind, holder):
        return note
    viewed = kind.is_view or kind is Kind.MIXED
    new = old.model_copy(
        update={
            "kind": kind,
            "holder": holder if viewed else None,
            "form": (form if form is not Form.NONE else Form.REPORTED) if viewed else Form.NONE,
            "labelled_by": by,
            "labelled_on": on,
        }
    )
    return instead(note, statement_id, new)


def unlabel(note: Note, statement_id: str, kind: Kind | None, holder: str | None, form: Form) -> Note:
    """Take a person's word on whose a statement is back; the rest is what the checks had said, where that is known."""
    old = statement_of(note, statement_id)
    if old.labelled_by is None:
        return note
    known = {"kind": kind, "holder": holder, "form": form} if kind is not None else {}
    new = old.model_copy(update=known | _UNSAID)
    return instead(note, statement_id, new)


def add(note: Note, place: int, lines: Sequence[str], *, author: str, after: str | None = None) -> Note:
    """Write new statements into a section, by its place from 0; at its end, or after a statement."""
    section = section_at(note, place)
    new = _new(note, section, _tidy(lines), author)
    if after is None or after not in {s.id for s in section.statements}:
        return with_statements(note, place, (*section.statements, *new))
    return in_section(note, section, lambda s: [s, *new] if s.id == after else [s])


def leave_out(note: Note, statement_id: str) -> Note:
    """Take a statement out; earlier versions keep it."""
    return in_section(
        note, note.section_of(statement_of(note, statement_id).id), lambda s: [] if s.id == statement_id else [s]
    )


def move(note: Note, statement_id: str, to: str) -> Note:
    """Move a statement "up" or "down" one place, or to the end of the section with the number given, from 0."""
    statement = statement_of(note, statement_id)
    section = note.section_of(statement_id)
    place = next(n for n, s in enumerate(note.sections) if s is section)
    if to in {"up", "down"}:
        order = list(section.statements)
        here = order.index(statement)
        there = here + (-1 if to == "up" else 1)
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            return with_statements(note, place, order)
        target = place + (-1 if to == "up" else 1)
        if not 0 <= target < len(note.sections):
            return note
        return _moved(note, statement, place, target, first=to == "down")
    if not to.isdecimal() or len(to) > 4 or int(to) >= len(note.sections):
        raise BadInputError("Choose the section to move this sentence to.")
    return note if int(to) == place else _moved(note, statement, place, int(to), first=False)


def with_child_reading(note: Note, places: Collection[int]) -> Note:
    """Mark the sections, by place from 0, that the child is meant to read, and no others."""
    sections = tuple(s.model_copy(update={"for_child": n in places}) for n, s in enumerate(note.sections))
    return note.model_copy(update={"sections": sections})


def with_actions(note: Note, actions: Sequence[Action]) -> Note:
    """Put other actions in place of a note's own."""
    return note.model_copy(update={"actions": tuple(actions)})


def _moved(note: Note, statement: Statement, place: int, target: int, *, first: bool) -> Note:
    without = with_statements(note, place, [s for s in note.sections[place].statements if s.id != statement.id])
    there = without.sections[target].statements
    return with_statements(without, target, (statement, *there) if first else (*there, statement))


def _reworded(
    old: Statement, text: str, author: str, engine: str = "person", writing: Writing | None = None
) -> Statement:
    new = {"text": text, "written_by": engine, "author": author, "support": None, "writing": writing}
    return old.model_copy(update=new)


def _tidy(lines: Sequence[str]) -> list[str]:
    tidy = [" ".join(line.split()) for line in lines]
    tidy = [line for line in tidy if line]
    if not tidy:
        raise BadInputError("Write a sentence, or use Remove to take it out.")
    if any(len(line) > LONGEST_STATEMENT for line in tidy):
        raise BadInputError(f"Cut this into shorter sentences: one is longer than {LONGEST_STATEMENT} letters.")
    return tidy


def _new(note: Note, section: Section, lines: Sequence[str], author: str) -> list[Statement]:
    kind = _FIRST_KIND.get(section.keeps, Kind.OBSERVATION)
    return [
        Statement(id=next_id(note, ahead), text=line, kind=kind, written_by="person", author=author)
        for ahead, line in enumerate(lines)
    ]
