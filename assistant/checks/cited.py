"""Says whether a view in a statement is cited by the writer: given as a reason or a source for what the writer says."""

from typing import TYPE_CHECKING

from assistant.checks.holders import WRITERS, subject_of
from assistant.checks.reading import Read

if TYPE_CHECKING:
    from spacy.tokens import Token

_REASONS = frozenset({"because", "since", "as", "given", "for"})
_WRITER = frozenset({"i", "we"})
_POINTERS = frozenset({"this", "that", "these", "it", "both"})
_CARRIES = frozenset({"ccomp", "xcomp", "conj", "relcl", "acl", "pcomp", "prep", "pobj", "dobj"})


def only_cites(read: Read) -> bool:
    """Say whether all who are said to say or want something in a statement are cited in it.

    So it is in "I am asking because Dad wants to see you" and in "That fits with tiredness, as Mr Shah suggests".
    """
    tokens = {token.idx: token for token in read.tokens}
    held = [tokens[start] for start, _, holder in read.held if holder not in WRITERS and start in tokens]
    return bool(held) and all(is_cited(token) for token in held)


def is_cited(verb: "Token") -> bool:
    """Say whether a verb of saying stands in a clause of reason, or of source, under the writer's own main clause."""
    for _ in range(6):
        if verb.dep_ == "advcl" and any(child.lower_ in _REASONS for child in verb.children):
            return any(child.lower_ == "as" for child in verb.children) or _is_writers(verb.head)
        if verb.dep_ not in _CARRIES or verb.head is verb:
            return False
        verb = verb.head
    return False


def _is_writers(verb: "Token") -> bool:
    """Say whether a clause is the writer's own: "I" or "we" is its subject, or it looks back with "this"."""
    while verb.dep_ in _CARRIES and verb.head is not verb:
        verb = verb.head
    subject = subject_of(verb)
    return subject is not None and subject.lower_ in _WRITER | _POINTERS
