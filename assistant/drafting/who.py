"""Suggests who each voice is, from what it says and how it is spoken to; a person confirms it."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from pydantic import Field
from scipy.optimize import linear_sum_assignment

from assistant.domain.base import Value
from assistant.domain.person import Person, Role
from assistant.domain.transcript import Transcript, Utterance

UNSURE = 0.5
"""Confidence below which the reason says that it is only a guess."""

_ONE_LEFT = 0.6
_SPEAKS_AGAINST = -2.0
_FEW_WORDS = 12
_KIN_WORD = re.compile(
    r"(?<!your )(?<!his )(?<!her )\b(?:Mum|Mam|Mom|Mummy|Mammy|Dad|Daddy|Nan|Nana|Gran|Granny|Grand?dad)\b"
)
_ASKS = re.compile(
    r"(?:^|[.!] |\b(?:so|and|okay|right|well),? )(?:[A-Z]\w+ )?(?:how|what|when|where|why|who|is|are|do|does|did|have"
    r"|has|can|could|would|will)(?:['’]s)? (?:\w+ )?"
    r"(?:you|he|she|they|it|things|there|anyone|anything|everyone|your|we|I|[A-Z]\w+)\b"
)
_Clue = tuple[float, str]

_WORKS = re.compile(
    r"\b(?:okay with me recording|recording (?:this|today)|before we start|my (?:manager|laptop|report)|the plan"
    r"|assessment|"
    r"next visit|I'll be back|core group|can I have (?:five|ten|a few) minutes|is it okay if I|social worker|"
    r"thank you for telling me|how have you been|what would help|on a scale)\b",
    re.I,
)
_HAS_CHILDREN = re.compile(
    r"\bmy (?:kids|children|son|daughter|boy|girl|baby|lad|little one|eldest|youngest|ex|partner|husband|wife)\b|"
    r"\bas (?:his|her|their) (?:mum|mother|dad|father)\b|\bI'm (?:his|her|their) (?:mum|mother|dad|father)\b",
    re.I,
)
_CHILDS_WORDS = re.compile(
    r"\bmy (?:mum|mam|mummy|dad|daddy|nan|nana|gran|grand?dad|grandma|teacher|best friend|room|teddy)\b"
    r"|\b(?:Mum|Mummy|Mam|Dad|Daddy|Nan|Grand?dad|Nana) (?:says|said|is|was|shouts|makes|lets|won't|doesn't|and"
    r"|works|gets)\b"
    r"|\b(?:tell|told|to|with|me and|miss|love|see|because) (?:Mum|Mummy|Mam|Dad|Daddy|Nan|Nana|Grand?dad)\b"
    r"|\b(?:at school|sent out|playtime|homework|PE|minecraft|roblox|dunno)\b",
    re.I,
)
_OLDER = re.compile(
    r"\bmy (?:grandson|granddaughter|grandkids|grandchildren|daughter-in-law|son-in-law|knees|pension)\b|"
    r"\bat my age\b|\bI'm (?:sixty|seventy|eighty)|\bhis grandad\b|\bour \w+'s (?:lad|boy|girl|kids)\b",
    re.I,
)
_SPEAKS_FOR = re.compile(r"\b(?:she|he|they) says?\b", re.I)
_TALKS_FROM = 3
_KIN_CALLED = {
    Role.MOTHER: re.compile(r"(?:^|[.,?!] )(?:mum|mam|mummy)[,.?!]", re.I),
    Role.FATHER: re.compile(r"(?:^|[.,?!] )(?:dad|daddy)[,.?!]", re.I),
}


class Suggestion(Value):
    """Who a voice may be: the person, how sure from 0 to 1, and why in plain words."""

    person: Person
    confidence: float = Field(ge=0, le=1)
    reason: str


def suggest(transcript: Transcript, people: Sequence[Person]) -> dict[str, Suggestion]:
    """Suggest a person for each voice, no person twice; a voice that nothing points to gets none."""
    speakers = [s.id for s in transcript.speakers if any(u.speaker == s.id for u in transcript.utterances)]
    if not speakers or not people:
        return {}
    clues = [[_clues(transcript.utterances, speaker, person) for person in people] for speaker in speakers]
    scores = np.array([[sum(weight for weight, _ in found) for found in row] for row in clues])
    rows, columns = linear_sum_assignment(-scores)
    suggestions = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        score = float(scores[row, column])
        if score <= 0:
            continue
        others = [float(scores[row, c]) for c in range(len(people)) if c != column]
        lead = score - max(others, default=0.0)
        confidence = round(min(0.95, max(0.05, 0.5 + 0.12 * lead) * min(1.0, score / 2)), 2)
        why = [said for weight, said in sorted(clues[row][column], key=lambda clue: -clue[0]) if weight > 0][:2]
        reason = f"{' and '.join(why)}." if why else "nobody else fits."
        reason = reason[:1].upper() + reason[1:]
        if confidence < UNSURE:
            reason = f"Only a guess: {reason[:1].lower()}{reason[1:]}"
        suggestions[speakers[row]] = Suggestion(person=people[column], confidence=confidence, reason=reason)
    return suggestions | _last_left(transcript.utterances, speakers, people, suggestions)


def _last_left(
    utterances: Sequence[Utterance], speakers: Sequence[str], people: Sequence[Person], known: dict[str, Suggestion]
) -> dict[str, Suggestion]:
    """Match the one voice left to the one person left, where all others are sure and a clue of its own agrees."""
    sure = {voice: one for voice, one in known.items() if one.confidence >= UNSURE}
    voices = [voice for voice in speakers if voice not in sure]
    left = [person for person in people if person not in [one.person for one in sure.values()]]
    if len(voices) != 1 or len(left) != 1 or not sure:
        return {}
    voice, person = voices[0], left[0]
    found = [*_clues(utterances, voice, person), *_small_clues(utterances, voice, person)]
    against = [weight for weight, _ in found if weight <= _SPEAKS_AGAINST]
    agreeing = sorted((clue for clue in found if clue[0] > 0), key=lambda clue: -clue[0])
    if against or not agreeing:
        return {}
    reason = f"Everybody else is matched, and this voice {agreeing[0][1]}."
    return {voice: Suggestion(person=person, confidence=_ONE_LEFT, reason=reason)}


def _small_clues(utterances: Sequence[Utterance], speaker: str, person: Person) -> list[_Clue]:
    """Clues that only count once everybody else is matched: kin words, short answers, a name called before."""
    own = [u.text for u in utterances if u.speaker == speaker]
    clues: list[_Clue] = []
    if person.role.is_young:
        if any(_KIN_WORD.search(text) for text in own):
            clues.append((0.5, "speaks of Mum, Dad or a grandparent"))
        if sum(len(text.split()) for text in own) < _FEW_WORDS * len(own):
            clues.append((0.4, "answers in few words"))
    name = re.compile(rf"(?:^|[,.?!] ){re.escape(person.first_name)}\b[,.?!]?", re.I)
    if any(b.speaker != speaker and a.speaker == speaker and name.search(b.text) for b, a in pairwise(utterances)):
        clues.append((0.6, f"answers when {person.first_name} is named"))
    return clues


def _clues(utterances: Sequence[Utterance], speaker: str, person: Person) -> list[_Clue]:
    """What speaks for (above 0) and against (below 0) a voice being a person."""
    own = [u for u in utterances if u.speaker == speaker]
    text = " ".join(u.text for u in own)
    clues = [*_named(utterances, speaker, person)]
    asks = sum(_questions(u.text) for u in own) / max(1, len(own))
    words = sum(len(u.text.split()) for u in own) / max(1, len(own))
    if person.role is Role.WORKER:
        clues += _worker(utterances, speaker, asks, text)
    elif asks > 0.6:
        clues.append((-1.0, "asks many questions"))
    speaks_for = len(_SPEAKS_FOR.findall(text))
    if "interpret" in (person.relation or "").lower():
        clues.append((3.0, "says what another says, as an interpreter does") if speaks_for >= 2 else (-1.0, ""))
    elif speaks_for >= 2:
        clues.append((-2.0, "says what another says"))
    if person.age is not None and person.age < _TALKS_FROM:
        clues.append((-3.0, "is too young to say so much"))
    if person.role.is_young:
        clues += [(1.5, "speaks of my mum, my dad or school as a child does")] if _CHILDS_WORDS.search(text) else []
        clues += [(0.6, "answers in few words")] if words < 9 and asks < 0.3 else []
        clues += [(-2.0, "speaks of their own children")] if _HAS_CHILDREN.search(text) else []
    if person.role.is_parent:
        clues += [(1.2, "speaks of their own children")] if _HAS_CHILDREN.search(text) else []
        clues += [(-0.8, "speaks of my mum or school as a child does")] if _CHILDS_WORDS.search(text) else []
        clues += [(0.3, "answers at some length")] if words >= 7 and asks < 0.5 else []
    if person.role is Role.FAMILY:
        grand = re.search(r"grand|nan|gran", person.relation or "", re.I)
        clues += [(1.5, "speaks as a grandparent does")] if grand and _OLDER.search(text) else []
        clues += [(0.2, "answers at some length")] if words >= 6 and asks < 0.5 else []
    return clues


def _questions(text: str) -> int:
    """Count the questions in a turn, also where a recogniser wrote none of their marks."""
    return text.count("?") or len(_ASKS.findall(text))


def _worker(utterances: Sequence[Utterance], speaker: str, asks: float, text: str) -> list[_Clue]:
    clues: list[_Clue] = []
    shares: dict[str, int] = {}
    for turn in utterances:
        shares[turn.speaker] = shares.get(turn.speaker, 0) + _questions(turn.text)
    if shares[speaker] and shares[speaker] == max(shares.values()):
        clues.append((2.0, "asks most of the questions"))
    elif asks < 0.2 and len(shares) > 1:
        clues.append((-1.5, "asks hardly anything"))
    if _WORKS.search(text):
        clues.append((1.2, "speaks of the visit and the recording as the worker does"))
    if len(shares) == 1:
        clues.append((2.0, "is the only voice"))
    return clues


def _named(utterances: Sequence[Utterance], speaker: str, person: Person) -> list[_Clue]:
    """A voice that answers to a name is likely that person's; one that says the name is likely not."""
    name = re.escape(person.first_name)
    called = re.compile(
        rf"\b{name}[,?]|,\s*{name}[.?!]|^(?:hi|hello|hiya|afternoon|morning)\s+{name}\b|\b{name} (?:what|how|do"
        rf"|did|are|is|can|who|I'll)\b",
        re.I,
    )
    clues: list[_Clue] = []
    answers = 0
    for before, after in pairwise(utterances):
        if before.speaker != speaker and after.speaker == speaker and called.search(before.text):
            answers += 1
    if answers:
        clues.append((min(2.4, 1.2 * answers), f"answers when {person.first_name} is spoken to by name"))
    own = [u.text for u in utterances if u.speaker == speaker]
    if any(re.search(rf"\b(?:I'm|my name's|my name is|this is|it's) {name}\b", text, re.I) for text in own):
        clues.append((3.0, f"gives the name {person.first_name}"))
    elif sum(len(re.findall(rf"\b{name}\b", text)) for text in own):
        clues.append((-1.5, f"speaks of {person.first_name}"))
    kin = _KIN_CALLED.get(person.role)
    turns = [(b, a) for b, a in pairwise(utterances) if b.speaker != speaker and a.speaker == speaker]
    if kin and any(kin.search(before.text) for before, _ in turns):
        clues.append((1.0, f"answers when {person.role.value} is called"))
    return clues
