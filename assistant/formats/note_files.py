"""Writes a kept note as a file of any kind, with the name that a case system takes."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from assistant.domain.base import Value
from assistant.domain.casenote import Note, NoteState
from assistant.domain.filed import FiledNote
from assistant.domain.review import Review
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError
from assistant.formats.naming import file_name
from assistant.formats.note_parts import Extras, Origin

FOR_ALL = "note.docx"
"""The template that serves where there is none for a kind of note."""


class NoteForm(StrEnum):
    """What a note may be taken away as."""

    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    JSON = "json"
    ZIP = "zip"


MEDIA = {
    NoteForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    NoteForm.PDF: "application/pdf",
    NoteForm.MARKDOWN: "text/markdown; charset=utf-8",
    NoteForm.HTML: "text/html; charset=utf-8",
    NoteForm.TEXT: "text/plain; charset=utf-8",
    NoteForm.JSON: "application/json",
    NoteForm.ZIP: "application/zip",
}


class NoteFile(Value):
    """A file with its name, its media type and its bytes."""

    name: str
    media: str
    content: bytes


def extras_of(
    filed: FiledNote,
    reviews: Sequence[Review],
    transcript: Transcript | None = None,
    *,
    sources: bool = False,
    origin: bool = False,
    release: str = "",
    heard_by: str = "",
) -> Extras:
    """Gather what goes out with a kept note; the decision is the newest on the version that goes out."""
    decided = [one for one in reviews if one.version == filed.version or filed.state is NoteState.APPROVED]
    return Extras(
        review=decided[-1] if decided else None,
        ref=filed.id,
        transcript=transcript,
        with_sources=sources,
        origin=Origin(
            release=release,
            heard_by=heard_by,
            version=filed.version,
            saved=filed.changed,
            state=filed.state,
            kept=filed.kept,
        )
        if origin
        else None,
        with_made=origin,
    )


def note_file(filed: FiledNote, form: NoteForm, extras: Extras, templates: Path | None = None) -> NoteFile:
    """Write one note; `templates` is the folder of the council's own Word templates."""
    name = file_name(filed.note.type, filed.note.visit_date, filed.id, form.value)
    return NoteFile(name=name, media=MEDIA[form], content=_content(filed, form, extras, templates))


def own_template(templates: Path | None, kind: str) -> Path | None:
    """Find the council's template for a kind of note, or for all; None where there is none."""
    if templates is None:
        return None
    return next((path for path in (templates / f"{kind}.docx", templates / FOR_ALL) if path.is_file()), None)


def word_file(note: Note, extras: Extras, template: Path | None, filed: FiledNote | None = None) -> bytes:
    """Write a Word file by a template, or by our own plain look where there is none."""
    made = filed.changed if filed else None
    if template is None:
        from assistant.formats.note_docx import to_docx

        return to_docx(note, extras, made=made)
    from assistant.formats.note_template import fill_template

    try:
        content = template.read_bytes()
    except OSError:
        raise BadInputError(f"The template {template.name} cannot be read: check the file and its folder.") from None
    return fill_template(content, note, extras, name=template.name, made=made)


def _content(filed: FiledNote, form: NoteForm, extras: Extras, templates: Path | None) -> bytes:
    from assistant.formats import note_text

    if form is NoteForm.DOCX:
        return word_file(filed.leaving, extras, own_template(templates, filed.note.type), filed)
    if form is NoteForm.PDF:
        from assistant.formats.note_pdf import to_pdf

        return to_pdf(filed.leaving, extras, made=filed.changed)
    if form is NoteForm.ZIP:
        from assistant.formats.note_bundle import to_bundle

        return to_bundle([(filed, extras)], templates)
    if form is NoteForm.MARKDOWN:
        return note_text.to_markdown(filed.leaving, extras).encode()
    if form is NoteForm.JSON:
        return note_text.to_json(filed.note.model_copy(update={"draft_kept": filed.kept})).encode()
    copy = note_text.case_copy(filed.leaving, extras)
    return (copy.html if form is NoteForm.HTML else copy.text).encode()
