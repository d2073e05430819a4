"""Measures of a text that grow or shrink with the age of its readers: words, grammar and how a story is told."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.checks.reading_age import common, features

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_QUOTES = frozenset('"“”')
_VOWELS = re.compile(r"[aeiouy]+")
_RARE = {"under_4_5": 4.5, "under_3_5": 3.5, "under_3": 3.0}
_GRAMMAR = ("relcl", "advcl", "acl", "ccomp", "xcomp", "conj", "prep", "auxpass", "amod", "appos", "mark")
_KINDS = ("NOUN", "VERB", "ADJ", "ADV", "PRON", "PROPN", "DET", "ADP", "AUX", "NUM", "INTJ")


def measures(docs: "Sequence[Doc]", age_of: Callable[[str], float]) -> dict[str, float]:
    """Measure a text, its sentences parsed; `age_of` says when a word is met, in years. Empty without words."""
    found = features(docs)
    if not found:
        return {}
    sentences = [tuple(sentence) for doc in docs for sentence in doc.sents]
    tokens = [token for sentence in sentences for token in sentence]
    words = [token for token in tokens if token.is_alpha]
    content = [token for token in words if token.pos_ in _CONTENT]
    lengths = [n for n in (sum(t.is_alpha for t in s) for s in sentences) if n]
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"}]
    known = sorted(min(age_of(t.lower_), age_of(t.lemma_.lower())) for t in content)
    beats = [syllables(token.lower_) for token in words]
    hundred = 100.0 / len(words)
    parts, kinds = Counter(t.dep_ for t in words), Counter(t.pos_ for t in words)
    marks = [token.text for token in tokens if not token.is_alpha]
    return (
        found
        | {name: sum(common(t) < limit for t in content) / len(content) for name, limit in _RARE.items()}
        | {f"dep_{name}": hundred * parts[name] for name in _GRAMMAR}
        | {f"pos_{name}": kinds[name] / len(words) for name in _KINDS}
        | {
            "age_mean": sum(known) / len(known),
            "age_top": sum(known[-max(1, len(known) // 10) :]) / max(1, len(known) // 10),
            "age_over_11": sum(age > 11 for age in known) / len(known),
            "age_over_9": sum(age > 9 for age in known) / len(known),
            "syllables": sum(beats) / len(beats),
            "many_syllables": sum(n >= 3 for n in beats) / len(beats),
            "long_words": sum(len(t) >= 7 for t in words) / len(words),
            "longest_sentence": math.log(max(lengths)),
            "span": sum(abs(t.i - t.head.i) for t in words) / len(words),
            "commas": sum(m == "," for m in marks) / len(lengths),
            "heavy_marks": hundred * sum(m in {";", ":", "—", "–", "("} for m in marks),
            "quotes": math.log1p(hundred * sum(m in _QUOTES for m in marks)),
            "lively_marks": math.log1p(hundred * sum(m in {"!", "?"} for m in marks)),
            "past": sum(t.tag_ == "VBD" for t in verbs) / max(1, len(verbs)),
            "participles": sum(t.tag_ in {"VBG", "VBN"} for t in verbs) / max(1, len(verbs)),
            "content": len(content) / len(words),
        }
    )


def syllables(word: str) -> int:
    """Count the groups of vowels, less a silent final e."""
    return max(1, len(_VOWELS.findall(word)) - (word.endswith("e") and not word.endswith("le")))
