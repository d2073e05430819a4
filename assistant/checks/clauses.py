"""Cuts a statement into clauses and tells what each does: view, judgement, action, or a thing seen."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.checks import cues
from assistant.domain.casenote import Form
from assistant.domain.person import Role
from assistant.english.roster import Mention, Roster
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HANGING = frozenset({"ccomp", "acl", "pcomp", "csubj"})
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them"})
_FEMALE_ROLES, _MALE_ROLES = frozenset({Role.MOTHER}), frozenset({Role.FATHER})
_WRITERS = frozenset({Role.WORKER, Role.MANAGER})
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
_NAMED_VIEW = re.compile(
    r"\b(?:according to|in the (?:view|words|opinion) of|from the point of view of|told by|reported by|informed by"
    r"|advised by|heard from|the (?:view|wish|opinion) of)\s+",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    r"['’]s (?:own )?(?:view|wish|hope|opinion|account|worry|worries|concern|fear|words|request|position)s?"
    r"\s+(?:is|was|are|were)\b",
    re.IGNORECASE,
)
_TERSE = re.compile(
    r"\s*(?:[:–-]\s+|(?:also|still|now|not|very|v|again|feeling|feels)?\s*(?:adamant|scared|happy|unhappy|upset"
    r"|worried|angry|keen"
    r"|anxious|cross|sad|fed up|frustrated|says?|said|reports?|reported|states?|stated|wants?|feels?|thinks?"
    r"|denies|denied"
    r"|claims?|claimed|believes?|hopes?|asked|agrees?|agreed|disagrees?)\b)"
)
_BARE_VERB = re.compile(
    r"^\W*(?:ring|call|phone|email|write|book|arrange|refer|send|chase|ask|check|contact|visit|speak|complete"
    r"|update|see"
    r"|make|find|share|discuss|invite|meet|organise|request|follow up|follow|help|support|get|bring|take|apply"
    r"|attend)\s+"
    r"(?!at\b|in\b|was\b)",
    re.IGNORECASE,
)
_ADMITTED = re.compile(r"\s+(?:to|into)\s+(?:the |an? )?(?:hospital|ward|nursery|school|a&e|unit)", re.IGNORECASE)
_THINGS = frozenset({"it", "this", "that", "which", "there", "these", "those", "what"})
_ALTHOUGH = re.compile(r"^\W*(?:although|though|even though|while|whilst|whereas|despite)\b", re.IGNORECASE)
_DUE = re.compile(
    r"\bby (?:\d|mon|tue|wed|thu|fri|sat|sun|next|the end|tomorrow|then|jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)"
    r"|\btomorrow\b|\bnext week\b",
    re.IGNORECASE,
)


class Voice(StrEnum):
    """What a clause does."""

    VIEW = "view"
    ANALYSIS = "analysis"
    ACTION = "action"
    SEEN = "seen"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Clause:
    """A part of a statement as [start, end); `owns_rest` marks a judgement that cites what follows as its reason."""

    start: int
    end: int
    voice: Voice = Voice.UNKNOWN
    holder: str | None = None
    form: Form = Form.NONE
    confidence: float = 0.4
    words: tuple[str, ...] = ()
    owns_rest: bool = False
    follows: bool = False


@dataclass(frozen=True)
class _Reading:
    """A statement as the clauses are judged: with its quotations blanked, its parse and who is named in it."""

    text: str
    bare: str
    doc: "Doc"
    roster: Roster
    mentions: tuple[Mention, ...]
    quotes: tuple[tuple[int, int], ...]
    carried: str | None = None
    heard: list[str] = field(default_factory=list)


def clauses_of(text: str, doc: "Doc", roster: Roster, *, carried: str | None = None) -> tuple[Clause, ...]:
    """Judge each clause of a statement; `carried` holds a view that goes on from the sentence before."""
    quotes = quoted_spans(text)
    bare = _blanked(text, quotes)
    reading = _Reading(text, bare, doc, roster, roster.mentions(bare), quotes, carried)
    clauses: list[Clause] = []
    for start, end in _pieces(reading):
        clause = _judge(reading, start, end, clauses)
        clauses.append(clause)
    return tuple(clauses)


def attributions(
    text: str, doc: "Doc", roster: Roster, carried: str | None = None
) -> tuple[tuple[int, int, str | None], ...]:
    """Find verbs of saying, thinking and feeling with their holders, as (start, end, holder)."""
    quotes = quoted_spans(text)
    bare = _blanked(text, quotes)
    reading = _Reading(text, bare, doc, roster, roster.mentions(bare), quotes, carried)
    return tuple(
        (token.idx, token.idx + len(token.text), _holder(reading, token)[0])
        for token in doc
        if _is_attribution(reading, token)
    )


def _blanked(text: str, quotes: tuple[tuple[int, int], ...]) -> str:
    for start, end in quotes:
        text = text[: start + 1] + " " * (end - start - 2) + text[end - 1 :]
    return text


def _pieces(reading: _Reading) -> list[tuple[int, int]]:
    """Cut at words of contrast, and where a second person begins to speak, if both sides have a verb."""
    bare = reading.bare
    cuts = [m.end() for m in cues.CONTRAST.finditer(bare) if m.end() > 0]
    if _ALTHOUGH.match(bare):
        comma = re.search(r",\s+(?=\w)", bare)
        cuts += [comma.end()] if comma else []
    cuts += _second_speakers(reading)
    spans, start = [], 0
    for cut in sorted(set(cuts)):
        if _has_verb(reading, start, cut) and _has_verb(reading, cut, len(bare)):
            spans.append((start, cut))
            start = cut
    return [*spans, (start, len(bare))]


def _second_speakers(reading: _Reading) -> list[int]:
    cuts, first = [], None
    for token in reading.doc:
        if not _is_attribution(reading, token) or token.dep_ not in {"ROOT", "conj", "parataxis"}:
            continue
        subject = _subject(token)
        if subject is None:
            continue
        mention = _mention_at(reading, subject)
        if mention and first and mention.role != first and token.dep_ == "conj":
            cuts.append(min(t.idx for t in subject.subtree))
        first = first or (mention.role if mention else None)
    return cuts


def _has_verb(reading: _Reading, start: int, end: int) -> bool:
    inside = [t for t in reading.doc if start <= t.idx < end]
    return any(t.pos_ in _VERBS for t in inside) or bool(cues.FEELING.search(reading.bare[start:end]))


def _judge(reading: _Reading, start: int, end: int, before: list[Clause]) -> Clause:
    bare = reading.bare[start:end]
    blank = Clause(start, end)
    view = _view(reading, start, end, before)
    own = cues.FIRST_PERSON.search(bare)
    if own and (view is None or start + own.start() <= view[0]):
        return replace(
            blank, voice=Voice.ANALYSIS, confidence=0.92, words=(own.group(),), owns_rest=view is not None or not before
        )
    if view is not None:
        _, holder, form, confidence, words = view
        return replace(blank, voice=Voice.VIEW, holder=holder, form=form, confidence=confidence, words=words)
    return _not_a_view(reading, blank, bare, before)


def _not_a_view(reading: _Reading, blank: Clause, bare: str, before: list[Clause]) -> Clause:
    after_view = bool(before) and before[-1].voice is Voice.VIEW
    follows = _starts_with_pronoun(bare)
    seen = None if cues.NONVERBAL.search(bare) else cues.SEEN.search(bare)
    if cues.FORMAL.match(bare):
        return replace(blank, voice=Voice.SEEN, confidence=0.85)
    todo = _to_do(reading, blank, bare, first=not before)
    if todo is not None:
        return replace(blank, voice=Voice.ACTION, confidence=0.85, words=(todo,))
    judged = _judged(bare, after_view=after_view, seen=seen is not None)
    if judged is not None:
        return replace(blank, voice=Voice.ANALYSIS, confidence=judged[0], words=judged[1])
    if after_view and follows and seen is None:
        holder = before[-1].holder
        return replace(blank, voice=Voice.VIEW, holder=holder, form=Form.REPORTED, confidence=0.55, follows=True)
    return _plain(blank, bare, seen, follows=follows)


def _to_do(reading: _Reading, blank: Clause, bare: str, *, first: bool) -> str | None:
    """Find the words of something to be done: "Ring the GP", "I will …", "… by Friday"."""
    bare_verb, will = _BARE_VERB.match(bare), cues.WILL.search(bare)
    if bare_verb and first and reading.doc[0].tag_ in {"VB", "VBP", "NN", "NNP"}:
        return bare_verb.group().strip()
    planned = will and (_DUE.search(bare) or will.group().split()[0].lower() in {"will", "shall", "action"})
    if will and planned and not _hangs(reading, blank.start + will.start()):
        return will.group().strip()
    return _handed_out(reading, blank)


def _hangs(reading: _Reading, place: int) -> bool:
    """Say whether a verb stands in a clause that hangs on another: "whether the changes will last"."""
    token = next((t for t in reading.doc if t.idx >= place), None)
    verb = token.head if token is not None and token.dep_ == "aux" else token
    return verb is not None and verb.dep_ in {"ccomp", "acl", "relcl", "pcomp", "advcl", "csubj"}


def _handed_out(reading: _Reading, blank: Clause) -> str | None:
    """Find a task with no finite verb: "Father to send proof by Friday"."""
    inside = [t for t in reading.doc if blank.start <= t.idx < blank.end]
    for token, following in pairwise(inside):
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None
        if token.tag_ == "TO" and following.tag_ in {"VB", "VBP"} and token.i > inside[0].i:
            return f"{token.text} {following.text}"
    return None


def _judged(bare: str, *, after_view: bool, seen: bool) -> tuple[float, tuple[str, ...]] | None:
    """Find words of judgement, and how sure they make it."""
    certain, unowned = cues.CERTAIN.search(bare), cues.UNOWNED.search(bare)
    judged = cues.JUDGEMENT.search(bare) or cues.INFERENCE.search(bare)
    if judged or certain:
        sure = 0.85 if judged and certain else 0.8 if after_view and certain else 0.6 if seen and not certain else 0.75
        return sure, tuple(m.group() for m in (certain, judged) if m)
    if unowned:
        return 0.55, (unowned.group(),)
    valued = cues.VALUED.search(bare)
    return (0.65, (valued.group(),)) if valued and not seen else None


def _plain(blank: Clause, bare: str, seen: re.Match[str] | None, *, follows: bool) -> Clause:
    will, behaved = cues.WILL.search(bare), cues.BEHAVED.search(bare) or cues.SEEMS.search(bare)
    if seen:
        return replace(blank, voice=Voice.SEEN, confidence=0.85, words=(seen.group(),))
    if will:
        return replace(blank, voice=Voice.ACTION, confidence=0.58, words=(will.group(),))
    if behaved:
        return replace(blank, voice=Voice.SEEN, confidence=0.7, words=(behaved.group(),))
    dated = re.search(r"\d", bare) is not None
    return replace(blank, voice=Voice.SEEN, confidence=0.65 if dated else 0.5, follows=follows)


def _view(
    reading: _Reading, start: int, end: int, before: list[Clause]
) -> tuple[int, str | None, Form, float, tuple[str, ...]] | None:
    """Find a view in a clause: (where its cue stands, holder, form, confidence, words that decided)."""
    quoted = any(start <= left < end and len(reading.text[left:right].split()) > 2 for left, right in reading.quotes)
    form = Form.QUOTE if quoted else Form.REPORTED
    bare = reading.bare[start:end]
    held = _attributed(reading, start, end, form, before)
    if held is not None:
        return held
    shown = cues.NONVERBAL.search(bare)
    if shown:
        near = _role_before(reading, start, start + shown.start(), before)
        if near in {Role.CHILD, Role.SIBLING}:
            return start + shown.start(), near, Form.NONVERBAL, 0.85, (shown.group(),)
    named = _NAMED_VIEW.search(bare)
    if named:
        mention = next((m for m in reading.mentions if m.start >= start + named.end() - 1), None)
        if mention and mention.start - start - named.end() < 6 and mention.role not in _WRITERS:
            return start + named.start(), mention.role, form, 0.88, (named.group().strip(),)
    return _view_by_words(reading, start, bare, form, quoted=quoted, before=before)


def _attributed(
    reading: _Reading, start: int, end: int, form: Form, before: list[Clause]
) -> tuple[int, str | None, Form, float, tuple[str, ...]] | None:
    """Find the first verb of saying or feeling whose holder is known, else the first of any."""
    first, named = None, False
    for token in reading.doc:
        if not (start <= token.idx < end and _is_attribution(reading, token)):
            continue
        holder, sure = _holder(reading, token, before)
        if holder in _WRITERS:
            continue
        hanging = token.dep_ in _HANGING and not _is_attribution(reading, token.head)
        confidence = (0.92 if token.lemma_ in cues.SPEECH else 0.8) if sure and not hanging else 0.55
        found = (token.idx, holder, form, confidence, (token.text,))
        if holder is not None and sure and not hanging and (first is None or not named):
            return found
        named = named or _subject(token) is not None
        first = first or found
    return first


def _view_by_words(
    reading: _Reading, start: int, bare: str, form: Form, *, quoted: bool, before: list[Clause]
) -> tuple[int, str | None, Form, float, tuple[str, ...]] | None:
    for mention in reading.mentions:
        if not start <= mention.start < start + len(bare) or mention.role in _WRITERS:
            continue
        rest = reading.bare[mention.end : start + len(bare)]
        own, terse = _OWN_VIEW.match(rest), _TERSE.match(rest)
        if own or (
            terse and (mention.start == start or terse.group().strip(" :–-")) and not cues.SEEMS.match(rest.lstrip())
        ):
            words = own or terse
            return mention.start, mention.role, form, 0.85 if own else 0.75, (words.group().strip(),) if words else ()
    feeling = cues.FEELING.search(bare)
    if feeling and not cues.SEEMS.search(bare[: feeling.end()]) and not re.search(r"\bI\b", bare[: feeling.start()]):
        holder = _role_before(reading, start, start + feeling.start(), before)
        if (
            holder
            and holder not in _WRITERS
            and re.match(r"(?:is|was|are|were|feel|felt|get|got|['’]s)", feeling.group(), re.I)
        ):
            return start + feeling.start(), holder, form, 0.7, (feeling.group(),)
    if quoted:
        first = reading.carried if _starts_with_pronoun(bare) and not before else None
        holder = first or _role_before(reading, start, start + len(bare), before) or reading.carried
        return start, holder if holder not in _WRITERS else None, form, 0.7 if holder else 0.5, ("quotation",)
    return None


def _is_attribution(reading: _Reading, token: "Token") -> bool:
    """Say whether a token is a verb by which somebody says, thinks, feels or wishes, outside quotations."""
    lemma = token.lemma_.lower()
    verb = token.pos_ in _VERBS or token.tag_.startswith("VB")
    if not verb or (lemma not in cues.SPEECH and lemma not in cues.MENTAL):
        return False
    quoted = any(left <= token.idx < right for left, right in reading.quotes)
    bare_form = token.tag_ in {"VBG", "VB"} and token.dep_ not in {"ROOT", "conj", "ccomp"}
    aside = token.dep_ == "relcl" and lemma in cues.MENTAL
    subject = _subject(token)
    thing = subject is not None and subject.lower_ in _THINGS
    passive = any(c.dep_ == "auxpass" for c in token.children) and lemma != "tell"
    if quoted or aside or thing or passive or (bare_form and lemma not in {"like", "love"}):
        return False
    return not (lemma == "admit" and _ADMITTED.match(reading.text[token.idx + len(token.text) :]))


def _subject(token: "Token") -> "Token | None":
    for _ in range(4):
        for child in token.children:
            if child.dep_ in _SUBJECTS:
                return child
        if token.dep_ not in {"conj", "xcomp"} or token.head is token:
            return None
        token = token.head
    return None


def _mention_at(reading: _Reading, subject: "Token") -> Mention | None:
    place = subject.idx
    exact = [m for m in reading.mentions if m.start <= place < m.end]
    return exact[0] if exact else None


def _holder(reading: _Reading, token: "Token", before: list[Clause] | None = None) -> tuple[str | None, bool]:
    """Give who holds the view that a verb brings, and whether that is sure."""
    passive = any(c.dep_ == "auxpass" for c in token.children)
    if passive:
        agent = next((g for c in token.children if c.dep_ == "agent" for g in c.children), None)
        mention = _mention_at(reading, agent) if agent is not None else None
        return (mention.role, True) if mention else (None, False)
    subject = _subject(token)
    if subject is None:
        return _role_before(reading, 0, token.idx, before or []), False
    mention = _mention_at(reading, subject)
    if mention:
        return _with_others(reading, subject, mention), True
    if subject.lower_ in _PRONOUNS:
        role = _antecedent(reading, subject)
        return role, role is not None
    if reading.carried is not None and reading.carried in reading.roster.could_be(_full_name(reading, subject)):
        return reading.carried, True
    told = {"i": Role.WORKER, "we": Role.WORKER, "you": Role.CHILD}.get(subject.lower_)
    return (told, True) if told else (None, subject.pos_ == "PROPN")


def _full_name(reading: _Reading, subject: "Token") -> str:
    return reading.text[subject.left_edge.idx : subject.idx + len(subject.text)]


def _with_others(reading: _Reading, subject: "Token", mention: Mention) -> str:
    """Give "parents" where a mother and a father speak as one, else the role mentioned."""
    both = [_mention_at(reading, t) for t in subject.conjuncts]
    roles = {m.role for m in both if m} | {mention.role}
    return "parents" if roles == _FEMALE_ROLES | _MALE_ROLES else mention.role


def _antecedent(reading: _Reading, pronoun: "Token") -> str | None:
    female, male = pronoun.lower_ in {"she", "her"}, pronoun.lower_ in {"he", "him"}
    earlier = [m for m in reading.mentions if m.end <= pronoun.idx and m.role not in _WRITERS]
    for mention in reversed(earlier):
        if (female and mention.role in _MALE_ROLES) or (male and mention.role in _FEMALE_ROLES):
            continue
        return mention.role
    carried = reading.carried
    if (female and carried in _MALE_ROLES) or (male and carried in _FEMALE_ROLES):
        return None
    return carried


def _role_before(reading: _Reading, start: int, end: int, before: list[Clause]) -> str | None:
    near = [m for m in reading.mentions if start <= m.start < end]
    if near:
        return near[0].role
    views = [c.holder for c in before if c.voice is Voice.VIEW and c.holder]
    if views:
        return views[-1]
    return reading.carried if _starts_with_pronoun(reading.bare[start:end]) else None


def _starts_with_pronoun(bare: str) -> bool:
    return re.match(r"\W*(?:but |and |however,? |so |then )?(?:he|she|they)\b", bare, re.IGNORECASE) is not None
