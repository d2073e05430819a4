"""Puts what a new draft says of the same words in the place of one statement."""

from collections.abc import Sequence

from assistant.domain.casenote import Evidence, Note, Section, Statement
from assistant.domain.word_times import bare
from assistant.errors import BadInputError, NotFoundError

ENOUGH = 0.5
"""The share of a statement's quoted words that a new one has to rest on as well."""

NOTHING_NEW = "Nothing could be drafted from these words as they are now: change the sentence yourself, or take it out."


def redraft(note: Note, statement_id: str, fresh: Note) -> Note:
    """Take a statement's sentence from a fresh draft of the same transcript; BadInputError where it has none.

    What the fresh draft holds in another section, such as another person's views, moves there.
    """
    old = next((s for s in note.statements if s.id == statement_id), None)
    if old is None:
        raise NotFoundError("This sentence is not in the note any more: load the page again.")
    others = [s for s in note.statements if s.id != statement_id]
    found = [
        (section.heading, s)
        for section in fresh.sections
        for s in section.statements
        if _share(old.evidence, s.evidence) >= ENOUGH and not any(_same(s, other) for other in others)
    ]
    if not found:
        raise BadInputError(NOTHING_NEW)
    here = note.section_of(statement_id).heading
    headings = {section.heading for section in note.sections}
    new = _named(statement_id, [s for _, s in found], {s.id for s in others})
    placed = [(heading if heading in headings else here, s) for (heading, _), s in zip(found, new, strict=True)]
    sections = tuple(_section(section, statement_id, placed) for section in note.sections)
    return note.model_copy(update={"sections": sections})


def _section(section: Section, statement_id: str, placed: Sequence[tuple[str, Statement]]) -> Section:
    mine = [s for heading, s in placed if heading == section.heading]
    at = next((n for n, s in enumerate(section.statements) if s.id == statement_id), len(section.statements))
    statements = (*section.statements[:at], *mine, *section.statements[at + 1 :])
    return section.model_copy(update={"statements": statements})


def _named(statement_id: str, fresh: Sequence[Statement], taken: set[str]) -> list[Statement]:
    """Give the first new sentence the old one's id, and further ones ids of their own."""
    named, number = [], 2
    for statement in fresh:
        name = statement_id
        while name in taken:
            name, number = f"{statement_id}-{number}", number + 1
        taken = taken | {name}
        named.append(statement.model_copy(update={"id": name}))
    return named


def _share(old: Sequence[Evidence], new: Sequence[Evidence]) -> float:
    """Give the share of quoted words that two statements rest on in the same turns, of the shorter's words."""
    first, second = _quoted(old), _quoted(new)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _quoted(evidence: Sequence[Evidence]) -> set[tuple[str, str]]:
    return {(e.utterance, bare(word)) for e in evidence for word in e.quote.split()}


def _same(first: Statement, second: Statement) -> bool:
    return bool(first.evidence) and _quoted(first.evidence) == _quoted(second.evidence)
