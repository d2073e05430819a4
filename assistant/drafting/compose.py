"""Writes one person's chosen words as sentences that read as prose: reported where faithful, quoted where not."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.casenote import Form
from assistant.drafting.evidence import evidence_of
from assistant.drafting.homely import is_scornful
from assistant.drafting.joining import joined, once, short_quotations, smooth, yes_or_no
from assistant.drafting.leads import lead, quoted
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.persons import Persons
from assistant.drafting.prose import as_prose
from assistant.drafting.report import fragment, reported
from assistant.drafting.said import Said, opening
from assistant.drafting.voices import Voice

_CORRECTS = re.compile(r"^(?:no|sorry|actually|wait|hang on|i tell a lie|correction|i mean)\b", re.I)
_YES_NO = re.compile(r"\|(?:yes|no)\b")
_VERBS = {Form.QUOTE: "said, ", Form.REPORTED: "said that "}
_CLAUSES = 2
_JOINED_WORDS = 30
_QUOTE_WORDS = 60
_APART = 5
_PARAGRAPH = 5


def compose(chosen: Sequence[Said], listening: Listening, visit: date) -> list[Line]:
    """Write the chosen sentences of one voice, in order, as lines; what is said twice stands once, twice sourced."""
    lines: list[Line] = []
    kept, again = once(chosen)
    turns: dict[int, list[Said]] = {}
    for said in kept:
        turns.setdefault(said.order, []).append(said)
    last = None
    since = 0
    for order, turn in turns.items():
        asked_now = listening.question_before(turn[0]) is not None
        far = last is not None and (order - last > _APART or (since >= _PARAGRAPH and asked_now))
        written = _turn(turn, listening, visit, named=bool(lines) and not far)
        since = len(written) if far else since + len(written)
        for at, line in enumerate(written):
            sourced = _with_sources(line, again)
            lines.append(sourced if at or not far else replace(sourced, new_paragraph=True))
        last = order
    return as_prose(lines, kept[0].voice, listening) if kept else lines


def quotation(group: Sequence[Said]) -> str:
    """Put sentences that stand together in quotation marks, past what opens the turn."""
    first, last = group[0], group[-1]
    text = first.utterance.text[first.start : last.end]
    start = opening(first.heard) if re.match(r"(?:um+|er+m*|uh+|so|and|well|oh)\b", first.heard, re.I) else 0
    words = text[start:].strip()
    return quoted(words[:1].upper() + words[1:])


def _turn(turn: Sequence[Said], listening: Listening, visit: date, *, named: bool) -> list[Line]:
    voice = turn[0].voice
    subject = _subject(voice, listening, again=named)
    holder = listening.speaker_of(voice)
    before, context = lead(turn[0], listening, visit)
    asks = bool(context) and context[-1].is_question and context[-1].voice.is_worker
    lines: list[Line] = []
    groups = _groups(turn, listening, visit, answered=asks, whether=before.startswith("Asked whether "))
    if groups and _needs_its_words(groups[0][1], before):
        groups[0] = (groups[0][0], None)
    for group, clauses in smooth(groups):
        first = "" if lines else before
        source = () if lines else context
        bare = (
            clauses is not None and clauses.startswith("|") and not first.endswith(", ") and not _YES_NO.match(clauses)
        )
        words = None if bare else clauses
        who = subject if not lines else _subject(voice, listening, again=True)
        if first.endswith(", ") and who.startswith(("The person", "One person")):
            who = f"{who[0].lower()}{who[1:]}"
        for part in [group] if words is not None else short_quotations(group):
            text, form = (words, Form.REPORTED) if words is not None else (quotation(part), Form.QUOTE)
            verb = "asked, " if form is Form.QUOTE and len(part) == 1 and part[0].is_question else _VERBS[form]
            verb = "said " if text.startswith("|") else verb
            body = f"{first}{who} {verb}{text.lstrip('|')}"
            ending = "" if body.endswith(('."', '?"', '!"', ".”", "?”", "!”", ".")) else "."
            rests = [*part, *source]
            evidence = evidence_of(part) + evidence_of(source)
            lines.append(Line(_capital(f"{body}{ending}"), holder.kind, holder.holder, form, evidence, tuple(rests)))
            first, source, who = "", (), _subject(voice, listening, again=True)
    return lines


def _needs_its_words(clauses: str | None, before: str) -> bool:
    """Say whether a phrase has no question before it to complete, so that it is better quoted."""
    if clauses is None or not clauses.startswith("|") or before.endswith(", "):
        return False
    return not _YES_NO.match(clauses)


def _groups(
    turn: Sequence[Said], listening: Listening, visit: date, *, answered: bool, whether: bool = False
) -> list[tuple[list[Said], str | None]]:
    """Gather a turn's sentences into stretches: (sentences, reported words), or (sentences, None) for a quotation."""
    groups: list[tuple[list[Said], str | None]] = []
    open_clauses = 0
    scornful = any(is_scornful(said.text) for said in turn)
    corrected = {turn[at - 1].key for at, said in enumerate(turn) if at and _CORRECTS.match(said.text)}
    for at, said in enumerate(turn):
        before = turn[at - 1] if at else None
        follows = before is not None and not said.utterance.text[before.end : said.start].strip()
        held = listening.quoted_only(said.voice) or said.key in corrected or bool(_CORRECTS.match(said.text))
        clear = follows or not listening.unclear(said)
        context = follows or (answered and at == 0)
        persons = listening.persons(said)
        told = bool(follows and groups and groups[-1][1] is not None and not groups[-1][1].startswith("|"))
        joins = told and len(f"{groups[-1][1]} {said.text}".split()) <= _JOINED_WORDS and open_clauses < _CLAUSES
        persons = Persons(persons.first, persons.second, {}) if joins else persons
        if at == 0 and answered and len(turn) >= 1 and not held and (word := yes_or_no(said)):
            groups.append(([said], f"|{word}"))
            open_clauses = 1
            continue
        plain = clear and not held and not scornful
        clause = reported(said, persons, visit, context=context, goes_on=joins) if plain else None
        if clause is not None:
            last = groups[-1] if groups else None
            short = last and last[1] is not None and len(last[1].split()) + clause.words <= _JOINED_WORDS
            if (
                last
                and last[1] is not None
                and short
                and follows
                and open_clauses < 2
                and ": " not in last[1]
                and last[1].count(" and ") < 2
            ):
                groups[-1] = ([*last[0], said], joined(last[1], clause.text, last[0][-1], said))
                open_clauses += 1
            else:
                groups.append(([said], clause.text))
                open_clauses = 1
            continue
        extra = None if held or at == 0 else fragment(said, visit)
        if extra and follows and groups and groups[-1][1] is not None and ": " not in groups[-1][1]:
            groups[-1] = ([*groups[-1][0], said], f"{groups[-1][1]}: {extra}")
            continue
        lists = at + 1 < len(turn) and not turn[at + 1].has_clause
        if at == 0 and answered and not whether and not held and not lists and (alone := fragment(said, visit)):
            groups.append(([said], f"|{alone}"))
            open_clauses = 9
            continue
        goes_on = groups and groups[-1][1] is None and follows
        if goes_on and sum(s.words for s in groups[-1][0]) + said.words <= _QUOTE_WORDS:
            groups[-1] = ([*groups[-1][0], said], None)
        else:
            groups.append(([said], None))
    return groups


def _subject(voice: Voice, listening: Listening, *, again: bool) -> str:
    if voice.interprets:
        return f"{voice.name} (interpreter)"
    if not again:
        return voice.name
    pronouns = listening.pronouns(voice)
    return pronouns.subject if pronouns.subject in {"she", "he"} else voice.short


def _capital(text: str) -> str:
    fixed = text[:1].upper() + text[1:]
    return re.sub(r'((?:[.?!]"|"\.) )([a-z])', lambda m: m.group(1) + m.group(2).upper(), fixed)


def _with_sources(line: Line, again: dict[tuple[int, int], list[Said]]) -> Line:
    """Add the other places where a line's sentences were said."""
    more = [other for said in line.rests_on for other in again.get(said.key, [])]
    return replace(line, evidence=line.evidence + evidence_of(more), rests_on=(*line.rests_on, *more)) if more else line
