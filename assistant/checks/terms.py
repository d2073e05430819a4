"""Loads the editable list of words to look out for, and finds them in a text with what to say instead."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import BadInputError

KINDS = ("acronym", "jargon", "legal", "euphemism", "doubt", "blame", "certainty")
FILE = "terms.tsv"


@dataclass(frozen=True)
class Term:
    """One form of a term, its kind (one of KINDS), and what to say instead."""

    form: str
    kind: str
    plain: str

    @property
    def fits_as_is(self) -> bool:
        """Say whether the plain words can stand in place of the term, with nothing left to fill in."""
        return self.kind in {"acronym", "jargon", "legal", "doubt"} and "(" not in self.plain


@dataclass(frozen=True)
class Hit:
    """A term found in a text, as [start, end)."""

    term: Term
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Terms:
    """The whole list, ready to be found in texts; `patterns` are by kind, longest form first."""

    by_form: dict[tuple[str, str], Term] = field(default_factory=dict)
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Collection[Term]) -> "Terms":
        """Make a list from terms."""
        by_form = {(t.kind, t.form if t.kind == "acronym" else t.form.lower()): t for t in terms}
        patterns = {}
        for kind in KINDS:
            forms = sorted({t.form for t in terms if t.kind == kind}, key=len, reverse=True)
            if forms:
                flags = 0 if kind == "acronym" else re.IGNORECASE
                patterns[kind] = re.compile(rf"(?<![\w-])(?:{'|'.join(_pattern(f) for f in forms)})(?![\w-])", flags)
        return cls(by_form, patterns)

    def find(self, text: str, *kinds: str) -> tuple[Hit, ...]:
        """Find terms of these kinds (all kinds if none is given) in order, the longest where two overlap."""
        hits = [
            Hit(self._term(kind, match.group()), *match.span(), match.group())
            for kind in (kinds or tuple(self.patterns))
            if kind in self.patterns
            for match in self.patterns[kind].finditer(text)
        ]
        kept: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return tuple(kept)

    def _term(self, kind: str, words: str) -> Term:
        tidy = re.sub(r"\s+", " ", words.replace("’", "'"))
        return self.by_form[kind, tidy if kind == "acronym" else tidy.lower()]


def load_terms(folder: Path) -> Terms:
    """Read terms.tsv (columns term, kind, plain) from a folder; BadInputError names the line that is wrong."""
    path = folder / FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInputError(f"The word list {FILE} cannot be read; put it back in the prompts folder.") from problem
    terms = [
        term
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#") and not line.startswith("term\t")
        for term in _row(number, line)
    ]
    return Terms.of(terms)


def in_place(hit: Hit) -> str:
    """Give the plain words with a capital where the term had one at the start of a sentence."""
    plain = hit.term.plain
    starts = hit.words[:1].isupper() and hit.term.kind != "acronym" and hit.start == 0
    return plain[:1].upper() + plain[1:] if starts else plain


def _row(number: int, line: str) -> list[Term]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 3 or not cells[0] or cells[1] not in KINDS:
        raise BadInputError(
            f"Line {number} of {FILE} needs a term, one of the kinds {', '.join(KINDS)}, and plain words."
        )
    forms = [form.strip() for form in cells[0].split("|")]
    plain = [words.strip() for words in cells[2].split("|")]
    if len(plain) not in {1, len(forms)}:
        raise BadInputError(
            f"Line {number} of {FILE} needs one plain wording, or one for each of its {len(forms)} forms."
        )
    pairs = zip(forms, plain if len(plain) > 1 else plain * len(forms), strict=True)
    return [Term(form, cells[1], words) for form, words in pairs if form]


def _pattern(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]")
