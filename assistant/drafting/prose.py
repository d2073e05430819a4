"""Lets one person's sentences read as prose: a paragraph a topic, joined where they can be, not all said alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.casenote import Form
from assistant.drafting.line import Line
from assistant.drafting.listening import Listening
from assistant.drafting.voices import Voice

_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.I))
    for name, words in (
        (
            "safety",
            r"police|shout\w*|rows?|argu\w+|threw|throw\w*|hit\w*|fight\w*|push\w*|hurt\w*|drunk|drink\w*|scared"
            r"|safe\w*",
        ),
        ("loss", r"died|dead|death|pass(?:ed)? away|passed|funeral|heart attack|bereave\w*|grave|memorial"),
        (
            "school",
            r"school\w*|nursery|college|teach\w*|class\w*|lessons?|homework|attendance|exclu\w+|absent|detention"
            r"|tutor|maths"
            r"|spelling\w*|playtime|playground|reading|GCSEs?|mocks?|SENCO|head of year",
        ),
        (
            "health",
            r"doctor\w*|gp|surgery|hospital|nurse|asthma|inhaler\w*|tablets?|medic\w+|sick|poorly|weigh\w*"
            r"|cough\w*|insulin"
            r"|doses?|pump|dentist|teeth|tooth|jabs?|eczema|cream|clinic|pain\w*|health|bruis\w*|eat\w*|tea"
            r"|dinner|breakfast",
        ),
        (
            "home",
            r"house|flat|bed ?rooms?|damp|mould\w*|landlord|housing|boiler|heating|meter|electric|repairs?"
            r"|settee|sofa|kitchen"
            r"|stairs|wall|window|carpet",
        ),
        (
            "money",
            r"money|rent|pay|pays|paid|wages?|owe\w*|debts?|benefits?|credit|pounds?|quid|afford|bills?|job"
            r"|work\w*|shifts?"
            r"|nights|hours|voucher|food bank|bus|fares?|£\S+",
        ),
        ("nights", r"sleep\w*|asleep|bed|bedtime|wet\w*|nightmares?|phone|game|gaming|xbox|telly|out late|midnight"),
        (
            "family",
            r"contact|visits?|family time|texts?|rings?|calls?|letters?|prison|court|brother|sister|lives? with",
        ),
    )
)
_LEANS = re.compile(
    r"[\"“](?:it|that|this|he|she|they|him|her|no|yes|yeah|and|but|so|because|'?cause|once|me|then|there|what|oh|well"
    r"|not|never|both|neither)\b",
    re.I,
)
_TO_A_CHILD = re.compile(r"\b(?:sweetheart|darling|poppet|cariad|baby)\b|\b(?:love|pet)[,.!?]", re.I)
_SHORT_QUOTE = 12
_REPLY = 6
_JOINED = 30
_NEAR = 3
_LONGEST_PARAGRAPH = 6


@dataclass
class _Paragraph:
    topic: str
    lines: list[Line]


def as_prose(lines: Sequence[Line], voice: Voice, listening: Listening) -> list[Line]:
    """Order one voice's lines by topic, join what can stand in one sentence, and name the speaker once a paragraph."""
    paragraphs = _gathered(_paragraphs(lines, listening))
    return [
        line
        for number, paragraph in enumerate(paragraphs)
        for line in _written(paragraph.lines, voice, listening, first=number == 0)
    ]


def with_subject(line: Line, subject: str) -> str:
    """The text of a line with another word for its speaker, past the question that leads to it."""
    lead = re.match(
        r'(?:Asked .*?, |When .*?["”], |I asked, [“"].*?["”] )(?=\S+(?: \S+){0,4}? (?:said|asked|told me|added)\b)',
        line.text,
    )
    start = lead.end() if lead else 0
    said = re.search(r" (?:also )?(?:said|asked|told me|added)\b", line.text[start:])
    if said is None or len(line.text[start : start + said.start()].split()) > 5:
        return line.text
    within = subject if not line.text[:start].endswith(", ") or subject not in {"She", "He"} else subject.lower()
    return f"{line.text[:start]}{within}{line.text[start + said.start() :]}"


def _paragraphs(lines: Sequence[Line], listening: Listening) -> list[_Paragraph]:
    """Cut lines into runs of one topic; a line without one goes with what stands before it."""
    found: list[_Paragraph] = []
    for line in lines:
        topic = _topic(line)
        last = found[-1] if found else None
        same_turn = last is not None and last.lines[-1].rests_on[0].order == line.rests_on[0].order
        replies = last is not None and _replies(last.lines[-1], line, listening)
        leans = same_turn or replies or ((not topic or _leans(line)) and not line.new_paragraph)
        if last is not None and (leans or topic == last.topic):
            last.lines.append(line)
            last.topic = last.topic or topic
        else:
            found.append(_Paragraph(topic, [line]))
    return found


def _replies(before: Line, line: Line, listening: Listening) -> bool:
    """Say whether a line goes on with the same exchange as the one before it, and would be taken out of it alone."""
    last, first = before.rests_on[0], line.rests_on[0]
    if not 0 < first.order - last.order <= 2 or first.voice != last.voice:
        return False
    return listening.question_before(first) is None or (first.words <= _REPLY and not first.has_clause)


def _gathered(paragraphs: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Bring runs of one topic together where the later can be understood there, and lone lines to their neighbours."""
    found: list[_Paragraph] = []
    for paragraph in paragraphs:
        same = next((p for p in found if p.topic and p.topic == paragraph.topic), None)
        if same is not None and not _leans(paragraph.lines[0]) and len(same.lines) < _LONGEST_PARAGRAPH:
            same.lines.extend(paragraph.lines)
        elif found and _is_lone(paragraph) and len(found[-1].lines) < _LONGEST_PARAGRAPH:
            found[-1].lines.extend(paragraph.lines)
        else:
            found.append(_Paragraph(paragraph.topic, list(paragraph.lines)))
    if len(found) > 1 and _is_lone(found[0]):
        alone = found.pop(0)
        found[0].lines[:0] = alone.lines
    return found


def _is_lone(paragraph: _Paragraph) -> bool:
    """Say whether a paragraph would hold a single sentence that was said."""
    voice = paragraph.lines[0].rests_on[0].voice
    return sum(said.voice == voice for line in paragraph.lines for said in line.rests_on) == 1


def _written(lines: Sequence[Line], voice: Voice, listening: Listening, *, first: bool) -> list[Line]:
    """Write one paragraph: who speaks is named at its head, and the word for speaking changes."""
    pronouns = listening.pronouns(voice)
    again = pronouns.subject.capitalize() if pronouns.subject in {"she", "he"} else voice.short
    again = f"{voice.name} (interpreter)" if voice.interprets else again
    head = f"{voice.name} (interpreter)" if voice.interprets else voice.name
    found: list[Line] = []
    for line in lines:
        at_head = not found
        text = with_subject(line, head if at_head else again)
        written = replace(line, text=text, new_paragraph=at_head and not first)
        last = found[-1] if found else None
        both = _joined(last, written, again) if last is not None else None
        if both is not None:
            found[-1] = both
        else:
            found.append(written)
    varied: list[Line] = []
    for line in found:
        varied.append(_varied(line, varied[-1] if varied else None, listening, again))
    return varied


def _joined(before: Line, line: Line, again: str) -> Line | None:
    """Make one sentence of two: what was reported goes on with "and that", two short quotations stand together."""
    first, then = before.rests_on[-1], line.rests_on[0]
    near = 0 <= then.order - first.order <= _NEAR and first.voice == then.voice
    if (
        not near
        or before.form is not line.form
        or before.holder != line.holder
        or not line.text.startswith(f"{again} said")
    ):
        return None
    evidence, rests = (*before.evidence, *line.evidence), (*before.rests_on, *line.rests_on)
    words = len(before.text.split()) + len(line.text.split())
    if line.form is Form.REPORTED and line.text.startswith(f"{again} said that ") and words <= _JOINED:
        plain = " said that " in before.text and ": " not in before.text and before.text.count(", and that ") < 1
        rest = line.text.removeprefix(f"{again} said that ")
        leans = re.match(r"(?:it|that|this|they|there|he|she)\b", rest) and then.order != first.order
        plain = plain and ", and that " not in rest
        if not plain or leans or not before.text.startswith((f"{again} ", first.voice.name)):
            return None
        return replace(before, text=f"{before.text.rstrip('.')}, and that {rest}", evidence=evidence, rests_on=rests)
    quotes = line.form is Form.QUOTE and line.text.startswith(f'{again} said, "') and before.text.endswith('"')
    short = len(line.text.split()) <= _SHORT_QUOTE and len(before.text.split()) <= _SHORT_QUOTE + _NEAR
    apart = 1 <= then.order - first.order < _NEAR and " and, " not in before.text and before.text.count('"') == 2
    if not (quotes and short and apart) or "?" in before.text or not re.match(r"[\w ]+ said, \"", before.text):
        return None
    rest = line.text.removeprefix(f"{again} said, ")
    return replace(before, text=f"{before.text} and, {rest}", evidence=evidence, rests_on=rests)


def _varied(line: Line, before: Line | None, listening: Listening, again: str) -> Line:
    """Say "told me" in turn with "said" where the words answered the worker."""
    if before is None or not line.text.startswith(f"{again} said") or " said" not in before.text:
        return line
    if '?"' in line.text or "? " in line.text:
        return line
    said = line.rests_on[0]
    heard = listening.turns.get(said.order - 1, [])
    to_child = any(_TO_A_CHILD.search(s.text) for s in listening.turns[said.order])
    to_worker = bool(heard) and heard[-1].voice.is_worker and not to_child
    return replace(line, text=line.text.replace(f"{again} said", f"{again} told me", 1)) if to_worker else line


def _topic(line: Line) -> str:
    """The topic that most words of a line speak of; "" where none does."""
    text = " ".join([line.text, *(s.text for s in line.rests_on)])
    scores = [(len(pattern.findall(text)), -at, name) for at, (name, pattern) in enumerate(_TOPICS)]
    best = max(scores)
    return best[2] if best[0] else ""


def _leans(line: Line) -> bool:
    """Say whether a line can only be understood after the one before it."""
    own = line.rests_on[0].core
    return bool(_LEANS.match(f'"{own}') or line.text.startswith("When "))
