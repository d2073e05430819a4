"""Runs the packaged language model in this process by llama.cpp; nothing leaves the machine."""

import json
import secrets
from pathlib import Path
from typing import Any

from assistant.errors import MissingModelError, NoAnswerError
from models.catalogue import need

ROLE = "language-model"
FILE = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
CONTEXT = 4096
MOST_TOKENS = 800


class PackagedModel:
    """Fulfils LanguageModel with a GGUF file; it is loaded at the first question."""

    name = "packaged"
    model = "Qwen2.5-Coder-1.5B-Instruct Q4_K_M"
    leaves = False

    def __init__(self, weights: Path, threads: int) -> None:
        """Take the folder of weights and how many processor threads may be used."""
        self._weights, self._threads = weights, threads
        self._server: Any = None

    def complete(self, prompt: str, *, schema: dict[str, object] | None = None) -> str:
        """Answer greedily, held to the schema by a grammar; MissingModelError where weights or library are not here."""
        body: dict[str, Any] = {
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "seed": 1,
            "max_tokens": MOST_TOKENS,
        }
        if schema is not None:
            shape = {"name": "answer", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        try:
            answer = self._opened().handle_chat_completions(body)
            told = json.loads(answer) if isinstance(answer, str) else answer
            return str(told["choices"][0]["message"]["content"])
        except (KeyError, IndexError, TypeError, ValueError, RuntimeError):
            raise NoAnswerError(
                "The packaged language model gave no answer: draft with the engine words, or fetch its weights again."
            ) from None

    def _opened(self) -> Any:  # noqa: ANN401
        if self._server is None:
            path = need(self._weights, ROLE, FILE) / FILE
            try:
                import xllamacpp
            except ImportError:
                raise MissingModelError(
                    "The library that runs the packaged language model is not here: install heard[engine]."
                ) from None
            given = xllamacpp.CommonParams()
            given.model.path = str(path)
            given.n_ctx, given.n_parallel, given.n_gpu_layers = CONTEXT, 1, 0
            given.cpuparams.n_threads = given.cpuparams_batch.n_threads = self._threads
            given.verbosity = -1
            # The library also listens on this machine alone; nobody has the key, and what was asked is not shown there.
            given.hostnames, given.api_keys = ["127.0.0.1"], [secrets.token_urlsafe(32)]
            given.endpoint_slots = given.endpoint_props = given.endpoint_metrics = given.ui = False
            given.offline = True
            self._server = xllamacpp.Server(given)
        return self._server
