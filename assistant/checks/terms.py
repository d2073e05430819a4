"""Loads the editable lists of words to look out for, and finds them in a text with what to say instead."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from assistant.domain.childword import ChildWord
from assistant.english.wordforms import plural, verb_forms
from assistant.errors import BadInputError

KINDS = (
    "liked", "never", "acronym", "jargon", "legal", "hard", "harsh", "euphemism", "doubt", "blame", "certainty", "fine",
)  # fmt: skip
"""Kinds of rows: `liked` and `never` are one child's own, `fine` takes a term off the list, the others are flagged."""

CLASSES = ("", "verb", "noun", "adj", "same")
"""What a term is in its sentence: a verb or noun, whose forms are made for it; an adj; `same` as its plain words."""

FILE = "terms.tsv"


@dataclass(frozen=True)
class Term:
    """One form of a term, its kind (one of KINDS), and what to say instead.

    With a class (one of CLASSES) the plain words can stand in its place; `participle` is the form for "was given" where
    it differs from "gave".
    """

    form: str
    kind: str
    plain: str
    word_class: str = ""
    participle: str = ""

    @property
    def fits_as_is(self) -> bool:
        """Say whether the plain words can stand in place of the term, with nothing left to fill in."""
        if "(" in self.plain or not self.plain:
            return False
        return bool(self.word_class) or self.kind in {"acronym", "doubt", "liked"}


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
        """Make a list from terms; of two with one form and kind the later one counts."""
        by_form = {(t.kind, _key(t.form, t.kind)): t for t in terms if t.kind != "fine"}
        return cls(by_form, {kind: pattern for kind in KINDS if (pattern := _all_of(kind, by_form))})

    def with_own(self, rows: Iterable[Term]) -> "Terms":
        """Add rows of a council or a child; a row with a form that is already listed takes its place."""
        own = {(term.kind, _key(term.form, term.kind)): term for term in rows}
        forms = {form.lower() for _, form in own}
        gone = {key for key in self.by_form if key[1].lower() in forms}
        by_form = {key: term for key, term in self.by_form.items() if key not in gone}
        by_form |= {key: term for key, term in own.items() if term.kind != "fine"}
        changed = {kind for kind, _ in (*gone, *own)}
        found = {kind: _all_of(kind, by_form) if kind in changed else self.patterns.get(kind) for kind in KINDS}
        return Terms(by_form, {kind: pattern for kind, pattern in found.items() if pattern})

    def with_words(self, words: Iterable[ChildWord]) -> "Terms":
        """Add the words that one child uses, or does not want to hear."""
        return self.with_own(Term(word.term, word.kind, word.plain) for word in words)

    def find(self, text: str, *kinds: str) -> tuple[Hit, ...]:
        """Find terms of these kinds (all kinds if none is given) in order, the longest where two overlap."""
        hits = [
            Hit(term, *match.span(), match.group())
            for kind in (kinds or tuple(self.patterns))
            if kind in self.patterns
            for match in self.patterns[kind].finditer(text)
            if (term := self._term(kind, match.group())) is not None
        ]
        kept: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return tuple(kept)

    def _term(self, kind: str, words: str) -> Term | None:
        return self.by_form.get((kind, _key(words, kind)))


def load_terms(folder: Path, also: Sequence[Path] = ()) -> Terms:
    """Read terms.tsv from a folder, then other files of the same shape, whose rows take the place of earlier ones.

    Columns: term, kind, plain, and the class of word or nothing. BadInputError names the file and line that is wrong.
    """
    terms = Terms.of(read_rows(folder / FILE))
    for path in also:
        terms = terms.with_own(read_rows(path))
    return terms


def read_rows(path: Path) -> tuple[Term, ...]:
    """Read the rows of one file; BadInputError where it can't be read or a line is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        where = "put it back in the prompts folder" if path.name == FILE else "look at its name, and save it as UTF-8"
        raise BadInputError(f"The word list {path.name} cannot be read; {where}.") from problem
    return parse_rows(text, path.name)


def parse_rows(text: str, name: str = FILE) -> tuple[Term, ...]:
    """Read rows from text; a row with a class and one form stands for all its forms."""
    return tuple(
        term
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#") and not line.startswith("term\t")
        for term in _row(number, line, name)
    )


def _row(number: int, line: str, name: str) -> list[Term]:
    cells = [cell.strip() for cell in line.split("\t")]
    kind = cells[1] if len(cells) > 1 else ""
    word_class = cells[3] if len(cells) > 3 else ""
    bare = kind in {"fine", "never"}
    if not cells[0] or kind not in KINDS or (len(cells) < 3 and not bare) or word_class not in CLASSES:
        raise BadInputError(
            f"Line {number} of {name} needs a term, one of the kinds {', '.join(KINDS)}, plain words, and then "
            "verb, noun, adj, same or nothing."
        )
    forms = [form.strip() for form in cells[0].split("|")]
    plain = [words.strip() for words in cells[2].split("|")] if len(cells) > 2 else [""]
    if len(plain) not in {1, len(forms)}:
        raise BadInputError(
            f"Line {number} of {name} needs one plain wording, or one for each of its {len(forms)} forms."
        )
    if len(forms) == 1 and word_class in {"verb", "noun"}:
        return _all_forms(forms[0], kind, plain[0], word_class)
    pairs = zip(forms, plain if len(plain) > 1 else plain * len(forms), strict=True)
    return [Term(form, kind, words, word_class) for form, words in pairs if form]


def _all_forms(form: str, kind: str, plain: str, word_class: str) -> list[Term]:
    if word_class == "noun":
        return [Term(form, kind, plain, "noun"), Term(plural(form), kind, plural(plain), "noun")]
    hard, easy = verb_forms(form), verb_forms(plain)
    made = {}
    for tag in ("VBG", "VBN", "VBD", "VBZ", "VB"):
        participle = easy["VBN"] if tag == "VBD" and hard["VBD"] == hard["VBN"] != easy["VBD"] else ""
        made[hard[tag]] = Term(hard[tag], kind, easy[tag], "verb", participle)
    return list(made.values())


def _key(form: str, kind: str) -> str:
    """Write a form so that capitals, spaces and the shape of an apostrophe make no difference."""
    tidy = re.sub(r"\s+", " ", form.replace("’", "'"))
    return tidy if kind == "acronym" else tidy.lower()


def _all_of(kind: str, by_form: Mapping[tuple[str, str], Term]) -> re.Pattern[str] | None:
    """Write all forms of one kind as one pattern."""
    forms = {form for other, form in by_form if other == kind}
    flags = 0 if kind == "acronym" else re.IGNORECASE
    return re.compile(rf"(?<![\w-])(?:{_choice(forms)})(?![\w-])", flags) if forms else None


def _choice(forms: Collection[str]) -> str:
    """Write forms as one pattern, longest first, grouped by first letter so that a search stays quick."""
    ordered = sorted(forms, key=lambda form: (form[:1], -len(form), form))
    groups = (
        f"{re.escape(first)}(?:{'|'.join(_pattern(form[1:]) for form in group)})"
        for first, group in groupby(ordered, key=lambda form: form[:1])
    )
    return "|".join(groups)


def _pattern(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]")
