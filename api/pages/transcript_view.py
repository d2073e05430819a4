"""Puts a transcript the way its page shows it: turns with the times of their words, doubts, and what was not heard."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.pages.languages import name_of_language
from api.pages.strip import OF_ROLE, Voice
from api.pages.transcript_doubts import KINDS, doubts
from assistant.domain.correcting import AT_ONCE, NOT_HEARD, UNSURE_SPEAKER
from assistant.domain.recording import Recording
from assistant.domain.transcript import Speaker, Transcript, Utterance, Warning
from assistant.domain.word_times import timed_words

LONGEST_CLIP = 600.0
# Two turns of people who nearly meet are not two people at once.
_MOMENT = 0.2


class Piece(NamedTuple):
    """Some words of a turn: sure ones in one piece, each unsure one by itself; `words` says what it may be."""

    text: str
    doubt: str = ""
    words: str = ""


class TurnView(NamedTuple):
    """One turn; `times` are its words' seconds from its start in hundredths: "0-31 35-62".

    `at_once` are seconds of it in which somebody else speaks too.
    """

    id: str
    voice: str
    who: str
    swatch: Voice
    start: float | None
    end: float | None
    pieces: tuple[Piece, ...]
    times: str
    doubts: int
    unsure_who: bool
    corrected: bool
    marks: tuple[float, ...]
    at_once: tuple[tuple[float, float], ...] = ()
    kind: str = "turn"


class MissedView(NamedTuple):
    """Seconds in which somebody spoke and no words were heard."""

    start: float
    end: float
    kind: str = "missed"


class VoiceRow(NamedTuple):
    """One voice with its name, and how much it says."""

    id: str
    name: str
    swatch: Voice
    turns: int


class TranscriptView(NamedTuple):
    """A whole transcript for its page."""

    rows: tuple[TurnView | MissedView, ...]
    voices: tuple[VoiceRow, ...]
    doubts: int
    warnings: tuple[str, ...]
    language: str

    @property
    def turns(self) -> int:
        """Count the turns."""
        return sum(row.kind == "turn" for row in self.rows)


def show_transcript(
    transcript: Transcript, recording: Recording, first: Mapping[str, str] | None = None
) -> TranscriptView:
    """Put a transcript together; `first` is what the machine wrote, by turn, so that corrected turns can say so."""
    turns = show_turns(transcript, transcript.utterances, recording.marks, first)
    missed = [MissedView(start, end) for start, end in _places(transcript, NOT_HEARD)]
    rows: list[TurnView | MissedView] = []
    waiting = sorted(missed, key=lambda m: m.start)
    for turn in turns:
        while waiting and turn.start is not None and waiting[0].start < turn.start:
            rows.append(waiting.pop(0))
        rows.append(turn)
    return TranscriptView(
        rows=(*rows, *waiting),
        voices=show_rows(transcript),
        doubts=sum(turn.doubts for turn in turns),
        warnings=_warnings(transcript),
        language="" if transcript.language == "en" else name_of_language(transcript.language),
    )


def show_turns(
    transcript: Transcript,
    utterances: Sequence[Utterance],
    marks: Sequence[float] = (),
    first: Mapping[str, str] | None = None,
) -> list[TurnView]:
    """Put some turns of a transcript the way the page shows them."""
    speakers = {s.id: s for s in transcript.speakers}
    names = {s.id: name_of_voice(s) for s in transcript.speakers}
    unsure, both = _places(transcript, UNSURE_SPEAKER), _places(transcript, AT_ONCE)
    shown = (_turn(u, speakers[u.speaker], names, unsure, marks, first or {}) for u in utterances)
    return [turn._replace(at_once=_within(turn, both)) for turn in shown]


def show_rows(transcript: Transcript) -> tuple[VoiceRow, ...]:
    """List the voices with how many turns each has."""
    counts: dict[str, int] = {}
    for u in transcript.utterances:
        counts[u.speaker] = counts.get(u.speaker, 0) + 1
    return tuple(VoiceRow(s.id, name_of_voice(s), swatch_of(s), counts.get(s.id, 0)) for s in transcript.speakers)


def name_of_voice(speaker: Speaker) -> str:
    """Say whose voice this is: a name, or its number where nobody knows."""
    return speaker.name or f"Voice {speaker.id[1:]}"


def swatch_of(speaker: Speaker) -> Voice:
    """Give the colour and pattern of a voice."""
    return OF_ROLE[speaker.role] if speaker.role else Voice.UNKNOWN


def _turn(
    utterance: Utterance,
    speaker: Speaker,
    names: Mapping[str, str],
    spans: Sequence[tuple[float, float]],
    marks: Sequence[float],
    heard: Mapping[str, str],
) -> TurnView:
    words = timed_words(utterance)
    found = doubts(words)
    start, end = utterance.start, utterance.end
    here = start is not None and end is not None
    return TurnView(
        id=utterance.id,
        voice=utterance.speaker,
        who=names[utterance.speaker],
        swatch=swatch_of(speaker),
        start=start,
        end=end,
        pieces=_pieces(utterance, found),
        times=" ".join(_hundredths(w.start, w.end, start or 0.0) for w in words),
        doubts=sum(kind in KINDS for kind in found),
        unsure_who=here and any(a < (end or 0.0) and (start or 0.0) < b for a, b in spans),
        corrected=bool(heard) and heard.get(utterance.id) != utterance.text,
        marks=tuple(m for m in marks if here and (start or 0.0) <= m < (end or 0.0)),
    )


def _places(transcript: Transcript, code: str) -> list[tuple[float, float]]:
    """Give the seconds that warnings of one kind are about."""
    return [
        (w.start, w.end) for w in transcript.warnings if w.code == code and w.start is not None and w.end is not None
    ]


def _within(turn: TurnView, places: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Give what of some places lies in a turn."""
    if turn.start is None or turn.end is None:
        return ()
    cut = ((max(start, turn.start), min(end, turn.end)) for start, end in places)
    return tuple((start, end) for start, end in cut if end - start >= _MOMENT)


def _pieces(utterance: Utterance, found: Sequence[str]) -> tuple[Piece, ...]:
    if not any(found):
        return (Piece(utterance.text),)
    pieces: list[Piece] = []
    sure: list[str] = []
    for token, kind in zip(utterance.text.split(), found, strict=True):
        if not kind:
            sure.append(token)
            continue
        if sure:
            pieces.append(Piece(" ".join(sure)))
            sure = []
        pieces.append(Piece(token, kind, KINDS.get(kind, "")))
    return (*pieces, Piece(" ".join(sure))) if sure else tuple(pieces)


def _hundredths(start: float, end: float, zero: float) -> str:
    return f"{max(0, round((start - zero) * 100))}-{max(0, round((end - zero) * 100))}"


def _warnings(transcript: Transcript) -> tuple[str, ...]:
    """Give what is not shown at its place among the turns."""
    placed = {NOT_HEARD, UNSURE_SPEAKER, AT_ONCE}
    return tuple(dict.fromkeys(w.message for w in transcript.warnings if _elsewhere(w, placed)))


def _elsewhere(warning: Warning, placed: set[str]) -> bool:
    return warning.code not in placed or warning.start is None
