"""The voice strip says the same in blocks and in words."""

from api.pages.strip import Voice, make_strip, voices_of
from assistant.domain.casenote import Action, Keeps, Kind, Note, Section, Statement
from assistant.domain.finding import Readability, Report
from assistant.domain.person import Person, Role

NOTHING = Report(readability=Readability(reading_age=None, score=None, words=0, too_short=True))


def test_a_block_stands_for_each_statement_and_action_in_reading_order() -> None:
    strip = make_strip(_note(), NOTHING)
    assert [block.voice for block in strip.blocks] == [Voice.CHILD, Voice.MOTHER, Voice.ANALYSIS, Voice.ACTION]
    assert sum(block.width for block in strip.blocks) > 99.9


def test_a_parent_in_the_family_who_is_not_heard_is_named_with_none() -> None:
    strip = make_strip(_note(), NOTHING)
    assert strip.summary == (
        "Statements by whose voice they are: Child 1, Mother 1, Father none, Analysis 1, Next steps 1."
    )


def test_two_voices_in_one_sentence_are_both_shown() -> None:
    assert voices_of(Kind.MIXED, "father") == (Voice.FATHER, Voice.ANALYSIS)


def test_a_view_held_by_nobody_known_is_given_to_nobody() -> None:
    assert voices_of(Kind.OTHER_VIEW, None) == (Voice.UNKNOWN, None)
    assert voices_of(Kind.PARENT_VIEW, None) == (Voice.UNKNOWN, None)
    assert voices_of(Kind.MIXED, None) == (Voice.UNKNOWN, Voice.ANALYSIS)


def test_both_parents_in_one_breath_are_two_voices_and_children_are_children() -> None:
    assert voices_of(Kind.PARENT_VIEW, "parents") == (Voice.MOTHER, Voice.FATHER)
    assert voices_of(Kind.CHILD_VIEW, "children") == (Voice.CHILD, None)


def _note() -> Note:
    views = (
        Statement(id="s1", text="Idris said he likes football.", kind=Kind.CHILD_VIEW, holder="child"),
        Statement(id="s2", text="Ms Vale said he sleeps well.", kind=Kind.PARENT_VIEW, holder="mother"),
    )
    judged = (Statement(id="s3", text="I think sleep is better.", kind=Kind.ANALYSIS),)
    return Note(
        type="home-visit",
        people=(
            Person(role=Role.CHILD, name="Idris Vale"),
            Person(role=Role.MOTHER, name="Carys Vale"),
            Person(role=Role.FATHER, name="Tomasz Vale"),
        ),
        sections=(
            Section(heading="Views", keeps=Keeps.VIEWS, statements=views),
            Section(heading="Analysis", keeps=Keeps.ANALYSIS, statements=judged),
        ),
        actions=(Action(what="Ring the school"),),
    )
