"""Catches what a recogniser makes up: words where nobody speaks, loops, and phrases it learnt from subtitles."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.domain.transcript import Word
from models.spans import Span, seconds_in

# How often a run of n words may follow itself before it is a loop; people do say "no, no, no".
MOST_REPEATS = {1: 7, 2: 5, 3: 4, 4: 3}
LONGEST_RUN = 12
NEAR = 0.3
SAME_SOUND = 0.5
# Spellings that sound alike, in the order they are written over.
SPELLINGS = (
    ("ph", "f"),
    ("ck", "k"),
    ("kn", "n"),
    ("wh", "w"),
    ("c", "k"),
    ("z", "s"),
    ("y", "i"),
    ("q", "k"),
    ("h", ""),
)

# Things that films' subtitles end with, and that nobody says on a visit.
MADE_UP = (
    "thank you for watching",
    "thanks for watching",
    "thank you so much for watching",
    "please subscribe",
    "subscribe to my channel",
    "like and subscribe",
    "don't forget to subscribe",
    "see you in the next video",
    "i'll see you in the next video",
    "subtitles by the amara.org community",
    "subtitles by",
    "transcribed by",
    "translated by",
    "captioned by",
    "copyright",
)


def in_voiced_time(words: Sequence[Word], voiced: Sequence[Span]) -> list[Word]:
    """Keep the words that touch voiced time, give or take a third of a second."""
    near = [span.widen(NEAR) for span in voiced]
    return [word for word in words if seconds_in(Span(word.start, word.end + 0.01), near) > 0]


def loops(words: Sequence[Word]) -> list[Span]:
    """Find stretches where the same run of words follows itself too often; the first saying is not part of it."""
    said = [plain(word.text) for word in words]
    found: list[Span] = []
    at = 0
    while at < len(said):
        repeats, run = max(
            ((_repeats(said, at, n), n) for n in range(1, LONGEST_RUN + 1)), key=lambda rn: rn[0] * rn[1]
        )
        if repeats > MOST_REPEATS.get(run, 2):
            last = at + run * repeats - 1
            found.append(Span(words[at + run].start, words[last].end))
            at = last + 1
        else:
            at += 1
    return found


def made_up(text: str) -> bool:
    """Say whether a whole segment is a phrase of film subtitles."""
    spoken = " ".join(plain(word) for word in text.split())
    return any(spoken == phrase or spoken.startswith(f"{phrase} ") for phrase in MADE_UP)


def alike(name: str, heard: str) -> bool:
    """Say whether a name may be another spelling of what was heard: Kayden of Caden, Noah of Nowhere."""
    return SequenceMatcher(None, _sound(name), _sound(heard)).ratio() >= SAME_SOUND


def plain(word: str) -> str:
    """Give a word in small letters with no punctuation around it."""
    return re.sub(r"^[^\w']+|[^\w']+$", "", word).lower()


def _sound(word: str) -> str:
    """Write a word roughly as it sounds: no doubled letters, one spelling for each sound."""
    rough = plain(word).removesuffix("'s")
    for spelling, sound in SPELLINGS:
        rough = rough.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", rough)


def _repeats(said: Sequence[str], at: int, run: int) -> int:
    """Count how many times in a row the run of words at a place is said."""
    times = 1
    while said[at : at + run] == said[at + run * times : at + run * (times + 1)] and said[at]:
        times += 1
    return times
