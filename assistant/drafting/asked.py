"""Puts the worker's question as the words after "Asked", such as "whether he sleeps"."""

import re
from datetime import date
from typing import TYPE_CHECKING

from assistant.drafting.inflect import past, third_person
from assistant.drafting.persons import WRITER, Persons, subject_of, turned
from assistant.drafting.report import BROKEN, with_dates
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.select import RISK
from assistant.drafting.voices import Pronouns

if TYPE_CHECKING:
    from spacy.tokens import Token


def asked(question: Said, persons: Persons, visit: date) -> str | None:  # noqa: PLR0911
    """Put the worker's question as the words after "Asked", such as "whether he sleeps"; None if it can't be.

    In `persons`, I is the worker (WRITER) and you is the person who answered.
    """
    text = re.sub(r",\s+[A-Z][\w'-]+\s*\?$", "?", question.text)
    start = opening(text)
    called = re.match(r"(?:[A-Z][\w'-]+,\s+)+(?=[a-z])", text[start:])
    start += called.end() if called else 0
    core = text[start:].rstrip(" ?.!")
    if not 2 <= len(core.split()) <= 16 or BROKEN.search(core) or RISK.search(core) or "," in core:
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
        vague = re.search(r"\b(?:I|me|my|you|your|we|us|our)\b|^about (?:that|it|this|them|him|her)$", plain)
        return None if vague else plain
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
    if tokens[at].lemma_ == "do" and (subject is None or subject.i < tokens[at].i):
        return None
    if subject is None or (wh and subject.i <= tokens[at].i):
        written = turned(question.doc[: tokens[-1].i + 1].as_doc(), tokens[0].i, persons) if wh else None
        return _asked_words(written, question, visit)
    return _asked_words(_inverted(question, tokens[0].i, tokens[at].i, tokens[-1].i, persons, wh), question, visit)


def _asked_words(written: str | None, question: Said, visit: date) -> str | None:
    if not written:
        return None
    plain = without_fillers(written).rstrip(" ?.!")
    return with_dates(plain[:1].lower() + plain[1:] if not plain.startswith("I ") else plain, question.text, visit)


def _subject_after(question: Said, aux: int) -> "Token | None":
    """The pronoun right after an auxiliary, which is its subject in a question whatever the parse says."""
    after = question.doc[aux + 1] if aux + 1 < len(question.doc) else None
    return after if after is not None and after.lower_ in {"you", "he", "she", "they", "i", "it", "we"} else None


def _inverted(  # noqa: PLR0911
    question: Said, first: int, aux: int, last: int, persons: Persons, wh: str | None
) -> str | None:
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
    if (verb.lemma_ == "do" and main.i > aux and main.tag_ in {"VBG", "VBN", "VBD"}) or (
        not rest and verb.lemma_ in {"be", "have"} and not wh
    ):
        return None
    if any(t.tag_ == "VBG" for t in doc[span[0] : span[-1] + 1]) and len(span) > 1:
        return None
    if doc[span[-1] + 1 : span[-1] + 2].text == "and":
        plural = True
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
