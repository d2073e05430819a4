"""Tells voices apart: cuts words into pieces, compares their voiceprints, and makes turns of them."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.domain.transcript import Utterance, Warning, Word
from assistant.ports import Progress, Turns
from models.local_voices import LocalVoices, Moments
from models.spans import Span, clock, merge
from models.turntaking import Stretch, settle, shares
from models.voiceprints import Voiceprints
from models.voices import group
from models.windows import RATE, Samples

PAUSE = 0.25
LONG_PIECE = 1.0
LONGEST_PIECE = 12.0
NEW_TURN_PAUSE = 2.0
LONGEST_TURN = 40.0
PIECES_AT_ONCE = 64
# So many words on either side tell whether another voice goes on.
WORDS_BESIDE = 3
# Hearing who speaks when takes about this share of the time, voiceprints the rest.
HEARING_SHARE = 0.4
# Speech by two at once is told in one warning where it goes on after a short break, and not where it is very short.
NEAR = 1.0
WORTH_TELLING = 0.4
# Of pieces less sure than this one in four was given to the wrong voice, of the others one in fifty (synthetic talk).
SURE = 0.8
CLOSING = "\"')”’"


class VoiceprintDiariser:
    """Fulfils Diariser with CAM++ voiceprints and pyannote's segmentation; weights load on first use."""

    name = "campplus"

    def __init__(self, weights: Path, threads: int = 2) -> None:
        """Take the folder in which the roles voices and overlap have their weights."""
        self._prints = Voiceprints(weights / "voices" / "campplus_cn_en_common.pt", threads)
        self._local = LocalVoices(weights / "overlap" / "pytorch_model.bin", threads)

    def diarise(
        self, sound: Path, words: Sequence[Word], *, speakers: int | None = None, progress: Progress | None = None
    ) -> Turns:
        """Cut words into turns, with speakers S1, S2, … in order of first speech; `speakers`: how many spoke.

        `sound` is the 16 kHz mono WAV that the words came from. Where two voices are about as likely, a warning says
        so with its times, and so does one where two people speak at once. Fewer voices than `speakers` are given,
        with a warning, where some cannot be told apart.
        """
        if not words:
            return Turns(utterances=())
        tell = progress or (lambda _share: None)
        if speakers == 1:
            pieces = cut(words)
            return Turns(utterances=turns(pieces, [0] * len(pieces)))
        moments = self._local.hear(sound, lambda share: tell(HEARING_SHARE * share))
        pieces = cut(words, moments)
        vectors = self._embed(sound, pieces, lambda share: tell(HEARING_SHARE + (1 - HEARING_SHARE) * share))
        voices, unsure = _voices(pieces, vectors, speakers)
        at_once = moments.at_once()
        told = [span for span in merge(at_once, gap=NEAR) if span.length >= WORTH_TELLING]
        warnings = [*_fewer(len(set(voices)), speakers), *map(_not_sure, unsure), *map(_two_at_once, told)]
        return Turns(
            utterances=turns(pieces, voices),
            warnings=tuple(warnings),
            at_once=round(sum(span.length for span in at_once), 2),
        )

    def _embed(self, sound: Path, pieces: "Sequence[Piece]", tell: Progress) -> NDArray[np.float64]:
        """Embed pieces some at a time, so that a long recording is never in memory whole."""
        found = []
        with soundfile.SoundFile(sound) as file:
            for first in range(0, len(pieces), PIECES_AT_ONCE):
                some = pieces[first : first + PIECES_AT_ONCE]
                found.append(self._prints.embed([_read(file, piece) for piece in some]))
                tell(min(1.0, (first + len(some)) / len(pieces)))
        return np.concatenate(found).astype(np.float64)


class Piece(NamedTuple):
    """Some words with no pause in them, by one voice as far as can be told."""

    words: tuple[Word, ...]

    @property
    def start(self) -> float:
        """Seconds at which the first word starts."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """Seconds at which the last word ends."""
        return max(self.words[-1].end, self.start + 0.05)

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.end - self.start

    @property
    def span(self) -> Span:
        """Seconds from start to end."""
        return Span(self.start, self.end)

    @property
    def ends_sentence(self) -> bool:
        """Say whether its last word ends a sentence."""
        return _ends_sentence(self.words[-1])

    @property
    def asks(self) -> bool:
        """Say whether its last word ends a question."""
        return self.words[-1].text.rstrip(CLOSING).endswith("?")


def cut(words: Sequence[Word], moments: Moments | None = None) -> list[Piece]:
    """Cut words at sentence ends, at pauses of over a quarter of a second, and after twelve seconds.

    With `moments`, they are cut where voices change too.
    """
    pieces: list[Piece] = []
    held: list[Word] = []
    for word in words:
        if held and (
            _ends_sentence(held[-1]) or word.start - held[-1].end > PAUSE or word.end - held[0].start > LONGEST_PIECE
        ):
            pieces.append(Piece(tuple(held)))
            held = []
        held.append(word)
    if held:
        pieces.append(Piece(tuple(held)))
    return [part for piece in pieces for part in _where_voices_change(piece, moments)] if moments else pieces


def stretches(pieces: Sequence[Piece]) -> list[Stretch]:
    """Say of each piece what its place among the others tells."""
    first = [Stretch(piece.start, piece.end) for piece in pieces[:1]]
    return first + [
        Stretch(piece.start, piece.end, piece.start - before.end, before.ends_sentence, before.asks)
        for before, piece in pairwise(pieces)
    ]


def turns(pieces: Sequence[Piece], voices: Sequence[int]) -> tuple[Utterance, ...]:
    """Join pieces of one voice that follow each other into turns, numbered and with their speakers in order."""
    groups: list[tuple[int, list[Word]]] = []
    for piece, voice in zip(pieces, voices, strict=True):
        if groups and groups[-1][0] == voice and not _breaks(groups[-1][1], piece):
            groups[-1][1].extend(piece.words)
        else:
            groups.append((voice, list(piece.words)))
    order = {voice: f"S{number}" for number, voice in enumerate(dict.fromkeys(voice for voice, _ in groups), 1)}
    return tuple(_utterance(number, order[voice], words) for number, (voice, words) in enumerate(groups, 1))


def _where_voices_change(piece: Piece, moments: Moments) -> list[Piece]:
    """Cut a piece where another voice goes on in the middle of it, since somebody was cut short."""
    parts: list[Piece] = []
    held: list[Word] = []
    for number, word in enumerate(piece.words):
        if held:
            before = Span(held[-WORDS_BESIDE:][0].start, held[-1].end)
            after = Span(word.start, piece.words[number : number + WORDS_BESIDE][-1].end)
            if moments.changes(before, after):
                parts.append(Piece(tuple(held)))
                held = []
        held.append(word)
    return [*parts, Piece(tuple(held))]


def _voices(
    pieces: Sequence[Piece], vectors: NDArray[np.float64], speakers: int | None
) -> tuple[list[int], list[Span]]:
    """Say which voice each piece is by, and where that is not sure."""
    seconds = np.array([piece.seconds for piece in pieces])
    long = seconds >= LONG_PIECE
    if long.sum() < (speakers or 2):
        long = seconds >= min(np.sort(seconds)[::-1][: (speakers or 2)])
    centres = group(vectors[long], seconds[long], speakers)
    around = stretches(pieces)
    belief = shares(vectors @ settle(vectors, around, centres).T, around)
    unsure = [piece.span for piece, share in zip(pieces, belief.max(axis=1), strict=True) if share < SURE]
    return [int(voice) for voice in belief.argmax(axis=1)], merge(unsure, gap=PAUSE)


def _breaks(held: Sequence[Word], piece: Piece) -> bool:
    """Say whether a turn is broken here although the voice is the same: a long pause, or a very long turn."""
    long = piece.end - held[0].start > LONGEST_TURN and _ends_sentence(held[-1])
    return long or piece.start - held[-1].end > NEW_TURN_PAUSE


def _utterance(number: int, speaker: str, words: Sequence[Word]) -> Utterance:
    return Utterance(
        id=f"u{number}",
        start=words[0].start,
        end=max(word.end for word in words),
        speaker=speaker,
        text=" ".join(word.text for word in words),
        confidence=round(sum(word.probability for word in words) / len(words), 3),
        words=tuple(words),
    )


def _ends_sentence(word: Word) -> bool:
    return word.text.rstrip(CLOSING).endswith((".", "?", "!", "…"))


def _fewer(found: int, given: int | None) -> list[Warning]:
    """Say so where fewer voices than people were found: two may be under one name, or somebody hardly spoke."""
    if given is None or found >= given:
        return []
    message = (
        f"{given} people were expected and {found} {'voice was' if found == 1 else 'voices were'} found: "
        "somebody hardly spoke, or two people sound alike. Check who said what."
    )
    return [Warning(code="fewer-voices", message=message)]


def _not_sure(span: Span) -> Warning:
    message = f"Not sure who said this: {clock(span.start)} to {clock(span.end)}."
    return Warning(code="unsure-speaker", start=round(span.start, 2), end=round(span.end, 2), message=message)


def _two_at_once(span: Span) -> Warning:
    message = f"Two people speak at once here: {clock(span.start)} to {clock(span.end)}. Check who said what."
    return Warning(code="overlap", start=round(span.start, 2), end=round(span.end, 2), message=message)


def _read(file: soundfile.SoundFile, piece: Piece) -> Samples:
    file.seek(min(int(piece.start * RATE), max(0, file.frames - 1)))
    samples: Samples = file.read(max(int(piece.seconds * RATE), 1), dtype="float32")
    return samples if len(samples) else np.zeros(1, dtype=np.float32)
