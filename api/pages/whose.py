"""Says whose a statement is and why, and what a person may say instead."""

from collections.abc import Iterable, Sequence
from datetime import date

from api.pages.words import KINDS, ROLES
from assistant.domain.base import Value
from assistant.domain.casenote import Kind, Statement
from assistant.domain.finding import CheckedStatement
from assistant.domain.person import Person, Role
from assistant.domain.quoting import kind_of_role
from assistant.english.roster import CHILDREN, PARENTS

CHECKS = "checks"
HOLDERS = (
    Role.CHILD,
    Role.SIBLING,
    Role.MOTHER,
    Role.FATHER,
    Role.CARER,
    Role.FAMILY,
    Role.PROFESSIONAL,
    Role.MANAGER,
)
UNNAMED = {
    Role.CHILD: "The child",
    Role.SIBLING: "A brother or sister",
    Role.MOTHER: "The mother",
    Role.FATHER: "The father",
    Role.CARER: "A carer",
    Role.FAMILY: "Somebody else in the family, or a friend",
    Role.PROFESSIONAL: "Another professional",
    Role.MANAGER: "A manager",
}
REASONS = {
    "its section": "the section it stands in",
    "the recording": "who said it in the recording",
    "follows": "the sentence before it",
}


class Choice(Value):
    """One answer to "Whose is it?": what a form sends, and its words."""

    value: str
    words: str
    kind: Kind
    holder: str | None = None


class WhoseView(Value):
    """Whose a statement is: in words, the words that decided, the example it is like, or who said so and when."""

    words: str
    value: str
    because: tuple[str, ...] = ()
    like: str | None = None
    unsure: bool = False
    said_by: str | None = None
    said_on: date | None = None


def choices(people: Sequence[Person]) -> tuple[Choice, ...]:
    """List what a statement may be: a view of everybody in and around this family, and what is nobody's view."""
    views = [_choice(kind_of_role(role), role.value, _named(people, role)) for role in HOLDERS]
    present = {person.role for person in people}
    if len({Role.MOTHER, Role.FATHER} & present) == 2:
        views.append(_choice(Kind.PARENT_VIEW, PARENTS, "Both parents"))
    if Role.SIBLING in present or sum(person.role.is_young for person in people) > 1:
        views.append(_choice(Kind.CHILD_VIEW, CHILDREN, "The children together"))
    order = {role.value: n for n, role in enumerate(HOLDERS) if role in present} | {PARENTS: 90, CHILDREN: 91}
    views.sort(key=lambda choice: order.get(choice.holder or "", 99))
    return (
        *views,
        _choice(Kind.OTHER_VIEW, None, "Somebody’s view: not known whose"),
        *(_choice(kind, None, KINDS[kind]) for kind in (Kind.OBSERVATION, Kind.ANALYSIS, Kind.ACTION, Kind.MIXED)),
    )


def show_whose(statement: Statement, checked: CheckedStatement | None, people: Sequence[Person]) -> WhoseView:
    """Put whose a statement is into words."""
    kind, holder = (checked.kind, checked.holder) if checked else (statement.kind, statement.holder)
    if statement.labelled_by is not None:
        kind, holder = statement.kind, statement.holder
    words = KINDS[kind]
    held = _holder_words(holder, people) if kind.is_view or kind is Kind.MIXED else ""
    value = _value(kind, holder if kind.is_view else None)
    if statement.labelled_by is not None:
        return WhoseView(words=words + held, value=value, said_by=statement.labelled_by, said_on=statement.labelled_on)
    return WhoseView(
        words=words + held,
        value=value,
        because=tuple(REASONS.get(word, f"“{word}”") for word in checked.because) if checked else (),
        like=checked.like if checked else None,
        unsure=bool(checked and checked.unsure),
    )


def chosen(value: str, people: Sequence[Person]) -> Choice | None:
    """Find the answer that a form sent."""
    return next((choice for choice in choices(people) if choice.value == value), None)


def _choice(kind: Kind, holder: str | None, words: str) -> Choice:
    return Choice(value=_value(kind, holder), words=words, kind=kind, holder=holder)


def _value(kind: Kind, holder: str | None) -> str:
    return f"{kind}:{holder}" if holder else kind.value


def _named(people: Iterable[Person], role: Role) -> str:
    names = [person.name for person in people if person.role is role]
    return f"{' or '.join(names)} ({ROLES[role].lower()})" if names else UNNAMED[role]


def _holder_words(holder: str | None, people: Iterable[Person]) -> str:
    if holder in set(Role):
        named = _named(people, Role(holder)) if holder != Role.WORKER else "the worker"
        return f": {named[:1].lower() + named[1:] if named in UNNAMED.values() else named}"
    return {PARENTS: ": both parents", CHILDREN: ": the children together"}.get(holder or "", "")
