"""Flags something to be done with no date."""

import re
from collections.abc import Iterator

from assistant.checks.action_without_owner import actions, loose_tasks
from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity
from assistant.domain.person import Role

_WHEN = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\b(?:today|tonight|tomorrow|this (?:week|month|afternoon"
    r"|morning|term"
    r"|evening)|that (?:day|week|evening|morning|afternoon)|next (?:week|month|visit|meeting|time|term|review"
    r"|core group)"
    r"|each|every|weekly|daily|monthly|fortnight\w*|straight away|immediately|at once|end of|before|after|by (?:the"
    r"|then|return)|january|february|march|april|may|june|july|august|september|october|november|december|until|when"
    r"|once"
    r"|christmas|easter|half[- ]term|same day|as soon as|already|continue\w*|ongoing|keep|carry on|at the (?:next"
    r"|review|visit"
    r"|meeting))\b",
    re.IGNORECASE,
)
_ABOUT_DAYS = re.compile(
    r"\b(?:about|regarding|re|of|over) (?:the |his |her |their )?(?:\w+ (?:and|or|on|for) )?(?:(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)days?|mornings?|evenings?"
    r"|nights?|weekends?|christmas|easter|half[- ]term)\b",
    re.IGNORECASE,
)
"""A day that is talked about, on which nothing is done: “I will ask Nan about Saturdays”."""

_TASK = re.compile(
    r"^[\W\d]*(?:[\w'’.&/()-]+[ ,]+){0,9}?(?:will|shall|is to|are to|to|needs? to|must|(?:has|have) agreed to"
    r"|agreed to|agrees to"
    r"|needs? \w+ing|should)\b",
    re.IGNORECASE,
)
_NO_TASK = re.compile(
    r"\b(?:not|n['’]t|can|could|has to decide|recommend\w*|will (?:be able|always|still|never|know|feel|have to|need"
    r"|like|want|be"
    r" (?:there|your|with|the same|at))|if|may|might|who|which)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:I|we)(?:['’]ll| will| shall)\b|\bto be \w+\b|\bneeds? \w+ing\b", re.IGNORECASE)


_PROMISE = re.compile(
    r"\W*((?:I|(?:(?:Mr|Mrs|Ms|Miss|Dr|PC|DS)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)) (?:will|is going to|am going to) "
    r"(?:also |then |now )?(?:ring|call|phone|send|write|come|pop|drop|pick|collect|ask"
    r"|speak|talk|find|sort|arrange|book|get|bring|take|visit|see"
    r"|meet|check|look|make|refer|tell|share|email|text|order|buy|chase|complete|apply|organise|help|show|give"
    r"|put|set|draw)\b"
)
_GOES_ON = re.compile(r"\W*(?:I|we|he|she|they|this|that|it)\b", re.IGNORECASE)
_FAMILY = FAMILY - {Role.CARER}

_FOR_WHAT = re.compile(r",? (?:so that|in order|because)\b|, (?:and|so) (?:you|he|she|they|it)\b", re.IGNORECASE)

_GOES_ON_SO = re.compile(
    r"\W*(?:[\w'’.]+ ){1,4}(?:will|['’]ll) (?:still |always |both )?(?:stay|live|remain|sleep|go on|belong)\b",
    re.IGNORECASE,
)
"""What stays as it is, by which nothing is to be done."""

_EVENT = re.compile(
    r"\b(?:tell|ask|give|take (?:\w+ ){1,3}to|report to|say (?:\w+ ){0,3}(?:to|at|in)|at|in|to) (?:the |a )?(judge"
    r"|court|panel|hearing|conference"
    r"|review|meeting|core group|magistrates?)\b",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Say whether a text gives a day or a time."""
    return _WHEN.search(_ABOUT_DAYS.sub("", text)) is not None


def _find(reading: NoteReading) -> Iterator[Finding]:
    listed = actions(reading)
    tasks = [(read, None if _at_known_event(read, listed) else _severity(read)) for read in listed]
    tasks += [(read, Severity.MEDIUM) for read, _ in loose_tasks(reading)]
    tasks += [(read, Severity.MEDIUM) for read in reading.reads if _is_loose_promise(reading, read)]
    for read, severity in tasks:
        if severity is not None and not says_when(read.text):
            yield finding_on(
                read, Code.ACTION_WITHOUT_DATE, severity, None, "This does not say by when.", "Add a date.", words=()
            )
    for action in reading.note.actions:
        if action.due is None and not says_when(f"{action.what} {action.said}"):
            yield Finding(
                code=Code.ACTION_WITHOUT_DATE,
                severity=Severity.MEDIUM,
                text=action.what,
                message="This does not say by when.",
                suggestion="Add a date.",
            )


def _task(bare: str) -> str:
    """Give the task itself, without what it is for or what others may do then: "so that Leo can sleep"."""
    return _FOR_WHAT.split(bare, maxsplit=1)[0]


def _is_loose_promise(reading: NoteReading, read: Read) -> bool:
    """Say whether somebody by name, or "I", promises a deed where the note has no part for actions."""
    kept = read.keeps is Keeps.ANY and read.label.kind is Kind.ACTION and not read.label.unsure
    promise = _PROMISE.match(read.bare)
    if not kept or promise is None or _NO_TASK.search(_task(read.bare)) or "?" in read.text:
        return False
    if any(start < len(_task(read.bare)) for start, _, _ in read.held):
        return False
    first = next(iter(reading.roster.mentions(read.bare)), None)
    known = first is not None and first.start <= promise.start(1) and first.role not in _FAMILY
    return known and not any(says_when(other.text) for other in reading.after(read, 1) if _GOES_ON.match(other.bare))


def _at_known_event(read: Read, listed: list[Read]) -> bool:
    """Say whether a task is for a meeting or a court whose day another task gives."""
    event = _EVENT.search(read.bare)
    if event is None:
        return False
    named = event.group(1).lower()[:5]
    return any(o is not read and re.search(rf"\b{named}", o.bare, re.I) and re.search(r"\d", o.bare) for o in listed)


def _severity(read: Read) -> Severity | None:
    """Give medium for what is surely a task, None for what is none; a line with no verb of its own is low."""
    if re.match(r"\W*(?:if|unless)\b", read.bare, re.IGNORECASE):
        return None
    if _GOES_ON_SO.match(read.bare):
        return None
    if _DEFINITE.search(read.bare) and not re.search(r"\b(?:not|n['’]t)\b", read.bare):
        return Severity.MEDIUM
    if _NO_TASK.search(_task(read.bare)):
        return None
    if _TASK.match(read.bare):
        return Severity.MEDIUM
    finite = any(token.tag_ in {"VBZ", "VBP", "VBD"} for token in read.tokens)
    return None if finite else Severity.LOW


CHECK = Check(
    code=Code.ACTION_WITHOUT_DATE,
    severity=Severity.MEDIUM,
    definition="Something to be done with no date.",
    bad="Next steps: I will ring the school.",
    good="Next steps: I will ring the school by Friday 5 June.",
    find=_find,
    leaves_alone=("“today”, “at the next visit”, “when the report comes”", "what goes on as it is: “will keep …”"),
)
