"""A line of a document with what its look says about it, so that DOCX, PDF and text are read by the same rules."""

from assistant.domain.base import Value


class Paragraph(Value):
    """One line of a document.

    `level` is that of a heading (0 is the document's title), `bold` counts the bold characters at the start, `cells`
    are those of a table row, `gap` says that white space stands before the line, and `item` that it is one of a list.
    """

    text: str
    level: int | None = None
    bold: int = 0
    cells: tuple[str, ...] = ()
    gap: bool = False
    item: bool = False

    @property
    def all_bold(self) -> bool:
        """Say whether the whole line is bold."""
        return self.bold >= len(self.text) > 0
