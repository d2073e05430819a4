"""The look of our Word documents: page, styles, tables and page numbers."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Arial"
INK = "1D2A35"
QUIET = "505A5F"
RULE = "B1B4B6"
SHADE = "F3F2F1"
NOTICE = "FFF7E0"


def set_page(document: Document) -> None:
    """Make the page A4 with room for notes in the margin."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(2.2)


def set_styles(document: Document) -> None:
    """Set the styles Normal, Title and Heading 1, and add Quiet (grey) and Small (for wide tables)."""
    normal = document.styles["Normal"]
    _set_font(normal, 11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.2
    for name, size, before, after in (("Title", 20, 0, 8), ("Heading 1", 14, 18, 5)):
        style = document.styles[name]
        _set_font(style, size)
        style.font.bold, style.font.color.rgb = True, RGBColor.from_string(INK)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing, style.paragraph_format.keep_with_next = 1.1, True
        for border in style.element.xpath("./w:pPr/w:pBdr"):
            border.getparent().remove(border)
    for name, size, colour in (("Quiet", 10, QUIET), ("Small", 9, INK)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, size)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(3), 1.15


def add_table(
    document: Document, rows: Sequence[Sequence[str]], widths: Sequence[float], *, rules: bool = True, style: str = ""
) -> Table:
    """Add a table of texts with column widths in centimetres; `rules` draws fine lines between rows."""
    table = document.add_table(rows=len(rows), cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _draw_rules(table, ("top", "bottom", "insideH") if rules else ())
    for row, texts in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            if style:
                paragraph.style = document.styles[style]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(text)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def mark_header(table: Table) -> None:
    """Shade a table's first row, make it bold, and have it repeat on each page."""
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        shade(cell, SHADE)
        embolden(cell)


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour, as six hexadecimal digits."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour))


def embolden(cell: _Cell) -> None:
    """Make a cell's first paragraph bold."""
    for run in cell.paragraphs[0].runs:
        run.bold = True


def add_page_number(paragraph: Paragraph, size: float) -> None:
    """Write "Page 1 of 2" with fields that Word keeps right; size in points."""
    for text, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text).font.size = Pt(size)
        _add_field(paragraph, code, size)


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    for language in style.element.rPr.xpath("./w:lang"):
        style.element.rPr.remove(language)
    style.element.rPr.append(_element("w:lang", val="en-GB"))


def _draw_rules(table: Table, sides: Sequence[str]) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in sides:
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    table._tbl.tblPr.append(borders)


def _add_field(paragraph: Paragraph, code: str, size: float) -> None:
    instruction = OxmlElement("w:instrText")
    instruction.text = code
    marks = [_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    for element in (marks[0], instruction, marks[1], None, marks[2]):
        run = paragraph.add_run("" if element is not None else "1")
        run.font.size = Pt(size)
        if element is not None:
            run._r.append(element)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
