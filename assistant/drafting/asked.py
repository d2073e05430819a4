"""Puts the worker's question as the words after "Asked", such as "whether he sleeps"."""

import re
from datetime import date
from typing import TYPE_CHECKING

from assistant.drafting.figures import in_figures
from assistant.drafting.inflect import past, third_person
from assistant.drafting.persons import WRITER, Persons, subject_of, turned
from assistant.drafting.report import BROKEN, with_dates
from assistant.drafting.said import Said, opening, without_fillers
from assistant.drafting.select import RISK
from assistant.drafting.voices import Pronouns
from assistant.english.days import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Token
_SUBJECT_WORDS = frozenset(
    "you he she they i it we there that this anyone anybody someone somebody everyone everybody nobody everything "
    "anything something".split()
)
_BE = {"is": "is", "'s": "is", "are": "are", "'re": "are", "was": "was", "were": "were"}
_OF_NOUNS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_ABOUT = re.compile(
    r"(?:(?:can|could|will|would) (?:you tell me|we talk|you talk to me)|tell me|what|how"
    r"|(?:can|could|may) I (?:just )?ask(?: you)?(?: both| all)?)"
    r" (?:a (?:bit|little) |more )*about (?P<what>[^?,]+)$",
    re.I,
)
_CALLED_LAST = re.compile(r",\s+(?:(?:love|mate|then|please)|(?:(?:Mrs?|Ms|Miss|Dr) )?[A-Z][\w'-]+)$")
_CALLED_FIRST = re.compile(r"(?:(?:(?:Mrs?|Ms|Miss|Dr) )?[A-Z][\w'-]+(?:,| and [A-Z][\w'-]+,)\s+)+(?=\S)")
_CALLED_BY = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Mum|Mam|Mummy|Dad|Daddy|Nan|Nana|Gran|Granny|Grandad|Doctor)\b")
_CALLED_WITHIN = re.compile(rf",\s+(?!{'|'.join(day.title() for day in [*WEEKDAYS, *MONTHS])})[A-Z][\w'-]+,\s+")
_ROUNDED_OFF = re.compile(
    r",\s+(?:do you (?:know|remember|think|reckon)|roughly|exactly|anyway|then|if (?:that's|it's) (?:okay|all right)"
    r"|is that right|could you tell|can you say|would you say|do you mean)$",
    re.I,
)
_SEVERAL_CLAUSES = re.compile(
    r",\s+(?:and|but|or|so|is|are|was|were|do|does|did|has|have|can|could|will|would|should|am|may|might|shall|that's|it's|what|who|he|she|I|you|they)\b",
    re.I,
)
_ENDS_ASKING = re.compile(r"\S\s+(?:(?:to|till|until|since|from|by) (?:when|what|where|who)|who with|with who)$", re.I)
"""A statement that becomes a question with its last words: "So he stayed till when?"."""
_MASSES = frozenset(
    "school college nursery work money sleep food contact football swimming bedtime mornings nights".split()
)
_LONGEST = 20


def asked(question: Said, persons: Persons, visit: date) -> str | None:
    """Put the worker's question as the words after "Asked", such as "whether he sleeps"; None if it can't be.

    In `persons`, I is the worker (WRITER) and you is the person who answered.
    """
    tokens = _bare(question, persons.names)
    if tokens is None:
        return None
    core = question.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
    if (
        not 1 <= len(core.split()) <= _LONGEST
        or BROKEN.search(core)
        or RISK.search(core)
        or _SEVERAL_CLAUSES.search(core)
        or _ENDS_ASKING.search(core)
    ):
        return None
    about = _ABOUT.match(core)
    if about:
        vague = re.search(
            r"\b(?:I|me|my|you|your|we|us|our)\b|^(?:that|it|this|them|him|her|you|there)$", about["what"]
        )
        return None if vague else _asked_words(f"about {_lowered(about['what'])}", question, visit)
    if (
        len(tokens) < 2
        or re.match(r"d['’]", core, re.I)
        or re.search(r"\b(?:that|this) (?:you|he|she|they)\b", core, re.I)
    ):
        return None
    written = _of_being(question, tokens, persons) or _turned_round(question, tokens, persons)
    return _asked_words(written, question, visit)


def _bare(question: Said, names: frozenset[str]) -> "list[Token] | None":
    """The tokens of a question without the names it calls, what opens the turn, and what only rounds it off."""
    text = question.text
    if re.search(r"(?:\.\.|…|[—–-])\s*\?*\s*$", text):
        return None
    start = opening(text)
    called = _CALLED_FIRST.match(text, start)
    meant = called and re.match(r"(?:do )?you mean\b|is (?:it|that)\b", text[called.end() :], re.I)
    start = called.end() if called and not meant and _is_name(question, called.group(), names) else start
    start += opening(text[start:])
    end = len(text.rstrip(" ?.!"))
    for tail in (_CALLED_LAST, _ROUNDED_OFF):
        found = tail.search(text[start:end])
        end = start + found.start() if found else end
    begun = re.match(
        r"(?:can|could|will|would) you (?:start|begin|kick off)(?: us)?(?: off)? with (?=how|what|where|who)",
        text[start:],
        re.I,
    )
    start += begun.end() if begun else 0
    tokens = [t for t in question.doc if start <= t.idx < end]
    return tokens or None


def _is_name(question: Said, called: str, names: frozenset[str]) -> bool:
    """Say whether a word at the head of a question calls somebody, and is not what is asked about: "Weed, do you …"."""
    first = next((t for t in question.doc if called.startswith(t.text) and not t.is_punct), None)
    return (
        first is None
        or first.text in names
        or first.pos_ in {"INTJ", "PROPN"}
        or first.ent_type_ == "PERSON"
        or bool(_CALLED_BY.match(called))
    )


def _is_thing(tokens: "list[Token]", question: Said) -> bool:
    """Say whether a question only names a thing: "And the eczema?", "And school?"."""
    nouns = all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or t.dep_ == "case" for t in tokens)
    known = tokens[0].pos_ in {"DET", "PROPN"} or tokens[0].lower_ in _MASSES
    return (
        nouns
        and known
        and len(tokens) <= 5
        and bool(re.match(r"(?:and|so|what about|how about)\b", question.text, re.I))
    )


def _of_being(question: Said, tokens: "list[Token]", persons: Persons) -> str | None:
    """Put "how is school", "what's his name", "who's with them": the noun comes before its verb, else all stays."""
    wh, be = tokens[0], tokens[1]
    verb = _BE.get(be.lower_.replace("’", "'"))
    if wh.lower_ not in {"how", "where", "what", "who", "when"} or verb is None or len(tokens) < 3:
        return None
    last = 2
    while last < len(tokens) and (tokens[last].pos_ in _OF_NOUNS or tokens[last].tag_ == "POS"):
        last += 1
    noun, rest = tokens[2:last], tokens[last:]
    if len(noun) == 1 and noun[0].pos_ == "PRON":
        return None
    doc = question.doc
    after = turned(doc[: tokens[-1].i + 1].as_doc(), rest[0].i, persons) if rest else ""
    if after is None:
        return None
    if not noun:
        return f"who {verb} {after}" if wh.lower_ == "who" and rest[0].pos_ in {"ADP", "ADV", "VERB"} else None
    if (
        (len(noun) > 1 and noun[0].lower_ in {"that", "this"})
        or noun[-1].tag_ == "POS"
        or noun[-1].pos_ == "DET"
        or (rest and rest[0].pos_ in {"PRON", "AUX", "SCONJ"})
    ):
        return None
    before = turned(doc[: noun[-1].i + 1].as_doc(), noun[0].i, persons)
    return f"{wh.lower_} {before} {verb} {after}".strip() if before else None


def _turned_round(question: Said, tokens: "list[Token]", persons: Persons) -> str | None:  # noqa: PLR0911
    """Put a question whose verb comes first, or that only its mark makes a question, as what was asked."""
    wh = tokens[0].lower_ if tokens[0].tag_ in {"WP", "WRB", "WDT", "WP$"} else None
    if wh is None and tokens[0].pos_ != "AUX" and tokens[0].tag_ != "MD":
        return _stated(question, tokens, persons)
    at = next((n for n, t in enumerate(tokens) if t.pos_ == "AUX" or t.tag_ == "MD"), None)
    whole = question.doc[: tokens[-1].i + 1].as_doc()
    if at is None or (wh and at > 1 and tokens[1].tag_ in {"VBZ", "VBD"}):
        plain_verb = wh and tokens[1].tag_ in {"VBZ", "VBD"} and subject_of(tokens[1]) == tokens[0]
        return turned(whole, tokens[0].i, persons) if plain_verb else None
    verb = tokens[at]
    subject = _subject_after(question, verb.i) or subject_of(verb)
    if wh and at > 1 and verb.nbor().pos_ in {"PRON", "DET", "PROPN"} and (subject or verb).i < verb.i:
        return None
    own_verb = verb.lemma_ == "be" and verb.dep_ not in {"aux", "auxpass"}
    if wh and own_verb and _subject_after(question, verb.i) is None:
        return None
    if subject is not None and subject.i <= verb.i and (wh in {"how", "where", "when", "why"} or verb.lemma_ == "do"):
        return None
    if subject is None or (wh and subject.i <= verb.i):
        return turned(whole, tokens[0].i, persons) if wh and verb.lemma_ != "do" else None
    return _inverted(question, tokens[0].i, verb.i, tokens[-1].i, persons, wh)


def _stated(question: Said, tokens: "list[Token]", persons: Persons) -> str | None:
    """Put "It's happened before?" as "whether it has happened before"."""
    subject = next((t for t in tokens if t.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    opens = subject is not None and subject.i == tokens[0].i and subject.head.dep_ == "ROOT"
    if subject is None or not opens or not question.has_clause or not question.text.rstrip().endswith("?"):
        return None
    written = turned(question.doc[: tokens[-1].i + 1].as_doc(), tokens[0].i, persons)
    named = tokens[0].pos_ == "PROPN" or (written or "").split(" ")[0].lower() != tokens[0].lower_
    return f"whether {written if named else _lowered(written or '')}" if written else None


def _asked_words(written: str | None, question: Said, visit: date) -> str | None:
    if not written:
        return None
    plain = _CALLED_WITHIN.sub(" ", without_fillers(written).rstrip(" ?.!,"))
    return in_figures(with_dates(_lowered(plain), question.text, visit))


def _lowered(text: str) -> str:
    return text if re.match(r"(?:I\b|[A-Z]\w*[A-Z])", text) else text[:1].lower() + text[1:]


def _subject_after(question: Said, aux: int) -> "Token | None":
    """The pronoun right after an auxiliary, which is its subject in a question whatever the parse says."""
    after = question.doc[aux + 1] if aux + 1 < len(question.doc) else None
    return after if after is not None and after.lower_ in _SUBJECT_WORDS else None


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
    if pronoun is not None and subject.i + 1 <= last and doc[subject.i + 1].lower_ == "else":
        span.append(subject.i + 1)
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
        aux_word = "has" if aux_word == "is" and re.match(r"(?:been|got|had)\b", rest) else aux_word
        if who is not None:
            table = {"are": "am" if who is WRITER else "are" if who.plural else "is"}
            table |= {"were": "were" if who.plural else "was", "have": "have" if plural else "has"}
            aux_word = table.get(aux_word, aux_word)
        joined = [opened or before, middle, aux_word, rest]
    return " ".join(part for part in joined if part)


def _pronouns(low: str, persons: Persons) -> Pronouns | None:
    return persons.first if low == "i" else persons.second if low == "you" else None
