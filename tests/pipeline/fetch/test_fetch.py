"""Fetching is polite, resumable, and trusts nothing that comes back."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from pipeline.fetch.client import Manners, PoliteClient
from pipeline.fetch.night import FetchLimits, fetch_sources
from pipeline.fetch.resources import SourceOutcome
from pipeline.fetch.shelf import read_note
from pipeline.fetch.sources import Source, SourceList, load_sources
from schemas.errors import SourceUnavailable, UsageError
from tests.pipeline.fetch.conftest import Reply, Server

PDF = b"%PDF-1.7\n" + b"x" * 900
LIMITS = FetchLimits(
    contact="beheer@voorbeeld.nl", tries=3, backoff=0.001, max_page=1 << 20, max_file=1 << 20
)


def fetch(server: Server, raw: Path, *, dry_run: bool = False, **row: object) -> SourceOutcome:
    """One night with one source on the local server."""
    row = {"name": "bron", "delay": 0, **row}
    if row["kind"] != "folder":
        row.setdefault("hosts", [server.url])
    source: Source = SourceList.model_validate({"source": [row]}).source[0]
    [outcome] = fetch_sources(
        [source], raw, limits=LIMITS, dry_run=dry_run, now=lambda: "2026-01-02T03:04:05+00:00"
    )
    return outcome


def one_file(server: Server, raw: Path, *replies: Reply, path: str = "/stuk.pdf") -> SourceOutcome:
    server.answer(path, *replies)
    return fetch(server, raw, kind="url", urls=[server.url + path])


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


def test_what_failed_is_tried_again_the_next_night(server: Server, tmp_path: Path) -> None:
    server.answer("/feed", Reply(feed([entry(server, "a")])), Reply(feed([], resume="8")))
    server.answer("/a", Reply(status=404), Reply(PDF))
    row = {"kind": "syncfeed", "endpoint": f"{server.url}/feed"}
    assert fetch(server, tmp_path, **row).failed
    assert fetch(server, tmp_path, **row).fetched == ["a"]


def test_a_failed_update_leaves_the_file_of_before(server: Server, tmp_path: Path) -> None:
    one_file(server, tmp_path, Reply(PDF))
    one_file(server, tmp_path, Reply(b"<html>storing</html>"))
    assert (tmp_path / "fetched" / "bron" / "stuk.pdf").read_bytes() == PDF


def test_an_identifier_cannot_leave_the_folder(server: Server, tmp_path: Path) -> None:
    one_file(server, tmp_path, Reply(PDF), path="/%2e%2e%2f%2e%2e%2fetc.pdf")
    files = list(tmp_path.rglob("*.pdf"))
    assert [path.parent for path in files] == [tmp_path / "fetched" / "bron"]


def sru(server: Server, names: list[str], *, total: int, following: int | None = None) -> bytes:
    """A page of KOOP's SRU in its documented shape."""
    records = "".join(
        f"""<record><recordData><gzd xmlns="http://standaarden.overheid.nl/sru"
          xmlns:dcterms="http://purl.org/dc/terms/"><originalData><meta><owmskern>
          <dcterms:identifier>{name}</dcterms:identifier><dcterms:title>Titel {name}</dcterms:title>
          <dcterms:modified>2026-11-2{number}</dcterms:modified></owmskern></meta></originalData>
          <enrichedData><itemUrl manifestation="pdf">{server.url}/{name}.pdf</itemUrl>
          <itemUrl manifestation="odt">{server.url}/{name}.odt</itemUrl></enrichedData>
          </gzd></recordData></record>"""
        for number, name in enumerate(names)
    )
    onward = f"<nextRecordPosition>{following}</nextRecordPosition>" if following else ""
    return (
        '<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse">'
        f"<numberOfRecords>{total}</numberOfRecords><records>{records}</records>{onward}"
        "</searchRetrieveResponse>"
    ).encode()


def test_sru_pages_that_overlap_give_every_document_once(server: Server, tmp_path: Path) -> None:
    server.answer("/sru?startRecord=1", Reply(sru(server, ["kst-1-1", "kst-1-2"], total=3)))
    server.answer("/sru?startRecord=3", Reply(sru(server, ["kst-1-2", "kst-1-3"], total=3)))
    for name in ("kst-1-1", "kst-1-2", "kst-1-3"):
        server.answer(f"/{name}.pdf", Reply(PDF))
    row = {"kind": "sru", "endpoint": f"{server.url}/sru", "dossier": '28638" OR x'}
    outcome = fetch(server, tmp_path, **row)
    assert outcome.fetched == ["kst-1-1", "kst-1-2", "kst-1-3"]
    assert "w.dossiernummer%3D%3D%2228638+OR+x%22" in server.asked[0]
    again = fetch(server, tmp_path, **row)
    assert (again.fetched, len(again.unchanged)) == ([], 3)
    assert "dt.modified" in server.asked[-1]


def test_an_sru_diagnostic_with_status_200_is_a_failure(server: Server, tmp_path: Path) -> None:
    server.answer(
        "/sru",
        Reply(
            b'<r xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic"><d:diagnostic>'
            b"<d:message>Query syntax error</d:message></d:diagnostic></r>"
        ),
    )
    outcome = fetch(server, tmp_path, kind="sru", endpoint=f"{server.url}/sru", query="x")
    assert "Query syntax error" in outcome.error


def test_an_xml_bomb_is_refused(server: Server, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    server.answer("/sru", Reply(bomb))
    outcome = fetch(server, tmp_path, kind="sru", endpoint=f"{server.url}/sru", query="x")
    assert "entiteiten" in outcome.error


def entry(server: Server, name: str, *, token: int = 7, gone: str = "false") -> str:
    return f"""<entry><title>{name}</title>
      <link rel="enclosure" href="{server.url}/{name}"/>
      <link rel="next" href="{server.url}/feed?skiptoken={token}&amp;category=Document"/>
      <content type="application/xml"><document xmlns="http://www.tweedekamer.nl/xsd/tkData/v1-0"
        xmlns:ns1="http://www.tweedekamer.nl/xsd/tkData/v1-0" ns1:verwijderd="{gone}"
        ns1:bijgewerkt="2026-11-21T21:58:00" ns1:contentType="application/pdf">
      <soort>Brief regering</soort><onderwerp>Voortgang {name}</onderwerp></document></content>
      </entry>"""


def feed(entries: list[str], *, following: str = "", resume: str = "") -> bytes:
    """A page of the SyncFeed in its documented shape."""
    links = "".join(
        f'<link rel="{rel}" href="http://x/Feed?skiptoken={token}&amp;category=Document"/>'
        for rel, token in (("next", following), ("resume", resume))
        if token
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{links}{"".join(entries)}</feed>'.encode()


def test_the_syncfeed_goes_on_from_its_token_and_tombstones_take_files_away(
    server: Server, tmp_path: Path
) -> None:
    row = {"kind": "syncfeed", "endpoint": f"{server.url}/feed"}
    server.answer("/feed", Reply(feed([entry(server, "a"), entry(server, "b")], following="7")))
    server.answer("/feed?skiptoken=7", Reply(feed([], resume="7")))
    server.answer("/a", Reply(PDF))
    server.answer("/b", Reply(PDF))
    assert fetch(server, tmp_path, **row).fetched == ["a", "b"]
    server.answer("/feed?skiptoken=7", Reply(feed([entry(server, "a", token=9, gone="True")])))
    outcome = fetch(server, tmp_path, **row)
    assert outcome.withdrawn == ["a"]
    kept = sorted(path.name for path in (tmp_path / "fetched" / "bron").iterdir())
    assert kept == [".stand.json", "a.pdf.ingetrokken.json", "b.pdf", "b.pdf.bron.json"]


def test_an_expired_token_starts_over_without_fetching_twice(
    server: Server, tmp_path: Path
) -> None:
    row = {"kind": "syncfeed", "endpoint": f"{server.url}/feed"}
    server.answer("/feed", Reply(feed([entry(server, "a")])))
    server.answer("/feed?skiptoken=7", Reply(status=400))
    server.answer("/a", Reply(PDF))
    assert fetch(server, tmp_path, **row).fetched == ["a"]
    outcome = fetch(server, tmp_path, **row)
    assert (outcome.error, outcome.unchanged) == ("", ["a"])


def test_a_token_is_kept_only_after_the_batch_is_stored(server: Server, tmp_path: Path) -> None:
    server.answer("/feed", Reply(feed([entry(server, "a")], following="7")))
    server.answer("/feed?skiptoken=7", Reply(status=404))
    server.answer("/a", Reply(PDF))
    outcome = fetch(server, tmp_path, kind="syncfeed", endpoint=f"{server.url}/feed")
    stand = json.loads((tmp_path / "fetched" / "bron" / ".stand.json").read_text())
    assert (outcome.fetched, bool(outcome.error), stand["token"]) == (["a"], True, "7")


METADATA = """<edmx xmlns:e="http://docs.oasis-open.org/odata/ns/edm"><e:EntityType Name="Document">
{}</e:EntityType></edmx>"""
NAMES = ("Id", "Onderwerp", "Soort", "Datum", "GewijzigdOp", "Verwijderd", "ContentType")


def odata(server: Server, *names: str) -> None:
    rows = [
        {
            "Id": "g-1",
            "Onderwerp": "x",
            "Verwijderd": False,
            "ContentType": "application/pdf",
            "GewijzigdOp": "2026-11-20T00:00:00Z",
        },
        {"Id": "g-2", "Verwijderd": True},
    ]
    properties = "".join(f'<e:Property Name="{name}"/>' for name in names)
    server.answer("/v5/$metadata", Reply(METADATA.format(properties).encode()))
    server.answer("/v5/Document", Reply(json.dumps({"value": rows}).encode()))
    server.answer("/v5/Document(g-1)/resource", Reply(PDF))


def test_odata_reads_its_property_table(server: Server, tmp_path: Path) -> None:
    odata(server, *NAMES)
    outcome = fetch(server, tmp_path, kind="odata", endpoint=f"{server.url}/v5/")
    assert (outcome.fetched, outcome.error) == (["g-1"], "")


def test_a_renamed_odata_property_is_named(server: Server, tmp_path: Path) -> None:
    odata(server, *(name for name in NAMES if name != "Onderwerp"), "Titel")
    outcome = fetch(server, tmp_path, kind="odata", endpoint=f"{server.url}/v5/")
    assert "Onderwerp" in outcome.error


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


def test_an_unknown_key_is_refused_by_name(tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text('[[source]]\nname = "a"\nkind = "url"\nurls = ["x"]\nhosts=["h"]\nurlz = 1\n')
    with pytest.raises(UsageError, match="urlz"):
        load_sources(listed)


def test_a_file_from_a_host_that_is_not_named_is_refused(server: Server) -> None:
    with (
        PoliteClient(Manners(frozenset(["voorbeeld.nl"]))) as client,
        pytest.raises(SourceUnavailable, match="toegestane hosts"),
    ):
        client.get(f"{server.url}/x")
