"""A statement under which the transcript changed, and the reason to look at it again."""

import hashlib
from datetime import datetime
from enum import StrEnum

from assistant.domain.base import Value
from assistant.domain.casenote import Note


class Reason(StrEnum):
    """What changed under a statement: its words, who said them, or the turn is not there any more."""

    WORDS = "words"
    SPEAKER = "speaker"
    GONE = "gone"


class LookAgain(Value):
    """One statement or action to look at again; `version` is the transcript's that made it so.

    `text` stands for the words it had then: once somebody writes it anew there is nothing left to look at.
    """

    statement: str
    text: str
    why: Reason
    version: int
    at: datetime


def key_of_action(what: str) -> str:
    """Name an action, which has no id, by what is to be done."""
    return f"action:{text_key(what)[:40]}"


def text_key(text: str) -> str:
    """Stand for some words without holding them."""
    return hashlib.sha256(text.encode()).hexdigest()


def texts_of(note: Note) -> dict[str, str]:
    """Give the words of everything in a note that can be looked at again, by its key."""
    return {s.id: s.text for s in note.statements} | {key_of_action(a.what): a.what for a in note.actions}


def still_open(flags: dict[str, LookAgain], note: Note) -> dict[str, LookAgain]:
    """Leave out what somebody has written anew, or taken out, since."""
    texts = {key: text_key(text) for key, text in texts_of(note).items()}
    return {key: flag for key, flag in flags.items() if texts.get(key) == flag.text}
