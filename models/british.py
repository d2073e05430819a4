"""Spells as people here do, since Whisper learnt from American subtitles: "mum" for "mom", "colour" for "color"."""

import re
from collections.abc import Sequence

from assistant.domain.transcript import Word

SPELLINGS = {
    "mom": "mum",
    "moms": "mums",
    "mommy": "mummy",
    "granddad": "grandad",
    "granddads": "grandads",
    "color": "colour",
    "colors": "colours",
    "favorite": "favourite",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "apologize": "apologise",
    "realize": "realise",
    "realized": "realised",
    "recognize": "recognise",
    "recognized": "recognised",
    "organize": "organise",
    "organized": "organised",
    "center": "centre",
    "gray": "grey",
    "pajamas": "pyjamas",
    "diarrhea": "diarrhoea",
    "pediatrician": "paediatrician",
    "pediatric": "paediatric",
    "anemia": "anaemia",
    "counselor": "counsellor",
    "traveling": "travelling",
    "traveled": "travelled",
    "canceled": "cancelled",
    "practicing": "practising",
}
PARTS = re.compile(r"(\W*)([A-Za-z]+)((?:['’]s)?\W*)")


def spelt_here(words: Sequence[Word]) -> list[Word]:
    """Give each word its British spelling; the word that was said stays the same."""
    return [word.model_copy(update={"text": _spelt(word.text)}) for word in words]


def _spelt(text: str) -> str:
    found = PARTS.fullmatch(text)
    if not found or found[2].lower() not in SPELLINGS:
        return text
    spelling = SPELLINGS[found[2].lower()]
    return found[1] + (spelling.capitalize() if found[2][0].isupper() else spelling) + found[3]
