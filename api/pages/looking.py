"""Says on a note's page where the transcript changed under a sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from assistant.domain.casenote import Note
from assistant.domain.looking import LookAgain, Reason, texts_of

WORDS = {
    Reason.WORDS: "The transcript changed here: look again. The words that this rests on were corrected.",
    Reason.SPEAKER: "The transcript changed here: look again. Somebody else said the words that this rests on.",
    Reason.GONE: "The transcript changed here: look again. The turn that this rests on is not there any more.",
}


class LookView(NamedTuple):
    """One sentence or action to look at again; `statement` is its id, or names the action."""

    statement: str
    text: str
    why: str
    is_action: bool
    can_draft: bool


def show_look_again(flags: Mapping[str, LookAgain], note: Note) -> dict[str, LookView]:
    """Put what is to be looked at again in the note's order, by statement id."""
    return {
        key: LookView(key, text, WORDS[flags[key].why], key.startswith("action:"), flags[key].why is not Reason.GONE)
        for key, text in texts_of(note).items()
        if key in flags
    }
