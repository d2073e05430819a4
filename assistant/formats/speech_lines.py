"""Reads transcripts set out as lines: `Name: words`, or a name and a time above the words."""

import re
from collections.abc import Sequence

from assistant.domain.base import Value
from assistant.domain.transcript import Warning
from assistant.formats.paragraph import Paragraph
from assistant.formats.turn import LONGEST_JOINED, Turn
from assistant.formats.voices import voice_of

_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,:]\d{1,3})?"
_BOXED = rf"[\[(]?(?P<start>{_CLOCK})[\])]?"
_TIME = re.compile(rf"{_BOXED}(?:\s*(?:-->|[-–—]|to)\s*[\[(]?(?P<end>{_CLOCK})[\])]?)?")
_TRAILING_TIME = re.compile(rf"(?P<name>[^\d:]{{1,60}}?)[\s:,-]*{_BOXED}")
_LABEL_TIME = re.compile(rf"{_BOXED}$")
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|de|da|del|di|van|von|der|den|bin|ibn|al|el|la|le|ap|y|and|&|\d{1,3})"
_NAME = rf"{_NAME_WORD}(?:(?:,?\s+|\s[-–—/]\s){_NAME_WORD}){{0,5}}(?:\s*[(\[][^()\[\]:]{{1,60}}[)\]])?"
_WHOLE_NAME = re.compile(_NAME)
_COLON = re.compile(rf"(?P<name>{_NAME}(?:\s+[\[(]?{_CLOCK}[\])]?)?)\s*:(?=\s|$)\s*(?P<words>.*)", re.DOTALL)
_LOOSE = re.compile(r"(?P<name>[^\W\d_][\w'’.() -]{0,40}?)\s*:(?=\s|$)\s*(?P<words>.*)", re.DOTALL)
_ABOUT = re.compile(
    r"(?:date|time|start(?:ed)?|end(?:ed)?|duration|length|location|place|venue|attendees?|participants?|present"
    r"|apologies|subject|title|meeting|visit|topic|type|recorded|created|language|file|transcript(?:ion)?|summary"
    r"|reference|ref|case|id|address|dob|phone|email|people|notes?)"
    r"(?: (?:of|by|on|id|type|time|date|number|name)(?: \w+){0,2})?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r".{1,80} (?:started|stopped) transcription\.?", re.IGNORECASE)
_NEVER = frozenset(
    {"he", "she", "they", "i", "we", "you", "it", "so", "and", "but", "then", "well", "note", "nb", "ok", "okay", "yes"}
    | {"no", "question", "answer", "remember", "anyway", "also", "warning", "important", "example", "because", "plus"}
)


class _Line(Value):
    """What one line is: a label, words, times, or a mix of them; `timing` when it is a time and nothing else."""

    label: str | None = None
    words: str = ""
    start: float | None = None
    end: float | None = None
    timing: bool = False


def read_speech_lines(lines: Sequence[Paragraph]) -> tuple[list[Turn], list[Warning]]:
    """Read lines as turns, with a warning for what stands before the first voice and is nobody's words."""
    asides = [line.text for line in lines if _ASIDE.fullmatch(line.text)]
    spoken = [line for line in lines if not _ASIDE.fullmatch(line.text)]
    read = _read_all(spoken)
    named = any(line.label for line in read)
    turns: list[Turn] = []
    clock: _Line | None = None
    for line, found in zip(spoken, read, strict=True):
        timed = found if found.start is not None else clock or found
        clock = found if found.timing else None
        if found.timing:
            continue
        if named and not turns and found.label is None:
            asides.append(line.text)
        elif found.label is not None or not turns or not _continues(turns[-1], line, timed, named):
            label = found.label or (turns[-1].label if turns else None)
            turns.append(Turn(label=label, text=found.words, start=timed.start, end=timed.end))
        else:
            turns[-1] = _joined(turns[-1], found.words, timed)
    named_once = {turn.label for turn in turns if turn.text}
    asides += [turn.label for turn in turns if turn.label and not turn.text and turn.label not in named_once]
    return [turn for turn in turns if turn.text], _told(asides)


def split_label(line: str) -> tuple[str | None, str]:
    """Split `Name: words` in two; None when the line does not begin with a speaker's label."""
    match = _COLON.match(line)
    if match is None:
        match = _LOOSE.match(line)
        if match is None or not _is_known(match["name"]):
            return None, line
    label = match["name"].strip()
    if label.lower() in _NEVER or _ABOUT.fullmatch(label):
        return None, line
    return label, match["words"].strip()


def seconds(clock: str) -> float:
    """Turn 1:02:03.4 or 02:03,400 into seconds."""
    whole, _, part = clock.replace(",", ".").partition(".")
    total = 0
    for piece in whole.split(":"):
        total = total * 60 + int(piece)
    return round(total + float(f"0.{part}" if part else 0), 3)


def _continues(turn: Turn, line: Paragraph, timed: _Line, named: bool) -> bool:
    """Say whether a line without a name goes on with the turn before it."""
    if len(turn.text) > LONGEST_JOINED:
        return False
    return not turn.text or (timed.start is None and (named or not line.gap))


def _joined(turn: Turn, words: str, timed: _Line) -> Turn:
    clock = (timed.start, timed.end) if turn.start is None and not turn.text else (turn.start, turn.end)
    return Turn(label=turn.label, text=f"{turn.text} {words}".strip(), start=clock[0], end=clock[1])


def _read_all(lines: Sequence[Paragraph]) -> list[_Line]:
    found: list[_Line] = []
    awaits_words = False
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        timing = _TIME.fullmatch(line.text)
        if timing:
            found.append(_timed(timing, _Line(timing=True)))
            continue
        headed = None if awaits_words else _headed(line, before, after)
        found.append(_labelled(line) or headed or _unlabelled(line))
        awaits_words = found[-1].label is not None and not found[-1].words
    return found


def _labelled(line: Paragraph) -> _Line | None:
    """Read `Name: words`, `[0:03] Name: words` and `Name (0:03): words`."""
    lead = _TIME.match(line.text)
    label, words = split_label(line.text[lead.end() :].lstrip(" -–—\t:") if lead else line.text)
    if label is None:
        return None
    inside = _LABEL_TIME.search(label)
    return _timed(lead or inside, _Line(label=label[: inside.start()].rstrip() if inside else label, words=words))


def _headed(line: Paragraph, before: Paragraph | None, after: Paragraph | None) -> _Line | None:
    """Read a name that stands above its words, or is set off from them by a time or by bold type."""
    lead, trail = _TIME.match(line.text), _TRAILING_TIME.fullmatch(line.text)
    if lead and _is_name(line.text[lead.end() :]):
        return _timed(lead, _Line(label=_bare(line.text[lead.end() :])))
    if trail and _is_name(trail["name"]):
        return _timed(trail, _Line(label=_bare(trail["name"])))
    if _is_header(line, before, after):
        return _Line(label=_bare(line.text))
    bold, words = line.text[: line.bold], line.text[line.bold :].lstrip(" :\t")
    if not bold or not words or not _is_name(bold):
        return None
    time = _TIME.match(words)
    if time:
        return _timed(time, _Line(label=_bare(bold), words=words[time.end() :].strip()))
    marked = bold.rstrip().endswith(":") or line.text[line.bold :].lstrip().startswith(":")
    return _Line(label=_bare(bold), words=words) if marked or _is_known(_bare(bold)) else None


def _unlabelled(line: Paragraph) -> _Line:
    lead = _TIME.match(line.text)
    if lead and line.text[0] in "[(":
        return _timed(lead, _Line(words=line.text[lead.end() :].strip()))
    return _Line(words=line.text)


def _is_header(line: Paragraph, before: Paragraph | None, after: Paragraph | None) -> bool:
    """Say whether a line is a name by itself, above its words or beside a line that is a time."""
    if after is None or not _is_name(line.text):
        return False
    over_time = not after.gap and _TIME.fullmatch(after.text) is not None
    under_time = not line.gap and before is not None and _TIME.fullmatch(before.text) is not None
    by_itself = line.gap and not after.gap and _is_known(_bare(line.text))
    return over_time or under_time or line.all_bold or by_itself


def _is_name(text: str) -> bool:
    bare = _bare(text)
    shaped = _is_known(bare) or _WHOLE_NAME.fullmatch(bare) is not None
    return shaped and bare[-1:] not in {".", "!", "?"} and bare.lower() not in _NEVER and not _ABOUT.fullmatch(bare)


def _is_known(label: str) -> bool:
    return voice_of(label, ()).role is not None


def _bare(text: str) -> str:
    return text.strip(" :\t-–—")


def _timed(match: re.Match[str] | None, line: _Line) -> _Line:
    if match is None:
        return line
    end = match.groupdict().get("end")
    return line.model_copy(update={"start": seconds(match["start"]), "end": seconds(end) if end else None})


def _told(asides: list[str]) -> list[Warning]:
    if not asides:
        return []
    return [Warning(code="not-speech", message=f"Left out, as nobody is named as saying it: {' / '.join(asides)}")]
