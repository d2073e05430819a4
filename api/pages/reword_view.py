"""Shows other words for statements as what would go and what would come, one by one, and why some stay."""

from collections.abc import Sequence

from api.pages.changes import ChangeView, show_change
from api.pages.versions import stretches
from assistant.checks.rewording.instructions import Instruction
from assistant.domain.base import Value
from assistant.domain.casenote import Note
from assistant.domain.parts import statement_of
from assistant.domain.person import Role
from assistant.ports import Rewording

_LONG = 600


class OfferView(Value):
    """Other words for one statement, or the reason why there are none."""

    statement: str
    old: str
    text: str | None
    engine: str
    model: str = ""
    prompt: str = ""
    joins: tuple[str, ...] = ()
    change: ChangeView | None = None
    why: str = ""


class ChoiceView(Value):
    """One instruction as a button: what it sends, and its words."""

    value: str
    words: str


def show_offers(note: Note, made: Sequence[Rewording]) -> tuple[list[OfferView], list[OfferView]]:
    """Give the offers, and apart from them the statements that stay."""
    views = [_view(note, one) for one in made]
    return [v for v in views if v.text is not None], [v for v in views if v.text is None]


def instructions_for(note: Note) -> tuple[ChoiceView, ...]:
    """List the instructions that work without a language model, with the child by name."""
    child = next((p.first_name for p in note.people if p.role is Role.CHILD), None)
    words = {
        Instruction.SHORTER: "Shorter",
        Instruction.PLAINER: "Plainer",
        Instruction.TO_CHILD: f"To {child}" if child else "",
        Instruction.THIRD_PERSON: "Without “I”",
    }
    return tuple(ChoiceView(value=one.value, words=said) for one, said in words.items() if said)


def _view(note: Note, one: Rewording) -> OfferView:
    old = " ".join(statement_of(note, key).text for key in (one.statement, *one.joins))
    return OfferView(
        statement=one.statement,
        old=old,
        text=one.text,
        engine=one.engine,
        model=one.model,
        prompt=one.prompt,
        joins=one.joins,
        change=_whole(show_change(old, (one.text,)), old, one.text) if one.text is not None else None,
        why=one.why,
    )


def _whole(change: ChangeView, old: str, new: str) -> ChangeView:
    """Keep every word in sight where a sentence is short enough to be read whole."""
    return change if max(len(old), len(new)) > _LONG else ChangeView(line=tuple(stretches(old, new)))
