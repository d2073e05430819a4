"""What our own drafts say is borne out by the recording they were made from."""

from pathlib import Path

import pytest

from assistant.checks.support import check_support
from assistant.domain.casenote import SupportStatus
from assistant.drafting.draft import draft
from assistant.drafting.notetypes import load_note_type
from assistant.settings import prompts_folder
from models.english import SpacyParser
from models.support.talks import talk_of

DRAFTS = Path(__file__).parents[2] / "golden" / "drafts"


@pytest.mark.parametrize("name", sorted(path.stem for path in DRAFTS.glob("*.toml")))
def test_every_sentence_of_our_own_drafts_is_supported(name: str, parser: SpacyParser) -> None:
    transcript, visit = talk_of(DRAFTS / f"{name}.toml")
    note = draft(transcript, visit, load_note_type(prompts_folder(), visit.type), parser=parser)
    found = check_support(note.statements, transcript, people=visit.people, visit_date=visit.date, parser=parser)
    questioned = {
        statement.text: [detail.code for detail in support.details]
        for statement, support in zip(note.statements, found, strict=True)
        if support.status is not SupportStatus.SUPPORTED
    }
    assert not questioned
