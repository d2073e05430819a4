"""Turns what somebody said into reported speech, where the grammar carries it faithfully; else it stays a quotation."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.drafting.figures import in_figures
from assistant.drafting.homely import calls_somebody, has_odd_grammar, is_homely, is_scornful
from assistant.drafting.persons import Persons, subject_of, turned
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.select import RISK
from assistant.drafting.voices import YOU, Pronouns
from assistant.english.dates import MONTHS, WEEKDAYS, dates, say_date

LONGEST = 28
"""Words of a sentence past which it is quoted, not reported."""

_CONDITIONAL = re.compile(r"\b(?:if|unless|as long as|otherwise|imagine)\b", re.I)
BROKEN = re.compile(r"[—–]|\.\.\.|…|\b-\s|[\"“”]")
_KIN = re.compile(
    r"(?<!my )(?<!his )(?<!her )(?<!their )(?<!the )(?<!your )(?<!our )(?<!'s )"
    r"\b(?:Mum|Mam|Mom|Mammy|Mummy|Dad|Daddy|Da|Nan|Nana|Gran|Granny|Grandad|Grandma)\b"
)
_IDIOM = re.compile(
    r"\b(?:for \w+['’]?s? sake|christ|jesus"
    r"|head in|end of my tether|up the wall|over the moon|on eggshells|walking on|roof|rope|wits'? end"
    r"|pulling teeth|"
    r"piece of cake|a laugh|having a laugh|nightmare|bloody|hell|god|fu\w+|shit\w*|sod|crap|kick off|kicks off"
    r"|kicked off|"
    r"do one|mental|at sixes|under the weather|running after|climbing|through the|weight off|handful|the thing is|"
    r"can't be doing|in bits|on at me|has a go|go at me)\b",
    re.I,
)
_DANGLING = re.compile(
    r"\b(?:to|do|does|did|is|was|are|were|can|will|have|has|had|the|a|and|but|or|because|so|that|not)$", re.I
)
_NAMES_A_THING = re.compile(
    r" (?!(?:at|in|on|and|or|to|for|with|by|from|after|before|about|when|if|because|cos|but|so|morning|afternoon"
    r"|evening"
    r"|night|teatime|lunchtime|dinner|he|she|it|they|we|you|last|next|that|who|as|is|was|till|until|then|just"
    r"|too)\b)[a-z]"
)
"""A weekday before a thing is its name: "Saturday shifts"."""
_NEVER_NAMES = frozenset(
    "the a my our today yesterday tomorrow tonight last this next every one two three four five six some most".split()
)
_SPLICE = re.compile(
    r",\s+(?=(?:he|she|they|it|there)"
    r" (?:is|was|has|had|will|would|could|can|does|did|cannot|are|were|have|do|should)\b)"
)
_SET_APART = re.compile(r"(?:my|his|her|our|the|this|that) [\w'’ -]{2,30}, (?:he|she|it|they|who)\b", re.I)
_SAME_IN_PAST = frozenset("put cut hit let set shut hurt cost quit spread bet burst read".split())
"""Verbs of which now and then are written alike: "I put ice on it" was done, or always is."""
_PERSONS = frozenset("i me my you your we us our he she him her his they them their".split())
_LINKING = frozenset({"CCONJ", "SCONJ", "PUNCT", "ADV", "PRON", "VERB", "AUX", "DET"})
_NOMINATIVE = frozenset({"nsubj", "nsubjpass"})
_LINKS = frozenset({"because", "cos", "that", "if", "when", "so", "than", "as", "like", "since", "till", "until"})
_VAGUE_OPENING = re.compile(r"^(?:it|that|this|those|these|there|then|they|so|because|cos|or|which|who|what)\b", re.I)
_DAY_ALONE = re.compile(r"(?:on |by |from |until |till )?the [\w-]+")
_PAST = re.compile(r"\b(?:was|were|had|did|came|went|fell|rang|saw|got|took|left|began|met|sent|gave|\w+ed)\b", re.I)
"""Words of which the day is sure to be behind: "the second" with none of them may be one to come."""
_SAID_SO = re.compile(r"\b\w+ (?:said|told (?:me|us))\b")
_THAT_DAY = re.compile(r"\bthat (?:day|night|time|morning|afternoon|evening|week|weekend)\b", re.I)
"""A time that only the words before tell: it may be one that somebody else spoke of."""


@dataclass(frozen=True)
class Clause:
    """A sentence put as reported speech, to stand after "said that"."""

    text: str
    words: int


def reported(said: Said, persons: Persons, visit: date, *, context: bool, goes_on: bool = False) -> Clause | None:  # noqa: PLR0911
    """Put a sentence into reported speech; None when a quotation is the only faithful way.

    `context` says that the sentence before it stands in the note too, so that "it" and "that" can be understood;
    `goes_on` that the words will follow in the same sentence.
    """
    text = said.text
    start = opening(text)
    core = text[start:].rstrip(" .!,;")
    if said.is_question or said.words > LONGEST or RISK.search(text) or _CONDITIONAL.search(text):
        return None
    if BROKEN.search(text) or _IDIOM.search(text) or _KIN.search(core) or not core:
        return None
    if is_homely(core) or is_scornful(text) or _set_apart(said, core) or calls_somebody(said):
        return None
    if any(t.lower_ in _SAME_IN_PAST and t.tag_ == "VBP" for t in said.doc):
        return None
    if (
        re.match(r"(?:not|when|because|'?cause|cos|until|till|so that|who|what|where|while|whatever)\b", core, re.I)
        or _DANGLING.search(core)
        or ((_VAGUE_OPENING.match(core) or _THAT_DAY.search(core)) and not context)
    ):
        return None
    if persons.first is not None and (
        _two_people(core.lower(), persons.first) or _taken_for_speaker(said, persons, goes_on)
    ):
        return None
    if runs_on(said) or re.match(r"(?!now|today|then|yesterday|sometimes|usually|lately|\w+ly)\w+,\s", core, re.I):
        return None
    first = next((t.i for t in said.doc if t.idx >= start), None)
    if first is None or not _stands_alone(said, first) or has_odd_grammar(said, first):
        return None
    written = turned(said.doc, first, persons)
    if written is None:
        return None
    written = without_fillers(written).rstrip(" .!,;")
    if persons.first is not None:
        written = _one_subject(written, core, persons.first)
    written = in_figures(with_dates(_lower_first(written, said, first, persons.names), text, visit))
    written = _and_that(re.sub(r"\b(would|could|should|might|must)['’]ve\b", r"\1 have", written))
    written = re.sub(r"\b(has|have|had) got (?=(?:a|an|the|no|two|three|four|\d+|his|her|their)\b)", r"\1 ", written)
    return Clause(written, len(written.split()))


def fragment(said: Said, visit: date) -> str | None:
    """A noun phrase or list that adds to the sentence before it and holds no persons; None when it may not be moved."""
    text = said.core
    if said.has_clause or said.words > 14 or RISK.search(text) or _PERSONS & set(re.findall(r"[a-z]+", text.lower())):
        return None
    if (
        any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in said.doc)
        or re.search(r"['’]s\b|\b(?:yes|yeah|no|not)\b", text, re.I)
        or not any(token.pos_ in {"NOUN", "PROPN", "NUM"} for token in said.doc)
    ):
        return None
    text = in_figures(with_dates(text, text, visit))
    proper = said.doc[0].pos_ == "PROPN"
    return text if proper else text[:1].lower() + text[1:]


def with_dates(written: str, original: str, visit: date) -> str:
    """Work out the dates in a reported sentence from the day of the visit, and keep the words said."""
    # What somebody said may be of a day to come, though they said it before.
    heard = _SAID_SO.sub(lambda m: " " * len(m.group()), original)
    for mention in dates(heard, visit):
        if mention.day is None or mention.last is not None or mention.text not in written:
            continue
        low = mention.text.lower()
        if _DAY_ALONE.fullmatch(low) and mention.day < visit and not _PAST.search(heard):
            continue
        if any(month in low for month in MONTHS) or re.match(
            r"(?:on )?the (?:twenty|thirty)[- ]\w+(?:st|nd|rd|th)$|the \w+th$", low
        ):
            named = any(day in low for day in WEEKDAYS)
            led = re.match(r"(?:on|by|until|till|before|from|is)\s+", mention.text, re.I)
            new = say_date(mention.day, weekday=named, year=str(mention.day.year) in low)
            new = f"{led.group() if led else ''}{new}"
        elif low in WEEKDAYS and _NAMES_A_THING.match(original[mention.end :]):
            continue
        elif low in WEEKDAYS and not re.search(rf"\b(?:the|every|each)\s+{low}", written, re.I):
            new = say_date(mention.day, weekday=True)
        elif re.match(r"today|tonight|this |in |a (?!week past)", low) or low in WEEKDAYS:
            continue
        else:
            new = f"{mention.text} ({say_date(mention.day)})"
        written = written.replace(mention.text, new, 1)
    return written


def _and_that(written: str) -> str:
    """Join two statements that speech put side by side: "it is £28 a year, and that he would have paid it"."""
    splice = _SPLICE.search(written)
    if splice is None or re.search(
        r"\b(?:not|if|when|because|after|before|until|while|since|as|that)\b", written[: splice.start()]
    ):
        return written
    return f"{written[: splice.start()]}, and that {written[splice.end() :]}"


def _one_subject(written: str, core: str, first: Pronouns) -> str:
    """Say who once: "she asked the GP and has heard nothing", where the speaker said I each time."""
    told = [part for part in re.split(rf",? and {first.subject} ", written) if part]
    if len(told) < 2 or len(told) - 1 != len(re.findall(r"\band I\b", core)) or not re.match(r"I\b", core):
        return written
    return f"{', '.join(told[:-1])} and {told[-1]}"


def _two_people(core: str, first: Pronouns) -> bool:
    """Say whether she, once I has become she, could be either of two people."""
    if first.subject == "you":
        return False
    if first.plural:
        return bool(re.search(r"\b(?:i|i'm|i've|i'd|me|my|mine|myself)\b", core))
    third = {"she": r"\b(?:she|her|hers)\b", "he": r"\b(?:he|him|his)\b", "they": r"\b(?:they|them|their)\b"}[
        first.subject
    ]
    return bool(re.search(third, core)) and bool(re.search(r"\b(?:i|me|my|mine|myself)\b", core))


def _set_apart(said: Said, core: str) -> bool:
    """Say whether somebody is named and then said again: "My wife, she works nights"."""
    match = _SET_APART.match(core)
    named = said.doc[: len(match.group().split())] if match else ()
    return match is not None and not any(t.pos_ in {"VERB", "AUX"} for t in named)


def _taken_for_speaker(said: Said, persons: Persons, goes_on: bool) -> bool:
    """Say whether she, in what a woman said of another, would be read as herself: nobody is named before it."""
    if persons.first == YOU:
        return False
    own = {"they": {"she", "he"}}.get(persons.first.subject if persons.first else "", set()) or (
        {persons.first.subject} if persons.first else set()
    )
    other = next((t for t in said.doc if t.lower_ in own and t.dep_ in _NOMINATIVE), None)
    if (
        other is None
        or other.lower_ in persons.named
        or (goes_on and persons.first is not None and persons.first.plural)
    ):
        return False
    return not any(t.pos_ in {"PROPN", "NOUN"} and t.ent_type_ != "DATE" for t in said.doc[: other.i])


def runs_on(said: Said) -> bool:
    """Say whether sentences follow one another with no stop between, as a recogniser may write them."""
    subjects = [t for t in said.doc if t.lower_ in {"he", "she", "i", "they", "it", "we"} and t.dep_ in _NOMINATIVE]
    for token in subjects[1:]:
        before = said.doc[token.i - 1]
        if before.pos_ not in _LINKING and before.lower_ not in _LINKS:
            return True
    return False


def _stands_alone(said: Said, first: int) -> bool:
    """Say whether the words from `first` on are one statement with a subject and a finite verb."""
    roots = [t for t in said.doc if t.dep_ == "ROOT"]
    if len(roots) != 1 or not said.has_clause:
        return False
    root = roots[0]
    subject = subject_of(root)
    if root.i < first or root.pos_ not in {"VERB", "AUX"} or subject is None or subject.i > root.i:
        return False
    return not any(t.pos_ == "INTJ" and t.i > first for t in said.doc)


def _lower_first(written: str, said: Said, first: int, names: frozenset[str]) -> str:
    token = said.doc[first]
    # The parser may take a name that it doesn't know for a common noun, so the people are asked first.
    if token.text in names:
        return written
    keep = (
        written.split(" ", 1)[0] == "I" or token.pos_ == "PROPN" or token.ent_type_ in {"PERSON", "ORG", "GPE", "DATE"}
    )
    named = (
        token.lower_ in {"he", "she", "him", "his", "her"}
        and written[:1].isupper()
        and written.split(" ", 1)[0] != token.text
    )
    plain = token.lower_ in _NEVER_NAMES or re.search(r"(?:ance|ment|tion|ness|ing|ity)$", token.lower_)
    if (keep and not plain) or named:
        return written
    return written[:1].lower() + written[1:]
