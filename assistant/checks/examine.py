"""Puts all that the checks say about a note into one report."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.checks.against_recording import findings_against
from assistant.checks.catalogue import CHECKS
from assistant.checks.for_child import (
    CHILD_AGE,
    is_all_for_child,
    is_written_to,
    mark_for_child,
    measured_for,
    places_for_child,
    text_of,
)
from assistant.checks.label import Label, Setting, label_all, second_opinion
from assistant.checks.missing_voice import voices
from assistant.checks.omissions import omissions
from assistant.checks.readability import readability
from assistant.checks.reading import FAMILY, NoteReading, Read, read_statement
from assistant.checks.strengths import strengths
from assistant.checks.support import check_support
from assistant.checks.terms import Terms
from assistant.domain.casenote import Form, Keeps, Kind, Note, Section, Statement, Support, SupportStatus
from assistant.domain.finding import CheckedStatement, Finding, Readability, Report, Severity
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript
from assistant.english.headings import keeps_of
from assistant.english.people_in_text import namesakes_in, people_in
from assistant.english.remember import RememberingParser
from assistant.english.roster import Roster
from assistant.ports import EnglishParser, Entailment, ReadingAge, StatementClassifier

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_TRANSCRIPT = Support(status=SupportStatus.NO_TRANSCRIPT, score=0)
_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def examine(
    note: Note,
    *,
    parser: EnglishParser,
    terms: Terms,
    transcript: Transcript | None = None,
    people: Sequence[Person] | None = None,
    age: int | None = None,
    classifier: StatementClassifier | None = None,
    earlier: Sequence[str] = (),
    reading_age: ReadingAge | None = None,
    entailment: Entailment | None = None,
) -> Report:
    """Check a whole note; `people` adds to the note's own, `earlier` are other records.

    `age`, in years, is the reader's where no part is marked for the child, and the child's where one is; without it
    the child's own age is used for those parts, and all else is measured for a parent.
    """
    age = age if age is not None else note.reader_age
    parser = RememberingParser(parser)
    # One list of a whole note's sentences is parsed at a third of the cost of many short lists.
    parser.parse([statement.text for statement in note.statements])
    reading = read_note(
        note, parser=parser, terms=terms, people=people, age=age, classifier=classifier, earlier=earlier
    )
    if transcript is None:
        supports: tuple[Support, ...] = (NO_TRANSCRIPT,) * len(note.statements)
    else:
        supports = check_support(
            note.statements,
            transcript,
            people=reading.roster.people,
            visit_date=note.visit_date,
            parser=parser,
            entailment=entailment,
        )
    findings = [finding for check in CHECKS for finding in check.find(reading)]
    if transcript is not None:
        findings += findings_against(reading.reads, supports, omissions(note, transcript, parser=parser))
    for_reader, for_child = _readabilities(reading, age, parser=parser, reading_age=reading_age)
    return Report(
        statements=tuple(_checked(read, support) for read, support in zip(reading.reads, supports, strict=True)),
        findings=_ordered(findings, note),
        strengths=strengths(reading, findings),
        readability=for_reader,
        child_readability=for_child,
        voices=voices(reading),
    )


def read_note(
    note: Note,
    *,
    parser: EnglishParser,
    terms: Terms,
    people: Sequence[Person] | None = None,
    age: int | None = None,
    classifier: StatementClassifier | None = None,
    earlier: Sequence[str] = (),
) -> NoteReading:
    """Read a note for the checks: label and parse each statement, keeping a drafter's label where evidence backs it."""
    known = tuple(dict.fromkeys((*note.people, *(people or ()))))
    kin = namesakes_in(" ".join(statement.text for statement in note.statements), known)
    roster = Roster((*known, *kin) or people_of(note))
    note = mark_for_child(note, roster)
    places: list[tuple[Statement, Section, Setting, Doc]] = []
    by_rules: list[Label] = []
    for section in note.sections:
        setting = Setting(*_purpose(section, roster))
        texts = [statement.text for statement in section.statements]
        docs = parser.parse(texts)
        by_rules += label_all(texts, docs, [setting] * len(texts), roster, follow=True)
        places += [(s, section, setting, doc) for s, doc in zip(section.statements, docs, strict=True)]
    labels = second_opinion([statement.text for statement in note.statements], by_rules, roster, classifier)
    reads = [
        read_statement(statement, section, setting.keeps, setting.whose, _kept(statement, label), doc, roster)
        for (statement, section, setting, doc), label in zip(places, labels, strict=True)
    ]
    child = next((p.age for p in roster.people if p.role == "child" and p.age is not None), None)
    years = age if age is not None else child
    return NoteReading(note, tuple(reads), roster, terms, years, tuple(earlier), listed=bool(known))


def people_of(note: Note) -> tuple[Person, ...]:
    """Give the people who are listed in a note, or, where nobody is, those whose place in it the text tells."""
    return note.people or people_in([(s.heading, " ".join(t.text for t in s.statements)) for s in note.sections])


def _readabilities(
    reading: NoteReading, age: int | None, *, parser: EnglishParser, reading_age: ReadingAge | None
) -> tuple[Readability, Readability | None]:
    """Measure a note for its reader, and by itself the part for the child where only a part is."""
    note, child_age = reading.note, reading.age if reading.age is not None else CHILD_AGE
    for_child = () if is_all_for_child(note) else places_for_child(note)
    reader_age, read = measured_for(note, given=age, child=reading.age)

    def measured(places: Sequence[int] | None, years: int | None, *, spoken_to: bool = True) -> Readability:
        return readability(
            text_of(note, places),
            age=years,
            terms=reading.terms,
            parser=parser,
            reading=reading_age,
            spoken_to=spoken_to,
            people=reading.roster.people,
        )

    spoken_to = any(is_written_to(note.sections[place]) for place in for_child)
    return (
        measured(read, reader_age),
        measured(for_child, child_age, spoken_to=spoken_to) if for_child else None,
    )


def _purpose(section: Section, roster: Roster) -> tuple[Keeps, tuple[str, ...]]:
    keeps, whose = keeps_of(section.heading)
    if keeps is Keeps.ANY and _names_only(section.heading, roster):
        keeps = Keeps.VIEWS
    mentions = roster.mentions(section.heading)
    named = tuple(dict.fromkeys(m.role for m in mentions if m.person is not None))
    whose = (
        named or whose or tuple(dict.fromkeys(m.role for m in mentions if keeps is Keeps.VIEWS and m.role in FAMILY))
    )
    return (section.keeps, section.whose or whose) if section.keeps is not Keeps.ANY else (keeps, whose)


def _names_only(heading: str, roster: Roster) -> bool:
    """Say whether a heading is nothing but people of the family: "Mum", "Callum", "Nan and Grandad"."""
    rest = heading
    for mention in reversed(roster.mentions(heading)):
        if mention.role not in FAMILY:
            return False
        rest = rest[: mention.start] + rest[mention.end :]
    return rest != heading and not re.sub(r"\band\b|['’]s?\b|[^a-z]", "", rest.lower())


def _kept(statement: Statement, label: Label) -> Label:
    """Keep what a person said, then what the drafter knows from the recording; all else is judged afresh."""
    if statement.labelled_by is not None:
        return Label(statement.kind, statement.holder, statement.form, 1, False, ("your correction",), label.clauses)
    drafted = statement.written_by != "person" and bool(statement.evidence) and label.kind is not Kind.MIXED
    if not drafted:
        return label
    return Label(statement.kind, statement.holder, statement.form, 0.95, False, ("the recording",), label.clauses)


def _checked(read: Read, support: Support) -> CheckedStatement:
    label = read.label
    return CheckedStatement(
        id=read.statement.id,
        section=read.section.heading,
        text=read.text,
        kind=label.kind,
        holder=label.holder,
        form=label.form if label.kind.is_view or label.kind is Kind.MIXED else Form.NONE,
        confidence=round(label.confidence, 3),
        unsure=label.unsure,
        because=tuple(dict.fromkeys(label.reasons)),
        like=label.like,
        corrected=read.statement.labelled_by is not None,
        support=support,
    )


def _ordered(findings: list[Finding], note: Note) -> tuple[Finding, ...]:
    """Put findings on the note first, then by place in the text, graver ones first in one place."""
    place = {statement.id: i for i, statement in enumerate(note.statements)}
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                place.get(f.statement, -1) if f.statement else -1,
                _ORDER[f.severity],
                (f.span or (0, 0))[0],
            ),
        )
    )
