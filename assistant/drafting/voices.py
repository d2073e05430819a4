"""Says who each voice is, how that person is named in a note, and which pronouns are known to be theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.casenote import Kind
from assistant.domain.person import TITLES, Person, Role
from assistant.domain.transcript import Speaker, Transcript

_SHE = re.compile(
    r"\b(?:grand(?:mother|ma|mum)|gran|granny|nan|nana|nanna|mother|mum|aunt|auntie|sister|step-?m(?:um|other)|"
    r"girlfriend|wife|daughter|niece)\b",
    re.I,
)
_HE = re.compile(
    r"\b(?:grand(?:father|pa|dad)|gramps|taid|father|dad|uncle|brother|step-?(?:dad|father)|boyfriend|husband|son|"
    r"nephew)\b",
    re.I,
)


@dataclass(frozen=True)
class Pronouns:
    """The words that stand for one person: she, her, her, hers, herself."""

    subject: str
    object: str
    possessive: str
    own: str
    reflexive: str

    @property
    def plural(self) -> bool:
        """Say whether verbs take their plural form."""
        return self.subject in {"they", "you"}


SHE = Pronouns("she", "her", "her", "hers", "herself")
HE = Pronouns("he", "him", "his", "his", "himself")
THEY = Pronouns("they", "them", "their", "theirs", "themself")
YOU = Pronouns("you", "you", "your", "yours", "yourself")
"""The child to whom a letter is written."""


@dataclass(frozen=True)
class Voice:
    """One voice of the transcript, with its person where that is known."""

    speaker: str
    person: Person | None
    confirmed: bool

    @property
    def is_worker(self) -> bool:
        """Say whether this is the social worker, who writes as "I"."""
        return self.person is not None and self.person.role is Role.WORKER

    @property
    def is_child(self) -> bool:
        """Say whether these are a child's or young person's words, which stay quotations."""
        return self.person is not None and (
            self.person.role.is_young or (self.person.age is not None and self.person.age < 18)
        )

    @property
    def interprets(self) -> bool:
        """Say whether this voice speaks for somebody else."""
        return self.person is not None and "interpret" in (self.person.relation or "").lower()

    @property
    def holder(self) -> str | None:
        """The role that holds this voice's views; None when nobody knows whose voice it is."""
        return self.person.role.value if self.person else None

    @property
    def kind(self) -> Kind:
        """The kind of statement that this voice's views make."""
        if self.person is None:
            return Kind.OTHER_VIEW
        return kind_of(self.person.role)

    @property
    def pronouns(self) -> Pronouns:
        """The person's pronouns where the role or relation tells, else they."""
        return pronouns_of(self.person) if self.person else THEY

    @property
    def name(self) -> str:
        """How a note names this voice at first: Ms Hart, Jean Hart, Callum, or the voice's id."""
        return full_name(self.person) if self.person else f"One person (voice {self.speaker})"

    @property
    def short(self) -> str:
        """How a note names this voice again in a later sentence."""
        if self.person is None:
            return f"The person with voice {self.speaker}"
        return self.pronouns.subject.capitalize() if not self.pronouns.plural else short_name(self.person)


def voices(transcript: Transcript, people: Sequence[Person]) -> dict[str, Voice]:
    """Give each speaker its person: by role and name, or by the only person of that role."""
    return {s.id: Voice(s.id, _person(s, people), s.confirmed) for s in transcript.speakers}


def cautions(known: dict[str, Voice]) -> tuple[str, ...]:
    """Say which voices nobody has confirmed, one sentence each."""
    said = []
    for voice in known.values():
        if voice.person is None:
            said.append(f"Nobody has said whose voice {voice.speaker} is, so its words belong to no one in this note.")
        elif not voice.confirmed:
            said.append(
                f"Voice {voice.speaker} was suggested to be {voice.person.name} ({voice.person.role.value}), "
                "and nobody has confirmed it: check who is who before you finish this note."
            )
    return tuple(said)


def kind_of(role: Role) -> Kind:
    """The kind of view that a role holds."""
    if role.is_parent:
        return Kind.PARENT_VIEW
    return Kind.CHILD_VIEW if role.is_young else Kind.OTHER_VIEW


def pronouns_of(person: Person) -> Pronouns:
    """She for a mother, he for a father, what a relation tells, else they."""
    if person.role is Role.MOTHER:
        return SHE
    if person.role is Role.FATHER:
        return HE
    title = person.name.split()[0].rstrip(".").lower()
    # "Mother's partner" is not the mother.
    relation = re.sub(r"\b\w+['’]s\b|\bof (?:the |her |his )?\w+", "", person.relation or "")
    if title in {"mrs", "ms", "miss"} or (_SHE.search(relation) and not _HE.search(relation)):
        return SHE
    if title == "mr" or (_HE.search(relation) and not _SHE.search(relation)):
        return HE
    return THEY


def full_name(person: Person) -> str:
    """Ms or Mr with the surname for a parent, a child's first name, else the name as the roster has it."""
    parts = person.name.split()
    if parts[0].rstrip(".").lower() in TITLES and person.surname:
        return f"{parts[0].rstrip('.')} {person.surname}"
    if person.role.is_young:
        return person.first_name
    if person.surname and person.role in {Role.MOTHER, Role.FATHER}:
        return f"{'Ms' if person.role is Role.MOTHER else 'Mr'} {person.surname}"
    return person.name


def short_name(person: Person) -> str:
    """The name for a second mention: as before for those named by title, else the first name."""
    full = full_name(person)
    return full if full.split()[0].rstrip(".").lower() in TITLES else person.first_name


def _person(speaker: Speaker, people: Sequence[Person]) -> Person | None:
    if speaker.name is None and speaker.role is None:
        return None
    fits = [p for p in people if speaker.name and p.name.lower() == " ".join(speaker.name.lower().split())]
    if not fits and speaker.name:
        first = speaker.name.split()[0].lower()
        fits = [p for p in people if p.first_name.lower() == first and speaker.role in {None, p.role}]
    if not fits and speaker.role and not speaker.name:
        fits = [p for p in people if p.role is speaker.role]
    if len(fits) == 1:
        return fits[0]
    return Person(role=speaker.role, name=speaker.name) if speaker.role and speaker.name else None
