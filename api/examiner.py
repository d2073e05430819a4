"""Holds what checks need, loaded once, for commands that check one note or thousands."""

from collections.abc import Sequence
from pathlib import Path

from assistant.checks.examine import examine
from assistant.checks.terms import load_terms
from assistant.domain.casenote import Note
from assistant.domain.finding import Report
from assistant.domain.transcript import Transcript
from assistant.errors import MissingModelError
from assistant.ports import Embedder
from assistant.settings import Settings
from models.opening import open_classifier, open_embedder, open_parser, open_reading_age, open_syllables


class Examiner:
    """Checks notes by all checks; support is judged by words alone where the weights for meaning are not here."""

    def __init__(self, settings: Settings, *, with_transcript: bool = False, words: Sequence[Path] = ()) -> None:
        """Load word lists, and weights on first use; `words` are lists that add to the shipped one."""
        open_syllables(settings)
        # Only support in a transcript is judged by it.
        self._embedder = open_meaning(settings) if with_transcript else None
        self._parser = open_parser(settings, entities=with_transcript)
        self._terms = load_terms(settings.prompts, (*settings.word_lists, *words))
        self._classifier = open_classifier(settings)
        self._reading_age = open_reading_age(settings, self._embedder)
        self._parser.parse(["This is read once, so that the parser is ready."])

    def report(self, note: Note, *, transcript: Transcript | None = None, age: int | None = None) -> Report:
        """Check one note; `age` is the reader's, in years."""
        return examine(
            note,
            parser=self._parser,
            terms=self._terms,
            transcript=transcript,
            people=note.people,
            age=age,
            embedder=self._embedder,
            classifier=self._classifier,
            reading_age=self._reading_age,
        )


def open_meaning(settings: Settings) -> Embedder | None:
    """Compare sentences by meaning; None where the weights are not here."""
    embedder = open_embedder(settings)
    try:
        embedder.embed(["ready"])
    except MissingModelError:
        return None
    return embedder
