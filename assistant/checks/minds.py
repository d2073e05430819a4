"""Finds what nobody can see: somebody's lasting state of mind, told by the writer as if it had been watched."""

import re
from typing import TYPE_CHECKING

from assistant.checks.cues import SEEMS, SPEECH
from assistant.checks.reading import FAMILY, Read
from assistant.english.roster import Roster

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_MIND = frozenset(
    {"trust", "distrust", "mistrust", "fear", "dread", "resent", "expect", "hope", "believe", "understand", "realise"}
    | {"adore", "idolise", "worship", "crave", "blame", "rely", "depend", "respect", "despise", "value", "care", "mind"}
    | {"envy", "pity", "suspect", "doubt", "assume", "remember", "forgive", "love", "hate", "regret", "appreciate"}
)
"""What goes on in a mind, as lemmas; likes and wishes are left out, which are mostly told or shown."""

_TURNED = re.compile(
    r"\b(?:has|have|['’]s|['’]ve) (?:\w+ )?(?:(?:stopped|begun|started|ceased|come|learn(?:ed|t)|grown|given up) "
    r"(?:to )?(?:\w+ing|trust|expect|hope|believe|rely|depend|fear"
    r"|dread|see|resent|think|feel|accept|hide|mind|not to)\b"
    r"|lost (?:all |any |his |her |their )?(?:hope|faith|trust|interest|confidence|heart)|given up (?:on|hope)\b"
    r"|(?:grown|become|got) used to|made (?:his|her|their) (?:mind|peace)|no (?:hope|faith|trust|confidence)\b"
    r"|(?:grown|become) (?:wary|afraid|fearful|dependent|attached|resigned|numb|hardened|indifferent))",
    re.IGNORECASE,
)
"""A change of heart in the perfect: "has stopped hoping", "has lost faith"."""

_STATE = re.compile(
    r"\b(?:is|are|['’]s|['’]re) (?:(?:not|n['’]t|still|very|so|deeply|too|no longer|really|always|yet) )*"
    r"(?:(?:wary|suspicious|mistrustful|afraid|frightened|scared|terrified|jealous|resentful|ashamed|proud|fond) of"
    r"|attached to|used to|resigned to|desperate (?:to|for)|devoted to|indifferent to|dependent on|at ease with"
    r"|close to (?:his|her|their)|in love with|out of (?:love|patience))\b"
    r"|\b(?:was|were) (?:(?:not|n['’]t|still|very|so|deeply|too|no longer|really|always|both|clearly) )*"
    r"(?:(?:suspicious|mistrustful|jealous|envious|resentful|ashamed) of|attached to|resigned to|devoted to"
    r"|indifferent to|dependent on|in love with|out of (?:love|patience))\b",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:is|are|['’]s|['’]re) (?:(?:both|all|always|clearly|very|so|really|a|an|such|most|the) )*(?:\w+(?:,| and) )?"
    r"(?:devoted|dedicated|committed|house-?proud|loving|caring|protective|attentive|doting|besotted|conscientious"
    r"|capable|nurturing|attuned|selfless|loyal|generous|child-focused|hard-?working|trustworthy|reliable|resilient"
    r"|responsible|patient|affectionate|thoughtful|dependable|maternal|paternal|well-meaning|respectful)\b(?! for\b)",
    re.IGNORECASE,
)
"""What somebody is like for good, which one visit cannot show."""

_HELD_BACK = frozenset({"will", "would", "can", "could", "may", "might", "should", "did", "must"})


def mind_read(read: Read, roster: Roster) -> tuple[int, int] | None:
    """Find a state of mind that stands as seen; one that somebody told, or that only seemed so, is left alone."""
    bare = read.bare
    spoken = any(t.lemma_.lower() in SPEECH for t in read.tokens for start, _, _ in read.held if t.idx == start)
    root = next((t for t in read.tokens if t.dep_ == "ROOT"), None)
    if (
        spoken
        or read.quotes
        or root is None
        or SEEMS.search(bare[: _past(root)])
        or re.search(r"\b(?:I|we)\b", bare[: root.idx])
    ):
        return None
    if not _is_somebody(read, root, roster):
        return None
    turned = _TURNED.search(bare) or _STATE.search(bare) or _PRAISED.search(bare)
    if turned is not None:
        return turned.span()
    return (root.idx, root.idx + len(root.text)) if _is_lasting(root) else None


def _past(root: "Token") -> int:
    """Give where the main verb ends with what it says of its subject: how somebody looked stands no further on."""
    after = next((t for t in root.children if t.i > root.i and t.dep_ in {"acomp", "attr", "xcomp", "oprd"}), root)
    return int(after.idx) + len(after.text)


def _is_lasting(root: "Token") -> bool:
    """Say whether the main verb is one of the mind, in the present: what lasts, and not what one deed showed."""
    helped = {t.lower_ for t in root.children if t.dep_ == "aux"}
    present = root.tag_ in {"VBZ", "VBP"} or bool(helped & {"does", "do"})
    return root.lemma_.lower() in _OF_MIND and present and not helped & _HELD_BACK


def _is_somebody(read: Read, root: "Token", roster: Roster) -> bool:
    subject = next((t for t in root.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    if subject.lower_ in {"he", "she", "they"}:
        return True
    return any(m.start <= subject.idx < m.end and m.role in FAMILY for m in roster.mentions(read.bare))
