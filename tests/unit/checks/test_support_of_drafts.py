"""What our own drafts say is borne out by the recording they were made from."""

import tomllib
from pathlib import Path

import pytest

from assistant.checks.support import check_support
from assistant.domain.casenote import SupportStatus
from assistant.domain.person import Person
from assistant.domain.recording import Visit
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.settings import prompts_folder
from models.english import SpacyParser

DRAFTS = Path(__file__).parents[2] / "golden" / "drafts"


def read(path: Path) -> tuple[Transcript, Visit]:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    people = tuple(Person.parse(words) for words in written["people"])
    by_name = {person.name: person for person in people}
    turns = [line.partition(": ") for line in written["turns"].strip().splitlines()]
    names = list(dict.fromkeys(name for name, _, _ in turns))
    voices = {name: f"S{n}" for n, name in enumerate(names, 1)}
    transcript = Transcript(
        speakers=tuple(
            Speaker(id=voices[name], role=by_name[name].role, name=name, confirmed=True)
            if name in by_name
            else Speaker(id=voices[name])
            for name in names
        ),
        utterances=tuple(
            Utterance(id=f"u{n}", speaker=voices[name], text=text) for n, (name, _, text) in enumerate(turns)
        ),
    )
    return transcript, Visit(type=written["type"], date=written["date"], people=people)


@pytest.mark.parametrize("name", sorted(path.stem for path in DRAFTS.glob("*.toml")))
def test_every_sentence_of_our_own_drafts_is_supported(name: str, parser: SpacyParser) -> None:
    transcript, visit = read(DRAFTS / f"{name}.toml")
    note = draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
    found = check_support(note.statements, transcript, people=visit.people, visit_date=visit.date, parser=parser)
    questioned = {
        statement.text: [detail.code for detail in support.details]
        for statement, support in zip(note.statements, found, strict=True)
        if support.status is not SupportStatus.SUPPORTED
    }
    assert not questioned
