"""Flags a wish of a child or parent that nothing in the note answers."""

import re
from collections.abc import Iterator

from assistant.checks.reading import FAMILY, Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_WISH = re.compile(
    r"\b(?:wants?|wanted|would (?:\w+ )?(?:like|rather|prefer|love|welcome|appreciate|value|sooner)|['’]d (?:like"
    r"|love|rather|prefer)|longs (?:to|for)|(?:is|was) (?:keen|hoping|desperate|longing) (?:to|for)|looking for"
    r"|wish(?:es|ed)? (?:to|for|that|he|she|they)"
    r"|asks? (?:for|if|to)"
    r"|asked (?:for|if|to|whether|me (?:to|for|if|whether)|us (?:to|for|if|whether))|requests|requested|hop(?:es"
    r"|ed) (?:to|that|for)"
    r"|needs? help|(?:feels?|felt|thinks?|believes?) (?:that )?(?:\w+ ){1,4}(?:should|ought to))\b",
    re.IGNORECASE,
)
_NO_WISH = re.compile(
    r"\b(?:asked|asks|wants?|wanted) for (?:his|her|their|the|your) (?:mum|dad|mummy|daddy|mother|father|nan|gran"
    r"|bottle|blanket)\b|"
    r"\b(?:wants?|wanted) (?:us|me|you|people|everyone|the court|the judge) to (?:know|understand)|too young to"
    r"|asked that\b"
    r"|\basked (?:if|whether) (?:I|we|he was|she was)\b|\b(?:what|who|where|when|why|how"
    r"|whatever) (?:\w+ ){0,3}(?:wants?|wanted)\b"
    r"|\bif (?:he|she|they) (?:wants?|wanted)\b|\b(?:n['’]t|not|never) (?:\w+ )?(?:want|wish|hope)\w*",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\bas (?:he|she|they|you|[A-Z]\w+) (?:asked|wanted|wished|would like)\b|\b(?:what|which is what"
    r"|this is not what|than)"
    r" (?:\w+ ){1,6}(?:asked for|asked|wants?|wanted|would like)\b|\b(?:his|her|their|your"
    r"|['’]s) (?:\w+ )?(?:wish(?:es)?|request"
    r"|suggestion|question)\b|\bwanted this\b",
    re.IGNORECASE,
)
_ANSWERED_AT_ONCE = re.compile(
    r"\b(?:and|so|but) (?:I|we) (?:have |had |will |then |also )?"
    r"(?:agreed|said|told|explained|promised|asked|rang|booked|arranged|offered|wrote|will|gave|sent)\b"
)
"""The writer's answer in the sentence of the wish itself."""

_NOUNS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_COMMON = frozenset(
    {
        "want",
        "like",
        "wish",
        "ask",
        "say",
        "tell",
        "hope",
        "have",
        "be",
        "get",
        "go",
        "do",
        "make",
        "would",
        "request",
        "more",
        "hand",
        "love",
        "year",
    }
    | {
        "thing",
        "time",
        "need",
        "help",
        "see",
        "know",
        "think",
        "feel",
        "visit",
        "day",
        "week",
        "come",
        "take",
        "live",
        "start",
    }
    | {"stay", "sleep", "will", "next", "able", "keep", "let", "give", "look", "other", "same", "new", "good"}
)
STEM = 5
"""Letters by which two words are taken for one: supervisor, supervision."""


def _find(reading: NoteReading) -> Iterator[Finding]:
    if not any(_answers(read) for read in reading.reads) and not reading.note.actions:
        return
    listed = {word.lower()[:STEM] for action in reading.note.actions for word in re.findall(r"\w+", action.what)}
    for place, read in enumerate(reading.reads):
        match = _WISH.search(read.bare)
        if match is None or not _is_wish(read):
            continue
        wanted = _content(reading, read, match.end()) or _content(reading, read, 0)
        replies = [other for other in reading.reads[place + 1 :] if _answers(other) or _follows_up(other)]
        replies += [other for other in reading.reads[:place] if _answers(other) and other.keeps is not Keeps.ANY]
        spoken = {word for other in replies for word in _content(reading, other, 0)} | listed
        if not wanted or wanted & spoken or any(_owns_up(reading, read, other) for other in replies):
            continue
        yield finding_on(
            read,
            Code.UNANSWERED_VIEW,
            Severity.LOW,
            match.span(),
            "This is a wish, and nothing in the analysis or the actions answers it.",
            "Say what you will do about it, or why it cannot be done.",
            who=read.label.holder,
        )


def _is_wish(read: Read) -> bool:
    label = read.label
    theirs = label.holder in FAMILY and label.kind.is_view and not label.unsure
    answered = _NO_WISH.search(read.bare) or _ANSWERED_AT_ONCE.search(read.bare)
    return theirs and read.keeps is not Keeps.ACTIONS and not answered


def _answers(read: Read) -> bool:
    """Say whether a statement can answer a wish: analysis, or something to be done."""
    own = read.label.kind in {Kind.ANALYSIS, Kind.ACTION, Kind.MIXED}
    return own or read.keeps in {Keeps.ACTIONS, Keeps.ANALYSIS}


def _follows_up(read: Read) -> bool:
    """Say whether the writer tells what was done at once: "I rang the landlord", "I told him that …"."""
    return re.search(r"\b(?:I|we) (?:have |had |then |also )?[a-z]+", read.bare) is not None


def _owns_up(reading: NoteReading, read: Read, other: Read) -> bool:
    """Say whether a statement names this wish as one: "This is not what Theo asked for"."""
    match = _ANSWERS.search(other.bare)
    if match is None:
        return False
    named = {m.role for m in reading.roster.mentions(other.bare)} & FAMILY
    return not named or read.label.holder in named


def _content(reading: NoteReading, read: Read, start: int) -> set[str]:
    family = [m for m in reading.roster.mentions(read.text) if m.person is not None or m.role in FAMILY]
    people = {token for m in family for token in m.words.lower().split()}
    return {
        token.lemma_.lower()[:STEM]
        for token in read.tokens
        if token.idx >= start
        and token.pos_ in _NOUNS
        and token.lemma_.lower() not in _COMMON
        and token.lower_ not in people
        and len(token.text) > 2
    }


CHECK = Check(
    code=Code.UNANSWERED_VIEW,
    severity=Severity.LOW,
    definition="A wish of a child or parent that no analysis or action answers.",
    bad="Dad would like weekends. (Nothing follows.)",
    good="Dad would like weekends. I will ask the family centre about Saturdays by 1 June.",
    find=_find,
    leaves_alone=(
        "notes with no analysis and no actions in them",
        "a wish that is named and weighed: “This is not what Theo asked for”",
        "“She wants us to know …”",
    ),
)
