"""Puts a checked note together as one document: its text as it reads, and beside each sentence what was found."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from api.pages.figures import FiguresView, show_figures
from api.pages.findings import FindingView, TogetherView, group_together, show_findings
from api.pages.kinds import GROUPS, Group, group_of
from api.pages.strip import WORDS, Strip, Voice, make_strip, voices_of
from api.pages.whose import show_whose
from api.pages.words import SEVERITIES
from assistant.domain.base import Value
from assistant.domain.casenote import Action, Note, Section, Statement, SupportStatus
from assistant.domain.filed import FindingAnswer
from assistant.domain.finding import CheckedStatement, Report, Severity
from assistant.domain.person import Person

DEFAULT = frozenset({Severity.HIGH.value, Severity.MEDIUM.value, *(group.value for group in Group)})
"""What is shown until somebody chooses: everything but the small things."""

_SUPPORT = {
    SupportStatus.CHECK: ("check", "Check this against the recording."),
    SupportStatus.NOT_IN_RECORDING: ("absent", "This is not in the recording."),
}


class Stretch(Value):
    """A stretch of a sentence; where it set findings off, how grave the worst is and of which kinds they are."""

    text: str
    severity: Severity | None = None
    groups: str = ""


class MarginView(Value):
    """A finding in the margin, with a name to jump to; `off` where its boxes are not ticked."""

    id: str
    group: Group
    view: FindingView
    off: bool = False


class EditView(Value):
    """The words of a sentence that is being changed: where they stand in the text, and what they were before."""

    start: int
    end: int
    words: str
    was: str


class LineView(Value):
    """A sentence with whose it is and with what stands beside it."""

    id: str
    pieces: tuple[Stretch, ...]
    voice: Voice
    second: Voice | None = None
    label: str
    whose: str = ""
    unsure: bool = False
    said_by: str | None = None
    because: tuple[str, ...] = ()
    like: str | None = None
    support: str = ""
    support_words: str = ""
    nearest: tuple[str, ...] = ()
    margin: tuple[MarginView, ...] = ()
    editing: EditView | None = None

    @property
    def text(self) -> str:
        """Give the whole sentence."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def opening(self) -> str:
        """Give the first words of the sentence, by which a button names it."""
        return _opening(self.text)


class PassageView(Value):
    """A section with its sentences, and what was found on it as a whole."""

    heading: str
    margin: tuple[MarginView, ...]
    lines: tuple[LineView, ...]


class StrengthView(Value):
    """What a note does well, with the first words of the sentences that show it."""

    message: str
    lines: tuple[tuple[str, str], ...]


class ChoiceView(Value):
    """A box to tick: what it shows, and how many findings that is."""

    name: str
    words: str
    count: int
    ticked: bool


class DocumentView(Value):
    """A whole checked note."""

    title: str
    strip: Strip
    strengths: tuple[StrengthView, ...]
    whole: tuple[MarginView, ...]
    passages: tuple[PassageView, ...]
    actions: tuple[Action, ...]
    readings: tuple[FiguresView, ...]
    severities: tuple[ChoiceView, ...]
    groups: tuple[ChoiceView, ...]
    compared: bool
    together: tuple[TogetherView, ...] = ()
    why: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """Count the open findings by how much they matter."""
        return {choice.name: choice.count for choice in self.severities}

    @property
    def total(self) -> int:
        """Count all open findings."""
        return sum(choice.count for choice in self.severities)


def show_document(
    note: Note,
    report: Report,
    *,
    title: str,
    reader: str = "",
    answers: Mapping[str, FindingAnswer] | None = None,
    shown: frozenset[str] = DEFAULT,
) -> DocumentView:
    """Put a note and its report together; `reader` is the age or band chosen, `shown` says which boxes are ticked."""
    ids = {statement.id for statement in note.statements}
    headings = {section.heading for section in note.sections}
    margin = [
        _beside(f"f{number}", view, shown)
        for number, view in enumerate(show_findings(report.findings, answers or {}), 1)
    ]
    checked = {statement.id: statement for statement in report.statements}
    beside: dict[str, list[MarginView]] = {}
    for one in margin:
        beside.setdefault(one.view.finding.statement or "", []).append(one)
    seen: set[str] = set()
    passages = []
    for section in note.sections:
        first = section.heading not in seen
        seen.add(section.heading)
        if section.statements or (first and _of_section(margin, section)):
            lines = tuple(
                _line(one, checked.get(one.id), beside.get(one.id, ()), note.people) for one in section.statements
            )
            of = _of_section(margin, section) if first else ()
            passages.append(PassageView(heading=section.heading, margin=of, lines=lines))
    whole = tuple(
        m
        for m in margin
        if m.view.finding.statement not in ids
        and (m.view.finding.statement or not m.view.finding.section or m.view.finding.section not in headings)
    )
    texts = {statement.id: statement.text for statement in note.statements}
    return DocumentView(
        title=title,
        strip=make_strip(note, report),
        strengths=tuple(
            StrengthView(
                message=strength.message,
                lines=tuple((id_, _opening(texts[id_])) for id_ in strength.statements if id_ in texts)[:3],
            )
            for strength in report.strengths
        ),
        whole=whole,
        passages=tuple(passages),
        actions=note.actions,
        readings=show_figures(report, note, reader),
        severities=_by_severity(margin, shown),
        groups=_by_group(margin, shown),
        compared=any(one.support.status is not SupportStatus.NO_TRANSCRIPT for one in report.statements),
        together=group_together([m.view for m in margin]),
        why="why" in shown,
    )


def chosen(ticked: Sequence[str], *, asked: bool) -> frozenset[str]:
    """Read which boxes are ticked; where nobody was asked yet, what is shown by default."""
    return frozenset(ticked) if asked else DEFAULT


def with_edit(view: DocumentView, edit: EditView, places: Mapping[str, tuple[int, int]]) -> DocumentView:
    """Open one stretch of the text for changes: its sentences become one line that holds the words being written."""
    inside = [id_ for id_, (start, end) in places.items() if edit.start <= start and end <= edit.end]
    after = [id_ for id_, (start, _) in places.items() if start >= edit.end and id_ not in inside]
    passages: list[PassageView] = []
    is_open = False
    for passage in view.passages:
        lines: list[LineView] = []
        for line in passage.lines:
            if line.id in inside and not is_open:
                lines.append(line.model_copy(update={"editing": edit}))
                is_open = True
            elif line.id in inside:
                joined = (*lines[-1].margin, *line.margin)
                lines[-1] = lines[-1].model_copy(update={"margin": joined})
            else:
                if not inside and not is_open and line.id in after[:1]:
                    lines.append(_nothing_yet(edit))
                    is_open = True
                lines.append(line)
        passages.append(passage.model_copy(update={"lines": tuple(lines)}))
    if not is_open:
        last = passages.pop() if passages else PassageView(heading="", margin=(), lines=())
        passages.append(last.model_copy(update={"lines": (*last.lines, _nothing_yet(edit))}))
    return view.model_copy(update={"passages": tuple(passages)})


def _beside(name: str, view: FindingView, shown: frozenset[str]) -> MarginView:
    group = group_of(view.finding.code)
    return MarginView(id=name, group=group, view=view, off=not {group.value, view.finding.severity.value} <= shown)


def _nothing_yet(edit: EditView) -> LineView:
    label = "Nothing written yet"
    return LineView(id="new", pieces=(Stretch(text=edit.words),), voice=Voice.SEEN, label=label, editing=edit)


def _line(
    statement: Statement, checked: CheckedStatement | None, beside: Sequence[MarginView], people: Sequence[Person]
) -> LineView:
    kind, holder = (checked.kind, checked.holder) if checked else (statement.kind, statement.holder)
    voice, second = voices_of(kind, holder)
    whose = show_whose(statement, checked, people)
    mark, words = _SUPPORT.get(checked.support.status, ("", "")) if checked else ("", "")
    return LineView(
        id=statement.id,
        pieces=_stretches(statement.text, beside),
        voice=voice,
        second=second,
        label=WORDS[voice] + (f" and {WORDS[second].lower()}" if second else ""),
        whose=whose.value,
        unsure=whose.unsure,
        said_by=whose.said_by,
        because=whose.because,
        like=whose.like,
        support=mark,
        support_words=words,
        nearest=tuple(e.quote for e in checked.support.evidence[:2]) if checked and mark else (),
        margin=tuple(beside),
    )


def _of_section(margin: Sequence[MarginView], section: Section) -> tuple[MarginView, ...]:
    return tuple(
        m
        for m in margin
        if section.heading and m.view.finding.statement is None and m.view.finding.section == section.heading
    )


def _stretches(text: str, beside: Sequence[MarginView]) -> tuple[Stretch, ...]:
    """Cut a sentence wherever the words of an open finding begin or end."""
    spans = []
    for margin in beside:
        span = margin.view.finding.span
        if margin.view.open and span and 0 <= span[0] < span[1] <= len(text):
            spans.append((*span, margin))
    cuts = sorted({0, len(text), *(place for start, end, _ in spans for place in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [margin for left, right, margin in spans if left <= start and end <= right]
        order = list(Severity)
        worst = min((m.view.finding.severity for m in over), key=order.index, default=None)
        groups = sorted({m.group.value for m in over})
        pieces.append(Stretch(text=text[start:end], severity=worst, groups=" ".join(groups)))
    return tuple(pieces)


def _by_severity(margin: Sequence[MarginView], shown: frozenset[str]) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(
            name=severity.value,
            words=words,
            count=sum(m.view.open and m.view.finding.severity is severity for m in margin),
            ticked=severity.value in shown,
        )
        for severity, words in SEVERITIES.items()
    )


def _by_group(margin: Sequence[MarginView], shown: frozenset[str]) -> tuple[ChoiceView, ...]:
    choices = (
        ChoiceView(
            name=group.value,
            words=words,
            count=sum(m.view.open and m.group is group for m in margin),
            ticked=group.value in shown,
        )
        for group, words in GROUPS.items()
    )
    return tuple(choice for choice in choices if choice.count or not choice.ticked)


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
