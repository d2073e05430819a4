"""Reads the lines of plain text and of Markdown, with headings, bold and tables as they are marked."""

import re
from html import unescape

from assistant.formats.paragraph import Paragraph

# Each pattern stops early where its end is missing, so that no text takes longer than its length.
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*$")
_BULLET = re.compile(r"(?:[-*+•·▪●◦–—][ \t]+(?:\[[ xX]\][ \t]+)?|>[ \t]?|\d{1,2}[.)][ \t]+)")
_RULE = re.compile(r"[-*_=|:+ \t]{3,}$")
_LEAD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,300}?)(?<=[^\s*_])\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]]{1,500})\]\((?:[^()\s]{1,2000})\)")
_SHELF = 0xF700
"""Where escaped characters wait, past what any text uses, while marks are taken out."""

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SHELVED = re.compile(r"[\uf721-\uf77e]")
_LONGEST_HEADING = 80
_CELL = re.compile(r"(?<!\\)\|")


def read_lines(text: str) -> list[Paragraph]:
    """Read text as lines in order; empty lines become the `gap` of the line after them."""
    found: list[Paragraph] = []
    gap = True
    for raw in _COMMENT.sub("", text).split("\n"):
        line = raw.strip()
        under = _UNDERLINE.fullmatch(line)
        if under and not gap and _may_be_heading(found[-1]):
            found[-1] = found[-1].model_copy(update={"level": 1 if line[0] == "=" else 2})
            gap = True
        elif not line or _RULE.fullmatch(line):
            gap = gap or not line.startswith("|")
        else:
            read = _line(line, gap)
            found += [read] if read.text else []
            gap = False
    return found


def plain(marked: str) -> str:
    """Take Markdown's marks for emphasis, links and escapes out of a line."""
    text = _ESCAPED.sub(lambda match: chr(_SHELF + ord(match.group(1))), marked)
    text = _LINK.sub(r"\1", text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return _SHELVED.sub(lambda match: chr(ord(match.group()) - _SHELF), text).strip()


def _may_be_heading(line: Paragraph) -> bool:
    return line.level is None and not line.cells and len(line.text) <= _LONGEST_HEADING


def _line(line: str, gap: bool) -> Paragraph:
    heading = _HEADING.fullmatch(line)
    if heading:
        return Paragraph(text=plain(heading.group(2).rstrip("#")), level=len(heading.group(1)), gap=gap)
    if line.startswith("|") and line.count("|") >= 2:
        cells = tuple(plain(unescape(cell.strip()).replace("<br>", "\n")) for cell in _CELL.split(line.strip("|")))
        return Paragraph(text=" | ".join(cells), cells=cells, gap=gap)
    lead = _LEAD.match(line)
    bold = len(plain(lead.group(2))) if lead else 0
    bullet = _BULLET.match(line)
    return Paragraph(
        text=plain(line[bullet.end() :] if bullet else line),
        bold=bold,
        gap=gap or bullet is not None,
        item=bullet is not None,
    )
