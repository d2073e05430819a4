"""Says what a worker's changes did: the figures of the first check beside those of now."""

from pydantic import Field, ValidationError

from api.pages.document import DocumentView
from api.pages.strip import Strip, Voice, strip_from
from assistant.domain.base import Value

LONGEST_STRIP = 2000


class First(Value):
    """The figures of the first check; they travel in the form, since nothing is kept. `reader` is for whom it was."""

    reader: str = Field(max_length=40)
    score: int | None = Field(default=None, ge=0, le=100)
    age: int | None = Field(default=None, ge=0, le=99)
    larger: int = Field(ge=0, le=99_999)
    smaller: int = Field(ge=0, le=99_999)
    voices: tuple[tuple[Voice, Voice | None], ...] = Field(default=(), max_length=LONGEST_STRIP)


class BeforeAfter(Value):
    """What changed since the first check, in sentences, with the strip of then."""

    lines: tuple[str, ...]
    spoken: str
    strip: Strip | None


def first_of(view: DocumentView, reader: str) -> First:
    """Take down the figures of a check."""
    read = view.readings[0]
    return First(
        reader=reader,
        score=read.score,
        age=read.age,
        larger=view.counts["high"] + view.counts["medium"],
        smaller=view.counts["low"],
        voices=tuple((block.voice, block.second) for block in view.strip.blocks[:LONGEST_STRIP]),
    )


def first_from(sent: str, reader: str) -> First | None:
    """Read the first figures back; None where there are none, or where they were for another reader."""
    try:
        first = First.model_validate_json(sent) if sent else None
    except ValidationError:
        return None
    return first if first and first.reader == reader else None


def compare(first: First, now: First) -> BeforeAfter:
    """Put the first figures beside those of now."""
    lines = []
    if first.score is not None and now.score is not None:
        lines.append(f"Score {_turned(first.score, now.score)}")
    if first.age is not None and now.age is not None:
        lines.append(f"Reading age {_turned(first.age, now.age)}")
    lines.append(_counted(first.larger, now.larger, "thing"))
    if first.smaller != now.smaller:
        lines.append(_counted(first.smaller, now.smaller, "small thing"))
    spoken = ". ".join(line.replace("→", "to") for line in lines) + "."
    strip = None
    if first.voices != now.voices and first.voices:
        strip = strip_from([(voice, second, None) for voice, second in first.voices])
    return BeforeAfter(lines=tuple(lines), spoken=spoken, strip=strip)


def _turned(before: int, after: int) -> str:
    return f"{before} → {after}" if before != after else f"{after}, as before"


def _counted(before: int, after: int, thing: str) -> str:
    if before == after:
        return f"As many {thing}s to look at as before"
    count = abs(before - after)
    things = thing if count == 1 else f"{thing}s"
    return f"{count} {things} fewer to look at" if after < before else f"{count} more {things} to look at"
