"""What the tests of the checks share: the real parser, the real word list, and a note in a line."""

from collections.abc import Callable, Sequence

import pytest

from assistant.checks.examine import examine
from assistant.checks.terms import Terms, load_terms
from assistant.domain.casenote import Kind, Note, Section, Statement
from assistant.domain.finding import Report
from assistant.domain.person import Person
from assistant.settings import prompts_folder
from models.english import SpacyParser

Examine = Callable[..., Report]
PEOPLE = (
    "mother: Samira Hart",
    "father: Sean Reid",
    "family: Jean Hart (paternal grandmother)",
    "child: Callum Hart, 9",
    "worker: Dan Foley",
)


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """Give the real parser, loaded once."""
    return SpacyParser()


@pytest.fixture(scope="session")
def terms() -> Terms:
    """Give the word list that ships."""
    return load_terms(prompts_folder())


@pytest.fixture
def family() -> tuple[Person, ...]:
    """Give one invented family."""
    return tuple(Person.parse(words) for words in PEOPLE)


@pytest.fixture
def check(parser: SpacyParser, terms: Terms, family: tuple[Person, ...]) -> Examine:
    """Check a note given as {heading: [sentences]}."""

    def run(
        sections: dict[str, Sequence[str]],
        people: Sequence[Person] | None = None,
        age: int | None = None,
        for_child: bool = False,
        earlier: Sequence[str] = (),
    ) -> Report:
        number = iter(range(1, 1000))
        note = Note(
            type="home-visit",
            people=family if people is None else tuple(people),
            sections=tuple(
                Section(
                    heading=heading,
                    for_child=for_child,
                    statements=tuple(
                        Statement(id=f"s{next(number)}", text=text, kind=Kind.OBSERVATION, written_by="person")
                        for text in texts
                    ),
                )
                for heading, texts in sections.items()
            ),
        )
        return examine(note, parser=parser, terms=terms, age=age, earlier=earlier)

    return run
