"""Checks every statement of a note against what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.checks.support.answers import absent, agreement, compare_question, tells_who_was_there
from assistant.checks.support.cast import Cast, cast_of
from assistant.checks.support.clauses import Reader
from assistant.checks.support.corrections import put_right
from assistant.checks.support.deeds import compare_deeds
from assistant.checks.support.figures import compare_dates, compare_numbers
from assistant.checks.support.find import Found, find, said_by
from assistant.checks.support.lexicon import opposites, same_words
from assistant.checks.support.people import compare_names, compare_teller
from assistant.checks.support.quotes import compare_quotes, plain
from assistant.checks.support.score import DECIDED, score, status
from assistant.checks.support.signs import Signs, signs_of
from assistant.checks.support.units import Claim, Unit, claim_of, units_of
from assistant.checks.support.unsure import UNSURE_AT_MOST, unsure_voices, unsure_words
from assistant.checks.support.wording import compare_frequency, compare_judgement, little_in_common
from assistant.domain.casenote import Evidence, Problem, Statement, Support, SupportStatus
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript
from assistant.ports import Embedder, EnglishParser

FLOOR = 0.4
"""Below this share of its words found, a statement has too little in common with what was said."""

BEFORE = 3
"""How many turns back somebody may have been named."""

OWN_WORDS = 0.5
"""The teller's sentences are preferred when they hold this much of what the best sentences of anyone hold."""


def check_support(
    statements: Sequence[Statement],
    transcript: Transcript,
    *,
    people: Sequence[Person],
    visit_date: date | None,
    parser: EnglishParser,
    embedder: Embedder | None = None,
) -> tuple[Support, ...]:
    """Say of each statement, in order, how well the transcript bears it out, and which words do not fit.

    A statement with evidence is held against it; one without, against the sentences that are most like it.
    """
    if not transcript.utterances:
        return tuple(Support(status=SupportStatus.NO_TRANSCRIPT, score=0.0) for _ in statements)
    cast = cast_of(people, transcript)
    same = same_words()
    reader = Reader(cast, same)
    units = units_of(transcript, cast, reader, parser, visit_date)
    docs = parser.parse([statement.text for statement in statements])
    claims = [claim_of(s, doc, cast, reader, visit_date) for s, doc in zip(statements, docs, strict=True)]
    nearness = _nearness(claims, units, embedder)
    words = plain(" ".join(utterance.text for utterance in transcript.utterances))
    said = _Said(transcript, cast, units, words, same, opposites(), visit_date)
    return tuple(
        _support(statement, claim, said, nearness[number] if nearness is not None else None)
        for number, (statement, claim) in enumerate(zip(statements, claims, strict=True))
    )


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
    def order(self) -> dict[Unit, int]:
        """Where each sentence stands among all."""
        return {unit: n for n, unit in enumerate(self.units)}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each utterance stands, by its id."""
        return {utterance.id: place for place, utterance in enumerate(self.transcript.utterances)}


def _support(statement: Statement, claim: Claim, said: _Said, near: Sequence[float] | None) -> Support:
    """Hold one statement against what was said."""
    places = said.places
    cited = {places[e.utterance] for e in statement.evidence if e.utterance in places}
    if tells_who_was_there(claim):
        # The names come from the people of the visit here, not from what was heard.
        names = replace(said, transcript=said.transcript.model_copy(update={"utterances": (), "warnings": ()}))
        return _decided(statement, [*_citations(statement, places), *absent(claim, said.cast)], (), names)
    answer, otherwise = agreement(claim, said.units, said.cast)
    if answer:
        return _decided(statement, [*_citations(statement, places), *otherwise], answer, said)
    misquoted, quoted = _quotations(claim, said, cited)
    if claim.only_quotes:
        units = tuple(unit for unit in said.units if unit.place in quoted and not unit.joined)
        asked = compare_question(claim, said.units, units) if units else []
        return _decided(statement, [*_citations(statement, places), *misquoted, *asked], units, said)
    found = _evidence(claim, said, cited, near)
    turns = _same_turns(found, said.units)
    before = [unit for unit in said.units if any(0 < t.place - unit.place <= BEFORE for t in found.units)]
    answers = [unit for unit in said.units if unit.joined and any(0 <= unit.place - t.place <= 2 for t in found.units)]
    after = [unit for unit in said.units if any(0 <= unit.place - t.place <= 2 for t in found.units)]
    problems = [
        *_citations(statement, places),
        *misquoted,
        *compare_question(claim, said.units, found.units),
        *compare_numbers(claim, turns),
        *compare_dates(claim, turns, said.visit),
        *compare_names(claim, turns, before, said.cast, said.plainly),
        *compare_teller(claim, found.units, said.cast),
        *compare_deeds(claim, found.units, answers, after, said.units, said.cast, said.opposites),
        *compare_frequency(claim, turns),
        *compare_judgement(claim, turns, said.same),
        *put_right(claim, found.units, said.units),
        *little_in_common(found.coverage, found.missing, FLOOR),
    ]
    meaning = max((near[said.order[unit]] for unit in found.units), default=0.0) if near is not None else None
    signs = signs_of(claim, found, turns, meaning, said.cast)
    return _made(statement, signs, problems, found.units, said)


def _decided(statement: Statement, problems: list[Problem], units: Sequence[Unit], said: _Said) -> Support:
    """Give the support of a statement that is right or wrong by what was found, and not by likeness."""
    return _made(statement, DECIDED, problems, units, said)


def _made(statement: Statement, signs: Signs, problems: list[Problem], units: Sequence[Unit], said: _Said) -> Support:
    """Weigh signs and problems; what is supported all the same keeps no problems, since the reader is not asked."""
    value = score(signs, problems)
    state = status(value, signs.words)
    evidence = statement.evidence or _cite(units, said.transcript)
    doubts = [
        *unsure_voices(evidence, said.transcript),
        *unsure_words(statement.text, evidence, said.transcript),
    ]
    if doubts and state is SupportStatus.SUPPORTED:
        state, value, problems = SupportStatus.CHECK, min(value, UNSURE_AT_MOST), []
    shown = [] if state is SupportStatus.SUPPORTED else [*problems, *doubts]
    return Support(
        status=state,
        score=round(value, 4),
        problems=tuple(dict.fromkeys(problem.code for problem in shown)),
        evidence=evidence,
        details=tuple(shown),
    )


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


def _evidence(claim: Claim, said: _Said, cited: set[int], near: Sequence[float] | None) -> Found:
    """Find a claim's sentences: among those cited, else the teller's where they hold enough, else anyone's."""
    units = said.units
    if cited:
        pool = [n for n, unit in enumerate(units) if unit.place in cited]
        kept = [units[n] for n in pool]
        return find(claim, kept, [near[n] for n in pool] if near is not None else None)
    best = find(claim, units, near)
    if claim.teller is None or not claim.teller.people:
        return best
    theirs = said_by(claim, units, said.cast)
    own = find(claim, theirs, [near[said.order[u]] for u in theirs] if near is not None else None)
    if own.units and own.coverage >= OWN_WORDS * best.coverage:
        return own
    return best


def _same_turns(found: Found, units: Sequence[Unit]) -> list[Unit]:
    """Widen sentences to their whole turns, and to the question just before each turn."""
    turns = {unit.place for unit in found.units}
    asked = {unit.place for unit in units if unit.asked and unit.place + 1 in turns}
    return [unit for unit in units if unit.place in turns | asked]


def _nearness(claims: Sequence[Claim], units: Sequence[Unit], embedder: Embedder | None) -> list[list[float]] | None:
    """Give the nearness in meaning of every claim to every unit, 0 to 1."""
    if embedder is None or not claims or not units:
        return None
    spoken = embedder.embed([unit.text for unit in units])
    written = embedder.embed([claim.text for claim in claims])
    rows: list[list[float]] = (written @ spoken.T).clip(0.0, 1.0).tolist()
    return rows


def _cite(units: Sequence[Unit], transcript: Transcript) -> tuple[Evidence, ...]:
    spoken = [transcript.utterances[place] for place in dict.fromkeys(unit.place for unit in units)]
    return tuple(Evidence(utterance=u.id, start=u.start, end=u.end, quote=u.text) for u in spoken)
