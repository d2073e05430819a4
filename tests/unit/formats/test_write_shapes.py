"""A section goes out in the shape that was chosen, with the visit's facts and what became of earlier actions."""

import io
from datetime import date

import docx

from assistant.domain.casenote import Keeps, Kind, Note, Section, Shape, Statement
from assistant.domain.visitfacts import Carried, Progress, VisitFacts
from assistant.formats.note_docx import to_docx
from assistant.formats.note_text import case_copy, to_markdown


def test_a_short_section_leaves_out_what_is_folded() -> None:
    text = to_markdown(_note(Shape.SHORT))
    assert "He sleeps." in text
    assert "He has a dog." not in text


def test_a_list_has_a_line_for_each_statement() -> None:
    assert "- He sleeps.\n- He has a dog." in to_markdown(_note(Shape.BULLETS))
    assert "<ul><li>He sleeps.</li><li>He has a dog.</li></ul>" in case_copy(_note(Shape.BULLETS)).html
    words = docx.Document(io.BytesIO(to_docx(_note(Shape.BULLETS))))
    assert [p.text for p in words.paragraphs if p.style.name == "List Bullet"] == ["He sleeps.", "He has a dog."]


def test_the_facts_of_the_visit_stand_at_the_top() -> None:
    text = to_markdown(_note(Shape.FULL))
    assert "Place: The family's flat" in text
    assert "Length: 1 hour 5 minutes" in text
    assert "Seen: Idris Vale" in text
    assert "Seen alone: No: he was asleep" in text
    assert "Bedroom seen: Yes" in text


def test_what_became_of_earlier_actions_goes_out_too() -> None:
    text = to_markdown(_note(Shape.FULL))
    assert "## Actions from last time" in text
    assert "| Ring the school | Amara Boyd | 1 May 2026 | Not done, carried forward: no answer |" in text
    assert "Not done, carried forward: no answer" in case_copy(_note(Shape.FULL)).text
    tables = docx.Document(io.BytesIO(to_docx(_note(Shape.FULL)))).tables
    assert any("Ring the school" in cell.text for table in tables for row in table.rows for cell in row.cells)


def _note(shape: Shape) -> Note:
    return Note(
        type="home-visit",
        facts=VisitFacts(
            place="The family's flat",
            minutes=65,
            seen=("Idris Vale",),
            seen_alone=False,
            why_not_alone="he was asleep",
            bedroom_seen=True,
        ),
        carried=(
            Carried(
                what="Ring the school",
                who="Amara Boyd",
                due=date(2026, 5, 1),
                note="n1",
                progress=Progress.NOT_DONE,
                remark="no answer",
            ),
        ),
        sections=(
            Section(
                heading="What I saw",
                keeps=Keeps.OBSERVATIONS,
                shape=shape,
                folded=("s2",),
                statements=(
                    Statement(id="s1", text="He sleeps.", kind=Kind.OBSERVATION),
                    Statement(id="s2", text="He has a dog.", kind=Kind.OBSERVATION),
                ),
            ),
        ),
    )
