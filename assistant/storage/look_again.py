"""The statements to look at again, since the transcript changed under them."""

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assistant.domain.casenote import Note
from assistant.domain.looking import LookAgain, Reason, still_open, text_key, texts_of
from assistant.ports import Clock
from assistant.storage.tables import LookAgainRow


class ToLookAgain:
    """All statements that wait for somebody to look at them again."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def flag(self, note_id: str, note: Note, reasons: Mapping[str, Reason], *, version: int) -> None:
        """Keep under which statements, by id, a transcript changed; what waits already goes on waiting."""
        texts, waiting = texts_of(note), self.of(note_id, note)
        for key, why in reasons.items():
            if key in texts and key not in waiting:
                self._session.merge(
                    LookAgainRow(
                        note=note_id,
                        statement=key,
                        text=text_key(texts[key]),
                        why=why.value,
                        version=version,
                        at=self._clock.now(),
                    )
                )
        self._session.flush()

    def of(self, note_id: str, note: Note) -> dict[str, LookAgain]:
        """Give what is still to be looked at in a note, by statement id."""
        rows = self._session.scalars(select(LookAgainRow).where(LookAgainRow.note == note_id))
        flags = {
            r.statement: LookAgain(statement=r.statement, text=r.text, why=Reason(r.why), version=r.version, at=r.at)
            for r in rows
        }
        return still_open(flags, note)

    def looked(self, note_id: str, statement_id: str) -> None:
        """Keep that somebody has looked."""
        self._session.execute(
            delete(LookAgainRow).where(LookAgainRow.note == note_id, LookAgainRow.statement == statement_id)
        )

    def withdraw(self, note_id: str, version: int, note: Note) -> set[str]:
        """Forget what a version of the transcript changed, since it was undone; gives what had still waited."""
        waiting = {key for key, flag in self.of(note_id, note).items() if flag.version == version}
        self._session.execute(delete(LookAgainRow).where(LookAgainRow.note == note_id, LookAgainRow.version == version))
        return waiting
