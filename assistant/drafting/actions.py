"""Finds what somebody said they would do: what, who, by when, and the words that say so."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.drafting.action_words import (
    called,
    due_of,
    name_of,
    names_of,
    next_visit,
    uncalled,
    without_dates,
)
from assistant.drafting.asks import answer_of, deed_of, meant
from assistant.drafting.compose import quoted
from assistant.drafting.day_agreed import day_agreed
from assistant.drafting.listening import Listening
from assistant.drafting.promise import Promise, merged, promise_of, words_of
from assistant.drafting.said import Said
from assistant.drafting.select import RISK
from assistant.drafting.what_is_done import what_is_done
from assistant.english.dates import dates
from assistant.english.numbers import NumberKind, numbers

_WILL = re.compile(
    r"\b(?P<who>I|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to"
    r"| are going to)\s+(?:also |then |just )?(?P<what>.+)",
    re.I,
)
_MUST = re.compile(r"\b(?P<who>I)(?: need to| have to|['’]ve got to| must)\s+(?P<what>.+)")
_THIRD = re.compile(r"^(?:(?:so|and|okay|then),? )*(?P<who>[A-Z][a-z'-]+)(?:['’]ll| will| is going to)\s+(?P<what>.+)")
_SPLIT = re.compile(r",?\s+(?:and\s+)?(?:(?-i:[A-Z])[\w'-]+,\s+)?(?=(?:I|we)(?:['’]ll| will|['’]m going to)\s)", re.I)
_NOT_WORK = re.compile(
    r"^(?:(?:always|still) |be (?:honest|fair|okay|ok|fine|alright|all right|happy|sad|glad|running|quick|brief"
    r"|fuming|here|there|in"
    r"|at (?:work|home|school|college|my|the shop)"
    r"|with you|there for)\b|have\b(?! (?:it|them|him|her|that)\b)|know\b|see\b(?! you| if| about| the| her| him"
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
    r"|turn (?:it|this|that|the)\b|carry on|finish (?:off|up)|stand (?:up|here)|sit\b|look (?:at it|in there)$"
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
    r"|pay it['’]s|explain\b|talk (?:you )?through|say\b|add it on$|skip\b|keep (?:my|her|his|it) (?:short|brief"
    r"|headphones|coat))",
    re.I,
)
_DOING = re.compile(
    r"^(?:(?i:so|and|right|okay|then|to sum up|just to say),?:? )*(?P<who>[A-Z][a-z'-]+?)(?:['’]s| is)"
    r" (?P<what>[a-z]+ing\b .+)"
)
_NOT_DOING = frozenset("be do have think feel get live stay say tell wait sit talk look work sleep act grow".split())
_SUMS_UP = re.compile(
    r"\b(?:sum up|what(?:['’]ve| have) we|go over|say (?:it|that|what)|so,? what|let me|to be clear|agreed)\b", re.I
)
_NO_NAME = frozenset("It That This There She He They You Nobody Somebody Everyone What Who Nothing Something".split())
_SEES_IF = re.compile(
    r"\b(see|ask(?: (?!me\b)\w+){0,3}|check(?: with \w+)?|find out|know|say|tell \w+|hear) (?:if|whether)\b", re.I
)
_HYPOTHETICAL = re.compile(r"\bwould you\b.*\bif\b|\bif\b.*\bwould you\b", re.I)
_UNSURE = re.compile(r"\b(?:if|unless|might|maybe|perhaps|probably|whether)\b", re.I)
_CORRECTS = re.compile(r"^(?:no|sorry|actually|wait|hang on|i tell a lie|correction)\b", re.I)
_INTERPRETS = re.compile(r"(?:say|ask|tell|speak|explain|repeat|interpret|translate|put|go slow)\b", re.I)
_NOTHING: tuple[Said, ...] = ()


def promises(listening: Listening, visit: date) -> tuple[Promise, ...]:
    """Find every action that was promised, or offered and accepted; what was only suggested is left."""
    found: list[Promise] = []
    said = list(listening.sayings)
    known: date | None = None
    for at, one in enumerate(said):
        for mention in dates(one.text, visit):
            known = mention.day if mention.day and mention.day > visit and not mention.is_range else known
        if RISK.search(one.text) and not one.voice.is_worker:
            continue
        offered = _offered(said, at, listening, visit) or day_agreed(said, at, visit)
        found += [*offered, *_next_meeting(one, visit)]
        taken = any(one.key == s.key for p in found[-4:] for s in p.rests_on)
        if not offered and not taken and not one.is_question:
            found += _promised(said, at, listening, visit, known)
    return tuple(merged(found))


def _promised(said: Sequence[Said], at: int, listening: Listening, visit: date, known: date | None) -> list[Promise]:
    one = said[at]
    found: list[Promise] = []
    after = said[at + 1] if at + 1 < len(said) and said[at + 1].order == one.order else None
    right = after if after is not None and _CORRECTS.match(after.text) else None
    for part in _SPLIT.split(one.text):
        match = _WILL.search(part) or (
            _MUST.search(part) or _THIRD.search(part) or _doing(one, said, part, visit)
            if one.voice.is_worker or _reports(one)
            else None
        )
        if not match or match["who"] in _NO_NAME:
            continue
        what = uncalled(match["what"].strip(" .,!"), listening.voices)
        if match.re is _DOING:
            verb = next(t for t in one.doc if t.tag_ == "VBG" and t.text in what)
            what = what.replace(verb.text, verb.lemma_, 1)
        if one.voice.interprets and _INTERPRETS.match(what):
            continue
        firm = _UNSURE.search(_SEES_IF.sub(r"\1", what))
        if _is_talk(what, match, worker=one.voice.is_worker) or firm or len(what.split()) < 2:
            continue
        due, _ = due_of(what, visit, known)
        corrected = due_of(right.text, visit)[0] if right is not None else None
        rests: tuple[Said, ...] = (one,) if right is None or corrected is None else (one, right)
        back = re.match(r"(?:be|come|pop|call|see you)(?: back| round| again| in)?\b", what, re.I)
        comes = one.voice.is_worker and match["who"].lower() == "i" and back
        if comes and (dates(what, visit, past=False) or "back" in what):
            words, near = next_visit(what), _NOTHING
        else:
            words, near = what_is_done(what, said, at, listening, visit)
        words = quoted(part) if words.startswith('"') or what.endswith(" mine") else words
        due = None if due and _of_another_week(what, said, at) else due
        if due is None and near and not re.search(r': "| \(', words):
            due = due_of(near[0].text, visit)[0]
        who = _owner(match["who"], said, at, listening)
        alone = len(one.text[: one.text.find(part)].split()) + len(part[: match.start()].split()) <= 2
        heard = " ".join([part.strip(" ,"), *(s.text for s in rests[1:])])
        found.append(promise_of(words, who, corrected or due, heard, rests, near, whole=alone or one.voice.is_worker))
    return found


def _is_talk(what: str, match: re.Match[str], *, worker: bool) -> bool:
    """Say whether words that promise something only run the talk: "I'll be quick", "I need to ask you"."""
    see_you = not worker and re.match(r"see you\b", what, re.I)
    asks_now = match.re is _MUST and re.match(r"(?:ask|tell|say|check)\b", what)
    return bool(_NOT_WORK.match(what) or _TALK_NOW.match(what) or asks_now or see_you)


def _doing(one: Said, said: Sequence[Said], part: str, visit: date) -> re.Match[str] | None:
    """Read "Colin's ringing the council tomorrow" where the worker sums up, or a day to come is named."""
    match = _DOING.search(part)
    verb = next((t for t in one.doc if match and t.tag_ == "VBG" and t.text in match["what"]), None)
    if match is None or verb is None or verb.lemma_ in _NOT_DOING:
        return None
    turn = [s for s in said if s.order == one.order]
    due = due_of(match["what"], visit)[0]
    sums_up = any(_SUMS_UP.search(s.text) for s in turn) or sum(bool(_WILL.search(s.text)) for s in turn) >= 2
    return match if sums_up or due else None


def _of_another_week(what: str, said: Sequence[Said], at: int) -> bool:
    """Say whether a weekday may be one of another week, which somebody has just called "the Friday"."""
    day = re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", what, re.I)
    before = " ".join(s.text for s in said[max(0, at - 4) : at])
    return bool(day and re.search(rf"\bthe {day.group()}\b", before, re.I))


def _reports(one: Said) -> bool:
    return one.voice.person is not None and one.voice.holder == "professional"


def _owner(word: str, said: Sequence[Said], at: int, listening: Listening) -> str | None:
    one = said[at]
    if word.lower() == "i":
        return name_of(listening.speaker_of(one.voice))
    if word.lower() != "we":
        fits = [p.name for p in listening.people if p.first_name == word]
        return fits[0] if len(fits) == 1 else word
    if _reports(one):
        return name_of(one.voice)
    deed = meant(said, at)
    if deed is not None and deed.said.voice != one.voice:
        asked_of = called(deed.said, listening)
        return names_of(asked_of or [one.voice]) if deed.kind != "together" else names_of([deed.said.voice, *asked_of])
    return _both(one, listening)


def _offered(said: Sequence[Said], at: int, listening: Listening, visit: date) -> list[Promise]:
    """Read an offer or a request together with its answer: only a yes makes it an action."""
    one = said[at]
    deed = deed_of(one)
    if deed is None or not deed.works or _NOT_WORK.match(deed.what) or _HYPOTHETICAL.search(one.text):
        return []
    turn = answer_of(said, at)
    verb = deed.what.split()[0].lower()
    yes = next((s for s in turn if s.says_yes or re.match(rf"I(?:['’]ll| will) {re.escape(verb)}\b", s.text)), None)
    if yes is None or any(s.says_no or re.search(r"\bI (?:can't|won't|cannot)\b", s.text) for s in turn):
        return []
    to = called(one, listening)
    answerer = listening.speaker_of(yes.voice)
    if (to and answerer not in to and yes.voice not in to) or (
        yes.voice.interprets and re.match(r"(?:tell|say|ask|explain|interpret|let)\b", deed.what, re.I)
    ):
        return []
    to = to or [answerer]
    if deed.kind == "together":
        who = names_of([listening.speaker_of(one.voice), *to])
    else:
        who = name_of(listening.speaker_of(one.voice)) if deed.kind == "offer" else names_of(to)
    kept = [s for s in turn if s is yes or _short_promise(s, visit)]
    due = due_of(" ".join(s.text for s in turn if _WILL.search(s.text)), visit)[0] or due_of(deed.what, visit)[0]
    words, near = what_is_done(deed.what, said, at, listening, visit, to=to)
    if re.match(r"(?:well,? )?I (?:could|can) do\b(?! (?:that|it)\b)", yes.text, re.I):
        words = f"{words}: {quoted(yes.heard)}".rstrip(".")
    return [promise_of(words, who, due, " ".join(s.heard.strip() for s in (one, *kept)), (one, *kept), near)]


def _short_promise(said: Said, visit: date) -> bool:
    """Say whether a sentence only says yes again: "I'll go on Monday at two."."""
    match = _WILL.search(said.text)
    return bool(match) and len(words_of(without_dates(match["what"], visit)) if match else "") <= 2


def _next_meeting(one: Said, visit: date) -> list[Promise]:
    """Read "our next core group is on the fifth of November at one o'clock", and "before I come back on the fifth"."""
    if not one.voice.is_worker:
        return []
    named = re.search(
        r"(?:\b(?:our|the|my) |^)(?P<what>next (?:visit|core group|meeting|review))(?: is| will be|'s)\b(?P<when>.+)",
        one.text,
        re.I,
    )
    back = re.search(
        r"(?:\b(?:before|when|until|till) |^(?:so |and |then )*)I(?:['’]m| come| am)(?: back| again)(?P<when> .+)",
        one.text,
    )
    match = named or back
    due = due_of(match["when"], visit)[0] if match else None
    if match is None or due is None:
        return []
    times = [m for m in numbers(match["when"]) if m.kind is NumberKind.TIME]
    what = named["what"].capitalize() if named else "Next visit"
    what = f"{what}, at {times[0].text}" if times else what
    rests = (one,)
    return [promise_of(what, name_of(one.voice), due, one.heard.strip(), rests, whole=named is not None)]


def _both(one: Said, listening: Listening) -> str | None:
    near = [s for order in (one.order - 1, one.order + 1) for s in listening.turns.get(order, [])]
    others = [s.voice for s in near if s.voice != one.voice]
    return names_of([one.voice, others[-1]]) if len(set(others)) == 1 else name_of(one.voice)
