"""Holds what checks need, loaded once, for commands that check one note or thousands."""

from collections.abc import Sequence
from pathlib import Path

from assistant.checks.examine import examine
from assistant.checks.terms import load_terms
from assistant.domain.casenote import Note
from assistant.domain.finding import Report
from assistant.domain.transcript import Transcript
from assistant.settings import Settings
from models.opening import open_classifier, open_entailment, open_lower, open_parser, open_reading_age, open_syllables


class Examiner:
    """Checks notes by all checks; by words alone where MiniLM's weights are not here.

    `parser` and `entailment` are there for whoever drafts the note first, so that weights are loaded once.
    """

    def __init__(self, settings: Settings, *, with_transcript: bool = False, words: Sequence[Path] = ()) -> None:
        """Load word lists, and weights on first use; `words` are lists that add to the shipped one."""
        open_syllables(settings)
        self.parser = open_parser(settings, entities=with_transcript)
        self._terms = load_terms(settings.prompts, (*settings.word_lists, *words))
        lower = open_lower(settings)
        self._classifier, self._reading_age = open_classifier(lower), open_reading_age(lower)
        self.entailment = open_entailment(lower, settings)
        self.parser.parse(["This is read once, so that the parser is ready."])

    def report(self, note: Note, *, transcript: Transcript | None = None, age: int | None = None) -> Report:
        """Check one note; `age` is the reader's, in years."""
        return examine(
            note,
            parser=self.parser,
            terms=self._terms,
            transcript=transcript,
            people=note.people,
            age=age,
            classifier=self._classifier,
            reading_age=self._reading_age,
            entailment=self.entailment,
        )
