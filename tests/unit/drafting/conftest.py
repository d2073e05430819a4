import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.casenote import Note
from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance, Word
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.ports import EnglishParser
from assistant.settings import prompts_folder
from models.english import SpacyParser

GOLDEN = Path(__file__).parents[2] / "golden" / "drafts"
SECONDS_A_WORD = 0.4


@dataclass(frozen=True)
class Example:
    """An invented visit with its draft."""

    name: str
    transcript: Transcript
    visit: Visit
    note: Note


@pytest.fixture(scope="session")
def parser() -> EnglishParser:
    return SpacyParser()


@pytest.fixture(scope="session")
def drafted(parser: EnglishParser) -> Callable[[str], Example]:
    known: dict[str, Example] = {}

    def one(name: str) -> Example:
        if name not in known:
            transcript, visit = read_visit(GOLDEN / f"{name}.toml")
            note = draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
            known[name] = Example(name, transcript, visit, note)
        return known[name]

    return one


@pytest.fixture
def talk(parser: EnglishParser) -> Callable[..., Note]:
    """Draft a talk of these people, whose turns are "Name: words"."""

    def drafted(people: Sequence[str], *turns: str, kind: str = "home-visit") -> Note:
        told = {"type": kind, "date": date(2026, 4, 21), "people": people, "turns": "\n".join(turns)}
        transcript, visit = visit_of(told)
        return draft(transcript, visit, load_note_type(prompts_folder(), kind), parser=parser)

    return drafted


def read_visit(path: Path) -> tuple[Transcript, Visit]:
    """Read an invented visit: its people, and its turns as "Name: words", spoken at an even pace."""
    return visit_of(tomllib.loads(path.read_text(encoding="utf-8")))


def visit_of(read: Mapping[str, Any]) -> tuple[Transcript, Visit]:
    """Read an invented visit as its file holds it."""
    people = tuple(Person.parse(text) for text in read["people"])
    sure = read.get("confirmed", True)
    names = {p.name: f"S{n}" for n, p in enumerate(people, start=1)}
    unnamed = {name: f"S{n}" for n, name in enumerate(read.get("unnamed", []), start=len(people) + 1)}
    turns = [line.partition(": ")[::2] for line in read["turns"].strip().splitlines()]
    spoke = {name for name, _ in turns}
    speakers = [Speaker(id=names[p.name], role=p.role, name=p.name, confirmed=sure) for p in people if p.name in spoke]
    speakers += [Speaker(id=voice) for voice in unnamed.values()]
    utterances = tuple(_utterances(turns, names | unnamed))
    visit = Visit(type=read["type"], date=read["date"], people=people)
    return Transcript(speakers=tuple(speakers), utterances=utterances), visit


def _utterances(turns: list[tuple[str, ...]], voices: dict[str, str]) -> Iterator[Utterance]:
    clock = 0.0
    for number, (name, text) in enumerate(turns):
        words = []
        for word in text.split():
            words.append(Word(start=round(clock, 1), end=round(clock + SECONDS_A_WORD, 1), text=word, probability=0.9))
            clock += SECONDS_A_WORD
        yield Utterance(
            id=f"u{number}",
            start=words[0].start,
            end=words[-1].end,
            speaker=voices[name],
            text=text,
            words=tuple(words),
        )
        clock += SECONDS_A_WORD
