"""One night with one source on the local server."""

from __future__ import annotations

from pathlib import Path

from pipeline.fetch.night import fetch_sources
from pipeline.fetch.resources import SourceOutcome
from pipeline.fetch.sources import Source, SourceList
from pipeline.settings import Fetch
from tests.pipeline.fetch.conftest import Reply, Server

PDF = b"%PDF-1.7\n" + b"x" * 900
LIMITS = Fetch(contact="beheer@voorbeeld.nl", tries=3, backoff=0.001, max_page_mb=1, max_file_mb=1)


def fetch(server: Server, raw: Path, *, dry_run: bool = False, **row: object) -> SourceOutcome:
    """What one night brings from a source with these settings."""
    row = {"name": "bron", "delay": 0, **row}
    if row["kind"] != "folder":
        row.setdefault("hosts", [server.url])
    source: Source = SourceList.model_validate({"source": [row]}).source[0]
    [outcome] = fetch_sources(
        [source], raw, limits=LIMITS, dry_run=dry_run, now=lambda: "2026-01-02T03:04:05+00:00"
    )
    return outcome


def one_file(server: Server, raw: Path, *replies: Reply, path: str = "/stuk.pdf") -> SourceOutcome:
    """What a night brings from one address that gives these replies."""
    server.answer(path, *replies)
    return fetch(server, raw, kind="url", urls=[server.url + path])
