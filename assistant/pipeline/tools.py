"""What the steps of the work are done with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.ports import (
    Clock,
    Diariser,
    EnglishParser,
    Entailment,
    LanguageModel,
    ReadingAge,
    StatementClassifier,
    Transcriber,
)
from assistant.storage.database import Database
from assistant.storage.files import Files


@dataclass(frozen=True)
class Tools:
    """The case database, the folder of recordings, and the models; models load their weights on first use.

    `prepare_checks` is called before each check, to make ready what the checks read besides; it is safe to run again.
    """

    database: Database
    files: Files
    clock: Clock
    transcriber: Transcriber
    diariser: Diariser
    parser: EnglishParser
    prompts: Path
    prepare_checks: Callable[[], None] = lambda: None
    max_hours: float = 8.0
    classifier: StatementClassifier | None = None
    reading_age: ReadingAge | None = None
    entailment: Entailment | None = None
    word_lists: tuple[Path, ...] = ()
    engine: LanguageModel | None = None
