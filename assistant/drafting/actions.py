"""Finds what somebody said they would do: what, who, by when, and the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.casenote import Action
from assistant.drafting.action_words import (
    called,
    due_of,
    in_the_note,
    name_of,
    names_of,
    next_visit,
    uncalled,
    with_office,
    without_dates,
)
from assistant.drafting.asks import Deed, answer_of, deed_of, meant
from assistant.drafting.compose import quoted
from assistant.drafting.evidence import evidence_of
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, without_fillers
from assistant.drafting.select import RISK
from assistant.drafting.voices import Voice
from assistant.english.dates import dates
from assistant.english.numbers import NumberKind, numbers

_WILL = re.compile(
    r"\b(?P<who>I|we)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to"
    r"| are going to)\s+(?:also |then |just )?(?P<what>.+)",
    re.I,
)
_MUST = re.compile(r"\b(?P<who>I)(?: need to| have to|['’]ve got to| must)\s+(?P<what>.+)")
_THIRD = re.compile(r"^(?:(?:so|and|okay|then),? )*(?P<who>[A-Z][a-z'-]+)(?:['’]ll| will| is going to)\s+(?P<what>.+)")
_SPLIT = re.compile(r",?\s+(?:and\s+)?(?=(?:I|we)(?:['’]ll| will|['’]m going to)\s)", re.I)
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
_DOING = re.compile(r"^(?:(?:so|and|right|okay),?:? )*(?P<who>[A-Z][a-z'-]+?)(?:['’]s| is) (?P<what>[a-z]+ing\b .+)")
_NOT_DOING = frozenset("be do have think feel get live stay say tell wait sit talk look work sleep act grow".split())
_SUMS_UP = re.compile(
    r"\b(?:sum up|what(?:['’]ve| have) we|go over|say (?:it|that|what)|so,? what|let me|to be clear|agreed)\b", re.I
)
_NO_NAME = frozenset("It That This There She He They You Nobody Somebody Everyone What Who Nothing Something".split())
_SEES_IF = re.compile(r"\b(see|ask|check|find out|know|say|tell \w+|hear) (?:if|whether)\b", re.I)
_UNSURE = re.compile(r"\b(?:if|unless|might|maybe|perhaps|probably|whether)\b", re.I)
_CORRECTS = re.compile(r"^(?:no|sorry|actually|wait|hang on|i tell a lie|correction)\b", re.I)
_REFERS = re.compile(r"\b(?:it|that|this|then|them|mine|one)$", re.I)
_SORRY = re.compile(r"^.{0,25}\bsorry\b|^(?:that's|it's) (?:okay|fine|right)", re.I)
_NOTHING: tuple[Said, ...] = ()
_SAYS_LITTLE = re.compile(r"(?:find out|check|ask|look|let (?:you|her|him|them) know|tell (?:you|her|him|them))$", re.I)
_OF_IT = re.compile(r"^(?:get|have|send|bring|sort) (?:it|them|that)\b", re.I)
_REACHES = frozenset({"ring", "call", "email", "text", "phone"})
_STANDS_FOR = frozenset({"him", "her", "them", "it", "that", "break", "his"})
_ONE_THING = ({"gp", "surgery", "doctor", "doctors", "doctor's"}, {"school", "teacher"})


@dataclass(frozen=True)
class Promise:
    """An action with the sentences that say it and nothing more."""

    action: Action
    rests_on: tuple[Said, ...]


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
        offered = _offered(said, at, listening, visit)
        found += [*offered, *_next_meeting(one, visit)]
        taken = any(one.key == s.key for p in found[-4:] for s in p.rests_on)
        if not offered and not taken and not one.is_question:
            found += _promised(said, at, listening, visit, known)
    return tuple(_merged(found))


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
        firm = _UNSURE.search(_SEES_IF.sub(r"\1", what))
        if _is_talk(what, match) or firm or len(what.split()) < 2:
            continue
        due, _ = due_of(what, visit, known)
        corrected = due_of(right.text, visit)[0] if right is not None else None
        rests: tuple[Said, ...] = (one,) if right is None or corrected is None else (one, right)
        back = re.match(r"(?:be|come|pop|call|see you)(?: back| round| again| in)?\b", what, re.I)
        comes = one.voice.is_worker and match["who"].lower() == "i" and back
        if comes and (dates(what, visit, past=False) or "back" in what):
            words, near = next_visit(what), _NOTHING
        else:
            words, near = _what(what, said, at, listening, visit)
        due = None if due and _of_another_week(what, said, at) else due
        if due is None and near and ': "' not in words:
            due = due_of(near[0].text, visit)[0]
        who = _owner(match["who"], said, at, listening)
        alone = len(one.text[: one.text.find(part)].split()) + len(part[: match.start()].split()) <= 2
        heard = " ".join([part.strip(" ,"), *(s.text for s in rests[1:])])
        found.append(_promise(words, who, corrected or due, heard, rests, near, whole=alone or one.voice.is_worker))
    return found


def _is_talk(what: str, match: re.Match[str]) -> bool:
    """Say whether words that promise something only run the talk: "I'll be quick", "I need to ask you"."""
    asks_now = match.re is _MUST and re.match(r"(?:ask|tell|say|check)\b", what)
    return bool(_NOT_WORK.match(what) or _TALK_NOW.match(what) or asks_now)


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
        return name_of(one.voice)
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
    if deed is None or not deed.works or _NOT_WORK.match(deed.what):
        return []
    turn = answer_of(said, at)
    verb = deed.what.split()[0].lower()
    yes = next((s for s in turn if s.says_yes or re.match(rf"I(?:['’]ll| will) {re.escape(verb)}\b", s.text)), None)
    if yes is None or any(s.says_no or re.search(r"\bI (?:can't|won't|cannot)\b", s.text) for s in turn):
        return []
    to = called(one, listening)
    answerer = listening.spoken_for(yes.voice) or yes.voice
    if (to and answerer not in to and yes.voice not in to) or (
        yes.voice.interprets and re.match(r"(?:tell|say|ask|explain|interpret|let)\b", deed.what, re.I)
    ):
        return []
    to = to or [answerer]
    if deed.kind == "together":
        who = names_of([one.voice, *to])
    else:
        who = name_of(one.voice) if deed.kind == "offer" else names_of(to)
    kept = [s for s in turn if s is yes or _short_promise(s, visit)]
    due = due_of(" ".join(s.text for s in turn if _WILL.search(s.text)), visit)[0] or due_of(deed.what, visit)[0]
    words, near = _what(deed.what, said, at, listening, visit, to=to)
    if re.match(r"(?:well,? )?I (?:could|can) do\b(?! (?:that|it)\b)", yes.text, re.I):
        words = f"{words}: {quoted(yes.heard)}".rstrip(".")
    return [_promise(words, who, due, " ".join(s.heard.strip() for s in (one, *kept)), (one, *kept), near)]


def _short_promise(said: Said, visit: date) -> bool:
    """Say whether a sentence only says yes again: "I'll go on Monday at two."."""
    match = _WILL.search(said.text)
    return bool(match) and len(_content(without_dates(match["what"], visit)) if match else "") <= 2


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
    return [_promise(what, name_of(one.voice), due, one.heard.strip(), rests, whole=named is not None)]


def _what(
    what: str, said: Sequence[Said], at: int, listening: Listening, visit: date, to: Sequence[Voice] = ()
) -> tuple[str, tuple[Said, ...]]:
    """Write an action's words, and give the earlier sentences that say what "it" or "that" is."""
    one = said[at]
    bare = with_office(without_dates(without_fillers(what), visit), said[:at])
    to = to or called(one, listening) or _before(said, at, listening)
    stands_for = re.match(r"(?:do|try|sort|manage) (?:it|that|this)\b(?P<rest>.*)$", bare, re.I)
    refers = (
        stands_for
        or _SAYS_LITTLE.match(bare)
        or ((_REFERS.search(bare) or _OF_IT.match(bare)) and len(bare.split()) <= 5)
    )
    deed = meant(said, at)
    again = deed is not None and len(bare.split()) <= 3 and bare.split()[0].lower() == deed.what.split()[0].lower()
    if deed is not None and again and re.search(r"\b(?:him|her|them|it|that)$", bare):
        return _of_deed(deed, said, listening, visit), (deed.said,)
    if not refers:
        return in_the_note(bare, listening, one, to), ()
    if deed is not None and stands_for:
        more = stands_for["rest"].strip(" ,.")
        return f"{_of_deed(deed, said, listening, visit)}{f', {more}' if more else ''}", (deed.said,)
    lately = [s for s in said[max(0, at - 6) : at] if s.words > 3 and not _SORRY.search(s.text)]
    others = [s for s in lately if s.voice != one.voice]
    near = others[-1] if others and _SAYS_LITTLE.match(bare) else _nearest(bare, lately[-4:])
    words = in_the_note(bare, listening, one, to)
    return (words, ()) if near is None else (f"{words}: {quoted(near.heard)}".rstrip("."), (near,))


def _nearest(words: str, before: Sequence[Said]) -> Said | None:
    """The earlier sentence that shares most word stems with an action, the latest of those alike."""
    stems = _stems(words)
    shared = [(len(stems & _stems(s.text)), n) for n, s in enumerate(before)]
    return before[max(shared)[1]] if shared else None


def _stems(text: str) -> set[str]:
    return {word[:4] for word in re.findall(r"[a-z]{4,}", text.lower())} - {"then", "that", "them", "with", "have"}


def _of_deed(deed: Deed, said: Sequence[Said], listening: Listening, visit: date) -> str:
    at = next(n for n, s in enumerate(said) if s.key == deed.said.key)
    to = called(deed.said, listening) or [s.voice for s in answer_of(said, at)[:1]]
    return in_the_note(without_dates(without_fillers(deed.what), visit), listening, deed.said, to)


def _before(said: Sequence[Said], at: int, listening: Listening) -> list[Voice]:
    """Whom a sentence speaks to when it calls nobody: whoever it called last in its turn, else who spoke before."""
    one = said[at]
    for earlier in reversed([s for s in said[max(0, at - 6) : at] if s.order == one.order]):
        if names := called(earlier, listening):
            return names
    last = next((s.voice for s in reversed(said[max(0, at - 8) : at]) if s.voice != one.voice), None)
    if last is None:
        return []
    if re.search(r"\byou (?:both|two|all)\b|\bboth of you\b", one.text, re.I):
        spoke = [s.voice for s in said[max(0, at - 12) : at] if s.voice != one.voice and not s.voice.is_worker]
        recent = list(dict.fromkeys(reversed(spoke)))[:2]
        return sorted(recent, key=lambda voice: voice.speaker)
    return [listening.spoken_for(last) or last]


def _both(one: Said, listening: Listening) -> str | None:
    near = [s for order in (one.order - 1, one.order + 1) for s in listening.turns.get(order, [])]
    others = [s.voice for s in near if s.voice != one.voice]
    return names_of([one.voice, others[-1]]) if len(set(others)) == 1 else name_of(one.voice)


def _promise(
    what: str,
    who: str | None,
    due: date | None,
    words: str,
    rests: tuple[Said, ...],
    near: tuple[Said, ...] = (),
    *,
    whole: bool = True,
) -> Promise:
    action = Action(what=what, who=who, due=due, said=words, evidence=evidence_of((*near, *rests)))
    return Promise(action, rests if whole else ())


def _merged(found: Sequence[Promise]) -> list[Promise]:
    """Make one of two promises of the same thing by the same person; the one with a day, then the longer, wins."""
    kept: list[Promise] = []
    for promise in found:
        twin = next((n for n, other in enumerate(kept) if _same(other.action, promise.action)), None)
        if twin is None:
            kept.append(promise)
            continue
        other = kept[twin]
        best = max((other, promise), key=lambda p: (p.action.due is not None, len(p.action.what)))
        evidence = other.action.evidence + tuple(e for e in promise.action.evidence if e not in other.action.evidence)
        due = best.action.due or other.action.due or promise.action.due
        who = max((other.action.who, promise.action.who), key=lambda names: len(names or ""))
        action = best.action.model_copy(update={"evidence": evidence, "due": due, "who": who})
        kept[twin] = Promise(action, other.rests_on + promise.rests_on)
    return kept


def _same(one: Action, other: Action) -> bool:
    mine, theirs = (set(re.split(r", | and ", a.who)) if a.who else set() for a in (one, other))
    if not (mine <= theirs or theirs <= mine) or (one.due and other.due and one.due != other.due):
        return False
    left, right = _content(one.what), _content(other.what)
    verb = one.what.split()[0].lower()
    if verb != other.what.split()[0].lower():
        return False
    if verb in _REACHES and any(side - {verb} <= _STANDS_FOR for side in (left, right)):
        return one.due == other.due
    return bool(left & right) and len(left & right) / max(1, min(len(left), len(right))) >= 0.6


def _content(what: str) -> set[str]:
    words = set(re.findall(r"[a-z']{2,}", what.lower())) - set("the to about and for of with in on".split())
    return {next((f"={n}" for n, group in enumerate(_ONE_THING) if word in group), word) for word in words}
