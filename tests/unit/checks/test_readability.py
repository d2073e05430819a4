"""A text loses points for what makes it hard or unkind to read, and for nothing else."""

from pathlib import Path

import pytest

from assistant.checks.readability import Reading, explain
from assistant.checks.readability_parts import WEIGHTS
from assistant.checks.terms import Terms, load_terms
from assistant.domain.person import Person, Role
from models.english import SpacyParser

PROMPTS = Path(__file__).resolve().parents[3] / "prompts"

KIND = (
    "Your mum loves you very much. She was not well, and it was hard for her to look after you. You did nothing wrong. "
    "We found a safe home for you with Jo and Sam because you need good food and sleep each day. You can see your mum "
    "on Saturday. I will come and see you next week. You can tell me how you feel. I am proud of you for talking to me."
)
SOUP = "TC to MGM. LAC since 9/22, s20. EPO lapsed. ICPC 3/10. NFA by MASH. CIN to CP. IRO and SW aware. PLO tbc."
CRUEL = "Mum is bad. She lied. She did not feed you. Dad is bad. You were bad too. You cried. It was your fault."
FORMAL = (
    "Concerns were raised regarding the subject child's presentation. It was felt that mother's engagement with "
    "professionals was inconsistent, and that she minimised the impact of parental substance misuse upon the child, "
    "following which a determination was made to convene a multi-agency strategy discussion."
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="module")
def terms() -> Terms:
    return load_terms(PROMPTS)


def read(text: str, parser: SpacyParser, terms: Terms, age: int | None = 8) -> Reading:
    return explain(text, age=age, terms=terms, parser=parser)


def score(text: str, parser: SpacyParser, terms: Terms, age: int | None = 8) -> float:
    found = read(text, parser, terms, age).readability.score
    assert found is not None
    return found


def shuffled() -> str:
    words = sorted(KIND.replace(".", "").split(), key=lambda word: word[::-1])
    lines = [" ".join(words[n : n + 9]).capitalize() + "." for n in range(0, len(words), 9)]
    return " ".join(lines)


@pytest.mark.parametrize("age", [8, None])
def test_acronyms_cruelty_officialese_and_nonsense_score_far_below_a_kind_plain_text(
    parser: SpacyParser, terms: Terms, age: int | None
) -> None:
    best = score(KIND, parser, terms, age)
    assert best > 85
    for worse in (SOUP, CRUEL, FORMAL, shuffled()):
        assert score(worse, parser, terms, age) < best - 25


def test_the_score_is_the_sum_of_its_parts(parser: SpacyParser, terms: Terms) -> None:
    for text in (KIND, SOUP, CRUEL, FORMAL):
        found = read(text, parser, terms)
        assert found.readability.score == pytest.approx(max(0.0, sum(part.points for part in found.parts)), abs=0.11)
    assert sum(WEIGHTS.values()) == 100


def test_each_lost_point_leads_back_to_words_in_the_text(parser: SpacyParser, terms: Terms) -> None:
    for part in read(FORMAL, parser, terms).parts:
        for lost in part.lost:
            assert FORMAL[lost.start : lost.end] == lost.words
            assert lost.why


def test_a_text_with_one_open_acronym_or_blaming_word_is_never_green(parser: SpacyParser, terms: Terms) -> None:
    assert score(f"{KIND} The IRO knows.", parser, terms) < 70
    assert score(f"{KIND} Dad is useless.", parser, terms) < 70


def test_an_acronym_explained_is_not_held_against_a_text(parser: SpacyParser, terms: Terms) -> None:
    explained = f"{KIND} The independent reviewing officer (IRO) knows. The IRO will ring you."
    assert score(explained, parser, terms) > score(f"{KIND} The IRO knows. The IRO will ring you.", parser, terms)


def test_quoted_words_cost_nothing(parser: SpacyParser, terms: Terms) -> None:
    assert "judgement" not in {
        p.name for p in read(f'{KIND} You said, "Dad is useless."', parser, terms).parts if p.lost
    }


def test_headings_bullets_and_tables_are_left_out(parser: SpacyParser, terms: Terms) -> None:
    dressed = f"# ICPC AND LAC REVIEW\n\n- {KIND}\n\n| EPO | PLO |\n|---|---|\n"
    assert score(dressed, parser, terms) == score(KIND, parser, terms)


def test_a_short_text_says_so(parser: SpacyParser, terms: Terms) -> None:
    assert read(KIND, parser, terms).readability.too_short
    assert not read(f"{KIND} {KIND}", parser, terms).readability.too_short
    nothing = read("Hello.", parser, terms).readability
    assert nothing.score is None
    assert nothing.reading_age is None


def test_saying_somebody_was_not_bad_is_not_blame(parser: SpacyParser, terms: Terms) -> None:
    assert score(f"{KIND} You were not naughty.", parser, terms) > 85


@pytest.mark.parametrize(
    "text", ["Carys likes swimming in the sea.", "Carys’s mum has a big dog.", "Carys, you told me."]
)
@pytest.mark.parametrize("age", [8, 10])
def test_a_name_that_is_listed_is_no_hard_word(text: str, age: int, parser: SpacyParser, terms: Terms) -> None:
    people = (Person(role=Role.CHILD, name="Carys Vale"),)
    found = explain(text, age=age, terms=terms, parser=parser, people=people)
    assert "Carys" not in {lost.words for part in found.parts for lost in part.lost}
