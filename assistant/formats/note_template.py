"""Fills a council's own Word template with a note, and runs nothing that stands in it."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from assistant.domain.casenote import Note
from assistant.errors import BadInputError
from assistant.formats.layout import lay_out
from assistant.formats.note_fields import FIELDS, ILLEGAL, Fields, fields_of, slug
from assistant.formats.note_parts import Extras, Layout
from assistant.formats.still import still

LARGEST = 10 * 2**20
"""Bytes that a template may have."""

LARGEST_UNPACKED = 50 * 2**20
"""Bytes that a template may have once it is unpacked: text shrinks to a thousandth, and so does harm."""

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or,
    nodes.Test, nodes.Filter,
)  # fmt: skip
_FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
_TESTS = ("defined", "undefined", "none", "string")
_QUOTED = re.compile(r"'([^']+)'(?! object)")
_UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, OSError, AttributeError)


def fill_template(
    template: bytes, note: Note, extras: Extras | None = None, *, name: str = "template", made: datetime | None = None
) -> bytes:
    """Fill a Word template; `name` is its file's name, for errors.

    BadInputError names the field that is wrong, or the part of the note that the template has no place for: what a
    note says is never left out without a word.
    """
    asked = extras or Extras()
    layout = lay_out(note, asked)
    fields = fields_of(note, layout, asked)
    document = _opened(template, name)
    try:
        document.render(fields, jinja_env=_Locked(name), autoescape=True)
        out = io.BytesIO()
        _nothing_lost(_words_of(document), note, layout, fields, name)
        document.save(out)
    except UndefinedError as problem:
        raise BadInputError(_no_such_field(name, _named(problem.message or ""))) from None
    except SecurityError:
        raise BadInputError(f"{name} asks for something that a template may not do: use its fields alone.") from None
    except TemplateError as problem:
        raise BadInputError(f"{name} cannot be filled in: {_plain(problem.message or '')}.") from None
    except _UNREADABLE:
        raise BadInputError(
            f"{name} gave a file that Word could not open: look at its marks, such as {{{{ title }}}}."
        ) from None
    return still(out.getvalue(), made) if made else out.getvalue()


class _Locked(ImmutableSandboxedEnvironment):
    """Lets a template name fields, walk through lists and ask whether something is there; all else is refused."""

    def __init__(self, file: str) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.file = file
        self.globals.clear()
        self.filters = {known: self.filters[known] for known in _FILTERS}
        self.tests = {known: test for known, test in self.tests.items() if known in _TESTS}

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:  # noqa: ANN401
        """Look at what a template asks for before any of it is done."""
        tree = self.parse(source)
        for node in tree.iter_child_nodes():
            _look(node, self.file)
        unknown = sorted(find_undeclared_variables(tree) - {field.name for field in FIELDS})
        if unknown:
            raise BadInputError(_no_such_field(self.file, unknown[0]))
        return super().from_string(source, *args, **kwargs)


def _look(node: nodes.Node, file: str) -> None:
    """Refuse what is neither a field, a list, a question nor one of a few ways to write."""
    if not isinstance(node, _ALLOWED):
        raise BadInputError(
            f"{file} asks for something that a template may not do ({type(node).__name__}): use its fields alone."
        )
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise BadInputError(_no_such_field(file, node.attr))
    for child in node.iter_child_nodes():
        _look(child, file)


def _opened(template: bytes, name: str) -> DocxTemplate:
    if len(template) > LARGEST:
        raise BadInputError(f"{name} is larger than {LARGEST // 2**20} MB: take large pictures out of it.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise BadInputError(
                f"{name} is larger than {LARGEST_UNPACKED // 2**20} MB when unpacked: take large pictures out of it."
            )
        document = DocxTemplate(io.BytesIO(template))
        document.init_docx()
    except _UNREADABLE:
        raise BadInputError(f"{name} is not a Word file (.docx) that can be read: save it again in Word.") from None
    return document


def _nothing_lost(words: str, note: Note, layout: Layout, fields: Fields, name: str) -> None:
    for text, field in _wanted(note, layout, fields):
        if _bare(text) not in words:
            raise BadInputError(f"{name} has no place for part of this note: put {field} in it.")


def _wanted(note: Note, layout: Layout, fields: Fields) -> Iterable[tuple[str, str]]:
    """What a filled template must show, each with the field that shows it."""
    for section in note.sections:
        for statement in section.told:
            yield statement.text, f'sections or under.{slug(section.heading)} (for "{section.heading}")'
    yield from ((action.what, "actions") for action in note.actions)
    yield from ((action.what, "carried") for action in note.carried)
    yield from ((caution, "cautions") for caution in layout.cautions)
    yield from ((row["words"], "sources") for row in fields["sources"])
    yield from ((row["text"], "origin") for row in fields["origin"])
    yield from ((text, "decision") for text in fields["decision"].values())


def _words_of(document: DocxTemplate) -> str:
    """All words in the body, headers and footers, without the space between them."""
    docx = document.docx
    parts = [docx.element.body]
    for section in docx.sections:
        parts += [section.header._element, section.footer._element]
    return _bare("".join(text.text or "" for part in parts for text in part.iter(qn("w:t"))))


def _bare(text: str) -> str:
    return "".join(ILLEGAL.sub("", text).split())


def _no_such_field(file: str, field: str) -> str:
    known = ", ".join(one.name for one in FIELDS)
    return f'{file} uses "{field}", and there is no such field: the fields are {known}.'


def _named(message: str) -> str:
    found = _QUOTED.findall(message)
    return found[-1] if found else "a field"


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")
