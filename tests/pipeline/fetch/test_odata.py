"""OData rows are read by the names its metadata gives."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import PDF, fetch

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
