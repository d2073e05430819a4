"""Reads the visits that ship as a demonstration: what kind of visit it was, and what was truly said."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.transcript import Audio, Speaker, Transcript, Utterance

FOLDER = Path(__file__).resolve().parent / "demonstration"
HOME_VISIT, VOICE_NOTE = "ellis-home-visit", "jude-voice-note"


def demonstration(name: str) -> tuple[Visit, Transcript]:
    """Give one of the visits, by its file's name, with every voice named."""
    said = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    visit = visit_of(said)
    return visit, transcript_of(said, visit, sha256="0" * 64)


def visit_of(said: dict[str, Any]) -> Visit:
    """Read the visit of a demonstration file."""
    return Visit(
        type=said["type"],
        date=date.fromisoformat(said["date"]),
        people=tuple(Person.model_validate(person) for person in said["people"]),
        speakers=said.get("speakers"),
        place=said.get("place", ""),
    )


def transcript_of(said: dict[str, Any], visit: Visit, *, sha256: str) -> Transcript:
    """Read what was said in a demonstration file; `sha256` is that of its sound."""
    voices = {role: f"S{number}" for number, role in enumerate(said["voices"], 1)}
    people = {person.name: person for person in visit.people}
    made = Transcript(
        audio=Audio(seconds=said["seconds"], sha256=sha256),
        speakers=tuple(Speaker(id=voice) for voice in voices.values()),
        utterances=tuple(
            Utterance(
                id=f"u{number}",
                start=turn["start"],
                end=turn["end"],
                speaker=voices[turn["speaker"]],
                text=turn["text"],
            )
            for number, turn in enumerate(said["turns"], 1)
        ),
    )
    return made.with_people({voices[role]: people[name] for role, name in said["voices"].items()}, confirmed=True)
