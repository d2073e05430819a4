"""`heard prompts`: looks at the note types that a practice lead may edit, before anybody works with them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands import options
from api.commands.inputs import settings_now
from api.commands.output import say, say_json, steps
from assistant.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.domain.notetype import NoteType, SectionPlan

app = typer.Typer(help="The note types in prompts/: look at one, and check them all.", rich_markup_mode=None)

_KEEPS = {
    "views": "people’s views",
    "observations": "what was seen and known",
    "analysis": "the worker’s own analysis",
    "actions": "what happens next",
    "any": "anything",
}
_READERS = {
    "family": "the family",
    "professional": "other professionals",
    "child": "the child",
    "later": "the child, years from now",
}


@app.command("preview")
def preview(
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="The name of a file in prompts/.", show_default=False)],
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Another folder of note types.", show_default=False),
    ] = None,
) -> None:
    """Show a note type, and the draft it makes of a demonstration visit.

    The visit is invented. A type that may not be recorded shows its headings alone.
    """
    from assistant.drafting.notetypes import load_note_type

    settings = settings_now()
    kind = load_note_type(folder or settings.prompts, type_)
    say("\n\n".join(_plan(kind)))
    if not kind.recording_allowed:
        return
    from api.demonstrated import HOME_VISIT, VOICE_NOTE, demonstration
    from assistant.drafting.draft import draft
    from assistant.formats.note_text import to_markdown
    from models.opening import open_parser

    visit, transcript = demonstration(VOICE_NOTE if kind.name == "voice-note" else HOME_VISIT)
    with steps() as step:
        step("Drafting the demonstration visit")
        note = draft(transcript, visit.model_copy(update={"type": kind.name}), kind, parser=open_parser(settings))
    say(f"\n---\n\n_This is the draft of an invented visit._\n\n{to_markdown(note)}")


@app.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The folder to check; prompts/ if none is given.")
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Check every note type in a folder.

    Each fault is told with its file, its line and what is allowed there. Exits 2 when there is any.
    """
    from assistant.drafting.notetypes import list_note_types, note_type_problems

    where = folder or settings_now().prompts
    if not where.is_dir() or not any(where.glob("*.toml")):
        raise BadInputError(f'There are no note types in "{where}"; give a folder with files that end in .toml.')
    kinds, problems = list_note_types(where), note_type_problems(where)
    if as_json:
        right = [{"type": k.name, "title": k.title, "sections": len(k.sections)} for k in kinds]
        say_json({"schema": 1, "right": right, "problems": list(problems)})
    else:
        for kind in kinds:
            say(f"{kind.name}: right, {len(kind.sections)} sections")
        for problem in problems:
            say(problem)
    if problems:
        count = len(problems)
        raise BadInputError(
            f"{count} note type{' is' if count == 1 else 's are'} wrong: mend what is named, then check again."
        )


def _plan(kind: "NoteType") -> "Iterator[str]":
    yield f"# {kind.title} ({kind.name})"
    if kind.about:
        yield kind.about
    yield "\n".join(f"- {line}" for line in _rules(kind))
    for plan in kind.sections:
        yield "\n".join([f"## {plan.heading}", f"Keeps {_kept(plan)}.", *(f"- {asked}" for asked in plan.questions)])


def _rules(kind: "NoteType") -> "Iterator[str]":
    yield "May be recorded." if kind.recording_allowed else f"May not be recorded: {kind.why_not}"
    if kind.days_to_write is not None:
        yield f"Written within {kind.days_to_write} working day{'' if kind.days_to_write == 1 else 's'}."
    aged = f", aged {kind.reader_age}" if kind.reader_age is not None else ""
    unless = " unless the child’s age is known" if aged and kind.reader == "child" else ""
    yield f"Written for {_READERS[kind.reader]}{aged}{unless}."
    if kind.fields:
        yield f"Asks for: {', '.join(field.value.replace('_', ' ') for field in kind.fields)}."
    if kind.carry_actions:
        yield "Brings the actions that earlier notes set."


def _kept(plan: "SectionPlan") -> str:
    whose = f" of: {', '.join(role.value for role in plan.whose)}" if plan.whose else ""
    child = "; the child may read it" if plan.for_child else ""
    return f"{_KEEPS[plan.keeps]}{whose}{child}"
