"""Makes a transcript that somebody brings fit to be kept: plain ids, no unseen marks, times that a clock can show."""

import re
from math import isfinite
from typing import Any

from api.typed import typed
from assistant.domain.transcript import Transcript
from assistant.errors import BadInputError

LONGEST = 1_000_000
"""Seconds, some eleven days, past which no moment of a visit can lie."""

_TIMES = ("start", "end", "seconds")
_NOT_A_TIME = "This transcript has a time or a measure that can't be right; make the file again."
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


def fit_to_keep(transcript: Transcript) -> Transcript:
    """Give a transcript whose voices all wait to be confirmed; the names that the file gives are suggestions.

    BadInputError where nobody says a word in it, or a time in it can't be one.
    """
    if not any(letter.isalnum() for utterance in transcript.utterances for letter in utterance.text):
        raise BadInputError("This file holds no words that anybody says; check that it is the transcript.")
    found = _cleaned(transcript.model_dump(by_alias=True))
    # An id stands in the address of a page, so that one such as ../../delete would lead to another page.
    ids = [one["id"] for one in (*found["speakers"], *found["utterances"])]
    if not all(_PLAIN.fullmatch(one) for one in ids):
        _renumber(found)
    for speaker in found["speakers"]:
        speaker["confirmed"] = False
    return Transcript.model_validate(found)


def _cleaned(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return typed(value)
    if isinstance(value, dict):
        if any(not 0 <= (value.get(name) or 0) < LONGEST for name in _TIMES):
            raise BadInputError(_NOT_A_TIME)
        return {name: _cleaned(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        raise BadInputError(_NOT_A_TIME)
    return value


def _renumber(found: dict[str, Any]) -> None:
    names = {speaker["id"]: f"S{place}" for place, speaker in enumerate(found["speakers"], 1)}
    for speaker in found["speakers"]:
        speaker["id"] = names[speaker["id"]]
    for place, utterance in enumerate(found["utterances"], 1):
        utterance["id"], utterance["speaker"] = f"u{place}", names[utterance["speaker"]]
