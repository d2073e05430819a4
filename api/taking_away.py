"""Gathers what goes out with a note: the same for the page and for the command line."""

from importlib.metadata import PackageNotFoundError, version

from assistant.domain.filed import FiledNote
from assistant.formats.note_files import extras_of
from assistant.formats.note_parts import Extras
from assistant.storage.database import Transaction


def gather(tx: Transaction, filed: FiledNote, *, sources: bool, origin: bool) -> Extras:
    """Read the decision, the transcript and what heard it, as far as they were asked for."""
    transcript = tx.transcripts.latest(filed.recording) if filed.recording and sources else None
    versions = tx.transcripts.versions(filed.recording) if filed.recording and origin else []
    return extras_of(
        filed,
        tx.reviews.of_note(filed.id),
        transcript,
        sources=sources,
        origin=origin,
        release=release(),
        heard_by=versions[0].by if versions else "",
    )


def release() -> str:
    """Give the number of this release of Heard; "" where it was not installed as a package."""
    try:
        return version("heard")
    except PackageNotFoundError:
        return ""
