"""A note leaves in every form with the same words, safely escaped."""

import io
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.casenote import (
    Action,
    Evidence,
    Form,
    Keeps,
    Kind,
    Note,
    Section,
    Statement,
    Support,
    SupportStatus,
)
from assistant.domain.person import Person, Role
from assistant.domain.review import Decision, Review
from assistant.domain.transcript import Speaker, Transcript, Utterance
from assistant.formats.layout import EMPTY, lay_out, say_when
from assistant.formats.note_docx import to_docx
from assistant.formats.note_parts import Extras, Origin
from assistant.formats.note_text import case_copy, to_json, to_markdown
from assistant.formats.notes import read_note

EVIDENCE = Evidence(utterance="u2", start=65.0, end=68.0, quote="I can't sleep.")
TRANSCRIPT = Transcript(
    speakers=(Speaker(id="S1", role=Role.MOTHER, name="Leila Doyle", confirmed=True),),
    utterances=(Utterance(id="u2", start=65.0, end=68.0, speaker="S1", text="I can't sleep."),),
)
NOTE = Note(
    type="home-visit",
    title="Home visit: Tomas Doyle",
    visit_date=date(2026, 4, 21),
    people=(
        Person(role=Role.CHILD, name="Tomas Doyle", age=8),
        Person(role=Role.MOTHER, name="Leila Doyle"),
        Person(role=Role.FAMILY, name="Marta Kovac", relation="maternal grandmother"),
    ),
    cautions=("Nobody has confirmed voice S2.",),
    sections=(
        Section(
            heading="Mother's views",
            keeps=Keeps.VIEWS,
            statements=(
                Statement(
                    id="s1",
                    text='Leila said, "I can\'t sleep."',
                    kind=Kind.PARENT_VIEW,
                    holder="mother",
                    form=Form.QUOTE,
                    evidence=(EVIDENCE,),
                    support=Support(status=SupportStatus.SUPPORTED, score=1.0),
                ),
                Statement(id="s2", text="The room <was> cold & dark.", kind=Kind.OBSERVATION, written_by="person"),
                Statement(id="s3", text="It was *late*.", kind=Kind.OBSERVATION, paragraph=1),
            ),
        ),
        Section(heading="My analysis", keeps=Keeps.ANALYSIS, prompts=("What worries you?",)),
        Section(heading="Father's views", keeps=Keeps.VIEWS),
        Section(heading="What happens next", keeps=Keeps.ACTIONS),
    ),
    actions=(
        Action(what="Ring the GP", who="Ruth Abara", due=date(2026, 4, 22), said="tomorrow"),
        Action(what="Send the form", said="I'll send the form", evidence=(EVIDENCE,)),
    ),
)
REVIEW = Review(
    id="r1",
    note="n1",
    version=2,
    reviewer="u9",
    reviewer_name="Priya Nair",
    decision=Decision.APPROVE,
    instruction="Add the bedroom.",
    decided=datetime(2026, 4, 24, 9, 30, tzinfo=UTC),
)


class Tags(HTMLParser):
    """Collects the tags and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag if not attrs else f"{tag} with attributes")

    def handle_data(self, data: str) -> None:
        self.words += data + " "


def words_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_word_file_has_all_of_the_note_and_the_decision() -> None:
    content = to_docx(NOTE, Extras(review=REVIEW, ref="N-104"), made=datetime(2026, 4, 24, tzinfo=UTC))
    words = words_of(content)
    for expected in (
        "Home visit: Tomas Doyle",
        "Tuesday 21 April 2026",
        "Marta Kovac (maternal grandmother)",
        "N-104",
        "Nobody has confirmed voice S2.",
        'Leila said, "I can\'t sleep." The room <was> cold & dark.',
        "What worries you?",
        EMPTY,
        "22 April 2026 (“tomorrow”)",
        "No date given",
        "Management oversight",
        "Approved, version 2",
        "Priya Nair",
        "24 April 2026, 09:30",
        "Add the bedroom.",
    ):
        assert expected in words
    footer = docx.Document(io.BytesIO(content)).sections[0].footer
    assert "2 of 3 sentences, 1 by a person" in footer.paragraphs[0].text


def test_a_word_file_can_show_where_each_sentence_comes_from() -> None:
    words = words_of(to_docx(NOTE, Extras(transcript=TRANSCRIPT, with_sources=True)))
    assert "1:05" in words
    assert "Leila Doyle" in words
    assert "“I can't sleep.”" in words
    assert "Written by a person. No words in the recording are linked to it." in words


def test_the_same_note_gives_the_same_words_in_a_word_file_read_back() -> None:
    back = read_note(to_docx(NOTE))
    assert [s.text for s in back.statements if s.text.startswith(("Leila", "The room", "It was"))] == [
        s.text for s in NOTE.statements
    ]
    assert back.visit_date == NOTE.visit_date
    assert {person.name for person in back.people} == {person.name for person in NOTE.people}
    assert [action.what for action in back.actions] == ["Ring the GP", "Send the form"]


def test_our_lists_of_sources_and_origin_are_not_read_as_part_of_a_note() -> None:
    extras = Extras(transcript=TRANSCRIPT, with_sources=True, origin=Origin(release="9.9"))
    for bare, full in (
        (to_docx(NOTE), to_docx(NOTE, extras)),
        (to_markdown(NOTE).encode(), to_markdown(NOTE, extras).encode()),
    ):
        assert len(full) > len(bare)
        assert read_note(full) == read_note(bare)


def test_markdown_read_again_gives_the_same_sentences_and_actions() -> None:
    back = read_note(to_markdown(NOTE.model_copy(update={"cautions": ()})).encode(), name="home-visit")
    assert [s.text for s in back.sections[0].statements] == [s.text for s in NOTE.sections[0].statements]
    assert (back.title, back.visit_date, back.people) == (NOTE.title, NOTE.visit_date, NOTE.people)
    assert back.actions[0] == NOTE.actions[0].model_copy(update={"said": "22 April 2026 (“tomorrow”)"})


def test_html_for_a_case_system_is_clean_and_has_a_twin_in_text() -> None:
    copy = case_copy(NOTE, Extras(review=REVIEW))
    page = Tags()
    page.feed(copy.html)
    assert set(page.tags) == {"h3", "p", "ul", "li"}
    assert "<was>" not in copy.html
    assert (copy.title, copy.date) == ("Home visit: Tomas Doyle", date(2026, 4, 21))
    for word in (
        "cold & dark",
        "What worries you?",
        "Ring the GP. Ruth Abara. 22 April 2026 (“tomorrow”).",
        "Priya Nair",
    ):
        assert word in page.words
        assert word in copy.text
    assert "MOTHER'S VIEWS" in copy.text


def test_json_is_the_note() -> None:
    assert read_note(to_json(NOTE).encode()) == NOTE


@given(st.text(max_size=60).filter(lambda text: text.strip()))
def test_no_text_can_break_out_of_a_page_or_a_word_file(text: str) -> None:
    statement = Statement(id="s1", text=text, kind=Kind.OBSERVATION)
    note = Note(type="x", title=text, sections=(Section(heading="H", statements=(statement,)),))
    page = Tags()
    page.feed(case_copy(note).html)
    assert set(page.tags) <= {"h3", "p"}
    to_docx(note)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (Action(what="x", due=date(2026, 5, 5), said="Tuesday 5 May 2026, 3.30pm"), "Tuesday 5 May 2026, 3.30pm"),
        (Action(what="x", due=date(2026, 5, 5), said="2026-05-05"), "5 May 2026"),
        (Action(what="x", due=date(2026, 5, 5)), "5 May 2026"),
        (Action(what="x", said="when the form is back"), "when the form is back"),
        (Action(what="x"), "No date given"),
    ],
)
def test_a_date_is_shown_with_the_words_that_set_it(action: Action, expected: str) -> None:
    assert say_when(action) == expected


def test_a_note_without_a_title_is_called_by_its_type_and_child() -> None:
    assert lay_out(NOTE.model_copy(update={"title": ""})).title == "Home visit: Tomas Doyle"
