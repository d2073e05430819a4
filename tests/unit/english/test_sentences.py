"""Sentences of records, in the shapes that people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.sentences import LAYOUT, paragraphs, quoted_spans, sentence_spans, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met Mr J. Reid at home. He was calm.", ("I met Mr J. Reid at home.", "He was calm.")),
        ("Seen on 3.4.26 at 3.30pm. Mum was in.", ("Seen on 3.4.26 at 3.30pm.", "Mum was in.")),
        ("He weighs 12.4 kg. Good.", ("He weighs 12.4 kg.", "Good.")),
        ("Seen alone: yes\nBedroom seen: no", ("Seen alone: yes", "Bedroom seen: no")),
        ("- Ring GP\n- Write to school", ("Ring GP", "Write to school")),
        ("1. Ring the GP.\n2. Write to school.", ("Ring the GP.", "Write to school.")),
        (
            'Leo said, "I like it. I want to stay." He smiled.',
            ('Leo said, "I like it. I want to stay."', "He smiled."),
        ),
        ('"Go away!" Leo said. He left.', ('"Go away!" Leo said.', "He left.")),
        ("“I don’t know…” she said. Then she cried.", ("“I don’t know…” she said.", "Then she cried.")),
        ("| Who | What |\n|---|---|\n| Mum | Rings school |", ("Who | What", "Mum | Rings school")),
        (
            "Mum told me that she would like to see him more often and that\nshe misses him. I agreed.",
            ("Mum told me that she would like to see him more often and that she misses him.", "I agreed."),
        ),
        ("House no. 5 was cold. Dr. Patel called.", ("House no. 5 was cold.", "Dr. Patel called.")),
        ("I saw J. She was well.", ("I saw J.", "She was well.")),
        ("He said... nothing. Why? I asked him.", ("He said... nothing.", "Why?", "I asked him.")),
        ("", ()),
    ],
)
def test_record_text_is_split_as_a_reader_would(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_paragraphs_keep_their_sentences_together() -> None:
    assert paragraphs("One. Two.\n\nThree.") == (("One.", "Two."), ("Three.",))


def test_apostrophes_are_not_quotations() -> None:
    assert quoted_spans("The boys' coats and Mum's bag don't fit.") == ()


@given(st.text(alphabet=st.sampled_from("abcXYZ 019.!?…,:;|-•'\"“”’()\n\t"), max_size=300))
def test_no_character_of_a_record_is_lost(text: str) -> None:
    spans = sentence_spans(text)
    place = 0
    for start, end in spans:
        assert place <= start < end
        gap = text[place:start]
        assert all(c in LAYOUT or c in "()=_+:.0123456789abcdefghivx" for c in gap)
        place = end
    assert all(c in LAYOUT or c in ":=_+" for c in text[place:])


@given(
    st.lists(st.sampled_from(["Mum rang at 3.30pm.", "Mr J. Reid came.", 'He said, "No. Never."', "Why?"]), max_size=8)
)
def test_plain_sentences_come_back_one_by_one(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == tuple(parts)
