"""The labelled sentences: one file for each hand, one statement a line."""

import csv
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.casenote import Kind

SENTENCES = Path(__file__).parent / "sentences"

KINDS = tuple(Kind)
"""The kinds in the order of the network's scores."""


@dataclass(frozen=True)
class Example:
    """One sentence written for training: its kind, whose view it is and in what form, and the hand that wrote it."""

    text: str
    kind: Kind
    holder: str | None
    form: str
    hand: str


def read_examples(folder: Path = SENTENCES) -> list[Example]:
    """Read the sentences of every hand: HAND.tsv with columns text, kind, holder, form."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append(
                    Example(row["text"], Kind(row["kind"]), row["holder"] or None, row["form"] or "none", path.stem)
                )
    return found
