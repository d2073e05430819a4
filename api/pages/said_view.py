"""Shows what was said, turn by turn and sentence by sentence, for a worker to take into a note."""

import re
from collections.abc import Sequence

from assistant.domain.base import Value
from assistant.domain.casenote import Evidence, Note
from assistant.domain.transcript import Transcript, Utterance
from assistant.drafting.evidence import evidence_at
from assistant.english.sentences import sentence_spans
from assistant.errors import BadInputError, NotFoundError

A_PAGE = 40


class PieceView(Value):
    """One sentence of a turn, by its place in the turn's text; `held` says whether the note rests on it already."""

    start: int
    end: int
    text: str
    held: bool = False


class TurnView(Value):
    """One turn: who spoke, when, and its sentences."""

    utterance: str
    speaker: str
    start: float | None
    end: float | None
    text: str
    pieces: tuple[PieceView, ...]


class SaidView(Value):
    """A page of turns, how many there are in all, and the people who spoke."""

    turns: tuple[TurnView, ...]
    found: int
    page: int
    pages: int
    speakers: tuple[tuple[str, str], ...]


def show_said(note: Note, transcript: Transcript, *, wanted: str = "", who: str = "", page: int = 1) -> SaidView:
    """Find the turns with all these words, by one voice where it is given; all turns where nothing is asked."""
    words: list[str] = re.findall(r"[\w’'-]+", wanted.lower())
    found = [
        u
        for u in transcript.utterances
        if (not who or u.speaker == who) and all(word.replace("’", "'") in _plain(u.text) for word in words)
    ]
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(page, 1), pages)
    held: dict[str, list[str]] = {}
    for evidence in (e for s in note.statements for e in s.evidence):
        held.setdefault(evidence.utterance, []).append(" ".join(evidence.quote.split()))
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    return SaidView(
        turns=tuple(_turn(u, transcript, held.get(u.id, [])) for u in shown),
        found=len(found),
        page=page,
        pages=pages,
        speakers=tuple((s.id, s.name or s.id) for s in transcript.speakers),
    )


def evidence_for(transcript: Transcript, ticked: Sequence[str]) -> list[Evidence]:
    """Give the ticked sentences ("u5:0:24") as evidence in the order said; neighbours of one turn become one.

    BadInputError where nothing is ticked, NotFoundError where a place is not in the transcript.
    """
    if not ticked:
        raise BadInputError("Tick what was said that you want to add.")
    order = {u.id: n for n, u in enumerate(transcript.utterances)}
    places = sorted({_place(one, transcript, order) for one in ticked})
    joined: list[tuple[int, int, int]] = []
    for turn, start, end in places:
        text = transcript.utterances[turn].text
        if joined and joined[-1][0] == turn and not text[joined[-1][2] : start].strip():
            joined[-1] = (turn, joined[-1][1], end)
        else:
            joined.append((turn, start, end))
    return [evidence_at(transcript.utterances[turn], start, end) for turn, start, end in joined]


def evidence_of_words(transcript: Transcript, utterance_id: str, words: str) -> Evidence:
    """Give some words of one turn as evidence; BadInputError where they were not said there like that."""
    utterance = next((u for u in transcript.utterances if u.id == utterance_id), None)
    if utterance is None:
        raise NotFoundError("These words are not in the transcript any more: load the page again.")
    if not words.strip():
        raise BadInputError("Leave at least one word of what was said.")
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern.replace("’", "['’]").replace("'", "['’]"), utterance.text)
    if match is None:
        raise BadInputError("These words were not said like that: take words away at the ends, and change none.")
    return evidence_at(utterance, match.start(), match.end())


def _turn(utterance: Utterance, transcript: Transcript, held: Sequence[str]) -> TurnView:
    pieces = [
        PieceView(
            start=start,
            end=end,
            text=" ".join(utterance.text[start:end].split()),
            held=any(" ".join(utterance.text[start:end].split()) in one for one in held),
        )
        for start, end in sentence_spans(utterance.text) or ((0, len(utterance.text)),)
    ]
    return TurnView(
        utterance=utterance.id,
        speaker=transcript.speaker(utterance.speaker).name or "Somebody",
        start=utterance.start,
        end=utterance.end,
        text=utterance.text,
        pieces=tuple(pieces),
    )


def _place(one: str, transcript: Transcript, order: dict[str, int]) -> tuple[int, int, int]:
    key, _, rest = one.partition(":")
    start, _, end = rest.partition(":")
    if key not in order or not (start.isdecimal() and end.isdecimal() and len(start) < 9 and len(end) < 9):
        raise NotFoundError("These words are not in the transcript any more: load the page again.")
    first, last = int(start), int(end)
    if not 0 <= first < last <= len(transcript.utterances[order[key]].text):
        raise NotFoundError("These words are not in the transcript any more: load the page again.")
    return order[key], first, last


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
