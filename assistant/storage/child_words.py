"""The words that children use, by child; a child is known by name within a team."""

import hashlib

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from assistant.domain.childword import ChildWord
from assistant.errors import BadInputError
from assistant.ports import Clock
from assistant.storage.tables import ChildWordRow

MOST_WORDS = 60


class ChildWords:
    """All children's own words; the table holds no child's name."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def of(self, team: str, name: str) -> tuple[ChildWord, ...]:
        """List one child's words, by what others say."""
        rows = self._session.scalars(
            select(ChildWordRow).where(ChildWordRow.child == _key(team, name)).order_by(ChildWordRow.term)
        )
        return tuple(
            ChildWord(
                term=r.term, plain=r.plain, kind="never" if r.kind == "never" else "liked", by_name=r.by_name, at=r.at
            )
            for r in rows
        )

    def keep(self, team: str, name: str, word: ChildWord, *, by: str, by_name: str) -> None:
        """Keep a word; a later one for the same term takes its place. BadInputError when there are too many."""
        child = _key(team, name)
        row = self._session.get(ChildWordRow, (child, word.term.lower()))
        if row is None:
            count = select(func.count()).select_from(ChildWordRow).where(ChildWordRow.child == child)
            if (self._session.scalar(count) or 0) >= MOST_WORDS:
                raise BadInputError(f"There are {MOST_WORDS} words for this child already: take one out first.")
            row = ChildWordRow(child=child, key=word.term.lower())
            self._session.add(row)
        row.term, row.plain, row.kind = word.term, word.plain, word.kind
        row.by, row.by_name, row.at = by, by_name, self._clock.now()
        self._session.flush()

    def remove(self, team: str, name: str, term: str) -> None:
        """Take a word out."""
        self._session.execute(
            delete(ChildWordRow).where(ChildWordRow.child == _key(team, name), ChildWordRow.key == term.lower())
        )


def _key(team: str, name: str) -> str:
    """Name a child without their name; spaces and capitals make no difference."""
    return hashlib.sha256(f"{team}\x1f{' '.join(name.split()).casefold()}".encode()).hexdigest()
