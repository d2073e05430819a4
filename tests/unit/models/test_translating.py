"""English that says itself again is not what was said."""

import pytest

from models.translating import repeats


@pytest.mark.parametrize(
    ("said", "again"),
    [
        (["I'll be right back, I'll be right back, I'll be right back."], True),
        (["My name is Tag.", "My name is Tag."], True),
        (["No, no. He likes his teacher.", "We eat together."], False),
        ([], False),
    ],
)
def test_what_says_itself_again_is_found(said: list[str], again: bool) -> None:
    assert repeats(said) is again
