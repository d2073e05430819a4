"""The old formulas are there for those who ask, and tell an easy text from a hard one."""

from assistant.checks.formulas import formulas
from assistant.settings import Settings
from models.opening import open_syllables

EASY = "The cat sat on the mat. It was a big red mat. The dog ran up to the cat. The cat did not like it at all. " * 3
HARD = (
    "Notwithstanding considerable multidisciplinary deliberation, practitioners' recommendations regarding "
    "rehabilitation necessitated comprehensive reconsideration of contemporaneous documentation. "
) * 4


def test_each_formula_finds_the_hard_text_harder() -> None:
    open_syllables(Settings())
    easy, hard = formulas(EASY), formulas(HARD)
    assert [f.name for f in easy] == [f.name for f in hard]
    assert easy[0].value > hard[0].value
    assert all(a.value < b.value for a, b in zip(easy[1:], hard[1:], strict=True))
    assert all(f.age == round(f.value + 5, 1) for f in easy[1:])


def test_a_few_words_have_no_figures() -> None:
    assert formulas("Dear Idris, I came to see you.") == ()
