"""Finds people in the text of a record whose place in the family the text itself tells, and nobody else."""

import re
from collections.abc import Sequence

from assistant.domain.person import Person, Role

_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+)"
_WORD = (
    r"(?!(?:The|She|He|They|It|I|We|You|His|Her|Their|On|At|In|My|Our|No|This|That|When|And|But|Mum|Dad|Mother|Father|Nan"
    r"|Also|Child|Baby|After|Then|School|Year|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][\w’'-]{0,40}[a-z]\b"
)
_NAME = rf"\b(?P<name>{_TITLE}?{_WORD}(?:\s+{_WORD})?)"
_ROLES: tuple[tuple[Role, str], ...] = (
    (
        Role.CARER,
        r"(?:foster|step|adoptive|kinship)[- ]?(?:carer|mother|mum|father|dad|parent)|special guardian|carer|partner"
        r"|boyfriend|girlfriend",
    ),
    (
        Role.FAMILY,
        r"(?:(?:maternal|paternal|great)[- ]+)*(?:grand(?:mother|father|ma|pa|mum|dad|parent)|grandad|granddad|nan"
        r"|nana|gran|granny|aunt"
        r"|auntie|aunty|uncle|cousin)",
    ),
    (Role.MOTHER, r"(?:birth |biological )?(?:mother|mum|mam|mummy)"),
    (Role.FATHER, r"(?:birth |biological )?(?:father|dad|daddy)"),
    (
        Role.PROFESSIONAL,
        r"(?:class |head |form |deputy |reception )?(?:teacher|head|tutor)|health visitor|school nurse|nurse|midwife"
        r"|gp|key ?worker"
        r"|family support(?: worker)?|support worker|social worker|solicitor|police officer|contact supervisor"
        r"|nursery manager|manager"
        r"|advocate|youth worker|(?:\w+ )?consultant|probation officer",
    ),
)
_REL = "|".join(f"(?P<{role.value}>{words})" for role, words in _ROLES)
_OF_CHILD = rf"(?:(?P<owner>{_TITLE}?{_WORD})['’]s|his|her|their|the (?:child(?:ren)?|baby|boy|girl)['’]?s|the|your)"
_BIRTH = r"(?:birth |own |biological )?"
_AFTER = re.compile(
    rf"{_NAME},\s+(?:who is\s+)?(?:{_OF_CHILD}\s+)?{_BIRTH}(?:{_REL})(?=[,.;)]|\s+(?:told|said|was|is|rang|has)\b|$)"
)
_BRACKET = re.compile(rf"{_NAME}\s+\((?:{_OF_CHILD}\s+)?(?:{_REL})\b[^)]*\)", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:{_OF_CHILD}\s+){_BIRTH}(?:{_REL}),?\s+\(?{_NAME}")
_LABEL = re.compile(rf"\b(?i:{_REL}):\s*{_NAME}")
_AGED = re.compile(
    rf"\b(?P<name>{_WORD}(?:\s+{_WORD})?)(?:,?\s+\((?:aged?\s+)?(?P<a>\d{{1,2}})\)|,\s+(?:aged?"
    rf"|who is)\s+(?P<b>\d{{1,2}})\b"
    rf"|,\s+(?P<c>\d{{1,2}})(?=[,.;](?!\d)))"
)
_DEAR = re.compile(rf"^\W*(?:Dear|Hello|Hi)\s+(?P<name>{_WORD})\b")
_CHILDS = re.compile(
    rf"^\W*(?:What\s+(?P<a>{_WORD})\s+(?:told|said|showed|wants|thinks|feels)|(?P<b>{_WORD})['’]s\s+(?:voice|wishes"
    rf"|feelings|world|own words|day"
    r"|views? and|lived))"
)
_SEEN = re.compile(
    rf"\b(?:I\s+)?(?:saw|met|visited)\s+(?P<name>{_WORD})\s+(?:alone|on (?:his|her|their) own|at (?:school|nursery))"
)
_SPEAKER = re.compile(
    rf"\b(?P<name>{_TITLE}{_WORD})\s+(?:said|told|rang|asked|feels|thinks|wants|explained|insists|claims|was|would)\b"
)
_COUPLE = re.compile(rf"\bMr\.? (?:and|&) Mrs\.? (?P<name>{_WORD})")
_KIN = re.compile(
    rf"\b(?:[MP]G[MF]|(?i:(?:maternal |paternal |great[- ])*(?:grand(?:mother|father|ma|pa|mum|dad)|nana?|gran|granny"
    rf"|aunt|auntie|uncle))),?\s+(?P<name>{_TITLE}(?P<surname>{_WORD}))"
)
_OLDEST_CHILD = 18


def people_in(parts: Sequence[tuple[str, str]]) -> tuple[Person, ...]:
    """Find the people whose role a record tells, given its (heading, text) parts: "Mr Reid, Callum's father".

    >>> [(p.role.value, p.name) for p in people_in([("", "I rang Mr Reid, Callum's father.")])]
    [('father', 'Mr Reid')]
    """
    young = _children(parts)
    adults: dict[str, Person] = {}
    for heading, text in parts:
        for found in (*_told(text, young), *_told(heading, young), *_spoken(heading, text)):
            if found.name not in young:
                adults.setdefault(found.name, found)
    return (*_once_each(adults), *young.values())


def namesakes_in(text: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Find kin with a title whose surname is that of somebody listed, so that neither is taken for the other.

    >>> mother = Person(role=Role.MOTHER, name="Carys Hart")
    >>> [(p.role.value, p.name) for p in namesakes_in("I rang MGM Mrs Hart.", [mother])]
    [('family', 'Mrs Hart')]
    """
    if any(person.role is Role.FAMILY for person in people):
        return ()
    surnames, names = {person.surname for person in people}, {person.name for person in people}
    found = (match for match in _KIN.finditer(text) if match["surname"] in surnames)
    kin = dict.fromkeys(re.sub(r"['’]s$", "", match["name"]) for match in found)
    return tuple(Person(role=Role.FAMILY, name=name) for name in kin if name not in names)


def _children(parts: Sequence[tuple[str, str]]) -> dict[str, Person]:
    found: dict[str, int | None] = {}
    whole = "\n".join(f"{heading}\n{text}" for heading, text in parts)
    titled = re.search(rf"\b{_TITLE}[A-Z]", whole) is not None
    for match in _AGED.finditer(whole):
        age = int(match["a"] or match["b"] or match["c"])
        if age < _OLDEST_CHILD:
            found.setdefault(match["name"].split()[0], age)
    dear = _DEAR.match(whole.strip())
    names = [dear["name"]] if dear else []
    if titled:
        headed = (_CHILDS.match(heading) for heading, _ in parts)
        names += [m["a"] or m["b"] for m in headed if m] + [m["name"] for m in _SEEN.finditer(whole)]
    for name in names:
        found.setdefault(name, None)
    return {name: Person(role=Role.CHILD, name=name, age=age) for name, age in found.items()}


def _told(text: str, young: dict[str, Person]) -> list[Person]:
    """Find "Mr Reid, Callum's father", "his mother, Ms Hart", "Ms Bright (health visitor)"."""
    found = []
    for pattern in (_AFTER, _BRACKET, _BEFORE, _LABEL):
        for match in pattern.finditer(text):
            role = next(role for role, _ in _ROLES if match[role.value])
            owner = match["owner"] if "owner" in match.re.groupindex else None
            adult = owner is not None and bool(young) and owner.split()[0] not in young
            if role in {Role.MOTHER, Role.FATHER} and adult:
                role = Role.FAMILY
            name = match["name"]
            if pattern is _AFTER and owner is None and not re.match(_TITLE, name):
                continue
            if name and (role is not Role.PROFESSIONAL or name.split()[0].rstrip(".") in {"Mr", "Mrs", "Ms", "Miss"}):
                found.append(Person(role=role, name=re.sub(r"['’]s$", "", name)))
    return found


def _spoken(heading: str, text: str) -> list[Person]:
    """Find who speaks first in a part headed "Mother's views"; and a couple in a part headed "Parents"."""
    couple = _COUPLE.search(text) if re.search(r"\bparents?\b|\bmum and dad\b", heading, re.IGNORECASE) else None
    if couple:
        return [
            Person(role=Role.MOTHER, name=f"Mrs {couple['name']}"),
            Person(role=Role.FATHER, name=f"Mr {couple['name']}"),
        ]
    mother = re.search(r"\b(?:mother|mum)\b", heading, re.IGNORECASE)
    father = re.search(r"\b(?:father|dad)\b", heading, re.IGNORECASE)
    first = _SPEAKER.search(text)
    if first is None or (mother is None) == (father is None) or re.search(r"grand|step|foster", heading, re.IGNORECASE):
        return []
    man = first["name"].startswith("Mr ") or first["name"].startswith("Mr. ")
    if man == (father is not None):
        return [Person(role=Role.FATHER if father else Role.MOTHER, name=first["name"])]
    return []


def _once_each(adults: dict[str, Person]) -> list[Person]:
    """Leave out a parent's role that more than one person is told to have."""
    roles = [person.role for person in adults.values()]
    return [p for p in adults.values() if p.role not in {Role.MOTHER, Role.FATHER} or roles.count(p.role) == 1]
