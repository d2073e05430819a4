"""Bundles notes for a case system: their files, a table of them, and a list of what is in the bundle."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assistant.domain.filed import FiledNote
from assistant.domain.person import Role
from assistant.domain.review import Decision
from assistant.errors import BadInputError
from assistant.formats.naming import file_name
from assistant.formats.note_files import NoteForm, own_template, word_file
from assistant.formats.note_parts import Extras
from assistant.formats.note_pdf import to_pdf
from assistant.formats.note_text import CaseCopy, case_copy
from assistant.formats.results_files import for_a_spreadsheet
from assistant.formats.still import zipped

MANIFEST = "manifest.json"
TABLE = "case_notes.csv"
COLUMNS = (
    "key", "subject", "note_type", "title", "contact_date", "body_html", "body_text", "significant_event",
    "alert_recipients", "place", "minutes", "seen", "seen_alone", "bedroom_seen", "worker", "state", "version",
    "approved_by", "approved_on", "file",
)  # fmt: skip
"""The columns of the table, in order; `key` is the note's number and version, the same at every export."""

_YES_NO = {True: "yes", False: "no", None: ""}


def to_bundle(notes: Sequence[tuple[FiledNote, Extras]], templates: Path | None = None) -> bytes:
    """Make a ZIP file of notes, each as DOCX and PDF, with `case_notes.csv` and `manifest.json`.

    The same notes in the same versions give the same bytes, so that an import may be run again.
    """
    if not notes:
        raise BadInputError("There are no notes to bundle: name at least one.")
    ordered = sorted(notes, key=lambda one: key_of(one[0]))
    rows: list[dict[str, str]] = []
    listed: list[dict[str, Any]] = []
    members: list[tuple[str, bytes]] = []
    for filed, extras in ordered:
        files = list(_files(filed, extras, templates))
        members += files
        rows.append(_row(filed, extras, case_copy(filed.leaving, extras), files[0][0]))
        listed.append(_entry(filed, extras, files))
    release = next((extras.origin.release for _, extras in ordered if extras.origin), "")
    manifest = {"schema": 1, "made_with": f"Heard {release}".strip(), "table": TABLE, "notes": listed}
    top = [(MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False).encode()), (TABLE, _table(rows))]
    return zipped([*top, *members], max(filed.changed for filed, _ in ordered))


def key_of(filed: FiledNote) -> str:
    """Give the key of a note in one version, by which a case system knows what it has already taken."""
    return f"{filed.id}-v{filed.version}"


def _files(filed: FiledNote, extras: Extras, templates: Path | None) -> Iterable[tuple[str, bytes]]:
    for form in (NoteForm.DOCX, NoteForm.PDF):
        name = file_name(filed.note.type, filed.note.visit_date, key_of(filed), form.value)
        if form is NoteForm.DOCX:
            yield name, word_file(filed.leaving, extras, own_template(templates, filed.note.type), filed)
        else:
            yield name, to_pdf(filed.leaving, extras, made=filed.changed)


def _row(filed: FiledNote, extras: Extras, copy: CaseCopy, file: str) -> dict[str, str]:
    note, facts = filed.note, filed.note.facts
    by, on = _approval(extras)
    return {
        "key": key_of(filed),
        "subject": ", ".join(person.name for person in note.people if person.role is Role.CHILD),
        "note_type": note.type,
        "title": copy.title,
        "contact_date": copy.date.isoformat() if copy.date else "",
        "body_html": copy.html,
        "body_text": copy.text,
        "significant_event": "",
        "alert_recipients": "",
        "place": facts.place,
        "minutes": str(facts.minutes or ""),
        "seen": ", ".join(facts.seen),
        "seen_alone": _YES_NO[facts.seen_alone],
        "bedroom_seen": _YES_NO[facts.bedroom_seen],
        "worker": filed.owner_name,
        "state": filed.state.value,
        "version": str(filed.version),
        "approved_by": by,
        "approved_on": on,
        "file": file,
    }


def _entry(filed: FiledNote, extras: Extras, files: Sequence[tuple[str, bytes]]) -> dict[str, Any]:
    by, on = _approval(extras)
    return {
        "key": key_of(filed),
        "id": filed.id,
        "version": filed.version,
        "state": filed.state.value,
        "type": filed.note.type,
        "visit_date": filed.note.visit_date.isoformat() if filed.note.visit_date else None,
        "approved": {"by": by, "on": on} if by else None,
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files
        ],
    }


def _approval(extras: Extras) -> tuple[str, str]:
    review = extras.review
    if review is None or review.decision is not Decision.APPROVE:
        return "", ""
    return review.reviewer_name, review.decided.isoformat()


def _table(rows: Sequence[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    written = csv.DictWriter(out, COLUMNS)
    written.writeheader()
    written.writerows({name: for_a_spreadsheet(text) for name, text in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")
