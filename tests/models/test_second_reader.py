"""Where a site has a language model read after the support check, its doubts count and its praise does not."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.drafting.engine_prompt import load_engine_prompt
from assistant.ports import Entailment
from assistant.settings import Engine, Settings, prompts_folder
from models.language.address import AddressModel
from models.opening import open_entailment, open_lower
from models.support.second import SecondReader
from tests.endpoint import Answer, Endpoint, Reply

TALK = "mother Carys Vale: I ring the school every Monday.\nworker Amara Boyd: How is he sleeping?"
PAIRS = [(TALK, "Carys rings the school every Monday."), (TALK, "Amara rings the school every Monday.")]


class First:
    """A reader that gives the chances it was made with."""

    name = "first"

    def __init__(self, *chances: float) -> None:
        self.chances = list(chances)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return self.chances


def reader(endpoint: Endpoint, *chances: float) -> Entailment:
    engine = AddressModel(endpoint.url, "judge", tries=1)
    return SecondReader(First(*chances), engine, load_engine_prompt(prompts_folder(), "second_reader"))


def answer(word: str, wrong: str = "") -> str:
    return json.dumps({"answer": word, "wrong": wrong})


def test_a_sentence_the_model_does_not_find_said_is_doubted() -> None:
    with Endpoint(answer("yes"), answer("no", "Amara")) as endpoint:
        assert reader(endpoint, 0.9, 0.9).score(PAIRS) == [0.9, 0.01]
        prompts = [asked["messages"][0]["content"] for asked in endpoint.asked]
    assert "- mother Carys Vale: I ring the school every Monday." in prompts[0]
    assert "Amara rings the school every Monday." in prompts[1]


def test_a_model_that_agrees_to_everything_raises_nothing() -> None:
    with Endpoint(answer("yes")) as endpoint:
        assert reader(endpoint, 0.6, 0.3).score(PAIRS) == [0.6, 0.3]


def test_what_is_doubted_already_is_not_asked() -> None:
    with Endpoint(answer("yes")) as endpoint:
        assert reader(endpoint, 0.6, 0.1).score(PAIRS) == [0.6, 0.1]
        assert len(endpoint.asked) == 1


@pytest.mark.parametrize(
    "reply", ["I think so.", answer("perhaps"), '{"answer": "no"}', answer("no", "words that are not in it")]
)
def test_nonsense_is_not_believed(reply: str) -> None:
    with Endpoint(reply) as endpoint:
        assert reader(endpoint, 0.9, 0.8).score(PAIRS) == [0.9, 0.8]


@pytest.mark.parametrize("reply", [Answer(500), Answer(401)])
def test_a_model_that_is_away_is_asked_once_and_holds_nothing_up(
    reply: Reply | Answer, caplog: pytest.LogCaptureFixture
) -> None:
    with Endpoint(reply) as endpoint, caplog.at_level(logging.WARNING):
        assert reader(endpoint, 0.9, 0.8).score(PAIRS) == [0.9, 0.8]
        assert len(endpoint.asked) == 1
    assert "2 sentences are not read twice" in caplog.text
    assert "Carys" not in caplog.text


def test_the_settings_name_the_second_reader(weights: Path) -> None:
    with Endpoint(answer("not said")) as endpoint:
        settings = Settings(
            weights=weights, second_reader=Engine.ADDRESS, engine_address=endpoint.url, engine_model="judge"
        )
        lower = open_lower(settings)
        alone, both = open_entailment(lower), open_entailment(lower, settings)
        assert alone is not None
        assert both is not None
        assert both.score(PAIRS[:1]) == [0.03]
        assert alone.score(PAIRS[:1])[0] > 0.2
        assert "judge" in both.name


def test_without_the_setting_nothing_is_asked(weights: Path) -> None:
    settings = Settings(weights=weights)
    found = open_entailment(open_lower(settings), settings)
    assert found is not None
    assert "pair reader" in found.name
