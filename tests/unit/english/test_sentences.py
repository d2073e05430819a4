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


WHO = st.sampled_from(["Mum", "Mr J. Reid", "Dr. Patel", "Ms Odum-Hart", "CH", "PC 412 Laird", "Nana (MGM)"])
WHEN = st.sampled_from(
    ["on 3.4.26", "on 3/4/2026", "at 3.30pm", "on Tues. 3 Mar", "on 3 Sept. 2026", "at approx. 10am"]
)
DID = st.sampled_from(
    ["rang", "said, “No. I won't.” and left", "came to no. 5", "weighed 12.4 kg", "signed the plan (v. 2)"]
)


@given(st.lists(st.builds("{0} {1} {2}.".format, WHO, DID, WHEN), min_size=1, max_size=6), st.sampled_from(" \n"))
def test_dates_initials_names_and_numbers_do_not_break_a_sentence(parts: list[str], gap: str) -> None:
    assert sentences(gap.join(parts)) == tuple(parts)


@given(
    st.lists(
        st.sampled_from(
            [
                "Seen alone: Y",
                "Bedroom seen: yes",
                "DOB: 03.04.2017",
                "Date of visit: 3.4.26",
                "Present: Mum, Mr J. Reid",
            ]
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["- ", "• ", "* ", "", "1. "]),
)
def test_form_labels_and_bullets_are_a_line_each(lines: list[str], mark: str) -> None:
    assert sentences("\n".join(f"{mark}{line}" for line in lines)) == tuple(lines)
