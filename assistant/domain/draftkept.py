"""How much of a draft a person kept, in counts of statements."""

from assistant.domain.base import Value


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
