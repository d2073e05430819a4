"""Puts invented notes together in any number, no two alike, for measuring speed."""

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path

SENTENCES = Path(__file__).resolve().parent.parent / "models" / "labels" / "sentences"
SECTIONS = (
    (("Child's views", "What {child} told me", "Wishes and feelings"), ("child_view", "observation")),
    (("Parents' views", "What Mum and Dad said", "Family's perspective"), ("parent_view", "mixed")),
    (("What I saw", "Observations", "Home conditions"), ("observation",)),
    (("Other agencies' views", "Professionals"), ("other_view", "observation")),
    (("Analysis", "So what?", "My view"), ("analysis", "mixed")),
    (("Plan", "Next steps", "Actions"), ("action",)),
)
CHILDREN = "Amaya Callum Dovid Erin Farah Gwil Hollie Idris Jude Kofi Leila Marek Noor Osian Priya Rhys Sana".split()
SURNAMES = "Abbot Baptiste Cole Doyle Eze Foley Grant Hart Iqbal Jansen Khan Lowe Mensah Novak Okoro Price".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
_NUMBER = re.compile(r"\b\d{1,2}\b")
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")


def notes(count: int, words: int = 300, seed: int = 1) -> Iterator[str]:
    """Write so many notes in Markdown, each of about so many words; hardly a sentence stands twice.

    They are made of the sentences that the classifier was trained on, so that speed alone may be measured on them.
    """
    by_kind: dict[str, list[str]] = {}
    for path in sorted(SENTENCES.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                by_kind.setdefault(row["kind"], []).append(row["text"])
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        yield _note(by_kind, words, chance)


def _note(by_kind: dict[str, list[str]], words: int, chance: random.Random) -> str:
    child, surname = chance.choice(CHILDREN), chance.choice(SURNAMES)
    lines = [
        f"Date of visit: {chance.randint(1, 28)} March 2026",
        f"Child: {child} {surname}, {chance.randint(4, 16)}",
        f"Mother: {chance.choice(CHILDREN)} {surname}",
    ]
    written = 0
    for place, (headings, kinds) in enumerate(SECTIONS, 1):
        lines.append(f"\n## {chance.choice(headings).format(child=child)}")
        while written < words * place / len(SECTIONS):
            sentence = _varied(chance.choice(by_kind[chance.choice(kinds)]), chance)
            written += len(sentence.split())
            lines.append(sentence)
    return "\n".join(lines) + "\n"


def _varied(sentence: str, chance: random.Random) -> str:
    sentence = _NUMBER.sub(lambda _: str(chance.randint(2, 28)), sentence)
    sentence = _DAY.sub(lambda _: chance.choice(DAYS), sentence)
    if sentence[-1] in "!?\"”'’":
        return sentence
    when = f"{chance.choice(DAYS)} {chance.randint(1, 28)} {chance.choice(MONTHS)}"
    return f"{sentence.rstrip('.')} on {when}."
