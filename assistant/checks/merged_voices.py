"""Flags two people's views told as one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.checks.cues import FIRST_PERSON
from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps
from assistant.domain.finding import Code, Finding, Severity
from assistant.english.roster import CHILDREN, PARENTS

_EACH = re.compile(
    r"\b(?:differ(?:s|ed|ent|ently|ence)?|opposite|opposing|disagree\w*|(?:not|n['’]t) agree|at odds"
    r"|not the same|unlike|two (?:things|ways|minds)|conflicting|each|one by one|separately|in turn"
    r"|on (?:his|her|their) own)\b",
    re.IGNORECASE,
)

_HOLD = (
    r"(?:feels?|felt|thinks?|thought|believes?|believed|wants?|wanted|agrees?|agreed|said|says?|expressed|shared"
    r"|recognis(?:e|es|ed)|understands?|understood|realis(?:e|es|ed)|appreciates?d?|knows?|knew|describ(?:e|es|ed)"
    r"|insist(?:s|ed)?"
    r"|claim(?:s|ed)?|maintain(?:s|ed)?|admit(?:s|ted)?|regret(?:s|ted)?|worr(?:y|ies|ied)|prefer(?:s|red)?"
    r"|trust(?:s|ed)?|likes?d?"
    r"|(?:is|are|was|were) (?:very |all |both )?(?:happy|unhappy|keen|worried|pleased|upset|angry|in agreement|clear)"
    r"|do(?:es)?(?: not|n['’]t) (?:want|think|feel|believe|agree|like|accept|see)|would (?:like|rather|prefer)"
    r"|hopes?|hoped|consider(?:s|ed)?|den(?:y|ies|ied)|accept(?:s|ed)?|acknowledged|report(?:s|ed)?|told)"
)
_FEELS = re.compile(rf"\s+(?:both |all |also )?{_HOLD}\b", re.IGNORECASE)
_UNITED = re.compile(
    rf"\b(?:everyone|everybody|all (?:present|parties|of them|the family)|all|the (?:whole )?(?:family|group"
    rf"|couple|panel"
    rf"|core group|meeting|conference|network)|they (?:both|all)|both(?: of them| parents| children)?|the parents"
    rf"|(?:(?:maternal|paternal|the) )*grandparents"
    rf"|mum and dad)(?: in the (?:family|room|meeting|house))?\s+(?:both |all )?{_HOLD}\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(rf"\b(?:Mr|Dr) (?:and|&) (?:Mrs|Ms|Mr|Dr) [A-Z][\w'’-]+(?=\s+(?:both |all |also )?{_HOLD}\b)")
_THEY = re.compile(rf"\W*they\s+(?:both |all |also )?{_HOLD}\b", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        holder = read.label.holder
        if _EACH.search(read.bare) or FIRST_PERSON.search(read.bare):
            continue
        united = _united(reading, read)
        if united is not None:
            yield finding_on(
                read,
                Code.MERGED_VOICES,
                Severity.MEDIUM,
                united,
                "This tells several people's view as one. Each of them may see it differently.",
                "Write what each one said, in a sentence of their own.",
                who=holder,
            )
            continue
        if holder not in {PARENTS, CHILDREN} or not read.label.kind.is_view:
            continue
        mention = next((m for m in reading.roster.mentions(read.bare) if m.role == holder), None)
        if mention is None and not _THEY.match(read.bare):
            continue
        who = "parents" if holder == PARENTS else "children"
        yield finding_on(
            read,
            Code.MERGED_VOICES,
            Severity.MEDIUM,
            (mention.start, mention.end) if mention else None,
            f"This tells the view of the {who} as one. Each of them may see it differently.",
            "Write what each one said, in a sentence of their own.",
            who=holder,
        )


def _united(reading: NoteReading, read: Read) -> tuple[int, int] | None:
    """Find words by which several people speak as one; in the analysis only where the statement opens with them."""
    match = _UNITED.match(read.bare) if read.keeps is Keeps.ANALYSIS else _UNITED.search(read.bare)
    if match is not None and match.group().lower().startswith("both ") and _named_before(reading, read, match.start()):
        return _two_named(reading, read)
    if match is None and read.keeps is Keeps.VIEWS:
        match = _THEY.match(read.bare)
    return match.span() if match else _two_named(reading, read)


def _named_before(reading: NoteReading, read: Read, place: int) -> bool:
    """Say whether two people are named straight before "both": "Ada and Ben both want"."""
    near = [m for m in reading.roster.mentions(read.bare) if m.end <= place]
    joined = [re.fullmatch(r"\s+(?:and|&)\s+", read.bare[a.end : b.start]) for a, b in pairwise(near)]
    return bool(joined) and joined[-1] is not None and not read.bare[near[-1].end : place].strip()


def _two_named(reading: NoteReading, read: Read) -> tuple[int, int] | None:
    """Find "Ada and Ben feel …" or "Mr and Mrs Orr feel …": two of the family with one verb of feeling or saying."""
    couple = _COUPLE.search(read.bare)
    if couple is not None:
        return couple.span()
    people = [m for m in reading.roster.mentions(read.bare) if m.role in FAMILY]
    for first, second in pairwise(people):
        joined = re.fullmatch(r"\s+(?:and|&)\s+", read.bare[first.end : second.start])
        held = _FEELS.match(read.bare[second.end :])
        if joined and _begins_anew(read, second.start):
            continue
        if joined and held and _heard_apart(reading, read, {first.role, second.role}):
            continue
        if joined and held and not held.group().strip().lower().startswith("agree"):
            return first.start, second.end
    return None


def _heard_apart(reading: NoteReading, read: Read, roles: set[str]) -> bool:
    """Say whether each of two people was heard alone, earlier in the note, and one of them on this matter."""
    earlier = [r for r in reading.reads[: reading.reads.index(read)] if r.label.kind.is_view and not r.label.unsure]
    own = {role: [r for r in earlier if r.label.holder == role] for role in roles}
    matter = _matter(read)
    if read.keeps not in {Keeps.ANALYSIS, Keeps.ANY} or not any(t.tag_ in {"VBP", "VBZ"} for t in read.tokens):
        return False
    return len(roles) == 2 and all(own.values()) and any(_matter(r) & matter for rs in own.values() for r in rs)


def _matter(read: Read) -> set[str]:
    return {t.lemma_.lower() for t in read.tokens if t.pos_ in {"NOUN", "VERB", "ADJ"} and t.is_alpha} - _COMMON


_COMMON = frozenset({"want", "think", "feel", "say", "tell", "like", "ask", "agree", "go", "get", "have", "good"})


def _begins_anew(read: Read, place: int) -> bool:
    """Say whether a name after "and" opens a clause of its own: "He gave it to Ben and Ben said"."""
    token = next((t for t in read.tokens if t.idx >= place), None)
    while token is not None and token.dep_ == "compound":
        token = token.head
    if token is None:
        return False
    return token.dep_ == "nsubj" or (token.dep_ == "conj" and token.head.dep_ in {"pobj", "dobj", "dative"})


CHECK = Check(
    code=Code.MERGED_VOICES,
    severity=Severity.MEDIUM,
    definition="The views of parents, or of several children, told as one.",
    bad="Parents deny any argument.",
    good='Ms Rahman said that there was no argument. Mr Rahman said that they "had words".',
    find=_find,
    leaves_alone=(
        "“each of them said”, where each was asked",
        "“Mum and Nan agreed the plan”, by name",
        "two people by name in the analysis, each of whom was heard before",
    ),
)
