"""The parts of a readability score: what each looks at, and where it takes points away."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from assistant.checks.grammar import double_negatives, hidden_doer
from assistant.checks.hurtful import hurtful_spans
from assistant.checks.plain_words import is_meant, plain_for
from assistant.checks.reading_age import common
from assistant.checks.terms import Terms
from assistant.checks.word_order import TOLERATED, bad_pairs
from assistant.domain.base import Value

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

WEIGHTS = {
    "hard_words": 20.0, "jargon": 20.0, "sentences": 15.0, "to_the_child": 15.0, "judgement": 15.0, "passive": 5.0,
    "abstract": 5.0, "negation": 3.0, "warmth": 2.0,
}  # fmt: skip
"""The most points each part can give; they sum to 100."""

_COMMON = 4.4
_HARD_THROUGHOUT = 12.0
_MOSTLY_NOTES = 0.4

GREEN = 70.0
"""A score from here up is shown as good."""

_CAPITALS = re.compile(r"\b[A-Z][A-Z&/]{1,5}s?\b|\b[sS]\.?\s?(?:17|20|31|38|47)\b")
_KNOWN_CAPITALS = frozenset(
    "GP TV UK OK CD DVD PE NHS BBC A&E MP USA PC ID DJ FC QR PS AM PM EU MOT CV IT VIP XL MUM DAD NO YES".split()
)
_FAMILIAR = frozenset(
    """hamster dinosaur rabbit guinea pigeon puppy kitten goldfish budgie trampoline scooter bike lego minecraft
    roblox
    goalie swings slide playground sandwich biscuit crisps nugget pizza custard pancake bedtime bath bubble cuddle
    teddy
    blanket pyjamas nightmare cousin grandad nana granny auntie brave tummy sticker crayon glitter unicorn princess
    dragon wizard superhero snowman balloon rucksack classroom homework lunchbox trainer helmet toothbrush hug pram
    toddler noisy sleepy hungry thirsty grumpy cross giggle chat tidy paint draw laugh worker elbow graze""".split()
)
_ABOUT = re.compile(
    r"\b(?:the (?:subject )?child|subject child|the young person|yp|the minor|the (?:boy|girl)"
    r"|said child)(?:['’]s)?\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never|nobody)|n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|so that|the reason|that is why|to keep you safe|to make sure)\b", re.IGNORECASE)
_STRENGTH = re.compile(
    r"\b(?:proud|brave|kind|well done|good at|great at|love[sd]?|enjoy\w*|happy|thank you|works? hard|help(?:s|ed"
    r"|ful)"
    r"|funny|clever|lovely)\b",
    re.IGNORECASE,
)
_NOTE = "This is a note, not a sentence: say who did what."
_FELT = re.compile(
    r"\b(?:it (?:was|is|has been) (?:felt|noted|reported|agreed|thought|alleged)|concerns? (?:were|was"
    r"|have been) raised)\b",
    re.IGNORECASE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence")
_EVERYDAY = frozenset(
    """city pity party moment station question comment business witness mention position fence television competition
    dance chance entrance distance balance science silence apartment university community activity parliament
    government
    garment basement argument appointment medication information education""".split()
)


class Lost(Value):
    """Points lost at [start, end) of the text, with the words there and a plain reason."""

    start: int
    end: int
    words: str
    why: str


class Part(Value):
    """One part of a score: the most it can give, the points it gave, and where points were lost."""

    name: str
    most: float
    points: float
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A text made ready: `shown` is as long as `text`, with headings, bullets, tables and dates blanked out.

    Each sentence comes with the place in the text where its document begins. `names` are those of the people in it.
    """

    text: str
    shown: str
    sentences: "tuple[tuple[int, Span], ...]"
    words: int
    quoted: tuple[tuple[int, int], ...]
    age: int | None
    spoken_to: bool = True
    names: frozenset[str] = frozenset()

    @property
    def is_grown(self) -> bool:
        """Say whether the reader is an adult, or as good as one."""
        return self.age is None or self.age >= 14

    def sentence_at(self, place: int) -> "tuple[int, Span | None]":
        """Give the sentence that a place in the text lies in, with the place where its document begins."""
        for start, sentence in self.sentences:
            if start + sentence.start_char <= place < start + sentence.end_char:
                return start, sentence
        return 0, None

    @cached_property
    def tokens(self) -> "tuple[tuple[int, tuple[Token, ...]], ...]":
        """Each sentence's tokens, made once: spaCy makes them anew each time a sentence is gone through."""
        return tuple((start, tuple(sentence)) for start, sentence in self.sentences)

    def per_hundred(self, count: float) -> float:
        """Give a count for every hundred words; a text under fifty words counts as fifty."""
        return 100.0 * count / max(50, self.words)

    def in_quotes(self, place: int) -> bool:
        """Say whether a place in the text lies inside quotation marks."""
        return any(start <= place < end for start, end in self.quoted)

    def lost(self, spans: Iterable[tuple[int, int]], why: str) -> tuple[Lost, ...]:
        """Make lost points of spans outside quotations."""
        return tuple(
            Lost(start=start, end=end, words=self.text[start:end], why=why)
            for start, end in spans
            if not self.in_quotes(start)
        )

    def found(self, pattern: re.Pattern[str], why: str) -> tuple[Lost, ...]:
        """Make lost points of the places where a pattern matches, outside quotations."""
        return self.lost((match.span() for match in pattern.finditer(self.shown)), why)


def cut_off(age: int | None) -> float:
    """Give the Zipf frequency below which a word is hard at an age; a parent reads like somebody of 14."""
    if age is None or age >= 14:
        return 3.1
    return 4.4 if age <= 7 else 3.9 if age <= 10 else 3.5


def is_everyday(words: str) -> bool:
    """Say whether a listed hard word is so common that only a child could want a plainer one."""
    return " " not in words and float(zipf_frequency(words.lower(), "en")) >= _COMMON


def is_rare(token: "Token", limit: float) -> bool:
    """Say whether a word is rarer than `limit` (Zipf) and is no name and no everyday children's word."""
    return (
        token.is_alpha
        and token.pos_ in {"NOUN", "VERB", "ADJ", "ADV"}
        and not token.text.isupper()
        and not (token.text[0].isupper() and not token.is_sent_start)
        and not {token.lower_, token.lemma_.lower()} & _FAMILIAR
        and common(token) < limit
    )


def hard_words(text: Prepared, terms: Terms) -> Part:
    """Take points for words that are rare for the reader, and for listed words that have plainer ones."""
    limit = cut_off(text.age)
    found = {}
    for hit in terms.find(text.shown, "hard", "acronym", "jargon", "legal"):
        if hit.term.kind != "hard" or (text.is_grown and is_everyday(hit.words)):
            continue
        start, sentence = text.sentence_at(hit.start)
        if sentence is not None and is_meant(hit, sentence, start):
            found[hit.start, hit.end] = f"Say “{plain_for(hit, sentence, start)}”."
    taken = list(found)
    for start, tokens in text.tokens:
        for token in tokens:
            if token.text in text.names:
                continue
            if is_rare(token, limit) and not any(s < start + token.idx + 1 and start + token.idx < e for s, e in taken):
                found[_span(start, token)] = "This word is rare: use an everyday word, or say what it means."
    lost = tuple(one for span, why in sorted(found.items()) for one in text.lost([span], why))
    return _part("hard_words", text.per_hundred(len(lost)) / 12.0, lost)


def jargon(text: Prepared, terms: Terms) -> Part:
    """Take points for words of the trade and for capitals that are nowhere spelled out."""
    hits = terms.find(text.shown, "acronym", "jargon", "legal")
    spans = {(hit.start, hit.end): hit.words for hit in hits}
    for match in _CAPITALS.finditer(text.shown):
        if match.group().rstrip("s") not in _KNOWN_CAPITALS and not any(
            start < match.end() and match.start() < end for start, end in spans
        ):
            spans[match.span()] = match.group()
    open_spans = sorted(span for span, words in spans.items() if not _explained(words, text.text))
    lost = text.lost(open_spans, "A reader may not know this: say it in plain words.")
    return _part("jargon", text.per_hundred(len(lost)) / 5.0, lost)


def sentence_load(text: Prepared) -> Part:
    """Take points for long sentences, for clauses inside clauses, and for notes without a verb."""
    longest = 25 if text.is_grown else 15
    lost: list[Lost] = []
    burden = 0.0
    for (start, sentence), (_, tokens) in zip(text.sentences, text.tokens, strict=True):
        length = sum(token.is_alpha for token in tokens)
        nested = sum(token.dep_ in {"ccomp", "advcl", "relcl", "acl", "csubj"} for token in tokens)
        span = (start + sentence.start_char, start + sentence.end_char)
        if length > longest:
            burden += 1.0 + min(1.0, (length - longest) / longest)
            lost += text.lost([span], f"This sentence has {length} words: make it two.")
        elif nested >= 3:
            burden += 0.5
            lost += text.lost([span], "This sentence says several things at once: make it two.")
        elif length >= 2 and not any(token.tag_ in _FINITE for token in tokens):
            burden += 1.0
            lost += text.lost([span], _NOTE)
    return _part("sentences", 1.4 * burden / max(3, len(text.sentences)), lost)


def to_the_child(text: Prepared) -> Part:
    """Take points, in a text for a child, for writing about the child and never to them."""
    if text.age is None or not text.spoken_to:
        return _part("to_the_child", 0.0, ())
    about = text.found(_ABOUT, 'This speaks about the child: write "you".')
    spoken_to = len(_YOU.findall(text.shown))
    share = 0.6 if spoken_to == 0 else 0.3 if text.per_hundred(spoken_to) < 2 else 0.0
    return _part("to_the_child", share + 0.2 * len(about), about)


def judgement(text: Prepared, terms: Terms) -> Part:
    """Take points for words that blame, doubt or hurt, said by the writer about a person."""
    hits = text.lost(
        ((h.start, h.end) for h in terms.find(text.shown, "blame", "doubt") if not _NOT.search(text.shown[: h.start])),
        "This blames or doubts somebody.",
    )
    taken = {(lost.start, lost.end) for lost in hits}
    hurtful = [span for span in _hurting(text) if not any(s < span[1] and span[0] < e for s, e in taken)]
    lost = hits + text.lost(hurtful, "This judges the person: say what happened.")
    return _part("judgement", text.per_hundred(len(lost)) / 4.0 + 0.2 * bool(lost), lost)


def passive(text: Prepared) -> Part:
    """Take points for sentences that hide who did it."""
    spans = [match.span() for match in _FELT.finditer(text.shown)]
    for start, tokens in text.tokens:
        for token in tokens:
            helper = hidden_doer(token)
            if helper is not None:
                spans.append((start + helper.idx, start + token.idx + len(token)))
    lost = text.lost(spans, "This does not say who did it.")
    return _part("passive", 3.0 * len(lost) / max(4, len(text.sentences)), lost)


def abstract(text: Prepared) -> Part:
    """Take points for nouns made of verbs and adjectives, such as "implementation"."""
    spans = [
        _span(start, token)
        for start, sentence in text.tokens
        for token in sentence
        if token.pos_ == "NOUN" and len(token) > 6 and token.lemma_.lower().endswith(_ENDINGS)
        and token.lemma_.lower() not in _EVERYDAY
    ]  # fmt: skip
    lost = text.lost(spans, "Say it with a verb: who does what.")
    return _part("abstract", text.per_hundred(len(lost)) / 6.0, lost)


def negation(text: Prepared) -> Part:
    """Take points for saying no twice in one breath."""
    spans = [span for start, sentence in text.sentences for span in double_negatives(text.shown, sentence, start)]
    lost = text.lost(spans, "Two nos make a reader stop: say it straight.")
    return _part("negation", 0.5 * len(lost), lost)


def warmth(text: Prepared) -> Part:
    """Take a point each where no strength is named and no reason is given."""
    cold = (_STRENGTH.search(text.shown) is None) + (_REASON.search(text.shown) is None)
    return _part("warmth", 0.5 * cold, ())


def word_order(text: Prepared) -> Part:
    """Take up to 70 points for words in an order that is not English: nobody can read that, however easy its words."""
    spans = []
    for start, sentence in text.tokens:
        tokens = [token for token in sentence if token.is_alpha]
        for n in bad_pairs([token.text for token in tokens]):
            last = tokens[min(n + 1, len(tokens) - 1)]
            spans.append((start + tokens[n].idx, start + last.idx + len(last)))
    lost = text.lost(spans, "These words are not in the order of English.")
    over = 100.0 * len(lost) / max(30, text.words) - TOLERATED
    if over <= 0 or len(lost) < 2:
        return Part(name="word_order", most=0.0, points=0.0)
    return Part(name="word_order", most=0.0, points=-round(min(70.0, 30.0 * over), 1), lost=lost)


def not_green(text: Prepared, total: float, parts: Sequence[Part]) -> Part:
    """Hold a text below green for what no other part can make good.

    An unexplained acronym or a blaming word holds it down, the lower the more it has of them; so do words and sentences
    that are both hard for the reader all through, and notes where sentences should be.
    """
    by_name = {part.name: part for part in parts}
    serious = [
        lost for part in parts if part.name in {"jargon", "judgement"} for lost in part.lost if _serious(part, lost)
    ]
    words, sentences = by_name["hard_words"], by_name["sentences"]
    notes = [lost for lost in sentences.lost if lost.why == _NOTE]
    hard = words.points + sentences.points < _HARD_THROUGHOUT
    why = [
        *serious,
        *(notes if len(notes) >= _MOSTLY_NOTES * len(text.sentences) else ()),
        *((*words.lost, *sentences.lost) if hard else ()),
    ]
    most = max(15.0, GREEN - 1.0 - 3.0 * text.per_hundred(len(serious))) if serious else GREEN - 1.0
    points = -round(total - most, 1) if why and total > most else 0.0
    return Part(name="not_green", most=0.0, points=points, lost=tuple(dict.fromkeys(why)) if points else ())


def _serious(part: Part, lost: Lost) -> bool:
    return part.name == "judgement" or _CAPITALS.fullmatch(lost.words) is not None


def _hurting(text: Prepared) -> list[tuple[int, int]]:
    """Find hurtful words said of a person, sentence by sentence."""
    return [
        (start + sentence.start_char + left, start + sentence.start_char + right)
        for start, sentence in text.sentences
        for left, right in hurtful_spans(sentence.text)
    ]


def _explained(words: str, text: str) -> bool:
    """Say whether an acronym stands in brackets after its words, or before them, anywhere in the text."""
    bare = re.escape(words)
    after = re.search(rf"(?:\b[a-z]\w+[ -]){{1,}}\w+ \({bare}s?\)", text)
    before = re.search(
        rf"\b{bare} \((?:[a-z]|which|that|it)[^)]{{5,}}\)|\b{bare},? (?:which|that) (?:means|is short for)", text
    )
    return bool(after or before)


def _span(start: int, token: "Token") -> tuple[int, int]:
    return start + token.idx, start + token.idx + len(token)


def _part(name: str, share_lost: float, lost: Sequence[Lost]) -> Part:
    most = WEIGHTS[name]
    return Part(name=name, most=most, points=round(most * (1.0 - min(1.0, max(0.0, share_lost))), 1), lost=tuple(lost))
