"""What is published for people's own tools: views, Datasette, a workbook, reviews."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sqlite3
import zipfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from datasette.app import Datasette

from pipeline.dataset import Dataset
from pipeline.publish import publish
from pipeline.publish.earlier import Earlier
from pipeline.publish.formats import workbook as module
from pipeline.publish.formats.views import load_views
from pipeline.publish.formats.workbook import write_workbook
from pipeline.publish.standards.reviews import reviews
from schemas.catalog import Catalog
from schemas.records import Decision
from schemas.tables import load_tables
from tests.pipeline.publish.conftest import RUN
from tests.pipeline.rows import make_dataset


def asked(folder: Path, query: str) -> dict[str, list[tuple[Any, ...]]]:
    """The answers of both databases."""
    with closing(sqlite3.connect(folder / "kamercijfers.sqlite")) as lite:
        first = lite.execute(query).fetchall()
    with duckdb.connect(folder / "kamercijfers.duckdb", read_only=True) as duck:
        return {"sqlite": first, "duckdb": duck.execute(query).fetchall()}


@pytest.mark.parametrize("view", load_views(), ids=lambda view: view.name)
def test_both_databases_have_the_view_with_the_same_rows(folder: Path, view: Any) -> None:
    counts = asked(folder, f"SELECT count(*) FROM {view.name}")
    assert counts["sqlite"] == counts["duckdb"]
    if view.name != "contradictions":
        assert counts["sqlite"][0][0] > 0
    with duckdb.connect(folder / "kamercijfers.duckdb", read_only=True) as duck:
        (told,) = duck.execute(
            "SELECT comment FROM duckdb_views() WHERE view_name = ?", [view.name]
        ).fetchall()
    assert told == (view.meaning,)


def test_a_relation_stands_there_with_both_sentences(folder: Path, dataset: Dataset) -> None:
    query = "SELECT left_claim, left_sentence, right_claim, right_sentence FROM relations_told"
    sentences = {claim.claim_id: claim.sentence for claim in dataset.claims}
    for rows in asked(folder, query).values():
        assert len(rows) == len(dataset.relations)
        for left, left_sentence, right, right_sentence in rows:
            assert left_sentence == sentences[left]
            assert right_sentence == sentences[right]


def test_a_figure_stands_there_with_every_source(folder: Path, dataset: Dataset) -> None:
    query = "SELECT figure_id, claim_id, preferred FROM figure_sources"
    for rows in asked(folder, query).values():
        for figure in dataset.figures:
            told = {claim: bool(first) for name, claim, first in rows if name == figure.figure_id}
            others = [name for name in figure.alternatives.split(";") if name]
            assert told == {figure.preferred_claim: True, **dict.fromkeys(others, False)}


def test_datasette_serves_views_facets_and_full_text(folder: Path) -> None:
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))

    async def ask() -> tuple[dict[str, Any], dict[str, Any], str]:
        served = Datasette([str(folder / "kamercijfers.sqlite")], metadata=metadata)
        await served.invoke_startup()
        table = await served.client.get("/kamercijfers/claims.json?_search=toezichten&_size=5")
        view = await served.client.get("/kamercijfers/relations_told.json")
        page = await served.client.get("/kamercijfers/claims")
        return table.json(), view.json(), page.text

    table, view, page = asyncio.run(ask())
    assert table["filtered_table_rows_count"] > 0
    assert {"unit", "statistic", "doc_id"} <= table["facet_results"].keys()
    assert view["columns"][0] == "verdict"
    assert load_tables()["claims"].meaning in page


def test_the_workbook_has_a_sheet_a_table_with_dutch_headings(
    folder: Path, dataset: Dataset
) -> None:
    book = openpyxl.load_workbook(folder / "kamercijfers.xlsx")
    tables = load_tables()
    assert book.sheetnames == ["Inhoud", *(table.title for table in tables.values())]
    for name, table in tables.items():
        first, *rows = book[table.title].iter_rows(values_only=True)
        assert first == tuple(column.title for column in table.columns)
        assert len(rows) == len(getattr(dataset, name))
    claims = dataset.columns("claims")
    sheet = book[tables["claims"].title]
    place = [column.name for column in tables["claims"].columns].index("value") + 1
    read = [sheet.cell(line, place).value for line in range(2, 2 + len(claims["value"]))]
    assert [Decimal(str(cell)) for cell in read if cell is not None] == [
        value for value in claims["value"] if value is not None
    ]


def test_no_cell_of_the_workbook_is_run(folder: Path) -> None:
    """A measure of the awkward dataset is "=1+1"."""
    with zipfile.ZipFile(folder / "kamercijfers.xlsx") as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "sheet" in name]
    assert any("=1+1" in sheet for sheet in sheets)
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_equal_datasets_give_equal_workbooks(tmp_path: Path, dataset: Dataset) -> None:
    tables = load_tables()
    rows = {name: dataset.columns(name) for name in tables}
    for name in ("een.xlsx", "twee.xlsx"):
        write_workbook(tmp_path / name, tables, rows)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


def test_sheets_that_did_not_change_are_taken_over_to_the_byte(
    tmp_path: Path, dataset: Dataset
) -> None:
    tables = load_tables()
    for place in ("eerder", "nu", "anew"):
        (tmp_path / place).mkdir()
    rows = {name: dataset.columns(name) for name in tables}
    write_workbook(tmp_path / "eerder" / "k.xlsx", tables, rows)
    rows["relations"] = {name: cells[:0] for name, cells in rows["relations"].items()}
    earlier = Earlier(tmp_path / "eerder", frozenset(tables) - {"relations"})
    write_workbook(tmp_path / "nu" / "k.xlsx", tables, rows, earlier)
    write_workbook(tmp_path / "anew" / "k.xlsx", tables, rows)
    made = (tmp_path / "nu" / "k.xlsx").read_bytes()
    assert made == (tmp_path / "anew" / "k.xlsx").read_bytes()
    assert made != (tmp_path / "eerder" / "k.xlsx").read_bytes()


def test_a_table_too_large_for_a_sheet_is_told_of(
    tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    tables = load_tables()
    write_workbook(tmp_path / "x.xlsx", tables, {name: dataset.columns(name) for name in tables})
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert tables["claims"].title not in book.sheetnames
    contents = {row[0]: row for row in book["Inhoud"].iter_rows(values_only=True)}
    assert "excel/claims.csv" in contents[tables["claims"].title][2]
    assert contents[tables["claims"].title][1] == len(dataset.claims)


def contradicting(*, status: str, decided_by: str, decisions: tuple[Decision, ...]) -> Dataset:
    """A dataset in which the first two claims contradict each other, and are one figure."""
    made = make_dataset("a")
    left, right = made.claims[0].claim_id, made.claims[1].claim_id
    relation = dataclasses.replace(
        made.relations[0], left=left, right=right, verdict="contradicts", dimension="",
        decided_by=decided_by,
    )  # fmt: skip
    figure = dataclasses.replace(
        made.figures[0], preferred_claim=left, alternatives=right, status=status
    )
    return dataclasses.replace(made, relations=(relation,), figures=(figure,), decisions=decisions)


def decide(kind: str, outcome: str = "", decision_id: str = "b1") -> Decision:
    return Decision(
        decision_id=decision_id, kind=kind, claims=("a-c1", "a-c2"), expected=("25", "30"),
        outcome=outcome, because="Nagevraagd bij de bron.", decided_by="A. Steward",
        decided_at="2026-02-03T10:00:00",
    )  # fmt: skip


def test_a_contradiction_that_only_rules_found_is_no_review() -> None:
    made = contradicting(status="contested", decided_by="rule", decisions=())
    assert list(reviews(made, Catalog())) == []


def test_a_confirmed_contradiction_reviews_the_claim_that_lost() -> None:
    chosen = decide("choose_value", outcome="a-c1")
    made = contradicting(status="decided", decided_by="rule", decisions=(chosen,))
    (review,) = reviews(made, Catalog(publisher="Gemeente"))
    assert review["claimReviewed"] == made.claims[1].sentence
    assert review["reviewRating"]["alternateName"] == "Onjuist"
    assert review["reviewRating"]["ratingValue"] == 1
    assert review["datePublished"] == "2026-02-03"
    assert review["citation"]["text"] == made.claims[0].sentence
    assert review["author"]["name"] == "Gemeente"
    assert review["itemReviewed"]["appearance"]["url"].endswith("#page=1")


def test_two_claims_told_to_be_one_thing_are_contradicted_and_not_wrong() -> None:
    made = contradicting(status="contested", decided_by="steward", decisions=(decide("same"),))
    (review,) = reviews(made, Catalog())
    assert review["reviewRating"]["alternateName"] == "Tegengesproken"


def test_a_decision_taken_back_makes_no_review() -> None:
    taken_back = (decide("choose_value", "a-c1"), decide("withdraw", "b1", "b2"))
    made = contradicting(status="decided", decided_by="rule", decisions=taken_back)
    assert list(reviews(made, Catalog())) == []


def test_the_reviews_are_published(tmp_path: Path) -> None:
    chosen = decide("choose_value", outcome="a-c1")
    made = contradicting(status="decided", decided_by="rule", decisions=(chosen,))
    publish(made, tmp_path, run=RUN, keep=1)
    (line,) = (tmp_path / "dataset" / "claimreview.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["@type"] == "ClaimReview"
