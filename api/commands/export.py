"""`heard export`: notes that are kept here, as files for a case system."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.inputs import settings_now
from api.commands.output import tell, write_file
from assistant.errors import BadInputError

if TYPE_CHECKING:
    from assistant.domain.filed import FiledNote
    from assistant.domain.review import Review
    from assistant.domain.transcript import Transcript

app = typer.Typer(help="Write notes that are kept here to files.", rich_markup_mode=None)


class Form(StrEnum):
    """What an exported note may be."""

    DOCX = "docx"
    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    JSON = "json"


@app.command("note")
def note(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="The notes, by their numbers.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into.")] = Path(),
    form: Annotated[Form, typer.Option("--as", help="The kind of file.")] = Form.DOCX,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add where each sentence comes from (Word files).")
    ] = False,
) -> None:
    """Write notes to files for a case system.

    Files are named YYYY-MM-DD_type_ref and hold the manager's decision.
    """
    if not out.is_dir():
        raise BadInputError(f'There is no folder "{out}"; make it first.')
    settings = settings_now()
    from api.wiring import build
    from assistant.formats.naming import file_name

    database = build(settings).database
    database.migrate()
    with database.transaction() as transaction:
        for note_id in ids:
            filed = transaction.notes.get(note_id)
            reviews = [r for r in transaction.reviews.of_note(note_id) if r.version == filed.version]
            transcript = transaction.transcripts.latest(filed.recording) if filed.recording else None
            path = out / file_name(filed.note.type, filed.note.visit_date, note_id, form.value)
            write_file(
                path, _content(filed, reviews[-1] if reviews else None, transcript, form, with_evidence=evidence)
            )
            transaction.trail.add(who="command line", did="exported", subject=note_id, detail=form.value)
            tell(f"Wrote {path.name}.")


def _content(
    filed: "FiledNote",
    review: "Review | None",
    transcript: "Transcript | None",
    form: Form,
    *,
    with_evidence: bool,
) -> bytes | str:
    from assistant.formats import note_text
    from assistant.formats.note_parts import Extras

    extras = Extras(review=review, ref=filed.id, transcript=transcript, with_sources=with_evidence)
    if form is Form.DOCX:
        from assistant.formats.note_docx import to_docx

        return to_docx(filed.note, extras)
    if form is Form.MARKDOWN:
        return note_text.to_markdown(filed.note, extras)
    if form is Form.JSON:
        return note_text.to_json(filed.note)
    copy = note_text.case_copy(filed.note, extras)
    return copy.html if form is Form.HTML else copy.text
