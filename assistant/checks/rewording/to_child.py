"""Says a statement to the child it is about: "Leo said that he likes maths" becomes "You said that you like maths"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.checks.rewording.agreeing import finite_verbs, for_you
from assistant.checks.rewording.edits import Edit, apply
from assistant.domain.casenote import Kind, Statement
from assistant.domain.person import Person, Role
from assistant.english.roster import Mention, Roster
from assistant.english.sentences import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OWN = "This is your own thinking, so the words for the child are yours to find."
NOTHING = "There is nothing in it to change for the child."
WHO = "It is not clear who “{}” is, so these words stay."

_PRONOUNS = {
    "he": "you", "she": "you", "him": "you", "himself": "yourself", "herself": "yourself", "his": "your",
    "hers": "yours",
}  # fmt: skip
_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_PARENTS = {Role.MOTHER: "your mum", Role.FATHER: "your dad"}
_UNSEXED = frozenset({"they", "them", "their", "themselves", "themself"})


def to_child(
    statement: Statement, doc: "Doc", people: Sequence[Person], said_of: frozenset[str] = frozenset()
) -> tuple[str | None, str]:
    """Give the statement said to the first child of these people, or None and why not.

    `said_of` are the pronouns that others of these statements use of the child; those of the other kind are then
    somebody else's.
    """
    if statement.kind in {Kind.ANALYSIS, Kind.MIXED}:
        return None, OWN
    text, roster = statement.text, Roster(tuple(people))
    child = next((person for person in people if person.role is Role.CHILD), None)
    if child is None:
        return None, "Nobody is named as the child in this note."
    quotes = quoted_spans(text)
    mentions = [m for m in roster.mentions(text) if not _quoted(m.start, quotes)]
    edits: list[Edit] = []
    if any(text[m.end : m.end + 2] == " (" for m in mentions):
        return None, "It lists people with what they are, which a letter does not."
    for mention in mentions:
        if mention.person == child:
            edits += _named(mention, doc)
        elif mention.person is not None and mention.person.role in _PARENTS:
            edits += _parent(mention, doc, mention.person.role)
        elif mention.person is not None and mention.person.role is Role.WORKER:
            edits += _worker(mention, doc)
    for token in doc:
        low = token.lower_
        if low not in _MALE | _FEMALE or _quoted(token.idx, quotes) or low in _others(said_of):
            continue
        if not _is_child(token, low, mentions, child, statement):
            return None, WHO.format(token.text)
        words = ("your" if token.tag_ == "PRP$" else "you") if low == "her" else _PRONOUNS[low]
        words = "yours" if low == "his" and token.dep_ in {"attr", "pobj", "dobj"} else words
        edits += [Edit(token.idx, token.idx + len(token.text), words), *for_you(token)]
    if any(t.lower_ in _UNSEXED and not _quoted(t.idx, quotes) for t in doc) and any(
        m.person == child for m in mentions
    ):
        return None, WHO.format(next(t.text for t in doc if t.lower_ in _UNSEXED))
    changed = apply(text, edits)
    if changed.startswith("Asked ") and changed != text:
        changed = f"When asked {changed.removeprefix('Asked ')}"
    return (changed, "") if changed != text else (None, NOTHING)


def pronouns_of_child(statement: Statement, doc: "Doc", people: Sequence[Person]) -> frozenset[str]:
    """Give the pronouns in a statement that can only be the child: "he" and its forms, or "she" and its forms."""
    child = next((person for person in people if person.role is Role.CHILD), None)
    if child is None:
        return frozenset()
    quotes = quoted_spans(statement.text)
    mentions = [m for m in Roster(tuple(people)).mentions(statement.text) if not _quoted(m.start, quotes)]
    sure = [t.lower_ for t in doc if t.lower_ in _MALE | _FEMALE and not _quoted(t.idx, quotes)]
    for token in doc:
        if token.lower_ in sure and not _is_child(token, token.lower_, mentions, child, statement):
            sure.remove(token.lower_)
    return frozenset().union(*(_MALE if low in _MALE else _FEMALE for low in sure))


def _others(said_of: frozenset[str]) -> frozenset[str]:
    """Give the pronouns that are not the child's, where it is known which are."""
    if said_of == _MALE:
        return _FEMALE
    return _MALE if said_of == _FEMALE else frozenset()


def _named(mention: Mention, doc: "Doc") -> list[Edit]:
    """Say "you" or "your" for a mention of the child."""
    tokens = [t for t in doc if mention.start <= t.idx < mention.end]
    after = next((t for t in doc if t.idx == mention.end and t.lower_ in {"'s", "’s"}), None)
    if after is not None and tokens and tokens[-1].dep_ == "poss":
        return [Edit(mention.start, after.idx + len(after.text), "your")]
    if after is not None and after.tag_ == "POS":
        return [Edit(mention.start, after.idx + len(after.text), "you have")]
    return [Edit(mention.start, mention.end, "you"), *(edit for t in tokens for edit in for_you(t))]


def _parent(mention: Mention, doc: "Doc", role: Role) -> list[Edit]:
    before = next((t for t in doc if t.idx + len(t.text_with_ws) == mention.start), None)
    if mention.words.lower().startswith(("your ", "my ", "his ", "her ")) or (
        before is not None and before.tag_ == "PRP$"
    ):
        return []
    return [Edit(mention.start, mention.end, _PARENTS[role])]


def _worker(mention: Mention, doc: "Doc") -> list[Edit]:
    """Say "I" for the writer of the letter, where the verb stays as it is."""
    if mention.words == "I":
        return []
    tokens = [t for t in doc if mention.start <= t.idx < mention.end]
    subject = next((t for t in tokens if t.dep_ in {"nsubj", "nsubjpass"}), None)
    verbs = list(finite_verbs(subject)) if subject is not None else []
    fits = bool(verbs) and all(v.tag_ == "MD" or (v.tag_ == "VBD" and v.lower_ != "were") for v in verbs)
    return [Edit(mention.start, mention.end, "I")] if fits else []


def _is_child(token: "Token", low: str, mentions: Sequence[Mention], child: Person, statement: Statement) -> bool:
    """Say whether a pronoun can only be the child: nobody else who fits it was named before."""
    before = [m for m in mentions if m.start < token.idx and m.role != Role.WORKER]
    others = [m for m in before if m.person != child and not _cannot_be(m, low)]
    if others:
        return False
    if any(m.person == child for m in before):
        return True
    return statement.holder == Role.CHILD and statement.kind is Kind.CHILD_VIEW


def _cannot_be(mention: Mention, low: str) -> bool:
    return (mention.role == Role.MOTHER and low in _MALE) or (mention.role == Role.FATHER and low in _FEMALE)


def _quoted(place: int, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in quotes)
