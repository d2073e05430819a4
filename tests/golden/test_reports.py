"""Whole notes and what the checks say of them, kept as files that can be read as prose."""

from pathlib import Path

import pytest

from assistant.checks.examine import examine
from assistant.checks.terms import load_terms
from assistant.domain.casenote import Kind, Note, Section, Statement
from assistant.domain.finding import Report
from assistant.domain.person import Person
from assistant.english.sentences import sentences
from assistant.settings import prompts_folder
from models.english import SpacyParser

REPORTS = Path(__file__).parent / "reports"


@pytest.mark.parametrize("name", ["lowther", "okafor", "terse"])
def test_a_whole_note_gets_the_report_that_was_agreed(name: str) -> None:
    people = tuple(Person.parse(line) for line in (REPORTS / f"{name}.people").read_text().splitlines())
    note = _note((REPORTS / f"{name}.md").read_text(), people)
    report = examine(note, parser=SpacyParser(), terms=load_terms(prompts_folder()))
    kept = REPORTS / f"{name}.txt"
    assert _told(report) == kept.read_text()


def _note(text: str, people: tuple[Person, ...]) -> Note:
    sections, number = [], 0
    for part in text.split("## ")[1:]:
        heading, _, body = part.partition("\n")
        statements = []
        for sentence in sentences(body):
            number += 1
            statements.append(Statement(id=f"s{number}", text=sentence, kind=Kind.OBSERVATION, written_by="person"))
        sections.append(Section(heading=heading, statements=tuple(statements)))
    return Note(type="home-visit", people=people, sections=tuple(sections))


def _told(report: Report) -> str:
    lines = []
    for statement in report.statements:
        unsure = ", unsure" if statement.unsure else ""
        lines.append(f"{statement.kind.value} ({statement.holder or 'nobody'}{unsure}): {statement.text}")
        lines += [
            f"    {f.severity.value} {f.code.value} {list(f.words)}"
            for f in report.findings
            if f.statement == statement.id
        ]
    lines += [f"{f.severity.value} {f.code.value} {f.who}" for f in report.findings if f.statement is None]
    heard = ", ".join(f"{role} {'heard' if yes else 'not heard'}" for role, yes in sorted(report.voices.items()))
    return "\n".join([*lines, heard, ""])
