"""Finds what somebody said they would do: what, who, by when, and the words that say so."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.domain.person import Role
from assistant.drafting.action_words import (
    called,
    due_of,
    name_of,
    names_of,
    next_visit,
    without_dates,
)
from assistant.drafting.asks import answer_of, deed_of, meant
from assistant.drafting.day_agreed import day_agreed
from assistant.drafting.leads import quoted
from assistant.drafting.listening import Listening
from assistant.drafting.promise import Promise, merged, promise_of, words_of
from assistant.drafting.said import Said
from assistant.drafting.select import RISK
from assistant.drafting.told_family import judged, settles
from assistant.drafting.what_is_done import says_too_little, what_is_done
from assistant.drafting.will_do import NOT_WORK, WILL, Willed, reports, willed
from assistant.english.dates import dates
from assistant.english.numbers import NumberKind, numbers

_HYPOTHETICAL = re.compile(r"\bwould you\b.*\bif\b|\bif\b.*\bwould you\b", re.I)
_CORRECTS = re.compile(r"^(?:no|sorry|actually|wait|hang on|i tell a lie|correction)\b", re.I)
_TAKES_BACK = re.compile(r", I mean,? \w", re.I)
_GOES = re.compile(r"(?:drive|take|bring|fetch|collect|pick|meet|come with|go with)\b", re.I)
_KIN = {"mum": Role.MOTHER, "mam": Role.MOTHER, "dad": Role.FATHER}
_TOLD = 5
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
    # What the worker judges or settles in the same sentence has its own place in the note.
    weighed = judged(one) or settles(one)
    for will in willed(said, at, listening, visit):
        what = will.what
        due, _ = due_of(what, visit, known)
        corrected = due_of(right.text, visit)[0] if right is not None else None
        rests: tuple[Said, ...] = (one,) if right is None or corrected is None else (one, right)
        back = re.match(r"(?:be|come|pop|call|see you)(?: back| round| again| in)?\b", what, re.I)
        comes = one.voice.is_worker and will.who.lower() == "i" and back
        if comes and (dates(what, visit, past=False) or "back" in what):
            words, near = next_visit(what), _NOTHING
        else:
            words, near = what_is_done(what, said, at, listening, visit)
        if _TAKES_BACK.search(one.heard):
            words = quoted(one.heard)
        elif words.startswith('"') or what.endswith(" mine") or _tells_first(will, words):
            words = quoted(will.part)
        due = None if due and _of_another_week(what, said, at) else due
        if due is None and near and not re.search(r': "|, said after "| \(', words):
            due = due_of(near[0].text, visit)[0]
        due = due or _day_of_going(what, said, at, visit)
        who = _owner(will.who, said, at, listening)
        alone = len(one.text[: one.text.find(will.part)].split()) + len(will.part[: will.begins].split()) <= 2
        heard = " ".join([will.part.strip(" ,"), *(s.text for s in rests[1:])])
        whole = (alone or one.voice.is_worker) and not weighed
        found.append(promise_of(words, who, corrected or due, heard, rests, near, whole=whole))
    return found


def _tells_first(will: Willed, words: str) -> bool:
    """Say whether what a bare promise means was told just before it: "I've moved his GP to Tuesday, I'm taking him"."""
    return says_too_little(words.partition(", said after ")[0]) and len(will.part[: will.begins].split()) > _TOLD


def _day_of_going(what: str, said: Sequence[Said], at: int, visit: date) -> date | None:
    """The day for which somebody will drive or bring another: the one said just before in the same turn."""
    if not _GOES.match(what):
        return None
    before = said[at - 1 : at] if at and said[at - 1].order == said[at].order else []
    days = [day for s in (said[at], *before) if (day := due_of(s.text, visit)[0]) and day > visit]
    return days[0] if days else None


def _of_another_week(what: str, said: Sequence[Said], at: int) -> bool:
    """Say whether a weekday may be one of another week, which somebody has just called "the Friday"."""
    day = re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", what, re.I)
    before = " ".join(s.text for s in said[max(0, at - 4) : at])
    return bool(day and re.search(rf"\bthe {day.group()}\b", before, re.I))


def _owner(word: str, said: Sequence[Said], at: int, listening: Listening) -> str | None:
    one = said[at]
    if word.lower() == "i":
        return name_of(listening.speaker_of(one.voice))
    if word.lower() != "we":
        kin = _KIN.get(word.lower())
        fits = [p.name for p in listening.people if p.first_name == word or (kin and p.role is kin)]
        return fits[0] if len(fits) == 1 else word
    if reports(one):
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
    if deed is None or not deed.works or NOT_WORK.match(deed.what) or _HYPOTHETICAL.search(one.text):
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
    due = due_of(" ".join(s.text for s in turn if WILL.search(s.text)), visit)[0] or due_of(deed.what, visit)[0]
    words, near = what_is_done(deed.what, said, at, listening, visit, to=to)
    if re.match(r"(?:well,? )?I (?:could|can) do\b(?! (?:that|it)\b)", yes.text, re.I):
        words = f"{words}: {quoted(yes.heard)}".rstrip(".")
    return [promise_of(words, who, due, " ".join(s.heard.strip() for s in (one, *kept)), (one, *kept), near)]


def _short_promise(said: Said, visit: date) -> bool:
    """Say whether a sentence only says yes again: "I'll go on Monday at two."."""
    match = WILL.search(said.text)
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
