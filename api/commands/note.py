"""`heard note`: the whole job, from a recording to a checked note."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import day_of, people_of, settings_now, voices_of
from api.commands.output import say, say_json, steps, tell, write_file
from assistant.errors import BadInputError

if TYPE_CHECKING:
    from assistant.domain.person import Person
    from assistant.domain.transcript import Transcript


def note(
    audio: Annotated[Path, typer.Argument(metavar="AUDIO", help="The recording.", show_default=False)],
    type_: options.Type,
    person: options.People = None,
    speakers: options.Speakers = None,
    voice: options.Voices = None,
    vocabulary: options.Vocabulary = None,
    date: options.Day = None,
    as_json: options.AsJson = False,
    docx: options.Docx = None,
) -> None:
    """Make a checked note of a recording.

    The whole job: transcribe, say who is who, draft, check.

    A command has no page on which to confirm who each voice is. Give --voice for each, or look at the voices first
    with `heard transcribe`. Without it, a voice that can be told with some certainty is named, the note says that
    nobody confirmed it, and any other voice stays unnamed.
    """
    confirmed, day = voices_of(voice), day_of(date)
    people = tuple(dict.fromkeys((*people_of(person), *confirmed.values())))
    settings = settings_now()
    from api.commands.drafting import draft_and_check, unconfirmed, visit_of
    from api.commands.hearing import NOBODY, hear
    from assistant.drafting.notetypes import load_note_type

    load_note_type(settings.prompts, type_)
    with steps() as step:
        heard = hear(audio, settings=settings, people=people, speakers=speakers, vocabulary=vocabulary, step=step)
        if not heard.utterances:
            raise BadInputError(NOBODY)
        named = _with_voices(heard, people, confirmed)
        visit = visit_of(type_, day, people, named, speakers=speakers)
        made, _ = draft_and_check(named, visit, engine=None, settings=settings, step=step)
    doubt = unconfirmed(named)
    if doubt:
        tell(doubt)
    if docx is not None:
        from assistant.formats.note_files import own_template, word_file
        from assistant.formats.note_parts import Extras

        template = own_template(settings.templates, type_)
        write_file(docx, word_file(made, Extras(transcript=named, with_sources=True), template))
    if as_json:
        say_json(made)
    elif docx is None:
        from assistant.formats.note_text import to_markdown

        say(to_markdown(made))


def _with_voices(
    transcript: "Transcript", people: "tuple[Person, ...]", confirmed: "dict[str, Person]"
) -> "Transcript":
    """Name the voices that were confirmed, then those that can be told with some certainty."""
    from assistant.drafting.who import UNSURE, suggest

    unknown = sorted(set(confirmed) - {speaker.id for speaker in transcript.speakers})
    if unknown:
        heard = ", ".join(speaker.id for speaker in transcript.speakers)
        raise BadInputError(f"There is no voice {unknown[0]} in this recording; the voices are {heard}.")
    named = transcript.with_people(confirmed, confirmed=True)
    left = [person for person in people if person not in confirmed.values()]
    likely = {
        voice: suggestion.person
        for voice, suggestion in suggest(named, left).items()
        if voice not in confirmed and suggestion.confidence >= UNSURE
    }
    return named.with_people(likely, confirmed=False)
