"""Notes and their versions, and what people answered to findings."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Text, and_, cast, delete, func, or_, select
from sqlalchemy.orm import Session

from assistant.domain.casenote import Note, NoteState
from assistant.domain.filed import FiledNote, FindingAnswer, NoteVersion
from assistant.domain.finding import Report
from assistant.domain.keeping import DraftKept, draft_kept
from assistant.errors import ConflictError, NotFoundError
from assistant.ports import Clock
from assistant.storage.keys import new_id
from assistant.storage.tables import FindingAnswerRow, NoteRow, NoteVersionRow, UserRow

_MOST_VERSIONS = 2**31
CHANGEABLE = (NoteState.DRAFT, NoteState.RETURNED)


class Notes:
    """All notes that are kept."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock

    def add(
        self,
        note: Note,
        report: Report,
        *,
        owner: str,
        recording: str | None,
        by: str,
        by_name: str,
        note_id: str | None = None,
    ) -> FiledNote:
        """Keep a new note as a draft, version 1; `by` is a user id, or the engine's name."""
        person = self._session.get(UserRow, owner)
        if person is None:
            raise NotFoundError("There is no such user.")
        now = self._clock.now()
        row = NoteRow(
            id=note_id or new_id(),
            recording=recording,
            owner=owner,
            team=person.team,
            state=NoteState.DRAFT.value,
            version=1,
            created=now,
            changed=now,
            made_from=note.made_from,
        )
        self._session.add(row)
        self._session.flush()
        self._keep_version(row, note, report, by=by, by_name=by_name, why="First draft")
        return self.get(row.id)

    def get(self, note_id: str) -> FiledNote:
        """Find a note with its latest version; NotFoundError when there is none."""
        return self._filed(self._row(note_id))

    def of_recording(self, recording_id: str) -> FiledNote | None:
        """Find the newest note made from a recording; a letter made of such a note is not one."""
        row = self._session.scalar(
            select(NoteRow)
            .where(NoteRow.recording == recording_id, NoteRow.made_from.is_(None))
            .order_by(NoteRow.created.desc())
            .limit(1)
        )
        return self._filed(row) if row else None

    def of_owner(self, owner: str) -> list[FiledNote]:
        """List an owner's notes, last changed first."""
        rows = self._session.scalars(select(NoteRow).where(NoteRow.owner == owner).order_by(NoteRow.changed.desc()))
        return [self._filed(row) for row in rows]

    def in_states(self, states: Iterable[NoteState], *, team: str | None = None) -> list[FiledNote]:
        """List notes in some states, longest waiting first; of one team where it is given."""
        query = select(NoteRow).where(NoteRow.state.in_([s.value for s in states])).order_by(NoteRow.submitted)
        if team is not None:
            query = query.where(NoteRow.team == team)
        return [self._filed(row) for row in self._session.scalars(query)]

    def about_child(self, name: str, *, owner: str) -> list[FiledNote]:
        """List the notes on a child that an owner wrote, or that their team has handed in; no letters."""
        person = self._session.get(UserRow, owner)
        team = person.team if person else ""
        handed_in = [s.value for s in (NoteState.SUBMITTED, NoteState.RETURNED, NoteState.APPROVED)]
        mine = NoteRow.owner == owner
        seen = or_(mine, and_(NoteRow.team == team, NoteRow.state.in_(handed_in))) if team else mine
        rows = self._session.scalars(
            select(NoteRow)
            .join(NoteVersionRow, and_(NoteVersionRow.note == NoteRow.id, NoteVersionRow.version == NoteRow.version))
            .where(
                seen,
                NoteRow.made_from.is_(None),
                cast(NoteVersionRow.document, Text).contains(json.dumps(name), autoescape=True),
            )
        )
        filed = [self._filed(row) for row in rows]
        return [one for one in filed if one.note.child is not None and one.note.child.name == name]

    def revise(
        self, note_id: str, note: Note, report: Report, *, seen_version: int, by: str, by_name: str, why: str = ""
    ) -> FiledNote:
        """Keep a new version; ConflictError when somebody else wrote one since, or the note is not open to changes."""
        row = self._row(note_id, lock=True)
        if row.version != seen_version:
            raise ConflictError("This note changed while you were writing: open it again to see the newest version.")
        if NoteState(row.state) not in CHANGEABLE:
            raise ConflictError("This note has been submitted, so it can't be changed until it is returned.")
        row.version += 1
        row.changed = self._clock.now()
        self._keep_version(row, note, report, by=by, by_name=by_name, why=why)
        return self._filed(row)

    def set_state(self, note_id: str, state: NoteState, *, seen_version: int) -> FiledNote:
        """Move a note on; ConflictError when it moved, or changed, meanwhile."""
        allowed = {
            NoteState.SUBMITTED: CHANGEABLE,
            NoteState.APPROVED: (NoteState.SUBMITTED,),
            NoteState.RETURNED: (NoteState.SUBMITTED,),
            NoteState.DRAFT: (),
        }[state]
        row = self._row(note_id, lock=True)
        if row.version != seen_version or NoteState(row.state) not in allowed:
            raise ConflictError("This note moved on meanwhile: open it again to see where it stands.")
        row.state = state.value
        row.changed = self._clock.now()
        if state is NoteState.SUBMITTED:
            row.submitted = row.changed
        return self._filed(row)

    def versions(self, note_id: str) -> list[NoteVersion]:
        """List a note's versions, newest first."""
        rows = self._session.scalars(
            select(NoteVersionRow).where(NoteVersionRow.note == note_id).order_by(NoteVersionRow.version.desc())
        )
        return [
            NoteVersion(
                note=r.note, version=r.version, by=r.by, by_name=r.by_name, at=r.at, why=r.why, kept=_kept(r.kept)
            )
            for r in rows
        ]

    def version(self, note_id: str, version: int) -> Note:
        """Give one version of a note; NotFoundError when there is none."""
        return Note.model_validate(self._version(note_id, version).document)

    def report(self, note_id: str, version: int) -> Report:
        """Give what the checks said of one version of a note; NotFoundError when there is none."""
        return Report.model_validate(self._version(note_id, version).report)

    def recheck(self, note_id: str, report: Report, *, seen_version: int) -> FiledNote:
        """Keep what the checks say now of the newest version; ConflictError when it is not the newest any more."""
        row = self._row(note_id, lock=True)
        if row.version != seen_version:
            raise ConflictError("This note changed meanwhile: open it again to see the newest version.")
        self._version(note_id, seen_version).report = report.model_dump(mode="json", by_alias=True)
        self._session.flush()
        return self._filed(row)

    def answer(self, note_id: str, *, key: str, answer: str, reason: str, by: str, by_name: str) -> None:
        """Keep what a person decided about one finding; a later answer replaces an earlier one."""
        self._session.merge(
            FindingAnswerRow(
                note=self._row(note_id).id,
                key=key,
                answer=answer,
                reason=reason,
                by=by,
                by_name=by_name,
                at=self._clock.now(),
            )
        )

    def answers(self, note_id: str) -> dict[str, FindingAnswer]:
        """Give all answers to a note's findings, by finding key."""
        rows = self._session.scalars(select(FindingAnswerRow).where(FindingAnswerRow.note == note_id))
        return {
            r.key: FindingAnswer(key=r.key, answer=r.answer, reason=r.reason, by=r.by, by_name=r.by_name, at=r.at)
            for r in rows
        }

    def withdraw(self, note_id: str, keys: Iterable[str]) -> None:
        """Take answers back."""
        wanted = list(keys)
        self._session.execute(
            delete(FindingAnswerRow).where(FindingAnswerRow.note == note_id, FindingAnswerRow.key.in_(wanted))
        )

    def remove(self, note_id: str) -> None:
        """Delete a note and its versions; ConflictError when it has been decided on and is part of the file."""
        row = self._row(note_id, lock=True)
        if NoteState(row.state) is not NoteState.DRAFT:
            raise ConflictError("A note that has been submitted is part of the file and can't be deleted.")
        self._session.execute(delete(NoteRow).where(NoteRow.id == note_id))

    def draft_of(self, note_id: str) -> Note:
        """Give a note as it was last drafted: the newest version that no person wrote, or else its first."""
        drafted = self._session.scalar(
            select(func.max(NoteVersionRow.version)).where(
                NoteVersionRow.note == note_id, NoteVersionRow.by.not_in(select(UserRow.id))
            )
        )
        return self.version(note_id, drafted or 1)

    def _keep_version(self, row: NoteRow, note: Note, report: Report, *, by: str, by_name: str, why: str) -> None:
        by_person = self._session.get(UserRow, by) is not None
        kept = draft_kept(self.draft_of(row.id) if by_person and row.version > 1 else note, note)
        self._session.add(
            NoteVersionRow(
                note=row.id,
                version=row.version,
                by=by,
                by_name=by_name,
                at=self._clock.now(),
                why=why,
                document=note.model_dump(mode="json", by_alias=True),
                report=report.model_dump(mode="json", by_alias=True),
                kept=kept.model_dump(mode="json"),
            )
        )
        self._session.flush()

    def _version(self, note_id: str, version: int) -> NoteVersionRow:
        row = self._session.get(NoteVersionRow, (note_id, version)) if 0 < version < _MOST_VERSIONS else None
        if row is None:
            raise NotFoundError("There is no such version of this note.")
        return row

    def _row(self, note_id: str, *, lock: bool = False) -> NoteRow:
        row = self._session.get(NoteRow, note_id, with_for_update=lock or None)
        if row is None:
            raise NotFoundError("There is no such note, or it was deleted.")
        return row

    def _filed(self, row: NoteRow) -> FiledNote:
        version = self._session.get(NoteVersionRow, (row.id, row.version))
        owner = self._session.get(UserRow, row.owner)
        if version is None or owner is None:
            raise NotFoundError("This note has lost its text or its owner: ask your administrator.")
        return FiledNote(
            id=row.id,
            recording=row.recording,
            owner=row.owner,
            owner_name=owner.name,
            team=row.team,
            state=NoteState(row.state),
            version=row.version,
            note=Note.model_validate(version.document),
            report=Report.model_validate(version.report),
            created=row.created,
            changed=row.changed,
            submitted=row.submitted,
            kept=_kept(version.kept),
        )


def _kept(document: dict[str, Any] | None) -> DraftKept | None:
    return DraftKept.model_validate(document) if document is not None else None
