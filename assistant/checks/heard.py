"""Says who is heard in a note: by their words, by what a young child did, or by a recorded try to hear them."""

import re

from assistant.checks.cues import BEHAVED, NONVERBAL
from assistant.checks.pronouns import is_meant
from assistant.checks.reading import FAMILY, NoteReading, Read
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.person import TITLES, Person, Role
from assistant.english.roster import CHILDREN, PARENTS

SPEAKS_LITTLE = 7
"""Age in years up to which a brother or sister may be heard through what was seen; it is 0 where it is not known."""

_SOON = 30
"""Letters within which the verb stands by which a sentence tells what somebody said."""

SPEAKS_FROM = 4
"""Age in years below which a child is heard through what was seen."""

_REACHED_FOR = re.compile(
    r"\b(?:rang|(?<!were )(?<!was )(?<!is )(?<!who )called(?! (?:him|her|them|me|it|the|a|out|to)\b(?! and left))"
    r"|phoned|telephoned|tried|texted|e-?mailed|messaged|wrote|written|knocked|invited|attempt\w*"
    r"|left (?:\w+ ){0,3}(?:voice ?mails?|messages?|cards?|letters?|notes?)|(?:letter|message|invitation|text)s? (?:was"
    r"|were|been) (?:sent|left)|sent (?:\w+ ){0,2}(?:letter|message|text|e-?mail|invitation)s?"
    r"|(?:no|without) (?:an )?(?:answer|reply|response)|(?:not|n['’]t|yet to) (?:yet )?(?:answer|repl|respond"
    r"|r[iau]ng back"
    r"|call(?:ed)? back|return|come back to)\w*|voice ?mail|try again|(?:asked"
    r"|asking) (?:\w+ ){0,4}for (?:[\w'’.]+ ){0,3}"
    r"(?:account|views?|side)|(?:went|been) to (?:his|her|their) (?:address|flat|house|home|door))\b",
    re.IGNORECASE,
)
_OUT_OF_REACH = re.compile(
    r"\b(?:(?:not|n['’]t|never|nor|un)\s?(?:yet )?(?:been )?(?:able to )?(?:be )?(?:reach|contact|trac|locat|found"
    r"|f[io]u?nd)\w*"
    r"|no (?:known |current |contact )*(?:address|number|details|contact details|telephone)"
    r"|(?:address|whereabouts|number|identity)(?: \w+){0,3} (?:is|are|was|were|remains?) (?:not |un)known"
    r"|whereabouts unknown"
    r"|(?:do(?:es)?|did) not know (?:where|who|how to)|(?:is|are) not known|nobody (?:has|knows|knew)"
    r"|no one (?:has|knows|knew))\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:declined to (?:speak|give|share|say|talk|meet|take part)|(?:did|does|do)(?: not|n['’]t) (?:want"
    r"|wish) to (?:speak"
    r"|talk|say|give|see|share|meet|take part)|(?:chose|preferred|asked) not to (?:speak|talk|say|give|see|share|be)"
    r"|asleep|at (?:school|nursery|work|college)(?: \w+){0,4},? (?:so|when I|during|throughout)|(?:was|were"
    r"|is) (?:out|not in|not at home|away|abroad)"
    r"|did(?:n['’]t| not) (?:see|get to|meet)|asked (?:us|me) (?:to wait|not to)|on a (?:school )?trip"
    r"|(?:not|n['’]t) (?:yet )?been (?:seen|asked|spoken to|interviewed|met|visited)[^.]{0,40}(?:\bas\b|because"
    r"|since|:|until|due)"
    r"|too (?:unwell|ill|upset|tired|young) to|solicitor (?:has )?(?:asked|advised))\b",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(
    r"\b(?:so|because|could not|couldn['’]t|did not (?:see|wake|speak)|will (?:see|visit|meet|speak))\b", re.IGNORECASE
)
_DEAD = re.compile(
    r"\b(?:died|dead|deceased|passed away|(?:the|his|her|their) late|death of|['’]s death|bereave\w*)\b", re.I
)
_SILENT = re.compile(
    r"\b(?:will not|won['’]t|refus\w+|not engag\w+|(?:did|does|do|has|have|was|were|is|had) not|(?:did|does|has|have"
    r"|was|were|is|had)n['’]t"
    r"|not been|unable|could not|no contact|not involved)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\W*(?:not|none|nothing|unknown|n/?a\b|nil|tbc|no views?|to be)\b", re.IGNORECASE)
_MERE_SIGHT = re.compile(r"\b(?:was|were) (?:seen|present|at home|there|in (?:bed|the room))\b", re.IGNORECASE)
_THEIR_PART = re.compile(
    r"\b(?:view|voice|word|wish|feeling|said|says|told|show|account|story|world|day|from|hear|meet|talk|life)\w*", re.I
)
_KEPT_BY = re.compile(
    r"\b(?:kept|written|recorded|log|diary|notes?|entry|entries) (?:\w+ )?by (?:me|myself|us)?[,\s(–-]*$"
    r"|\b(?:I|me|myself),? (?:am )?$|\b[Mm]y name is $",
    re.IGNORECASE,
)


def is_heard(reading: NoteReading, role: Role, person: Person | None) -> bool:
    """Say whether somebody's view is in the note, or, for a child too young to speak, what the child did."""
    young = [p for p in reading.roster.people if p.role.is_young]
    for read in reading.reads:
        for holder in _holders(read):
            if _speaks_for(holder, role, alone=len(young) < 2) and _means(reading, read, role, person):
                return True
        if _speaks_next(reading, read, role, person):
            return True
        if _in_own_part(reading, read, role, person) or (person is not None and shown_by(reading, read, person)):
            return True
        if person is None and role.is_young and _too_young(reading, person) and _did(reading, read, role, person):
            return True
    return person is not None and (_wrote_it(reading, person) or _keeps_log(reading, person))


def shown_by(reading: NoteReading, read: Read, person: Person) -> bool:
    """Say whether a statement tells what a child too young to speak did, or a brother or sister who is small."""
    if person.role is Role.SIBLING and (person.age or 0) <= SPEAKS_LITTLE and _acts(reading, read, person):
        return True
    return person.role.is_young and _too_young(reading, person) and _did(reading, read, person.role, person)


def attempts(reading: NoteReading) -> list[tuple[Role, Person, list[Read]]]:
    """Give those listed who are not heard, with the statements that tell of a try to reach them."""
    near = [p for p in reading.roster.people if p.role in {Role.MOTHER, Role.FATHER, Role.CARER} or p.role.is_young]
    silent = [p for p in near if not is_heard(reading, p.role, p)]
    found = [(p.role, p, [r for r in reading.reads if _reaches(reading, r, p.role, p, _REACHED_FOR)]) for p in silent]
    return [(role, person, reads) for role, person, reads in found if reads]


def is_accounted_for(reading: NoteReading, role: Role, person: Person | None) -> bool:
    """Say whether the note tells why somebody is not heard: a try, no way to reach them, their wish, or their death."""
    patterns = (_REACHED_FOR, _OUT_OF_REACH, _NOT_NOW, _DEAD)
    if person is not None and _DEAD.search(person.relation or ""):
        return True
    return any(_reaches(reading, read, role, person, pattern) for read in reading.reads for pattern in patterns)


def kept_by_carer(reading: NoteReading) -> bool:
    """Say whether a carer who lives with the child writes the note."""
    return any(_keeps_log(reading, p) or _wrote_it(reading, p) for p in reading.roster.people if p.role is Role.CARER)


def may_be_heard(reading: NoteReading, role: Role) -> bool:
    """Say whether a statement that the labels are not sure of may be this person's view."""
    return any(read.label.unsure and read.label.holder == role.value for read in reading.reads)


def unknown_voices(reading: NoteReading) -> bool:
    """Say whether anybody speaks in the note of whom it is not known who they are."""
    return any(
        ((read.label.kind.is_view or read.label.kind is Kind.MIXED) and read.label.holder is None)
        or any(holder is None for _, _, holder in read.held)
        for read in reading.reads
        if not read.whose
    )


def _speaks_next(reading: NoteReading, read: Read, role: Role, person: Person | None) -> bool:
    """Say whether "he" or "she" says something, with no other holder, straight after a statement about this person."""
    told = read.label.kind.is_view and read.label.holder is None and not any(holder for _, _, holder in read.held)
    return told and bool(read.quotes) and is_meant(reading, read, role, person)


def _holders(read: Read) -> set[str]:
    if read.label.kind is Kind.MIXED:
        return {c.holder for c in read.label.clauses if c.holder}
    silent = _SILENT.search(read.bare) is not None and not read.held and not read.quotes
    if read.label.kind.is_view and read.label.holder and not read.label.unsure and not silent:
        return {read.label.holder}
    if read.quotes:
        return {holder for _, _, holder in read.held if holder}
    # Whoever a sentence opens with as saying something is heard, though the whole of it may not be surely labelled.
    return {holder for start, _, holder in read.held[:1] if holder and start <= _SOON and not silent}


def _speaks_for(holder: str, role: Role, *, alone: bool) -> bool:
    if holder == role.value or (holder == PARENTS and role in {Role.MOTHER, Role.FATHER}):
        return True
    return holder == CHILDREN and role.is_young and alone


def _means(reading: NoteReading, read: Read, role: Role, person: Person | None) -> bool:
    """With two people of one role, ask that this one is named here, in the heading, or last before this."""
    same = [p for p in reading.roster.people if p.role is role]
    if person is None or len(same) < 2:
        return True
    before = reversed(reading.before(read, 10))
    for text in (read.text, read.section.heading, *(other.text for other in before)):
        named = {m.person.name for m in reading.roster.mentions(text) if m.person and m.role == role.value}
        if named:
            return person.name in named
    return True


def _in_own_part(reading: NoteReading, read: Read, role: Role, person: Person | None) -> bool:
    """Say whether a statement with a voice stands in the part that is kept for this one person's views."""
    named = reading.roster.mentions(read.section.heading)
    own = any(m.person == person for m in named) if any(m.person for m in named) else read.whose == (role.value,)
    own = own or (person is not None and _is_their_relation(read.section.heading, person))
    theirs = read.keeps is Keeps.VIEWS or _THEIR_PART.search(read.section.heading)
    if person is None or not own or not theirs:
        return False
    told = bool(read.held or read.quotes)
    if not told and (_SILENT.search(read.bare) or _NOTHING.match(read.bare) or len(read.text.split()) < 3):
        return False
    voiced = read.label.kind.is_view or read.label.kind is Kind.MIXED or bool(read.quotes)
    behaved = (role.is_young and BEHAVED.search(read.bare)) or NONVERBAL.search(read.bare)
    return bool(voiced or behaved) and read.keeps in {Keeps.VIEWS, Keeps.ANY} and not _MERE_SIGHT.search(read.bare)


def _is_their_relation(heading: str, person: Person) -> bool:
    """Say whether a heading names somebody by what they are to the child: "Grandmother's views"."""
    relation = {word for word in re.findall(r"[a-z]+", (person.relation or "").lower()) if len(word) > 3}
    return bool(relation & {re.sub(r"['’]?s$", "", word.lower()) for word in re.findall(r"[\w'’]+", heading)})


def _too_young(reading: NoteReading, person: Person | None) -> bool:
    age = person.age if person and person.age is not None else reading.age
    return age is not None and age < SPEAKS_FROM


def _did(reading: NoteReading, read: Read, role: Role, person: Person | None) -> bool:
    awake = any(m.group().lower() not in {"asleep", "slept"} for m in BEHAVED.finditer(read.text))
    if not (awake or NONVERBAL.search(read.text)):
        return False
    mentions = reading.roster.mentions(read.text)
    named = any(m.role == role.value and (person is None or m.person is None or m.person == person) for m in mentions)
    return named or is_meant(reading, read, role, person)


def _acts(reading: NoteReading, read: Read, person: Person) -> bool:
    """Say whether a child by name does something that shows how things are: two deeds, or one that is known as such."""
    if read.label.kind not in {Kind.OBSERVATION, Kind.CHILD_VIEW} or read.keeps is Keeps.ACTIONS:
        return False
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    subject = next((t for t in root.children if t.dep_ == "nsubj"), None) if root is not None else None
    if root is None or subject is None or root.tag_ != "VBD" or root.lemma_ in {"be", "have"}:
        return False
    theirs = any(m.person == person and m.start <= subject.idx < m.end for m in reading.roster.mentions(read.text))
    theirs = theirs or is_meant(reading, read, person.role, person)
    return theirs and (any(t.dep_ == "conj" for t in root.children) or BEHAVED.search(read.text) is not None)


def _reaches(reading: NoteReading, read: Read, role: Role, person: Person | None, pattern: re.Pattern[str]) -> bool:
    """Say whether words of reaching are about this person: by name, in their own part, or named just before."""
    found = pattern.search(read.bare)
    if found is None or (pattern is _REACHED_FOR and _rang_in(reading, read, role)):
        return False
    if pattern is _REACHED_FOR and any(h in FAMILY and h != role.value and s < found.start() for s, _, h in read.held):
        return False
    if pattern is _NOT_NOW and _only_asleep(reading, read, person):
        return False
    mentions = reading.roster.mentions(read.bare)
    own = [m for m in mentions if m.role == role.value]
    if own:
        return any(m.person is None or person is None or m.person == person for m in own)
    if read.whose == (role.value,) or _heads(reading, read, person):
        return True
    before = reading.before(read, 1)
    return (
        bool(before)
        and re.match(r"\W*(?:he|she|they|there was|no )", read.text, re.IGNORECASE) is not None
        and any(
            m.role == role.value and (m.person is None or m.person == person)
            for m in reading.roster.mentions(before[0].bare)
        )
    )


def _rang_in(reading: NoteReading, read: Read, role: Role) -> bool:
    """Say whether somebody else rings, with news of others and not to reach them: "Ms Kay rang at nine about Leo"."""
    verb = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if verb is None or verb.lemma_.lower() not in {"ring", "call", "phone", "telephone", "text", "email", "write"}:
        return False
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    to = any(t.dep_ == "dobj" or (t.dep_ in {"prep", "dative"} and t.lower_ in {"to", "for"}) for t in verb.children)
    if subject is None or to:
        return False
    tries = {Role.WORKER.value, Role.MANAGER.value, role.value}
    named = [m.role for m in reading.roster.mentions(read.bare) if m.start <= subject.idx < m.end]
    return subject.pos_ != "PRON" and not tries & set(named)


def _only_asleep(reading: NoteReading, read: Read, person: Person | None) -> bool:
    """Say whether a child was only seen asleep, and the note neither gives that as a reason nor plans more."""
    found = _NOT_NOW.search(read.bare)
    if found is None or found.group().lower() != "asleep" or person is None or not person.role.is_young:
        return False
    near = " ".join(other.bare for other in (read, *reading.after(read, 2)))
    return _WHY_NOT.search(near) is None


def _heads(reading: NoteReading, read: Read, person: Person | None) -> bool:
    return person is not None and any(m.person == person for m in reading.roster.mentions(read.section.heading))


def _keeps_log(reading: NoteReading, person: Person) -> bool:
    """Say whether a carer writes the note: it says so, or "I" speaks in it and only the worker is told of by name."""
    if person.role is not Role.CARER:
        return False
    speaks = sum(re.search(r"\b(?:I|me|my)\b", read.bare) is not None for read in reading.reads)
    told = [m for read in reading.reads for m in reading.roster.mentions(read.bare) if m.person == person]
    if told and speaks and any(_KEPT_BY.search(read.bare[: m.start]) for read in reading.reads[:3] for m in told):
        return True
    workers = [p for p in reading.roster.people if p.role in {Role.WORKER, Role.MANAGER}]
    named = {m.person.name for read in reading.reads for m in reading.roster.mentions(read.bare) if m.person}
    return bool(workers) and not told and all(p.name in named for p in workers) and speaks > 1


def _wrote_it(reading: NoteReading, person: Person) -> bool:
    """Say whether somebody signs the note and speaks in it as "I": a foster carer's log holds the carer's voice."""
    last = reading.reads[-1].text if reading.reads else ""
    surname = [part for part in person.name.split() if part.rstrip(".").lower() not in TITLES][-1:]
    if len(last.split()) > 8 or not surname or not re.search(rf"\b{re.escape(surname[0])}\b", last):
        return False
    return any(re.search(r"\bI\b", read.bare) for read in reading.reads)
