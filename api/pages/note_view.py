"""Puts a kept note the way its page shows it: sections, statements, evidence, findings, and what waits."""

import hashlib
from collections.abc import Mapping

from api.pages.doubts import group_warnings, unsure_who
from api.pages.findings import (
    ActionsView,
    FindingView,
    TogetherView,
    count_open,
    group_actions,
    group_together,
    is_of_actions,
    show_findings,
)
from api.pages.read_through import read_ids
from api.pages.strip import Strip, Voice, make_strip, voices_of
from api.pages.whose import Choice, WhoseView, choices, show_whose
from assistant.checks.risk import blocks_approval
from assistant.domain.base import Value
from assistant.domain.casenote import Evidence, Keeps, Note, Section, Statement, Support, SupportStatus, Uncovered
from assistant.domain.filed import FiledNote, FindingAnswer
from assistant.domain.finding import CheckedStatement, Severity
from assistant.domain.quoting import section_for
from assistant.domain.transcript import Transcript

SUPPORT_WORDS = {
    SupportStatus.SUPPORTED: "What was said bears this out.",
    SupportStatus.CHECK: "Check this against the recording.",
    SupportStatus.NOT_IN_RECORDING: "This is not in the recording.",
    SupportStatus.NO_TRANSCRIPT: "There is no recording to check this against.",
}


class EvidenceView(Value):
    """The moment a statement rests on: who spoke, when, and the words."""

    speaker: str
    start: float | None
    end: float | None
    quote: str
    utterance: str
    unsure: bool = False


class StatementView(Value):
    """A statement with everything that stands beside it."""

    statement: Statement
    checked: CheckedStatement | None
    support: Support | None
    support_words: str
    mark: str
    voice: Voice
    second: Voice | None
    evidence: tuple[EvidenceView, ...]
    findings: tuple[FindingView, ...]
    whose: WhoseView
    blocks: bool
    read: bool = False
    folded: bool = False
    below: str = ""

    @property
    def open_findings(self) -> int:
        """Count the findings that nobody has answered."""
        return sum(view.open for view in self.findings)

    @property
    def worst(self) -> Severity | None:
        """Give the gravest of the open findings."""
        order = list(Severity)
        grave = sorted((view.finding.severity for view in self.findings if view.open), key=order.index)
        return grave[0] if grave else None


class WaitingView(Value):
    """Something said that no statement rests on."""

    uncovered: Uncovered
    speaker: str
    start: float | None
    end: float | None


class SectionView(Value):
    """A section with its statements, and what was said that may belong in it; `place` counts from 0."""

    place: int
    section: Section
    statements: tuple[StatementView, ...]
    waiting: tuple[WaitingView, ...]
    findings: tuple[FindingView, ...]
    shown: bool = True

    @property
    def open_findings(self) -> int:
        """Count the open findings in this section."""
        return sum(s.open_findings for s in self.statements) + sum(f.open for f in self.findings)

    @property
    def told(self) -> tuple[StatementView, ...]:
        """The statements that the section's shape shows."""
        return tuple(s for s in self.statements if not s.folded)

    @property
    def folded(self) -> tuple[StatementView, ...]:
        """The statements that its short form leaves out."""
        return tuple(s for s in self.statements if s.folded)

    @property
    def all_read(self) -> bool:
        """Say whether the worker has read every statement as it stands."""
        return bool(self.statements) and all(s.read for s in self.statements)


class NoteView(Value):
    """A whole note for its page."""

    filed: FiledNote
    strip: Strip
    sections: tuple[SectionView, ...]
    whole: tuple[FindingView, ...]
    open: dict[Severity, int]
    of_actions: tuple[ActionsView, ...] = ()
    warnings: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    together: tuple[TogetherView, ...] = ()

    @property
    def read_count(self) -> int:
        """Count the statements that the worker has read as they stand."""
        return sum(s.read for section in self.sections for s in section.statements)

    @property
    def read_total(self) -> int:
        """Count the statements."""
        return sum(len(section.statements) for section in self.sections)

    @property
    def unwritten(self) -> tuple[SectionView, ...]:
        """List the sections that only the worker can write, and hold nothing yet."""
        return tuple(s for s in self.sections if s.section.keeps is Keeps.ANALYSIS and not s.statements)

    @property
    def whole_open(self) -> int:
        """Count the open findings on the note as a whole."""
        return sum(f.open for f in self.whole)

    @property
    def whole_grave(self) -> bool:
        """Say whether any open finding on the note as a whole is a grave one."""
        return any(f.open and f.finding.severity is Severity.HIGH for f in self.whole)

    @property
    def to_decide(self) -> list[StatementView]:
        """List the statements about harm that the recording does not bear out."""
        return [s for section in self.sections for s in section.statements if s.blocks]

    @property
    def open_high(self) -> list[FindingView]:
        """List the grave findings that nobody has answered."""
        every = [f for s in self.sections for st in s.statements for f in st.findings]
        every += [f for s in self.sections for f in s.findings] + list(self.whole)
        return [f for f in every if f.open and f.finding.severity is Severity.HIGH]

    def find(self, statement_id: str) -> StatementView | None:
        """Find a statement by id."""
        return next((s for x in self.sections for s in x.statements if s.statement.id == statement_id), None)


def show_note(filed: FiledNote, transcript: Transcript | None, answers: Mapping[str, FindingAnswer]) -> NoteView:
    """Put a note together for its page."""
    note, report = filed.note, filed.report
    findings = show_findings(report.findings, answers)
    ids = {s.id for s in note.statements}
    checked = {c.id: c for c in report.statements}
    headings = {section.heading for section in note.sections}
    worth = {id(section) for section in note.shown_sections}
    read = read_ids(note, answers)
    waiting: dict[int, list[WaitingView]] = {}
    for uncovered in note.uncovered:
        waiting.setdefault(section_for(note, uncovered, transcript), []).append(_waiting(uncovered, transcript))
    sections = tuple(
        SectionView(
            place=place,
            section=section,
            statements=tuple(
                _statement(s, checked.get(s.id), findings, note, transcript).model_copy(
                    update={
                        "read": s.id in read,
                        "folded": s not in section.told,
                        "below": below.text if below else "",
                    }
                )
                for s, below in zip(section.statements, (*section.statements[1:], None), strict=False)
            ),
            waiting=tuple(waiting.get(place, ())),
            findings=(of := _of_section(findings, section)),
            shown=bool(of or waiting.get(place))
            or (id(section) in worth and (section.keeps is not Keeps.ACTIONS or bool(section.statements))),
        )
        for place, section in enumerate(note.sections)
    )
    whole = tuple(
        f
        for f in findings
        if f.finding.statement not in ids
        and (f.finding.statement or f.finding.section not in headings)
        and not is_of_actions(f)
    )
    return NoteView(
        filed=filed,
        strip=make_strip(note, report),
        sections=sections,
        whole=whole,
        open=count_open(findings),
        of_actions=group_actions(findings),
        warnings=group_warnings(transcript),
        choices=choices(note.people),
        together=group_together(findings),
    )


def harm_key(statement: Statement) -> str:
    """Name the decision on a statement about harm, tied to its words."""
    return hashlib.sha256(f"harm\x1f{statement.id}\x1f{statement.text}".encode()).hexdigest()


def _statement(
    statement: Statement,
    checked: CheckedStatement | None,
    findings: list[FindingView],
    note: Note,
    transcript: Transcript | None,
) -> StatementView:
    support = checked.support if checked else statement.support
    evidence = tuple(_evidence(e, transcript) for e in statement.evidence or (support.evidence if support else ()))
    doubted = any(e.unsure for e in evidence)
    own = statement.written_by == "person" and not statement.evidence
    status = support.status if support else SupportStatus.NO_TRANSCRIPT
    voice, second = voices_of(checked.kind, checked.holder) if checked else voices_of(statement.kind, statement.holder)
    marks = {SupportStatus.CHECK: "check", SupportStatus.NOT_IN_RECORDING: "absent"}
    unsaid = own and status in {SupportStatus.NOT_IN_RECORDING, SupportStatus.NO_TRANSCRIPT}
    words = f"Added by {statement.author or 'the worker'}, not from the recording." if own else SUPPORT_WORDS[status]
    if doubted:
        words = f"It is not sure who said this: listen, and name the right person. {words}"
    return StatementView(
        statement=statement,
        checked=checked,
        support=support,
        support_words=words,
        mark="own" if unsaid else marks.get(status, "check" if doubted else ""),
        voice=voice,
        second=second,
        evidence=evidence,
        findings=tuple(f for f in findings if f.finding.statement == statement.id),
        whose=show_whose(statement, checked, note.people),
        blocks=bool(support and blocks_approval(statement, support)),
    )


def _of_section(findings: list[FindingView], section: Section) -> tuple[FindingView, ...]:
    return tuple(
        f
        for f in findings
        if f.finding.statement is None and f.finding.section == section.heading and not is_of_actions(f)
    )


def _evidence(evidence: Evidence, transcript: Transcript | None) -> EvidenceView:
    return EvidenceView(
        speaker=_speaker(evidence.utterance, transcript),
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        utterance=evidence.utterance,
        unsure=unsure_who(evidence.utterance, transcript),
    )


def _waiting(uncovered: Uncovered, transcript: Transcript | None) -> WaitingView:
    start, end = uncovered.start, uncovered.end
    if start is None and transcript:
        said = next((u for u in transcript.utterances if u.id == uncovered.utterance), None)
        start, end = (said.start, said.end) if said else (None, None)
    return WaitingView(uncovered=uncovered, speaker=_speaker(uncovered.utterance, transcript), start=start, end=end)


def _speaker(utterance_id: str, transcript: Transcript | None) -> str:
    if transcript is None:
        return ""
    said = next((u for u in transcript.utterances if u.id == utterance_id), None)
    return (transcript.speaker(said.speaker).name or "Somebody") if said else ""
