"""A language model at an address is asked, and its failures are told in one sentence."""

import json
import socket
from pathlib import Path

import pytest

from api.cli import run
from assistant.errors import BadInputError, MissingModelError, NoAnswerError
from assistant.settings import Engine, Settings
from models.language.address import TRIES, AddressModel
from models.language.opening import open_engine, where_words_go
from tests.endpoint import Answer, Endpoint

SCHEMA: dict[str, object] = {"type": "object", "properties": {"a": {"type": "string"}}}
SECRET = "Marigold Quill said so"


def model(url: str, *, seconds: float = 5.0, key: str | None = None) -> tuple[AddressModel, list[float]]:
    waited: list[float] = []
    return AddressModel(url, "some-model", key=key, seconds=seconds, wait=waited.append), waited


def test_it_sends_the_prompt_the_schema_and_the_key() -> None:
    with Endpoint('{"a": "b"}') as server:
        asked, _ = model(server.url, key="s3cret")
        assert asked.complete("Hello", schema=SCHEMA) == '{"a": "b"}'
    (sent,) = server.asked
    assert sent["model"] == "some-model"
    assert sent["messages"] == [{"role": "user", "content": "Hello"}]
    assert sent["response_format"]["json_schema"]["schema"] == SCHEMA
    assert sent["temperature"] == 0
    assert server.headers[0]["authorization"] == "Bearer s3cret"
    assert server.paths == ["/v1/chat/completions"]


def test_an_address_may_be_whole_and_have_a_query() -> None:
    with Endpoint("ok") as server:
        asked, _ = model(f"{server.url}/deployments/x/chat/completions?api-version=2026-01-01")
        assert asked.complete("Hello") == "ok"
    assert server.paths == ["/v1/deployments/x/chat/completions?api-version=2026-01-01"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_can_pass_is_asked_again(status: int) -> None:
    with Endpoint(Answer(status), "fine") as server:
        asked, waited = model(server.url)
        assert asked.complete("Hello") == "fine"
    assert len(server.asked) == 2
    assert len(waited) == 1


def test_it_waits_as_long_as_the_server_asks_but_not_for_ever() -> None:
    with Endpoint(Answer(429, headers={"retry-after": "7"}), Answer(429, headers={"retry-after": "9999"}), "ok") as s:
        asked, waited = model(s.url)
        assert asked.complete("Hello") == "ok"
    assert waited == [7.0, 30.0]


@pytest.mark.parametrize(
    ("status", "said"),
    [(400, "did not take"), (401, "HEARD_ENGINE_KEY"), (403, "HEARD_ENGINE_KEY"), (404, "HEARD_ENGINE_MODEL")],
)
def test_what_cannot_pass_is_asked_once(status: int, said: str) -> None:
    with Endpoint(Answer(status, body="no")) as server:
        asked, waited = model(server.url)
        with pytest.raises(NoAnswerError, match=said):
            asked.complete(SECRET)
    assert len(server.asked) == 1
    assert waited == []


def test_a_server_that_stays_in_trouble_is_given_up_on() -> None:
    with Endpoint(Answer(500, body=SECRET)) as server:
        asked, _ = model(server.url)
        with pytest.raises(NoAnswerError, match="has a fault") as problem:
            asked.complete(SECRET)
    assert len(server.asked) == TRIES
    assert SECRET not in problem.value.sentence


def test_a_slow_server_is_not_waited_for() -> None:
    with Endpoint(Answer(seconds=1.0)) as server:
        asked, _ = model(server.url, seconds=0.1)
        with pytest.raises(NoAnswerError, match=r"longer than 0\.1 seconds") as problem:
            asked.complete(SECRET)
    assert SECRET not in repr(problem.value)
    assert problem.value.exit_code == 3


def test_nobody_at_the_address_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked, waited = model(f"http://127.0.0.1:{port}/v1")
    with pytest.raises(NoAnswerError, match="cannot be reached"):
        asked.complete("Hello")
    assert len(waited) == TRIES - 1


@pytest.mark.parametrize(
    "body", ["<html>hello</html>", "{}", '{"choices": []}', '{"choices": [{"message": {"content": null}}]}', "[1]"]
)
def test_an_answer_in_another_form_is_told(body: str) -> None:
    with Endpoint(Answer(body=body)) as server, pytest.raises(NoAnswerError, match="OpenAI-compatible"):
        model(server.url)[0].complete("Hello")


def test_a_server_without_schemas_is_asked_without_and_remembered() -> None:
    def fussy(body: dict[str, object]) -> str | Answer:
        return Answer(400, body="unknown field response_format") if "response_format" in body else "fine"

    with Endpoint(fussy) as server:
        asked, _ = model(server.url)
        assert asked.complete("Hello", schema=SCHEMA) == "fine"
        assert asked.complete("Again", schema=SCHEMA) == "fine"
    assert ["response_format" in body for body in server.asked] == [True, False, False]


def test_thoughts_before_an_answer_are_left_out() -> None:
    with Endpoint("<think>Marigold…</think>\n{}") as server:
        assert model(server.url)[0].complete("Hello") == "{}"


def test_a_redirect_to_elsewhere_is_not_followed() -> None:
    with Endpoint("stolen") as other, Endpoint(Answer(307, headers={"location": f"{other.url}/x"})) as server:
        with pytest.raises(NoAnswerError):
            model(server.url)[0].complete(SECRET)
        assert other.asked == []


def test_a_proxy_of_the_environment_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with Endpoint("proxied") as proxy, Endpoint("direct") as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert model(server.url)[0].complete("Hello") == "direct"
        assert proxy.asked == []


@pytest.mark.parametrize("address", ["", "localhost:8000", "ftp://x/v1", "file:///etc/passwd"])
def test_an_address_must_be_one(address: str) -> None:
    with pytest.raises(BadInputError, match="HEARD_ENGINE_ADDRESS"):
        AddressModel(address, "m")


def test_settings_name_the_engine_and_what_is_missing() -> None:
    assert open_engine(Settings()) is None
    assert open_engine(Settings(engine=Engine.PACKAGED), "words") is None
    with pytest.raises(MissingModelError, match="HEARD_ENGINE_ADDRESS"):
        open_engine(Settings(), "address")
    with pytest.raises(MissingModelError, match="HEARD_ENGINE_HUB"):
        open_engine(Settings(), "hub")
    with pytest.raises(MissingModelError, match="words, packaged, hub, address"):
        open_engine(Settings(), "gpt")


def test_a_key_is_never_shown() -> None:
    settings = Settings(engine_key="s3cret")
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in json.dumps(settings.model_dump(mode="json"))


def test_it_is_told_where_words_go() -> None:
    assert "No words of a visit leave this machine" in where_words_go(Settings())
    told = where_words_go(Settings(engine=Engine.ADDRESS, engine_address="http://gpu.council.example/v1"))
    assert "sent to gpu.council.example without encryption" in told


def test_a_site_that_names_an_engine_it_has_not_set_up_does_not_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEARD_DATA", str(tmp_path))
    monkeypatch.setenv("HEARD_ENGINE", "address")
    assert run(["serve"]) == 3
    assert "HEARD_ENGINE_ADDRESS" in capsys.readouterr().err
    monkeypatch.setenv("HEARD_ENGINE", "oracle")
    assert run(["serve"]) == 2
    assert "HEARD_ENGINE" in capsys.readouterr().err
