"""Shows which sentences may go into a letter to the child, in the words of the letter, and which stay out and why."""

import re
from collections.abc import Collection, Mapping

from api.checker import Checker
from assistant.checks.child_safe import ChildSafety, Safety, action_safety, child_safety
from assistant.checks.rewording.to_child import NOTHING
from assistant.domain.base import Value
from assistant.domain.casenote import Action, Evidence, Keeps, Kind, Note, Section, Statement, Support
from assistant.domain.filed import FiledNote
from assistant.domain.person import Role
from assistant.domain.transcript import Transcript

TO_CHILD = "to the child"
DIFFER = "Grown-ups see this differently: a letter is not the place for it."
PROMISED_ELSEWHERE = "This was agreed between grown-ups: tell the child yourself if it matters to them."
OWN_WORDS = "say it in your own words."


class LetterChoice(Value):
    """One sentence or action that may go in; `text` is how the letter says it, `ticked` whether it is proposed."""

    key: str
    text: str
    engine: str
    heading: str
    statement: Statement | None = None
    action: Action | None = None
    ticked: bool = False
    why: str = ""


class LeftOut(Value):
    """One sentence that is not offered, and why."""

    text: str
    why: str


class LetterChoices(Value):
    """What may go in, and what may not."""

    offered: tuple[LetterChoice, ...]
    left: tuple[LeftOut, ...]


def show_choices(checker: Checker, filed: FiledNote, transcript: Transcript | None) -> LetterChoices:
    """Judge every sentence and action of a note, and put the safe ones into words for the child."""
    note = filed.note
    support = {c.id: c.support for c in filed.report.statements}
    disputed = _disputed(note)
    judged = [
        (s, section.heading, _judged(s, section, support.get(s.id), disputed))
        for section in note.sections
        for s in section.statements
    ]
    safe = [s.id for s, _, safety in judged if safety.safety is not Safety.NO]
    made = {one.statement: one for one in checker.reword(note, safe, TO_CHILD, transcript=transcript)} if safe else {}
    offered: list[LetterChoice] = []
    left: list[LeftOut] = []
    for statement, heading, safety in judged:
        words = made.get(statement.id)
        if words is None:
            left.append(LeftOut(text=statement.text, why=safety.why))
        elif words.text is None and words.why != NOTHING:
            left.append(LeftOut(text=statement.text, why=f"{words.why.rstrip('.')}: {OWN_WORDS}"))
        else:
            offered.append(_choice(statement, heading, safety, words.text, words.engine))
    for number, action in enumerate(note.actions):
        safety = action_safety(action)
        elsewhere = "" if _for_the_child(action, note, transcript) else PROMISED_ELSEWHERE
        if safety.safety is Safety.NO or elsewhere:
            left.append(LeftOut(text=_said(action), why=safety.why or elsewhere))
        else:
            offered.append(
                LetterChoice(
                    key=f"a{number}", text=_said(action), engine="words", heading="What happens next", action=action
                )
            )
    return LetterChoices(offered=tuple(offered), left=tuple(left))


def by_key(choices: LetterChoices) -> Mapping[str, LetterChoice]:
    """Give what may go in by its key."""
    return {one.key: one for one in choices.offered}


def _judged(
    statement: Statement, section: Section, support: Support | None, disputed: Collection[Evidence]
) -> ChildSafety:
    own = statement.kind is Kind.CHILD_VIEW and section.keeps is not Keeps.ANY
    if not own and any(_overlaps(one, other) for one in statement.evidence for other in disputed):
        return ChildSafety(safety=Safety.NO, why=DIFFER)
    return child_safety(statement, support)


def _disputed(note: Note) -> tuple[Evidence, ...]:
    """What stands where accounts differ: words of several people in one section, a grown-up's among them."""
    found: list[Evidence] = []
    for section in note.sections:
        told_by = {s.holder for s in section.statements if s.kind.is_view}
        if section.keeps is Keeps.ANY and len(told_by) > 1 and told_by != {Role.CHILD, Role.SIBLING}:
            found += [one for s in section.statements if s.kind.is_view for one in s.evidence]
    return tuple(found)


def _overlaps(one: Evidence, other: Evidence) -> bool:
    return one.utterance == other.utterance and (one.quote in other.quote or other.quote in one.quote)


def _for_the_child(action: Action, note: Note, transcript: Transcript | None) -> bool:
    """Say whether an action is the child's, names the child, or was promised to them alone."""
    child = note.child
    if (
        child is None
        or child.name in (action.who or "")
        or re.search(rf"\b{re.escape(child.first_name)}\b", action.what)
    ):
        return True
    if transcript is None:
        return False
    places = {utterance.id: at for at, utterance in enumerate(transcript.utterances)}
    roles = [transcript.speaker(utterance.speaker).role for utterance in transcript.utterances]
    at = [places[e.utterance] for e in action.evidence if e.utterance in places]
    near = [roles[n] for place in at for n in range(max(0, place - 1), min(len(roles), place + 2))]
    return Role.CHILD in near and set(near) <= {Role.CHILD, Role.WORKER}


def _choice(statement: Statement, heading: str, safety: ChildSafety, text: str | None, engine: str) -> LetterChoice:
    return LetterChoice(
        key=statement.id,
        text=text or statement.text,
        engine=engine if text else statement.written_by,
        heading=heading,
        statement=statement,
        ticked=safety.safety is Safety.SAFE and statement.kind is Kind.CHILD_VIEW,
        why=safety.why,
    )


def _said(action: Action) -> str:
    return f"{action.what} ({action.who or 'nobody named'})"
