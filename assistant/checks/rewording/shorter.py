"""Makes a statement shorter by words that carry nothing, and joins what one person said twice over."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from assistant.domain.casenote import Statement
from assistant.domain.merging import joined

WORDY = (
    ("at this point in time", "now"),
    ("at the present time", "now"),
    ("at the current time", "now"),
    ("at that point in time", "then"),
    ("in the event that", "if"),
    ("due to the fact that", "because"),
    ("owing to the fact that", "because"),
    ("on account of the fact that", "because"),
    ("for the reason that", "because"),
    ("as a result of the fact that", "because"),
    ("in spite of the fact that", "although"),
    ("despite the fact that", "although"),
    ("in order that", "so that"),
    ("in order to", "to"),
    ("so as to", "to"),
    ("for the purpose of", "for"),
    ("with regard to", "about"),
    ("with regards to", "about"),
    ("in regard to", "about"),
    ("in relation to", "about"),
    ("in respect of", "about"),
    ("with reference to", "about"),
    ("on the subject of", "about"),
    ("on a daily basis", "every day"),
    ("on a weekly basis", "every week"),
    ("on a monthly basis", "every month"),
    ("on a regular basis", "regularly"),
    ("on the occasion of", "at"),
    ("prior to", "before"),
    ("subsequent to", "after"),
    ("in close proximity to", "near"),
    ("a large number of", "many"),
    ("the majority of", "most of"),
    ("is in a position to", "can"),
    ("are in a position to", "can"),
    ("was in a position to", "could"),
    ("were in a position to", "could"),
    ("is able to", "can"),
    ("are able to", "can"),
    ("has the ability to", "can"),
    ("made the decision to", "decided to"),
    ("make the decision to", "decide to"),
    ("came to the decision to", "decided to"),
    ("had a conversation with", "talked with"),
    ("had a discussion with", "talked with"),
    ("held a discussion with", "talked with"),
    ("went on to say that", "said that"),
    ("went on to tell me that", "told me that"),
    ("stated the fact that", "said that"),
    ("gave an account of", "described"),
    ("is of the opinion that", "thinks that"),
    ("was of the opinion that", "thought that"),
    ("is of the view that", "thinks that"),
    ("was of the view that", "thought that"),
    ("gave consideration to", "considered"),
    ("it should be noted that", ""),
    ("it is worth noting that", ""),
    ("it is important to note that", ""),
    ("please note that", ""),
    ("during the course of", "during"),
    ("throughout the course of", "throughout"),
    ("in the course of", "during"),
    ("for a period of", "for"),
    ("until such time as", "until"),
    ("each and every", "every"),
    ("in the vicinity of", "near"),
    ("the reason why", "why"),
    ("as to whether", "whether"),
    ("a total of", ""),
)  # fmt: skip
"""Long ways of saying what a short word says; the first that fits counts."""

_ASIDE = re.compile(
    r"\s*\((?:as (?:mentioned|stated|discussed|noted|described|above)[^()]{0,40}|see above|sic|etc\.?)\)", re.I
)
_ROWS = tuple((re.compile(rf"\b{words}\b", re.IGNORECASE), short) for words, short in WORDY)


def shorter(text: str, quotes: Sequence[tuple[int, int]]) -> str:
    """Say the same in fewer words; a quotation stays as it is."""
    return outside(text, quotes, _cut)


def outside(text: str, quotes: Sequence[tuple[int, int]], change: Callable[[str], str]) -> str:
    """Change the stretches of a text that lie outside its quotations."""
    parts, at = [], 0
    for start, end in [*quotes, (len(text), len(text))]:
        parts += [change(text[at:start]), text[start:end]]
        at = end
    whole = "".join(parts).strip()
    return whole[:1].upper() + whole[1:]


def joins(statements: Sequence[Statement]) -> dict[str, tuple[str, str]]:
    """Find neighbours that one person said in the same way: the first's id -> (the second's id, both as one text)."""
    found: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for one, two in pairwise(statements):
        alike = (one.kind, one.holder, one.paragraph) == (two.kind, two.holder, two.paragraph)
        together = joined(one.text, two.text)
        if alike and one.id not in taken and len(together) < len(one.text) + len(two.text):
            found[one.id] = (two.id, together)
            taken |= {one.id, two.id}
    return found


def _cut(text: str) -> str:
    text = _ASIDE.sub("", text)
    for pattern, short in _ROWS:
        text = pattern.sub(partial(_as_written, short=short), text)
    text = re.sub(r"(?<=\S)[ \t]{2,}", " ", text)
    return re.sub(r" +([,.;:!?])", r"\1", text)


def _as_written(match: re.Match[str], *, short: str) -> str:
    return short[:1].upper() + short[1:] if match.group()[:1].isupper() else short
