"""Finds what went on for long or far away, which no worker was there to see: habits, waits, journeys and old harms."""

import re
from typing import TYPE_CHECKING

from assistant.checks.reading import Read

if TYPE_CHECKING:
    from spacy.tokens import Token

DARED = re.compile(
    r"\b(?:because|as|after|since|when) (?:[\w'’]+ ){1,7}?(?:dared|made|forced|begged|bet|persuaded|paid"
    r"|promised|pressured"
    r"|blackmailed|bullied|goaded|tricked|talked|egged|bribed|encouraged) (?:him|her|them)\b"
    r"|\b(?:was|were) (?:dared|forced|pressured|tricked|talked|goaded|blackmailed|bribed|bullied) (?:in)?to\b",
    re.IGNORECASE,
)
"""Why somebody did a thing, as only they can know."""

DONE_BEFORE = re.compile(
    r"\bhad (?:(?:not|never|already|only|just|again|also) )?(?:been (?:(?:up|off|away) )?(?:out|drinking|arguing"
    r"|fighting|using|awake|up"
    r"|left|hit"
    r"|hurt|shouting|crying)|drunk|eaten|slept|taken|smoked|hit|pushed|left|gone|argued|fought|stayed|spent|used"
    r"|bought|lost"
    r"|started|stopped|run|thrown|broken|kept|lied|sold|given|had|missed|fallen|hurt|forgotten|put (?:him|her"
    r"|them))\b",
    re.IGNORECASE,
)
"""What had been done before the writer came."""

SINCE_THEN = re.compile(
    r"\b(?:has|have)(?: not|n['’]t)? (?:(?:never|already|also|again|recently|now) )?(?:been (?:drinking|taking"
    r"|eating|using"
    r"|smoking|seeing|hitting"
    r"|shouting|arguing|gambling|selling|dealing|stealing|lying|in touch|back with|sleeping)|borrowed|spent|stolen"
    r"|sold|relapsed"
    r"|drunk|smoked|hit|lied|slept|eaten|stopped (?:taking|drinking|using|seeing)|started (?:drinking|using|seeing"
    r"|taking)"
    r"|gone back to|moved in with|let (?:him|her|them)|taken (?:drugs|an overdose|money))\b",
    re.IGNORECASE,
)
"""What has been going on since, out of sight."""

ROW = re.compile(
    r"\b(?:row|argument|fight|incident|quarrel|accident|party|assault|shouting|scuffle|altercation)s?\b (?:itself "
    r"|only |just )?"
    r"(?:was over|lasted|started|began|happened|ended|took place|broke out|went on|got out of hand|blew up)\b",
    re.IGNORECASE,
)
"""A row or an accident told as if the writer had been there."""

EARLIER = re.compile(
    r"\b(?:bruis|injur|burn|scald|fractur|graz|scratch|swell|wound|lump|scar)\w*|\bmarks?\b|\bhad\b|\b(?:last"
    r"|yesterday"
    r"|night|weekend|earlier|ago|when he was|when she was)\b",
    re.IGNORECASE,
)
"""Words by which a fall is told of an older injury or an earlier day."""

_TURNED = re.compile(
    r"\b(?:started|stopped|began|resumed|gave up|quit|went back to|returned to|fell back into|took up|kept|kept on"
    r"|carried on|went on) (?:to )?(?:drink|using|smok|gambl|taking (?:drugs|her|his)|seeing|self-harm|cutting|steal"
    r"|skipp|lying|bully|hitting|messag|sleeping (?:rough|out|at))\w*"
    r"|\b(?:relapsed|overdosed|sobered up|took an overdose)\b",
    re.IGNORECASE,
)
"""A habit taken up or left off, which only they know."""

_FLED = re.compile(
    r"\bfled\b|\b(?:was|were) (?:left behind|shot|killed|beaten|tortured|trafficked|smuggled|imprisoned|kidnapped"
    r"|sent away|thrown out|kicked out|turned away)\b"
    r"|\bcrossed (?:the|a) (?:sea|channel|border|desert|river)\b"
    r"|\bwalked (?:for|across|through) (?:\w+ )?(?:days|weeks|miles|the (?:desert|mountains|night))\b",
    re.IGNORECASE,
)
"""A journey or a harm of long ago and far away."""

_PAID = re.compile(
    r"\b(?:given|gave|paid|got|gets|received|bought|promised|lent|offered|handed|carried|delivered|held"
    r"|sold)\b[^.;]{0,50}"
    r"\b(?:as (?:a )?(?:payment|reward|bribe|wages)|in (?:exchange|return)\b|by way of (?:payment|thanks)"
    r"|to pay off (?:a|the|his|her)"
    r"|for (?:keeping quiet|his silence|her silence))",
    re.IGNORECASE,
)
"""What was given for what, between people whom nobody watched."""

_FOR_DAYS = re.compile(
    r"^ (?:[\w'’]+ ){0,6}?(?:an? |(?:\w+ (?:or|to) )?\w+ )(?:days?|weeks?|months?|nights?)\b"
    r"(?! (?:ago|old|later|earlier|before|after|in (?:the|a))|['’])",
    re.IGNORECASE,
)
_THIS = re.compile(r"\b(?:this|last|next|the (?:same|next|following|first|second)|every|each|per|an?|that) \w+$", re.I)
_RECORDED = frozenset(
    {"live", "last", "stay", "be", "have", "attend", "work", "remain", "serve", "run", "meet", "spend", "move", "miss"}
    | {"start", "begin", "end", "join", "return", "review", "open", "close", "visit", "offer", "agree", "turn"}
)
"""Deeds that records and registers tell of, as lemmas."""

_DATED = re.compile(r"\d")
_WRITER = re.compile(r"\b(?:I|we|me|us|my|our)\b")


def long_or_far(read: Read) -> re.Match[str] | None:
    """Find a habit taken up, a wait of days, or a journey, where the writer is no part of it."""
    if _WRITER.search(read.bare):
        return None
    return _TURNED.search(read.bare) or _FLED.search(read.bare) or _PAID.search(read.bare) or _waited(read)


def because_before(read: Read) -> tuple[int, int] | None:
    """Find a reason that lies before the writer's time: "because the card had run out the night before"."""
    verb = next((t for t in read.tokens if t.dep_ == "advcl" and t.tag_ in {"VBN", "VBG"} and _had(t)), None)
    if verb is None or not any(t.dep_ == "mark" and t.lower_ == "because" for t in verb.children):
        return None
    return verb.left_edge.idx, verb.idx + len(verb.text)


def _had(verb: "Token") -> bool:
    return any(t.lower_ in {"had", "'d", "’d"} and t.dep_ == "aux" for t in verb.children)


def _waited(read: Read) -> re.Match[str] | None:
    """Find a deed that went on for days, weeks or months: "the landlord took five weeks to come"."""
    if _DATED.search(read.bare):
        return None
    for verb in read.tokens:
        if verb.tag_ != "VBD" or verb.lemma_.lower() in _RECORDED or verb.dep_ not in {"ROOT", "conj"}:
            continue
        found = _FOR_DAYS.match(read.bare[verb.idx + len(verb.text) :])
        if found is not None and _THIS.search(found.group()) is None:
            return re.compile(re.escape(verb.text)).search(read.bare, verb.idx)
    return None
