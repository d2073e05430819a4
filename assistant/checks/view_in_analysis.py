"""Flags somebody's view set down in the analysis without being weighed there."""

import re
from collections.abc import Iterator

from assistant.checks.cited import only_cites
from assistant.checks.clause import Voice
from assistant.checks.cues import REASON
from assistant.checks.holders import WRITERS
from assistant.checks.reading import Check, NoteReading, Read, finding_on
from assistant.domain.casenote import Keeps, Kind
from assistant.domain.finding import Code, Finding, Severity

_THEIRS = r"(?:him|her|them|this|that|it|you|both|either|(?:his|her|their|(?-i:[A-Z])\w+['’]s) \w+|(?-i:[A-Z])\w+)"
_LOOKS_BACK = re.compile(
    r"^\W*(?:so|this|that|these|those|both|on balance"
    r"|it(?!(?:['’]s| is| was) (?:\w+ ){1,3}(?:that|to)\b))\b"
    r"|\b(?:dis)?(?:agree|accept|share|give|side|sympathise)(?: (?:with|to))?"
    rf"(?: {_THEIRS})?(?=\W*$|\W*[,:;.]|\W+(?:because|since|as|that|but|and|weight)\b)"
    r"|\b(?:(?:weigh\w*|about|with|against|for|consider\w*|think|believe|see) (?:this|these|those)"
    r"|that (?:view|wish|account|worry|request)|give (?:it|that|this|\w+['’]s \w+)"
    r"|(?:his|her|their|['’]s) (?:\w+ )?(?:view|wish|wishes|account|words|request|hope|worry|point|reason)"
    r"|weigh\w*|weight|(?:think|believe|feel) so|right about|asked for"
    r"|what (?:he|she|they|[A-Z]\w+) (?:said|told|want\w*|ask\w*))\b",
    re.IGNORECASE,
)
_DIFFER = re.compile(r"\b(?:(?:do|does|did)(?: not|n['’]t) agree|disagree|differ(?:ent|ently)?)\b", re.IGNORECASE)
_SLIGHT = frozenset(
    {"think", "feel", "want", "say", "tell", "have", "make", "should", "would", "will", "can", "now", "come"}
)

_VIEW_NOUNS = frozenset({"wish", "view", "worry", "request", "hope", "account", "fear", "concern", "opinion", "idea"})


def _find(reading: NoteReading) -> Iterator[Finding]:
    for read in reading.reads:
        if read.keeps is not Keeps.ANALYSIS or not read.label.kind.is_view or read.label.unsure:
            continue
        if read.section.for_child or _DIFFER.search(read.bare):
            # A letter gives the child's own words back; views held against each other are being weighed.
            continue
        before, after = reading.before(read, 1), reading.after(read, 2)
        weighed = any(_weighs(other, read, reading, back=True) for other in after)
        weighed = weighed or any(_weighs(other, read, reading, back=False) for other in before) or _cited(read)
        if (
            weighed
            or _is_told_of(read)
            or _is_subject(read)
            or _is_own(read)
            or only_cites(read)
            or _is_set_beside(read)
            or any(c.voice is Voice.ANALYSIS for c in read.label.clauses)
        ):
            continue
        yield finding_on(
            read,
            Code.VIEW_IN_ANALYSIS,
            _severity(reading, read),
            None,
            "This is somebody's view, and your analysis does not weigh it.",
            "Say what you make of it and why, or move it to that person's views.",
            words=read.label.reasons,
            who=read.label.holder,
        )


def _weighs(other: Read, read: Read, reading: NoteReading, *, back: bool) -> bool:
    """Say whether a neighbour judges this view: it looks back at it, or it speaks of the same thing."""
    if back and other.bare.rstrip().endswith("?"):
        # "What does this mean for Callum?" puts a view up to be weighed.
        return True
    if other.label.kind not in {Kind.ANALYSIS, Kind.MIXED} and not _decides(other):
        return False
    shared = _topics(reading, other) & _topics(reading, read)
    return bool(_looks_back(reading, other, read) or shared) if back else len(shared) > 1


def _looks_back(reading: NoteReading, other: Read, read: Read) -> bool:
    """Say whether a statement judges what was just told; one about somebody else by name weighs theirs, not this."""
    match = _LOOKS_BACK.search(other.bare)
    if match is None:
        return _takes_up(other)
    named = [m for m in reading.roster.mentions(other.bare) if m.role not in WRITERS]
    holder = read.label.holder
    points = match.start() < 2 or re.search(r"\b(?:this|that|these|both|so)\b", match.group(), re.IGNORECASE)
    return bool(points) or not named or any(m.role == holder for m in named)


def _takes_up(other: Read) -> bool:
    """Say whether the writer does something with what was just told: "I take that seriously", "I hold it open"."""
    root = next((t for t in other.doc if t.dep_ == "ROOT"), None)
    if root is None or not any(t.dep_ == "nsubj" and t.text in {"I", "We"} for t in root.children):
        return False
    things = [t for t in root.children if t.dep_ == "dobj"]
    things += [t for prep in root.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj"]
    return any(t.lower_ in {"this", "that", "it", "these", "those", "both"} for t in things)


def _is_set_beside(read: Read) -> bool:
    """Say whether a fact of the writer's stands beside the view in one sentence: "…, and nobody has yet watched"."""
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if root is None or not any(start == root.idx for start, _, _ in read.held):
        return False
    for verb in (t for t in root.children if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"}):
        subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
        told = any(start == verb.idx for start, _, _ in read.held)
        if subject is not None and not told and subject.lower_ not in {"he", "she", "they"}:
            return True
    return False


def _decides(other: Read) -> bool:
    return re.search(r"\b(?:I|we|decided|weighed|agree[sd]?|recommend\w*)\b", other.bare) is not None


def _is_told_of(read: Read) -> bool:
    """Say whether a statement only points at a view told before: "This is what Mrs Lee wants"."""
    return (
        re.search(
            r"^\W*(?:it|this|that|which) (?:is|was) (?:not )?(?:what|why|how)\b"
            r"|\b(?:fit|match|tall(?:y|ie)|chime|square|agree|support|confirm|contradict|bear|borne"
            r"|differ)\w* (?:\w+ ){0,2}what\b",
            read.bare,
            re.IGNORECASE,
        )
        is not None
    )


def _is_subject(read: Read) -> bool:
    """Say whether the view is what the statement speaks about: "Dad's wish cannot be met yet", "What she said fits"."""
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if root is None:
        return False
    subject = next((t for t in root.children if t.dep_ in {"nsubj", "nsubjpass", "csubj", "csubjpass"}), None)
    if subject is None or any(start == root.idx for start, _, _ in read.held):
        return False
    told = root.lemma_ == "be" and any(t.dep_ in {"ccomp", "xcomp"} and t.tag_ != "VBN" for t in root.children)
    if subject.lemma_.lower() in _VIEW_NOUNS and any(t.dep_ == "poss" for t in subject.children):
        return not told
    inside = [start for start, _, _ in read.held if start <= subject.right_edge.idx]
    return subject.left_edge.lower_ == "what" and len(inside) == len(read.held) > 0 and not told


def _is_own(read: Read) -> bool:
    """Say whether the writer tells of themselves: "Graham and I spoke of my week", with nobody else's view in it."""
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    subjects = [t for t in root.children if t.dep_ == "nsubj"] if root is not None else []
    if not any(t.text in {"I", "We", "we"} for subject in subjects for t in subject.subtree):
        return False
    return not any(holder is not None and holder not in WRITERS for _, _, holder in read.held)


def _stands(read: Read) -> bool:
    """Say whether somebody is told to think something, now and on the whole: "Dad feels that the school is unfair".

    What somebody told or said one day is mostly given in an analysis as what it rests on.
    """
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if root is None or read.quotes:
        return False
    helped = {t.lower_ for t in root.children if t.dep_ == "aux"}
    held = any(start == root.idx for start, _, _ in read.held)
    now = root.tag_ in {"VBZ", "VBP"} or "would" in helped
    subject = next((t for t in root.children if t.dep_ == "nsubj"), None)
    writers = subject is not None and subject.lower_ in {"i", "we", "you"}
    return (now and not writers) or not held


def _severity(reading: NoteReading, read: Read) -> Severity:
    """Give medium where the analysis ends on an opinion, low where more follows that may weigh it, or it was told."""
    if not _stands(read):
        return Severity.LOW
    rest = reading.section(read)[reading.section(read).index(read) + 1 :]
    judged = [other for other in rest if other.label.kind in {Kind.ANALYSIS, Kind.MIXED}]
    wish = _topics(reading, read)
    weighed = any(_topics(reading, other) & wish or _names_and_weighs(reading, other, read) for other in judged)
    return Severity.LOW if weighed else Severity.MEDIUM


def _names_and_weighs(reading: NoteReading, other: Read, read: Read) -> bool:
    named = any(m.role == read.label.holder for m in reading.roster.mentions(other.bare))
    return named and _LOOKS_BACK.search(other.bare) is not None


def _cited(read: Read) -> bool:
    """Say whether the view is given as a reason: after a colon, or after "because" and its kind."""
    first = min((start for start, _, _ in read.held), default=0)
    lead = read.bare[:first]
    return ":" in lead or ";" in lead or REASON.search(lead) is not None


def _topics(reading: NoteReading, read: Read) -> set[str]:
    people = {word for m in reading.roster.mentions(read.text) for word in m.words.lower().split()}
    content = {"NOUN", "VERB", "ADJ", "PROPN"}
    kept = (t for t in read.tokens if t.pos_ in content and len(t.text) > 2 and t.lower_ not in people)
    return {t.lemma_.lower()[:6] for t in kept} - _SLIGHT


CHECK = Check(
    code=Code.VIEW_IN_ANALYSIS,
    severity=Severity.MEDIUM,
    definition="Somebody's view in the analysis, not weighed there.",
    bad="Analysis: Dad thinks the school is unfair to him.",
    good="Analysis: Dad thinks the school is unfair to him. I think so too, because it has not answered his letters.",
    find=_find,
    leaves_alone=(
        "a view with your judgement of it before or after it",
        "a view given as your reason: “because Dad told me …”",
        "a view with a question or a fact of yours beside it; what somebody said or told you one day is told quietly",
    ),
)
