"""Reads WebVTT and SRT captions into turns."""

import re
from html import unescape
from itertools import pairwise

from assistant.errors import BadInputError
from assistant.formats.speech_lines import seconds, split_label
from assistant.formats.turn import LONGEST_JOINED, Turn

LONGEST_PAUSE = 2.0
"""Seconds between two captions of one voice that can still be one sentence."""

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_TIMING = re.compile(rf"(?P<start>{_STAMP})[ \t]*-->[ \t]*(?P<end>{_STAMP})")
# No part of these can match what the part before it does, so that no text takes longer than its length.
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>\s][^<>]*)>")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\an?\d\}", re.IGNORECASE)
_ENDED = re.compile(r"[.?!…][\"'”’)\]]*$")


def read_captions(text: str) -> list[Turn]:
    """Read the cues of a WebVTT or SRT file in order; BadInputError when it has none."""
    turns: list[Turn] = []
    voices = bool(_VOICE.search(text))
    for start, end, payload in _cues(text):
        spoken = _voiced(payload) if voices else [_prefixed(payload)]
        for label, words in spoken:
            said = label if voices or label else (turns[-1].label if turns else None)
            turn = Turn(label=said, text=words, start=start, end=end)
            if turns and _goes_on(turns[-1], turn):
                turns[-1] = turns[-1].model_copy(update={"text": f"{turns[-1].text} {words}", "end": end})
            elif words:
                turns.append(turn)
    if not turns:
        raise BadInputError("These captions hold no words; check that this is the right file.")
    return turns


def _cues(text: str) -> list[tuple[float, float, str]]:
    found = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        places = [place for place, line in enumerate(lines) if _TIMING.match(line.strip())]
        for place, following in pairwise([*places, len(lines)]):
            timing = _TIMING.match(lines[place].strip())
            until = following - 1 if following < len(lines) and lines[following - 1].strip().isdigit() else following
            if timing:
                payload = " ".join(line.strip() for line in lines[place + 1 : until])
                found.append((seconds(timing["start"]), seconds(timing["end"]), payload))
    return found


def _voiced(payload: str) -> list[tuple[str | None, str]]:
    marks = list(_VOICE.finditer(payload))
    first = marks[0].start() if marks else len(payload)
    spoken: list[tuple[str | None, str]] = [(None, _words(payload[:first]))]
    for place, mark in enumerate(marks):
        until = marks[place + 1].start() if place + 1 < len(marks) else len(payload)
        spoken.append((unescape(mark["name"]).strip(), _words(payload[mark.end() : until])))
    return [(label, words) for label, words in spoken if words]


def _prefixed(payload: str) -> tuple[str | None, str]:
    words = _words(payload)
    label, rest = split_label(words.removeprefix(">>").strip())
    return (label, rest) if label else (None, words)


def _words(payload: str) -> str:
    return " ".join(unescape(_TAG.sub("", payload)).split())


def _goes_on(before: Turn, turn: Turn) -> bool:
    if before.label != turn.label or before.end is None or turn.start is None:
        return False
    if len(before.text) > LONGEST_JOINED or _ENDED.search(before.text[-20:]):
        return False
    return before.label is not None and -LONGEST_PAUSE < turn.start - before.end <= LONGEST_PAUSE
