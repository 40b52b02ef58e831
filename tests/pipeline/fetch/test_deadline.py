"""A source that never comes to an end is left after its time, and the others are asked."""

from __future__ import annotations

import contextlib
import itertools
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.fetch.client.client import Manners, PoliteClient
from pipeline.fetch.night import fetch_sources
from pipeline.fetch.sources import SourceList
from pipeline.settings import Fetch
from schemas.errors import SourceUnavailable
from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import PDF
from tests.pipeline.fetch.test_odata import METADATA, NAMES

SECONDS = 1.0


@pytest.fixture
def dripping() -> Iterator[Callable[[bytes], str]]:
    """Gives the address of a server that sends a beginning, and then a byte now and then."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve(beginning: bytes) -> None:
        with contextlib.suppress(OSError):
            while not over.is_set():
                connection, _ = listener.accept()
                connection.recv(65536)
                connection.sendall(beginning)
                while not over.wait(0.05):
                    connection.sendall(b"x")

    def start(beginning: bytes) -> str:
        threading.Thread(target=serve, args=(beginning,), daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    over.set()
    listener.close()


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
    ],
    ids=["status", "header", "body", "body of untold length"],
)
@pytest.mark.parametrize("tries", [1, 3])
def test_an_answer_that_drips_ends_with_the_time_of_its_source(
    dripping: Callable[[bytes], str], beginning: bytes, tries: int
) -> None:
    url = dripping(beginning)
    manners = Manners(
        frozenset([url]), delay=0, tries=tries, backoff=0, read_timeout=30, seconds=1.0
    )
    begun = time.monotonic()
    with PoliteClient(manners) as client, pytest.raises(SourceUnavailable, match="1 seconden"):
        client.get(f"{url}/traag")
    assert time.monotonic() - begun < 10


def test_a_list_without_end_leaves_the_other_sources_their_turn(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = itertools.count()

    def reply_to(target: str) -> Reply:
        if target.startswith("/goed"):
            return Reply(PDF)
        if "$metadata" in target or "%24metadata" in target:
            properties = "".join(f'<e:Property Name="{name}"/>' for name in NAMES)
            return Reply(METADATA.format(properties).encode())
        onward = f"{server.url}/v5/Document?$skip={next(pages)}"
        return Reply(json.dumps({"value": [], "@odata.nextLink": onward}).encode())

    monkeypatch.setattr(server, "reply_to", reply_to)
    sources = SourceList.model_validate(
        {
            "source": [
                {"name": "eindeloos", "kind": "odata", "endpoint": f"{server.url}/v5/",
                 "hosts": [server.url], "delay": 0},
                {"name": "goed", "kind": "url", "urls": [f"{server.url}/goed.pdf"],
                 "hosts": [server.url], "delay": 0},
            ]
        }
    ).source  # fmt: skip
    limits = Fetch(tries=1, source_seconds=SECONDS)
    endless, good = fetch_sources(sources, tmp_path, limits=limits)
    assert "nam meer dan 1 seconden in beslag" in endless.error
    assert next(pages) > 5
    assert good.fetched
    assert not good.error
