"""Every format read back says what was published."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pyarrow.parquet as pq
import pytest

from pipeline.dataset import Dataset
from pipeline.publish import publish
from pipeline.publish.formats.delimited import write_excel_csv
from schemas.tables import Column, load_tables
from tests.pipeline.publish.conftest import RUN
from tests.pipeline.rows import make_claim, make_dataset

TABLES = list(load_tables())


def rows_of(dataset: Dataset, table: str) -> list[tuple[Any, ...]]:
    return list(zip(*dataset.columns(table).values(), strict=True))


def read_cell(column: Column, text: str) -> Any:
    if not text:
        return None
    return {
        "string": str,
        "integer": int,
        "decimal": Decimal,
        "float": float,
        "date": dt.date.fromisoformat,
    }[column.type](text)


@pytest.mark.parametrize("name", TABLES)
def test_csv_reads_back_equal(name: str, folder: Path, dataset: Dataset) -> None:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    columns = load_tables()[name].columns
    assert header == [column.name for column in columns]
    read = [tuple(map(read_cell, columns, line)) for line in lines]
    assert read == rows_of(dataset, name)


def test_csv_prints_plain_decimals(folder: Path) -> None:
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["claim_id"]: row for row in csv.DictReader(file)}
    assert rows["a-c1"]["value"] == "1500000000"
    assert rows["a-c2"]["value"] == "-12.5"
    assert rows["a-c3"]["value_low"] == "33.3333"
    assert rows["a-c1"]["x0"] == "0.3"


@pytest.mark.parametrize("name", TABLES)
def test_parquet_reads_back_equal(name: str, folder: Path, dataset: Dataset) -> None:
    table = pq.read_table(folder / f"{name}.parquet")
    assert [tuple(row.values()) for row in table.to_pylist()] == rows_of(dataset, name)
    described = table.schema.field(0).metadata[b"description"].decode()
    assert described == load_tables()[name].columns[0].meaning


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_back_equal(name: str, folder: Path, dataset: Dataset) -> None:
    with duckdb.connect(folder / "kamercijfers.duckdb", read_only=True) as connection:
        assert connection.execute(f'SELECT * FROM "{name}"').fetchall() == rows_of(dataset, name)


@pytest.mark.parametrize("name", TABLES)
def test_sqlite_reads_back_equal(name: str, folder: Path, dataset: Dataset) -> None:
    columns = load_tables()[name].columns
    with closing(sqlite3.connect(folder / "kamercijfers.sqlite")) as connection:
        lines = connection.execute(f'SELECT * FROM "{name}"').fetchall()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    read = [
        tuple(
            read_cell(column, str(cell)) if cell is not None else None
            for column, cell in zip(columns, line, strict=True)
        )
        for line in lines
    ]
    assert read == rows_of(dataset, name)


@pytest.mark.parametrize("name", TABLES)
def test_json_lines_read_back_equal_and_pass_their_schema(
    name: str, folder: Path, dataset: Dataset
) -> None:
    schema = json.loads((folder / "schema" / f"{name}.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    jsonschema.Draft202012Validator.check_schema(schema)
    columns = load_tables()[name].columns
    read = []
    for line in (folder / "jsonl" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        validator.validate(json.loads(line))
        cells = json.loads(line, parse_float=Decimal, parse_int=Decimal).values()
        texts = ("" if cell is None else str(cell) for cell in cells)
        read.append(tuple(map(read_cell, columns, texts)))
    assert read == rows_of(dataset, name)


def test_json_schema_refuses_a_word_outside_the_vocabulary(folder: Path) -> None:
    schema = json.loads((folder / "schema" / "claims.schema.json").read_text())
    line = json.loads((folder / "jsonl" / "claims.jsonl").read_text().splitlines()[0])
    with pytest.raises(jsonschema.ValidationError, match="circa"):
        jsonschema.validate({**line, "comparator": "circa"}, schema)


def test_excel_csv_is_what_a_dutch_excel_opens(folder: Path) -> None:
    body = (folder / "excel" / "claims.csv").read_bytes()
    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(body.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    assert rows[0][3] == "Waarde"
    assert [row[3] for row in rows[1:4]] == ["1500000000", "-12,5", ""]
    assert rows[3][4] == "33,3333"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"])
def test_excel_csv_cannot_start_a_formula(start: str, tmp_path: Path) -> None:
    text = f"{start}HYPERLINK(0)"
    claim = make_claim("c1", "doc", measure=text, section=text, sentence=text, value=Decimal(-5))
    path = tmp_path / "claims.csv"
    dataset = Dataset(claims=(claim,))
    write_excel_csv(path, load_tables()["claims"], dataset.columns("claims"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, cells = csv.reader(file, delimiter=";")
    assert cells.count(f"'{text}") == 3
    assert "-5" in cells


def test_a_number_beyond_the_formats_keeps_its_digits_in_csv(tmp_path: Path) -> None:
    huge, fine = Decimal("9" * 30), Decimal("0.33333333333333333333")
    right = make_dataset("a")
    claims = (dataclasses.replace(right.claims[0], value=huge, step=fine), *right.claims[1:])
    publish(dataclasses.replace(right, claims=claims), tmp_path, run=RUN, keep=1)
    first = pq.read_table(tmp_path / "dataset" / "claims.parquet").to_pylist()[0]
    assert first["value"] is None
    assert first["step"] == Decimal("0.333333333333")
    with (tmp_path / "dataset" / "claims.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (Decimal(row["value"]), Decimal(row["step"])) == (huge, fine)


def test_what_no_format_can_hold_is_replaced(tmp_path: Path) -> None:
    claim = make_claim("a-c1", "a-doc", measure="da\x00ders\ud800\x1f\ufffe", sentence="zo'n 25")
    dataset = dataclasses.replace(make_dataset("a"), claims=(claim,), relations=(), figures=())
    dataset = dataclasses.replace(dataset, decisions=())
    publish(dataset, tmp_path, run=RUN, keep=1)
    publish(Dataset(), tmp_path, run=RUN, keep=2)
    publish(dataset, tmp_path, run=RUN, keep=2)
    assert pq.read_table(tmp_path / "dataset" / "claims.parquet")["measure"].to_pylist() == [
        "da�ders���"
    ]
