"""One version of a transcript, and the way back and forward among them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import Field

from assistant.domain.base import Value


class TranscriptVersion(Value):
    """Who made a version, when and why; `restores` is the version whose words it puts back, None for a new change.

    `by` is a user id, or the recogniser's name; `why` is empty where no person corrected anything.
    """

    version: int = Field(ge=1)
    by: str
    by_name: str = ""
    at: datetime
    why: str = ""
    restores: int | None = None


class Steps(NamedTuple):
    """Where the newest version stands, and the versions that a step back or forward would put back; None for none."""

    here: TranscriptVersion | None
    back: TranscriptVersion | None
    forward: TranscriptVersion | None


def steps(versions: Sequence[TranscriptVersion]) -> Steps:
    """Say where a step back or forward leads from the newest version; oldest first.

    Nobody can step back behind the last version that no correction made: whose voices are whose stays confirmed.
    """
    line: list[TranscriptVersion] = []
    here = -1
    for version in versions:
        places = {v.version: place for place, v in enumerate(line)}
        if version.restores in places:
            here = places[version.restores]
            continue
        line = [*line[: here + 1], version] if version.why else [version]
        here = len(line) - 1
    return Steps(
        here=line[here] if line else None,
        back=line[here - 1] if here > 0 else None,
        forward=line[here + 1] if 0 <= here < len(line) - 1 else None,
    )
