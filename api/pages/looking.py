"""Says on a note's page where the transcript changed under a sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from assistant.domain.casenote import Evidence, Note
from assistant.domain.looking import LookAgain, Reason, key_of_action, texts_of

WORDS = {
    Reason.WORDS: "The transcript changed here: look again. The words that this rests on were corrected.",
    Reason.SPEAKER: "The transcript changed here: look again. Somebody else said the words that this rests on.",
    Reason.GONE: "The transcript changed here: look again. The turn that this rests on is not there any more.",
}


class LookView(NamedTuple):
    """One sentence or action to look at again; `statement` is its id, or names the action, `said` what it rests on."""

    statement: str
    text: str
    why: str
    is_action: bool
    can_draft: bool
    said: tuple[Evidence, ...] = ()


def show_look_again(flags: Mapping[str, LookAgain], note: Note) -> dict[str, LookView]:
    """Put what is to be looked at again in the note's order, by statement id."""
    said = {s.id: s.evidence or (s.support.evidence if s.support else ()) for s in note.statements}
    said |= {key_of_action(a.what): a.evidence for a in note.actions}
    return {
        key: LookView(
            key, text, WORDS[flags[key].why], key.startswith("action:"), flags[key].why is not Reason.GONE, said[key]
        )
        for key, text in texts_of(note).items()
        if key in flags
    }
