"""A local server that answers as the official sources do, faults included."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest


@dataclass
class Reply:
    """One answer. `cut` sends only so many bytes of the body, `declared` lies about them."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    declared: int | None = None


@dataclass
class Server:
    """Replies by path (with query first, then without), in order; the last one repeats."""

    url: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def answer(self, path: str, *replies: Reply) -> None:
        self.replies[path] = list(replies)

    def reply_to(self, target: str) -> Reply:
        parts = urlsplit(target)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        for key in (
            f"{parts.path}?skiptoken={query.get('skiptoken', '')}",
            f"{parts.path}?startRecord={query.get('startRecord', '')}",
            parts.path,
        ):
            if key in self.replies:
                queue = self.replies[key]
                return queue.pop(0) if len(queue) > 1 else queue[0]
        return Reply(b"niet gevonden", 404)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on the loopback interface; it stops with the test."""
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            state.headers.append(dict(self.headers))
            reply = state.reply_to(self.path)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            size = len(reply.body) if reply.declared is None else reply.declared
            self.send_header("Content-Length", str(size))
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(reply.body[: reply.cut])

        def log_message(self, *_: object) -> None:
            """Keep the tests quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield state
    http.shutdown()
    http.server_close()
