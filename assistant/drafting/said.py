"""Cuts a transcript into the sentences that were said, each with its parse, its voice and its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.domain.transcript import Transcript, Utterance
from assistant.drafting.voices import Voice
from assistant.english.sentences import sentence_spans
from assistant.ports import EnglishParser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKS = re.compile(
    r"^(?:(?:so|and|but|okay|ok|right|well|now|then|hi|hello|[A-Z]\w+),?\s+)*(?:what|who|when|where|why|how"
    r"|which|do|does|"
    r"did|is|are|was|were|can|could|would|will|shall|have|has|should|tell me)\b",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:well|so|and|but|oh|yeah|yes|yep|um+|er+m*|uh+|erm|like|right|okay|ok|look|honestly|basically|anyway"
    r"|no|nah|"
    r"i mean|you know|to be honest|to be fair|mind you|you see)\b[,.]?\s+)+",
    re.I,
)
_FILLER = re.compile(r",?\s*\b(?:um+|er|erm+|uh+|you know|i mean)\b,?", re.I)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(frozen=True)
class Said:
    """One sentence that was said: [start, end) in its utterance's text, which is the `order`-th of the transcript."""

    utterance: Utterance
    order: int
    start: int
    end: int
    doc: "Doc"
    voice: Voice

    @property
    def text(self) -> str:
        """The words as they were heard."""
        return self.utterance.text[self.start : self.end]

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands in the transcript."""
        return self.order, self.start

    @property
    def core(self) -> str:
        """The words without the small words that open a turn, and without its end mark."""
        return _LEAD.sub("", self.text).rstrip(" .!?,;:…-")

    @property
    def is_question(self) -> bool:
        """Say whether something is asked."""
        text = self.text.rstrip()
        if text.endswith("?"):
            return True
        return not text.endswith((".", "!")) and bool(_ASKS.match(text)) and len(text.split()) > 2

    @property
    def has_clause(self) -> bool:
        """Say whether the sentence has a subject with a finite verb, and can stand alone."""
        return any(t.dep_ in _SUBJECTS and is_finite(t.head) for t in self.doc)

    @property
    def words(self) -> int:
        """How many words were said."""
        return len(self.text.split())


def sayings(transcript: Transcript, known: Mapping[str, Voice], parser: EnglishParser) -> tuple[Said, ...]:
    """Cut every utterance into sentences and parse them, in order."""
    cuts = [
        (order, utterance, start, end)
        for order, utterance in enumerate(transcript.utterances)
        for start, end in sentence_spans(utterance.text)
    ]
    docs = parser.parse([utterance.text[start:end] for _, utterance, start, end in cuts])
    return tuple(
        Said(utterance, order, start, end, doc, known[utterance.speaker])
        for (order, utterance, start, end), doc in zip(cuts, docs, strict=True)
    )


def is_finite(verb: "Token") -> bool:
    """Say whether a verb, or an auxiliary of it, carries tense."""
    return verb.tag_ in _FINITE or any(t.dep_ in {"aux", "auxpass"} and t.tag_ in _FINITE for t in verb.children)


def without_fillers(text: str) -> str:
    """Leave out um, er, you know, and a word said twice over."""
    plain = _FILLER.sub(lambda m: "," if m.group().startswith(",") and m.group().endswith(",") else "", text)
    plain = re.sub(r"\b(?!(?:had|that|very|really|no|bye)\b)(\w+)(?:,?\s+\1\b)+", r"\1", plain, flags=re.I)
    return re.sub(r"\s+([,.!?])", r"\1", " ".join(plain.split()))


def opening(text: str) -> int:
    """The index at which a sentence's own words begin, past the small words that open a turn."""
    match = _LEAD.match(text)
    return match.end() if match else 0
