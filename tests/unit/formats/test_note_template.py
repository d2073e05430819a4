"""A council's own Word template is filled with the whole note, and nothing in it runs."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.casenote import Action, Keeps, Kind, Note, Section, Statement
from assistant.domain.person import Person, Role
from assistant.domain.visitfacts import VisitFacts
from assistant.errors import BadInputError
from assistant.formats.layout import lay_out
from assistant.formats.note_fields import FIELDS, fields_of, slug
from assistant.formats.note_parts import Extras, Origin
from assistant.formats.note_template import fill_template
from assistant.formats.note_template_sample import explained_template, plain_template

NOTE = Note(
    type="home-visit",
    title="Home visit: Efe Balogun",
    people=(Person(role=Role.CHILD, name="Efe Balogun", age=11), Person(role=Role.WORKER, name="Ruth Abara")),
    facts=VisitFacts(place="The flat", seen_alone=False, why_not_alone="He was asleep"),
    cautions=("Nobody has confirmed voice S2.",),
    sections=(
        Section(
            heading="Mother's views",
            keeps=Keeps.VIEWS,
            statements=(
                Statement(id="s1", text="Ms Balogun said <she> & Efe {{ are }} tired.", kind=Kind.PARENT_VIEW),
            ),
        ),
        Section(
            heading="The home",
            statements=(Statement(id="s2", text="The room was warm.", kind=Kind.OBSERVATION),),
        ),
    ),
    actions=(Action(what="Ring the school", who="Ruth Abara"),),
)
WHOLE = "\n".join(
    (
        "{%p for s in sections %}",
        "{{ s.text }}",
        "{%p endfor %}",
        "{%p for a in actions %}",
        "{{ a.what }}",
        "{%p endfor %}",
        "{{ cautions | join('; ') }}",
    )
)


def template(text: str) -> bytes:
    made = docx.Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def words_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def problem_with(text: str) -> str:
    with pytest.raises(BadInputError) as problem:
        fill_template(template(text), NOTE, name="visit.docx")
    assert problem.value.sentence.startswith("visit.docx ")
    return problem.value.sentence


def test_a_template_is_filled_with_the_words_of_the_note() -> None:
    lines = f"{{{{ child }}}} by {{{{ worker }}}} at {{{{ place }}}}. Alone: {{{{ seen_alone }}}}\n{WHOLE}"
    words = words_of(fill_template(template(lines), NOTE))
    assert "Efe Balogun by Ruth Abara at The flat. Alone: No: He was asleep" in words
    assert "Ms Balogun said <she> & Efe {{ are }} tired." in words
    assert "The room was warm." in words
    assert "Ring the school" in words


def test_the_plain_template_that_ships_shows_everything() -> None:
    words = words_of(fill_template(plain_template(), NOTE, Extras(with_sources=True, origin=Origin(release="9.9"))))
    for expected in ("Mother's views", "The room was warm.", "Ring the school", "Nobody has confirmed", "Heard 9.9"):
        assert expected in words
    assert "{%" not in words


def test_every_field_is_explained_and_filled() -> None:
    explained = words_of(explained_template())
    filled = fields_of(NOTE, lay_out(NOTE), Extras())
    assert set(filled) == {field.name for field in FIELDS}
    for field in FIELDS:
        assert f"{{{{ {field.name}" in explained
        assert field.about in explained


@pytest.mark.parametrize(
    ("text", "field"), [("{{ chidl }}", '"chidl"'), ("{{ under.fathers_views }}", '"fathers_views"')]
)
def test_a_field_that_is_not_there_is_named(text: str, field: str) -> None:
    assert field in problem_with(f"{text}\n{WHOLE}")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("{{ under.the_home }}\n{{ actions }}{{ cautions }}", "under.mothers_views"),
        (WHOLE.replace("{{ a.what }}", "x"), "actions"),
        (WHOLE.replace("{{ cautions | join('; ') }}", ""), "cautions"),
    ],
)
def test_a_template_that_leaves_out_part_of_a_note_is_refused(text: str, missing: str) -> None:
    assert missing in problem_with(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ ''['__cla' ~ 'ss__'] }}",
        "{{ title.upper() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{% for a in range(1000000000) %}x{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{{ title | attr('upper') }}",
        "{% macro m() %}{% endmacro %}",
    ],
)
def test_nothing_in_a_template_runs(text: str) -> None:
    assert problem_with(f"{text}\n{WHOLE}")


@pytest.mark.parametrize("text", ["{{ title", "{% for x in sections %}", "{{ title | nonsense }}"])
def test_a_mark_that_is_not_right_is_one_plain_sentence(text: str) -> None:
    assert "\n" not in problem_with(f"{text}\n{WHOLE}")


def test_a_file_that_is_not_word_is_refused() -> None:
    for content in (b"", b"PK\x03\x04 no", b"%PDF-1.7"):
        with pytest.raises(BadInputError, match=r"visit\.docx is not a Word file"):
            fill_template(content, NOTE, name="visit.docx")


def test_a_heading_names_its_field() -> None:
    assert slug("Mother's views") == "mothers_views"
    assert slug("Efe’s day — at home") == "efes_day_at_home"


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80).filter(lambda text: text.strip()))
def test_any_words_come_through_a_template_whole(text: str) -> None:
    statement = Statement(id="s1", text=text, kind=Kind.OBSERVATION)
    note = Note(type="x", title="T", sections=(Section(heading="H", statements=(statement,)),))
    docx.Document(io.BytesIO(fill_template(template("{%p for s in sections %}\n{{ s.text }}\n{%p endfor %}"), note)))


def test_a_small_file_that_unpacks_into_a_large_one_is_refused_before_it_is_read() -> None:
    bomb = io.BytesIO(plain_template())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("word/media/a.xml", "w") as part:
        for _ in range(60):
            part.write(bytes(2**20))
    assert len(bomb.getvalue()) < 200_000
    with pytest.raises(BadInputError, match="50 MB when unpacked"):
        fill_template(bomb.getvalue(), NOTE, name="council.docx")


def test_a_file_that_lies_about_its_size_is_no_word_file() -> None:
    """What a part says of its size is what is read of it, so that a lie makes it broken and never large."""
    content = bytearray(plain_template())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 24 : place + 28] = (1).to_bytes(4, "little")
        place = content.find(b"PK\x01\x02", place + 4)
    with pytest.raises(BadInputError):
        fill_template(bytes(content), NOTE, name="council.docx")
