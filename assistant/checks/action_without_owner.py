"""Flags something to be done that nobody is named to do."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_WE = re.compile(r"\b(?:I|we|me|us|my|our)\b")
_NAME_WILL = re.compile(
    r"\b(?!Some(?:one|body)\b|Any(?:one|body)\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? "
    r"(?:to (?!(?:be|the|an?|his|her|their|my|our)\b)[a-z]+|will\b|is to\b|has agreed\b|agreed\b)"
)
_DONE = (
    r"(?:\w+ed|made|sent|sought|found|put(?: in place)?|held|given|done|set(?: up)?|begun|bought|brought|written|taken"
    r"|drawn up|run|kept)"
)
_TO_DO = r"(?i:\W*(?:still )?(?:to do|actions?|next steps?|plan|tasks?|outstanding|follow[- ]?up)\s*[:–—-]\s*)"
_HANDED_ON = re.compile(
    rf"^(?P<what>.{{3,120}}?),? to (?:be (?:{_DONE}|shared|passed|told|put)|go to|come from)\b"
    r"(?![^.]*\bby (?:me|us)\b)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"^(?:{_TO_DO})?(?:[\w'’/&(), -]{{3,80}}?)\bto be {_DONE}\b(?![^.]*\bby (?:[A-Z]|me\b|us\b"
    r"|the (?:social )?worker))"
    rf"|^(?:[\w'’/&(), -]{{3,80}}?)\bwill be (?:looked into|{_DONE})\b(?![^.]*\bby (?:[A-Z]|me\b|us\b"
    rf"|the (?:social )?worker))"
    r"|(?:^\W*|[;:,]\s+|\b(?:and|but|so)\s+)(?i:somebody|someone) (?:needs to|should|must|will|to|ought to|has to)\b"
    r"|^[\w'’ -]{3,60}?\bneeds? (?:to be \w+|(?!(?:no|some|any)thing|being)\w+ing)\b"
    r"|^[\w'’ -]{3,60}? should be (?:arranged|put in place|considered|offered|referred|booked|completed|made|sought"
    r"|held|set up)\b"
    r"|^(?:\W*)(?:await(?:ing)?|chase|pending)\b",
)
_SIGNED = re.compile(
    r"^\W*(?:from|love|best wishes|with (?:my |very |kind |all )*(?:best |warm |good |kind )?(?:wishes|regards|love)"
    r"|kind regards|regards"
    r"|yours|take care|signed|see you|bye|thank you|many thanks|thanks)\b|^\W*(?:[A-Z][\w.'’-]*[\s,]*){1,5}"
    r"(?:\(?(?:social worker|team manager|family support|sw|tm)\)?)?[\s,]*(?:(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day\b)?[\s,]*"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ /.]\w+[ /.]\d{2,4})?\W*$",
    re.IGNORECASE,
)
_IN_PASSIVE = re.compile(
    r"\bto (?:be \w+|take place|start|begin|happen|continue|follow|go out|stop|resume)\b"
    r"|\bneeds? \w+ing\b|\bshould be \w+\b"
)
_ORDER = re.compile(
    r"^[\W\d]*(?:speak|talk|ring|call|phone|email|write|book|arrange|refer|send|chase|ask|check|contact|visit"
    r"|complete|update|make|find"
    r"|share|discuss|invite|meet|organise|request|follow up|get|apply|explore|consider|liaise|convene|obtain|review"
    r"|submit|clarify|seek)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:agreed|consented|was happy|were happy|gave permission) (?:to be|to being|for) (?:\w+ )?record", re.I
)
_MEETS = re.compile(
    r"\W*(?:(?:date|time|day) (?:of|for) (?:the )?)?(?:(?:our|the) )?(?:next|second|third|review"
    r"|following)? ?(?:\w+ ){0,2}"
    r"(?:meeting|core group|review|visit|conference|appointment|hearing|session|contact|court"
    r"|supervision)\b(?: (?:is|will be|to be))?"
    r"(?: on| at|:|,)? *(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?\d",
    re.IGNORECASE,
)
"""When people next meet, which is nobody's task."""

_SOMEBODY_WILL = re.compile(
    r"\b(?:they|you|he|she|the (?:[\w-]+ ){0,2}(?:worker|team|hub|school|nursery|nurse|visitor|manager|officer|teacher"
    r"|carers?|service|centre|police|clinic|agency|council|midwife|doctor|surgery|parents|mentor|tutor|head|keyworker"
    r"|college|hospital|ward|landlord|solicitor|guardian|interpreter|psychologist|therapist|advocate))"
    r" (?:will|can|cannot|has agreed to|have agreed to|is going to|are going to|is to|are to)\b"
    r"(?! be \w+(?:ed|en|ne|de)\b)",
    re.IGNORECASE,
)
"""Somebody told by what they are does it: "The new worker will ask about the gate"."""

_HEADS = re.compile(r"^\W*(?:what|who|when|actions?|task|by whom|owner|date|by when)\b.{0,20}\|", re.IGNORECASE)


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in actions(reading):
        owned = not _is_order(reading, read) and (
            _WE.search(read.bare)
            or _SOMEBODY_WILL.search(read.bare)
            or _leads(reading, read)
            or reading.roster.mentions(_doer(read))
            or (_named_will(read) and not _is_done_to(read))
        )
        if not owned:
            yield finding_on(
                read,
                Code.ACTION_WITHOUT_OWNER,
                Severity.MEDIUM,
                None,
                "This does not say who will do it.",
                "Name the person: “I will …”, “Samira will …”.",
                words=(),
            )
    for read, span in loose_tasks(reading):
        yield finding_on(
            read,
            Code.ACTION_WITHOUT_OWNER,
            Severity.MEDIUM,
            span,
            "This does not say who will do it.",
            "Name the person: “I will …”, “Samira will …”.",
        )
    for action in reading.note.actions:
        if action.who is None:
            yield Finding(
                code=Code.ACTION_WITHOUT_OWNER,
                severity=Severity.MEDIUM,
                text=action.what,
                message="This does not say who will do it.",
                suggestion="Name the person.",
            )


def _named_will(read: Read) -> bool:
    """Say whether somebody with a capital is to do something; "Testing to start" opens with no name."""
    return any(
        token.pos_ in {"PROPN", "PRON"} or token.i > 0
        for match in _NAME_WILL.finditer(read.bare)
        for token in read.tokens
        if token.idx == match.start() and not read.bare[match.start() :].split()[0].endswith("ing")
    )


def _leads(reading: NoteReading, read: Read) -> bool:
    """Say whether a task opens with who does it, as in "Priya ring the school"."""
    first = next(iter(reading.roster.mentions(read.bare)), None)
    if first is None or _IN_PASSIVE.search(read.bare) or _is_done_to(read):
        return False
    return not read.bare[: first.start].strip(" -–•*.")


def loose_tasks(reading: NoteReading) -> list[tuple[Read, tuple[int, int]]]:
    """Give the tasks that nobody is named for outside the parts kept for actions, with the words that say so."""
    listed = {read.statement.id for read in actions(reading)}
    found = []
    for read in reading.reads:
        loose = _LOOSE.search(read.bare)
        theirs = (read.label.kind.is_view and not read.label.unsure) or read.keeps is Keeps.VIEWS
        if loose is None or _tells_of_more(read, loose) or _is_a_need(reading, read, loose):
            continue
        if not theirs and read.statement.id not in listed:
            found.append((read, loose.span()))
    return found


def _is_a_need(reading: NoteReading, read: Read, loose: re.Match[str]) -> bool:
    """Say whether it is one of the family who needs something, as in "He needs settling at night"."""
    if not re.search(r"\bneeds?\b", loose.group()):
        return False
    first = next(iter(reading.roster.mentions(read.bare)), None)
    opens = first is not None and not read.bare[: first.start].strip() and first.role in FAMILY
    return opens or re.match(r"\W*(?:he|she|they|you|we|I)\b", read.bare, re.IGNORECASE) is not None


def _tells_of_more(read: Read, loose: re.Match[str]) -> bool:
    """Say whether a finite verb stands in the words of the task, so that they tell of something else."""
    told = [t for t in read.tokens if loose.start() <= t.idx < loose.end() and t.tag_ in {"VBD", "VBZ", "VBP"}]
    due = [t for t in told if t.lower_ in {"is", "are"} and t.i + 2 < len(read.doc) and t.nbor(1).lower_ == "to"]
    return bool(read.held) or any(t.lower_ not in {"needs", "need"} for t in told if t not in due)


def actions(reading: NoteReading) -> list[Read]:
    """Give the statements that say what will be done, in the parts kept for actions."""
    kept = [
        read
        for read in reading.reads
        if read.keeps is Keeps.ACTIONS and (read.label.kind is Kind.ACTION or _is_handed_on(read))
    ]
    return [
        read
        for read in kept
        if not (_HEADS.match(read.text) or _CONSENT.search(read.bare) or _MEETS.match(read.text) or _is_signature(read))
    ]


def _is_handed_on(read: Read) -> bool:
    """Say whether a line is a task though it speaks of a view: "What Leo said about the bus to be passed to school"."""
    task = _HANDED_ON.match(read.bare)
    if task is None:
        return False
    last = next((t for t in reversed(list(read.doc)) if t.idx + len(t) <= task.end("what") and t.is_alpha), None)
    # After "wants", "has" or "likely" the words belong to somebody's wish or state, and are no task.
    noun = last is not None and last.i > 0 and last.nbor(-1).pos_ == "DET"
    return last is not None and (noun or last.pos_ not in {"VERB", "AUX", "ADJ"})


def _is_signature(read: Read) -> bool:
    """Say whether a statement closes a letter or names who wrote the note, and asks for nothing to be done."""
    if _ORDER.match(read.bare):
        return False
    verb = any(token.tag_ in {"VB", "VBZ", "VBP", "VBG", "VBN", "MD", "TO"} for token in read.tokens)
    return len(read.text.split()) <= 9 and not verb and _SIGNED.match(read.text) is not None


def _is_order(reading: NoteReading, read: Read) -> bool:
    """Say whether a task is an order to nobody, "Speak to housing"; a heading or a bracket may say to whom."""
    if not _ORDER.match(read.bare) or "|" in read.text or "(" in read.text or re.search(r"\s[–—-]\s", read.text):
        return False
    if _WE.search(read.bare) or re.search(r"\bby (?:[A-Z][a-z]+ [A-Z]|me\b)|:\s*[A-Z]", read.bare):
        return False
    return not (
        reading.roster.mentions(read.section.heading) or re.search(r"\b(?:I|my|we|our)\b", read.section.heading, re.I)
    )


def _is_done_to(read: Read) -> bool:
    """Say whether a task tells whom it is done to, and not who does it: "Nan will be asked about Saturdays"."""
    will = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if will is None or will.tag_ != "VBN":
        return False
    return {"nsubjpass", "auxpass"} <= {t.dep_ for t in will.children} and any(
        t.lower_ == "will" for t in will.children
    )


def _doer(read: Read) -> str:
    """Give the words before the verb, where who does it stands; a row of a table has it in any cell."""
    if "|" in read.text:
        return read.text
    if _IN_PASSIVE.search(read.bare) or _is_done_to(read):
        by = re.search(r"\bby (?:the )?[A-Za-z].*", read.bare)
        return f"{by.group() if by else ''} {read.bare.partition(':')[0] if ':' in read.bare else ''}"
    verb = re.search(r"\b(?:will|to|shall|should|must|needs?|agreed|by)\b", read.bare)
    passive = re.search(r"\bby (?:the )?\w+.*", read.bare) if re.search(r"\bbe \w+ed\b", read.bare) else None
    lead = read.bare[: verb.start()] if verb else ""
    colon = read.bare.partition(":")[0] if ":" in read.bare else ""
    return f"{lead} {colon} {passive.group() if passive else ''}"


CHECK = Check(
    code=Code.ACTION_WITHOUT_OWNER,
    severity=Severity.MEDIUM,
    definition="Something to be done that nobody is named to do.",
    bad="Next steps: Referral to be made.",
    good="Next steps: I will make the referral by 3 June.",
    find=_find,
    leaves_alone=(
        "“Samira to ring the GP”",
        "signatures",
        "what one of the family needs: “He needs settling at night”",
    ),
)
