"""Who a note is measured for: the child where it is meant for the child, a parent elsewhere."""

from assistant.checks.examine import examine
from assistant.checks.terms import Terms
from assistant.domain.casenote import Keeps, Kind, Note, Section, Statement
from assistant.domain.finding import Code, Report
from assistant.domain.person import Person
from models.english import SpacyParser

PLAIN = "We looked at the map and found the way to the park near the old mill."
HARD = "The multidisciplinary assessment demonstrated considerable deterioration in organisational communication."
CHILD = Person.parse("child: Ellis Boateng, 8")


def report(
    parser: SpacyParser, terms: Terms, *sections: tuple[str, bool, Keeps, list[str]], age: int | None = None
) -> Report:
    number = iter(range(1, 100))
    note = Note(
        type="home-visit",
        people=(CHILD,),
        sections=tuple(
            Section(
                heading=heading,
                for_child=for_child,
                keeps=keeps,
                statements=tuple(Statement(id=f"s{next(number)}", text=text, kind=Kind.OBSERVATION) for text in texts),
            )
            for heading, for_child, keeps, texts in sections
        ),
    )
    return examine(note, parser=parser, terms=terms, age=age)


def test_a_record_is_measured_for_a_parent_though_the_childs_age_is_known(parser: SpacyParser, terms: Terms) -> None:
    found = report(parser, terms, ("Visit", False, Keeps.ANY, [PLAIN] * 8))
    assert found.readability.parts["to_the_child"] == 15
    assert found.child_readability is None


def test_an_age_that_is_asked_for_is_the_readers(parser: SpacyParser, terms: Terms) -> None:
    found = report(parser, terms, ("Visit", False, Keeps.ANY, [PLAIN] * 8), age=8)
    assert found.readability.parts["to_the_child"] < 15


def test_a_letter_is_measured_for_the_child(parser: SpacyParser, terms: Terms) -> None:
    found = report(parser, terms, ("Dear Ellis", False, Keeps.ANY, [PLAIN] * 8))
    assert found.readability.parts["to_the_child"] < 15
    assert found.child_readability is None


def test_only_the_childs_part_gets_the_childs_standard(parser: SpacyParser, terms: Terms) -> None:
    found = report(
        parser,
        terms,
        ("Analysis", False, Keeps.ANALYSIS, [HARD] * 5),
        ("To Ellis", True, Keeps.ANY, [f"You: {PLAIN}"] * 8),
    )
    assert found.child_readability is not None
    assert (found.child_readability.reading_age or 99) < (found.readability.reading_age or 0) - 5
    assert found.readability.words < 60


def test_what_the_child_said_may_be_written_about_the_child(parser: SpacyParser, terms: Terms) -> None:
    found = report(
        parser,
        terms,
        ("Child's views", True, Keeps.VIEWS, ["Ellis said that he likes maths.", "Ellis wants to see his dad."]),
        ("Visit", False, Keeps.ANY, [PLAIN]),
    )
    assert not [f for f in found.findings if f.code is Code.ABOUT_NOT_TO]
    assert found.child_readability is not None


def test_a_part_written_to_the_child_speaks_to_the_child(parser: SpacyParser, terms: Terms) -> None:
    found = report(
        parser,
        terms,
        ("Your views", True, Keeps.VIEWS, ["You told me about maths.", "Ellis wants to see his dad."]),
        ("Visit", False, Keeps.ANY, [PLAIN]),
    )
    assert [f.statement for f in found.findings if f.code is Code.ABOUT_NOT_TO] == ["s2"]
