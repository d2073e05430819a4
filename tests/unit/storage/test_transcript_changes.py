import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.storage.transcript_changes import changed, changes

Document = dict[str, Any]

TURN = st.fixed_dictionaries(
    {"text": st.sampled_from(["a", "b", "c"])}, optional={"words": st.lists(st.integers(0, 3))}
)
TURNS = st.dictionaries(st.sampled_from([f"u{n}" for n in range(8)]), TURN)
FIELDS = st.dictionaries(st.sampled_from(["audio", "speakers", "warnings"]), st.integers(0, 2) | st.none())


@st.composite
def documents(draw: st.DrawFn) -> Document:
    turns = [{"id": id_, **turn} for id_, turn in draw(TURNS).items()]
    return draw(FIELDS) | {"utterances": draw(st.permutations(turns))}


@given(documents(), documents())
def test_what_changed_makes_one_document_of_the_other(before: Document, after: Document) -> None:
    kept = json.loads(json.dumps(changes(before, after)))
    assert changed(before, kept) == after


@given(documents())
def test_nothing_changed_is_nothing_kept(document: Document) -> None:
    assert changes(document, document) == {}
    assert changed(document, {}) == document


@given(documents(), documents())
def test_neither_document_is_touched(before: Document, after: Document) -> None:
    copies = json.dumps([before, after])
    changed(before, changes(before, after))
    assert json.dumps([before, after]) == copies


def test_one_word_in_a_long_talk_is_a_small_change() -> None:
    turns = [{"id": f"u{n}", "text": "word " * 12, "words": [{"start": n, "text": "word"}] * 12} for n in range(2500)]
    after = [*turns[:1000], turns[1000] | {"text": "other"}, *turns[1001:]]
    change = changes({"utterances": turns}, {"utterances": after})
    assert change == {"turns": [{"id": "u1000", "set": {"text": "other"}}]}


def test_a_turn_cut_in_two_keeps_the_order_of_the_others_unsaid() -> None:
    turns = [{"id": f"u{n}", "text": "a"} for n in range(100)]
    after = [*turns[:50], {"id": "u49-2", "text": "b"}, *turns[50:]]
    assert changes({"utterances": turns}, {"utterances": after})["order"] == [50, 0, ["u49-2"]]
