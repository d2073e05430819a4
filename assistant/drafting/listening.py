"""Works out from the talk itself who is spoken to, and whom a pronoun means, and says nothing where it isn't clear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.domain.person import Person, Role
from assistant.drafting.homely import in_learned_english
from assistant.drafting.interpreted import whose_words
from assistant.drafting.persons import WRITER, Persons
from assistant.drafting.said import Said
from assistant.drafting.voices import HE, SHE, THEY, Pronouns, Voice, pronouns_of

_KIN = re.compile(
    r"\b(?:mum|mom|dad|nan|nana|gran|grandad|grandma|granddad|brother|sister|uncle|auntie|aunt|teacher|friend|mate"
    r"|boyfriend|"
    r"girlfriend|partner|ex|cousin|baby|doctor|gp|nurse|lad|boy|girl|man|woman|bloke|son|daughter)\b",
    re.I,
)
_ANYBODY = re.compile(
    r"\b(?:mam|mother|father|stepdad|stepmum|husband|wife|grandson|granddaughter|nephew|niece|neighbour|landlord"
    r"|counsellor|therapist|tutor"
    r"|consultant|dentist|midwife|worker|officer|head|manager|solicitor|judge|carer|lady|fella|kid|child|mentor"
    r"|receptionist|driver|boss|paramedic)\b",
    re.I,
)
_HE_WORD, _SHE_WORD = re.compile(r"\b(?:he|him|his)\b", re.I), re.compile(r"\b(?:she|her|hers)\b", re.I)
_TO_WORKER = re.compile(
    r"\byou(?:'ve|'d|'ll)? (?:said|told|rang|came|come|go|sent|promised|helped|called|gave|asked"
    r"|were ringing)\b",
    re.I,
)
_CALLING = r"(?:(?<=^)|(?<=[.?!,] )|(?<=^so )|(?<=okay )|(?<=afternoon )|(?<=morning )|(?<=hi )|(?<=hello ))"
_SEVERAL = re.compile(
    r"\b(?:two|three|four|both|all|rest|either|any|neither|each|one) of you\b|\byou (?:two|both|all|lot)\b"
    r"|\bbetween you\b",
    re.I,
)
_SHORTEST_NAME = 3
_LOOK_BACK = (2, 5)
"""Turns to look back for a name, the nearer first; only a child is meant from another turn."""
_MANY = re.compile(
    r"\b(?:they|them|their|theirs|you|your|people|police|school|council|kids|children|boys|girls|twins|parents"
    r"|both)\b"
    r"|\b(?:let['’]s)\b",
    re.I,
)


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
        return Persons(
            self.pronouns(said.voice), second, self.named(said), plural=self._family_speaks(said), names=self._called
        )

    def _family_speaks(self, said: Said) -> bool:
        """Say whether we can be written as they: a grown-up of the family speaks, and nobody else is they here."""
        person = said.voice.person
        if person is None or not (person.role.is_parent or person.role is Role.FAMILY):
            return False
        before = [s for s in self.turns.get(said.order, []) if s.key < said.key][-1:]
        return not any(_MANY.search(s.text) for s in [*before, said])

    def asked_persons(self, question: Said, answerer: Voice) -> Persons | None:
        """Who I and you are in the worker's question; None when "you" could not be put as he or she."""
        pronouns = self.pronouns(answerer)
        speaks_to = re.search(r"\b(?:you|your|yours|yourself)\b", question.text, re.I)
        if speaks_to and (_SEVERAL.search(question.text) or not self._is_put_to(question, answerer)):
            return None
        if pronouns is THEY and speaks_to:
            # "Asked what Kai wants, Kai said" names one person twice: the question's own words read better.
            return None
        if speaks_to and _same(pronouns, question.text):
            return None
        return Persons(WRITER, pronouns, {}, names=self._called)

    def spoken_for(self, voice: Voice) -> Voice | None:
        """Whose words an interpreter gives, where that is sure; None for everybody else."""
        whose = self._interpreted.get(voice)
        return whose if whose != voice else None

    def speaker_of(self, voice: Voice) -> Voice:
        """Whose words a voice gives: its own, but for an interpreter's."""
        return self.spoken_for(voice) or voice

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

    def quoted_only(self, voice: Voice) -> bool:
        """Say whether a voice's words are never turned: a child's, an interpreter's, nobody's, or learned English."""
        return voice.is_child or voice.person is None or voice.interprets or voice in self._learned

    @cached_property
    def _learned(self) -> frozenset[Voice]:
        return frozenset(v for v in self.voices if in_learned_english(s for s in self.sayings if s.voice == v))

    def unclear(self, said: Said) -> bool:
        """Say whether a sentence's he or she could not be understood when it stands alone."""
        low = said.text.lower()
        needs = _HE_WORD.search(low) or _SHE_WORD.search(low)
        if not needs:
            return False
        named_first = any(m.start() < needs.start() for name in self._names() for m in re.finditer(rf"\b{name}\b", low))
        kin_first = (kin := _KIN.search(low)) is not None and kin.start() < needs.start()
        return not named_first and not kin_first and not self.named(said)

    def _is_put_to(self, question: Said, answerer: Voice) -> bool:
        """Say whether "you" in the worker's question is the one who answers: called by name, or the last to speak."""
        turn = [s.text for s in self.turns[question.order] if s.key <= question.key]
        named = [v for v in self.voices if v.person is not None and v != question.voice]
        if len(named) < 2:
            return True
        for text in reversed(turn):
            called = [v for v in named if v.person and re.search(rf"\b{self._alias(v.person)}\b(?=[,.?!]|$)", text)]
            if called:
                return called == [answerer]
        before = next((s for s in reversed(self.sayings) if s.key < question.key and s.order < question.order), None)
        return before is None or (self.speaker_of(before.voice)) == answerer

    def _to_worker(self, said: Said) -> bool:
        before = self.turns.get(said.order - 1, [])
        return len(self.voices) == 2 or bool(before and before[-1].voice.is_worker)

    def _names(self) -> list[str]:
        return [self._alias(p).lower() for p in self.people]

    def _alias(self, person: Person) -> str:
        """A pattern of the names a person is called by: the first name and its short form, such as Fin."""
        return self._aliases.get(person.first_name, re.escape(person.first_name))

    @cached_property
    def _interpreted(self) -> dict[Voice, Voice]:
        return {v: whose_words(v, self.sayings, self.people, self.voices) for v in self.voices if v.interprets}

    @cached_property
    def _called(self) -> frozenset[str]:
        """Every word of a name: of those on the roster, and of anybody named within a sentence."""
        known = {part for p in self.people for part in p.name.split()}
        return frozenset(known | {t.text for s in self.sayings for t in s.doc if t.i and t.ent_type_ == "PERSON"})

    @cached_property
    def _aliases(self) -> dict[str, str]:
        heard = {t.text for s in self.sayings for t in s.doc if t.text[:1].isupper() and len(t.text) >= _SHORTEST_NAME}
        firsts = [p.first_name for p in self.people]
        short: dict[str, set[str]] = {first: {first} for first in firsts}
        for word in heard:
            fits = [first for first in firsts if first.startswith(word) and first != word]
            if len(fits) == 1 and word not in firsts:
                short[fits[0]].add(word)
        return {first: f"(?:{'|'.join(sorted(map(re.escape, names)))})" for first, names in short.items()}

    def named(self, said: Said, *, loosely: bool = False) -> dict[str, str]:
        """Find the one person named just before whom he or she must mean; nothing when there are two.

        `loosely` passes over people who are there by what they are ("his mother", "the landlord").
        """
        if not _HE_WORD.search(said.text) and not _SHE_WORD.search(said.text):
            return {}
        own_turn = [s for s in self.turns.get(said.order, []) if s.key < said.key]
        if len(self._mentioned(" ".join(s.text for s in own_turn), said)) == 1:
            return self._meant(said, own_turn, loosely=loosely)
        for back in _LOOK_BACK:
            near = range(said.order - back, said.order + 1)
            window = [s for order in near for s in self.turns.get(order, []) if s.key < said.key]
            mentioned = self._mentioned(" ".join(s.text for s in window), said)
            if mentioned and all(p.role.is_young for p in mentioned):
                return self._meant(said, window, loosely=loosely)
        return {}

    def _meant(self, said: Said, window: Sequence[Said], *, loosely: bool) -> dict[str, str]:
        """Read he and she in a sentence as the only person whom the sentences of a window name and who can be meant."""
        text = " ".join(s.text for s in window)
        own = said.text.lower()
        fits: dict[str, str] = {}
        for word, pronouns, pattern, other in (("he", HE, _HE_WORD, _SHE_WORD), ("she", SHE, _SHE_WORD, _HE_WORD)):
            first = pattern.search(own)
            if not first:
                continue
            people = [
                p
                for p in self._mentioned(text, said)
                if self._of(p) is pronouns or (self._of(p) is THEY and not self._spoken_of(p, other, window))
            ]
            others = (
                _KIN.search(text)
                or (not loosely and _ANYBODY.search(text))
                or _strangers(window, self.people)
                or self._speakers(window, said, pronouns)
            )
            before = any(re.search(rf"\b{name}\b", own[: first.start()]) for name in self._names())
            if len(people) == 1 and not others and not before and people[0].role is not Role.WORKER:
                forms = {"he": "he him his", "she": "she her"}[word].split()
                fits |= dict.fromkeys(forms, people[0].first_name)
        return {} if fits.get("he") is not None and fits.get("he") == fits.get("she") else fits

    def _spoken_of(self, person: Person, word: re.Pattern[str], window: Sequence[Said]) -> bool:
        """Say whether such a word is the first to follow the person's name: "Bryony, if she'll tell me"."""
        _, plain = self._patterns[person.name]
        follow = (
            self._next_person.search(said.text, named.end()) for said in window for named in plain.finditer(said.text)
        )
        return any(first is not None and word.fullmatch(first[0]) for first in follow)

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
            called, plain = self._patterns[person.name]
            if plain.search(text) and plain.search(called.sub("", text)):
                found.append(person)
        return found

    @cached_property
    def _next_person(self) -> re.Pattern[str]:
        """A name of anybody here, or he or she in any form: whoever is spoken of next."""
        names = "|".join(rf"\b{name}\b" for name in self._names())
        return re.compile(f"{names}|{_HE_WORD.pattern}|{_SHE_WORD.pattern}", re.I)

    @cached_property
    def _patterns(self) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
        """For each person, how they are called by name, and their name anywhere."""
        return {
            p.name: (
                re.compile(rf"{_CALLING}{self._alias(p)}(?=,|\?|\.| and \w+,)", re.I),
                re.compile(rf"\b{self._alias(p)}\b"),
            )
            for p in self.people
        }


def pronouns_heard(sayings: Sequence[Said], people: Sequence[Person], known: Sequence[Voice]) -> dict[str, Pronouns]:
    """Which of he and she everybody uses for each person: at least two sentences say, and none says otherwise."""
    listening = Listening(sayings, people, known)
    votes: dict[str, list[Pronouns]] = {}
    firsts = {p.first_name: p for p in people}
    for said in sayings:
        for word, name in listening.named(said, loosely=True).items():
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
