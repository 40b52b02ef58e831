"""The client is polite and asks named hosts only."""

from __future__ import annotations

import pytest

from pipeline.fetch.client.client import Manners, PoliteClient
from schemas.errors import SourceUnavailable
from tests.pipeline.fetch.conftest import Reply, Server


def test_retry_after_is_honoured(server: Server) -> None:
    slept: list[float] = []
    server.answer("/x", Reply(status=429, headers={"Retry-After": "7"}), Reply(b"ok"))
    manners = Manners(frozenset([server.url]), delay=0, tries=2)
    with PoliteClient(manners, sleep=slept.append) as client:
        assert client.get(f"{server.url}/x").body == b"ok"
    assert slept == [7.0]


def test_requests_to_a_host_keep_their_distance(server: Server) -> None:
    slept: list[float] = []
    server.answer("/x", Reply(b"ok"))
    with PoliteClient(
        Manners(frozenset([server.url]), delay=1.5), sleep=slept.append, clock=lambda: 10.0
    ) as client:
        client.get(f"{server.url}/x")
        client.get(f"{server.url}/x")
    assert slept == [1.5]


def test_a_file_from_a_host_that_is_not_named_is_refused(server: Server) -> None:
    with (
        PoliteClient(Manners(frozenset(["voorbeeld.nl"]))) as client,
        pytest.raises(SourceUnavailable, match="toegestane hosts"),
    ):
        client.get(f"{server.url}/x")
