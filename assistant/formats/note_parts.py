"""The parts that a note is set out in, before it becomes a file."""

from datetime import datetime

from assistant.domain.base import Value
from assistant.domain.casenote import NoteState
from assistant.domain.keeping import DraftKept
from assistant.domain.review import Review
from assistant.domain.transcript import Transcript


class Table(Value):
    """Rows of cells under a header; `shares` say how wide each column is beside the others."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()


class Part(Value):
    """One heading with its labelled facts, paragraphs, bullets, questions that wait for an answer, and a table."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    table: Table | None = None


class Layout(Value):
    """A note set out: title, labelled details, cautions, parts in order, and a line on how it was made.

    `sources` says which words each sentence rests on, `origin` how the note came about; None where nobody asked.
    """

    title: str
    details: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    parts: tuple[Part, ...]
    made: str
    sources: Part | None = None
    origin: Part | None = None

    @property
    def tail(self) -> tuple[Part, ...]:
        """What stands after the note itself."""
        return tuple(part for part in (self.sources, self.origin) if part is not None)


class Origin(Value):
    """Where a note stands and what made it: `release` of Heard, `heard_by` the speech weights, `saved` its version."""

    release: str = ""
    heard_by: str = ""
    version: int | None = None
    saved: datetime | None = None
    state: NoteState | None = None
    kept: DraftKept | None = None


class Extras(Value):
    """What goes out with a note: the decision on it, its reference, where its sentences come from, how it was made.

    `with_sources` adds a list of each sentence with the words it rests on; `origin` a list of what made the note;
    `with_made` the one line at the foot.
    """

    review: Review | None = None
    ref: str = ""
    transcript: Transcript | None = None
    with_sources: bool = False
    origin: Origin | None = None
    with_made: bool = True
