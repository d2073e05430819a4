"""Writes what an action is, who it falls to and when it is due, in words that can stand alone in a note."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.drafting.figures import in_figures
from assistant.drafting.inflect import third_person
from assistant.drafting.listening import Listening
from assistant.drafting.said import Said, without_fillers
from assistant.drafting.voices import Voice
from assistant.english.dates import DateMention, dates
from assistant.english.numbers import NumberKind, numbers

_SEVERAL = re.compile(r"\b(?:you (?:both|two|all)|both of you|all of you)\b", re.I)
_HE_DOES = re.compile(
    r"\b(?P<link>before|when|if|until|till|after|what|that|where|while|how|so) you "
    r"(?P<verb>(?!can\b|could|will|would|should|might|must|may\b|shall|were|did|had|\w+ed\b|[a-z]+ly\b)[a-z]+)\b(?!['’])"
)
_HE_DOES_NOT = re.compile(r"\byou (?P<verb>do|have|are|were)n(?P<mark>['’])t\b", re.I)
_NOT_FOR_ONE = {"do": "does", "have": "has", "are": "is", "were": "was"}
_ANOTHER_CLAUSE = re.compile(
    r"(?:,? (?:and|but|so|because|cos|'cause)(?: then)?|,) (?:I['’]d|I['’]ve|I would|I can['’]t|I can|I want"
    r"|I don['’]t|I won['’]t|I|it|he|she|they"
    r"|that|there|you|we)\b.*$"
)
_OF_A_DAY = re.compile(r"\b(?:about|(?<!end )(?<!start )(?<!middle )of|than|since)\s+$", re.I)
"""Words after which a day is what is spoken of, not when."""
_SHORT_FORMS = {"ve": ("has", "have"), "re": ("is", "am"), "ll": ("will", "will"), "d": ("would", "would")}
_OFFICE = re.compile(
    r"\b(?P<office>(?:housing association|water company|council|school|college|nursery|surgery|hospital|police|clinic"
    r"|landlord|court|bank|library|jobcentre|charity|food bank|housing|gas board|electric company|social club"
    r"|agency))\b",
    re.I,
)
_ASKS_THEM = re.compile(r"^(?:ring|call|phone|email|text|ask|chase|contact|tell|(?:write|speak|talk) to) them\b", re.I)
_ENDEARED = re.compile(
    r",\s+(?:love|lovey|mate|duck|hen|pet|petal|babes?|baby|darling|sweetheart|poppet|cariad|pal|sunshine|chick"
    r"|my (?:love|darling|lovely))(?=[.?!]*$|,)",
    re.I,
)
_BACK = 16
_GIVEN = re.compile(
    r"\b(?P<verb>send|give|bring|show|email|text|pass|lend) (?P<thing>it|them|that)"
    r" (?P<whom>me|him|her|(?-i:[A-Z])\S+)",
    re.I,
)
"""Who gets it stands right after it in speech: "I'll send it you"."""
_TRAILING_REASON = re.compile(r"\s+(?:when|once|after|before|because|as soon as|so)\s+(?=I\b)")


def due_of(words: str, visit: date, known: date | None = None) -> tuple[date | None, list[DateMention]]:
    """The day something is due, worked out from the visit: the last day of a range; None when no day was said."""
    mentions = [m for m in dates(words, visit, past=False) if not _OF_A_DAY.search(words[: m.start])]
    sure = [m for m in mentions if m.day is not None]
    if (
        not sure
        and re.search(r"\b(?:till|until|by|before|you|again) then\b|(?<![,\s]) then[.!]?$", words.strip(), re.I)
        and known
    ):
        return known, mentions
    if re.search(r"\bbefore (?:I|we) (?:go|leave)\b|\bwhile I'm here\b", words, re.I):
        return visit, mentions
    if not sure:
        return None, mentions
    later = [m for m in sure if m.day and m.day > visit]
    chosen = sure[-1] if sure[-1].day != visit or not later else later[-1]
    day = chosen.last or chosen.day
    return (day if day and day >= visit else None), mentions


def name_of(voice: Voice) -> str | None:
    """The owner's name as the roster has it; None for a voice nobody has named."""
    return voice.person.name if voice.person else None


def names_of(voices: Sequence[Voice]) -> str | None:
    """The names of several owners, "A, B and C"; None when none of them is named."""
    names = list(dict.fromkeys(name for voice in voices if (name := name_of(voice))))
    return listed(names) if names else None


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_the_note(what: str, listening: Listening, one: Said, others: Sequence[Voice]) -> str:
    """Write the words of an action for the note: I and my stay the worker's own, you becomes the people spoken to.

    Words to somebody nobody has named are kept as they were said, in quotation marks.
    """
    speaker = listening.speaker_of(one.voice)
    text = without_fillers(what).strip(" .,!?;")
    text = re.sub(r"\beach of you\b", "each of them", text, flags=re.I)
    text = re.sub(r"^(?:all|both|just|please|also|then)\s+", "", text, flags=re.I)
    text = re.sub(r",?\s+(?:then|though|as well|anyway|and see|and|but|so)$", "", one_deed(text), flags=re.I)
    speaks_to = re.search(r"\byou(?:r|rs|rself)?\b", text, re.I)
    named = [voice for voice in others if voice.person is not None]
    if speaks_to and not named:
        return f'"{text[:1].upper()}{text[1:]}"'
    if speaker.is_worker:
        text = re.sub(r"\s+myself\b", "", text)
    elif speaker.person is not None:
        first = listening.pronouns(speaker)
        text = _TRAILING_REASON.split(text)[0]
        for word, turned in (
            ("my", first.possessive),
            ("me", first.object),
            ("mine", f"{speaker.name}'s"),
            ("myself", first.reflexive),
        ):
            text = re.sub(rf"\b{word}\b", turned, text, flags=re.I)
    if speaks_to:
        text = _spoken_to(text, named, worker_is_speaker=speaker.is_worker)
    text = _GIVEN.sub(r"\g<verb> \g<thing> to \g<whom>", in_figures(_whom(text, one, listening)))
    return text[:1].upper() + text[1:]


def without_dates(what: str, visit: date) -> str:
    """Leave out the day, which the action holds apart; a time of day stays."""
    text = what
    for mention in reversed(dates(what, visit, past=False)):
        if mention.day is None or mention.is_range or _OF_A_DAY.search(text[: mention.start]):
            continue
        names_a_thing = re.match(
            r" (?!(?:at|in|on|and|or|to|for|with|by|from|after|before|about|if|when)\b)[a-z]+", text[mention.end :]
        )
        if names_a_thing or re.search(r"\b(?:my|his|her|their|your|our)\s*$", text[: mention.start], re.I):
            continue
        left = re.sub(
            r"(?:\s*\b(?:on|by|until|till|for|before|from|in for|next|this|coming|the))*[\s,]*$",
            "",
            text[: mention.start],
            flags=re.I,
        )
        text = f"{left}{text[mention.end :]}"
    text = re.sub(r"(?:,\s*now)?,?\s+before (?:I|we) (?:come back|go|leave)\b.*$", "", text, flags=re.I)
    return re.sub(r"\s+(?:till|until|by) then$", "", text.strip(" ,"))


def with_office(what: str, before: Sequence[Said]) -> str:
    """Name whom "ring them" means, where only one office was spoken of lately."""
    if not _ASKS_THEM.match(what):
        return what
    offices = {m["office"].lower() for s in before[-_BACK:] for m in _OFFICE.finditer(s.text)}
    if len(offices) != 1:
        return what
    office = offices.pop()
    return re.sub(r"\bthem\b", office if office == "housing" else f"the {office}", what, count=1)


def one_deed(what: str) -> str:
    """Leave out what is said after a deed: "ring them on Monday and I won't say boat"."""
    return _ANOTHER_CLAUSE.sub("", what)


def next_visit(what: str) -> str:
    """Name the next visit, with its time of day where one was said."""
    times = [m for m in numbers(what) if m.kind is NumberKind.TIME]
    return f"Next visit, at {in_figures(f'at {times[0].text}')[3:]}" if times else "Next visit"


def called(one: Said, listening: Listening) -> list[Voice]:
    """The voices that a sentence calls by name: "Moira, Billy, can we …", "I'll ring you, Darren."."""
    text = one.text.rstrip(" .?!")
    opened = re.match(r"(?:(?:so|and|okay|ok|right|please|thanks?|thank you|hello|hi|now|well),?\.?\s+)*", text, re.I)
    start = opened.end() if opened else 0
    found = []
    for voice in listening.voices:
        if voice.person is None:
            continue
        name = re.escape(voice.person.first_name)
        front = re.match(rf"(?:[A-Z][\w'-]+(?:,| and|, and)\s+)*{name}(?:,| and [A-Z][\w'-]+,)", text[start:])
        back = re.search(rf",\s+{name}$", text)
        within = re.search(
            rf"[.?!]\s+{name},|,\s+(?:and |so |but )?{name},\s+(?=(?:I|you|we|can|could|will|would)\b)"
            rf"|\byou\b[^.?!]*,\s+{name},",
            text,
        )
        if front or back or within:
            found.append(voice)
    return found


def uncalled(text: str, voices: Sequence[Voice]) -> str:
    """Leave out the names that words call, and what somebody is fondly called."""
    for voice in voices:
        if voice.person:
            text = re.sub(rf",\s+{re.escape(voice.person.first_name)}(?=[.?!]*$|,)", "", text.strip())
    return _ENDEARED.sub("", text)


def _spoken_to(text: str, named: Sequence[Voice], *, worker_is_speaker: bool) -> str:
    names = [voice.name for voice in named]
    who = listed(names) if worker_is_speaker else listed(["me" if v.is_worker else v.name for v in named])
    whose = "my" if who == "me" else f"{who}'s"
    text = _SEVERAL.sub(who, text)
    plural = len(named) > 1
    for short, (one_is, i_am) in _SHORT_FORMS.items():
        full = {"has": "have", "is": "are"}.get(one_is, one_is) if plural else one_is
        text = re.sub(rf"\byou['’]{short}\b", f"I {i_am}" if who == "me" else f"{who} {full}", text, flags=re.I)
    text = re.sub(r"\byour\b", whose, text, flags=re.I)
    text = re.sub(r"\byourself\b", "myself" if who == "me" else who, text, flags=re.I)
    if len(named) == 1 and who != "me":
        text = _HE_DOES_NOT.sub(lambda m: f"{who} {_NOT_FOR_ONE[m['verb'].lower()]}n{m['mark']}t", text)
        text = _HE_DOES.sub(lambda m: f"{m['link']} {who} {third_person(m['verb'])}", text)
    return re.sub(r"\byou\b", who, text, flags=re.I)


def _whom(text: str, one: Said, listening: Listening) -> str:
    """Put a name for the first him or her where only one person can be meant."""
    for word, name in listening.named(one).items():
        if word in {"him", "her", "he", "she", "his"} and re.search(rf"\b{word}\b", text):
            owns = word == "his" or (word == "her" and re.search(r"\bher [a-z]", text))
            return text if owns else re.sub(rf"\b{word}\b", name, text, count=1)
    return text
