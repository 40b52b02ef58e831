"""KOOP's SRU: pages that overlap, faults with status 200, and hostile XML."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import PDF, fetch


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
