"""Works out from the talk itself who is spoken to, and whom a pronoun means, and says nothing where it isn't clear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.domain.person import Person, Role
from assistant.drafting.persons import WRITER, Persons
from assistant.drafting.said import Said
from assistant.drafting.voices import HE, SHE, THEY, Pronouns, Voice, pronouns_of

_KIN = re.compile(
    r"\b(?:mum|dad|nan|nana|gran|grandad|grandma|granddad|brother|sister|uncle|auntie|aunt|teacher|friend|mate"
    r"|boyfriend|"
    r"girlfriend|partner|ex|cousin|baby|doctor|gp|nurse|lad|boy|girl|man|woman|bloke|son|daughter)\b",
    re.I,
)
_HE_WORD, _SHE_WORD = re.compile(r"\b(?:he|him|his)\b", re.I), re.compile(r"\b(?:she|her|hers)\b", re.I)
_TO_WORKER = re.compile(
    r"\byou(?:'ve|'d|'ll)? (?:said|told|rang|came|come|go|sent|promised|helped|called|gave|asked"
    r"|were ringing)\b",
    re.I,
)
_CALLING = r"(?:(?<=^)|(?<=[.?!,] )|(?<=^so )|(?<=okay )|(?<=afternoon )|(?<=morning )|(?<=hi )|(?<=hello ))"
_SEVERAL = re.compile(r"\b(?:two|both|all|rest) of you\b|\byou (?:two|both|all)\b|\bbetween you\b", re.I)
_LOOK_BACK = 2


@dataclass(frozen=True)
class Listening:
    """A whole talk: its sentences, its people and its voices."""

    sayings: Sequence[Said]
    people: Sequence[Person]
    voices: Sequence[Voice]
    heard: dict[str, Pronouns] = field(default_factory=dict)

    @cached_property
    def turns(self) -> dict[int, list[Said]]:
        """The sentences of each turn, by the turn's place."""
        turns: dict[int, list[Said]] = {}
        for said in self.sayings:
            turns.setdefault(said.order, []).append(said)
        return turns

    def pronouns(self, voice: Voice) -> Pronouns:
        """A person's pronouns by role or relation, or as everybody in the talk uses them."""
        known = voice.pronouns
        return self.heard.get(voice.person.name, known) if voice.person and known is THEY else known

    def persons(self, said: Said) -> Persons:
        """Who I, you, he and she are in a sentence, so far as that is clear."""
        second = WRITER if self._to_worker(said) and _TO_WORKER.search(said.text) else None
        return Persons(self.pronouns(said.voice), second, self.named(said))

    def asked_persons(self, question: Said, answerer: Voice) -> Persons | None:
        """Who I and you are in the worker's question; None when "you" could not be put as he or she."""
        pronouns = self.pronouns(answerer)
        speaks_to = re.search(r"\b(?:you|your|yours|yourself)\b", question.text, re.I)
        if speaks_to and _SEVERAL.search(question.text):
            return None
        if pronouns is THEY and speaks_to:
            return None
        if speaks_to and _same(pronouns, question.text):
            return None
        return Persons(WRITER, pronouns, {})

    def spoken_for(self, voice: Voice) -> Voice | None:
        """Whose words an interpreter gives: the only parent, carer or relative whose voice is heard; else None."""
        family = [v for v in self.voices if v.person and (v.person.role.is_parent or v.person.role is Role.FAMILY)]
        return family[0] if voice.interprets and len(family) == 1 else None

    def question_before(self, said: Said) -> Said | None:
        """The worker's question that a sentence answers: the last thing said before its turn."""
        before = self.turns.get(said.order - 1, [])
        if not before or not before[-1].voice.is_worker or said.voice.is_worker:
            return None
        return before[-1] if before[-1].is_question else None

    def last_of_turn_before(self, said: Said) -> Said | None:
        """The last sentence of another voice right before a sentence that opens a turn."""
        before = self.turns.get(said.order - 1, [])
        opens = self.turns[said.order][0].key == said.key
        return before[-1] if opens and before and before[-1].voice != said.voice else None

    def unclear(self, said: Said) -> bool:
        """Say whether a sentence's he or she could not be understood when it stands alone."""
        low = said.text.lower()
        needs = _HE_WORD.search(low) or _SHE_WORD.search(low)
        if not needs:
            return False
        named_first = any(m.start() < needs.start() for name in self._names() for m in re.finditer(rf"\b{name}\b", low))
        kin_first = (kin := _KIN.search(low)) is not None and kin.start() < needs.start()
        return not named_first and not kin_first and not self.named(said)

    def _to_worker(self, said: Said) -> bool:
        before = self.turns.get(said.order - 1, [])
        return len(self.voices) == 2 or bool(before and before[-1].voice.is_worker)

    def _names(self) -> list[str]:
        return [re.escape(p.first_name.lower()) for p in self.people]

    def named(self, said: Said) -> dict[str, str]:
        """Find the one person named just before whom he or she must mean; nothing when there are two."""
        own_turn = [s for s in self.turns.get(said.order, []) if s.key < said.key]
        near = range(said.order - _LOOK_BACK, said.order + 1)
        window = [s for order in near for s in self.turns.get(order, []) if s.key < said.key]
        if len(self._mentioned(" ".join(s.text for s in own_turn), said)) == 1:
            window = own_turn
        text = " ".join(s.text for s in window)
        own = said.text.lower()
        fits: dict[str, str] = {}
        for word, pronouns, pattern in (("he", HE, _HE_WORD), ("she", SHE, _SHE_WORD)):
            first = pattern.search(own)
            if not first:
                continue
            people = [p for p in self._mentioned(text, said) if self._of(p) in {pronouns, THEY}]
            others = _KIN.search(text) or _strangers(window, self.people) or self._speakers(window, said, pronouns)
            before = any(re.search(rf"\b{name}\b", own[: first.start()]) for name in self._names())
            if len(people) == 1 and not others and not before and people[0].role is not Role.WORKER:
                forms = {"he": "he him his", "she": "she her"}[word].split()
                fits |= dict.fromkeys(forms, people[0].first_name)
        return fits

    def _speakers(self, window: Sequence[Said], said: Said, pronouns: Pronouns) -> bool:
        """Say whether somebody else who has just spoken could be meant."""
        spoke = {s.voice for s in window if s.voice != said.voice and not s.voice.is_worker}
        return any(self.pronouns(v) in {pronouns, THEY} for v in spoke)

    def _of(self, person: Person) -> Pronouns:
        known = pronouns_of(person)
        return self.heard.get(person.name, known) if known is THEY else known

    def _mentioned(self, text: str, said: Said) -> list[Person]:
        """The people named in a text, but for the speaker and those only called by name."""
        found = []
        for person in self.people:
            if person == said.voice.person:
                continue
            name = re.escape(person.first_name)
            plain = re.sub(rf"{_CALLING}{name}(?=,|\?|\.| and \w+,)", "", text, flags=re.I)
            if re.search(rf"\b{name}\b", plain):
                found.append(person)
        return found


def pronouns_heard(sayings: Sequence[Said], people: Sequence[Person], known: Sequence[Voice]) -> dict[str, Pronouns]:
    """Which of he and she everybody uses for each person: at least two sentences say, and none says otherwise."""
    listening = Listening(sayings, people, known)
    votes: dict[str, list[Pronouns]] = {}
    firsts = {p.first_name: p for p in people}
    for said in sayings:
        for word, name in listening.named(said).items():
            if word in {"he", "she"}:
                votes.setdefault(name, []).append(HE if word == "he" else SHE)
    return {
        firsts[name].name: cast[0]
        for name, cast in votes.items()
        if len(cast) >= 2 and len(set(cast)) == 1 and pronouns_of(firsts[name]) is THEY
    }


def _same(pronouns: Pronouns, text: str) -> bool:
    return bool((_SHE_WORD if pronouns is SHE else _HE_WORD).search(text))


def _strangers(window: Sequence[Said], people: Sequence[Person]) -> bool:
    """Say whether somebody who is not on the roster is named."""
    known = {part.lower() for p in people for part in p.name.split()}
    return any(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" and t.lower_ not in known for s in window for t in s.doc)
