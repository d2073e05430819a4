"""Joins what one person said into fewer, fuller sentences, and parts what is too long."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.said import Said, is_finite

_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing|none)\b|n['’]t\b", re.I)
_YES = re.compile(r"(?:oh,? |well,? |um,? )?(?:yes|yeah|yep)(?: please)?[.,!]?$", re.I)
_NO = re.compile(r"(?:oh,? |well,? |um,? )?(?:no|nope|nah)(?: thanks| thank you)?[.,!]?$", re.I)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CUT = re.compile(r",\s+(?=(?:and|but|so|because|cos|or)\b)|,\s+(?=(?:I|we|he|she|they|it|there)\b)", re.I)
_SHORT = 9
_FEW = 2
_SMOOTHED = 45
_LONG = 34
_SAME = 0.75

Group = tuple[list[Said], str | None]
"""Sentences with their reported words; None for a quotation."""


def yes_or_no(said: Said) -> str | None:
    """Read a bare yes or no; None for anything more."""
    text = said.text.strip()
    return "yes" if _YES.match(text) else "no" if _NO.match(text) else None


def joined(before: str, clause: str, last: Said, said: Said) -> str:
    """Join two reported clauses: "she asked the GP and has heard nothing", or "…, and that …" where subjects differ."""
    first, _, rest = clause.partition(" ")
    plain = (
        first in {"she", "he", "I"} and before.split(maxsplit=1)[0] == first and _one_clause(last) and _one_clause(said)
    )
    if plain and ", " not in before and " and " not in before and rest:
        return f"{before} and {rest}"
    return f"{before}, and that {clause}"


def smooth(groups: Sequence[Group]) -> list[Group]:
    """Take a few reported words that stand beside a quotation into it, so that a turn doesn't hop between the two."""
    found: list[Group] = []
    for group, words in groups:
        last = found[-1] if found else None
        if last is not None and _adjoin(last[0], group) and _fits(last[0], group):
            one_quoted = (last[1] is None) != (words is None)
            short = (last[1] if words is None else words) or ""
            few = not _is_phrase(short) or (
                words is None and short not in {"|yes", "|no"} and len(short.split()) <= _FEW
            )
            if one_quoted and few and len(short.split()) <= _SHORT:
                found[-1] = ([*last[0], *group], None)
                continue
            if last[1] is None and words is None:
                found[-1] = ([*last[0], *group], None)
                continue
        if last is not None and last[1] in {"|no", "|yes"} and _adjoin(last[0], group):
            found[-1] = ([*last[0], *group], None if words is None else f"{last[1]}, and that {words}")
            continue
        found.append((list(group), words))
    return found


def short_quotations(group: Sequence[Said]) -> list[list[Said]]:
    """Part a long quotation at its sentences, and a very long sentence between its clauses."""
    parts: list[list[Said]] = []
    for said in [piece for one in group for piece in _pieces(one)]:
        if parts and sum(s.words for s in parts[-1]) + said.words <= _LONG:
            parts[-1].append(said)
        else:
            parts.append([said])
    return parts


def once(chosen: Sequence[Said]) -> tuple[list[Said], dict[tuple[int, int], list[Said]]]:
    """Keep the fuller of two sentences that say the same; gives those kept and, for each, where else it was said."""
    content = {said.key: _content(said) for said in chosen}
    again: dict[tuple[int, int], list[Said]] = {}
    left: set[tuple[int, int]] = set()
    for said in chosen:
        for other in chosen:
            if said.key == other.key or {said.key, other.key} & left or not _says_the_same(said, other, content):
                continue
            left.add(said.key)
            again.setdefault(other.key, []).append(said)
            break
    return [said for said in chosen if said.key not in left], again


def _says_the_same(said: Said, other: Said, content: dict[tuple[int, int], set[str]]) -> bool:
    mine, theirs = content[said.key], content[other.key]
    if _begun_again(said, other) and len(mine) == _FEW and mine <= theirs:
        return True
    if len(mine) < 3 or len(mine) > len(theirs) or said.is_question or other.is_question:
        return False
    if len(mine) == len(theirs) and said.key > other.key and said.words > other.words:
        return False
    return mine <= theirs and bool(_NOT.search(said.text)) == bool(_NOT.search(other.text))


def _begun_again(said: Said, other: Said) -> bool:
    """Say whether a sentence is said again at once, and fuller: "I asked. I asked her about it."."""
    starts = said.core.lower().split()[:2] == other.core.lower().split()[:2]
    at_once = said.order == other.order and not said.utterance.text[said.end : other.start].strip()
    whole = set(re.findall(r"[\w'’]+", said.core.lower())) <= set(re.findall(r"[\w'’]+", other.core.lower()))
    return at_once and said.key < other.key and starts and whole and not said.is_question


def _content(said: Said) -> set[str]:
    return {
        t.lemma_.lower()
        for t in said.doc
        if t.pos_ in {"NOUN", "VERB", "ADJ", "PROPN", "NUM"} and (not t.is_stop or t.pos_ == "NUM")
    }


def _one_clause(said: Said) -> bool:
    return (
        sum(t.dep_ in _SUBJECTS for t in said.doc) == 1 and sum(is_finite(t) for t in said.doc if t.pos_ == "VERB") <= 1
    )


def _adjoin(before: Sequence[Said], after: Sequence[Said]) -> bool:
    last, first = before[-1], after[0]
    same = last.utterance.id == first.utterance.id
    return same and not first.utterance.text[last.end : first.start].strip()


def _fits(before: Sequence[Said], after: Sequence[Said]) -> bool:
    return sum(said.words for said in (*before, *after)) <= _SMOOTHED


def _is_phrase(words: str) -> bool:
    return words.startswith("|")


def _pieces(said: Said) -> list[Said]:
    if len(said.heard.split()) <= _LONG + 6:
        return [said]
    text = said.heard
    cuts = [m for m in _CUT.finditer(text) if 6 <= len(text[: m.start()].split()) <= len(text.split()) - 6]
    if not cuts:
        return [said]
    middle = min(cuts, key=lambda m: abs(m.start() - len(text) / 2))
    first = replace(said, end=said.start + middle.start(), mended="")
    second = replace(said, start=said.start + middle.end(), mended="")
    return [first, *_pieces(second)]
