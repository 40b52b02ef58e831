"""Whatever a source answers, it costs that source at most, and says why; the others are asked.

FUZZ in the environment says how many mutated answers to try.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.fetch.night import fetch_sources
from pipeline.fetch.shelf import SourceFiles
from pipeline.fetch.sources import Source, SourceList
from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import LIMITS, PDF, fetch, one_file
from tests.pipeline.fetch.test_odata import METADATA, NAMES

SEED, TRIED = 20261130, int(os.environ.get("FUZZ", "40"))
DIGITS = "9" * 5000
DEEP = b"[" * 100_000
NOW = "2026-01-02T03:04:05+00:00"

SRU = """<searchRetrieveResponse><numberOfRecords>{total}</numberOfRecords>
<nextRecordPosition>{following}</nextRecordPosition><records><record><identifier>{identifier}
</identifier><itemUrl manifestation="pdf">{url}</itemUrl></record></records>
</searchRetrieveResponse>"""
FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="{following}"/><entry>
<title>{identifier}</title><link rel="enclosure" href="{url}"/><link rel="next" href="{following}"/>
<content><document contentType="application/pdf" contentLength="{size}">
<soort>Brief regering</soort></document></content></entry></feed>"""


@pytest.mark.parametrize("wait", ["²", "morgen", "Wed, 21 Oct 2026 07:28:00 -0000", DIGITS, "-1"])
def test_an_odd_time_to_wait_is_none(server: Server, tmp_path: Path, wait: str) -> None:
    if wait.isascii():
        busy = Reply(status=503, headers={"Retry-After": wait})
        outcome = one_file(server, tmp_path, busy, Reply(PDF))
        assert outcome.fetched == ["stuk"]
    else:
        busy = Reply(status=503, headers={"Retry-After": wait.encode().decode("latin-1")})
        assert one_file(server, tmp_path, busy, Reply(PDF)).fetched == ["stuk"]


@pytest.mark.parametrize("total", ["veel", DIGITS, "-3", "²", "1.5"])
def test_an_odd_number_of_records_is_told(server: Server, tmp_path: Path, total: str) -> None:
    page = SRU.format(total=total, following=1, identifier="k", url="x")
    server.answer("/sru", Reply(page.encode()))
    outcome = fetch(server, tmp_path, kind="sru", endpoint=f"{server.url}/sru", query="x")
    assert "antwoordt anders dan afgesproken: total" in outcome.error


ROWS: list[Any] = [
    None,
    3,
    "x",
    {"Id": 1},
    [None],
    [[1]],
    [{"Id": {"a": []}}],
    [{"Id": "1", "Verwijderd": "ja"}],
    [{"Id": "1", "Onderwerp": ["x"]}],
]


@pytest.mark.parametrize("value", ROWS, ids=repr)
def test_odata_that_does_not_fit_is_told(server: Server, tmp_path: Path, value: Any) -> None:
    answer_odata(server, json.dumps({"value": value}).encode())
    outcome = fetch(server, tmp_path, kind="odata", endpoint=f"{server.url}/v5/")
    assert "antwoordt anders dan afgesproken" in outcome.error


@pytest.mark.parametrize(
    "body", [DEEP, b'{"value": ' + DEEP, b"", b"\xff", b"null", b'{"error": 3}', b"<html>"]
)
def test_odata_that_is_no_page_is_told(server: Server, tmp_path: Path, body: bytes) -> None:
    answer_odata(server, body)
    outcome = fetch(server, tmp_path, kind="odata", endpoint=f"{server.url}/v5/")
    assert "antwoordt anders dan afgesproken" in outcome.error


def answer_odata(server: Server, body: bytes) -> None:
    properties = "".join(f'<e:Property Name="{name}"/>' for name in NAMES)
    server.answer("/v5/$metadata", Reply(METADATA.format(properties).encode()))
    server.answer("/v5/Document", Reply(body))


def test_a_broken_compression_is_told(server: Server, tmp_path: Path) -> None:
    body = gzip.compress(b"{}")[4:]
    server.answer("/v5/$metadata", Reply(body, headers={"Content-Encoding": "gzip"}))
    outcome = fetch(server, tmp_path, kind="odata", endpoint=f"{server.url}/v5/")
    assert "geeft een onleesbaar antwoord" in outcome.error


ADDRESSES = ("http://x:port/a.pdf", "http://[1/a.pdf", "https://\x00/", "https://" + "a" * 70_000)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:20])
def test_an_address_that_is_none_costs_its_file(
    server: Server, tmp_path: Path, address: str
) -> None:
    server.answer("/goed.pdf", Reply(PDF))
    outcome = fetch(server, tmp_path, kind="url", urls=[address, f"{server.url}/goed.pdf"])
    assert (outcome.fetched, len(outcome.failed), outcome.error) == (["goed"], 1, "")
    onward = Reply(status=302, headers={"Location": address.replace("\x00", "%00")[:200]})
    server.answer("/weg.pdf", onward)
    assert fetch(server, tmp_path, kind="url", urls=[f"{server.url}/weg.pdf"]).failed


def test_a_file_that_cannot_be_taken_over_costs_itself_and_leaves_no_part(
    server: Server, tmp_path: Path
) -> None:
    share, raw = tmp_path / "share", tmp_path / "raw"
    share.mkdir()
    for name in ("a", "b"):
        (share / f"{name}.pdf").write_bytes(PDF + name.encode())
    (raw / "fetched" / "bron" / "a.pdf").mkdir(parents=True)
    (raw / "fetched" / "bron" / "oud.pdf.part").write_bytes(b"half")
    outcome = fetch(server, raw, kind="folder", path=share)
    assert outcome.fetched == ["b"]
    assert outcome.failed[0].startswith("a: ")
    assert not [*raw.rglob("*.part")]


def test_two_documents_whose_names_come_to_one_are_both_kept(tmp_path: Path) -> None:
    share, raw = tmp_path / "share", tmp_path / "raw"
    share.mkdir()
    for name in ("een brief", "een_brief", "日本", "中国", "x" * 130 + "a", "x" * 130 + "b"):
        (share / f"{name}.pdf").write_bytes(PDF + name.encode())
    source = SourceList.model_validate(
        {"source": [{"name": "bron", "kind": "folder", "path": share, "delay": 0}]}
    ).source
    for new in (6, 0):
        (outcome,) = fetch_sources(source, raw, limits=LIMITS, now=lambda: NOW)
        assert (len(outcome.fetched), outcome.failed, outcome.error) == (new, [], "")
    assert len({path.read_bytes() for path in raw.rglob("*.pdf")}) == 6


def test_damaged_notes_of_our_own_are_as_good_as_none(tmp_path: Path) -> None:
    shelf = SourceFiles(tmp_path, "bron")
    shelf.folder.mkdir(parents=True)
    for kept in (b"", b"\xff", b"[]", b'{"token": 3, "pending": []}', DEEP):
        (shelf.folder / ".stand.json").write_bytes(kept)
        assert shelf.read_stand().token == ""


def test_no_mutation_of_an_answer_ends_the_night(server: Server, tmp_path: Path) -> None:
    """Answers of three kinds of sources, cut, flipped and repeated at random."""
    draw = random.Random(SEED)
    good = {
        "sru": SRU.format(total=1, following="", identifier="k-1", url=f"{server.url}/a.pdf"),
        "syncfeed": FEED.format(following="x?skiptoken=2", identifier="g", url="x", size=3),
        "odata": json.dumps({"value": [{"Id": "g-1", "ContentType": "application/pdf"}]}),
    }
    answer_odata(server, b"")
    server.answer("/a.pdf", Reply(PDF))
    for _ in range(TRIED):
        sources: list[Source] = []
        for name, body in good.items():
            path = "/v5/Document" if name == "odata" else f"/{name}"
            server.answer(path, Reply(mutated(body.encode(), draw)))
            row = {"name": name, "kind": name, "delay": 0, "hosts": [server.url]}
            row["endpoint"] = f"{server.url}/v5/" if name == "odata" else f"{server.url}/{name}"
            row |= {"query": "x"} if name == "sru" else {}
            sources += SourceList.model_validate({"source": [row]}).source
        outcomes = fetch_sources(sources, tmp_path, limits=LIMITS, dry_run=True)
        assert [outcome.name for outcome in outcomes] == [*good]
        assert not any("liep het ophalen op vast" in outcome.error for outcome in outcomes)


def mutated(body: bytes, draw: random.Random) -> bytes:
    """The bytes with one to four things wrong with them."""
    odd = [b"\x00", b"\xff", b"&x;", b"<", b"null", b"[[", b"9" * 30, b"", b"\xc2\xb2", b'"']
    for _ in range(draw.randint(1, 4)):
        at, to = sorted(draw.randrange(len(body) + 1) for _ in range(2))
        match draw.randrange(4):
            case 0:
                body = body[:at]
            case 1:
                body = body[:at] + draw.choice(odd) + body[at:]
            case 2:
                body = body[:at] + draw.choice(odd) + body[to:]
            case 3:
                body = body[:to] + body[at:]
    return body
