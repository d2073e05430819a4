"""Measures how a claim lies against the stretch of talk that it is most like, as numbers for a score to weigh."""

import re
from itertools import pairwise

from assistant.checks.support.acts import ACTS, AGREEING, NO, YES
from assistant.checks.support.amounts import matters
from assistant.checks.support.clauses import Clause
from assistant.checks.support.lexicon import ALWAYS
from assistant.checks.support.talk import REACH, Stretch, Talk, held, people_of, root, share
from assistant.checks.support.units import Claim, Unit
from assistant.english.numbers import NumberKind, NumberMention, numbers

FAR = 120
"""Letters within which a number is put right."""

_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|without|hardly|cannot|neither|nor|nowhere|nope|nah)\b|n['’]t\b", re.I
)
_REFUSES = re.compile(
    r"\b(?:refus\w+|den(?:y|ie[sd])|declin\w+|unable|fail\w*|stopp?\w*|un(?:paid|aware|happy|sure))\b", re.I
)
_LATER = re.compile(
    r"\b(?:will|wo|shall|would|could|might|may|can|if|unless|hop(?:e|es|ing)|plan\w*|want\w*|wish\w*|need\w*|should|"
    r"ought|maybe|perhaps|probably|possibly|tomorrow|going to|gonna|offer\w*|consider\w*|willing|intend\w*|think about|"
    r"tr(?:y|ies|ying|ied)|ask(?:ed|s)? (?:to|for|if|whether)|agree[ds]? to|due)\b|['’](?:ll|d)\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:because|since|as a result|due to|so that|therefore|owing to|in order)\b|['’]cause\b|\bcos\b", re.I
)
_CAUSED = re.compile(r"\b(?:because|since|so|due|reason|why|cos|that's how)\b|['’]cause\b|\bto\b", re.I)
_ORDER = re.compile(r"\b(?:before|after|afterwards|then|first|until|later|earlier|once)\b", re.I)
_ALL = re.compile(
    r"\b(?:all|every\w*|always|both|each|only|none|whole|entire\w*|completely|never|without exception)\b", re.I
)
_SURE = re.compile(
    r"\b(?:confirm\w*|definite\w*|certain\w*|pro(?:ves?|ved)|clear(?:ly)?|obvious\w*|shows? that)\b", re.I
)
_PUT_RIGHT = re.compile(
    r"\b(?:no,|sorry|i mean|i meant|actually|make that|correction|hang on|wait|my mistake|tell a lie|well, no)", re.I
)
_PERSON = "@"
_PRONOUNS = frozenset(
    "i me my mine myself you your yours he him his himself she her hers herself they them their we us our".split()
)


def measures(claim: Claim, talk: Talk, items: dict[str, float], stretch: Stretch, cited: set[int]) -> dict[str, float]:
    """Measure one claim, of these items, against a stretch; `cited` are the places of the turns that it cites."""
    rows = talk.by_place
    wide = held(claim, talk, stretch.units, items)
    inner = sorted(cited) if cited else [stretch.middle]
    best = max((share(items, held(claim, talk, [unit], items)) for unit in stretch.units), default=0.0)
    turn = share(items, held(claim, talk, [u for p in inner for u in rows[p]], items))
    missing = {item: items[item] for item in items if item not in wide}
    found = {
        "sentence": best,
        "turn": turn,
        "wide": share(items, wide),
        "missing": min(3.0, sum(missing.values())),
        "missing_rare": max((w for item, w in missing.items() if item[0] not in "#@"), default=0.0),
        "numbers_missing": float(sum(item[0] == "#" for item in missing)),
        "numbers_found": float(sum(item[0] == "#" for item in wide)),
        "dates_missing": float(sum(item[0] == "@" for item in missing)),
        "mass": min(1.5, sum(items[item] for item in wide) / 5),
        "mass_turn": min(
            1.5, sum(items[item] for item in held(claim, talk, [u for p in inner for u in rows[p]], items)) / 5
        ),
        "phrases": _phrases(claim.text, stretch.text),
    }
    return (
        found
        | _tellers(claim, stretch, items, talk)
        | _clauses(claim, stretch, talk)
        | _signs(claim, stretch)
        | _acts(claim, stretch, talk)
    )


def _phrases(text: str, said: str) -> float:
    """Give the share of a claim's pairs of neighbouring words that were said, whoever "she" and "I" may be."""
    mine, theirs = _pairs(text), _pairs(said)
    return len(mine & theirs) / len(mine) if mine else 0.0


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = [
        _PERSON if w in _PRONOUNS else root(w) for w in re.findall(r"[a-z]+|\d+", re.sub(r"['’]", "", text.lower()))
    ]
    return frozenset(pairwise(words))


def _tellers(claim: Claim, stretch: Stretch, items: dict[str, float], talk: Talk) -> dict[str, float]:
    by: dict[int, list[Unit]] = {}
    for unit in stretch.units:
        by.setdefault(unit.speaker, []).append(unit)
    shares = {who: share(items, held(claim, talk, units, items)) for who, units in by.items()}
    told = people_of(claim)
    there = set(by) | {p for unit in stretch.units for p in unit.people}
    absent = len(told - there) / len(told) if told else 0.0
    found = {"absent": absent, "people_there": float(len(told & there))}
    if claim.teller is None or not claim.teller.people:
        return found | {"told_other": 0.0, "told_silent": 0.0}
    own = max((value for who, value in shares.items() if who in claim.teller.people), default=0.0)
    other = max((value for who, value in shares.items() if who not in claim.teller.people), default=0.0)
    silent = not (set(by) & claim.teller.people)
    return found | {"told_other": max(0.0, other - own), "told_silent": float(silent)}


def _clauses(claim: Claim, stretch: Stretch, talk: Talk) -> dict[str, float]:
    """Hold each clause against the clause of the stretch that it shares most with."""
    totals = dict.fromkeys(
        ("aligned", "denied", "surer", "less_sure", "subject_no", "subject_yes", "object_no", "asked"), 0.0
    )
    number = 0
    for clause in claim.clauses:
        mine = {root(lemma): claim.lemmas[lemma][1] for lemma in clause.lemmas if lemma in claim.lemmas}
        mine[root(clause.verb)] = max(mine.get(root(clause.verb), 0.0), 0.4)
        total = sum(mine.values())
        if total <= 0.45:
            continue
        number += 1
        pairs = [
            (sum(w for k, w in mine.items() if k in _roots(c, talk)) / total, c)
            for u in stretch.units
            for c in u.clauses
        ]
        value, other = max(pairs, key=lambda pair: pair[0], default=(0.0, None))
        totals["aligned"] += value
        if other is None or value <= 0.2:
            continue
        close = [c for v, c in pairs if v >= value - 0.05]
        agreed = [talk.cast.agree(clause.subject, c.subject) for c in close]
        totals["denied"] = max(totals["denied"], value * all(c.negated != clause.negated for c in close))
        totals["surer"] = max(totals["surer"], value * (clause.mood == "fact" and all(_open(c) for c in close)))
        totals["less_sure"] = max(totals["less_sure"], value * (_open(clause) and not any(_open(c) for c in close)))
        totals["asked"] = max(totals["asked"], value * all(c.mood == "question" for c in close))
        totals["subject_no"] = max(totals["subject_no"], value * all(a is False for a in agreed))
        totals["subject_yes"] += value * any(a is True for a in agreed)
        theirs = [who for c in close for who, _ in c.objects if who.people or who.sex]
        ours = [who for who, _ in clause.objects if who.people]
        if ours and theirs:
            no = all(talk.cast.agree(a, b) is False for a in ours for b in theirs)
            totals["object_no"] = max(totals["object_no"], value * no)
    count = max(1, number)
    for name in ("aligned", "subject_yes"):
        totals[name] /= count
    return {f"clause_{name}": value for name, value in totals.items()}


def _roots(clause: Clause, talk: Talk) -> frozenset[str]:
    return frozenset(talk.known[lemma] for lemma in clause.lemmas) | {talk.known[clause.verb]}


def _open(clause: Clause) -> bool:
    return clause.mood in {"can", "maybe", "would", "wish", "condition", "question", "duty", "future", "asked"}


def _signs(claim: Claim, stretch: Stretch) -> dict[str, float]:
    """Count what joins or colours words, and whether the stretch has its like."""
    said, text = stretch.text, claim.text
    for quote in claim.quotes:
        text = text.replace(quote.text, " ")
    denies, denied = (
        bool(_DENIES.search(text) or _REFUSES.search(text)),
        bool(_DENIES.search(said) or _REFUSES.search(said)),
    )
    later, spoken_later = bool(_LATER.search(text)), len(_LATER.findall(said)) / max(1, len(stretch.places))
    often = claim.words & set(ALWAYS)
    heard = {word.strip(".,!?;:").lower() for word in said.split()}
    return {
        "denies_too": float(denies and denied),
        "denies_alone": float(denies and not denied),
        "denied_there": float(denied and not denies),
        "later_too": float(later and spoken_later > 0),
        "sure_of_later": float(not later) * min(2.0, spoken_later),
        "later_alone": float(later and not spoken_later),
        "cause_too": float(bool(_CAUSE.search(text)) and bool(_CAUSED.search(said))),
        "cause_alone": float(bool(_CAUSE.search(text)) and not _CAUSED.search(said)),
        "order_alone": float(bool(_ORDER.search(text)) and not _ORDER.search(said)),
        "all": float(bool(_ALL.search(text))),
        "all_alone": float(bool(_ALL.search(text)) and not _ALL.search(said)),
        "often_alone": float(bool(often - heard)),
        "sure_alone": float(bool(_SURE.search(text)) and not _SURE.search(said)),
        "put_right": float(any(_put_right(mention, said) for mention, _ in claim.numbers)),
    }


def _acts(claim: Claim, stretch: Stretch, talk: Talk) -> dict[str, float]:
    """Say whether those who are said to agree, deny, ask or thank use words that do so, near the middle."""
    near = [u for u in stretch.units if not u.joined and abs(u.place - stretch.middle) <= REACH]
    done = alone = against = 0.0
    for clause in claim.clauses:
        act = clause.verb if clause.verb in ACTS else next((lemma for lemma in clause.lemmas if lemma in ACTS), "")
        cue = ACTS.get(act)
        if not cue:
            continue
        who = clause.subject.people
        own = " ".join(unit.text for unit in near if not who or unit.speaker in who)
        if not own:
            alone += 1
            continue
        fits = re.search(cue, own, re.I) is not None
        done += fits
        alone += not fits
        if act in AGREEING and who and not clause.negated:
            against += bool(NO.search(own)) and not YES.search(own)
    return {"act_done": min(1.0, done), "act_alone": min(1.0, alone), "act_against": min(1.0, against)}


def _put_right(mention: NumberMention, said: str) -> bool:
    """Say whether a number that was said is followed, after a word that takes it back, by another of its kind."""
    there = numbers(said)
    for place, other in enumerate(there):
        if not (matters(mention) and mention.agrees(other)):
            continue
        for later in there[place + 1 : place + 3]:
            between = said[other.end : later.start]
            alike = later.kind is other.kind or NumberKind.COUNT in {later.kind, other.kind}
            if len(between) < FAR and alike and not mention.agrees(later) and _PUT_RIGHT.search(between):
                return True
    return False
