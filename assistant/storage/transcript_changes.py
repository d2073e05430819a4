"""What changed between two versions of a transcript's document, small enough to be kept in place of the whole."""

from collections.abc import Mapping, Sequence
from typing import Any

Document = dict[str, Any]

_TURNS = "utterances"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Document:
    """Say what turns one document into another: whole fields, fields of turns by their ids, and the order of turns."""
    found = _fields(_without_turns(before), _without_turns(after))
    old = {turn["id"]: turn for turn in before[_TURNS]}
    turns = [
        {"id": turn["id"], **_fields(old.get(turn["id"], {}), turn)}
        for turn in after[_TURNS]
        if old.get(turn["id"]) != turn
    ]
    order = _order([turn["id"] for turn in before[_TURNS]], [turn["id"] for turn in after[_TURNS]])
    return found | ({"turns": turns} if turns else {}) | ({"order": order} if order else {})


def changed(before: Mapping[str, Any], change: Mapping[str, Any]) -> Document:
    """Give the document that `change` makes of another."""
    turns = {turn["id"]: turn for turn in before[_TURNS]}
    for turn in change.get("turns", ()):
        turns[turn["id"]] = _set(turns.get(turn["id"], {}), turn)
    ids = [turn["id"] for turn in before[_TURNS]]
    if "order" in change:
        start, gone, new = change["order"]
        ids[start : start + gone] = new
    return _set(_without_turns(before), change) | {_TURNS: [turns[id_] for id_ in ids]}


def _without_turns(document: Mapping[str, Any]) -> Document:
    return {name: value for name, value in document.items() if name != _TURNS}


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Document:
    missing = object()
    found: Document = {}
    new = {name: value for name, value in after.items() if before.get(name, missing) != value}
    gone = [name for name in before if name not in after]
    if new:
        found["set"] = new
    if gone:
        found["drop"] = gone
    return found


def _set(before: Mapping[str, Any], change: Mapping[str, Any]) -> Document:
    kept = {name: value for name, value in before.items() if name not in change.get("drop", ())}
    return {**kept, **change.get("set", {})}


def _order(before: Sequence[str], after: Sequence[str]) -> list[Any] | None:
    """Say where ids were put in or taken out: from which place, how many went, and which came; None where none did."""
    if list(before) == list(after):
        return None
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return [start, len(before) - start - end, list(after[start : len(after) - end])]
