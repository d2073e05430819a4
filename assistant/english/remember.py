"""Remembers parses, vectors and opinions: an edited note is checked again at the cost of the words that changed."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.ports import EnglishParser, Opinion, StatementClassifier

if TYPE_CHECKING:
    from spacy.tokens import Doc


class RememberingParser:
    """Fulfils EnglishParser by another parser, and keeps its latest `size` parses."""

    def __init__(self, parser: EnglishParser, size: int = 4000) -> None:
        self.name = parser.name
        self._parser = parser
        self._size = size
        self._known: OrderedDict[str, Doc] = OrderedDict()

    def parse(self, texts: Sequence[str]) -> "list[Doc]":
        """Parse texts, in order; each different text once."""
        found = {text: self._known[text] for text in texts if text in self._known}
        new = list(dict.fromkeys(text for text in texts if text not in found))
        found.update(zip(new, self._parser.parse(new), strict=True) if new else ())
        for text, doc in found.items():
            self._known[text] = doc
            self._known.move_to_end(text)
        while len(self._known) > self._size:
            self._known.popitem(last=False)
        return [found[text] for text in texts]


class RememberingClassifier:
    """Fulfils StatementClassifier by another classifier, and keeps its latest `size` opinions."""

    def __init__(self, classifier: StatementClassifier, size: int = 4000) -> None:
        self.name = classifier.name
        self._classifier = classifier
        self._size = size
        self._known: OrderedDict[str, Opinion] = OrderedDict()

    def classify(self, texts: Sequence[str]) -> list[Opinion]:
        """Give an opinion of each statement, in order; each different text is read once."""
        found = {text: self._known[text] for text in texts if text in self._known}
        new = list(dict.fromkeys(text for text in texts if text not in found))
        found.update(zip(new, self._classifier.classify(new), strict=True) if new else ())
        for text, opinion in found.items():
            self._known[text] = opinion
            self._known.move_to_end(text)
        while len(self._known) > self._size:
            self._known.popitem(last=False)
        return [found[text] for text in texts]
