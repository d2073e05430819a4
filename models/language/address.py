"""Asks a language model at an OpenAI-compatible address, such as vLLM, Azure OpenAI or Ollama."""

import random
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx

from assistant.errors import BadInputError, NoAnswerError

TRIES = 3
"""How often one request is sent where it may pass the next time."""
MOST_TOKENS = 1500
LONGEST_WAIT = 30.0
"""Seconds that are waited between two tries at most, whatever the server asks for."""

_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_WORDS_INSTEAD = "or draft with the engine words"


class AddressModel:
    """Fulfils LanguageModel over HTTP. What it is asked leaves this machine unless the address is on it."""

    name = "address"
    leaves = True

    def __init__(
        self,
        address: str,
        model: str,
        *,
        key: str | None = None,
        seconds: float = 120.0,
        tries: int = TRIES,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the address up to /v1, or whole with its query; `seconds` is the limit for one answer, `tries` how often
        it is asked where that may help.

        BadInputError when it is no address.
        """
        self.model = model
        self.url = _completions(address)
        self.host = urlsplit(self.url).hostname or ""
        self._seconds, self._tries, self._wait = seconds, tries, wait
        self._with_schema = True
        headers = {"authorization": f"Bearer {key}", "api-key": key} if key else {}
        # No redirect is followed and no proxy is taken from the environment: words go to this address alone.
        self._client = httpx.Client(headers=headers, timeout=seconds, follow_redirects=False, trust_env=False)

    def complete(self, prompt: str, *, schema: dict[str, object] | None = None) -> str:
        """Ask once; again only after what can pass by itself: no connection, too busy, or a fault at the server."""
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
        }
        if schema is not None and self._with_schema:
            shape = {"name": "answer", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        answer = self._sent(body)
        if answer.status_code == 400 and "response_format" in body:
            # Older servers know no schema: the words of the prompt must do, and the answer is checked all the same.
            self._with_schema = False
            del body["response_format"]
            answer = self._sent(body)
        return self._read(answer)

    def _sent(self, body: dict[str, Any]) -> httpx.Response:
        problem = ""
        for at in range(self._tries):
            last = at == self._tries - 1
            try:
                answer = self._client.post(self.url, json=body)
            except httpx.TimeoutException:
                problem = f"took longer than {self._seconds:g} seconds: raise HEARD_ENGINE_SECONDS, {_WORDS_INSTEAD}"
            except httpx.HTTPError:
                problem = f"cannot be reached: check HEARD_ENGINE_ADDRESS and the network, {_WORDS_INSTEAD}"
            else:
                if answer.status_code not in _MAY_PASS or last:
                    return answer
                self._wait(_pause(at, answer.headers.get("retry-after")))
                continue
            if not last:
                self._wait(_pause(at, None))
        raise NoAnswerError(f"The language model at {self.host} {problem}.")

    def _read(self, answer: httpx.Response) -> str:
        if answer.status_code != 200:
            raise NoAnswerError(f"The language model at {self.host} {_trouble(answer.status_code, self.model)}.")
        try:
            text = answer.json()["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError):
            text = None
        if not isinstance(text, str):
            raise NoAnswerError(
                f"What answers at {self.host} does not speak as an OpenAI-compatible address does: "
                "check HEARD_ENGINE_ADDRESS, which mostly ends in /v1."
            )
        return text.rpartition("</think>")[2].strip()


def _completions(address: str) -> str:
    parts = urlsplit(address.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadInputError("HEARD_ENGINE_ADDRESS must be a web address, such as http://localhost:8000/v1.")
    path = parts.path.rstrip("/")
    whole = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    return urlunsplit((parts.scheme, parts.netloc, whole, parts.query, ""))


def _pause(at: int, asked: str | None) -> float:
    """Seconds to wait: what the server asks for, else twice as long each time, never exactly alike."""
    try:
        return min(max(float(asked or ""), 0.0), LONGEST_WAIT)
    except ValueError:
        return min(2.0**at + random.random() / 2, LONGEST_WAIT)  # noqa: S311


def _trouble(status: int, model: str) -> str:
    if status in {401, 403}:
        return f"turned the key away (answer {status}): check HEARD_ENGINE_KEY"
    if status == 404:
        return f"knows no model called {model} (answer 404): check HEARD_ENGINE_MODEL and HEARD_ENGINE_ADDRESS"
    if status == 429:
        return f"is too busy (answer 429): try again later, {_WORDS_INSTEAD}"
    if status in _MAY_PASS:
        return f"has a fault (answer {status}): try again later, {_WORDS_INSTEAD}"
    return f"did not take the request (answer {status}): check the address and the model, {_WORDS_INSTEAD}"
