"""Says the writer's "I" as "the social worker"."""

from typing import TYPE_CHECKING

from assistant.checks.rewording.agreeing import for_third
from assistant.checks.rewording.edits import Edit, apply
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORKER = "the social worker"
_WORDS = {"i": WORKER, "me": WORKER, "my": f"{WORKER}’s", "mine": f"{WORKER}’s", "myself": "themselves"}
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def in_third_person(text: str, doc: "Doc") -> tuple[str | None, str]:
    """Give a text without "I", or None and why not; quotations stay as they were said."""
    quotes = quoted_spans(text)
    edits: list[Edit] = []
    for token in doc:
        if any(start <= token.idx < end for start, end in quotes):
            continue
        low = token.lower_
        if low in _PLURAL:
            return None, f"It does not say who “{token.text}” are, so these words stay."
        if low in _WORDS and token.pos_ in {"PRON", "DET"}:
            edits += [Edit(token.idx, token.idx + len(token.text), _WORDS[low]), *for_third(token)]
    return (apply(text, edits), "") if edits else (None, "It does not say “I”.")
