"""The changes that a person makes to a note: every one gives a new note, and loses nobody else's words."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from assistant.domain.casenote import Action, Evidence, Form, Keeps, Kind, Note, Section, Statement, Uncovered
from assistant.domain.person import Role
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError, NotFoundError

LONGEST_STATEMENT = 4000

_UNSAID = {"labelled_by": None, "labelled_on": None}
_FIRST_KIND = {Keeps.ANALYSIS: Kind.ANALYSIS, Keeps.ACTIONS: Kind.ACTION}


def rewrite(note: Note, statement_id: str, lines: Sequence[str], *, author: str) -> Note:
    """Give a statement new words; what it rests on stays, to be checked again, and further lines become new ones.

    What a person said of whose it is was said of the earlier words, and goes with them.
    """
    lines = _tidy(lines)
    old = _statement(note, statement_id)
    if lines == [old.text]:
        return note
    changed = old if lines[0] == old.text else _reworded(old, lines[0], author).model_copy(update=_UNSAID)
    section = note.section_of(statement_id)
    return _in_section(
        note, section, lambda s: [changed, *_new(note, section, lines[1:], author)] if s.id == statement_id else [s]
    )


def reword(note: Note, texts: Mapping[str, str], *, author: str) -> Note:
    """Put other words for the same thing into statements, by id: whose they are stays as a person said."""
    for statement_id, text in texts.items():
        old, lines = _statement(note, statement_id), _tidy([text])
        if lines == [old.text]:
            continue
        changed = _reworded(old, lines[0], author)
        note = _instead(note, statement_id, changed)
    return note


def relabel(note: Note, statement_id: str, kind: Kind, holder: str | None, *, form: Form, by: str, on: date) -> Note:
    """Keep a person's word on whose a statement is; `form` is how the checks see its words."""
    old = _statement(note, statement_id)
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
    return _instead(note, statement_id, new)


def unlabel(note: Note, statement_id: str, kind: Kind | None, holder: str | None, form: Form) -> Note:
    """Take a person's word on whose a statement is back; the rest is what the checks had said, where that is known."""
    old = _statement(note, statement_id)
    if old.labelled_by is None:
        return note
    known = {"kind": kind, "holder": holder, "form": form} if kind is not None else {}
    new = old.model_copy(update=known | _UNSAID)
    return _instead(note, statement_id, new)


def add(note: Note, place: int, lines: Sequence[str], *, author: str, after: str | None = None) -> Note:
    """Write new statements into a section, by its place from 0; at its end, or after a statement."""
    section = _section(note, place)
    new = _new(note, section, _tidy(lines), author)
    if after is None or after not in {s.id for s in section.statements}:
        return _with(note, place, (*section.statements, *new))
    return _in_section(note, section, lambda s: [s, *new] if s.id == after else [s])


def add_said(note: Note, utterance_id: str, place: int, transcript: Transcript, *, author: str) -> Note:
    """Write what somebody said into a section, in their own words, with its evidence."""
    waiting = next((u for u in note.uncovered if u.utterance == utterance_id), None)
    if waiting is None:
        raise NotFoundError("These words are in the note already: load the page again.")
    utterance = transcript.utterance(utterance_id)
    speaker = transcript.speaker(utterance.speaker)
    name = speaker.name or "Somebody"
    statement = Statement(
        id=_next_id(note),
        text=f"{name} said, “{waiting.text.strip()}”",
        kind=kind_of_role(speaker.role),
        holder=speaker.role.value if speaker.role else None,
        form=Form.QUOTE,
        written_by="person",
        author=author,
        evidence=(
            Evidence(
                utterance=utterance_id,
                start=waiting.start if waiting.start is not None else utterance.start,
                end=waiting.end if waiting.end is not None else utterance.end,
                quote=waiting.text,
            ),
        ),
    )
    added = _with(note, place, (*_section(note, place).statements, statement))
    return added.model_copy(update={"uncovered": tuple(u for u in note.uncovered if u.utterance != utterance_id)})


def leave_out(note: Note, statement_id: str) -> Note:
    """Take a statement out; earlier versions keep it."""
    return _in_section(
        note, note.section_of(_statement(note, statement_id).id), lambda s: [] if s.id == statement_id else [s]
    )


def move(note: Note, statement_id: str, to: str) -> Note:
    """Move a statement "up" or "down" one place, or to the end of the section with the number given, from 0."""
    statement = _statement(note, statement_id)
    section = note.section_of(statement_id)
    place = next(n for n, s in enumerate(note.sections) if s is section)
    if to in {"up", "down"}:
        order = list(section.statements)
        here = order.index(statement)
        there = here + (-1 if to == "up" else 1)
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            return _with(note, place, order)
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


def kind_of_role(role: Role | None) -> Kind:
    """Say whose view a person of this role gives."""
    if role is None:
        return Kind.OTHER_VIEW
    return Kind.PARENT_VIEW if role.is_parent else Kind.CHILD_VIEW if role is Role.CHILD else Kind.OTHER_VIEW


def section_for(note: Note, waiting: Uncovered, transcript: Transcript | None) -> int:
    """Say in which section something said belongs, by who said it: its place from 0."""
    role = None
    if transcript and waiting.utterance in {u.id for u in transcript.utterances}:
        role = transcript.speaker(transcript.utterance(waiting.utterance).speaker).role
    views = [n for n, s in enumerate(note.sections) if s.keeps is Keeps.VIEWS]
    if waiting.reason == "commitment":
        views = [n for n, s in enumerate(note.sections) if s.keeps is Keeps.ACTIONS] or views
    fitting = [n for n in views if role and role.value in note.sections[n].whose]
    loose = [n for n, s in enumerate(note.sections) if s.keeps in {Keeps.ANY, Keeps.OBSERVATIONS}]
    return next(iter([*fitting, *loose, *views]), 0)


def _instead(note: Note, statement_id: str, new: Statement) -> Note:
    return _in_section(note, note.section_of(statement_id), lambda s: [new] if s.id == statement_id else [s])


def _moved(note: Note, statement: Statement, place: int, target: int, *, first: bool) -> Note:
    without = _with(note, place, [s for s in note.sections[place].statements if s.id != statement.id])
    there = without.sections[target].statements
    return _with(without, target, (statement, *there) if first else (*there, statement))


def _reworded(old: Statement, text: str, author: str) -> Statement:
    return old.model_copy(update={"text": text, "written_by": "person", "author": author, "support": None})


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
        Statement(id=_next_id(note, ahead), text=line, kind=kind, written_by="person", author=author)
        for ahead, line in enumerate(lines)
    ]


def _next_id(note: Note, ahead: int = 0) -> str:
    """Give an id that no statement has; "p" is for a person's own."""
    used = [int(s.id[1:]) for s in note.statements if s.id[:1] == "p" and s.id[1:].isdecimal()]
    return f"p{max(used, default=0) + 1 + ahead}"


def _statement(note: Note, statement_id: str) -> Statement:
    found = next((s for s in note.statements if s.id == statement_id), None)
    if found is None:
        raise NotFoundError("This sentence is not in the note any more: load the page again.")
    return found


def _section(note: Note, place: int) -> Section:
    if not 0 <= place < len(note.sections):
        raise NotFoundError("There is no such section in this note: load the page again.")
    return note.sections[place]


def _in_section(note: Note, section: Section, each: Callable[[Statement], list[Statement]]) -> Note:
    place = next(n for n, s in enumerate(note.sections) if s is section)
    return _with(note, place, [new for old in section.statements for new in each(old)])


def _with(note: Note, place: int, statements: Sequence[Statement]) -> Note:
    sections = list(note.sections)
    sections[place] = sections[place].model_copy(update={"statements": tuple(statements)})
    return note.model_copy(update={"sections": tuple(sections)})
