"""Shows what one press would put in a sentence's place: the words that go, and the words that come."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from api.pages.versions import Stretch
from assistant.domain.base import Value
from assistant.domain.finding import Code

AROUND = 8
"""How many unchanged words are shown on either side of a change."""

PLAIN_WORDS = frozenset({Code.HARD_WORD, Code.JARGON, Code.ACRONYM})
FAIR_WORDS = frozenset({Code.DOUBTING_LANGUAGE, Code.UNEVEN_VERBS, Code.SCARE_QUOTES, Code.INFLATED_CERTAINTY})
SAME_VOICE = PLAIN_WORDS | FAIR_WORDS | {Code.EUPHEMISM}
"""Findings whose replacement changes words and not what is said, so that whose it is stays."""

TOGETHER: Mapping[str, tuple[frozenset[Code], str, str]] = {
    "words": (PLAIN_WORDS, "plain word", "Use"),
    "fair": (FAIR_WORDS, "fairer wording", "Use"),
    "sentences": (frozenset({Code.LONG_SENTENCE}), "long sentence", "Split"),
}
"""Kinds of findings that may be taken all at once: their codes, what one is called, and what a press does."""


class ChangeView(Value):
    """A change as it is shown: in one line with some words around it, or in sentences one below the other."""

    line: tuple[Stretch, ...]
    sentences: tuple[tuple[Stretch, ...], ...] = ()


def show_change(before: str, after: Sequence[str]) -> ChangeView:
    """Mark the words that would go and come; a change to several sentences shows each of them whole."""
    old, new = before.split(), [word for text in after for word in text.split()]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if len(after) > 1:
        fresh = [False] * len(new)
        for tag, _, _, start, end in steps:
            if tag != "equal":
                fresh[start:end] = [True] * (end - start)
        return ChangeView(line=(Stretch(text=before, change="same"),), sentences=_sentences(after, fresh))
    line: list[Stretch] = []
    for n, (tag, a, b, c, d) in enumerate(steps):
        if tag == "equal":
            line.append(Stretch(text=_near(old[a:b], first=n == 0, last=n == len(steps) - 1), change="same"))
            continue
        if b > a:
            line.append(Stretch(text=" ".join(old[a:b]), change="gone"))
        if d > c:
            line.append(Stretch(text=" ".join(new[c:d]), change="new"))
    return ChangeView(line=tuple(line))


def _sentences(after: Sequence[str], fresh: Sequence[bool]) -> tuple[tuple[Stretch, ...], ...]:
    shown, place = [], 0
    for text in after:
        stretches: list[Stretch] = []
        for word in text.split():
            change = "new" if fresh[place] else "same"
            place += 1
            if stretches and stretches[-1].change == change:
                stretches[-1] = Stretch(text=f"{stretches[-1].text} {word}", change=change)
            else:
                stretches.append(Stretch(text=word, change=change))
        shown.append(tuple(stretches))
    return tuple(shown)


def _near(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Keep the words next to a change; what is further off gives way to dots."""
    if first and len(words) > AROUND:
        return "… " + " ".join(words[-AROUND:])
    if last and len(words) > AROUND:
        return " ".join(words[:AROUND]) + " …"
    if len(words) > 2 * AROUND:
        return " ".join(words[:AROUND]) + " … " + " ".join(words[-AROUND:])
    return " ".join(words)
