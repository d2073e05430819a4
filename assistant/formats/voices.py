"""Tells which person a speaker's label in a text transcript means, and makes the list of speakers."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from assistant.domain.base import Value
from assistant.domain.person import TITLES, Person, Role
from assistant.domain.transcript import Speaker
from assistant.english.roster import Roster

_LABELS: tuple[tuple[Role, str], ...] = (
    (Role.MOTHER, r"mum(?:my)?|mam|mom|mother|birth mother"),
    (Role.FATHER, r"dad(?:dy)?|father|birth father"),
    (Role.CARER, r"(?:foster |kinship )?carer|step-?(?:mum|dad|mother|father)|special guardian"),
    (Role.CHILD, r"child|young person|yp"),
    (Role.SIBLING, r"(?:half-|step-)?(?:brother|sister)|sibling"),
    (
        Role.FAMILY,
        r"nan(?:na|ny)?|nana|(?:maternal |paternal )?(?:gran(?:ny)?|grand(?:ma|pa|dad|mum|mother|father|parent))"
        r"|granddad|family(?: member)?|relative"
        r"|aunt(?:y|ie)?|uncle|cousin|mgm|mgf|pgm|pgf|family friend",
    ),
    (Role.WORKER, r"social worker|sw|(?:allocated |duty )?worker"),
    (Role.MANAGER, r"(?:team |practice |service )?manager"),
    (
        Role.PROFESSIONAL,
        r"(?:class |head |deputy head)?teacher|headteacher|school|health visitor|hv|gp|doctor|nurse|midwife|police"
        r"|police officer|professional|iro|chair|reviewing officer|advocate|(?:family )?support worker|solicitor"
        r"|therapist|key ?worker",
    ),
)
_COMPILED = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _LABELS)
_NAMELESS = re.compile(
    r"(?:unknown|unidentified)?\s*(?:speaker|voice|participant|person|guest|spk|s)?[\s_-]*\d*|unknown|unidentified|inaudible|\?+",
    re.IGNORECASE,
)
_SAME_KIN: tuple[frozenset[str], ...] = (
    frozenset({"nan", "nanna", "nanny", "nana", "gran", "granny", "grandma", "grandmother", "grandmum", "mgm", "pgm"}),
    frozenset({"grandad", "grandpa", "grandfather", "mgf", "pgf"}),
    frozenset({"aunt", "aunty", "auntie"}),
)


_T = TypeVar("_T")


class Voice(Value):
    """Who a label stands for: a name, a role where that is known, or neither."""

    name: str | None = None
    role: Role | None = None


def voice_of(label: str, people: Sequence[Person]) -> Voice:
    """Tell who a label means; the label stays as the name, with no role, where that is not certain.

    >>> voice_of("Mum", [Person(role=Role.MOTHER, name="Samira Hart")]).name
    'Samira Hart'
    """
    label = " ".join(label.split())
    if _NAMELESS.fullmatch(label):
        return Voice()
    candidates = list(_candidates(label))
    named = _one(person for text in candidates for person in _named(text, people))
    role = _one(role for text in candidates for role in _roles(text))
    if named and (role is None or role is named.role or _is_kin(label, named)):
        return Voice(name=named.name, role=named.role)
    if named or role is None:
        return Voice(name=label[:120])
    fits = [person for person in people if _is_kin(label, person)]
    if role is not Role.FAMILY and not fits:
        fits = [person for person in people if person.role is role]
    if len(fits) == 1:
        return Voice(name=fits[0].name, role=fits[0].role)
    own_name = next((text for text in candidates[1:] if not _roles(text)), None)
    return Voice(name=own_name, role=role)


def role_in_words(words: str) -> Role | None:
    """Give the role that words such as "paternal grandmother" name; None when they name none, or more than one.

    >>> role_in_words("paternal grandmother").value
    'family'
    """
    return _one(_roles(words))


def speakers_of(
    labels: Sequence[str | None], people: Sequence[Person]
) -> tuple[tuple[Speaker, ...], dict[str | None, str]]:
    """Make speakers S1, S2, … of labels in order of first speech, with the id for each; one person is one speaker.

    A label without a name ("Speaker 2") is a voice of its own that waits for a person.
    """
    speakers: list[Speaker] = []
    ids: dict[str | None, str] = {}
    for label in dict.fromkeys(labels):
        voice = voice_of(label, people) if label else Voice()
        certain = voice.role is not None
        known = next(
            (s for s in speakers if certain and voice.name and (s.name, s.role) == (voice.name, voice.role)), None
        )
        if known is None:
            known = Speaker(id=f"S{len(speakers) + 1}", role=voice.role, name=voice.name, confirmed=certain)
            speakers.append(known)
        ids[label] = known.id
    return tuple(speakers), ids


def _candidates(label: str) -> Iterable[str]:
    yield label
    inside = re.findall(r"[(\[]([^)\]]+)[)\]]", label)
    outside = " ".join(re.sub(r"[(\[][^)\]]*[)\]]", " ", label).split())
    for text in [outside, *inside]:
        yield text
        surname, comma, first = text.partition(",")
        if comma and first.strip():
            yield f"{first.strip()} {surname.strip()}"
        yield from (part.strip() for part in re.split(r"\s[-–—/|]\s|,", text) if part.strip() != text)


def _named(text: str, people: Sequence[Person]) -> list[Person]:
    roster = Roster(tuple(people))
    spoken = text.title() if len(text) > 3 and text.isupper() else text
    person = roster.named(spoken)
    if person is None and spoken.split()[:1] and spoken.split()[0].rstrip(".").lower() in TITLES:
        mentions = [m for m in roster.mentions(spoken) if m.person and m.start == 0 and m.end == len(spoken)]
        person = mentions[0].person if len(mentions) == 1 else None
    return [] if person is None else [person]


def _roles(text: str) -> list[Role]:
    return [role for role, words in _COMPILED if words.fullmatch(text.strip())]


def _is_kin(label: str, person: Person) -> bool:
    """Say whether a label such as "Nan" is what the person is, by their relation in words."""
    relation = set(re.findall(r"[a-z]+", (person.relation or "").lower()))
    words = set(re.findall(r"[a-z]+", label.lower()))
    return any(kin & words and kin & relation for kin in _SAME_KIN) or bool(relation and words == relation)


def _one(found: Iterable[_T]) -> _T | None:
    values = list(dict.fromkeys(found))
    return values[0] if len(values) == 1 else None
