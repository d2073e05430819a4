"""The short form of a section leaves out only what is neither risk, a child's words, a fact nor a decision."""

import pytest

from assistant.checks.telling import foldable, must_stay
from assistant.domain.casenote import Form, Keeps, Kind, Section, Statement, Support, SupportStatus


@pytest.mark.parametrize(
    "text",
    [
        "Ms Vale said that he hit his brother.",
        "Ms Vale said that there was a knife in the drawer.",
        "Ms Vale said that he sleeps at eight.",
        "Ms Vale said that the rent is £40 behind.",
        "Ms Vale said that she wants him home.",
        "Ms Vale said that she did not see him.",
        "Ms Vale said that she agreed to the plan.",
        "Ms Vale said that the dentist is on Friday.",
        "Ms Vale said that he is scared of the dark.",
    ],
)
def test_what_matters_stays_in_every_form(text: str) -> None:
    assert must_stay(Statement(id="s1", text=text, kind=Kind.PARENT_VIEW, holder="mother"))


def test_a_childs_words_quotations_and_a_persons_own_words_stay() -> None:
    assert must_stay(Statement(id="s1", text="Idris said that he likes maths.", kind=Kind.CHILD_VIEW, holder="child"))
    assert must_stay(Statement(id="s1", text="Mum said, “Lovely.”", kind=Kind.PARENT_VIEW, form=Form.QUOTE))
    assert must_stay(Statement(id="s1", text="The room was warm.", kind=Kind.OBSERVATION, written_by="person"))


def test_what_is_to_be_checked_is_never_folded_away() -> None:
    doubt = Support(status=SupportStatus.CHECK, score=0.5)
    assert must_stay(Statement(id="s1", text="The room was warm.", kind=Kind.OBSERVATION, support=doubt))


def test_every_topic_and_every_voice_keeps_a_sentence() -> None:
    section = Section(
        heading="What was said",
        keeps=Keeps.ANY,
        statements=(
            _plain("s1", "Ms Vale said that the flat is tidy.", "mother", 0),
            _plain("s2", "Ms Vale said that the neighbours are friendly and the stairs are clean.", "mother", 0),
            _plain("s3", "Mr Vale said that the garden is lovely.", "father", 0),
            _plain("s4", "Ms Vale said that the weather is fine.", "mother", 1),
        ),
    )
    assert foldable(section) == ("s1",)


def test_a_section_of_facts_folds_nothing() -> None:
    statements = tuple(_plain(f"s{n}", f"Ms Vale said that he was late {n} times.", "mother", 0) for n in range(2, 5))
    assert foldable(Section(heading="What was said", statements=statements)) == ()


def _plain(key: str, text: str, holder: str, paragraph: int) -> Statement:
    return Statement(id=key, text=text, kind=Kind.PARENT_VIEW, holder=holder, paragraph=paragraph)
