"""Notes as people write them become sections of statements, with nothing lost."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.casenote import Action, Keeps, Kind, Note, Section, Statement
from assistant.domain.person import Person, Role
from assistant.errors import AssistantError, BadInputError
from assistant.formats.notes import read_note
from assistant.formats.text_reader import plain

Shape = list[tuple[str, Keeps, list[str]]]

MARKDOWN = """# Home visit

Date of visit: 21 April 2026
Present: Leila Doyle (mother), Marta Kovac (maternal grandmother), Tomas Doyle (child, 8),
and Ruth Abara (social worker).

## Mum's views
Leila said she is *tired*. "I can't **sleep**."

- Tomas wakes at four.
- She has rung the GP.

## My analysis

Leila is worn out. [3] She asks for help [4, 5].

## What happens next

| What | Who | When |
| --- | --- | --- |
| Ring the GP | Ruth Abara | tomorrow |
| Send the form | | by Friday 24 April 2026 |
"""
SHAPE: Shape = [
    (
        "Mum's views",
        Keeps.VIEWS,
        ["Leila said she is tired.", '"I can\'t sleep."', "Tomas wakes at four.", "She has rung the GP."],
    ),
    ("My analysis", Keeps.ANALYSIS, ["Leila is worn out.", "She asks for help."]),
    ("What happens next", Keeps.ACTIONS, []),
]
PLAIN = """Mum's views

Leila said she is tired. "I can't sleep."
Tomas wakes at four.

She has rung the GP.

MY ANALYSIS
Leila is worn out. She asks
for help.
"""


def shape(note: Note) -> Shape:
    return [(s.heading, s.keeps, [t.text for t in s.statements]) for s in note.sections]


def test_markdown_gives_sections_people_date_and_actions() -> None:
    note = read_note(MARKDOWN.encode(), name="home-visit")
    assert shape(note) == SHAPE
    assert (note.type, note.title, note.visit_date) == ("home-visit", "Home visit", date(2026, 4, 21))
    assert note.people == (
        Person(role=Role.MOTHER, name="Leila Doyle"),
        Person(role=Role.FAMILY, name="Marta Kovac", relation="maternal grandmother"),
        Person(role=Role.CHILD, name="Tomas Doyle", age=8),
        Person(role=Role.WORKER, name="Ruth Abara"),
    )
    assert note.actions == (
        Action(what="Ring the GP", who="Ruth Abara", due=date(2026, 4, 22), said="tomorrow"),
        Action(what="Send the form", who=None, due=date(2026, 4, 24), said="by Friday 24 April 2026"),
    )


def test_a_persons_sentences_are_theirs() -> None:
    note = read_note(MARKDOWN.encode())
    assert {s.written_by for s in note.statements} == {"person"}
    assert note.sections[1].statements[0].kind is Kind.ANALYSIS
    assert [s.paragraph for s in note.sections[0].statements] == [0, 0, 1, 2]


def test_plain_text_is_parted_by_lines_that_stand_as_headings() -> None:
    found = shape(read_note(PLAIN.encode()))
    assert [(heading, texts) for heading, _, texts in found] == [
        (
            "Mum's views",
            ["Leila said she is tired.", '"I can\'t sleep."', "Tomas wakes at four.", "She has rung the GP."],
        ),
        ("MY ANALYSIS", ["Leila is worn out.", "She asks for help."]),
    ]


def test_text_without_headings_is_one_section() -> None:
    note = read_note(b"I visited today. Mum was in.\n\nShe was well.")
    assert shape(note) == [("", Keeps.ANY, ["I visited today.", "Mum was in.", "She was well."])]
    assert [s.paragraph for s in note.statements] == [0, 0, 1]


@pytest.mark.parametrize("marked", [True, False])
def test_a_word_document_is_read_by_heading_style_or_bold(docx_of: Callable[..., bytes], *, marked: bool) -> None:
    heads = (
        [("Heading 2", "Mum's views"), ("Heading 2", "My analysis")]
        if marked
        else ["**Mum's views**", "**My analysis**"]
    )
    content = docx_of(heads[0], "Leila said she is tired.", "She has rung the GP.", heads[1], "Leila is worn out.")
    assert shape(read_note(content)) == [
        ("Mum's views", Keeps.VIEWS, ["Leila said she is tired.", "She has rung the GP."]),
        ("My analysis", Keeps.ANALYSIS, ["Leila is worn out."]),
    ]


def test_a_form_of_labels_and_answers_becomes_headings(docx_of: Callable[..., bytes]) -> None:
    rows = [
        ("Date of visit", "21 April 2026"),
        ("Child seen", "Yes"),
        ("Child's views", "Tomas said school is fine. He likes maths."),
    ]
    note = read_note(docx_of(rows))
    assert note.visit_date == date(2026, 4, 21)
    assert shape(note) == [
        ("", Keeps.ANY, ["Child seen: Yes"]),
        ("Child's views", Keeps.VIEWS, ["Tomas said school is fine.", "He likes maths."]),
    ]


def test_tracked_changes_content_controls_and_links_are_read(docx_with_xml: Callable[[str], bytes]) -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>Added words</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        '<w:hyperlink><w:r><w:t xml:space="preserve"> and a link.</w:t></w:r></w:hyperlink></w:p>'
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [s.text for s in read_note(docx_with_xml(body)).statements] == ["Added words and a link.", "In a box."]


def test_a_word_file_with_entities_is_refused(docx_with_xml: Callable[[str], bytes]) -> None:
    content = docx_with_xml("<w:p/>").replace(b"<w:document", b"<!DOCTYPE x><w:document")
    with pytest.raises(BadInputError):
        read_note(content)


def test_a_pdf_gives_its_lines_back_as_paragraphs(pdf_of: Callable[..., bytes]) -> None:
    first = ["What Mum said", "Leila said that she is tired and that she has not slept for more than a", "week now."]
    note = read_note(pdf_of([*first, "My analysis", "Leila is worn out.", "Page 1 of 2"], ["She asks for help.", "2"]))
    assert [(heading, texts) for heading, _, texts in shape(note)] == [
        ("What Mum said", ["Leila said that she is tired and that she has not slept for more than a week now."]),
        ("My analysis", ["Leila is worn out.", "She asks for help."]),
    ]


@pytest.mark.parametrize("pages", [[[]], [["", ""]]])
def test_a_pdf_without_text_says_so(pdf_of: Callable[..., bytes], pages: list[list[str]]) -> None:
    with pytest.raises(BadInputError, match="pictures of pages"):
        read_note(pdf_of(*pages))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 broken", "damaged"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nhi", "captions"),
        (b'{"utterances": []}', "transcript"),
        (b'{"type": 3}', "type is not"),
        (b'{"type": "x", "sections": [{"heading": "H", "voice": 1}]}', "sections.0.voice is not a field we know"),
        (b"# Title\n\n## Heading\n", "no sentences"),
    ],
)
def test_what_is_no_note_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(BadInputError) as problem:
        read_note(content)
    assert said in problem.value.sentence


def test_our_json_comes_back_the_same_and_takes_people_and_date() -> None:
    statement = Statement(id="s1", text="Leila was in.", kind=Kind.OBSERVATION)
    note = Note(type="home-visit", sections=(Section(heading="The visit", statements=(statement,)),))
    content = note.model_dump_json(by_alias=True).encode()
    assert read_note(content, name="other") == note
    people = (Person(role=Role.MOTHER, name="Leila Doyle"),)
    given_more = read_note(content, people=people, visit_date=date(2026, 4, 21))
    assert (given_more.people, given_more.visit_date) == (people, date(2026, 4, 21))


WORD = st.text(st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=2, max_size=9)
SENTENCE = st.lists(WORD, min_size=3, max_size=14).map(lambda words: "We " + " ".join(words) + ".")


@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_word_of_a_note_is_lost(paragraphs: list[list[str]]) -> None:
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    note = read_note(text.encode())
    assert " ".join(s.text for s in note.statements).split() == text.split()


@given(st.text(alphabet="aB *_`#|-\\[](){}<>.!1\n", max_size=120))
def test_marks_never_break_the_reader(text: str) -> None:
    try:
        read_note(text.encode())
    except AssistantError as problem:
        assert problem.exit_code == 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("**a** _b_ `c`", "a b `c`"),
        ("[words](page.html)", "words"),
        ("snake_case_name", "snake_case_name"),
        (r"\*a\*", "*a*"),
    ],
)
def test_marks_are_taken_out_and_words_stay(marked: str, expected: str) -> None:
    assert plain(marked) == expected
