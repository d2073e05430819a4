"""Reads invented talks that are written down as text, to draft from and to learn from."""

import tomllib
from pathlib import Path

from assistant.domain.person import Person
from assistant.domain.recording import Visit as Recorded
from assistant.domain.transcript import Speaker, Transcript, Utterance


def talk_of(path: Path) -> tuple[Transcript, Recorded]:
    """Read an invented talk from a TOML file with type, date, people and turns, as our golden drafts have it."""
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    people = tuple(Person.parse(words) for words in written["people"])
    roles = {person.name: person.role for person in people}
    turns = [line.partition(": ") for line in written["turns"].strip().splitlines()]
    voices = {name: f"S{n}" for n, name in enumerate(dict.fromkeys(name for name, _, _ in turns), 1)}
    transcript = Transcript(
        speakers=tuple(
            Speaker(id=voice, role=roles[name], name=name, confirmed=True) if name in roles else Speaker(id=voice)
            for name, voice in voices.items()
        ),
        utterances=tuple(
            Utterance(id=f"u{n}", speaker=voices[name], text=text) for n, (name, _, text) in enumerate(turns)
        ),
    )
    return transcript, Recorded(type=written["type"], date=written["date"], people=people)
