"""Makes a letter to the child of the sentences that a worker chose from a note."""

from collections.abc import Sequence

from api.pages.letter_view import LetterChoice, LetterChoices, by_key
from assistant.domain.casenote import Keeps, Kind, Note, Section, Statement
from assistant.domain.filed import FiledNote
from assistant.domain.notetype import NoteType, SectionPlan
from assistant.errors import BadInputError, ConflictError


def make_letter(filed: FiledNote, choices: LetterChoices, chosen: Sequence[str], kind: NoteType) -> Note:
    """Give the letter with the chosen sentences and their evidence; BadInputError where none is chosen.

    ConflictError where a chosen sentence is not offered any more.
    """
    if not chosen:
        raise BadInputError("Choose at least one sentence for the letter.")
    offered = by_key(choices)
    if not set(chosen) <= set(offered):
        raise ConflictError("This note changed while you were choosing: look at the sentences again.")
    taken = [one for key, one in offered.items() if key in set(chosen)]
    note, child = filed.note, filed.note.child
    return Note(
        type=kind.name,
        title=f"Letter to {child.name}" if child else kind.title,
        visit_date=note.visit_date,
        people=note.people,
        sections=tuple(_section(plan, kind, taken) for plan in kind.sections),
        actions=tuple(one.action for one in taken if one.action is not None),
        reader_age=kind.age_for(child.age if child else None),
        made_from=filed.id,
    )


def _section(plan: SectionPlan, kind: NoteType, taken: Sequence[LetterChoice]) -> Section:
    statements = [
        _statement(one) for one in taken if one.statement is not None and _plan_for(one.statement, kind) is plan
    ]
    return plan.section(statements, plan.questions)


def _statement(one: LetterChoice) -> Statement:
    if one.statement is None:
        raise BadInputError("This is an action and not a sentence.")
    changed = one.text != one.statement.text
    update: dict[str, object] = {"text": one.text, "written_by": one.engine, "support": None} if changed else {}
    return one.statement.model_copy(update=update)


def _plan_for(statement: Statement, kind: NoteType) -> SectionPlan:
    """Find the part of the letter that a sentence belongs in: whose view it is, else what was seen."""
    plans = kind.sections
    if statement.kind.is_view:
        own = [p for p in plans if statement.holder in {role.value for role in p.whose}]
        loose = [p for p in plans if p.keeps is Keeps.VIEWS]
        wanted = own or (loose if statement.kind is Kind.CHILD_VIEW else [])
        if wanted:
            return wanted[0]
    fitting = [p for p in plans if p.keeps is Keeps.OBSERVATIONS] or [p for p in plans if p.keeps is Keeps.ANY]
    return (fitting or list(plans))[0]
