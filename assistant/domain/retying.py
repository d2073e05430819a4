"""Ties a note's evidence to a transcript that was corrected, and says which statements the change touches."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from assistant.domain.casenote import Action, Evidence, Note, Statement, Uncovered
from assistant.domain.looking import Reason, key_of_action
from assistant.domain.transcript import Transcript, Utterance
from assistant.domain.word_times import bare, timed_words, written_words

AROUND = 4
"""Words on either side of a quote whose change also counts, since a "not" beside it may turn what it says."""


class Retied(NamedTuple):
    """A note whose evidence holds the corrected words, and why each statement or action is to be looked at again."""

    note: Note
    reasons: dict[str, Reason]


class _Piece(NamedTuple):
    """Where one quote stands now, and what of it changed."""

    evidence: tuple[Evidence, ...]
    reason: Reason | None


def retie(
    note: Note, before: Transcript, after: Transcript, *, found: Mapping[str, Sequence[Evidence]] | None = None
) -> Retied:
    """Give a note the places and words of a corrected transcript; its own sentences stay as they are.

    `found` is what the checks found for statements that rest on nothing of their own, by statement id.
    """
    ties = _Ties(before, after)
    if not ties.changed:
        return Retied(note, {})
    reasons: dict[str, Reason] = {}
    sections = []
    for section in note.sections:
        statements = []
        for statement in section.statements:
            tied, reason = _tied(statement, ties)
            reason = reason or (_worst(ties, (found or {}).get(statement.id, ())) if not statement.evidence else None)
            if reason:
                reasons[statement.id] = reason
            statements.append(tied)
        sections.append(section.model_copy(update={"statements": tuple(statements)}))
    actions = []
    for action in note.actions:
        tied_action, reason = _tied_action(action, ties)
        if reason:
            reasons[key_of_action(action.what)] = reason
        actions.append(tied_action)
    changes = {
        "sections": tuple(sections),
        "actions": tuple(actions),
        "uncovered": tuple(one for waiting in note.uncovered for one in _waiting(waiting, ties)),
    }
    return Retied(note.model_copy(update=changes), reasons)


class _Ties:
    """Two versions of a transcript side by side."""

    def __init__(self, before: Transcript, after: Transcript) -> None:
        self._before = {u.id: u for u in before.utterances}
        self._after = {u.id: u for u in after.utterances}
        self._was = {s.id: (s.role, s.name) for s in before.speakers}
        self._is = {s.id: (s.role, s.name) for s in after.speakers}
        self._new = [u for u in after.utterances if self._before.get(u.id) != u]
        gone = [key for key in self._before if key not in self._after]
        moved = {s for s in self._was if self._was[s] != self._is.get(s)}
        self.changed = {u.id for u in before.utterances if self._after.get(u.id) != u or u.speaker in moved}
        self.changed |= set(gone)

    def follow(self, evidence: Evidence) -> _Piece:
        """Say where one quote stands now."""
        old = self._before.get(evidence.utterance)
        if old is None or old.id not in self.changed:
            return _Piece((evidence,), None)
        now = self._after.get(old.id)
        if now is not None and now.text == old.text:
            return _Piece((evidence,), Reason.SPEAKER if self._other_person(old, now) else None)
        tokens = written_words(old)
        start, end = _place(evidence.quote, tokens)
        spots, near = self._spots(old, tokens, start, end)
        if not spots:
            return _Piece((), Reason.GONE)
        pieces = tuple(self._piece(evidence, turn, spots[turn.id]) for turn in self._new if turn.id in spots)
        if any(self._other_person(old, self._after[key]) for key in spots):
            return _Piece(pieces, Reason.SPEAKER)
        return _Piece(pieces, Reason.WORDS if near else None)

    def _spots(
        self, old: Utterance, tokens: Sequence[str], start: int, end: int
    ) -> tuple[dict[str, tuple[int, int]], bool]:
        """Find the words of a quote in the new turns: first and last word by turn, and whether words changed there."""
        stream = [(turn.id, place, token) for turn in self._near(old) for place, token in enumerate(turn.text.split())]
        old_words, new_words = [bare(t) for t in tokens], [bare(t) for _, _, t in stream]
        spots: dict[str, tuple[int, int]] = {}
        changed = False
        for tag, a, b, c, d in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
            low, high = max(a, start), min(b, end)
            if tag == "equal":
                here = range(c + low - a, c + high - a) if low < high else range(0)
            else:
                # Words of turns that stand beside this one are no change to it: only what lies among its own is.
                inside = start - AROUND < max(b, a + 1) and a < end + AROUND and (b > a or 0 < a < len(tokens))
                changed = changed or inside
                here = range(c, d) if (low < high or start < a < end) else range(0)
            for spot in here:
                turn, place, _ = stream[spot]
                first, last = spots.get(turn, (place, place))
                spots[turn] = (min(first, place), max(last, place))
        return spots, changed

    def _near(self, old: Utterance) -> list[Utterance]:
        """Give the new turns that may hold an old turn's words."""
        own = [u for u in self._new if u.id == old.id or u.id.startswith(f"{old.id}-")]
        if own:
            return own
        words = {bare(t) for t in old.text.split()}
        return [u for u in self._new if len(words & {bare(t) for t in u.text.split()}) * 2 >= len(words)]

    def _piece(self, evidence: Evidence, turn: Utterance, spot: tuple[int, int]) -> Evidence:
        first, last = spot
        tokens, words = written_words(turn), timed_words(turn)
        whole = (first, last) == (0, len(tokens) - 1)
        quote = " ".join(tokens[first : last + 1])
        same = [bare(t) for t in evidence.quote.split()] == [bare(t) for t in tokens[first : last + 1]]
        return evidence.model_copy(
            update={
                "utterance": turn.id,
                "quote": evidence.quote if same else quote,
                "start": words[first].start if words and not whole else turn.start,
                "end": words[last].end if words and not whole else turn.end,
            }
        )

    def _other_person(self, old: Utterance, now: Utterance) -> bool:
        return self._was[old.speaker] != self._is[now.speaker]


def _tied(statement: Statement, ties: _Ties) -> tuple[Statement, Reason | None]:
    evidence, reason = _all(statement.evidence, ties)
    return (statement if evidence == statement.evidence else _resting_on(statement, evidence)), reason


def _tied_action(action: Action, ties: _Ties) -> tuple[Action, Reason | None]:
    evidence, reason = _all(action.evidence, ties)
    return action.model_copy(update={"evidence": evidence}), reason


def _waiting(waiting: Uncovered, ties: _Ties) -> Iterator[Uncovered]:
    if waiting.utterance not in ties.changed:
        yield waiting
        return
    quote = Evidence(utterance=waiting.utterance, start=waiting.start, end=waiting.end, quote=waiting.text)
    for piece in ties.follow(quote).evidence:
        yield waiting.model_copy(
            update={"utterance": piece.utterance, "text": piece.quote, "start": piece.start, "end": piece.end}
        )


def _resting_on(statement: Statement, evidence: tuple[Evidence, ...]) -> Statement:
    return statement.model_copy(update={"evidence": evidence})


def _all(evidence: Sequence[Evidence], ties: _Ties) -> tuple[tuple[Evidence, ...], Reason | None]:
    pieces = [ties.follow(one) for one in evidence]
    return tuple(e for piece in pieces for e in piece.evidence), _gravest(piece.reason for piece in pieces)


def _worst(ties: _Ties, evidence: Sequence[Evidence]) -> Reason | None:
    return _gravest(ties.follow(one).reason for one in evidence)


def _gravest(reasons: Iterator[Reason | None]) -> Reason | None:
    found = set(reasons)
    return next((reason for reason in (Reason.GONE, Reason.SPEAKER, Reason.WORDS) if reason in found), None)


def _place(quote: str, tokens: Sequence[str]) -> tuple[int, int]:
    """Find a quote's words among a turn's: [start, end); the whole turn where they are not found."""
    wanted, words = [bare(t) for t in quote.split()], [bare(t) for t in tokens]
    for start in range(len(words) - len(wanted) + 1):
        if wanted and words[start : start + len(wanted)] == wanted:
            return start, start + len(wanted)
    return 0, len(words)
