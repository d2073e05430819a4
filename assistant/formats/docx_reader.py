"""Reads the paragraphs and tables of a DOCX, with those in content controls, text boxes and tracked insertions."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.domain.base import Value
from assistant.errors import BadInputError, TooLargeError
from assistant.formats.paragraph import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN, _BOX = (f"{_W}{tag}" for tag in ("p", "tbl", "tr", "tc", "r", "txbxContent"))
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", _FALLBACK})
_OFF = frozenset({"0", "false", "none", "off"})
_DEEPEST = 60
_LARGEST_PART = 20 * 1024 * 1024


class _Style(Value):
    level: int | None = None
    bold: bool = False


def read_docx(content: bytes) -> list[Paragraph]:
    """Read a DOCX as lines in order; BadInputError when its inside is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            document = _parse(parts, "word/document.xml")
            styles = _styles(_parse(parts, "word/styles.xml")) if "word/styles.xml" in parts.namelist() else {}
        return list(_blocks(document, styles))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        LookupError,
        RuntimeError,
        ValueError,
        OSError,
    ) as problem:
        raise BadInputError("This Word file is damaged; open it in Word and save it again.") from problem


def _parse(parts: zipfile.ZipFile, name: str) -> Element:
    if parts.getinfo(name).file_size > _LARGEST_PART:
        raise TooLargeError("This Word file holds far more than a note: check that it is the right one.")
    xml = parts.read(name)
    if b"<!DOCTYPE" in xml or b"\x00" in xml:
        raise ValueError("Word writes UTF-8, and never a document type")
    return ElementTree.fromstring(xml)  # noqa: S314  entities need a DOCTYPE, which was refused


def _styles(root: Element) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    parents: dict[str, str] = {}
    for element in root.iter(f"{_W}style"):
        style_id = element.get(f"{_W}styleId", "")
        name = _value(element.find(f"{_W}name")).lower()
        based_on = element.find(f"{_W}basedOn")
        if based_on is not None:
            parents[style_id] = _value(based_on)
        level = 0 if name == "title" else int(name[8:]) if name.startswith("heading ") and name[8:].isdigit() else None
        found[style_id] = _Style(level=level, bold=_bold(element.find(f"{_W}rPr")) or False)
    return {style_id: _inherited(style_id, found, parents) for style_id in found}


def _inherited(style_id: str, styles: dict[str, _Style], parents: dict[str, str]) -> _Style:
    style, ancestor = styles[style_id], parents.get(style_id)
    for _ in range(_DEEPEST):
        if style.level is not None or ancestor not in styles:
            break
        style = _Style(level=styles[ancestor].level, bold=style.bold or styles[ancestor].bold)
        ancestor = parents.get(ancestor)
    return style


def _blocks(parent: Element, styles: dict[str, _Style]) -> Iterator[Paragraph]:
    for element in parent:
        if element.tag == _PARAGRAPH:
            yield from _lines(element, styles)
            for box in _within(element, _BOX):
                yield from _blocks(box, styles)
        elif element.tag == _TABLE:
            yield from _rows(element, styles)
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element, styles)


def _rows(table: Element, styles: dict[str, _Style]) -> Iterator[Paragraph]:
    for row in _within(table, _ROW, stop=_TABLE):
        cells = tuple("\n".join(p.text for p in _blocks(cell, styles)) for cell in _within(row, _CELL, stop=_TABLE))
        if any(cell.strip() for cell in cells):
            yield Paragraph(text=" | ".join(cells), cells=cells, gap=True)


def _lines(paragraph: Element, styles: dict[str, _Style]) -> Iterator[Paragraph]:
    style = styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")), _Style())
    item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    text, heavy = "", list[bool]()
    for run in _within(paragraph, _RUN, stop=_BOX):
        piece = "".join(_characters(run))
        bold = _bold(run.find(f"{_W}rPr"))
        text += piece
        heavy += [style.bold if bold is None else bold] * len(piece)
    start = 0
    for line in text.split("\n"):
        tidy = line.strip()
        first = start + len(line) - len(line.lstrip())
        weights = heavy[first : first + len(tidy)]
        if tidy:
            yield Paragraph(text=tidy, level=style.level, bold=_lead(tidy, weights), gap=start == 0, item=item)
        start += len(line) + 1


def _lead(text: str, weights: list[bool]) -> int:
    for place, (letter, heavy) in enumerate(zip(text, weights, strict=True)):
        if not heavy and not letter.isspace():
            return len(text[:place].rstrip())
    return len(text)


def _within(parent: Element, tag: str, stop: str = "") -> Iterator[Element]:
    """Find elements of one tag at any depth, not inside one another, past what was deleted or what stops the search."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in _LEFT_OUT and element.tag != stop:
            yield from _within(element, tag, stop)


def _characters(run: Element) -> Iterator[str]:
    for element in run:
        if element.tag == f"{_W}t":
            yield (element.text or "").replace("\n", " ")
        elif element.tag == f"{_W}tab":
            yield "\t"
        elif element.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif element.tag == f"{_W}noBreakHyphen":
            yield "-"


def _bold(properties: Element | None) -> bool | None:
    mark = properties.find(f"{_W}b") if properties is not None else None
    return None if mark is None else mark.get(f"{_W}val", "1") not in _OFF


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
