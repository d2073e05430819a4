"""Finds the words that the child of a note uses."""

from assistant.domain.childword import ChildWord
from assistant.domain.filed import FiledNote
from assistant.storage.database import Transaction


def shelf_of(filed: FiledNote) -> str:
    """Say with whose words a note's child's are kept: the team's, or the writer's where there is no team."""
    return filed.team or filed.owner


def words_for(tx: Transaction, filed: FiledNote) -> tuple[ChildWord, ...]:
    """Give the words of a note's child."""
    child = filed.note.child
    return tx.child_words.of(shelf_of(filed), child.name) if child else ()
