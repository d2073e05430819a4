"""Puts findings beside their statements, with what a person has answered and can do."""

import hashlib
from collections.abc import Mapping, Sequence

from api.pages.changes import PLAIN_WORDS, TOGETHER, ChangeView, show_change
from assistant.domain.base import Value
from assistant.domain.filed import FindingAnswer
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.replacing import combine

OF_ACTIONS = {Code.ACTION_WITHOUT_OWNER: "nobody named", Code.ACTION_WITHOUT_DATE: "no date"}

TITLES = {
    Code.ANALYSIS_IN_VIEWS: "Your view among theirs",
    Code.ANALYSIS_IN_OBSERVATIONS: "A judgement among what you saw",
    Code.VIEW_IN_ANALYSIS: "A view in the analysis",
    Code.MIXED_STATEMENT: "Two voices in one sentence",
    Code.CLAIM_AS_FACT: "A claim written as fact",
    Code.UNATTRIBUTED_VIEW: "Whose view is this?",
    Code.ANALYSIS_WITHOUT_EVIDENCE: "A judgement with no reason",
    Code.WORDS_IN_MOUTH: "Are these their words?",
    Code.MERGED_VOICES: "Whose view, one or both?",
    Code.HEARSAY_CHAIN: "Heard from somebody else",
    Code.SMOOTHED_DISAGREEMENT: "A disagreement left out",
    Code.UNANSWERED_VIEW: "A wish that nobody answered",
    Code.MISSING_VOICE: "A voice is missing",
    Code.DOUBTING_LANGUAGE: "Words that doubt someone",
    Code.UNEVEN_VERBS: "Some “say”, others “claim”",
    Code.SCARE_QUOTES: "Quotation marks that doubt",
    Code.BLAMING_LANGUAGE: "Words that blame",
    Code.REFUSAL_WITHOUT_CONTEXT: "What was offered, and why not?",
    Code.INFLATED_CERTAINTY: "Too sure",
    Code.ALTERED_QUOTE: "Not quite what was said",
    Code.NO_DIRECT_WORDS: "None of their own words",
    Code.VIEW_WITHOUT_SETTING: "Where was this said?",
    Code.COPIED_TEXT: "The same words as elsewhere",
    Code.NOT_IN_RECORDING: "Not in the recording",
    Code.CONTRADICTS_RECORDING: "The recording says otherwise",
    Code.WRONG_SPEAKER: "Somebody else said this",
    Code.LEFT_OUT: "Said, but not in the note",
    Code.JARGON: "A word families may not know",
    Code.ACRONYM: "Letters that stand for words",
    Code.HARD_WORD: "A hard word",
    Code.LONG_SENTENCE: "A long sentence",
    Code.PASSIVE: "Who did it?",
    Code.ABOUT_NOT_TO: "About the child, not to the child",
    Code.EUPHEMISM: "Say it plainly",
    Code.DOUBLE_NEGATIVE: "Two “nots”",
    Code.ACTION_WITHOUT_OWNER: "Who will do this?",
    Code.ACTION_WITHOUT_DATE: "By when?",
}


class Piece(Value):
    """A stretch of text, and whether it is what set a finding off."""

    text: str
    marked: bool = False


class TogetherView(Value):
    """Findings of one kind that one press takes all at once."""

    kind: str
    press: str
    views: tuple["FindingView", ...]


class ActionsView(Value):
    """What is wrong with the table of actions: one sentence for all that are alike, with their words and keys."""

    message: str
    keys: tuple[str, ...]


class FindingView(Value):
    """One finding as a page shows it.

    `take` is what one press puts in the statement's place, `change` how that differs from it.
    """

    key: str
    title: str
    finding: Finding
    pieces: tuple[Piece, ...]
    take: tuple[str, ...] = ()
    change: ChangeView | None = None
    answer: FindingAnswer | None = None

    @property
    def open(self) -> bool:
        """Say whether nobody has answered it yet."""
        return self.answer is None

    @property
    def advice(self) -> str:
        """Give what to do besides, where the words that would change do not say it."""
        suggestion = self.finding.suggestion or ""
        said = self.finding.code in PLAIN_WORDS | {Code.LONG_SENTENCE} or suggestion in " ".join(self.take)
        return "" if said else suggestion


def show_findings(findings: Sequence[Finding], answers: Mapping[str, FindingAnswer]) -> list[FindingView]:
    """Put findings the way a page shows them, in their own order."""
    return [
        FindingView(
            key=finding_key(finding),
            title=title_of(finding.code),
            finding=finding,
            pieces=_pieces(finding),
            take=finding.replacement if finding.statement else (),
            change=show_change(finding.text, finding.replacement)
            if finding.statement and finding.replacement
            else None,
            answer=answers.get(finding_key(finding)),
        )
        for finding in findings
    ]


def is_of_actions(view: FindingView) -> bool:
    """Say whether a finding is about the table of actions and not about a statement."""
    return view.finding.statement is None and view.finding.code in OF_ACTIONS


def group_actions(views: Sequence[FindingView]) -> tuple[ActionsView, ...]:
    """Put open findings about the table of actions together, such as "2 actions have no date: …"."""
    groups = []
    for code, lacking in OF_ACTIONS.items():
        alike = [view for view in views if view.open and is_of_actions(view) and view.finding.code is code]
        if alike:
            verb = "action has" if len(alike) == 1 else "actions have"
            named = "; ".join(f"“{view.finding.text}”" for view in alike)
            message = f"{len(alike)} {verb} {lacking}: {named}"
            groups.append(ActionsView(message=message, keys=tuple(view.key for view in alike)))
    return tuple(groups)


def takeable(views: Sequence[FindingView], kind: str) -> list[FindingView]:
    """List the open findings of a kind that may be taken together; the first of each where they share words."""
    codes = TOGETHER[kind][0] if kind in TOGETHER else frozenset()
    fit: dict[str, list[FindingView]] = {}
    for view in views:
        statement = view.finding.statement
        if not (view.open and view.take and statement and view.finding.code in codes):
            continue
        others = fit.setdefault(statement, [])
        findings = [other.finding for other in others] + [view.finding]
        if not others or combine(view.finding.text, findings)[1] == len(findings):
            others.append(view)
    return [view for others in fit.values() for view in others]


def group_together(views: Sequence[FindingView]) -> tuple[TogetherView, ...]:
    """Put findings together that may be taken with one press, such as "Use all 6 plain words"."""
    groups = []
    for kind, (_, thing, verb) in TOGETHER.items():
        alike = takeable(views, kind)
        if len(alike) > 1:
            press = f"{verb} all {len(alike)} {thing}s"
            groups.append(TogetherView(kind=kind, press=press, views=tuple(alike)))
    return tuple(groups)


def title_of(code: Code) -> str:
    """Name a kind of finding in a few plain words."""
    return TITLES.get(code, code.value.replace("-", " ").capitalize())


def finding_key(finding: Finding) -> str:
    """Name a finding so that it is the same one after the checks have run again on the same words."""
    parts = (finding.code, finding.section, " ".join(finding.text.split()).lower(), *finding.words, finding.who or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def count_open(views: Sequence[FindingView]) -> dict[Severity, int]:
    """Count the findings that nobody has answered, by how much they matter."""
    return {severity: sum(v.open and v.finding.severity is severity for v in views) for severity in Severity}


def _pieces(finding: Finding) -> tuple[Piece, ...]:
    if not finding.span:
        return ()
    start, end = finding.span
    before = finding.text[max(0, start - 60) : start]
    after = finding.text[end : end + 60]
    if start > 60:
        before = "… " + before.partition(" ")[2]
    if len(finding.text) > end + 60:
        after = after.rpartition(" ")[0] + " …"
    pieces = (Piece(text=before), Piece(text=finding.text[start:end], marked=True), Piece(text=after))
    return tuple(piece for piece in pieces if piece.text)
