"""The trained estimate of reading age: in order, within its range, and with or without the weights for meaning."""

import csv
from pathlib import Path

import numpy as np
import pytest

from models.english import SpacyParser
from models.lower import Lower
from models.reading_age.model import WEIGHTS, RidgeReadingAge
from models.reading_age.states import LowerStates
from models.reading_age.train import OTHER_HANDS, PASSAGES, fit_words, read_passages
from models.reading_age.words import WordAges, listed_ages

TEXTS = (
    "The cat sat on the mat. Dad came in. He gave the cat some milk. The cat was glad. It went to sleep in the sun.",
    "On Saturday we walked up the hill behind our house. It was so windy that my hat blew off and rolled down to the "
    "gate. My brother ran after it, but a goat got there first, and now my hat has a hole in it.",
    "The committee acknowledged that its earlier estimates had been optimistic, and recommended that the allocation of "
    "resources be determined by an independent assessment of the anticipated demand.",
    "The putative indeterminacy of such attributions is nevertheless consonant with a deflationary construal, on which "
    "the explanatory burden devolves upon antecedent institutional commitments.",
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.mark.parametrize("meaning", [True, False])
def test_harder_texts_get_higher_ages(meaning: bool, weights: Path, parser: SpacyParser) -> None:
    estimator = RidgeReadingAge(LowerStates(Lower(weights / "meaning", 1)) if meaning else None)
    found = [estimator.estimate(text, parser.parse([text])) for text in TEXTS]
    years = [age.years for age in found if age is not None]
    assert len(years) == len(TEXTS)
    assert years[0] < years[1] < min(years[2:])
    assert not meaning or years == sorted(years)
    assert years[0] < 9
    assert years[-1] > 13
    assert all(age.low <= age.years <= age.high for age in found if age is not None)


def test_without_words_there_is_no_age(parser: SpacyParser) -> None:
    assert RidgeReadingAge().estimate("12.30 – 4", parser.parse(["12.30 – 4"])) is None


def test_a_sentence_has_the_same_states_whatever_it_stands_with(weights: Path) -> None:
    states = LowerStates(Lower(weights / "meaning", 1))
    together = states.means([TEXTS[1], TEXTS[0]])
    assert np.allclose(together[1], LowerStates(Lower(weights / "meaning", 1)).means([TEXTS[0]])[0], atol=1e-2)
    assert together.shape == (2, 768)


def test_the_middle_of_the_range_is_the_estimate(weights: Path, parser: SpacyParser) -> None:
    middling = f"{TEXTS[1]} {TEXTS[2]}"
    found = RidgeReadingAge(LowerStates(Lower(weights / "meaning", 1))).estimate(middling, parser.parse([middling]))
    assert found is not None
    assert found.low == pytest.approx(found.years - (found.high - found.years), abs=0.11)
    assert 2 < found.high - found.low < 6


def test_a_word_seen_early_is_met_before_a_learned_one() -> None:
    age_of = WordAges(fit_words(), listed_ages())
    assert age_of("dog") < age_of("whisper") < age_of("parliament") < age_of("jurisprudence")
    assert age_of("biscuits") < age_of("promulgation")


def test_there_are_eleven_hundred_passages_by_eight_writers_at_six_ages() -> None:
    passages = read_passages(PASSAGES)
    assert len(passages) >= 1100
    assert {p.hand for p in passages} == {*OTHER_HANDS, "first"}
    assert {p.age for p in passages} == {6, 8, 10, 12, 14, 17}
    assert len({p.text for p in passages}) == len(passages)
    assert all(55 <= len(p.text.split()) <= 200 for p in passages)
    for path in PASSAGES.glob("*.tsv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert all(None not in row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_passage_was_rated_twice_and_the_ratings_agree() -> None:
    ratings = []
    for path in sorted(PASSAGES.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        ratings += [(float(row["first"]), float(row["second"]), float(row["age"])) for row in rows]
    first, second, ages = np.array(ratings).T
    assert min(first.min(), second.min()) >= 0
    assert max(first.max(), second.max()) <= 100
    assert np.corrcoef(first, second)[0, 1] > 0.95
    for age in set(ages):
        # Within one age the ratings say more than the age does: that is what they are for.
        assert np.corrcoef(first[ages == age], second[ages == age])[0, 1] > 0.6


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 20_000
