"""Cuts a transcript into sentences that can bear a statement out, and a statement into what it claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from assistant.checks.support.cast import Cast, Who
from assistant.checks.support.clauses import SAYING, TELLING, Clause, Reader, is_somebody
from assistant.checks.support.lexicon import FAMILY, LIGHT, PHRASES
from assistant.checks.support.spoken import Quotation, spoken_in, voice_named, voice_spans
from assistant.domain.casenote import Statement
from assistant.domain.person import TITLES
from assistant.domain.transcript import Transcript
from assistant.english.dates import DateMention, dates
from assistant.english.numbers import NumberMention, numbers
from assistant.ports import EnglishParser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SHORT_ANSWER = 8
"""An answer of at most this many words is read together with its question."""

RECENT = 3
"""How many turns back "he" and "she" may reach."""

MOST_RECENT = 12

_LEAD = r"^\W*(?:(?:oh|well|och|um|er|erm),? )?"
_YES = re.compile(
    _LEAD
    + r"(?:yes|yeah|yep|yup|yea|aye|please|okay|ok|sure|of course|definitely|course|go on|go ahead|go for it|right"
    r"|mm|mhm|fine|happy|no worries|no problem|that'?s (?:fine|okay|ok|all right|right)|all right|alright|absolutely"
    r"|exactly|always|every|i (?:do|did|am|have|will|don'?t mind)|(?:he|she|it|they|we) (?:does|did|is|has|was|do|are"
    r"|have|will))\b(?! (?:not|never)\b)",
    re.IGNORECASE,
)
_NO = re.compile(
    _LEAD + r"(?:no(?! (?:worries|problem))|nope|nah|never|not|i(?:'d| would) rather not|(?:he|she|it|they|we|i)"
    r" (?:doesn't|didn't|isn't|hasn't|wasn't|don't|aren't|haven't|won't))\b(?! mind)",
    re.IGNORECASE,
)
_NO_VISIT = date(2001, 1, 1)


@dataclass(frozen=True, eq=False)
class Unit:
    """One sentence somebody said, or a question with its short answer; `place` counts utterances from 0."""

    place: int
    text: str
    speaker: int
    lemmas: frozenset[str]
    clauses: tuple[Clause, ...]
    numbers: tuple[tuple[NumberMention, str], ...]
    dates: tuple[DateMention, ...]
    people: frozenset[int]
    pronouns: frozenset[str]
    asked: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Claim:
    """What a statement says: whose words it gives, and the content those words have."""

    text: str
    teller: Who | None
    teller_words: str
    lemmas: dict[str, tuple[str, float]]
    clauses: tuple[Clause, ...]
    numbers: tuple[tuple[NumberMention, str], ...]
    dates: tuple[DateMention, ...]
    people: dict[int, str]
    listener: frozenset[int]
    direct: bool
    names: tuple[str, ...]
    quotes: tuple[Quotation, ...]
    question: dict[str, tuple[str, float]]
    words: frozenset[str]

    @property
    def only_quotes(self) -> bool:
        """Say whether a statement gives somebody's own words, with nothing added but who said them."""
        return bool(self.quotes) and not self.lemmas and not self.clauses


def units_of(
    transcript: Transcript, cast: Cast, reader: Reader, parser: EnglishParser, visit: date | None
) -> tuple[Unit, ...]:
    """Cut every utterance into sentences, and join each short answer to its question."""
    docs = parser.parse([utterance.text for utterance in transcript.utterances])
    everyone = frozenset(range(len(cast.names)))
    found: list[Unit] = []
    recent: list[tuple[int, Who]] = []
    question: tuple[Span, int] | None = None
    # Somebody whom an interpreter speaks for is "he" or "she" throughout.
    silent = frozenset(range(len(cast.names))) - frozenset(cast.by_voice.values()) - set(cast.children)
    for place, (utterance, doc) in enumerate(zip(transcript.utterances, docs, strict=True)):
        speaker = cast.by_voice[utterance.speaker]
        me = frozenset({speaker})
        you = _addressed(place, speaker, transcript, cast) or everyone - me
        spoken = list(doc.sents)
        if question is not None and question[1] != speaker and spoken and _brief(spoken[0]):
            found.append(_answered(question, doc, place, speaker, cast, reader, visit))
        young = [(place, Who(people=frozenset({n}))) for n in (*cast.children, *sorted(silent))]
        for sentence in spoken:
            if any(token.is_alpha for token in sentence):
                known = [who for at, who in (*recent, *young) if place - at <= RECENT]
                found.append(_unit(sentence, place, speaker, me, you, cast, reader, visit, known))
                subject = next((c.subject for c in reversed(found[-1].clauses) if is_somebody(c.subject)), None)
                now = [
                    *([subject] if subject is not None and subject.people != me else []),
                    *reader.mentioned(sentence, me, you),
                ]
                recent = [*((place, who) for who in now), *recent][:MOST_RECENT]
        recent.insert(0, (place, Who(people=me)))
        asked = [sentence for sentence in spoken if sentence.text.rstrip().endswith("?")]
        question = (asked[-1], speaker) if asked else None
    return tuple(found)


def claim_of(statement: Statement, doc: "Doc", cast: Cast, reader: Reader, visit: date | None) -> Claim:
    """Read what one statement claims; "I" is the social worker who writes."""
    me = frozenset({cast.worker}) if cast.worker is not None else frozenset()
    clauses: list[Clause] = []
    spoken = spoken_in(doc, reader, me)
    tokens = [spoken.teller] if spoken.teller is not None else []
    if not tokens or tokens[0].head.lemma_ == "ask":
        tokens = _teller(doc, spoken.aside) or tokens
    frames = {token.head.i for token in tokens} | {
        t.i
        for t in doc
        if (spoken.quotations or spoken.question) and t.lemma_.lower() in SAYING | {"ask"} and t.i not in spoken.aside
    }
    teller = reader.who(tokens[0], me, frozenset()) if tokens else None
    voice = voice_named(doc.text, cast)
    if voice:
        teller = Who(people=voice)
    named_here, weak = _known(doc, teller, cast, reader, me)
    for sentence in doc.sents:
        read = reader.clauses(sentence, me, frozenset(), named_here, weak)
        clauses.extend(clause for clause in read if sentence.start + clause.place not in frames | spoken.aside)
    if teller is not None and teller.anyone and teller.sex is None:
        teller = None
    days = when(statement.text, visit)
    frame = {token.i for token in tokens} | frames
    frame_end = min(frames, default=0)
    told = {t.i for token in tokens for t in _listener(token.head)}
    listeners = [reader.who(t, me, frozenset()).people for token in tokens for t in _listener(token.head)]
    heard_by = frozenset().union(*listeners)
    lemmas: dict[str, tuple[str, float]] = {}
    people: dict[int, str] = {}
    names: list[str] = []
    named = voice_spans(doc.text)
    for token in doc:
        if (
            not token.is_alpha
            or _inside(token.idx, named)
            or token.i in frame | told | spoken.aside
            or (voice and token.i < frame_end)
        ):
            continue
        known = cast.named(token.text) if token.text[0].isupper() or token.lower_ in cast.by_word else frozenset()
        if token.lower_.rstrip(".") in TITLES:
            continue
        if known and token.pos_ in {"PROPN", "NOUN"}:
            if len(known) == 1 and not _belongs_to_other(token):
                people.setdefault(next(iter(known)), token.text)
            continue
        if token.pos_ == "PROPN" and token.text[0].isupper() and not token.is_sent_start and not _calendar(token):
            names.append(token.text)
        if content(token, reader):
            lemmas.setdefault(reader.lemma(token), (token.text, weight(token.lower_)))
    # Words quoted or asked are no claim of the note's own, and no turn of phrase in them is.
    for lemma in phrases("".join(t.text_with_ws for t in doc if t.i not in spoken.aside)):
        lemmas.setdefault(lemma, (lemma, 1.0))
    apart = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in spoken.aside] + list(named)
    return Claim(
        text=statement.text,
        teller=teller,
        teller_words=tokens[0].text if tokens else "",
        lemmas=lemmas,
        clauses=tuple(clauses),
        numbers=tuple(pair for pair in counted(doc[:], reader, days) if not _inside(pair[0].start, apart)),
        dates=tuple(mention for mention in days if not _inside(mention.start, apart)),
        people=people,
        listener=heard_by,
        direct=bool(tokens) and tokens[0].head.lemma_.lower() in TELLING,
        names=tuple(names),
        quotes=spoken.quotations,
        question={reader.lemma(t): (t.text, weight(t.lower_)) for t in spoken.question if content(t, reader)},
        words=frozenset(t.lower_ for t in doc if t.pos_ != "VERB" and t.i not in spoken.aside)
        | frozenset(t.lemma_.lower() for t in doc if t.i not in spoken.aside),
    )


def says_yes(text: str) -> bool:
    """Say whether an answer begins by agreeing."""
    return _YES.match(text.replace("’", "'")) is not None


def says_no(text: str) -> bool:
    """Say whether an answer begins by denying."""
    return _NO.match(text.replace("’", "'")) is not None


def phrases(text: str) -> frozenset[str]:
    """Find turns of phrase that say what one word says, such as "on his own"; give those words."""
    return frozenset(word for pattern, word in PHRASES.items() if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE))


def _known(
    doc: "Doc", teller: Who | None, cast: Cast, reader: Reader, me: frozenset[int]
) -> tuple[list[Who], frozenset[int]]:
    """Give whom a statement's pronouns may stand for, and those too weak a guess to hold somebody to."""
    if teller is not None and teller.sex and not teller.people:
        return [], frozenset(range(len(cast.names)))
    named = [who for sentence in doc.sents for who in reader.mentioned(sentence, me, frozenset())]
    named += [Who(people=frozenset({n})) for n in cast.children]
    return named, teller.people if teller is not None else frozenset()


def content(token: "Token", reader: Reader) -> bool:
    """Say whether a word carries content of its own."""
    return (
        token.is_alpha
        and token.lower_ not in LIGHT
        and token.lemma_.lower() not in LIGHT
        and token.pos_ in {"NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP", "INTJ"}
        and not (token.pos_ in {"ADP", "INTJ"} and len(token) < 4)
        and not _calendar(token)
    )


def weight(word: str) -> float:
    """Weigh a word by its rarity: 1 for words of Zipf frequency 4, less for common ones, between 0.3 and 1.5."""
    return min(1.5, max(0.3, (7.0 - float(zipf_frequency(word, "en"))) / 3.0))


def counted(span: "Span", reader: Reader, days: Sequence[DateMention]) -> tuple[tuple[NumberMention, str], ...]:
    """Find the numbers of a text that belong to none of its dates, each with the lemma of what it counts."""
    text = span.text
    taken = [(mention.start, mention.end) for mention in days]
    found = []
    for mention in numbers(text):
        if any(start <= mention.start < end for start, end in taken):
            continue
        part = span.char_span(mention.start, mention.end, alignment_mode="expand")
        noun = ""
        if part is not None:
            head = part.root.head if part.root.dep_ in {"nummod", "compound", "quantmod"} else part.root
            noun = reader.lemma(head) if head.pos_ in {"NOUN", "PROPN"} else ""
        found.append((mention, noun))
    return tuple(found)


def when(text: str, visit: date | None) -> tuple[DateMention, ...]:
    """Find the dates of a text, as seen from the visit."""
    return dates(text, visit or _NO_VISIT)


def _unit(
    sentence: "Span", place: int, speaker: int, me: frozenset[int], you: frozenset[int], cast: Cast, reader: Reader,
    visit: date | None, recent: Sequence[Who],
) -> Unit:  # fmt: skip
    people, pronouns = _mentioned(sentence, speaker, cast)
    days = when(sentence.text, visit)
    return Unit(
        place=place,
        text=sentence.text,
        speaker=speaker,
        lemmas=frozenset(reader.lemma(t) for t in sentence if t.is_alpha) | phrases(sentence.text),
        clauses=reader.clauses(sentence, me, you, recent),
        numbers=counted(sentence, reader, days),
        dates=days,
        people=people,
        pronouns=pronouns,
        asked=sentence.text.rstrip().endswith("?"),
    )


def _answered(
    question: "tuple[Span, int]", doc: "Doc", place: int, speaker: int, cast: Cast, reader: Reader, visit: date | None
) -> Unit:
    """Read a question and its short answer as one: yes affirms the question, no denies it."""
    span, asker = question
    first = next(iter(doc.sents))
    text = f"{span.text} {doc.text}"
    yes, no = says_yes(doc.text), says_no(doc.text)
    asked = reader.clauses(span, frozenset({asker}), frozenset({speaker}))
    if yes or no:
        asked = tuple(
            Clause(**{**vars(c), "negated": c.negated != no, "mood": "fact" if c.mood == "question" else c.mood})
            for c in asked
        )
    people, pronouns = _mentioned(span, asker, cast)
    more, others = _mentioned(first, speaker, cast)
    you = frozenset(range(len(cast.names))) - {speaker}
    return Unit(
        place=place,
        text=text,
        speaker=speaker,
        lemmas=frozenset(reader.lemma(t) for t in [*span, *doc] if t.is_alpha),
        clauses=asked + tuple(c for s in doc.sents for c in reader.clauses(s, frozenset({speaker}), you)),
        numbers=counted(span, reader, when(span.text, visit)) + counted(doc[:], reader, when(doc.text, visit)),
        dates=when(text, visit),
        people=people | more | {speaker},
        pronouns=pronouns | others,
        joined=True,
    )


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _addressed(place: int, speaker: int, transcript: Transcript, cast: Cast) -> frozenset[int]:
    """Say whom "you" may mean: whoever spoke just before or speaks next, and anyone called by name."""
    turns = transcript.utterances
    near = {cast.by_voice[turns[n].speaker] for n in (place - 1, place + 1) if 0 <= n < len(turns)}
    called = {n for word in re.findall(r"\b[A-Z]\w+", turns[place].text) for n in cast.named(word)}
    return frozenset((near | called) - {speaker})


def _brief(sentence: "Span") -> bool:
    return len([token for token in sentence if token.is_alpha]) <= SHORT_ANSWER


def _mentioned(span: "Span", speaker: int, cast: Cast) -> tuple[frozenset[int], frozenset[str]]:
    people: set[int] = set()
    pronouns: set[str] = set()
    for token in span:
        low = token.lower_
        if low in {"i", "me", "my", "myself", "mine"}:
            people.add(speaker)
        elif low in {"we", "us", "our"}:
            people.add(speaker)
            pronouns.add("they")
        elif low in {"he", "him", "his", "himself"}:
            pronouns.add("m")
        elif low in {"she", "her", "hers", "herself"}:
            pronouns.add("f")
        elif low in {
            "they",
            "them",
            "their",
            "you",
            "your",
            "everyone",
            "everybody",
            "both",
            "anyone",
            "kids",
            "children",
        }:
            pronouns.add("they")
        elif token.is_alpha:
            people |= cast.named(token.text)
    return frozenset(people), frozenset(pronouns)


def _teller(doc: "Doc", aside: frozenset[int]) -> "list[Token]":
    """Find the subject of the outermost saying verb that has something said under it."""
    quoted = '"' in doc.text or "“" in doc.text
    for sentence in doc.sents:
        root = sentence.root
        for verb in (root, *root.conjuncts):
            if verb.lemma_.lower() in SAYING and verb.pos_ == "VERB" and not _leads_question(verb, aside):
                subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
                under = quoted or any(c.dep_ == "ccomp" or c.lower_ in {"me", "us"} for c in verb.children)
                if subject is not None and under and subject.pos_ in {"PROPN", "NOUN", "PRON"}:
                    return [subject]
        if root.dep_ == "ROOT":
            for child in root.children:
                frame = child.dep_ in {"parataxis", "ccomp"} and child.lemma_.lower() in SAYING
                if frame and not _leads_question(child, aside):
                    subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
                    if subject is not None:
                        return [subject]
    return []


def _leads_question(verb: "Token", aside: frozenset[int]) -> bool:
    """Say whether a verb only brings a quoted question, or is itself quoted."""
    asks = verb.lemma_ == "ask" and re.match(r"\w+, [\"“]", verb.doc.text[verb.idx :]) is not None
    return asks or verb.i in aside


def _listener(verb: "Token") -> "list[Token]":
    return [
        c
        for c in verb.children
        if c.dep_ in {"dobj", "dative"}
        and c.pos_ in {"PRON", "PROPN", "NOUN"}
        and verb.lemma_ in {"tell", "ask", "inform"}
    ]


def _belongs_to_other(token: "Token") -> bool:
    owned = token.lower_ in FAMILY and any(c.dep_ == "poss" for c in token.children)
    return token.dep_ == "poss" or owned


def _calendar(token: "Token") -> bool:
    return token.ent_type_ in {"DATE", "TIME"} and token.pos_ == "PROPN"
