"""Fetching is resumable, trusts nothing that comes back, and one fault costs one file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipeline.fetch.night import fetch_sources
from pipeline.fetch.shelf import read_note
from pipeline.fetch.sources import SourceList
from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import LIMITS, PDF, fetch, one_file


def test_a_file_arrives_whole_with_a_note_of_where_it_came_from(
    server: Server, tmp_path: Path
) -> None:
    outcome = one_file(server, tmp_path, Reply(PDF, headers={"ETag": '"v1"'}))
    assert outcome.fetched == ["stuk"]
    path = tmp_path / "fetched" / "bron" / "stuk.pdf"
    assert path.read_bytes() == PDF
    note = read_note(path)
    assert note is not None
    assert (note.url, note.size, note.etag) == (f"{server.url}/stuk.pdf", len(PDF), '"v1"')
    assert "beheer@voorbeeld.nl" in server.headers[0]["User-Agent"]


def test_the_next_night_asks_whether_it_changed(server: Server, tmp_path: Path) -> None:
    one_file(server, tmp_path, Reply(PDF, headers={"ETag": '"v1"'}))
    outcome = one_file(server, tmp_path, Reply(status=304))
    assert outcome.unchanged == ["stuk"]
    assert server.headers[-1]["If-None-Match"] == '"v1"'


@pytest.mark.parametrize(
    "first",
    [
        Reply(status=429, headers={"Retry-After": "0"}),
        Reply(status=503),
        Reply(PDF, cut=100),
    ],
    ids=["too many requests", "unavailable", "cut body"],
)
def test_a_passing_fault_is_tried_again(server: Server, tmp_path: Path, first: Reply) -> None:
    assert one_file(server, tmp_path, first, Reply(PDF)).fetched == ["stuk"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"<!DOCTYPE html><title>fout</title>"), "webpagina"),
        (Reply(b"tekst"), "geen PDF"),
        (Reply(PDF, declared=2 << 30), "meer dan de grens"),
        (Reply(PDF, status=404), "status 404"),
        (Reply(PDF, status=503), "niet bereikbaar na 3 pogingen"),
        (Reply(gzip.compress(b"0" * (4 << 20)), headers={"Content-Encoding": "gzip"}), "groter"),
        (Reply(status=302, headers={"Location": "http://169.254.1.1/x"}), "toegestane hosts"),
        (Reply(status=302, headers={"Location": "/fout404"}), "bestaat niet"),
        (Reply(status=302, headers={"Location": "/stuk.pdf"}), "verwijst meer dan"),
    ],
    ids=[
        "html with status 200",
        "no pdf",
        "two gigabytes",
        "not found",
        "stays unavailable",
        "zip bomb",
        "redirect to another host",
        "not found by redirect",
        "redirect loop",
    ],
)
def test_a_bad_answer_costs_that_file_only_and_leaves_nothing_half(
    server: Server, tmp_path: Path, reply: Reply, reason: str
) -> None:
    outcome = one_file(server, tmp_path, reply)
    assert len(outcome.failed) == 1
    assert reason in outcome.failed[0]
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [".stand.json"]


def test_a_failed_update_leaves_the_file_of_before(server: Server, tmp_path: Path) -> None:
    one_file(server, tmp_path, Reply(PDF))
    one_file(server, tmp_path, Reply(b"<html>storing</html>"))
    assert (tmp_path / "fetched" / "bron" / "stuk.pdf").read_bytes() == PDF


def test_an_identifier_cannot_leave_the_folder(server: Server, tmp_path: Path) -> None:
    one_file(server, tmp_path, Reply(PDF), path="/%2e%2e%2f%2e%2e%2fetc.pdf")
    files = list(tmp_path.rglob("*.pdf"))
    assert [path.parent for path in files] == [tmp_path / "fetched" / "bron"]


def test_a_dry_run_lists_and_writes_nothing(server: Server, tmp_path: Path) -> None:
    server.answer("/stuk.pdf", Reply(PDF))
    outcome = fetch(server, tmp_path, dry_run=True, kind="url", urls=[f"{server.url}/stuk.pdf"])
    assert outcome.planned == [f"stuk {server.url}/stuk.pdf"]
    assert list(tmp_path.rglob("*")) == []


def test_a_folder_is_a_source_too(server: Server, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "monitor.pdf").write_bytes(PDF)
    (share / "lees.txt").write_text("nee")
    row = {"kind": "folder", "path": str(share)}
    assert fetch(server, tmp_path, **row).fetched == ["monitor"]
    assert fetch(server, tmp_path, **row).unchanged == ["monitor"]


def test_a_source_that_is_down_does_not_stop_the_next(server: Server, tmp_path: Path) -> None:
    server.answer("/stuk.pdf", Reply(PDF))
    rows = [
        {"name": "weg", "kind": "folder", "path": str(tmp_path / "weg")},
        {"name": "er", "kind": "url", "urls": [f"{server.url}/stuk.pdf"], "hosts": [server.url]},
    ]
    sources = SourceList.model_validate({"source": rows}).source
    first, second = fetch_sources(sources, tmp_path, limits=LIMITS)
    assert "is er niet" in first.error
    assert second.fetched == ["stuk"]
