"""From a Transcript to a checked Note: the same for `note` and `draft`."""

from typing import TYPE_CHECKING

from api.commands.output import Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.domain.casenote import Note
    from assistant.domain.finding import Report
    from assistant.domain.person import Person
    from assistant.domain.recording import Visit
    from assistant.domain.transcript import Transcript
    from assistant.settings import Settings


def draft_and_check(
    transcript: "Transcript", visit: "Visit", *, engine: str | None, settings: "Settings", step: Step
) -> "tuple[Note, Report]":
    """Draft a note and check it; each statement carries its support, the note what it leaves out.

    `engine` is the name of what drafts, None for the one that the settings name.
    MissingModelError where it is not set up or does not answer.
    """
    from api.examiner import Examiner
    from assistant.drafting.draft import draft
    from assistant.drafting.notetypes import load_note_type
    from models.language.opening import open_engine

    model = open_engine(settings, engine)
    note_type = load_note_type(settings.prompts, visit.type)
    step("Drafting the note")
    examiner = Examiner(settings, with_transcript=True)
    note = draft(transcript, visit, note_type, parser=examiner.parser)
    if model is not None:
        from assistant.pipeline.prose import in_better_prose

        asked = step("Asking the language model")
        note = in_better_prose(
            note,
            transcript,
            model,
            prompts=settings.prompts,
            parser=examiner.parser,
            entailment=examiner.entailment,
            tell=asked,
        )
    step("Checking the note")
    report = examiner.report(note, transcript=transcript)
    return note.with_support({statement.id: statement.support for statement in report.statements}), report


def visit_of(
    kind: str, day: "date", people: "Sequence[Person]", transcript: "Transcript", *, speakers: int | None = None
) -> "Visit":
    """Say what the visit was; speakers whose person is known belong to it, whether or not they were listed."""
    from assistant.domain.recording import Visit

    return Visit(type=kind, date=day, people=with_speakers(people, transcript), speakers=speakers)


def with_speakers(people: "Sequence[Person]", transcript: "Transcript | None") -> "tuple[Person, ...]":
    """Add a transcript's known speakers to the people who were listed."""
    from assistant.domain.person import Person

    speakers = transcript.speakers if transcript else ()
    known = {(person.role, person.name) for person in people}
    more = (Person(role=s.role, name=s.name) for s in speakers if s.role and s.name and (s.role, s.name) not in known)
    return tuple(dict.fromkeys((*people, *more)))


def unconfirmed(transcript: "Transcript") -> str | None:
    """Say which voices nobody has confirmed; None when all are."""
    open_ = [speaker.id for speaker in transcript.speakers if not speaker.confirmed]
    if not open_:
        return None
    return (
        f"Nobody has confirmed who {', '.join(open_)} {'is' if len(open_) == 1 else 'are'}: "
        "check the names before you use this note."
    )
