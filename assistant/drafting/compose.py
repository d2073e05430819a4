"""Writes one person's chosen words as sentences that read as prose: reported where faithful, quoted where not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.casenote import Evidence, Form, Kind
from assistant.drafting.evidence import evidence_of
from assistant.drafting.listening import Listening
from assistant.drafting.persons import Persons
from assistant.drafting.report import asked, fragment, reported
from assistant.drafting.said import Said, opening
from assistant.drafting.voices import Voice

_CORRECTS = re.compile(r"^(?:no|sorry|actually|wait|hang on|i tell a lie|correction|i mean)\b", re.I)
_LEANS = re.compile(r"(?:it|that|this|because|to|by|when|yes|no|yeah)\b", re.I)
_JOINED_WORDS = 30
_QUOTE_WORDS = 60
_APART = 5


@dataclass(frozen=True)
class Line:
    """A sentence of the draft before it has its number and its place."""

    text: str
    kind: Kind
    holder: str | None
    form: Form
    evidence: tuple[Evidence, ...]
    rests_on: tuple[Said, ...]
    new_paragraph: bool = False


def compose(chosen: Sequence[Said], listening: Listening, visit: date) -> list[Line]:
    """Write the chosen sentences of one voice, in order, as lines."""
    lines: list[Line] = []
    turns: dict[int, list[Said]] = {}
    for said in chosen:
        turns.setdefault(said.order, []).append(said)
    last = None
    for order, turn in turns.items():
        far = last is not None and order - last > _APART
        for at, line in enumerate(_turn(turn, listening, visit, named=bool(lines) and not far)):
            lines.append(line if at or not far else _opening(line))
        last = order
    return lines


def quoted(text: str) -> str:
    """Put words in quotation marks, with the end mark that the sentence needs."""
    plain = text.strip()
    left, right = ("“", "”") if '"' in plain else ('"', '"')
    if plain[-1:] in {".", "?", "!"}:
        return f"{left}{plain}{right}"
    return f"{left}{plain.rstrip(',;:- ')}{right}."


def _turn(turn: Sequence[Said], listening: Listening, visit: date, *, named: bool) -> list[Line]:
    voice = turn[0].voice
    subject = _subject(voice, listening, again=named)
    holder = listening.spoken_for(voice) or voice
    lead, question = _lead(turn[0], listening, visit)
    pieces: list[tuple[str, Form, list[Said]]] = []
    for group, clauses in _groups(turn, listening, visit, answered=question is not None):
        if clauses is None:
            pieces.append((_quotation(group), Form.QUOTE, group))
        else:
            pieces.append((clauses, Form.REPORTED, group))
    lines = []
    for at, (words, shape, group) in enumerate(pieces):
        who = subject if at == 0 else _subject(voice, listening, again=True)
        first = lead if at == 0 else ""
        bare = words.startswith("|") and not first.startswith("Asked")
        text, form = (_quotation(group), Form.QUOTE) if bare else (words, shape)
        verb = _verb(group, form, text, again=at > 0)
        who = f"the{who[3:]}" if first.endswith(", ") and who.startswith("The person") else who
        body = f"{first}{who} {verb}{text.lstrip('|')}"
        ending = "" if body.endswith(('."', '?"', '!"', ".”", "?”", "!”", ".")) else "."
        rests = [*group, question] if question is not None and at == 0 else group
        evidence = evidence_of(group) + (evidence_of([question]) if question is not None and at == 0 else ())
        lines.append(Line(_capital(f"{body}{ending}"), holder.kind, holder.holder, form, evidence, tuple(rests)))
    return lines


def _groups(
    turn: Sequence[Said], listening: Listening, visit: date, *, answered: bool
) -> list[tuple[list[Said], str | None]]:
    """Gather a turn's sentences into stretches: (sentences, reported words), or (sentences, None) for a quotation."""
    groups: list[tuple[list[Said], str | None]] = []
    open_clauses = 0
    corrected = {turn[at - 1].key for at, said in enumerate(turn) if at and _CORRECTS.match(said.text)}
    for at, said in enumerate(turn):
        before = turn[at - 1] if at else None
        follows = before is not None and not said.utterance.text[before.end : said.start].strip()
        held = said.voice.is_child or said.voice.person is None or said.voice.interprets
        held = held or said.key in corrected or bool(_CORRECTS.match(said.text))
        clear = follows or not listening.unclear(said)
        context = follows or (answered and at == 0)
        persons = listening.persons(said)
        persons = Persons(persons.first, persons.second, {}) if follows and groups else persons
        clause = None if held or not clear else reported(said, persons, visit, context=context)
        if clause is not None:
            last = groups[-1] if groups else None
            short = last and last[1] is not None and len(last[1].split()) + clause.words <= _JOINED_WORDS
            if last and last[1] is not None and short and follows and open_clauses < 2 and ": " not in last[1]:
                groups[-1] = ([*last[0], said], f"{last[1]}, and that {clause.text}")
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
        if at == 0 and answered and not held and not lists and (alone := fragment(said, visit)):
            groups.append(([said], f"|{alone}"))
            open_clauses = 9
            continue
        joins = groups and groups[-1][1] is None and follows
        if joins and sum(s.words for s in groups[-1][0]) + said.words <= _QUOTE_WORDS:
            groups[-1] = ([*groups[-1][0], said], None)
        else:
            groups.append(([said], None))
    return groups


def _lead(said: Said, listening: Listening, visit: date) -> tuple[str, Said | None]:
    """Join an answer that cannot stand alone to its question: ("Asked what would help most, ", the question)."""
    question = listening.question_before(said)
    if question is None or question.words < 2:
        return "", None
    persons = listening.asked_persons(question, listening.spoken_for(said.voice) or said.voice)
    words = asked(question, persons, visit) if persons is not None else None
    alone = said.has_clause and said.words > 5 and not _LEANS.match(said.text)
    leans = said.voice.is_child or said.voice.interprets or listening.unclear(said)
    if alone and not (leans and words):
        return "", None
    if words:
        return f"Asked {words}, ", question
    return f"I asked, {quoted(_bare(question))} ", question


def _verb(group: Sequence[Said], form: Form, text: str, *, again: bool) -> str:
    if form is Form.QUOTE:
        return "asked, " if len(group) == 1 and group[0].is_question else "said, "
    if text.startswith("|"):
        return "said "
    return "also said that " if again else "said that "


def _bare(question: Said) -> str:
    """A question's words past what opens the turn."""
    text = question.text
    start = opening(text)
    bare = text[start:] if start < len(text) - 4 else text
    return bare[:1].upper() + bare[1:]


def _quotation(group: Sequence[Said]) -> str:
    first, last = group[0], group[-1]
    text = first.utterance.text[first.start : last.end]
    start = opening(first.text) if re.match(r"(?:um+|er+m*|uh+|so|and|well|oh)\b", first.text, re.I) else 0
    words = text[start:].strip()
    return quoted(words[:1].upper() + words[1:])


def _subject(voice: Voice, listening: Listening, *, again: bool) -> str:
    if voice.interprets:
        return f"{voice.name} (interpreter)"
    if not again:
        return voice.name
    pronouns = listening.pronouns(voice)
    return pronouns.subject if pronouns.subject in {"she", "he"} else voice.short


def _capital(text: str) -> str:
    fixed = text[:1].upper() + text[1:]
    return re.sub(r'([.?!]" )([a-z])', lambda m: m.group(1) + m.group(2).upper(), fixed)


def _opening(line: Line) -> Line:
    return Line(line.text, line.kind, line.holder, line.form, line.evidence, line.rests_on, new_paragraph=True)
