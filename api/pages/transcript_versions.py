"""Shows what changed between two versions of a transcript, turn by turn and word by word."""

from difflib import SequenceMatcher
from typing import NamedTuple

from api.pages.transcript_view import name_of_voice
from assistant.domain.transcript import Transcript, Utterance

AROUND = 10
"""How many unchanged words are shown on either side of a change."""


class Part(NamedTuple):
    """Some words, and whether they stayed ("same"), came ("new") or went ("gone")."""

    text: str
    change: str


class ChangedTurn(NamedTuple):
    """One turn that changed: when, what about it, and its words before and after."""

    id: str
    start: float | None
    what: str
    parts: tuple[Part, ...]


def compare_transcripts(old: Transcript, new: Transcript) -> tuple[ChangedTurn, ...]:
    """List the turns that came, went, were written anew or were given to somebody else, in the newer one's order."""
    before, after = {u.id: u for u in old.utterances}, {u.id: u for u in new.utterances}
    was = {s.id: name_of_voice(s) for s in old.speakers}
    now = {s.id: name_of_voice(s) for s in new.speakers}
    changes = []
    for turn in new.utterances:
        earlier = before.get(turn.id)
        if earlier is None:
            changes.append(_whole(turn, f"New turn: {now[turn.speaker]}", "new"))
            continue
        other = was[earlier.speaker] != now[turn.speaker]
        what = f"{was[earlier.speaker]} became {now[turn.speaker]}" if other else now[turn.speaker]
        if earlier.text != turn.text:
            changes.append(ChangedTurn(turn.id, turn.start, what, tuple(_parts(earlier.text, turn.text))))
        elif other:
            changes.append(_whole(turn, what, "same"))
    changes += [_whole(u, f"No turn any more: {was[u.speaker]}", "gone") for u in old.utterances if u.id not in after]
    return tuple(sorted(changes, key=lambda c: -1.0 if c.start is None else c.start))


def _whole(turn: Utterance, what: str, change: str) -> ChangedTurn:
    return ChangedTurn(turn.id, turn.start, what, (Part(turn.text, change),))


def _parts(old: str, new: str) -> list[Part]:
    first, second = old.split(), new.split()
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    parts: list[Part] = []
    for place, (tag, a, b, c, d) in enumerate(steps):
        if tag == "equal":
            parts.append(Part(_near(first[a:b], opens=place == 0, closes=place == len(steps) - 1), "same"))
            continue
        parts += [
            Part(" ".join(words), change) for words, change in ((first[a:b], "gone"), (second[c:d], "new")) if words
        ]
    return parts


def _near(words: list[str], *, opens: bool, closes: bool) -> str:
    """Keep the words next to a change; what is further off gives way to dots."""
    if opens and len(words) > AROUND:
        return "… " + " ".join(words[-AROUND:])
    if closes and len(words) > AROUND:
        return " ".join(words[:AROUND]) + " …"
    if len(words) > 2 * AROUND:
        return " ".join(words[:AROUND]) + " … " + " ".join(words[-AROUND:])
    return " ".join(words)
