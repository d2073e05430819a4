"""Works out whose words an interpreter gives, and gives nobody's where that is not sure."""

import re
from collections.abc import Sequence

from assistant.domain.person import TITLES, Person, Role
from assistant.drafting.said import Said
from assistant.drafting.voices import HE, SHE, THEY, Voice, pronouns_of

_FOR = re.compile(
    r"\binterpret(?:s|ing|er)?\b[^.?!]*?\bfor (?:the )?(?P<whom>(?-i:(?:[A-Z][\w'’-]+\s?){1,3})|\w+)", re.I
)
_GIVES = re.compile(
    r"\b(?P<who>he|she|mrs?|ms|miss|mother|mum|mam|father|dad)(?:\.? (?-i:[A-Z])[\w'’-]+)?"
    r"(?: (?:says|asks)|(?: is|['’]s) (?:saying|asking))\b",
    re.I,
)
_ROLES = {"mother": Role.MOTHER, "mum": Role.MOTHER, "mam": Role.MOTHER, "father": Role.FATHER, "dad": Role.FATHER}
_PRONOUNS = {"he": HE, "mr": HE, "she": SHE, "mrs": SHE, "ms": SHE, "miss": SHE}
_GOES_ON = 2
_SPEAKS_LITTLE = 2
"""Somebody who needs an interpreter says less than a half of what the interpreter says."""


def whose_words(interpreter: Voice, sayings: Sequence[Said], people: Sequence[Person], known: Sequence[Voice]) -> Voice:
    """The voice whose words an interpreter gives, heard or not; the interpreter's own where that is not sure.

    First whom somebody says they interpret for, then whom their own words tell ("Mother says", "she says"), and last
    the only grown-up of the family, who speaks little.
    """
    family = [p for p in people if p.role.is_parent or p.role is Role.FAMILY]
    heard = {v.person: v for v in known if v.person is not None and v.person in family}
    named = _named(sayings, family)
    fits = [named] if named is not None else _told(interpreter, sayings, family)
    little = [p for p in fits if p in heard and _speaks_little(heard[p], interpreter, sayings)]
    unheard = [p for p in fits if p not in heard] if len(fits) < len(family) else []
    whose = fits if len(fits) == 1 else little or unheard
    if len(whose) != 1:
        return interpreter
    return heard.get(whose[0]) or Voice(speaker="", person=whose[0], confirmed=interpreter.confirmed)


def _named(sayings: Sequence[Said], family: Sequence[Person]) -> Person | None:
    """Whom somebody says the interpreter is here for."""
    for said in sayings:
        match = _FOR.search(said.text)
        fits = [p for p in family if match and _is_called(match["whom"], p)]
        if len(fits) == 1:
            return fits[0]
    return None


def _is_called(words: str, person: Person) -> bool:
    parts = words.lower().replace("’s", "").replace("'s", "").split()
    if parts[0] in _ROLES:
        return person.role is _ROLES[parts[0]]
    titled = parts[0].rstrip(".") in TITLES
    pronouns = _PRONOUNS.get(parts[0].rstrip("."))
    if titled and pronouns is not None and pronouns_of(person) not in {pronouns, THEY}:
        return False
    own = {part.lower() for part in person.name.split()}
    return bool(parts[int(titled) :]) and set(parts[int(titled) :]) <= own


def _told(interpreter: Voice, sayings: Sequence[Said], family: Sequence[Person]) -> list[Person]:
    """Who fits what the interpreter calls the one whose words they give; all of them where they don't say."""
    calls = [m["who"].lower() for s in sayings if s.voice == interpreter for m in _GIVES.finditer(s.text)]
    roles = {_ROLES[word] for word in calls if word in _ROLES}
    if roles:
        return [p for p in family if p.role in roles]
    said = [_PRONOUNS[word] for word in calls if word in _PRONOUNS]
    if not said:
        return list(family)
    # A single "he says" may pass on what somebody else said; where both go on, each may be the one.
    if min(said.count(HE), said.count(SHE)) >= _GOES_ON:
        return []
    most = max((HE, SHE), key=said.count)
    return [p for p in family if pronouns_of(p) in {most, THEY}]


def _speaks_little(voice: Voice, interpreter: Voice, sayings: Sequence[Said]) -> bool:
    own = sum(s.words for s in sayings if s.voice == voice)
    return own * _SPEAKS_LITTLE < sum(s.words for s in sayings if s.voice == interpreter)
