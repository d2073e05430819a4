"""Reads the form of the page that checks a note: all that a worker has there travels in it, and nothing is kept."""

import hashlib
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from api.deps import Posted
from api.pages.document import EditView, chosen
from api.pages.figures import BANDS
from api.pages.whose import choices
from assistant.domain.base import Value
from assistant.domain.casenote import Note, Section, Statement
from assistant.domain.person import Person
from assistant.domain.transcript import Transcript
from assistant.errors import AssistantError, BadInputError, TooLargeError
from assistant.formats.layout import EMPTY
from assistant.formats.note_text import to_markdown
from assistant.formats.notes import read_note
from assistant.formats.transcripts import read_transcript

LONGEST = 100_000
"""Characters of the longest text that the page checks: a note of about 17,000 words."""

MOST_LABELS = 400


class FieldError(Exception):
    """Something is wrong in one field of the form."""

    def __init__(self, field: str, problem: AssistantError) -> None:
        super().__init__(field)
        self.field = field
        self.problem = problem


class CheckForm(Value):
    """What the form holds: the text and what is known of it, what was found at first, and what is pressed.

    `labels` says whose a statement is, by the hash of its words; `reader` is an age or a band of ages, "" for a parent.
    """

    text: str = ""
    name: str = ""
    people: str = ""
    reader: str = ""
    said: str = ""
    first: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    shown: frozenset[str] = chosen((), asked=False)
    do: str = ""
    target: str = ""
    key: str = ""
    edit: EditView | None = None

    @property
    def age(self) -> int | None:
        """Give the age that the note is scored for; FieldError when it is no age."""
        if not self.reader:
            return None
        if self.reader in BANDS:
            return BANDS[self.reader]
        if not (self.reader.isdecimal() and len(self.reader) < 4 and 0 < int(self.reader) < 26):
            raise FieldError("age", BadInputError("Choose an age from the list, or “A parent or carer”."))
        return int(self.reader)

    @property
    def persons(self) -> tuple[Person, ...]:
        """Give the people who were named, one a line; FieldError when a line is no person."""
        try:
            return tuple(Person.parse(line) for line in self.people.split("\n") if line.strip())
        except AssistantError as problem:
            raise FieldError("people", problem) from None

    @property
    def transcript(self) -> Transcript | None:
        """Give the transcript that came with an earlier form; it is left out where it can't be read any more."""
        try:
            return Transcript.model_validate_json(self.said) if self.said else None
        except ValidationError:
            return None


def read_form(form: Posted) -> CheckForm:
    """Read what was sent; a file that is chosen takes the place of the text. FieldError says what is wrong where."""
    do, _, rest = form.text("do").partition(" ")
    target, _, key = rest.partition(" ")
    key = form.text("whose") if do == "label" else key
    read = CheckForm(
        text=form.text("text"),
        name=form.text("name")[:200],
        people=form.text("people"),
        reader=form.text("age"),
        said=form.text("said"),
        first=form.text("first"),
        labels=_labels(form.texts("label")),
        shown=chosen(form.texts("show"), asked=bool(form.text("asked"))),
        do=do,
        target=target,
        key=key,
    )
    file = form.file("file")
    if file:
        text = _from_file(file.file.read())
        return _within(read.model_copy(update={"text": text, "name": (file.filename or "")[:200], "first": ""}), "file")
    if not read.text:
        raise FieldError("text", BadInputError("Paste a note, or choose a file."))
    if read.text.startswith("{"):
        read = read.model_copy(update={"text": _from_file(read.text.encode(), field="text")})
    return _within(_with_edit(read, form), "text")


def with_transcript(read: CheckForm, form: Posted) -> CheckForm:
    """Read the transcript that was chosen, if one was; FieldError when it can't be read."""
    spoken = form.file("transcript")
    if not spoken:
        return read
    try:
        transcript = read_transcript(spoken.file.read(), people=read.persons)
    except AssistantError as problem:
        raise FieldError("transcript", problem) from None
    return read.model_copy(update={"said": transcript.model_dump_json(by_alias=True), "first": ""})


def note_of(read: CheckForm) -> Note:
    """Read the text as a note, with the people named and with whose each sentence is where the worker said so."""
    try:
        note = read_note(read.text.encode())
    except AssistantError as problem:
        raise FieldError("text", problem) from None
    people = tuple(dict.fromkeys((*note.people, *read.persons)))
    said = {choice.value: choice for choice in choices(people)}
    labels = {words: said[value] for words, value in read.labels if value in said}

    def labelled(statement: Statement) -> Statement:
        choice = labels.get(words_hash(statement.text))
        if choice is None:
            return statement
        return statement.model_copy(update={"kind": choice.kind, "holder": choice.holder, "labelled_by": "You"})

    sections: Sequence[Section] = note.sections
    if labels:
        sections = [s.model_copy(update={"statements": tuple(labelled(x) for x in s.statements)}) for s in sections]
    return note.model_copy(update={"people": people, "sections": tuple(sections)})


def words_hash(text: str) -> str:
    """Name a sentence by its words, so that what was said of it goes with it and not with another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def opened(read: CheckForm, place: tuple[int, int]) -> CheckForm:
    """Open a stretch of the text for changes."""
    words = read.text[slice(*place)]
    return read.model_copy(update={"edit": EditView(start=place[0], end=place[1], words=words, was=words)})


def _with_edit(read: CheckForm, form: Posted) -> CheckForm:
    """Put the words that are being written into the text, where their place in it is still what it was."""
    start, end = form.text("from"), form.text("to")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 8 and len(end) < 8):
        return read
    first, last = int(start), int(end)
    if read.text[first:last] != form.text("now"):
        return read
    words = form.text("was") if read.do == "back" else form.text("new")
    text = read.text[:first] + words + read.text[last:]
    edit = EditView(start=first, end=first + len(words), words=words, was=form.text("was"))
    return read.model_copy(update={"text": text, "edit": edit})


def _from_file(content: bytes, *, field: str = "file") -> str:
    """Write what a file holds as text that can be changed and read again."""
    try:
        note = read_note(content)
    except AssistantError as problem:
        raise FieldError(field, problem) from None
    text = to_markdown(note).rpartition("\n\n---\n")[0].replace(f"\n\n{EMPTY}", "")
    return text.strip() if note.title else text.partition("\n\n")[2].strip()


def _within(read: CheckForm, field: str) -> CheckForm:
    if len(read.text) > LONGEST:
        longest = f"{LONGEST:,} characters"
        raise FieldError(field, TooLargeError(f"This is longer than {longest}: check it in parts."))
    return read


def _labels(sent: Sequence[str]) -> tuple[tuple[str, str], ...]:
    pairs = (one.partition(" ") for one in sent[:MOST_LABELS])
    kept: Mapping[str, str] = {words: value for words, _, value in pairs if words and value}
    return tuple(kept.items())
