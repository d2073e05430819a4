"""A real HTTP server that plays an OpenAI-compatible address, with all its failures."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Reply = Callable[[dict[str, Any]], "str | Answer"]


class Answer:
    """What the server answers besides a good reply: a status, a body, headers, and how long it takes."""

    def __init__(
        self, status: int = 200, body: str = "", *, headers: dict[str, str] | None = None, seconds: float = 0.0
    ) -> None:
        self.status, self.body, self.headers, self.seconds = status, body, headers or {}, seconds


class Endpoint:
    """Answers each request with the next of its replies, and the last one for ever after; keeps what it was asked."""

    def __init__(self, *replies: "Reply | str | Answer") -> None:
        self._replies = list(replies)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer._answer(self, body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _answer(self, request: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self.asked.append(body)
        self.paths.append(request.path)
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        reply: Reply | str | Answer = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        told = reply(body) if callable(reply) else reply
        answer = told if isinstance(told, Answer) else Answer(body=completion(told))
        time.sleep(answer.seconds)
        content = answer.body.encode()
        try:
            request.send_response(answer.status)
            for name, value in answer.headers.items():
                request.send_header(name, value)
            request.send_header("content-length", str(len(content)))
            request.end_headers()
            request.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            pass


def completion(text: str) -> str:
    """Write a reply in the form of the interface."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]})
