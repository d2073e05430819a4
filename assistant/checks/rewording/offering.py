"""Offers other words only where they hold the same facts and the recording bears them out as well as before."""

from collections.abc import Sequence
from datetime import date

from assistant.checks.rewording.instructions import Instruction, instruction_of
from assistant.checks.rewording.rules import NAME
from assistant.checks.rewording.sameness import what_is_lost, what_is_strange
from assistant.checks.support import check_support
from assistant.domain.casenote import Note, Statement, SupportStatus
from assistant.domain.parts import statement_of
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError
from assistant.ports import EnglishParser, Rewording, Rewriter

NOT_BORNE_OUT = "The recording would not bear these words out, so they are not offered."

_ORDER = (SupportStatus.NOT_IN_RECORDING, SupportStatus.CHECK, SupportStatus.NO_TRANSCRIPT, SupportStatus.SUPPORTED)


def offers(
    note: Note,
    ids: Sequence[str],
    instruction: str,
    *,
    rewriters: Sequence[Rewriter],
    parser: EnglishParser,
    transcript: Transcript | None = None,
) -> list[Rewording]:
    """Ask rewriters in order, and give each statement the first words that hold; else why there are none.

    BadInputError when none of them can follow the instruction.
    """
    statements = [statement_of(note, one) for one in ids]
    child = next((p for p in note.people if p.role is Role.CHILD), None)
    to_child = instruction_of(instruction, child.first_name if child else None) is Instruction.TO_CHILD
    allowed = _names(note.people) if to_child else ()
    best: dict[str, Rewording] = {}
    refused: BadInputError | None = None
    for rewriter in rewriters:
        waiting = [s for s in statements if best.get(s.id) is None or best[s.id].text is None]
        try:
            made = rewriter.reword(waiting, instruction, people=note.people, transcript=transcript) if waiting else []
        except BadInputError as problem:
            refused = problem
            continue
        for one in _that_hold(note, made, allowed, parser, transcript):
            before = best.get(one.statement)
            if before is None or before.text is None:
                best[one.statement] = one
    if not best and refused is not None:
        raise refused
    return [best[s.id] for s in statements if s.id in best]


def _that_hold(
    note: Note,
    made: Sequence[Rewording],
    allowed: Sequence[str],
    parser: EnglishParser,
    transcript: Transcript | None,
) -> list[Rewording]:
    """Take the words out of every rewording that fails, and say why."""
    checked = []
    for one in made:
        old = " ".join(statement_of(note, key).text for key in (one.statement, *one.joins))
        lost = (
            what_is_lost(old, one.text, allowed=allowed, by_list=one.engine == NAME) if one.text is not None else None
        )
        if lost is None and one.text is not None and one.engine != NAME:
            lost = what_is_strange(old, one.text, (e.quote for e in _rested(note, one).evidence))
        checked.append(_refused(one, lost) if lost else one)
    asked = [one for one in checked if one.text is not None]
    if transcript is None or not asked:
        return checked
    before = [_rested(note, one) for one in asked]
    after = [s.model_copy(update={"text": one.text}) for s, one in zip(before, asked, strict=True)]
    worse = _worse(before, after, transcript, note.people, note.visit_date, parser)
    return [_refused(one, NOT_BORNE_OUT) if one.statement in worse else one for one in checked]


def _worse(
    before: Sequence[Statement],
    after: Sequence[Statement],
    transcript: Transcript,
    people: Sequence[Person],
    day: date | None,
    parser: EnglishParser,
) -> set[str]:
    was = check_support(tuple(before), transcript, people=tuple(people), visit_date=day, parser=parser)
    now = check_support(tuple(after), transcript, people=tuple(people), visit_date=day, parser=parser)
    return {s.id for s, w, n in zip(before, was, now, strict=True) if _ORDER.index(n.status) < _ORDER.index(w.status)}


def _rested(note: Note, one: Rewording) -> Statement:
    """Give a statement with the words and evidence of those that join it."""
    parts = [statement_of(note, key) for key in (one.statement, *one.joins)]
    evidence = tuple(dict.fromkeys(e for part in parts for e in part.evidence))
    return parts[0].model_copy(update={"text": " ".join(p.text for p in parts), "evidence": evidence})


def _refused(one: Rewording, why: str) -> Rewording:
    return one.model_copy(update={"text": None, "joins": (), "why": why})


def _names(people: Sequence[Person]) -> tuple[str, ...]:
    """Give the words of names, and of titles before them, that "you", "your mum" and "I" may stand for."""
    wanted = {Role.CHILD, Role.MOTHER, Role.FATHER, Role.WORKER}
    parts = {part for p in people if p.role in wanted for part in p.name.split()}
    return (*parts, "Ms", "Mrs", "Mr", "Miss", "Mx", "Dr")
