"""Says which people a name, a kin word or a pronoun may stand for, seen from whoever is speaking."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.person import TITLES, Person, Role
from assistant.domain.transcript import Transcript

KIN = {
    "mum": "mother", "mam": "mother", "mummy": "mother", "mother": "mother", "mom": "mother", "mammy": "mother",
    "dad": "father", "daddy": "father", "father": "father", "papa": "father",
    "nan": "grandmother", "nana": "grandmother", "gran": "grandmother", "granny": "grandmother",
    "grandma": "grandmother", "grandmother": "grandmother",
    "grandad": "grandfather", "granddad": "grandfather", "grandpa": "grandfather", "grandfather": "grandfather",
    "brother": "brother", "sister": "sister", "uncle": "uncle", "aunt": "aunt", "auntie": "aunt", "aunty": "aunt",
    "stepdad": "stepfather", "stepfather": "stepfather", "stepmum": "stepmother", "stepmother": "stepmother",
    "cousin": "cousin", "partner": "partner", "carer": "carer",
}  # fmt: skip
"""Kin words and the relation that each names."""

SURE = 2
"""How many times as often one of "he" and "she" must follow a name to tell which it is."""

NAME = "@"
"""Marks a thing that is the name of somebody who is not in the roster."""

_FEMALE = frozenset("mother grandmother sister aunt stepmother mrs ms miss wife girlfriend she girl daughter".split())
_MALE = frozenset("father grandfather brother uncle stepfather mr husband boyfriend he boy son".split())
_SOMEBODY = (
    frozenset(KIN)
    | frozenset(KIN.values())
    | frozenset(
        """husband wife girlfriend boyfriend friend mate man woman lady boy girl kid child baby person people parent son
    daughter family neighbour teacher doctor nurse worker somebody someone everyone everybody one they carer adult other
    both grandparent twin sibling parents interpreter
    morning day night week time way evening afternoon weekend moment bit""".split()
    )
)
"""Nouns that may stand for somebody named elsewhere, or that a parser takes for the doer ("most mornings he")."""

_OWN_ROLE = {
    Role.MOTHER: "mother", Role.FATHER: "father", Role.CARER: "carer", Role.CHILD: "child", Role.SIBLING: "sibling",
    Role.WORKER: "worker", Role.MANAGER: "manager", Role.PROFESSIONAL: "professional", Role.FAMILY: "family",
}  # fmt: skip


@dataclass(frozen=True)
class Who:
    """What a noun phrase may refer to: people by number, or a thing by lemma; both empty when anyone will do.

    `sex` is "f", "m" or None where it is not known; `never` are people it can't be, as "she" is never the speaker;
    `also` are names from outside the roster that a pronoun may stand for.
    """

    people: frozenset[int] = frozenset()
    thing: str | None = None
    sex: str | None = None
    never: frozenset[int] = frozenset()
    also: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[int | str]:
        """Everybody this may be, in the roster or by name."""
        named = {self.thing} if self.thing and self.thing[0] == NAME else set()
        return frozenset(self.people | self.also | named)

    @property
    def anyone(self) -> bool:
        """Say whether this rules nobody out by name."""
        return not self.people and self.thing is None


@dataclass(frozen=True)
class Cast:
    """The people of one visit, numbered; the roster first, then voices and names that it does not hold."""

    names: tuple[str, ...]
    relations: tuple[frozenset[str], ...]
    sexes: tuple[str | None, ...]
    by_word: dict[str, frozenset[int]]
    by_voice: dict[str, int]
    worker: int | None

    @property
    def children(self) -> tuple[int, ...]:
        """The children of the visit, of whom the talk is even when nobody names them."""
        return tuple(n for n, relation in enumerate(self.relations) if relation & {"child", "sibling"})

    def named(self, words: str) -> frozenset[int]:
        """Find whom "Ms Hart", "Jean", "Nan" or "the social worker" may be; empty when nobody here."""
        parts = [part.lower().rstrip(".") for part in re.findall(r"[\w'’-]+\.?", words)]
        parts = [re.sub(r"['’]s?$", "", part) for part in parts]
        known = [self.by_word[part] for part in parts if part in self.by_word]
        if not known:
            return frozenset()
        found = frozenset.intersection(*known) or known[0]
        if any(part in TITLES for part in parts):
            found = frozenset(n for n in found if not self.relations[n] & {"child", "sibling"}) or found
        titles = {part for part in parts if part in TITLES}
        sex = _sex_of(titles)
        sure = frozenset(n for n in found if sex and self.sexes[n] == sex)
        return sure or frozenset(n for n in found if sex is None or self.sexes[n] in {None, sex}) or found

    def sex(self, people: frozenset[int]) -> str | None:
        """Give the sex of everyone in a group if it is one and known."""
        sexes = {self.sexes[n] for n in people}
        return sexes.pop() if len(sexes) == 1 else None

    def agree(self, left: Who, right: Who) -> bool | None:
        """Say whether two phrases can be the same: yes, no, or None when nothing is known."""
        if (left.people and left.people <= right.never) or (right.people and right.people <= left.never):
            return False
        if left.ids and right.ids:
            return bool(left.ids & right.ids)
        if left.thing and right.thing:
            named = left.thing[0] == right.thing[0] == NAME
            return True if left.thing == right.thing else False if named else None
        if (left.people and right.thing) or (left.thing and right.people):
            return None if (left.thing or right.thing) in _SOMEBODY else False
        sexes = {side.sex or (self.sex(side.people) if side.people else None) for side in (left, right)} - {None}
        if len(sexes) == 2:
            return False
        return None


def cast_of(people: Sequence[Person], transcript: Transcript) -> Cast:
    """Gather everyone from the roster and the voices of a transcript."""
    rows: list[tuple[str, str, str | None]] = [(p.name, _OWN_ROLE[p.role], p.relation) for p in people]
    voices: dict[str, int] = {}
    for speaker in transcript.speakers:
        number = _place(rows, speaker.name, speaker.role)
        if number is None:
            rows.append((speaker.name or speaker.id, _OWN_ROLE[speaker.role] if speaker.role else "", None))
            number = len(rows) - 1
        voices[speaker.id] = number
    relations = tuple(_relations(role, relation) for _, role, relation in rows)
    words: dict[str, set[int]] = {}
    for number, ((name, _, _), relation) in enumerate(zip(rows, relations, strict=True)):
        parts = {part.lower().rstrip(".") for part in (*name.split(), *re.split(r"[\s-]+", name))}
        for word in parts - TITLES - {""} | relation:
            words.setdefault(word, set()).add(number)
    for kin, meant in KIN.items():
        holders = {number for number, relation in enumerate(relations) if meant in relation}
        if holders:
            words[kin] = holders
    told = " ".join(utterance.text for utterance in transcript.utterances)
    firsts = [name.split(maxsplit=1)[0] for name, _, _ in rows]
    sexes = tuple(
        _sex_of(relation | {name.split()[0].lower().rstrip(".")}) or _sex_in_talk(name, told, firsts)
        for (name, _, _), relation in zip(rows, relations, strict=True)
    )
    workers = [n for n, (_, role, _) in enumerate(rows) if role == "worker"]
    return Cast(
        names=tuple(name for name, _, _ in rows),
        relations=relations,
        sexes=sexes,
        by_word={word: frozenset(numbers) for word, numbers in words.items()},
        by_voice=voices,
        worker=workers[0] if workers else None,
    )


def _place(rows: list[tuple[str, str, str | None]], name: str | None, role: Role | None) -> int | None:
    """Find the row of a voice: by full name, else by first name, else by a role that only one holds."""
    if name:
        low = name.lower()
        for number, row in enumerate(rows):
            if row[0].lower() == low:
                return number
        close = [n for n, row in enumerate(rows) if set(row[0].lower().split()) & (set(low.split()) - TITLES)]
        if len(close) == 1:
            return close[0]
        kin = KIN.get(low, low)
        same = [n for n, row in enumerate(rows) if kin in _relations(row[1], row[2])]
        return same[0] if len(same) == 1 else None
    if role:
        same = [n for n, row in enumerate(rows) if row[1] == _OWN_ROLE[role]]
        return same[0] if len(same) == 1 else None
    return None


def _relations(role: str, relation: str | None) -> frozenset[str]:
    words = {role} | {KIN.get(word, word) for word in re.findall(r"[\w'’-]+", (relation or "").lower())}
    return frozenset(words - {"", "of", "the", "maternal", "paternal", "family"})


def _sex_in_talk(name: str, told: str, firsts: Sequence[str]) -> str | None:
    """Tell from "he" and "she" just after a first name whether it is a boy's or a girl's; None unless it is clear."""
    first = re.escape(name.split(maxsplit=1)[0])
    others = "|".join(re.escape(other) for other in firsts if other != name.split(maxsplit=1)[0])
    after = " ".join(
        re.split(rf"\b(?:{others})\b", words)[0] if others else words
        for words in re.findall(rf"\b{first}\b(?=([^?]{{0,60}}))", told)
    ).lower()
    he, she = (len(re.findall(rf"\b(?:{words})\b", after)) for words in ("he|him|his", "she|her|hers"))
    if max(he, she) < SURE * max(1, min(he, she)):
        return None
    return "m" if he > she else "f"


def _sex_of(words: set[str] | frozenset[str]) -> str | None:
    if words & _FEMALE:
        return "f"
    return "m" if words & _MALE else None
