"""Takes what somebody said into a note in their own words, with the moment it was said."""

from assistant.domain.casenote import Evidence, Form, Keeps, Kind, Note, Statement, Uncovered
from assistant.domain.parts import next_id, section_at, with_statements
from assistant.domain.person import Role
from assistant.domain.transcript import Transcript
from assistant.errors import NotFoundError


def add_said(note: Note, utterance_id: str, place: int, transcript: Transcript, *, author: str) -> Note:
    """Write something that waits, said but not in the note, into a section, in its own words with its evidence."""
    waiting = next((u for u in note.uncovered if u.utterance == utterance_id), None)
    if waiting is None:
        raise NotFoundError("These words are in the note already: load the page again.")
    utterance = transcript.utterance(utterance_id)
    evidence = Evidence(
        utterance=utterance_id,
        start=waiting.start if waiting.start is not None else utterance.start,
        end=waiting.end if waiting.end is not None else utterance.end,
        quote=waiting.text,
    )
    return add_quote(note, evidence, place, transcript, author=author)


def add_quote(
    note: Note, evidence: Evidence, place: int, transcript: Transcript, *, author: str, after: str | None = None
) -> Note:
    """Write any words of a transcript into a section, at its end or after a statement.

    What waited as said, but not in the note, waits no more where these words hold it.
    """
    utterance = transcript.utterance(evidence.utterance)
    speaker = transcript.speaker(utterance.speaker)
    own = speaker.role is Role.WORKER
    statement = Statement(
        id=next_id(note),
        text=f"{speaker.name or 'Somebody'} said, “{evidence.quote.strip()}”",
        kind=Kind.OBSERVATION if own else kind_of_role(speaker.role),
        holder=speaker.role.value if speaker.role and not own else None,
        form=Form.QUOTE,
        written_by="person",
        author=author,
        evidence=(evidence,),
    )
    before = section_at(note, place).statements
    ids = [s.id for s in before]
    at = ids.index(after) + 1 if after in ids else len(before)
    added = with_statements(note, place, (*before[:at], statement, *before[at:]))
    return added.model_copy(update={"uncovered": tuple(u for u in note.uncovered if not _holds(evidence, u))})


def kind_of_role(role: Role | None) -> Kind:
    """Say whose view a person of this role gives."""
    if role is None:
        return Kind.OTHER_VIEW
    return Kind.PARENT_VIEW if role.is_parent else Kind.CHILD_VIEW if role is Role.CHILD else Kind.OTHER_VIEW


def section_for(note: Note, waiting: Uncovered, transcript: Transcript | None) -> int:
    """Say in which section something said belongs, by who said it: its place from 0."""
    role = None
    if transcript and waiting.utterance in {u.id for u in transcript.utterances}:
        role = transcript.speaker(transcript.utterance(waiting.utterance).speaker).role
    views = [n for n, s in enumerate(note.sections) if s.keeps is Keeps.VIEWS]
    if waiting.reason == "commitment":
        views = [n for n, s in enumerate(note.sections) if s.keeps is Keeps.ACTIONS] or views
    fitting = [n for n in views if role and role.value in note.sections[n].whose]
    loose = [n for n, s in enumerate(note.sections) if s.keeps in {Keeps.ANY, Keeps.OBSERVATIONS}]
    return next(iter([*fitting, *loose, *views]), 0)


def _holds(evidence: Evidence, waiting: Uncovered) -> bool:
    return waiting.utterance == evidence.utterance and " ".join(waiting.text.split()) in " ".join(
        evidence.quote.split()
    )
