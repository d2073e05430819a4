"""Who is meant: maps the names and words of a record to the roles of the people around a child."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain.person import RANKS, TITLES, Person, Role

PARENTS = "parents"
CHILDREN = "children"

_OWN = r"(?:(?:my|his|her|their|your|the|our|birth|bio|biological|natural|young)\s+)*"
_GENERIC: tuple[tuple[str, tuple[str, ...]], ...] = (
    (Role.WORKER, ("social workers?", "sw", "the writer", "this writer", "allocated worker", "i")),
    (Role.MANAGER, ("(?:assistant )?team manager", "practice manager", "service manager", "my manager", "tm")),
    (
        Role.CARER,
        (
            "(?:foster|step)[- ]?(?:carers?|mother|mum|father|dad|parents?)",
            "carers?",
            "special guardians?",
            "(?:mum|dad|mother|father|parent)['’]?s?\\s+(?:new\\s+)?(?:partner|boyfriend|girlfriend)",
        ),
    ),
    (
        Role.FAMILY,
        (
            "(?:mum|dad|mother|father)['’]s\\s+(?:mum|dad|mother|father|sister|brother|parents?|friend|cousin)",
            "(?:(?:maternal|paternal|great)[- ]+)*grand(?:ma|pa|mother|father|dad|mum|parents?)",
            "(?:(?:maternal|paternal|great)[- ]+)*(?:gran(?:ny|dad|ddad)?|nanna?|nan|nain|taid|nana)",
            "(?:(?:maternal|paternal|great)[- ]+)*(?:auntie|aunty?|uncle|cousins?)",
            "[mp]g[mfp]s?",
            "(?:wider )?famil(?:y|ies)",
            "relatives?",
            "family friend",
            "neighbours?",
        ),
    ),
    (Role.MOTHER, ("mums?", "mummy", "mam", "mammy", "mom", "mother", "mo")),
    (Role.FATHER, ("dads?", "daddy", "father", "fa")),
    (PARENTS, ("(?:both )?parents",)),
    (CHILDREN, ("(?:all (?:of )?)?(?:the )?(?:children|kids|boys|girls|siblings|twins)",)),
    (Role.SIBLING, ("(?:(?:half|step|older|younger|big|little|elder|baby)[- ]+)*(?:brothers?|sisters?|sibling)",)),
    (Role.CHILD, ("(?:subject )?child", "young person", "yp", "baby", "toddler", "son", "daughter")),
    (
        Role.PROFESSIONAL,
        (
            "(?:(?:head|class|form|year|deputy|primary|secondary|special) ?)?(?:teachers?|tutor|schools?)(?: staff)?",
            "nursery(?: staff)?|college|academy|senco|dsls?|safeguarding lead|pastoral (?:lead|worker)",
            "health visitors?|hv|gp|doctors?|consultant|paediatricians?|nurses?|midwife|midwives|paramedics?|hospital",
            "psychologists?|psychiatrists?|counsellors?|therapists?|camhs|ambulance crew",
            "police(?: officers?)?|officers?|probation(?: officer)?|idva|solicitor|judge|guardian",
            "iro|reviewing officer|advocates?|key ?workers?|(?:family )?support workers?|fsw|youth workers?",
            "drugs? worker|contact supervisor|contact worker|housing(?: officer)?|landlord",
            "professionals|agencies|staff",
        ),
    ),
)
_COMPILED = tuple(
    (re.compile(rf"\b{_OWN}(?:{'|'.join(words)})\b", re.IGNORECASE), str(role)) for role, words in _GENERIC
)
_OFFICIAL = re.compile(
    r"\b(Dr|Doctor|PC|DC|DS|DI|Sgt|WPC|Nurse|Midwife|Prof|Judge|HHJ|Sister)\.?\s+([A-Z][\w-]*(?:['’](?!s\b)\w+)?)"
)
_RANKED = re.compile(rf"\b(?i:({'|'.join(sorted(RANKS))}))\.?\s+(?:[A-Z]\w*\s+)?([A-Z][\w-]*(?:['’](?!s\b)\w+)?)")
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx)\.?\s+(?:([A-Z])\.?\s+)?([A-Z][\w'’-]+)")
_WORD = re.compile(r"\b[A-Z][\w-]*(?:['’](?!s\b)[A-Za-z]+)?")
_MALE, _FEMALE = frozenset({"mr"}), frozenset({"mrs", "ms", "miss"})
_PLAIN_SHORT = frozenset(
    {"the", "she", "her", "his", "and", "not", "may", "will", "art", "call", "mark", "dad", "mum", "nan", "can", "has"}
    | {"had", "was", "are", "you", "for", "all", "any", "but", "our", "they", "them", "then", "than", "that", "this"}
    | {"there", "their", "with", "when", "where", "what", "who", "how", "even", "over", "ever", "just", "never", "see"}
)
_NOT_INITIALS = frozenset({"GP", "SW", "HV", "PC", "DC", "DS", "DI", "CP", "CN", "PR", "LA", "TM", "YP", "TC", "HR"})
_LOWER_ONLY = frozenset({"i", "mo", "fa", "sw", "hv", "tm", "yp", "gp", "iro", "fsw", "dsl"})


@dataclass(frozen=True)
class Mention:
    """Words that mean somebody, as [start, end) in the text; `role` is a role, "parents" or "children"."""

    start: int
    end: int
    words: str
    role: str
    person: Person | None = None


@dataclass(frozen=True)
class Roster:
    """The people around a child, found again under any of their names; an unknown name stays unknown."""

    people: tuple[Person, ...] = ()
    _found: dict[str, tuple[Mention, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the people listed."""
        return frozenset(person.role.value for person in self.people)

    def named(self, words: str) -> Person | None:
        """Find the person that a name, initial or short form stands for; None when nobody or more than one fits."""
        bare = re.sub(r"['’]s$", "", words.strip()).rstrip(".,")
        fits = [p for p in self.people if _is_name(p, bare)] or [p for p in self.people if _is_short(p, bare)]
        return fits[0] if len({p.name for p in fits}) == 1 else None

    def role_of(self, words: str) -> str | None:
        """Give the role that words such as "Mum", "Mr Reid" or "Callum" mean; None when unknown.

        >>> Roster((Person(role=Role.FATHER, name="Sean Reid"),)).role_of("Mr Reid")
        'father'
        """
        found = self.mentions(words)
        return found[-1].role if found else None

    def could_be(self, words: str) -> frozenset[str]:
        """Give the roles of all whom a title and surname could stand for, where one alone cannot be told."""
        match = _TITLED.search(words)
        if match is None:
            return frozenset()
        fits = [p for p in self.people if p.surname == match.group(3) and _fits_title(p, match.group(1).lower())]
        return frozenset(p.role.value for p in fits)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find who is named in a text, in order, without pronouns other than "I"."""
        # Many checks ask about the same sentence, and looking is slow.
        if text not in self._found:
            found = [*self._by_name(text), *_by_word(text)]
            kept: list[Mention] = []
            for mention in sorted(found, key=lambda m: (m.start, m.start - m.end)):
                if not kept or mention.start >= kept[-1].end:
                    kept.append(mention)
            self._found[text] = tuple(kept)
        return self._found[text]

    def with_roles(self, text: str) -> str:
        """Write roles in place of names, so that a classifier sees no names.

        >>> Roster((Person(role=Role.MOTHER, name="Samira Hart"),)).with_roles("Samira rang.")
        'the mother rang.'
        """
        parts, place = [], 0
        for mention in self.mentions(text):
            if mention.person is None and mention.role in {Role.WORKER, Role.PROFESSIONAL}:
                continue
            parts += [text[place : mention.start], f"the {mention.role}"]
            place = mention.end
        return "".join([*parts, text[place:]])

    def _by_name(self, text: str) -> Iterable[Mention]:
        for match in _OFFICIAL.finditer(text):
            person = self._ranked(match.group(1), match.group(2)) or self.named(match.group())
            role = person.role if person is not None else Role.PROFESSIONAL
            yield Mention(*match.span(), match.group(), role.value, person)
        # Looking for ranks is slow, and few families have one.
        ranked = any(_title(p) in RANKS for p in self.people)
        for match in _RANKED.finditer(text) if ranked else ():
            person = self._ranked(match.group(1), match.group(2))
            if person:
                yield Mention(*match.span(), match.group(), person.role.value, person)
        for match in _TITLED.finditer(text):
            person = self._titled(match.group(1).lower(), match.group(3))
            if person:
                yield Mention(*match.span(), match.group(), person.role.value, person)
        names = sorted({p.name for p in self.people}, key=len, reverse=True)
        for name in names:
            for match in re.finditer(rf"\b{re.escape(name)}\b", text):
                person = next(p for p in self.people if p.name == name)
                yield Mention(*match.span(), name, person.role.value, person)
        for match in _WORD.finditer(text):
            word = match.group()
            person = self.named(word)
            if person:
                yield Mention(*match.span(), word, person.role.value, person)

    def _ranked(self, rank: str, surname: str) -> Person | None:
        """Find who is listed by this rank or calling and surname, be it an officer or a father who serves."""
        own = [p for p in self.people if p.surname == surname and _title(p) == rank.lower()]
        return own[0] if len(own) == 1 else None

    def _titled(self, title: str, surname: str) -> Person | None:
        fits = [p for p in self.people if p.surname == re.sub(r"['’]s$", "", surname)]
        listed = [p for p in fits if _title(p) == title]
        if len(listed) == 1:
            return listed[0]
        if len(fits) > 1:
            fits = [p for p in fits if _fits_title(p, title)]
        if len(fits) > 1 and title in {"ms", "miss"}:
            fits = [p for p in fits if p.role is Role.MOTHER]
        return fits[0] if len(fits) == 1 else None


def roles_mentioned(texts: Sequence[str], roster: Roster) -> Counter[str]:
    """Count the roles that texts mention, whether or not the people are listed."""
    return Counter(mention.role for text in texts for mention in roster.mentions(text))


def _by_word(text: str) -> Iterable[Mention]:
    for pattern, role in _COMPILED:
        for match in pattern.finditer(text):
            words = match.group()
            bare = words.split()[-1] if words.split() else words
            if bare.lower() in _LOWER_ONLY and not bare.isupper() and bare not in {"Mo", "Fa"}:
                continue
            yield Mention(*match.span(), words, role)


def _is_name(person: Person, word: str) -> bool:
    bare = [part for part in word.split() if part.rstrip(".").lower() not in TITLES]
    parts = [part for part in person.name.split() if part.rstrip(".").lower() not in TITLES]
    wanted = " ".join(bare)
    return bool(wanted) and wanted in {" ".join(parts), parts[0] if parts else "", person.name}


def _is_short(person: Person, word: str) -> bool:
    """Fit initials ("SH", "S.H.", "C") and short forms ("Sam" for Samira)."""
    parts = [part for part in person.name.split() if part.rstrip(".").lower() not in TITLES]
    initials = "".join(part[0] for part in parts).upper()
    letters = word.replace(".", "")
    if letters.isupper() and len(letters) <= 3 and letters not in _NOT_INITIALS | {"A", "I"}:
        return letters == initials or (letters == initials[:1] and person.role.is_young)
    if len(word) < 3 or word.lower() in _PLAIN_SHORT or not word[0].isupper() or not parts:
        return False
    if word == person.surname and len(parts) > 1:
        return True
    return len(parts[0]) > len(word) and parts[0].startswith(word)


def _title(person: Person) -> str:
    """Give the first word of a name as it is listed, which is a title where somebody is listed with one."""
    return person.name.split()[0].rstrip(".").lower()


def _fits_title(person: Person, title: str) -> bool:
    own = _title(person)
    if own in TITLES:
        return own == title or (own in _FEMALE and title in _FEMALE)
    if person.role is Role.MOTHER:
        return title in _FEMALE
    if person.role is Role.FATHER:
        return title in _MALE
    return not person.role.is_young and not _sexed(person, title)


def _sexed(person: Person, title: str) -> bool:
    """Say whether a relation in words ("grandmother") speaks against a title."""
    relation = (person.relation or "").lower()
    woman = re.search(r"mother|mum|aunt|sister|nan|gran(?!d)|niece", relation)
    man = re.search(r"father|dad|uncle|brother|nephew|grandad", relation)
    return bool((woman and title in _MALE) or (man and title in _FEMALE))
