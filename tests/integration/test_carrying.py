"""A supervision note brings the actions that earlier notes on the child set, and no other child's."""

from pathlib import Path

from assistant.domain.casenote import NoteState
from assistant.domain.job import JobState, Step
from assistant.domain.user import User
from assistant.domain.visitfacts import Carried
from assistant.pipeline.steps import perform
from assistant.pipeline.tools import Tools
from models.scripted import Script, ScriptedDiariser, ScriptedTranscriber
from tests.house import CONSENT, VISIT, House, transcript


def test_earlier_actions_come_into_supervision(house: House, tmp_path: Path) -> None:
    earlier = house.note(house.worker)
    assert [one.what for one in _supervised(house, house.worker, tmp_path)] == [a.what for a in earlier.note.actions]


def test_a_colleagues_draft_is_not_looked_into_until_it_is_handed_in(house: House, tmp_path: Path) -> None:
    theirs = house.note(house.other_worker)
    with house.services.database.transaction() as tx:
        assert tx.notes.about_child("Idris Vale", owner=house.worker.id) == []
        tx.notes.set_state(theirs.id, NoteState.SUBMITTED, seen_version=1)
        assert [n.id for n in tx.notes.about_child("Idris Vale", owner=house.worker.id)] == [theirs.id]
        assert tx.notes.about_child("Idris", owner=house.worker.id) == []


def _supervised(house: House, owner: User, folder: Path) -> tuple[Carried, ...]:
    services = house.services
    script_file = folder / "script.json"
    script_file.write_text('{"turns": []}', encoding="utf-8")
    script = Script(script_file)
    tools = Tools(
        database=services.database,
        files=services.files,
        clock=services.clock,
        transcriber=ScriptedTranscriber(script),
        diariser=ScriptedDiariser(script),
        parser=house.parser,
        prompts=services.settings.prompts,
    )
    with services.database.transaction() as tx:
        visit = VISIT.model_copy(update={"type": "supervision"})
        made = tx.recordings.add(
            owner=owner.id,
            filename="talk.m4a",
            sha256="1" * 64,
            size=1,
            visit=visit,
            consent=CONSENT,
        )
        tx.transcripts.add(made.id, transcript(confirmed=True), by=owner.id)
        job = tx.jobs.add(made.id)
        tx.jobs.change(job.id, state=JobState.WORKING, step=Step.DRAFT)
    assert perform(tools, job.id, Step.DRAFT)
    assert perform(tools, job.id, Step.CHECK)
    with services.database.transaction() as tx:
        return tx.notes.get(job.id).note.carried
