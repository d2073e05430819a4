"""Checks every statement of a note against what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.checks.risk import BLOCKING, risks
from assistant.checks.support.answers import absent, agreement, compare_question, tells_who_was_there
from assistant.checks.support.cast import Cast, cast_of
from assistant.checks.support.clauses import Reader
from assistant.checks.support.corrections import put_right
from assistant.checks.support.deeds import compare_deeds
from assistant.checks.support.figures import compare_dates, compare_numbers
from assistant.checks.support.find import Found, find, said_by
from assistant.checks.support.lexicon import opposites, same_words
from assistant.checks.support.measures import measures
from assistant.checks.support.passage import passage_of
from assistant.checks.support.people import compare_names, compare_teller
from assistant.checks.support.quotes import compare_quotes, plain
from assistant.checks.support.score import CERTAIN, DOUBTED, FOUND, FOUND_WRONG, READ, log_odds, score, status
from assistant.checks.support.signs import signs_of
from assistant.checks.support.talk import Talk, items_of, stretch_of
from assistant.checks.support.units import Claim, Unit, claim_of, units_of
from assistant.checks.support.unsure import UNSURE_AT_MOST, unsure_voices, unsure_words
from assistant.checks.support.wording import compare_frequency, compare_judgement, little_in_common
from assistant.domain.casenote import Evidence, Problem, Statement, Support, SupportStatus
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript
from assistant.ports import EnglishParser, Entailment

FLOOR = 0.4
"""Below this share of its words found, a statement has too little in common with what was said."""

WHOLE = 0.95
"""A turn that holds this share of a statement's words, with nothing against it, holds the whole."""

IN_ORDER = 0.55
"""A whole statement more of whose pairs of words were said in that order than this is as good as word for word."""

BEFORE = 3
"""How many turns back somebody may have been named."""

SURE_OF_HARM = 0.7
"""A statement of harm below this score is for a person to decide on."""

OWN_WORDS = 0.5
"""The teller's sentences are preferred when they hold this much of what the best sentences of anyone hold."""


def check_support(
    statements: Sequence[Statement],
    transcript: Transcript,
    *,
    people: Sequence[Person],
    visit_date: date | None,
    parser: EnglishParser,
    entailment: Entailment | None = None,
) -> tuple[Support, ...]:
    """Say of each statement, in order, how well the transcript bears it out, and which words do not fit.

    A statement with evidence is held against it; one without, against the sentences that are most like it. Where
    `entailment` is at hand, what it makes of a statement and the turns most like it is one of the marks.
    """
    if not transcript.utterances:
        return tuple(Support(status=SupportStatus.NO_TRANSCRIPT, score=0.0) for _ in statements)
    said, claims = _read(statements, transcript, people, visit_date, parser)
    found = [_weighed(statement, claim, said) for statement, claim in zip(statements, claims, strict=True)]
    if entailment is not None:
        found = _judged(statements, found, entailment)
    return tuple(_made(statement, one, said) for statement, one in zip(statements, found, strict=True))


def weighed(
    statements: Sequence[Statement],
    transcript: Transcript,
    *,
    people: Sequence[Person],
    visit_date: date | None,
    parser: EnglishParser,
) -> tuple[tuple[dict[str, float], tuple[str, ...]] | None, ...]:
    """Give each statement's marks and the turns to read beside it; None where it is right or wrong without weighing."""
    said, claims = _read(statements, transcript, people, visit_date, parser)
    found = [_weighed(statement, claim, said) for statement, claim in zip(statements, claims, strict=True)]
    return tuple(None if one.marks is None else (one.marks, one.passage) for one in found)


@dataclass(frozen=True)
class _Said:
    """All that was said, made ready to hold statements against."""

    transcript: Transcript
    cast: Cast
    units: tuple[Unit, ...]
    plainly: str
    same: dict[str, str]
    opposites: dict[str, frozenset[str]]
    visit: date | None

    @cached_property
    def talk(self) -> Talk:
        """The sentences, ready to be measured against."""
        return Talk(self.units, self.cast)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each utterance stands, by its id."""
        return {utterance.id: place for place, utterance in enumerate(self.transcript.utterances)}


@dataclass(frozen=True)
class _Weighed:
    """What was found for a statement: its sentences, what is wrong, its marks where those are to be weighed.

    `heard` is False of who took part, which comes from the people of the visit and not from words.
    """

    units: Sequence[Unit]
    problems: list[Problem]
    marks: dict[str, float] | None = None
    passage: tuple[str, ...] = ()
    heard: bool = True

    @property
    def score(self) -> float:
        """How surely the statement is borne out."""
        if self.marks is None:
            return FOUND_WRONG if self.problems else FOUND
        certain = any(problem.code in CERTAIN for problem in self.problems)
        return min(score(self.marks), DOUBTED) if certain else score(self.marks)


def _read(
    statements: Sequence[Statement],
    transcript: Transcript,
    people: Sequence[Person],
    visit_date: date | None,
    parser: EnglishParser,
) -> tuple[_Said, list[Claim]]:
    """Read what was said, and what each statement claims."""
    cast = cast_of(people, transcript)
    same = same_words()
    reader = Reader(cast, same)
    units = units_of(transcript, cast, reader, parser, visit_date)
    docs = parser.parse([statement.text for statement in statements])
    words = plain(" ".join(utterance.text for utterance in transcript.utterances))
    said = _Said(transcript, cast, units, words, same, opposites(), visit_date)
    return said, [claim_of(s, doc, cast, reader, visit_date) for s, doc in zip(statements, docs, strict=True)]


def _weighed(statement: Statement, claim: Claim, said: _Said) -> _Weighed:
    """Hold one statement against what was said."""
    places = said.places
    cited = {places[e.utterance] for e in statement.evidence if e.utterance in places}
    wrong = _citations(statement, places)
    if tells_who_was_there(claim):
        return _Weighed((), [*wrong, *absent(claim, said.cast)], heard=False)
    answer, otherwise = agreement(claim, said.units, said.cast)
    if answer:
        return _Weighed(answer, [*wrong, *otherwise])
    misquoted, quoted = _quotations(claim, said, cited)
    if claim.only_quotes:
        units = tuple(unit for unit in said.units if unit.place in quoted and not unit.joined)
        asked = compare_question(claim, said.units, units) if units else []
        return _Weighed(units, [*wrong, *misquoted, *asked])
    found = _evidence(claim, said, cited)
    turns = _same_turns(found, said.units)
    problems = [*wrong, *misquoted, *_compared(claim, found, turns, said)]
    signs = signs_of(claim, found, turns, said.cast)
    items = items_of(claim, said.talk)
    stretch = stretch_of(claim, said.talk, items, cited)
    marks = {
        **measures(claim, said.talk, items, stretch, cited),
        **signs,
        **{f"p_{problem.code}": 1.0 for problem in problems},
    }
    whole = not problems and marks["turn"] > WHOLE
    marks |= {"whole": float(whole), "verbatim": float(whole and marks["phrases"] > IN_ORDER)}
    return _Weighed(found.units, problems, marks, passage_of(found, stretch, cited, said.transcript))


def _judged(statements: Sequence[Statement], found: Sequence[_Weighed], entailment: Entailment) -> list[_Weighed]:
    """Add what a reader of pairs makes of each statement that is weighed."""
    pairs = [
        ("\n".join(one.passage), statement.text)
        for statement, one in zip(statements, found, strict=True)
        if one.marks is not None
    ]
    chances = iter(entailment.score(pairs) if pairs else ())
    return [
        one if one.marks is None else replace(one, marks={**one.marks, READ: log_odds(next(chances))}) for one in found
    ]


def _compared(claim: Claim, found: Found, turns: Sequence[Unit], said: _Said) -> list[Problem]:
    """Compare a claim, in every respect, with the sentences found for it."""
    before = [unit for unit in said.units if any(0 < t.place - unit.place <= BEFORE for t in found.units)]
    answers = [unit for unit in said.units if unit.joined and any(0 <= unit.place - t.place <= 2 for t in found.units)]
    after = [unit for unit in said.units if any(0 <= unit.place - t.place <= 2 for t in found.units)]
    near = {unit.place + step for unit in turns for step in (-1, 0, 1)}
    wide = [unit for unit in said.units if unit.place in near]
    return [
        *compare_question(claim, said.units, found.units),
        *compare_numbers(claim, wide),
        *compare_dates(claim, wide, said.visit),
        *compare_names(claim, turns, before, said.cast, said.plainly),
        *compare_teller(claim, found.units, said.cast),
        *compare_deeds(claim, found.units, answers, after, said.units, said.cast, said.opposites),
        *compare_frequency(claim, turns),
        *compare_judgement(claim, turns, said.same),
        *put_right(claim, found.units, said.units),
        *little_in_common(found.coverage, found.missing, FLOOR),
    ]


def _made(statement: Statement, weighed: _Weighed, said: _Said) -> Support:
    """Name the status, and keep the problems of what is not supported: of the rest the reader is not asked."""
    value, problems = weighed.score, weighed.problems
    evidence = statement.evidence or _cite(weighed.units, said.transcript)
    state = status(value, problems, near=bool(evidence))
    doubts = []
    if weighed.heard:
        doubts = [
            *unsure_voices(evidence, said.transcript),
            *unsure_words(statement.text, evidence, said.transcript),
        ]
    harm = _unsure_harm(statement, weighed)
    if harm and state is SupportStatus.SUPPORTED:
        state, problems = SupportStatus.CHECK, harm
    if doubts and state is SupportStatus.SUPPORTED:
        state, value, problems = SupportStatus.CHECK, min(value, UNSURE_AT_MOST), []
    shown = [] if state is SupportStatus.SUPPORTED else [*problems, *doubts]
    if state is SupportStatus.CHECK and not shown:
        nearest = tuple(unit.text for unit in weighed.units[:1])
        message = "This may not be what was said: listen before you keep it."
        shown = [Problem(code="overlap", evidence_words=nearest, message=message)]
    return Support(
        status=state,
        score=round(value, 4),
        problems=tuple(dict.fromkeys(problem.code for problem in shown)),
        evidence=evidence,
        details=tuple(shown),
    )


def _unsure_harm(statement: Statement, weighed: _Weighed) -> list[Problem]:
    """Doubt a statement of harm that is only likely: a person decides on those."""
    words = tuple(word for kind, word in risks(statement.text) if kind in BLOCKING)
    if weighed.marks is None or not words or weighed.score >= SURE_OF_HARM:
        return []
    return [
        Problem(
            code="overlap",
            statement_words=words,
            evidence_words=tuple(unit.text for unit in weighed.units[:1]),
            message="This speaks of harm, and only some of it was found: listen before you keep it.",
        )
    ]


def _citations(statement: Statement, places: dict[str, int]) -> list[Problem]:
    return [
        Problem(
            code="citation",
            statement_words=(e.utterance,),
            message="The note cites words that are not in the transcript.",
        )
        for e in statement.evidence
        if e.utterance not in places
    ]


def _quotations(claim: Claim, said: _Said, cited: set[int]) -> tuple[list[Problem], list[int]]:
    """Look for quotations in the turns cited, or anywhere when none is; also where they are."""
    if not claim.quotes:
        return [], []
    places = sorted(cited) if cited else range(len(said.transcript.utterances))
    turns = [said.transcript.utterances[place] for place in places]
    problems, found = compare_quotes(claim.quotes, [(t.text, said.cast.by_voice[t.speaker]) for t in turns], said.cast)
    return problems, [places[n] for n in found]


def _evidence(claim: Claim, said: _Said, cited: set[int]) -> Found:
    """Find a claim's sentences: among those cited, else the teller's where they hold enough, else anyone's."""
    units = said.units
    if cited:
        return find(claim, [unit for unit in units if unit.place in cited])
    best = find(claim, units)
    if claim.teller is None or not claim.teller.people:
        return best
    theirs = said_by(claim, units, said.cast)
    own = find(claim, theirs)
    if own.units and own.coverage >= OWN_WORDS * best.coverage:
        return own
    return best


def _same_turns(found: Found, units: Sequence[Unit]) -> list[Unit]:
    """Widen sentences to their whole turns, and to the question just before each turn."""
    turns = {unit.place for unit in found.units}
    asked = {unit.place for unit in units if unit.asked and unit.place + 1 in turns}
    return [unit for unit in units if unit.place in turns | asked]


def _cite(units: Sequence[Unit], transcript: Transcript) -> tuple[Evidence, ...]:
    spoken = [transcript.utterances[place] for place in dict.fromkeys(unit.place for unit in units)]
    return tuple(Evidence(utterance=u.id, start=u.start, end=u.end, quote=u.text) for u in spoken)
