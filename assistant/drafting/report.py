"""Turns what somebody said into reported speech, where the grammar carries it faithfully; else it stays a quotation."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.drafting.inflect import past, third_person
from assistant.drafting.persons import WRITER, Persons, subject_of, turned
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.select import RISK
from assistant.drafting.voices import Pronouns
from assistant.english.dates import MONTHS, WEEKDAYS, dates, say_date

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 28
"""Words of a sentence past which it is quoted, not reported."""

_CONDITIONAL = re.compile(r"\b(?:if|unless|would|could|might|as long as|whether|supposed to|otherwise|imagine)\b", re.I)
_BROKEN = re.compile(r"[—–]|\.\.\.|…|\b-\s|[\"“”]")
_KIN = re.compile(
    r"(?<![\w'’] )\b(?<!my )(?<!his )(?<!her )(?<!their )(?<!the )(?<!your )(?:Mum|Mam|Dad|Nan|Nana|Gran|Grandad"
    r"|Grandma)\b"
)
_IDIOM = re.compile(
    r"\b(?:head in|end of my tether|up the wall|over the moon|on eggshells|walking on|roof|rope|wits'? end"
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
_LINKING = frozenset({"CCONJ", "SCONJ", "PUNCT", "ADV", "PRON", "VERB", "AUX", "DET"})
_NOMINATIVE = frozenset({"nsubj", "nsubjpass"})
_LINKS = frozenset({"because", "cos", "that", "if", "when", "so", "than", "as", "like", "since", "till", "until"})
_VAGUE_OPENING = re.compile(r"^(?:it|that|this|those|these|there|then|they|so|because|cos|or|which|who|what)\b", re.I)


@dataclass(frozen=True)
class Clause:
    """A sentence put as reported speech, to stand after "said that"."""

    text: str
    words: int


def reported(said: Said, persons: Persons, visit: date, *, context: bool) -> Clause | None:  # noqa: PLR0911
    """Put a sentence into reported speech; None when a quotation is the only faithful way.

    `context` says that the sentence before it stands in the note too, so that "it" and "that" can be understood.
    """
    text = said.text
    start = opening(text)
    core = text[start:].rstrip(" .!,;")
    if said.is_question or said.words > LONGEST or RISK.search(text) or _CONDITIONAL.search(text):
        return None
    if _BROKEN.search(text) or _IDIOM.search(text) or _KIN.search(core) or not core:
        return None
    if _DANGLING.search(core) or (_VAGUE_OPENING.match(core) and not context):
        return None
    if persons.first is not None and _two_people(core.lower(), persons.first):
        return None
    if runs_on(said) or re.match(r"(?!now|today|then|yesterday|sometimes|usually|lately|\w+ly)\w+,\s", core, re.I):
        return None
    first = next((t.i for t in said.doc if t.idx >= start), None)
    if first is None or not _stands_alone(said, first):
        return None
    written = turned(said.doc, first, persons)
    if written is None:
        return None
    written = without_fillers(written).rstrip(" .!,;")
    written = with_dates(_lower_first(written, said, first), text, visit)
    return Clause(written, len(written.split()))


def fragment(said: Said, visit: date) -> str | None:
    """A noun phrase or list that adds to the sentence before it and holds no persons; None when it may not be moved."""
    text = said.core
    people = {
        "i",
        "me",
        "my",
        "you",
        "your",
        "we",
        "us",
        "our",
        "he",
        "she",
        "him",
        "her",
        "his",
        "they",
        "them",
        "their",
    }
    if said.has_clause or said.words > 14 or RISK.search(text) or people & set(re.findall(r"[a-z]+", text.lower())):
        return None
    if not any(token.pos_ in {"NOUN", "PROPN", "NUM"} for token in said.doc):
        return None
    text = with_dates(text, text, visit)
    proper = said.doc[0].pos_ == "PROPN"
    return text if proper else text[:1].lower() + text[1:]


def asked(question: Said, persons: Persons, visit: date) -> str | None:  # noqa: PLR0911
    """Put the worker's question as the words after "Asked", such as "whether he sleeps"; None if it can't be.

    In `persons`, I is the worker (WRITER) and you is the person who answered.
    """
    text = re.sub(r",\s+[A-Z][\w'-]+\s*\?$", "?", question.text)
    start = opening(text)
    called = re.match(r"(?:[A-Z][\w'-]+,\s+)+(?=[a-z])", text[start:])
    start += called.end() if called else 0
    core = text[start:].rstrip(" ?.!")
    if not 2 <= len(core.split()) <= 16 or _BROKEN.search(core) or RISK.search(core) or "," in core:
        return None
    tokens = [t for t in question.doc if start <= t.idx < start + len(core)]
    wh = tokens[0].lower_ if tokens[0].tag_ in {"WP", "WRB", "WDT", "WP$"} else None
    if wh is None and tokens[0].pos_ != "AUX" and tokens[0].tag_ != "MD":
        return None
    about = re.match(
        r"(?:can|could|will) you tell me (?:a (?:bit|little) |more )*(about [^?]+)$"
        r"|tell me (about [^?]+)$",
        core,
        re.I,
    )
    if about:
        plain = about.group(1) or about.group(2)
        return None if re.search(r"\b(?:I|me|my|you|your|we|us|our)\b", plain) else plain
    at = next((n for n, t in enumerate(tokens) if t.pos_ == "AUX" or t.tag_ == "MD"), None)
    if at is None or (wh and at > 1 and tokens[1].tag_ in {"VBZ", "VBD"}):
        plain_verb = wh and len(tokens) > 1 and tokens[1].tag_ in {"VBZ", "VBD"} and subject_of(tokens[1]) == tokens[0]
        return (
            _asked_words(turned(question.doc[: tokens[-1].i + 1].as_doc(), tokens[0].i, persons), question, visit)
            if plain_verb
            else None
        )
    if (
        wh
        and at > 1
        and tokens[at].nbor().pos_ in {"PRON", "DET", "PROPN"}
        and (subject_of(tokens[at]) or tokens[at]).i < tokens[at].i
    ):
        return None
    subject = _subject_after(question, tokens[at].i) or subject_of(tokens[at])
    if (
        wh
        and tokens[at].lemma_ == "be"
        and tokens[at].dep_ not in {"aux", "auxpass"}
        and _subject_after(question, tokens[at].i) is None
    ):
        return None
    if subject is not None and subject.i <= tokens[at].i and wh in {"how", "where", "when", "why"}:
        return None
    if subject is None or (wh and subject.i <= tokens[at].i):
        written = turned(question.doc[: tokens[-1].i + 1].as_doc(), tokens[0].i, persons) if wh else None
        return _asked_words(written, question, visit)
    return _asked_words(_inverted(question, tokens[0].i, tokens[at].i, tokens[-1].i, persons, wh), question, visit)


def with_dates(written: str, original: str, visit: date) -> str:
    """Work out the dates in a reported sentence from the day of the visit, and keep the words said."""
    for mention in dates(original, visit):
        if mention.day is None or mention.last is not None or mention.text not in written:
            continue
        low = mention.text.lower()
        if any(month in low for month in MONTHS):
            named = any(day in low for day in WEEKDAYS)
            new = say_date(mention.day, weekday=named, year=str(mention.day.year) in low)
        elif low in WEEKDAYS and not re.search(rf"\b(?:the|every|each)\s+{low}", written, re.I):
            new = say_date(mention.day, weekday=True)
        elif re.match(r"today|tonight|this |in |a ", low) or low in WEEKDAYS:
            continue
        else:
            new = f"{mention.text} ({say_date(mention.day)})"
        written = written.replace(mention.text, new, 1)
    return written


def _two_people(core: str, first: Pronouns) -> bool:
    """Say whether she, once I has become she, could be either of two people."""
    if first.plural:
        return bool(re.search(r"\b(?:i|i'm|i've|i'd|me|my|mine|myself)\b", core))
    third = {"she": r"\b(?:she|her|hers)\b", "he": r"\b(?:he|him|his)\b", "they": r"\b(?:they|them|their)\b"}[
        first.subject
    ]
    return bool(re.search(third, core)) and bool(re.search(r"\b(?:i|me|my|mine|myself)\b", core))


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
    if root.i < first or subject is None or subject.i > root.i:
        return False
    return not any(t.pos_ == "INTJ" and t.i > first for t in said.doc)


def _lower_first(written: str, said: Said, first: int) -> str:
    token = said.doc[first]
    keep = (
        written.split(" ", 1)[0] == "I" or token.pos_ == "PROPN" or token.ent_type_ in {"PERSON", "ORG", "GPE", "DATE"}
    )
    named = (
        token.lower_ in {"he", "she", "him", "his", "her"}
        and written[:1].isupper()
        and not written.startswith(token.text)
    )
    if (keep and token.lower_ not in {"the", "a", "my"}) or named:
        return written
    return written[:1].lower() + written[1:]


def _asked_words(written: str | None, question: Said, visit: date) -> str | None:
    if not written:
        return None
    plain = without_fillers(written).rstrip(" ?.!")
    return with_dates(plain[:1].lower() + plain[1:] if not plain.startswith("I ") else plain, question.text, visit)


def _subject_after(question: Said, aux: int) -> "Token | None":
    """The pronoun right after an auxiliary, which is its subject in a question whatever the parse says."""
    after = question.doc[aux + 1] if aux + 1 < len(question.doc) else None
    return after if after is not None and after.lower_ in {"you", "he", "she", "they", "i", "it", "we"} else None


def _inverted(question: Said, first: int, aux: int, last: int, persons: Persons, wh: str | None) -> str | None:
    """Put the subject of a question back before its verb: "do you like it", "she likes it"."""
    doc = question.doc
    verb = doc[aux]
    pronoun = _subject_after(question, aux)
    subject = pronoun or subject_of(verb)
    if subject is None:
        return None
    span = [subject.i] if pronoun is not None else [t.i for t in subject.subtree]
    if span != list(range(span[0], span[-1] + 1)) or span[0] != aux + 1:
        return None
    opened = "" if wh else "whether"
    before = turned(doc[:aux].as_doc(), first, persons) if aux > first else ""
    middle = turned(doc[: span[-1] + 1].as_doc(), span[0], persons)
    if before is None or middle is None:
        return None
    who = _pronouns(subject.lower_, persons)
    middle = middle if who is None else who.subject
    rest_first = span[-1] + 1
    rest = turned(doc[: last + 1].as_doc(), rest_first, persons) if rest_first <= last else ""
    if rest is None:
        return None
    plural = (
        who.plural or who.subject == "I" if who else subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we"}
    )
    main = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    if verb.lemma_ == "do" and main.i > aux:
        form = past(main.lemma_) if verb.lower_ == "did" else main.lemma_ if plural else third_person(main.lemma_)
        rest = re.sub(rf"\b{re.escape(main.text)}\b", form, rest, count=1)
        joined = [opened or before, middle, rest]
    else:
        aux_word = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will"}.get(
            verb.lower_.replace("’", "'"), verb.lower_
        )
        if who is not None:
            table = {"are": "am" if who is WRITER else "are" if who.plural else "is"}
            table |= {"were": "were" if who.plural else "was", "have": "have" if plural else "has"}
            aux_word = table.get(aux_word, aux_word)
        joined = [opened or before, middle, aux_word, rest]
    return " ".join(part for part in joined if part)


def _pronouns(low: str, persons: Persons) -> Pronouns | None:
    return persons.first if low == "i" else persons.second if low == "you" else None
