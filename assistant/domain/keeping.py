"""Measures how much of a draft a person kept: unchanged, edited, taken out, and what they added."""

from assistant.domain.base import Value
from assistant.domain.casenote import Note, Statement


class DraftKept(Value):
    """How many drafted statements are as they were drafted, edited, or gone, and how many a person added."""

    drafted: int
    unchanged: int
    edited: int
    removed: int
    added: int

    @property
    def share(self) -> float | None:
        """The share of drafted statements that stand unchanged, from 0 to 1; None where nothing was drafted."""
        return self.unchanged / self.drafted if self.drafted else None

    @property
    def words(self) -> str:
        """Say it in one plain sentence."""
        if not self.drafted:
            return "Nothing was drafted by Heard: a person wrote all of it."
        counts = f"{self.unchanged} of {self.drafted} sentences are as drafted"
        more = [
            f"{count} {what}"
            for count, what in ((self.edited, "changed"), (self.removed, "taken out"), (self.added, "added"))
            if count
        ]
        return f"Kept {round((self.share or 0) * 100)}% of the draft: {', '.join([counts, *more])}."


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
