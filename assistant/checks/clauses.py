"""Cuts a statement into clauses and tells what each does: view, judgement, action, or a thing seen."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.checks import cues, traits
from assistant.checks.clause import Clause, Sentence, Voice, starts_with_pronoun
from assistant.checks.holders import (
    HANGING,
    VERBS,
    WRITERS,
    Held,
    attributed,
    is_attribution,
    mention_at,
    role_before,
    subject_of,
)
from assistant.domain.casenote import Form
from assistant.domain.person import Role
from assistant.english.roster import Roster

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
_WEIGHS = frozenset({"think", "believe", "feel", "consider", "conclude", "assess", "agree", "judge", "weigh", "worry"})
"""Verbs by which a worker or a manager, told by name, weighs things up."""

_ALTHOUGH = re.compile(r"^\W*(?:although|though|even though|while|whilst|whereas|despite)\b", re.IGNORECASE)
_ASKED_ABOUT = re.compile(
    r"\b(?:find|finds|finding|found) out (?:whether|if|how|what|why)\b[^,;.]*"
    r"|\b(?:ask(?:s|ed|ing)?|check(?:s|ed|ing)?|decid(?:e|es|ed|ing)|learn|explore|see|assess(?:es|ing)?|consider) "
    r"(?:\w+ ){0,3}?whether\b[^,;.]*",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\bby (?:\d|mon|tue|wed|thu|fri|sat|sun|next|the end|tomorrow|then|jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)"
    r"|\btomorrow\b|\bnext week\b",
    re.IGNORECASE,
)


def clauses_of(text: str, doc: "Doc", roster: Roster, *, carried: str | None = None) -> tuple[Clause, ...]:
    """Judge each clause of a statement; `carried` holds a view that goes on from the sentence before."""
    sentence = Sentence.of(text, doc, roster, carried)
    clauses: list[Clause] = []
    for start, end in _pieces(sentence):
        clause = _judge(sentence, start, end, clauses)
        clauses.append(clause)
    return tuple(clauses)


def _pieces(sentence: Sentence) -> list[tuple[int, int]]:
    """Cut at words of contrast, and where a second person begins to speak, if both sides have a verb."""
    bare = sentence.bare
    cuts = [m.end() for m in cues.CONTRAST.finditer(bare) if m.end() > 0]
    if _ALTHOUGH.match(bare):
        comma = re.search(r",\s+(?=\w)", bare)
        cuts += [comma.end()] if comma else []
    cuts += _second_speakers(sentence)
    spans, start = [], 0
    for cut in sorted(set(cuts)):
        if _has_verb(sentence, start, cut) and _has_verb(sentence, cut, len(bare)):
            spans.append((start, cut))
            start = cut
    return [*spans, (start, len(bare))]


def _second_speakers(sentence: Sentence) -> list[int]:
    cuts, first = [], None
    for token in sentence.doc:
        if not is_attribution(sentence, token) or token.dep_ not in {"ROOT", "conj", "parataxis"}:
            continue
        subject = subject_of(token)
        if subject is None:
            continue
        mention = mention_at(sentence, subject)
        if mention and first and mention.role != first and token.dep_ == "conj":
            cuts.append(min(t.idx for t in subject.subtree))
        first = first or (mention.role if mention else None)
    return cuts


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    inside = [t for t in sentence.doc if start <= t.idx < end]
    return any(t.pos_ in VERBS for t in inside) or bool(cues.FEELING.search(sentence.bare[start:end]))


def _judge(sentence: Sentence, start: int, end: int, before: list[Clause]) -> Clause:
    bare = sentence.bare[start:end]
    blank = Clause(start, end)
    view = _view(sentence, start, end, before)
    own = cues.FIRST_PERSON.search(bare)
    named = _writers_view(sentence, start, end)
    if named is not None:
        return replace(blank, voice=Voice.ANALYSIS, confidence=0.9, words=(named,), owns_rest=True)
    thinks = _writer_thinks(sentence, start, end)
    if own is None and thinks is not None and (view is None or thinks.idx <= view[0]):
        return replace(blank, voice=Voice.ANALYSIS, confidence=0.9, words=(thinks.text,), owns_rest=True)
    if own and (view is None or start + own.start() <= view[0]):
        return replace(
            blank, voice=Voice.ANALYSIS, confidence=0.92, words=(own.group(),), owns_rest=view is not None or not before
        )
    if view is not None:
        _, holder, form, confidence, words = view
        return replace(blank, voice=Voice.VIEW, holder=holder, form=form, confidence=confidence, words=words)
    return _not_a_view(sentence, blank, bare, before)


def _writer_thinks(sentence: Sentence, start: int, end: int) -> "Token | None":
    """Find where a worker or manager thinks or decides, told by name: "FS thinks that …"."""
    for token in sentence.doc:
        if not start <= token.idx < end or token.lemma_.lower() not in _WEIGHS or token.pos_ != "VERB":
            continue
        subject = subject_of(token)
        mention = mention_at(sentence, subject) if subject is not None and subject.lower_ != "i" else None
        if mention is not None and mention.role in WRITERS and mention.person is not None:
            return token
    return None


def _writers_view(sentence: Sentence, start: int, end: int) -> str | None:
    """Find a view at the head of a clause that a worker or manager is named for: "Roland's view is that …"."""
    for mention in sentence.mentions:
        if mention.start != start or mention.role not in WRITERS:
            continue
        own = _OWN_VIEW.match(sentence.bare[mention.end : end]) or _OWN_VIEW.match(sentence.bare[mention.end - 2 : end])
        if own is not None:
            return sentence.bare[mention.start : mention.end + len(own.group())].strip()
    return None


def _not_a_view(sentence: Sentence, blank: Clause, bare: str, before: list[Clause]) -> Clause:
    after_view = bool(before) and before[-1].voice is Voice.VIEW
    follows = starts_with_pronoun(bare)
    seen = None if cues.NONVERBAL.search(bare) else cues.SEEN.search(bare)
    if cues.FORMAL.match(bare):
        return replace(blank, voice=Voice.SEEN, confidence=0.95)
    foretold = cues.PREDICTED.search(bare)
    if foretold and not seen and any(m.role not in WRITERS for m in sentence.mentions) | follows | after_view:
        return replace(blank, voice=Voice.ANALYSIS, confidence=0.75, words=(foretold.group(),))
    todo = _to_do(sentence, blank, bare, first=not before)
    if todo is not None:
        return replace(blank, voice=Voice.ACTION, confidence=0.85, words=(todo,))
    judged = _judged(bare, after_view=after_view, seen=seen is not None)
    if judged is not None:
        return replace(blank, voice=Voice.ANALYSIS, confidence=judged[0], words=judged[1])
    if after_view and follows and seen is None:
        holder = before[-1].holder
        return replace(blank, voice=Voice.VIEW, holder=holder, form=Form.REPORTED, confidence=0.55, follows=True)
    return _plain(blank, bare, seen, follows=follows)


def _to_do(sentence: Sentence, blank: Clause, bare: str, *, first: bool) -> str | None:
    """Find the words of something to be done: "Ring the GP", "I will …", "… by Friday"."""
    bare_verb, will = _BARE_VERB.match(bare), cues.WILL.search(bare)
    if bare_verb and first and sentence.doc[0].tag_ in {"VB", "VBP", "NN", "NNP"}:
        return bare_verb.group().strip()
    planned = will and (_DUE.search(bare) or will.group().split()[0].lower() in {"will", "shall", "action"})
    if will and planned and not _hangs(sentence, blank.start + will.start()):
        return will.group().strip()
    return _handed_out(sentence, blank)


def _hangs(sentence: Sentence, place: int) -> bool:
    """Say whether a verb stands in a clause that hangs on another: "whether the changes will last"."""
    token = next((t for t in sentence.doc if t.idx >= place), None)
    verb = token.head if token is not None and token.dep_ == "aux" else token
    return verb is not None and verb.dep_ in {"ccomp", "acl", "relcl", "pcomp", "advcl", "csubj"}


def _handed_out(sentence: Sentence, blank: Clause) -> str | None:
    """Find a task with no finite verb: "Father to send proof by Friday"."""
    inside = [t for t in sentence.doc if blank.start <= t.idx < blank.end]
    for token, following in pairwise(inside):
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return None
        if token.tag_ == "TO" and following.tag_ in {"VB", "VBP"} and token.i > inside[0].i:
            return f"{token.text} {following.text}"
    return None


def _judged(bare: str, *, after_view: bool, seen: bool) -> tuple[float, tuple[str, ...]] | None:
    """Find words of judgement, and how sure they make it; what is only asked about is judged by nobody."""
    bare = _ASKED_ABOUT.sub(lambda found: " " * len(found.group()), bare)
    certain, unowned = cues.CERTAIN.search(bare), cues.UNOWNED.search(bare)
    trait = traits.judged(bare)
    if trait is not None:
        words = (certain.group(), trait.words) if certain else (trait.words,)
        return 0.85 if certain or after_view else 0.8, words
    judged = cues.JUDGEMENT.search(bare) or cues.INFERENCE.search(bare)
    if judged or certain:
        sure = 0.85 if judged and certain else 0.8 if after_view and certain else 0.6 if seen and not certain else 0.75
        return sure, tuple(m.group() for m in (certain, judged) if m)
    refused = cues.REFUSED.search(bare) if after_view else None
    if refused:
        return 0.75, (refused.group(),)
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


def _view(sentence: Sentence, start: int, end: int, before: list[Clause]) -> Held | None:
    """Find a view in a clause: (where its cue stands, holder, form, confidence, words that decided)."""
    quoted = any(start <= left < end and len(sentence.text[left:right].split()) > 2 for left, right in sentence.quotes)
    form = Form.QUOTE if quoted else Form.REPORTED
    bare = sentence.bare[start:end]
    held = attributed(sentence, start, end, form, before)
    if held is not None and held[3] > HANGING:
        return held
    shown = cues.NONVERBAL.search(bare)
    if shown:
        near = role_before(sentence, start, start + shown.start(), before)
        if near in {Role.CHILD, Role.SIBLING}:
            return start + shown.start(), near, Form.NONVERBAL, 0.85, (shown.group(),)
    named = _NAMED_VIEW.search(bare)
    if named:
        mention = next((m for m in sentence.mentions if m.start >= start + named.end() - 1), None)
        if mention and mention.start - start - named.end() < 6 and mention.role not in WRITERS:
            return start + named.start(), mention.role, form, 0.88, (named.group().strip(),)
    return _view_by_words(sentence, start, bare, form, quoted=quoted, before=before) or held


def _view_by_words(
    sentence: Sentence, start: int, bare: str, form: Form, *, quoted: bool, before: list[Clause]
) -> Held | None:
    for mention in sentence.mentions:
        if not start <= mention.start < start + len(bare) or mention.role in WRITERS:
            continue
        rest = sentence.bare[mention.end : start + len(bare)]
        own, terse = _OWN_VIEW.match(rest), _TERSE.match(rest)
        if own or (
            terse and (mention.start == start or terse.group().strip(" :–-")) and not cues.SEEMS.match(rest.lstrip())
        ):
            words = own or terse
            return mention.start, mention.role, form, 0.85 if own else 0.75, (words.group().strip(),) if words else ()
    feeling = cues.FEELING.search(bare)
    if feeling and not cues.SEEMS.search(bare[: feeling.end()]) and not re.search(r"\bI\b", bare[: feeling.start()]):
        holder = role_before(sentence, start, start + feeling.start(), before)
        if (
            holder
            and holder not in WRITERS
            and re.match(r"(?:is|was|are|were|feel|felt|get|got|['’]s)", feeling.group(), re.I)
        ):
            return start + feeling.start(), holder, form, 0.7, (feeling.group(),)
    if quoted:
        first = sentence.carried if starts_with_pronoun(bare) and not before else None
        holder = first or role_before(sentence, start, start + len(bare), before) or sentence.carried
        return start, holder if holder not in WRITERS else None, form, 0.7 if holder else 0.5, ("quotation",)
    return None
