"""Mends a name of the family that was heard aright and spelt otherwise: Caden where Kayden is in the family."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.domain.transcript import Word

# A name heard more surely than this keeps its spelling: it may be somebody else's.
UNSURE = 0.6
LEAST_SOUNDS = 3
VOWELS = "[aeio0]+"
# Spellings written over in this order; vowels that may sound alike share a letter.
SOUNDS = (
    (r"^x", "z"),
    (r"ph", "f"),
    (r"^kn", "n"),
    (r"^wr", "r"),
    (r"ck|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c(?!h)", "k"),
    (r"z", "s"),
    (r"ey$", "i"),
    (r"oa|ow", "0"),
    (r"(?<!^)(?<![cst])h", ""),
    (r"^y(?=[aeiou])", "j"),
    (r"[ae][iy]", "a"),
    (r"ie|ea|ee|y", "i"),
    (r"u|oo|ou", "o"),
)


def mend_names(words: Sequence[Word], vocabulary: Sequence[str]) -> list[Word]:
    """Spell an unsure name as the family does, where it sounds the same as just one first name of the vocabulary.

    Only a word with a capital inside a sentence can be a name, or one that stands so elsewhere. Its probability stays,
    so that a reader still sees that it was unsure.
    """
    names = [name for name in dict.fromkeys(vocabulary) if re.fullmatch(r"[A-Z][^\W\d_]+", name)]
    known = {name.lower() for entry in vocabulary for name in entry.split()}
    inside = {_bare(word) for before, word in pairwise(words) if _goes_on(before)}
    return [
        word.model_copy(update={"text": word.text.replace(_bare(word), spelt)})
        if word.probability < UNSURE
        and _bare(word) in inside
        and _bare(word).lower() not in known
        and (spelt := _only_like(_bare(word), names))
        else word
        for word in words
    ]


def sound(name: str) -> str:
    """Write a name as it roughly sounds: consonants, the first vowel and one at the end, a point for those between."""
    rough = name.lower()
    for spelling, letter in SOUNDS:
        rough = re.sub(spelling, letter, rough)
    rough = re.sub(r"([^aeio0])\1+", r"\1", rough)
    first = re.search(VOWELS, rough)
    between = first.end() if first else 0
    inner = re.sub(r"[aeio0]+(?=[^aeio0])", ".", rough[between:])
    return re.sub(VOWELS, lambda run: run[0][0], rough[:between]) + inner


def _only_like(heard: str, names: Sequence[str]) -> str:
    """Give the one name that sounds the same, or nothing."""
    key = sound(heard)
    alike = [name for name in names if sound(name) == key]
    return alike[0] if len(alike) == 1 and len(key) >= LEAST_SOUNDS else ""


def _bare(word: Word) -> str:
    """Give a capitalised word without what stands around it, or nothing."""
    found = re.fullmatch(r"\W*([A-Z][a-z]+)(?:['’]s)?\W*", word.text)
    return found[1] if found else ""


def _goes_on(before: Word) -> bool:
    return not before.text.rstrip("\"')”’").endswith((".", "?", "!", "…", ":"))
