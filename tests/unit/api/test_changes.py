"""What one press would change is shown word for word."""

from hypothesis import given
from hypothesis import strategies as st

from api.pages.changes import show_change

TEXT = st.lists(st.sampled_from(["We", "saw", "Callum", "and", "his", "Nan", "today,", "twice."]), min_size=1).map(
    " ".join
)


def test_the_words_that_go_and_come_stand_side_by_side() -> None:
    line = show_change("The visit commenced prior to tea.", ["The visit started prior to tea."]).line
    assert [(s.text, s.change) for s in line] == [
        ("The visit", "same"),
        ("commenced", "gone"),
        ("started", "new"),
        ("prior to tea.", "same"),
    ]


def test_words_far_from_the_change_give_way_to_dots() -> None:
    long = " ".join(f"w{n}" for n in range(30))
    line = show_change(f"{long} commenced", [f"{long} started"]).line
    assert line[0].text == "… " + " ".join(f"w{n}" for n in range(22, 30))


@given(TEXT, st.lists(TEXT, min_size=2, max_size=3))
def test_a_split_shows_every_word_of_every_sentence(before: str, after: list[str]) -> None:
    shown = show_change(before, after).sentences
    assert [" ".join(s.text for s in sentence) for sentence in shown] == after
