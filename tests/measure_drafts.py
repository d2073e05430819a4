"""Measures drafts as a writer would: what is supported, quoted, covered, promised; run by hand, not by pytest.

python tests/measure_drafts.py [NAME …] [--file VISIT.json] [--read] [--missing] [--hour]
"""

# ruff: noqa: T201

import argparse
import json
import re
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.checks.support import check_support
from assistant.domain.casenote import Action, Form, Keeps, Note, Statement, SupportStatus
from assistant.domain.person import Person, Role
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.figures import in_figures
from assistant.drafting.notetypes import load_note_type
from assistant.drafting.voices import voices
from assistant.english.remember import RememberingParser
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder
from models.english import SpacyParser

HERE = Path(__file__).parent
CLAIMS = HERE / "unit" / "checks" / "claims"
DRAFTS = HERE / "golden" / "drafts"
_SPOKE = re.compile(
    r'(?:Asked .*?, |When .*?["”], |I asked, [“"].*?["”] )?'
    r"((?:[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]+)*)(?: \(interpreter\))?|[Ss]he|[Hh]e)"
    r" (?:said|told me|asked)\b(?<!I said)(?<!I asked)"
)
HOUR = 9_800
"""Words said in a visit of an hour."""


@dataclass(frozen=True)
class Drafted:
    """A visit with its draft, and the share of a second it took."""

    name: str
    transcript: Transcript
    visit: Visit
    note: Note
    seconds: float


@dataclass(frozen=True)
class Figures:
    """What was counted in one draft."""

    statements: int
    supported: int
    quoted: int
    facts: int
    missing: tuple[str, ...]
    actions: int
    wrong_actions: tuple[str, ...]
    told_by: int
    wrong_speakers: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line for each visit, and what is asked for: the draft, the missing facts, the hour's time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--file", type=Path, action="append", default=[])
    options.add_argument("--read", action="store_true", help="print the drafts")
    options.add_argument("--missing", action="store_true", help="print key facts and actions that are missing")
    options.add_argument("--hour", action="store_true", help="time a visit of an hour")
    chosen = options.parse_args(arguments)
    parser = RememberingParser(SpacyParser(), size=100_000)
    total: list[Figures] = []
    for name, transcript, visit in _visits(chosen.names, chosen.file):
        drafted = drafted_visit(name, transcript, visit, parser)
        figures = measured(drafted)
        total.append(figures)
        print(_line(name, figures, drafted))
        if chosen.missing:
            print("".join(f"    missing: {what}\n" for what in (*figures.missing, *figures.wrong_actions)), end="")
        if chosen.read:
            print(as_prose(drafted.note), end="\n\n")
    if len(total) > 1:
        print(_sum(total))
    if chosen.hour:
        wall, busy = _hour()
        print(f"an hour ({HOUR} words): {wall:.1f} s, of which {busy:.1f} s of processor")


def drafted_visit(name: str, transcript: Transcript, visit: Visit, parser: EnglishParser) -> Drafted:
    """Draft a visit and check every statement."""
    begun = time.perf_counter()
    note = draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
    seconds = time.perf_counter() - begun
    found = check_support(note.statements, transcript, people=note.people, visit_date=visit.date, parser=parser)
    support = {s.id: one for s, one in zip(note.statements, found, strict=True)}
    return Drafted(name, transcript, visit, note.with_support(support), seconds)


def measured(drafted: Drafted) -> Figures:
    """Count one draft; key facts where somebody has listed them."""
    statements = drafted.note.statements
    told = _told(drafted.name)
    missing = tuple(
        f"[{turn}] {fact}" for turn, words, fact in told.get("facts", ()) if not _covered(drafted, turn, words)
    )
    wrong = tuple(
        f"[{turn}] action of {who}, {due or 'no day'}"
        for turn, who, due in told.get("actions", ())
        if not any(_is_action(a, turn, who, due) for a in drafted.note.actions)
    )
    return Figures(
        len(statements),
        sum(s.support is not None and s.support.status is SupportStatus.SUPPORTED for s in statements),
        sum(s.form is Form.QUOTE for s in statements),
        len(told.get("facts", ())),
        missing,
        len(drafted.note.actions),
        wrong,
        *_speakers(drafted),
    )


def as_prose(note: Note) -> str:
    """Write a note as it is read, with the turn that each statement rests on and what the check said of it."""
    return "\n".join(_prose(note))


def read_claims(path: Path) -> tuple[Transcript, Visit]:
    """Read a visit of the claims, or one in the form that shared visits have."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    people = tuple(_people(told["visit"]["people"]))
    codes = dict(zip(told["visit"]["people"], people, strict=True)) if isinstance(told["visit"]["people"], dict) else {}
    voices = {person.name: f"S{n}" for n, person in enumerate(people)}
    turns = [(codes[who].name if who in codes else who, text) for who, text in told["turns"]]
    spoke = {who for who, _ in turns}
    transcript = Transcript(
        speakers=tuple(
            Speaker(id=voices[p.name], role=p.role, name=p.name, confirmed=True) for p in people if p.name in spoke
        ),
        utterances=tuple(Utterance(id=f"u{n}", speaker=voices[who], text=text) for n, (who, text) in enumerate(turns)),
    )
    kind = _told(path.stem).get("type", "home-visit")
    return transcript, Visit(type=kind, date=date.fromisoformat(told["visit"]["date"]), people=people)


def read_talk(path: Path) -> tuple[Transcript, Visit]:
    """Read an invented talk whose draft is kept beside it: its people, and its turns as "Name: words"."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    people = tuple(Person.parse(text) for text in told["people"])
    voices = {person.name: f"S{n}" for n, person in enumerate(people, start=1)}
    turns = [line.partition(": ")[::2] for line in told["turns"].strip().splitlines()]
    spoke = {name for name, _ in turns}
    transcript = Transcript(
        speakers=tuple(
            Speaker(id=voices[p.name], role=p.role, name=p.name, confirmed=True) for p in people if p.name in spoke
        ),
        utterances=tuple(Utterance(id=f"u{n}", speaker=voices[who], text=text) for n, (who, text) in enumerate(turns)),
    )
    return transcript, Visit(type=told["type"], date=told["date"], people=people)


def _people(told: Any) -> Iterator[Person]:  # noqa: ANN401
    """Read people as the claims list them, or as "Samira Hart, mother" by code."""
    if isinstance(told, list):
        for role, name, more in told:
            age, relation = (more, None) if isinstance(more, int) else (None, more)
            yield Person(role=Role(role), name=name, age=age, relation=relation)
        return
    for words in told.values():
        name, _, what = words.partition(", ")
        aged = re.search(r"aged (\d+)", what)
        role = next((r for r in Role if r.value == what), None)
        role = role or (Role.CHILD if aged else Role.WORKER if "social worker" in what else Role.FAMILY)
        relation = what if role is Role.FAMILY else None
        yield Person(role=role, name=name, age=int(aged[1]) if aged else None, relation=relation)


def _visits(names: Sequence[str], files: Sequence[Path]) -> Iterator[tuple[str, Transcript, Visit]]:
    paths = [path for path in sorted(CLAIMS.glob("tuning*_*.json")) if not names or path.stem in names]
    for path in [*([] if files and not names else paths), *files]:
        yield path.stem, *read_claims(path)
    listed = {tomllib.loads(path.read_text(encoding="utf-8"))["visit"] for path in (DRAFTS / "facts").glob("*.toml")}
    for path in sorted(DRAFTS.glob("*.toml")):
        if path.stem in names or (not names and not files and path.stem in listed):
            yield path.stem, *read_talk(path)


def _told(name: str) -> dict[str, Any]:
    """The key facts that somebody listed for a visit; empty where nobody has."""
    for path in (DRAFTS / "facts").glob("*.toml"):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        if told["visit"] == name:
            return dict(told)
    return {}


def _covered(drafted: Drafted, turn: int, words: str) -> bool:
    """Say whether a statement or action cites the words of a fact and shows at least half of what they hold."""
    told = [(s.evidence, s.text) for s in drafted.note.statements]
    done = [(a.evidence, f"{a.what} {a.said}") for a in drafted.note.actions]
    for evidence, text in (*told, *done):
        cited = any(e.utterance == f"u{turn}" and words in e.quote for e in evidence)
        wanted = _stems(words)
        if cited and len(wanted & _stems(text)) * 2 >= len(wanted):
            return True
    return False


def _speakers(drafted: Drafted) -> tuple[int, int]:
    """Count the statements that name who spoke, and those that name another than the voice of their evidence."""
    known = voices(drafted.transcript, drafted.visit.people)
    told = wrong = 0
    for statement in drafted.note.statements:
        # What the worker answered somebody is the worker's own.
        match = None if re.match(r'When .*?["”], I said, ', statement.text) else _SPOKE.match(statement.text)
        if match is None:
            continue
        voice = known[drafted.transcript.utterance(statement.evidence[0].utterance).speaker]
        own = voice.pronouns.subject
        who = match[1].removesuffix(" (interpreter)")
        right = own in {who.lower(), "they"} if who.lower() in {"she", "he"} else who in {voice.name, voice.short}
        told, wrong = told + 1, wrong + (not right)
    return told, wrong


def _stems(text: str) -> set[str]:
    plain = in_figures(text.lower().replace("’", "'"))
    return {word[:4] for word in re.findall(r"[a-z']{4,}|£?\d+(?:[.,]\d+)*", plain)} - {
        "that",
        "this",
        "with",
        "they",
        "them",
    }


def _is_action(action: Action, turn: int, who: str, due: str) -> bool:
    cites = any(e.utterance == f"u{turn}" for e in action.evidence)
    return cites and who in (action.who or "") and (action.due.isoformat() if action.due else "") == due


def _line(name: str, f: Figures, drafted: Drafted) -> str:
    facts = f"  facts {f.facts - len(f.missing)}/{f.facts}" if f.facts else ""
    return (
        f"{name:22} statements {f.statements:3}  supported {_share(f.supported, f.statements)}  "
        f"quoted {_share(f.quoted, f.statements)}{facts}  actions {f.actions}"
        f"{f' ({len(f.wrong_actions)} of those listed missing or wrong)' if f.wrong_actions else ''}"
        f"  wrong speaker {f.wrong_speakers}/{f.told_by}  {drafted.seconds:.1f} s"
    )


def _sum(total: Sequence[Figures]) -> str:
    count = sum(f.statements for f in total)
    facts = sum(f.facts for f in total)
    return (
        f"{'all':22} statements {count}  supported {_share(sum(f.supported for f in total), count)}  "
        f"quoted {_share(sum(f.quoted for f in total), count)}  "
        f"facts {facts - sum(len(f.missing) for f in total)}/{facts}  actions {sum(f.actions for f in total)}  "
        f"wrong speaker {sum(f.wrong_speakers for f in total)}/{sum(f.told_by for f in total)}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"


def _prose(note: Note) -> Iterator[str]:
    yield f"# {note.title}"
    for section in note.shown_sections:
        if not section.statements and section.keeps is not Keeps.ACTIONS:
            continue
        yield f"\n## {section.heading}"
        for number in sorted({s.paragraph for s in section.statements}):
            yield " ".join(_told_line(s) for s in section.statements if s.paragraph == number)
        if section.keeps is Keeps.ACTIONS:
            for a in note.actions:
                yield f"- {a.what} | {a.who} | {a.due} | {a.said}"
    yield from (f"  left: {left.reason} [{left.utterance}] {left.text}" for left in note.uncovered)


def _told_line(s: Statement) -> str:
    sure = s.support is not None and s.support.status is SupportStatus.SUPPORTED
    problems = "" if sure or s.support is None else f" <<{', '.join(s.support.problems)}>>"
    return f"{s.text} [{', '.join(dict.fromkeys(e.utterance[1:] for e in s.evidence))}]{problems}"


def _hour() -> tuple[float, float]:
    """Draft one talk put together from the claims' visits, an hour's words: seconds gone by, and of processor time."""
    utterances: list[Utterance] = []
    people: dict[str, Person] = {}
    said = 0
    for path in sorted(CLAIMS.glob("tuning*_*.json")):
        transcript, visit = read_claims(path)
        for role in visit.people:
            people.setdefault(role.role.value, role)
        for utterance in transcript.utterances:
            role_name = transcript.speaker(utterance.speaker).role
            if role_name is None or said >= HOUR:
                continue
            said += len(utterance.text.split())
            utterances.append(utterance.model_copy(update={"id": f"u{len(utterances)}", "speaker": role_name.value}))
    speakers = tuple(Speaker(id=r, role=p.role, name=p.name, confirmed=True) for r, p in people.items())
    transcript = Transcript(speakers=speakers, utterances=tuple(utterances))
    visit = Visit(type="home-visit", date=date(2026, 4, 21), people=tuple(people.values()))
    parser = SpacyParser()
    parser.parse(["Load the words first."])
    begun, busy = time.perf_counter(), time.process_time()
    draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
    return time.perf_counter() - begun, time.process_time() - busy


if __name__ == "__main__":
    main()
