"""Makes wrong sentences of right ones, each with one thing in it that was not said."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.english.number_words import SMALL
from assistant.english.wordforms import verb_forms
from models.support.opposites import CHANGED, CONCLUSIONS, HEDGES

if TYPE_CHECKING:
    from spacy.tokens import Doc

Alteration = tuple[str, str]
"""What is wrong, and the sentence."""

_HELPERS = {
    "is", "was", "are", "were", "will", "would", "can", "could", "has", "had", "does", "did", "should", "might",
}  # fmt: skip
_NUMBER = re.compile(
    r"\b\d+(?:\.\d+)?(?=\b|st|nd|rd|th)|\b(?:" + "|".join(word for word, n in SMALL.items() if n > 1) + r")\b", re.I
)
_NOT = re.compile(r"\b(is|was|are|were|will|would|can|could|has|had|does|did|should|might) not\b")
_HEDGE = re.compile(r"\b(?:might|may|could|will|would like to|wants to|hopes to|plans to|is going to) ([a-z]+)\b")
_SAYS = re.compile(r"^(.{2,40}?) (said|told me|explained|thought|felt|wants|reported|agreed|believes|described)\b")


def altered(doc: "Doc", names: Sequence[str], others: Sequence[str]) -> list[Alteration]:
    """Give each way in which a right sentence can be altered; the same sentence gives the same ones.

    `names` are those of the people of the visit; `others` are right sentences about something else in it.
    """
    ways: tuple[Callable[[str], Iterator[Alteration]], ...] = (
        lambda text: _people(text, names),
        _number,
        lambda text: _denied(text, doc),
        _done,
        _changed,
        lambda text: _both(text, names),
        lambda text: _joined(text, others),
    )
    plain = re.sub(r"[\"“][^\"”]*[\"”]", lambda quoted: "·" * len(quoted.group()), doc.text)
    return [(error, _restored(new, doc.text, plain)) for way in ways for error, new in way(plain)]


def _restored(new: str, text: str, plain: str) -> str:
    """Put quotations back where dots stand for them."""
    quotes = iter(text[found.start() : found.end()] for found in re.finditer("·+", plain))
    return re.sub("·+", lambda _: next(quotes, ""), new)


def _people(text: str, names: Sequence[str]) -> Iterator[Alteration]:
    there = sorted((found.start(), name) for name in set(names) for found in re.finditer(rf"\b{name}\b", text))
    if not there:
        return
    others = [name for name in names if all(name != known for _, name in there for known in (name,)) and name != ""]
    others = [name for name in others if name not in {known for _, known in there}]
    pick = len(text)
    if others:
        place, name = there[pick % len(there)]
        yield "role", text[:place] + others[pick % len(others)] + text[place + len(name) :]
    first = there[0]
    second = next((one for one in there if one[1] != first[1]), None)
    if second:
        yield (
            "role",
            text[: first[0]]
            + second[1]
            + text[first[0] + len(first[1]) : second[0]]
            + first[1]
            + text[second[0] + len(second[1]) :],
        )


def _number(text: str) -> Iterator[Alteration]:
    found = list(_NUMBER.finditer(text))
    if found:
        number = found[len(text) % len(found)]
        yield "number", text[: number.start()] + _another(number.group(), len(text)) + text[number.end() :]


def _denied(text: str, doc: "Doc") -> Iterator[Alteration]:
    denied = _NOT.search(text)
    if denied:
        yield "negation", text[: denied.start()] + denied[1] + text[denied.end() :]
        return
    verbs = [t for t in doc if t.tag_ in {"VBZ", "VBD"} and t.pos_ == "VERB" and text[t.idx].isalpha()]
    helpers = [m for m in re.finditer(r"\b[a-z]+\b", text) if m.group() in _HELPERS]
    if helpers and (not verbs or len(text) % 2):
        helper = helpers[-1]
        yield "negation", f"{text[: helper.end()]} not{text[helper.end() :]}"
    elif verbs:
        verb = verbs[-1]
        did = "did not" if verb.tag_ == "VBD" else "does not"
        yield "negation", f"{text[: verb.idx]}{did} {verb.lemma_}{text[verb.idx + len(verb) :]}"


def _done(text: str) -> Iterator[Alteration]:
    """Tell as done what was only planned, wished or possible."""
    hedge = _HEDGE.search(text)
    if hedge and hedge[1] not in {"not", "be", "have"}:
        yield "modality", f"{text[: hedge.start()]}{verb_forms(hedge[1])['VBD']}{text[hedge.end() :]}"
    for word, instead in HEDGES:
        found = re.search(rf"\b{word}\b", text)
        if found:
            yield "frequency", text[: found.start()] + instead + text[found.end() :]
            return


def _changed(text: str) -> Iterator[Alteration]:
    """Put a word in the place of one that it cannot stand with."""
    words = [found for found in re.finditer(r"[A-Za-z]+", text) if found.group() in CHANGED]
    if words:
        found = words[len(text) % len(words)]
        instead = CHANGED[found.group()]
        yield "changed", text[: found.start()] + instead[len(text) % len(instead)] + text[found.end() :]


def _both(text: str, names: Sequence[str]) -> Iterator[Alteration]:
    said = _SAYS.match(text)
    other = next((name for name in names if said and name not in text), None)
    if said and other and len(text) % 2:
        yield "merged", f"{said[1]} and {other} both {text[said.start(2) :]}"


def _joined(text: str, others: Sequence[str]) -> Iterator[Alteration]:
    """Add a cause, a detail or a conclusion that nobody gave."""
    if not others:
        return
    pick, bare = len(text), text.rstrip(".")
    other = others[pick % len(others)].rstrip(".")
    tail = re.split(r"\b(?:that|and|but|because|so)\b|[,;:]", other)[-1].strip()
    if len(tail.split()) >= 3:
        yield "cause" if pick % 2 else "invented", f"{bare}{' because ' if pick % 2 else ' and '}{tail}."
    if pick % 3 == 0:
        yield "over-inferred", f"{bare}, {CONCLUSIONS[pick // 3 % len(CONCLUSIONS)]}."


def _another(number: str, pick: int) -> str:
    if number[0].isdigit():
        value = float(number)
        step = (1, 2, max(1, value // 3), 10)[pick % 4]
        more = value - step if pick % 2 and value > step + 1 else value + step
        return str(int(more)) if more == int(more) else f"{more:.2f}"
    value = SMALL[number.lower()]
    wanted = value + 1 + pick % 2 if value < 18 else 90 if value != 90 else 20
    return next(word for word, n in SMALL.items() if n == wanted)
