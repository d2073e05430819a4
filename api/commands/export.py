"""`heard export`: notes that are kept here, as files for a case system."""

from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.inputs import day_of, settings_now
from api.commands.output import tell, write_file
from assistant.errors import BadInputError, NotFoundError

if TYPE_CHECKING:
    from assistant.domain.filed import FiledNote
    from assistant.domain.recording import Recording
    from assistant.settings import Settings
    from assistant.storage.database import Database, Transaction

app = typer.Typer(help="Write notes, transcripts and measures that are kept here to files.", rich_markup_mode=None)

WHO = "command line"

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into.")]
Evidence = Annotated[bool, typer.Option("--evidence", help="Add where each sentence comes from.")]
Origin = Annotated[bool, typer.Option("--origin", help="Add how the note was made, and who approved it.")]


class Form(StrEnum):
    """What an exported note may be."""

    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    JSON = "json"


class TranscriptKind(StrEnum):
    """What an exported transcript may be."""

    DOCX = "docx"
    TXT = "txt"
    VTT = "vtt"
    SRT = "srt"
    JSON = "json"


@app.command("note")
def note(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="The notes, by their numbers.", show_default=False)],
    out: Out = Path(),
    form: Annotated[Form, typer.Option("--as", help="The kind of file.")] = Form.DOCX,
    evidence: Evidence = False,
    origin: Origin = False,
) -> None:
    """Write notes to files for a case system.

    Files are named YYYY-MM-DD_type_ref and hold the manager's decision. Word files follow the council's own template
    where the setting HEARD_TEMPLATES names a folder that has one.
    """
    _folder(out)
    settings = settings_now()
    database = _database(settings)
    from api.taking_away import gather
    from assistant.formats.note_files import NoteForm, note_file

    with database.transaction() as transaction:
        for note_id in ids:
            filed = transaction.notes.get(note_id)
            extras = gather(transaction, filed, sources=evidence, origin=origin)
            made = note_file(filed, NoteForm(form.value), extras, settings.templates)
            write_file(out / made.name, made.content)
            transaction.trail.add(who=WHO, did="exported", subject=note_id, detail=form.value)
            tell(f"Wrote {made.name}.")


@app.command("bundle")
def bundle(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="The notes, by their numbers; all approved ones if none is given."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The ZIP file to write.")] = Path("notes.zip"),
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="YYYY-MM-DD", help="Only notes approved on this day or later.", show_default=False
        ),
    ] = None,
    evidence: Evidence = False,
) -> None:
    """Bundle notes for a case system as one ZIP file.

    It holds each note as a Word file and a PDF, a table case_notes.csv, and a list manifest.json.
    The same notes in the same versions give the same file. Each row's key is the note's number and version, so that an
    import can be run again without a note being taken twice.
    """
    settings = settings_now()
    day = day_of(since) if since else None
    database = _database(settings)
    from api.taking_away import gather
    from assistant.formats.note_bundle import to_bundle

    with database.transaction() as transaction:
        filed = [transaction.notes.get(note_id) for note_id in dict.fromkeys(ids or ())]
        filed = filed or _approved(transaction, day)
        if not filed:
            raise BadInputError("There are no approved notes to bundle: name notes, or give an earlier day.")
        content = to_bundle(
            [(one, gather(transaction, one, sources=evidence, origin=True)) for one in filed], settings.templates
        )
        write_file(out, content)
        for one in filed:
            transaction.trail.add(who=WHO, did="exported", subject=one.id, detail="bundle")
    tell(f"Wrote {out.name} with {len(filed)} note{'' if len(filed) == 1 else 's'}.")


@app.command("transcript")
def transcript(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID", help="The recordings, or their notes, by their numbers.", show_default=False),
    ],
    out: Out = Path(),
    form: Annotated[TranscriptKind, typer.Option("--format", "--as", help="The kind of file.")] = TranscriptKind.DOCX,
) -> None:
    """Write transcripts that are kept here to files.

    The newest version of each, with all that was put right in it. Files are named YYYY-MM-DD_transcript_ref.
    """
    _folder(out)
    database = _database(settings_now())
    from assistant.formats.naming import file_name
    from assistant.formats.transcript_files import write_transcript

    with database.transaction() as transaction:
        for given in dict.fromkeys(ids):
            recording = _recording(transaction, given)
            kept = transaction.transcripts.latest(recording.id)
            if kept is None:
                raise BadInputError(f'There is no transcript of "{given}" yet: wait until its words are written down.')
            name = file_name("transcript", recording.visit.date, recording.id, form.value)
            write_file(out / name, write_transcript(kept, form.value, visit=recording.visit))
            transaction.trail.add(who=WHO, did="transcript_exported", subject=recording.id, detail=form.value)
            tell(f"Wrote {name}.")


@app.command("sound")
def sound(
    out: Annotated[
        Path, typer.Argument(metavar="FILE", help="The .csv or .parquet file to write.", show_default=False)
    ],
    since: Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Up to this day.")] = None,
) -> None:
    """Write how good the sound of each recording was.

    One row a recording, with its day, kind of visit and team, a mark for the worker, and the measures of its sound:
    no names, and nothing that was said.
    """
    database = _database(settings_now())
    from assistant.formats.sound_table import write_sound_table

    with database.transaction() as transaction:
        found = transaction.soundings.between(day_of(since) if since else None, day_of(until) if until else None)
        if not found:
            raise BadInputError("No recording of these days has its sound measured: give other days.")
        write_sound_table(out, found)
        transaction.trail.add(who=WHO, did="exported", subject="sound", detail=f"{len(found)} rows")
    tell(f"Wrote {out.name} with {len(found)} recording{'' if len(found) == 1 else 's'}.")


@app.command("templates")
def templates(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write into.", show_default=False)],
) -> None:
    """Write two Word templates to begin with.

    One is plain, and the other lists the fields that a template may hold. Change the first as you
    like and name it note.docx, or after a kind of note (home-visit.docx). Then set HEARD_TEMPLATES to its folder.
    """
    _folder(folder)
    from assistant.formats.note_template_sample import explained_template, plain_template

    for name, content in (("note.docx", plain_template()), ("fields-explained.docx", explained_template())):
        if (folder / name).exists():
            raise BadInputError(f"There is a {name} in that folder already: give another folder.")
        write_file(folder / name, content)
        tell(f"Wrote {name}.")


def _recording(transaction: "Transaction", given: str) -> "Recording":
    """Find a recording by its own number, or by that of the note made from it."""
    try:
        return transaction.recordings.get(given)
    except NotFoundError:
        try:
            found = transaction.notes.get(given).recording
        except NotFoundError:
            found = None
        if found is None:
            raise BadInputError(f'There is no recording, and no note with one, whose number is "{given}".') from None
        return transaction.recordings.get(found)


def _approved(transaction: "Transaction", day: date | None) -> "list[FiledNote]":
    """Give every approved note, or those approved since a day, oldest first."""
    from assistant.domain.casenote import NoteState

    found = []
    for filed in transaction.notes.in_states([NoteState.APPROVED]):
        reviews = transaction.reviews.of_note(filed.id)
        late = day is None or (bool(reviews) and reviews[-1].decided >= _start_of(day, reviews[-1].decided))
        found += [filed] if late else []
    return found


def _start_of(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(), tzinfo=like.tzinfo)


def _database(settings: "Settings") -> "Database":
    from api.wiring import build

    database = build(settings).database
    database.migrate()
    return database


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        raise BadInputError(f'There is no folder "{folder}"; make it first.')
