"""Reads the words by which somebody says that they, or another, will do something, and leaves those that only talk."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.drafting.action_words import due_of, uncalled
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said
from assistant.english.days import MONTHS, WEEKDAYS

WILL = re.compile(
    r"\b(?P<who>I|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to"
    r"| are going to)\s+(?:also |then |just )?(?P<what>.+)",
    re.I,
)
"""The words that promise: "I'll", "we are going to"."""
_MUST = re.compile(r"\b(?P<who>I)(?: need to| have to|['’]ve got to| must)\s+(?P<what>.+)")
_THIRD = re.compile(r"^(?:(?:so|and|okay|then),? )*(?P<who>[A-Z][a-z'-]+)(?:['’]ll| will| is going to)\s+(?P<what>.+)")
_DOING_I = re.compile(r"\b(?P<who>I)(?:['’]m| am)\s+(?P<what>(?!going to\b)[a-z]+ing\b .+)")
_SPLIT = re.compile(
    r"(?:,\s+(?:and\s+)?(?-i:[A-Z])[\w'-]+,\s+|,?\s+(?:and\s+)?)(?=(?:I|we)(?:['’]ll| will|['’]m going to)\s)", re.I
)
NOT_WORK = re.compile(
    r"^(?:(?:always|still) |be (?:honest|fair|okay|ok|fine|alright|all right|happy|sad|glad|running|quick|brief"
    r"|fuming|here|there|in"
    r"|at (?:work|home|school|college|my|the shop)"
    r"|with you|there for)\b|have\b(?! (?:it|them|him|her|that)\b"
    r"| (?:my|the|a|an|some|your|his|her|their) \w+(?: \w+)? (?:to|for|with|ready)\b)"
    r"|know\b|see\b(?! you| if| about| the| her| him"
    r"| them| what)|think\b|feel\b|"
    r"miss\b|die\b|kill\b|never\b|not\b|say\b|tell you what|admit\b|just say|need\b|want\b|believe\b"
    r"|try not\b|try$|try to be\b|do my best|get (?:in trouble|told|upset|angry)|let you (?:go|get on)|stop you there"
    r"|take (?:that|it) as|leave (?:it|that)\b|sum (?:it )?up|go over|say it|set off|stay out|swear\b|promise\b"
    r"|wait (?:here|there|outside)"
    r"|(?:get|put|make|fetch|grab|find|have) (?:the |a |some |your |my |us |you |him |her |them )*(?:chips|tea"
    r"|coats?|shoes|kettle|door|phone"
    r"|biscuits?|dinner|brew|coffee|drink|juice|squash|toast|pizza|snack|telly|bib|nappy|wipes?|towel)\b"
    r"|(?:write|put|note|jot|mark) (?:him|her|them|you|\w+) (?:down )?as\b"
    r"|do (?:that|this|my|the (?:next|last)) (?:part|bit|one)\b"
    r"|(?:have|hold|keep|take|get) (?:on to )?(?:it|that|this|one)(?: (?:for now|then|safe|here))?$"
    r"|(?:get|have|take) the one\b"
    r"|(?:write|put|note|jot) down (?:what|that|how|who)\b"
    r"|(?:write|put|note|jot) (?:that|it|this)(?: down| in| all)?\b(?! in the report)|read (?:it|that"
    r"|them)? ?(?:out|back)?$|not read"
    r"|give (?:you|him|her|them) (?:a |five |ten )?(?:minute|minutes|second|moment)|start (?:with|again)"
    r"|go first|shut up|stop (?:there|talking)"
    r"|turn (?:it|this|that|the)\b|carry on|finish (?:off|up)|stand (?:up|here)|sit\b|look (?:at it|in there|now)$"
    r"|put in the\b"
    r"|go (?:and )?(?:play|get|put|make)\b"
    r"|understand\b|come (?:back )?to that|remember\b|love\b|hate\b|cry\b|lose\b|be back in a)",
    re.I,
)
_TALK_NOW = re.compile(
    r"^(?:be (?!back|round|in touch|sending|ringing|writing|bringing)|play\b|finish\b|ask (?:a|you|one"
    r"|another)\b(?! if| about)"
    r"|ask \w+ straight|go (?:slow|to \d|to (?:half|quarter|five|ten|twenty))|take a (?:shrug|nod|maybe)"
    r"|come to the door"
    r"|try to say|stand\b|wear\b|(?:just )?note (?:that )?(?:he|she|it|you)|tell you(?: (?:that|this|now))?$"
    r"|read\b|start$"
    r"|pay it['’]s|explain\b|talk (?:you )?through|say\b|add it on$|skip\b|talk\b(?! (?:to|with|about|it)\b)"
    r"|walk you\b|keep (?:my|her|his|it) (?:short|brief"
    r"|headphones|coat))",
    re.I,
)
_DOING = re.compile(
    r"^(?:(?i:so|and|right|okay|then|to sum up|just to say),?:? )*(?P<who>[A-Z][a-z'-]+?)(?:['’]s| is)"
    r" (?P<what>[a-z]+ing\b .+)"
)
_NOT_DOING = frozenset(
    "be do have think feel get live stay say tell wait sit talk look work sleep act grow go come write try hope "
    "record ask worry plan start learn wonder".split()
)
_SUMS_UP = re.compile(
    r"\b(?:sum up|what(?:['’]ve| have) we|go over|say (?:it|that|what)|so,? what|let me|to be clear|agreed)\b", re.I
)
_NO_NAME = frozenset("It That This There She He They You Nobody Somebody Everyone What Who Nothing Something".split())
_BEGINS = re.compile(r"^(?:do is|have to|need to|be able to|go and)\s+(?=[a-z]+)", re.I)
"""Words before the deed itself: "what I'll do is ring them", "I'll have to mention it"."""
_TAG = re.compile(r",\s*(?:won['’]t|shall|will|can|could) (?:I|we)$", re.I)
_NAMED_DAY = re.compile(rf"\b(?:{'|'.join([*WEEKDAYS, *MONTHS])})\b", re.I)
_INTERPRETS = re.compile(r"(?:say|ask|tell|speak|explain|repeat|interpret|translate|put|go slow)\b", re.I)
_SEES_IF = re.compile(
    r"\b(see|ask(?: (?!me\b)\w+){0,3}|check(?: with \w+)?|find out|know|say|tell \w+|hear) (?:if|whether)\b", re.I
)
_UNSURE = re.compile(r"\b(?:if|unless|might|maybe|perhaps|probably|whether)\b", re.I)


@dataclass(frozen=True)
class Willed:
    """A part of a sentence that says somebody will do something: who, what, and the words of that part."""

    who: str
    what: str
    part: str
    begins: int


def willed(said: Sequence[Said], at: int, listening: Listening, visit: date) -> Iterator[Willed]:
    """Give each deed that a sentence says will be done, but for what only runs the talk or is not sure."""
    one = said[at]
    tells = one.voice.is_worker or reports(one)
    for part in _SPLIT.split(one.text):
        match = WILL.search(part) or (
            _MUST.search(part)
            or _THIRD.search(part)
            or _doing(one, said, part, visit, _DOING)
            or _doing(one, said, part, visit, _DOING_I)
            if tells
            else None
        )
        if not match or match["who"] in _NO_NAME:
            continue
        what = _BEGINS.sub("", uncalled(match["what"].strip(" .,!"), listening.voices))
        if match.re in {_DOING, _DOING_I}:
            verb = next(t for t in one.doc if t.tag_ == "VBG" and t.text in what)
            what = what.replace(verb.text, verb.lemma_, 1)
        firm = not _UNSURE.search(_SEES_IF.sub(r"\1", what))
        interprets = one.voice.interprets and _INTERPRETS.match(what)
        if firm and not interprets and len(what.split()) >= 2 and not _is_talk(what, match, one):
            yield Willed(match["who"], what, part, match.start())


def reports(one: Said) -> bool:
    """Say whether a professional speaks, who may tell what others will do."""
    return one.voice.person is not None and one.voice.holder == "professional"


def _is_talk(what: str, match: re.Match[str], one: Said) -> bool:
    """Say whether words that promise something only run the talk: "I'll be quick", "I need to ask you"."""
    see_you = not one.voice.is_worker and re.match(r"see you\b", what, re.I) and not _NAMED_DAY.search(what)
    asks_now = match.re is _MUST and re.match(r"(?:ask|tell|say|check|hear)\b", what)
    again = _TAG.search(what)
    return bool(again or NOT_WORK.match(what) or _TALK_NOW.match(what) or asks_now or see_you)


def _doing(one: Said, said: Sequence[Said], part: str, visit: date, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Read "Colin's ringing the council tomorrow" where the worker sums up, or a day to come is named."""
    match = pattern.search(part)
    verb = next((t for t in one.doc if match and t.tag_ == "VBG" and t.text in match["what"]), None)
    if match is None or verb is None or verb.lemma_ in _NOT_DOING:
        return None
    turn = [s for s in said if s.order == one.order]
    due = due_of(part, visit)[0]
    ahead = due is not None and (due > visit or pattern is _DOING)
    sums_up = any(_SUMS_UP.search(s.text) for s in turn) or sum(bool(WILL.search(s.text)) for s in turn) >= 2
    return match if sums_up or ahead else None
