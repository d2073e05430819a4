"""Measures how much of a draft a person kept: unchanged, edited, taken out, and what they added."""

from assistant.domain.casenote import Note, Statement
from assistant.domain.draftkept import DraftKept

__all__ = ["DraftKept", "draft_kept"]


def draft_kept(draft: Note, now: Note) -> DraftKept:
    """Compare a note with its draft, statement by statement; one that was moved only is unchanged.

    A statement that was joined to another counts as edited, since its words and evidence are still there.
    """
    drafted = {s.id: s for s in draft.statements if s.written_by != "person"}
    after = {s.id: s for s in now.statements}
    joined = {gone for s in now.statements for gone in s.merged}
    unchanged = sum(key in after and _same(after[key], old) for key, old in drafted.items())
    edited = sum((key in after and not _same(after[key], old)) or key in joined for key, old in drafted.items())
    known = {s.id for s in draft.statements}
    return DraftKept(
        drafted=len(drafted),
        unchanged=unchanged,
        edited=edited,
        removed=len(drafted) - unchanged - edited,
        added=sum(key not in known for key in after),
    )


def _same(now: Statement, then: Statement) -> bool:
    return " ".join(now.text.split()) == " ".join(then.text.split())
