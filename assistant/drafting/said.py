"""Cuts a transcript into the sentences that were said, each with its parse, its voice and its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.domain.transcript import Transcript, Utterance
from assistant.drafting.spoken import adds_to, plain_spoken
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
    r"|no(?=[,.]| (?:i|he|she|it|we|they|you|there|that)\b)|nah|"
    r"i mean|you know|to be honest|to be fair|mind you|you see)\b[,.]?\s+)+",
    re.I,
)
_TELL = re.compile(
    r"^(?:(?:so|and|but|okay|ok|right|well|now|then|[A-Z]\w+),?\s+)*(?:tell me (?:about|what|how|why)"
    r"|talk me through)\b",
    re.I,
)
_YES = re.compile(
    r"^(?:oh |um,? |er,? |well,? |mm,? )*(?:yes|yeah|yep|aye|okay|ok|alright|all right|please|sure|fine|of course"
    r"|course|that'd be (?:great|good|nice|lovely)|that would be (?:great|good|nice|lovely)|go on|i will|i can|i could"
    r" do|will do|no problem|thank you|thanks|deal|that (?:suits|works)|if you (?:want|like)|suits me|lovely)\b",
    re.I,
)
_NO = re.compile(
    r"^(?:oh |um,? |er,? |well,? |mm,? )*(?:no|nope|nah|never|not really|not yet)\b(?! problem| worries)", re.I
)
_BUT_NO = re.compile(r"\b(?:no|not|don't|but i (?:can't|won't)|rather not|can't|won't)\b(?! problem)", re.I)
_SENTENCE_IN_SMALL = re.compile(r"(?<=[a-z]{2})[.?!]\s+(?=[a-z]+ [a-z])")
_FILLER = re.compile(r",?\s*\b(?:um+|er|erm+|uh+|(?<!let )(?<!did )(?<!do )you know|i mean)\b,?", re.I)
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
    mended: str = ""

    @property
    def heard(self) -> str:
        """The words as they were heard."""
        return self.utterance.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The words without stutters and what the speaker took back, as they were parsed."""
        return self.mended or self.heard

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
        if text.endswith("?") or _TELL.match(text):
            return True
        return not text.endswith((".", "!")) and bool(_ASKS.match(text)) and len(text.split()) > 2

    @property
    def says_yes(self) -> bool:
        """Say whether the sentence opens by agreeing, and takes nothing of it back."""
        return bool(_YES.match(self.text)) and not _BUT_NO.search(self.text)

    @property
    def says_no(self) -> bool:
        """Say whether the sentence opens by saying no."""
        return bool(_NO.match(self.text))

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
        (order, utterance, *cut)
        for order, utterance in enumerate(transcript.utterances)
        for cut in _sentences(utterance.text)
    ]
    docs = parser.parse([words for *_, words in cuts])
    return tuple(
        Said(utterance, order, start, end, doc, known[utterance.speaker], words)
        for (order, utterance, start, end, words), doc in zip(cuts, docs, strict=True)
    )


def _sentences(text: str) -> list[tuple[int, int, str]]:
    """Cut a turn into sentences, each with its plain words; a few words that go on with one before belong to it."""
    found: list[tuple[int, int, str]] = []
    for whole in sentence_spans(text):
        for start, end in _in_small_letters(text, *whole):
            words = plain_spoken(text[start:end]) or text[start:end]
            both = adds_to(found[-1][2], words) if found else None
            if both is None:
                found.append((start, end, words))
            else:
                found[-1] = (found[-1][0], end, both)
    return found


def _in_small_letters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence where a recogniser put a stop and went on in small letters."""
    cuts = [m.end() for m in _SENTENCE_IN_SMALL.finditer(text, start, end)]
    edges = [start, *cuts, end]
    return [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(edges)]


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
