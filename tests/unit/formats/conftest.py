"""Builds small Word files and PDFs, and gives one invented family."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import settings

from assistant.domain.person import Person, Role

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

DocxOf = Callable[..., bytes]


@pytest.fixture
def people() -> tuple[Person, ...]:
    """Give one family and their worker."""
    return (
        Person(role=Role.WORKER, name="Ruth Abara"),
        Person(role=Role.MOTHER, name="Leila Doyle"),
        Person(role=Role.FATHER, name="Owen Doyle"),
        Person(role=Role.FAMILY, name="Marta Kovac", relation="maternal grandmother"),
        Person(role=Role.CHILD, name="Tomas Doyle", age=8),
    )


@pytest.fixture
def docx_of() -> DocxOf:
    """Make a DOCX of paragraphs: text, or (style, text), or a list of rows for a table; **marks** make bold."""

    def make(*blocks: str | tuple[str, str] | list[tuple[str, ...]]) -> bytes:
        document = docx.Document()
        for block in blocks:
            if isinstance(block, list):
                table = document.add_table(rows=0, cols=len(block[0]))
                for texts in block:
                    for cell, text in zip(table.add_row().cells, texts, strict=True):
                        cell.text = text
                continue
            style, text = block if isinstance(block, tuple) else ("Normal", block)
            paragraph = document.add_paragraph(style=style)
            for place, piece in enumerate(text.split("**")):
                paragraph.add_run(piece).bold = place % 2 == 1
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


@pytest.fixture
def docx_with_xml() -> Callable[[str], bytes]:
    """Make a DOCX whose body is the XML given."""

    def make(body: str) -> bytes:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as parts:
            parts.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        return out.getvalue()

    return make


@pytest.fixture
def pdf_of() -> Callable[..., bytes]:
    """Make a PDF of one page for each list of lines."""

    def make(*pages: list[str]) -> bytes:
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        kids = []
        for lines in pages:
            shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
            stream = b"BT /F1 11 Tf 14 TL 50 780 Td " + shown + b" ET"
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
            content = len(objects)
            font = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font %s >> >>"
                % (content, font)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        out, places = b"%PDF-1.4\n", []
        for number, written in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(objects) + 1
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
            % (
                size,
                table,
                size,
                len(out),
            )
        )

    return make
