"""Reads who did what to whom out of a parsed sentence, with negation, likelihood and the person who said it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checks.support.cast import KIN, NAME, Cast, Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SAYING = frozenset(
    """say tell ask explain report describe state add mention confirm think believe feel reckon know agree admit claim
    worry hope wish want promise reply answer shout whisper insist suggest complain deny note advise share disclose
    express hear suppose guess mean""".split()
)
"""Verbs whose subject is the person that a clause belongs to."""

_RAISING = frozenset("think believe reckon suppose guess feel".split())
_NEVER = frozenset("never no nobody nothing none neither nor nowhere hardly".split())
_NOT_ONE = frozenset("nobody nothing none no-one".split())
_MAYBE = frozenset("might may could maybe perhaps possibly probably".split())
_WISHING = frozenset("want hope wish like plan try need intend agree offer promise ask".split())
_DUTY = frozenset("should must ought".split())
_SUBJECTS = frozenset("nsubj csubj expl".split())
_PASSIVE = frozenset("nsubjpass csubjpass nsubj:pass".split())
TELLING = frozenset(
    """say tell ask explain report describe mention promise reply answer shout whisper insist suggest complain deny
    admit claim agree reckon think believe state confirm add""".split()
)
"""Verbs by which somebody's words are passed on; to want or to feel is told by anyone."""

_FIRST = frozenset("i me myself my mine".split())
_SECOND = frozenset("you your yourself yours".split())
_THIRD = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_EVERYONE = frozenset("everyone everybody".split())
_OPEN = frozenset("who that which there".split())
_BE = frozenset("be 's 're 'm".split())


@dataclass(frozen=True)
class Clause:
    """One predicate with its people, polarity and likelihood; `words` are the sentence's own, for the reader.

    `mood` is fact, can, maybe, would, asked, future, past_habit, wish, duty, condition or question.
    """

    verb: str
    subject: Who
    subject_words: str
    objects: tuple[tuple[Who, str], ...]
    negated: bool
    mood: str
    lemmas: frozenset[str]
    place: int
    teller: Who | None
    passive: bool = False
    words: str = ""
    teller_verb: str = ""


class Reader:
    """Reads clauses of one visit: knows its people and which words mean the same."""

    def __init__(self, cast: Cast, same: dict[str, str]) -> None:
        self._cast = cast
        self._same = same

    def lemma(self, token: "Token") -> str:
        """Give a token's lemma in its commonest wording, so that ring and phone are one word."""
        low = token.lemma_.lower()
        for child in token.children:
            if child.dep_ == "prt":
                low = f"{low}_{child.lower_}" if f"{low}_{child.lower_}" in self._same else low
        return self._same.get(low) or self._same.get(token.lower_) or low

    def clauses(
        self,
        sentence: "Span",
        me: frozenset[int],
        you: frozenset[int],
        recent: Sequence[Who] = (),
        weak: frozenset[int] = frozenset(),
    ) -> tuple[Clause, ...]:
        """Find the clauses of one sentence; `me` is who says it, `you` whom it may address.

        "He" and "she" stand for whoever was named last and may be meant; `recent` were named before, latest first.
        A pronoun that would stand for nobody but `weak`, as the teller of a statement, is left open.
        """
        found = []
        named = [*recent, *self.mentioned(sentence, me, you)]
        for token in sentence:
            if self._is_predicate(token):
                clause = self._clause(token, sentence, me, you)
                if _is_pronoun(clause.subject):
                    clause = replace(clause, subject=self._meant(clause.subject, named, me, weak))
                elif is_somebody(clause.subject) and clause.subject.people != me:
                    named.insert(0, clause.subject)
                objects = tuple(
                    (self._meant(who, named, me, weak) if _is_pronoun(who) else who, words)
                    for who, words in clause.objects
                )
                clause = replace(clause, objects=objects)
                named += [who for who, _ in objects if is_somebody(who) and who.people != me]
                found.append(clause)
        return tuple(found)

    def mentioned(self, sentence: "Span", me: frozenset[int], you: frozenset[int]) -> list[Who]:
        """Give the people a sentence names, latest first."""
        found = [
            self.who(token, me, you)
            for token in sentence
            if token.pos_ in {"PROPN", "NOUN"} and token.dep_ != "compound" and _may_be_somebody(token)
        ]
        return [who for who in reversed(found) if is_somebody(who) and who.people != me]

    def _meant(self, pronoun: Who, named: Sequence[Who], me: frozenset[int], weak: frozenset[int]) -> Who:
        """Say whom "he" or "she" may mean: anyone named or speaking of late who is not known to be of the other sex."""
        people: set[int] = set()
        names: set[str] = set()
        for who in named:
            people |= {n for n in who.people - me - pronoun.never if self._cast.sexes[n] in {None, pronoun.sex}}
            if who.thing and who.thing[0] == NAME and who.sex in {None, pronoun.sex}:
                names.add(who.thing)
        if people <= weak and (not names or len(weak) > 1):
            return pronoun
        return replace(pronoun, people=frozenset(people), also=frozenset(names))

    def who(self, token: "Token", me: frozenset[int], you: frozenset[int]) -> Who:
        """Say whom or what a noun phrase means."""
        low = token.lower_
        if token.pos_ == "PRON" or low in _FIRST | _SECOND | _OPEN or low in _THIRD:
            return self._pronoun(low, me, you)
        also = next((child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
        if also is not None and low in KIN:
            token = also
        people = self._cast.named(
            " ".join(t.text for t in token.subtree if t.dep_ in {"compound", "nmod", "flat"} or t == token)
        )
        mine = any(child.dep_ == "poss" and child.lower_ in _FIRST for child in token.children)
        if people and people == me and mine and low in KIN:
            elder = self._cast.by_word.get(f"grand{KIN[low]}", frozenset())
            return Who(people=elder) if elder else Who(thing=KIN[low])
        if people:
            return Who(people=people)
        person = token.pos_ == "PROPN" and low not in KIN and not token.is_upper
        person = person and token.ent_type_ not in {"DATE", "TIME"}
        return Who(thing=f"{NAME}{token.lower_}" if person else self.lemma(token))

    def _pronoun(self, low: str, me: frozenset[int], you: frozenset[int]) -> Who:
        if low in _FIRST:
            return Who(people=me, sex=self._cast.sex(me) if me else None)
        if low in _SECOND:
            return Who(people=you)
        if low in _NOT_ONE or low in _EVERYONE:
            return Who(thing=low)
        return Who(sex=_THIRD.get(low), never=me if low in _THIRD else frozenset())

    def _is_predicate(self, token: "Token") -> bool:
        if token.dep_ in {"aux", "auxpass"}:
            return False
        return token.pos_ in {"VERB", "AUX"} or (token.dep_ == "ROOT" and token.pos_ in {"NOUN", "ADJ"})

    def _clause(self, token: "Token", sentence: "Span", me: frozenset[int], you: frozenset[int]) -> Clause:
        subject, passive = _subject(token)
        objects = tuple(_objects(token))
        verb = self.lemma(token)
        if token.lemma_.lower() in _BE:
            for child in token.children:
                if child.dep_ in {"attr", "acomp", "oprd"}:
                    verb = f"be {self.lemma(child)}"
        else:
            particle = next((c for c in token.children if c.dep_ == "prt"), None)
            if particle is not None:
                joined = f"{token.lemma_.lower()}_{particle.lower_}"
                verb = self._same.get(joined, verb)
        agent = _agent(token)
        done_to = [(self.who(o, me, you), o.text) for o in objects]
        who, words = (self.who(subject, me, you), subject.text) if subject is not None else (Who(), "")
        if passive:
            if subject is not None:
                done_to.insert(0, (who, words))
            who, words = (self.who(agent, me, you), agent.text) if agent is not None else (Who(), "")
        negated = _negated(token)
        inside = frozenset(self.lemma(t) for t in _own(token) if t.is_alpha)
        return Clause(
            verb=verb,
            subject=who,
            subject_words=words,
            objects=tuple(done_to),
            negated=negated,
            mood=_mood(token, sentence),
            lemmas=inside,
            place=token.i - sentence.start,
            teller=self._teller(token, me, you),
            teller_verb=_teller_verb(token),
            passive=passive,
            words=" ".join(t.text for t in sorted(_own(token), key=lambda t: t.i)),
        )

    def _teller(self, token: "Token", me: frozenset[int], you: frozenset[int]) -> Who | None:
        """Find the person a clause is reported from: the subject of the saying verb above it."""
        for above in token.ancestors:
            if above.lemma_.lower() in SAYING and above.pos_ == "VERB":
                subject, passive = _subject(above)
                if subject is not None and not passive:
                    return self.who(subject, me, you)
        return None


def _teller_verb(token: "Token") -> str:
    for above in token.ancestors:
        if above.lemma_.lower() in SAYING and above.pos_ == "VERB":
            return str(above.lemma_.lower())
    return ""


def _is_pronoun(who: Who) -> bool:
    return who.sex is not None and not who.people and who.thing is None


def _may_be_somebody(token: "Token") -> bool:
    return token.pos_ == "NOUN" or token.ent_type_ in {"PERSON", ""} or token.dep_ == "nsubj"


def is_somebody(who: Who) -> bool:
    """Say whether a phrase names one person, in the roster or not."""
    return len(who.people) == 1 or (who.thing or "").startswith(NAME)


def _subject(token: "Token") -> "tuple[Token | None, bool]":
    seen = token
    for _ in range(6):
        for child in seen.children:
            if child.dep_ in _SUBJECTS and child.dep_ != "expl":
                return child, False
            if child.dep_ in _PASSIVE:
                return child, any(
                    c.dep_ == "auxpass" and c.lemma_ in {"be", "get"} for c in seen.children
                ) and seen.tag_ == "VBN" and not _has_got(seen)
        if seen.dep_ in {"conj", "xcomp", "aux"}:
            seen = seen.head
        elif seen.dep_ in {"relcl", "acl"}:
            return seen.head, False
        else:
            break
    return None, False


def _has_got(token: "Token") -> bool:
    """Say whether "he's got a graze" was read as a passive: then it is "has"."""
    return token.lower_ == "got" or any(child.dep_ == "dobj" for child in token.children)


def _objects(token: "Token") -> "Iterator[Token]":
    for child in token.children:
        if child.dep_ in {"dobj", "dative", "attr", "oprd"}:
            if child.pos_ == "ADP":
                yield from (g for g in child.children if g.dep_ == "pobj")
            else:
                yield child
                yield from (g for g in child.conjuncts if g.pos_ in {"NOUN", "PROPN", "PRON"})
        elif child.dep_ == "prep":
            yield from (g for g in child.children if g.dep_ == "pobj")
        elif child.dep_ == "acomp":
            yield from (g for p in child.children if p.dep_ == "prep" for g in p.children if g.dep_ == "pobj")


def _agent(token: "Token") -> "Token | None":
    for child in token.children:
        if child.dep_ == "agent":
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def _negated(token: "Token") -> bool:
    """Say whether a clause is denied: by not or never, by nobody or nothing, or by the verb above it."""
    for child in token.children:
        before = child.i < token.i or token.pos_ == "AUX"
        if before and (child.dep_ == "neg" or (child.lower_ in _NEVER and child.dep_ == "advmod")):
            return True
        if child.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} and (
            child.lower_ in _NOT_ONE or any(g.lower_ == "no" and g.dep_ in {"det", "neg"} for g in child.children)
        ):
            return True
        if child.dep_ == "aux" and any(g.dep_ == "neg" for g in child.children):
            return True
    above = token.dep_ == "xcomp" or (token.dep_ == "ccomp" and token.head.lemma_ in _RAISING)
    return above and any(child.dep_ == "neg" for child in token.head.children)


def _mood(token: "Token", sentence: "Span") -> str:
    """Say how surely a clause is told: by the verb above it, else by its own helpers."""
    return _mood_from_above(token) or _mood_from_helpers(token, sentence)


def _mood_from_above(token: "Token") -> str | None:
    head = token.head
    if token.dep_ not in {"xcomp", "ccomp"} or token == head:
        return None
    over = [head, head.head] if head.pos_ == "ADJ" else [head]
    above = {child.lower_ for verb in over for child in verb.children if child.dep_ in {"aux", "advmod"}}
    mood = "maybe" if above & _MAYBE else None
    if token.dep_ == "ccomp":
        helpers = {c.lower_ for c in token.children if c.dep_ == "aux"}
        would = "would" in helpers or (token.tag_ == "VB" and bool(helpers & {"'d", "’d"}))
        if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in token.children):
            return "asked"
        return mood or ("would" if would and head.lemma_ in SAYING else None)
    if head.lemma_ == "use" and head.tag_ in {"VBD", "VBN"}:
        mood = "past_habit"
    elif head.lemma_ == "go" and head.tag_ == "VBG":
        mood = "future"
    elif head.lemma_ in _WISHING:
        mood = "wish"
    elif head.lemma_ == "have":
        mood = mood or "duty"
    return mood


def _mood_from_helpers(token: "Token", sentence: "Span") -> str:
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "advmod"}}
    mood = "fact"
    if helpers & _MAYBE:
        mood = "maybe"
    elif "can" in helpers:
        mood = "can"
    elif "would" in helpers or (helpers & {"'d", "’d"} and token.tag_ == "VB"):
        mood = "would"
    elif any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in token.children):
        mood = "condition"
    elif helpers & {"will", "'ll", "’ll", "wo", "shall", "gonna"}:
        mood = "future"
    elif helpers & _DUTY:
        mood = "duty"
    elif sentence.text.rstrip().endswith("?") and token.dep_ in {"ROOT", "conj", "advcl", "relcl", "attr"}:
        mood = "question"
    return mood


def _own(token: "Token") -> "Sequence[Token]":
    """The words of a clause without those of clauses under it."""
    words, rest = [token], list(token.children)
    while rest:
        child = rest.pop()
        if child.dep_ in {"ccomp", "advcl", "relcl", "parataxis", "punct"} or (
            child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}
        ):
            continue
        words.append(child)
        rest.extend(child.children)
    return words
