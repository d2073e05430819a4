"""Cuts the stretch out of the talk that holds most of a claim, and says how much of the claim it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.checks.support.acts import ACTS
from assistant.checks.support.amounts import Amounts, amounts_in, held_amounts, holds_day, matters, together
from assistant.checks.support.cast import Cast
from assistant.checks.support.figures import same_day
from assistant.checks.support.units import Claim, Unit

REACH = 2
"""How many turns on either side of its middle a stretch holds."""

_FIGURE = 1.0
_ENDINGS = ("ness", "ment", "tion", "ing", "ly", "ed", "er", "es", "ic", "al", "y", "s", "e")


@dataclass(frozen=True)
class Talk:
    """A transcript's sentences, made ready to be measured against."""

    units: tuple[Unit, ...]
    cast: Cast

    @cached_property
    def by_place(self) -> tuple[tuple[Unit, ...], ...]:
        """The sentences of each turn, in order; those joined to a question stand with their answer."""
        last = max((unit.place for unit in self.units), default=-1)
        rows: list[list[Unit]] = [[] for _ in range(last + 1)]
        for unit in self.units:
            rows[unit.place].append(unit)
        return tuple(tuple(row) for row in rows)

    @cached_property
    def roots(self) -> dict[Unit, frozenset[str]]:
        """The roots of the words of each sentence."""
        known = self.known
        return {unit: frozenset(known[lemma] for lemma in unit.lemmas) for unit in self.units}

    @cached_property
    def known(self) -> dict[str, str]:
        """The root of every word said, and of every verb."""
        words = frozenset().union(*(unit.lemmas for unit in self.units))
        verbs = {clause.verb for unit in self.units for clause in unit.clauses}
        inside = frozenset().union(*(clause.lemmas for unit in self.units for clause in unit.clauses))
        return {word: root(word) for word in words | verbs | inside}

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The roots of the words of each turn."""
        return tuple(frozenset().union(*(self.roots[u] for u in row if not u.joined)) for row in self.by_place)

    @cached_property
    def amounts(self) -> dict[Unit, Amounts]:
        """The amounts that each sentence may mean."""
        return {unit: amounts_in(unit.text) for unit in self.units}

    @cached_property
    def where(self) -> dict[str, tuple[int, ...]]:
        """The places of the turns in which each root is said, those of joined questions with their answers."""
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self.by_place):
            for word in frozenset().union(*(self.roots[unit] for unit in row)):
                found.setdefault(word, []).append(place)
        return {word: tuple(places) for word, places in found.items()}

    @cached_property
    def figured(self) -> tuple[int, ...]:
        """The places of the turns that hold an amount or a day."""
        return tuple(
            place
            for place, row in enumerate(self.by_place)
            if any(unit.dates or not self.amounts[unit].empty for unit in row)
        )

    @cached_property
    def often(self) -> dict[str, float]:
        """In what share of the turns each root is said."""
        counts: dict[str, int] = {}
        for words in self.words:
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        return {word: count / max(1, len(self.words)) for word, count in counts.items()}


@dataclass(frozen=True)
class Stretch:
    """Turns that stand together: their places, sentences, and the claim's items that they hold."""

    middle: int
    places: tuple[int, ...]
    units: tuple[Unit, ...]
    text: str


def root(word: str) -> str:
    """Take the common endings off a word, so that "muddy" and "mud" are one."""
    kept = word
    for _ in range(2):
        for ending in _ENDINGS:
            if kept.endswith(ending) and len(kept) - len(ending) >= 3:
                kept = kept[: -len(ending)]
                break
    if len(kept) > 3 and kept[-1] == kept[-2]:
        kept = kept[:-1]
    return kept[:-1] + "y" if kept.endswith("i") else kept


def items_of(claim: Claim, talk: Talk) -> dict[str, float]:
    """Give the roots, numbers and dates to be found, each weighed by rarity in English and in this talk."""
    items = {
        root(lemma): weight * (1.0 - 0.7 * min(1.0, 4 * talk.often.get(root(lemma), 0.0)))
        for lemma, (_, weight) in claim.lemmas.items()
        if lemma not in ACTS
    }
    for mention, _ in claim.numbers:
        if matters(mention):
            items[f"#{mention.text}"] = _FIGURE
    for day in claim.dates:
        items[f"@{day.text}"] = _FIGURE
    return items


def held(claim: Claim, talk: Talk, units: Iterable[Unit], items: dict[str, float]) -> frozenset[str]:
    """Give the items that sentences hold."""
    units = tuple(units)
    got = {item for unit in units for item in items.keys() & talk.roots[unit]}
    if claim.numbers or claim.dates:
        there = together(talk.amounts[unit] for unit in units)
        got |= {f"#{text}" for text in held_amounts((mention for mention, _ in claim.numbers), there)} & set(items)
        for day in claim.dates:
            if holds_day(day.text, there) or any(same_day(day, other) for unit in units for other in unit.dates):
                got.add(f"@{day.text}")
    return frozenset(got)


def share(items: dict[str, float], got: Iterable[str]) -> float:
    """Give the weight of some items as a share of all; 1 when there are none."""
    total = sum(items.values())
    return sum(items[item] for item in set(got)) / total if total else 1.0


def stretch_of(claim: Claim, talk: Talk, items: dict[str, float], cited: set[int]) -> Stretch:
    """Find the turns that hold most of a claim; the turns cited, with one on either side, where any are."""
    rows = talk.by_place
    if cited:
        places = sorted({p for c in cited for p in (c - 1, c, c + 1) if 0 <= p < len(rows)})
        middle = sorted(cited)[0]
    else:
        got = _held_by_turn(claim, talk, items)
        told = people_of(claim)

        def worth(at: int) -> float:
            around = range(max(0, at - REACH), min(len(rows), at + REACH + 1))
            wide = share(items, frozenset().union(*(got[p] for p in around)))
            here = {u.speaker for u in rows[at]} | {p for u in rows[at] for p in u.people}
            people = len(told & here) / len(told) if told else 0.0
            return share(items, got[at]) + 0.6 * wide + 0.15 * people

        near = {at for p, some in enumerate(got) if some for at in range(p - REACH, p + REACH + 1)}
        middle = max(near & set(range(len(rows))) or range(len(rows)), key=lambda at: (worth(at), -at))
        places = list(range(max(0, middle - REACH), min(len(rows), middle + REACH + 1)))
    units = tuple(unit for place in places for unit in rows[place])
    text = " ".join(unit.text for unit in units if not unit.joined)
    return Stretch(middle, tuple(places), units, text)


def _held_by_turn(claim: Claim, talk: Talk, items: dict[str, float]) -> list[set[str]]:
    """Give the items that each turn holds."""
    got: list[set[str]] = [set() for _ in talk.by_place]
    for item in items:
        for place in talk.where.get(item, ()):
            got[place].add(item)
    figures = {item: weight for item, weight in items.items() if item[0] in "#@"}
    if figures:
        for place in talk.figured:
            got[place] |= held(claim, talk, talk.by_place[place], figures)
    return got


def people_of(claim: Claim) -> set[int]:
    """Give the people whom a claim names, or who do what it tells of."""
    people = set(claim.people) | (set(claim.teller.people) if claim.teller else set())
    for clause in claim.clauses:
        if len(clause.subject.people) == 1:
            people |= clause.subject.people
    return people
