"""Holds the findings against notes with planted faults: python tests/measure_findings.py [--set NAME] [--by-code]."""

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from assistant.checks.catalogue import CHECKS
from assistant.checks.examine import examine
from assistant.checks.terms import load_terms
from assistant.domain.finding import Finding, Report, Severity
from assistant.domain.person import Person
from assistant.english.remember import RememberingParser
from assistant.formats.notes import read_note
from assistant.settings import Settings

NOTES = Path(__file__).parent / "notes"
NAGS = (Severity.HIGH, Severity.MEDIUM)
SEVERITY = {check.code.value: check.severity for check in CHECKS}


@dataclass(frozen=True)
class NoteSet:
    """Notes told apart by their numbers; of a set that is held back only totals are ever shown, and only when asked."""

    name: str
    title: str
    numbers: range
    held_back: bool = False


SETS = (
    NoteSet("own-even", "02 to 40, by whoever wrote the checks, for tuning", range(2, 41, 2)),
    NoteSet("own-odd", "01 to 39, by whoever wrote the checks, read too often to be a test", range(1, 41, 2)),
    NoteSet("others-even", "42 to 80, by a stranger to the checks, for tuning", range(42, 81, 2)),
    NoteSet("others-odd", "41 to 79, by a second stranger, measured once untouched, now for tuning", range(41, 81, 2)),
    NoteSet("third", "81 to 100, by a third stranger, measured once untouched, now for tuning", range(81, 101)),
    NoteSet("fourth", "101 to 120, by a fourth stranger, measured once untouched, now for tuning", range(101, 121)),
    NoteSet("tuning", "121 to 140, by a fifth stranger, measured once untouched, then for tuning", range(121, 141)),
    NoteSet("fifth", "141 to 160, by a sixth stranger, measured once untouched, now for tuning", range(141, 161)),
    NoteSet("sixth", "161 to 180, by a seventh stranger, measured once untouched, now for tuning", range(161, 181)),
    NoteSet("eighth", "181 to 200, by an eighth stranger, held back", range(181, 201), held_back=True),
)


@dataclass(frozen=True)
class Fault:
    """One fault that was planted: its code, and words of its sentence (the role, where a voice is missing)."""

    code: str
    words: str


@dataclass(frozen=True)
class Written:
    """One note written for measuring, with what is wrong in it."""

    number: int
    hand: str
    text: str
    people: tuple[Person, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Outcome:
    """What came of one note: faults with the gravest severity each was told at, and its findings, judged."""

    note: Written
    faults: tuple[tuple[Fault, Severity | None], ...]
    findings: tuple[tuple[Finding, str], ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each set that is open; codes and errors never of one that is held back."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", choices=[s.name for s in SETS], help="one set of notes alone")
    options.add_argument("--rules", action="store_true", help="without the classifier")
    options.add_argument("--nameless", action="store_true", help="without the list of people")
    options.add_argument("--each", action="store_true", help="list the errors")
    options.add_argument("--by-code", action="store_true", help="also by code")
    chosen = options.parse_args(arguments)
    check = examiner(with_classifier=not chosen.rules, with_people=not chosen.nameless)
    for kept in [s for s in SETS if (s.name == chosen.set if chosen.set else not s.held_back)]:
        outcomes = measure(read_notes(NOTES, kept.numbers), check)
        if chosen.each and not kept.held_back:
            sys.stdout.write(_errors(outcomes))
        by_code = chosen.by_code and not kept.held_back
        sys.stdout.write(f"\n{kept.title}: {len(outcomes)} notes\n{table(outcomes, by_code=by_code)}")


def read_notes(folder: Path, numbers: range) -> list[Written]:
    """Read the NN-hand.toml files with these numbers, in order; no other file is opened."""
    notes = []
    for path in sorted(folder.glob("*.toml")):
        number, _, hand = path.stem.partition("-")
        if int(number) not in numbers:
            continue
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
        faults = tuple(Fault(fault["code"], fault["words"]) for fault in kept["faults"])
        people = tuple(Person.parse(line) for line in kept["people"])
        notes.append(Written(int(number), hand, kept["text"], people, faults))
    return notes


def examiner(*, with_classifier: bool, with_people: bool = True) -> Callable[[Written], Report]:
    """Give a way to check a note as the product does, with or without the classifier and the list of people."""
    from models.opening import open_classifier, open_lower, open_parser

    settings = Settings()
    parser, terms = RememberingParser(open_parser(settings)), load_terms(settings.prompts)
    classifier = open_classifier(open_lower(settings)) if with_classifier else None

    def check(written: Written) -> Report:
        people = written.people if with_people else ()
        note = read_note(written.text.strip().encode(), people=people)
        return examine(note, parser=parser, terms=terms, people=people, classifier=classifier)

    return check


def measure(notes: Iterable[Written], check: Callable[[Written], Report]) -> list[Outcome]:
    """Check each note and judge its findings against its faults."""
    return [_outcome(note, check(note).findings) for note in notes]


def table(outcomes: Sequence[Outcome], *, by_code: bool = False) -> str:
    """Set out precision, recall and false alarms, with 95% intervals (Wilson 1927)."""
    lines = ["| | findings | right | precision | planted | found | recall |", "|---|---|---|---|---|---|---|"]
    groups: list[tuple[str, Callable[[str], bool], tuple[Severity, ...]]] = [
        ("high", lambda code: SEVERITY.get(code) is Severity.HIGH, (Severity.HIGH,)),
        ("medium", lambda code: SEVERITY.get(code) is Severity.MEDIUM, (Severity.MEDIUM,)),
        ("both", lambda code: SEVERITY.get(code) in NAGS, NAGS),
        ("with low", lambda _: True, tuple(Severity)),
    ]
    codes: set[str] = set()
    if by_code:
        codes = {f.code for o in outcomes for f, _ in o.faults} | {
            f.code.value for o in outcomes for f, _ in o.findings if f.severity in NAGS
        }
        groups += [(code, lambda found, code=code: found == code, tuple(Severity)) for code in sorted(codes)]  # type: ignore[misc]
    for name, planted, severities in groups:
        single = name in codes
        judged = [
            verdict
            for o in outcomes
            for finding, verdict in o.findings
            if finding.severity in severities and verdict != "related" and (not single or planted(finding.code.value))
        ]
        told = NAGS if name in {"high", "medium", "both"} else tuple(Severity)
        found = [severity in told for o in outcomes for fault, severity in o.faults if planted(fault.code)]
        right = judged.count("right")
        lines.append(
            f"| {name} | {len(judged)} | {right} | {share(right, len(judged))} "
            f"| {len(found)} | {sum(found)} | {share(sum(found), len(found))} |"
        )
    clean = [o for o in outcomes if not o.note.faults]
    alarms = sum(f.severity in NAGS for o in clean for f, _ in o.findings)
    related = sum(verdict == "related" and f.severity in NAGS for o in outcomes for f, verdict in o.findings)
    low = sum(f.severity is Severity.LOW for o in outcomes for f, _ in o.findings)
    lines.append(f"\nFalse alarms, high or medium, in {len(clean)} clean notes: {alarms}.")
    lines.append(f"Other findings on sentences with a planted fault, counted neither way: {related}.")
    lines.append(f"Low findings, a note: {low / max(1, len(outcomes)):.1f}.")
    return "\n".join(lines) + "\n"


def share(part: int, whole: int) -> str:
    """Write a share with its 95% Wilson interval, a dash when there is nothing to share."""
    if not whole:
        return "–"
    p, z = part / whole, 1.96
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f"{p:.2f} ({middle - half:.2f} to {middle + half:.2f})"


def _outcome(note: Written, findings: Sequence[Finding]) -> Outcome:
    faults = tuple((fault, _told(fault, findings)) for fault in note.faults)
    return Outcome(note, faults, tuple((finding, _verdict(finding, note.faults)) for finding in findings))


def _told(fault: Fault, findings: Sequence[Finding]) -> Severity | None:
    severities = {finding.severity for finding in findings if _answers(finding, fault)}
    return next((severity for severity in Severity if severity in severities), None)


def _verdict(finding: Finding, faults: Sequence[Fault]) -> str:
    if any(_answers(finding, fault) for fault in faults):
        return "right"
    planted = any(finding.text and fault.words and fault.words in finding.text for fault in faults)
    return "related" if planted else "false"


def _answers(finding: Finding, fault: Fault) -> bool:
    if finding.code.value != fault.code:
        return False
    if finding.statement is None and not finding.text:
        return finding.who is None or not fault.words or finding.who == fault.words
    return " ".join(fault.words.split()) in finding.text


def _errors(outcomes: Sequence[Outcome]) -> str:
    lines = []
    for o in outcomes:
        lines.append(f"{o.note.number:02} {o.note.hand}")
        lines += [
            f"   missed {fault.code}{' (low)' if severity else ''}: {fault.words}"
            for fault, severity in o.faults
            if severity not in NAGS
        ]
        lines += [
            f"   {verdict} {f.severity.value} {f.code.value} {list(f.words)} {f.who or ''}: {f.text}"
            for f, verdict in o.findings
            if verdict != "right" and f.severity in NAGS
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
