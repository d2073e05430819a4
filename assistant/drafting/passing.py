"""Tells what only passes between people in the room: asides, jokes, play, names given, words that break off."""

import re

from assistant.drafting.listening import Listening
from assistant.drafting.said import Said
from assistant.drafting.select import RISK, VIEW, is_aside
from assistant.english.numbers import numbers

_JOKES = re.compile(r"(?<!not )\b(?:i['’]m )?(?:only )?(?:joking|kidding|teasing|pulling your leg)\b", re.I)
_BREAKS_OFF = re.compile(
    r"\b(?:a|an|the|my|his|her|their|our|your|in|on|at|to|of|with|for|and|but|or|so|is|was|he|she|it|they|I)(?:['’]s)?"
    r"(?:—|–|-|…|\.\.\.)\s*$",
    re.I,
)
"""Words that break off before what they were to say."""
_OF_THE_ROOM = re.compile(
    r"\b(?:this|the) room (?:until|till|for)\b|\b(?:minutes?|hour) left\b|\bat the door(?: now)?$"
    r"|\bputting (?:his|her) coat on\b"
    r"|\bgetting (?:his|her|their) coat\b",
    re.I,
)
_SHORT, _FEW = 8, 3


def is_passing(said: Said, listening: Listening) -> bool:
    """Say whether a sentence only passes in the room; what speaks of harm never does."""
    if not re.search(r"\w", said.text):
        return True
    if RISK.search(said.text) or said.voice.is_worker:
        return False
    return (
        _gives_a_name(said, listening)
        or _taken_for_fun(said, listening)
        or (bool(_OF_THE_ROOM.search(said.core)) and said.words <= 2 * _SHORT)
        or (_of_play(said, listening) if said.voice.is_child else _to_a_child(said, listening))
    )


def _gives_a_name(said: Said, listening: Listening) -> bool:
    """Say whether somebody only says who they are: "I'm Bev, I'm the sister on Willow ward"."""
    person = said.voice.person
    match = re.match(r"I(?:['’]m| am) (?P<name>[A-Z][\w'’-]+)", said.core)
    return person is not None and match is not None and person.first_name.startswith(match["name"])


def _taken_for_fun(said: Said, listening: Listening) -> bool:
    """What a speaker calls a joke a moment later was not meant."""
    turn = listening.turns[said.order]
    return any(s.start - said.start > 0 and _JOKES.search(s.text) for s in turn) and not numbers(said.text)


def _of_play(said: Said, listening: Listening) -> bool:
    """A child's words that break off before they say anything, or only call out; an answer never passes."""
    if listening.question_before(said) is not None and listening.turns[said.order][0].key == said.key:
        return False
    if VIEW.search(said.text):
        return False
    words = [t for t in said.doc if not t.is_punct and not t.is_space]
    if _BREAKS_OFF.search(said.text):
        return True
    calls = said.text.rstrip().endswith("!") and not said.has_clause and len(words) <= _SHORT
    before = listening.turns.get(said.order - 1, [])
    asked = bool(before) and before[-1].is_question
    bare = len(words) <= _FEW and not said.has_clause and not asked and not numbers(said.text)
    return calls or (bare and is_first(said, listening) and len(listening.turns[said.order]) == 1)


def is_first(said: Said, listening: Listening) -> bool:
    """Say whether a sentence opens its turn."""
    return listening.turns[said.order][0].key == said.key


def _to_a_child(said: Said, listening: Listening) -> bool:
    """A grown-up's words to a child who has just spoken: what they ask, call out or tell them to do."""
    before = listening.turns.get(said.order - 1, [])
    if not before or not before[-1].voice.is_child or numbers(said.text):
        return False
    if said.is_question or is_aside(said):
        return True
    root = next((t for t in said.doc if t.dep_ == "ROOT"), None)
    told = root is not None and root.tag_ == "VB" and not any(t.dep_ in {"nsubj", "aux"} for t in root.children)
    lets = said.core.lower().startswith(("let's", "let’s", "let me"))
    own = re.search(r"\bI\b", said.text)
    return (said.text.rstrip().endswith("!") and not own) or lets or (told and said.words <= _SHORT)
