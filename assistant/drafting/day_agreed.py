"""Reads a day that one person names and another takes: both are to be there."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.drafting.action_words import due_of, names_of
from assistant.drafting.asks import answer_of
from assistant.drafting.leads import quoted
from assistant.drafting.promise import Promise, promise_of
from assistant.drafting.said import Said

_COULD_DO = re.compile(
    r"\b(?:I|we) (?:could|can) (?:do|make|manage|come|be there)\b|\bI(?:['’]ve| have) (?:a space|a slot|room)\b", re.I
)
_TAKES = re.compile(r"\b(?:I['’]ll|we['’]ll) be there\b|\bput (?:me|us) down\b|\bsee you then\b", re.I)


def day_agreed(said: Sequence[Said], at: int, visit: date) -> list[Promise]:
    """Make one action of "I could do Wednesday the twenty-fifth" and "I'll be there"; nothing where no day is sure."""
    one = said[at]
    if one.is_question or not _COULD_DO.search(one.text):
        return []
    due = due_of(one.text, visit)[0]
    answer = answer_of(said, at)
    taken = [s for s in answer if _TAKES.search(s.text)]
    if due is None or due <= visit or not taken or any(s.says_no for s in answer):
        return []
    who = names_of([one.voice, taken[0].voice])
    words = " ".join(s.heard.strip() for s in (one, *taken))
    return [promise_of(f"Be there: {quoted(one.heard)}".rstrip("."), who, due, words, (one, *taken), whole=False)]
