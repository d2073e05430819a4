"""Says which statements their worker has read and taken as they stand, tied to their words."""

import hashlib
from collections.abc import Iterable, Mapping

from assistant.domain.casenote import Note, Statement
from assistant.domain.filed import FindingAnswer

READ = "read"


def read_key(statement: Statement) -> str:
    """Name the reading of a statement; other words, or other evidence, are not read yet."""
    rests = ",".join(f"{e.utterance}:{e.quote}" for e in statement.evidence)
    return hashlib.sha256(f"read\x1f{statement.id}\x1f{statement.text}\x1f{rests}".encode()).hexdigest()


def read_ids(note: Note, answers: Mapping[str, FindingAnswer]) -> frozenset[str]:
    """List the statements that have been read as they stand now."""
    return frozenset(s.id for s in note.statements if read_key(s) in answers)


def keys_of(note: Note, ids: Iterable[str]) -> dict[str, str]:
    """Give the statements with these ids their keys."""
    wanted = set(ids)
    return {s.id: read_key(s) for s in note.statements if s.id in wanted}
