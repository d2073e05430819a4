"""Cuts a draft into the topics that a language model may put into better prose, each with the words said."""

from collections.abc import Iterable
from itertools import groupby

from assistant.domain.base import Value
from assistant.domain.casenote import Evidence, Form, Keeps, Kind, Note, Section, Statement
from assistant.domain.transcript import Transcript
from assistant.drafting.select import RISK

MOST_SENTENCES, MOST_WORDS = 8, 260

_OPEN = frozenset({Keeps.VIEWS, Keeps.OBSERVATIONS, Keeps.ANY})
_KINDS = frozenset({Kind.PARENT_VIEW, Kind.OTHER_VIEW, Kind.OBSERVATION})
_FORMS = frozenset({Form.REPORTED, Form.NONE})


class Piece(Value):
    """Words that were said, by the label that a model cites, and the statement that rests on them."""

    label: str
    evidence: Evidence
    statement: str


class Topic(Value):
    """Statements of one paragraph and one person, with the pieces they rest on and the person's name."""

    who: str
    statements: tuple[Statement, ...]
    pieces: tuple[Piece, ...]

    @property
    def fields(self) -> dict[str, object]:
        """What a prompt is filled with."""
        return {
            "who": self.who,
            "pieces": [{"label": piece.label, "words": piece.evidence.quote} for piece in self.pieces],
            "draft": [statement.text for statement in self.statements],
        }


def topics_of(note: Note, transcript: Transcript) -> tuple[Topic, ...]:
    """Give the topics that may be asked for, in reading order.

    Left as they are: analysis and actions, quotations, a child's words, risk, what a person wrote, and words of a
    voice that nobody has confirmed. So a model neither weighs a life nor decides who spoke.
    """
    return tuple(topic for section in note.sections if section.keeps in _OPEN for topic in _in(section, transcript))


def _in(section: Section, transcript: Transcript) -> Iterable[Topic]:
    def key(statement: Statement) -> tuple[int, str, str | None, str | None]:
        return statement.paragraph, statement.kind.value, statement.holder, _speaker(statement, transcript)

    for (*_, who), group in groupby(section.statements, key=key):
        open_: list[Statement] = []
        for statement in group:
            if who is None or not _may_be_asked(statement):
                yield from _topics(open_, who, transcript)
                open_ = []
                continue
            if len(open_) == MOST_SENTENCES or _words([*open_, statement]) > MOST_WORDS:
                yield from _topics(open_, who, transcript)
                open_ = []
            open_.append(statement)
        yield from _topics(open_, who, transcript)


def _topics(statements: list[Statement], who: str | None, transcript: Transcript) -> Iterable[Topic]:
    if statements and who is not None:
        yield Topic(who=who, statements=tuple(statements), pieces=tuple(_pieces(statements)))


def _may_be_asked(statement: Statement) -> bool:
    said = " ".join(one.quote for one in statement.evidence)
    return (
        statement.written_by == "words"
        and statement.kind in _KINDS
        and statement.form in _FORMS
        and bool(statement.evidence)
        and not RISK.search(f"{statement.text} {said}")
    )


def _pieces(statements: list[Statement]) -> Iterable[Piece]:
    """Label each stretch of words: by its utterance, and by a number after it where one utterance has several."""
    cited = [(one, statement.id) for statement in statements for one in statement.evidence]
    for at, (one, statement) in enumerate(cited):
        same = [place for place, (other, _) in enumerate(cited) if other.utterance == one.utterance]
        label = one.utterance if len(same) == 1 else f"{one.utterance}.{same.index(at) + 1}"
        yield Piece(label=label, evidence=one, statement=statement)


def _speaker(statement: Statement, transcript: Transcript) -> str | None:
    """Name the one confirmed voice whose words a statement rests on last; None where there is none."""
    voices = {utterance.id: utterance.speaker for utterance in transcript.utterances}
    heard = [voices[one.utterance] for one in statement.evidence if one.utterance in voices]
    speakers = {speaker.id: speaker for speaker in transcript.speakers}
    if not heard or any(not speakers[one].confirmed or not speakers[one].name for one in heard):
        return None
    names = dict.fromkeys(speakers[one].name for one in heard)
    return next(iter(names)) if len(names) == 1 else None


def _words(statements: list[Statement]) -> int:
    return sum(len(one.quote.split()) for statement in statements for one in statement.evidence)
