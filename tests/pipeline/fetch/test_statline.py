"""CBS StatLine tables, from a replayed server of the documented shape to claims of a document.

The table is made up; its answers have the shape of OData v4 as CBS documents it.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.document import extract_document
from pipeline.fetch.connectors import statline
from pipeline.fetch.resources import SourceOutcome
from schemas.records import Claim
from tests.pipeline.fetch.conftest import Reply, Server
from tests.pipeline.fetch.nights import fetch

TABLE = "99999NED"
PARTS: dict[str, Any] = {
    "Dimensions": [
        {"Identifier": "Perioden", "Title": "Perioden", "Kind": "TimeDimension"},
        {"Identifier": "RegioS", "Title": "Regio's", "Kind": "GeoDimension"},
    ],
    "PeriodenCodes": [
        {"Identifier": "2021JJ00", "Title": "2021", "Status": "Definitief"},
        {"Identifier": "2022JJ00", "Title": "2022", "Status": "Voorlopig"},
    ],
    "RegioSCodes": [
        {"Identifier": "NL01  ", "Title": "Nederland"},
        {"Identifier": "PV20  ", "Title": "Groningen (PV)"},
    ],
    "MeasureCodes": [
        {"Identifier": "M001", "Title": "Veerponten", "Unit": "aantal", "Decimals": 0},
        {"Identifier": "M002", "Title": "Opbrengst", "Unit": "mln euro", "Decimals": 1},
        {"Identifier": "M003", "Title": "Overstapjes", "Unit": "%", "Decimals": 1},
        {"Identifier": "M009", "Title": "Leeg", "Unit": "aantal", "Decimals": 0},
    ],
}


def observe(measure: str, region: str, period: str, value: float | None) -> dict[str, Any]:
    return {
        "Id": 0, "Measure": measure, "ValueAttribute": "None" if value is not None else "Missing",
        "Value": value, "Perioden": period, "RegioS": region,
    }  # fmt: skip


OBSERVATIONS = [
    observe("M001", "PV20  ", "2022JJ00", 41.0),
    observe("M001", "NL01  ", "2022JJ00", 1350.0),
    observe("M001", "NL01  ", "2021JJ00", 1200.0),
    observe("M001", "PV20  ", "2021JJ00", None),
    observe("M002", "NL01  ", "2021JJ00", 12.5),
    observe("M002", "NL01  ", "2022JJ00", 14.0),
    observe("M003", "NL01  ", "2022JJ00", 7.3),
]


def serve(server: Server, *, modified: str = "2023-04-05T02:00:00+02:00") -> None:
    at = f"/odata/v1/CBS/{TABLE}"
    properties = {"Identifier": TABLE, "Title": "Veren; vervoer en regio", "Modified": modified}
    server.answer(f"{at}/Properties", Reply(json.dumps(properties).encode()))
    for part, rows in PARTS.items():
        server.answer(f"{at}/{part}", Reply(json.dumps({"value": rows}).encode()))
    # The server looks replies up by `skiptoken`, which the address of the second page has.
    first = {
        "value": OBSERVATIONS[:4],
        "@odata.nextLink": f"{server.url}{at}/Observations?skiptoken=4",
    }
    second = {"value": OBSERVATIONS[4:]}
    server.answer(f"{at}/Observations", Reply(json.dumps(first).encode()))
    server.answer(f"{at}/Observations?skiptoken=4", Reply(json.dumps(second).encode()))


def night(server: Server, raw: Path, **more: Any) -> SourceOutcome:
    return fetch(
        server, raw, kind="statline", endpoint=f"{server.url}/odata/v1/CBS", tables=[TABLE], **more
    )


def page_of(raw: Path) -> Path:
    return raw / "fetched" / "bron" / f"cbs-{TABLE}.html"


def cells(path: Path) -> dict[tuple[str, str, str], Claim]:
    found = extract_document(path).claims
    return {(c.row_heading, c.period, c.unit): c for c in found if c.in_table}


def test_a_table_becomes_a_page_whose_cells_are_claims(server: Server, tmp_path: Path) -> None:
    serve(server)
    assert night(server, tmp_path).fetched == [f"cbs-{TABLE}"]
    read = extract_document(page_of(tmp_path))
    document = read.document
    assert (document.kind, document.publisher, str(document.date)) == (
        "statistiek", "CBS", "2023-04-05",
    )  # fmt: skip
    assert document.title == "Veren; vervoer en regio"
    claims = {(c.row_heading, c.as_written): c for c in read.claims if c.in_table}
    national = claims["Nederland", "1.350"]
    assert (national.value, national.unit, national.period) == (Decimal(1350), "count", "2022")
    assert "eerpont" in national.measure
    money = claims["Nederland", "12,5"]
    assert (money.value, money.unit) == (Decimal(12_500_000), "EUR")
    share = claims["Nederland", "7,3"]
    assert (share.value, share.unit) == (Decimal("7.3"), "percent")
    assert not any(c.value is None for c in read.claims if c.in_table)


def test_the_page_tells_where_it_came_from(server: Server, tmp_path: Path) -> None:
    serve(server)
    night(server, tmp_path)
    note = json.loads(page_of(tmp_path).with_name(f"cbs-{TABLE}.html.bron.json").read_text())
    assert note["url"] == f"{server.url}/odata/v1/CBS/{TABLE}"
    assert note["licence"] == "CC-BY-4.0"
    assert note["modified"] == "2023-04-05T02:00:00+02:00"


def test_a_table_that_did_not_change_is_not_asked_again(server: Server, tmp_path: Path) -> None:
    serve(server)
    night(server, tmp_path)
    before = len(server.asked)
    assert night(server, tmp_path).unchanged == [f"cbs-{TABLE}"]
    assert [path.rpartition("/")[2] for path in server.asked[before:]] == ["Properties"]
    serve(server, modified="2024-01-01T00:00:00+01:00")
    assert night(server, tmp_path).fetched == [f"cbs-{TABLE}"]


def test_a_part_is_asked_with_the_filter(server: Server, tmp_path: Path) -> None:
    serve(server)
    night(server, tmp_path, filter="Perioden eq '2022JJ00'")
    (asked,) = [path for path in server.asked if "filter" in path]
    assert "Perioden" in asked
    # Another filter is another page, although the table did not change.
    assert night(server, tmp_path, filter="RegioS eq 'NL01'").unchanged == []


def test_a_table_too_large_says_what_to_do(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statline, "MOST_OBSERVATIONS", 3)
    serve(server)
    outcome = night(server, tmp_path)
    assert "filter" in outcome.failed[0]
    assert not page_of(tmp_path).exists()


@pytest.mark.parametrize(
    ("part", "answer"),
    [
        ("Properties", b"<html>"),
        ("Dimensions", b'{"value": [{"Identifier": "../x", "Kind": ""}]}'),
        ("MeasureCodes", b'{"value": [{"Identifier": "M001"}]}'),
        ("Observations", b'{"waarde": []}'),
    ],
)
def test_an_answer_of_another_shape_costs_this_table_only(
    server: Server, tmp_path: Path, part: str, answer: bytes
) -> None:
    serve(server)
    server.answer(f"/odata/v1/CBS/{TABLE}/{part}", Reply(answer))
    outcome = night(server, tmp_path)
    assert outcome.error or outcome.failed
    assert not page_of(tmp_path).exists()


def test_what_a_source_says_does_not_become_markup(server: Server, tmp_path: Path) -> None:
    serve(server)
    properties = {"Title": "<script>alert(1)</script> & co", "Modified": '"><b>'}
    server.answer(f"/odata/v1/CBS/{TABLE}/Properties", Reply(json.dumps(properties).encode()))
    night(server, tmp_path)
    page = page_of(tmp_path).read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<b>" not in page
