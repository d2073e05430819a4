"""Makes the file of a recording out of uploads that are all here."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from api.arriving import Arrived
from api.rights import own_upload
from api.wiring import Services
from assistant.domain.upload import Upload
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError, ConflictError
from assistant.storage.stitching import stitch

MOST_STRETCHES = 50
MOST_MARKS = 500


class Taken(NamedTuple):
    """The uploads that a form names, the recording they became already, and moments marked in seconds."""

    uploads: tuple[Upload, ...] = ()
    recording: str | None = None
    marks: tuple[float, ...] = ()


def take_uploads(services: Services, user: User, sent: Arrived) -> Taken:
    """Find the uploads that a form names, and put their bytes in `sent` as if they had come with it.

    They stay where they are until `forget`: a form that is refused can be sent again.
    """
    ids = sent.texts("upload")
    if not ids:
        return Taken()
    try:
        with services.database.transaction() as tx:
            uploads = tuple(own_upload(tx, user, one) for one in ids[:MOST_STRETCHES])
        filed = {upload.recording for upload in uploads} - {None}
        if filed:
            return Taken(uploads, recording=filed.pop())
        starts = _keep(services, sent, uploads, ids)
        sent.problem = None
    except AssistantError as problem:
        sent.filename, sent.problem = sent.filename or "recording", problem
        return Taken()
    return Taken(uploads, marks=_marks(sent.texts("mark"), starts))


def forget(services: Services, taken: Taken) -> None:
    """Delete the files that a recording was made of; their rows stay, to say so to whoever asks again."""
    for upload in taken.uploads:
        services.parts.remove(upload.id)


def _keep(services: Services, sent: Arrived, uploads: Sequence[Upload], ids: Sequence[str]) -> list[float]:
    if len(ids) > MOST_STRETCHES or len(set(ids)) != len(ids):
        raise BadInputError(f"A recording has at most {MOST_STRETCHES} parts, each of them once.")
    if not all(upload.whole for upload in uploads):
        raise ConflictError("The recording has not all arrived yet: wait until all of it is sent.")
    hashes = [services.parts.hash(upload.id) for upload in uploads]
    expected = sent.texts("upload_sha256")
    if expected and hashes != expected:
        raise BadInputError("What arrived is not the same as what is on your device: send the recording again.")
    paths = [services.parts.path(upload.id) for upload in uploads]
    sent.filename = uploads[0].name or "recording"
    if len(uploads) == 1:
        sent.received = services.files.adopt(paths[0], sha256=hashes[0])
        return [0.0]
    starts: list[float] = []
    sent.received = services.files.make(lambda target: starts.extend(stitch(paths, target)))
    return starts


def _marks(typed: Sequence[str], starts: Sequence[float]) -> tuple[float, ...]:
    """Turn marks such as 2:75.5 (part and seconds in it) into seconds of the whole; others are left out."""
    found = (re.fullmatch(r"(\d{1,2}):(\d{1,6}(?:\.\d{1,3})?)", mark, re.ASCII) for mark in typed[:MOST_MARKS])
    pairs = ((int(mark.group(1)), float(mark.group(2))) for mark in found if mark)
    return tuple(sorted({round(starts[part] + seconds, 1) for part, seconds in pairs if part < len(starts)}))
