"""Every format read back says what was published."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pyarrow.parquet as pq
import pytest

from pipeline.dataset import Dataset
from pipeline.publish import Catalog, RunInfo, publish
from pipeline.publish.annotations import annotate
from pipeline.publish.delimited import write_excel_csv
from schemas.tables import Column, load_tables
from tests.pipeline.rows import join_datasets, make_claim, make_dataset, make_document

RUN = RunInfo("00001-test", "2021-03-06T02:00:00Z")
TABLES = list(load_tables())
AWKWARD = 'Van "30; 40, of 50" daders\nis \t <script>alert(1)</script> bekend — één\u00a0ding.'


def make_awkward_dataset() -> Dataset:
    """Two right documents; the first one's claims hold what formats stumble over."""
    first, second = make_dataset("a"), make_dataset("b")
    claims = (
        dataclasses.replace(
            first.claims[0],
            value=Decimal("1.5E+9"),
            step=Decimal("100000000"),
            sentence=AWKWARD,
            x0=0.1 + 0.2,
        ),
        dataclasses.replace(first.claims[1], value=Decimal("-12.50"), measure="=1+1"),
        first.claims[2],
    )
    return join_datasets([dataclasses.replace(first, claims=claims), second])


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return make_awkward_dataset()


@pytest.fixture(scope="module")
def folder(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published dataset."""
    processed = tmp_path_factory.mktemp("processed")
    publish(dataset, processed, run=RUN, keep=3, quality="<!doctype html>")
    return processed / "dataset"


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


def test_frictionless_finds_the_data_package_valid(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert [task.name for task in report.tasks] == TABLES


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        ("a-c1,a-c2,explained", "a-c1,a-weg,explained", "foreign-key"),
        ("explained,count_unit", "misschien,count_unit", "constraint-error"),
        ("0.8,rule", "0.9,rule", "hash-count"),
    ],
)
def test_frictionless_notices_what_is_wrong(
    folder: Path, tmp_path: Path, before: str, after: str, error: str
) -> None:
    frictionless = pytest.importorskip("frictionless")
    for path in [*folder.glob("*.csv"), folder / "datapackage.json"]:
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(before, after), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert error in {kind for (kind,) in report.flatten(["type"])}


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


def test_checksums_hold_for_every_file(folder: Path) -> None:
    lines = (folder / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    files = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    assert listed.keys() == files.keys() - {"checksums.sha256", "kamercijfers.duckdb"}
    for name, digest in listed.items():
        assert hashlib.sha256(files[name].read_bytes()).hexdigest() == digest


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_csvw_names_the_columns_as_the_files_do(folder: Path) -> None:
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    for table in described["tables"]:
        with (folder / table["url"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [column["titles"] for column in table["tableSchema"]["columns"]] == header


def validate_csvw(folder: Path) -> bool:
    csvw = pytest.importorskip("csvw")
    return bool(csvw.CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)


def test_a_csvw_validator_finds_the_files_valid(folder: Path) -> None:
    assert validate_csvw(folder)


@pytest.mark.parametrize(
    ("before", "after"),
    [("a-c1,a-c2,explained", "a-c1,a-weg,explained"), ("1500000000", "anderhalf miljard")],
)
def test_a_csvw_validator_notices_what_is_wrong(
    folder: Path, tmp_path: Path, before: str, after: str
) -> None:
    for path in [*folder.glob("*.csv"), folder / "csv-metadata.json"]:
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(before, after), encoding="utf-8")
    try:
        valid = validate_csvw(tmp_path)
    except ValueError:
        valid = False
    assert not valid


MANDATORY = {
    "dcat:Catalog": {
        "dct:title",
        "dct:description",
        "dct:publisher",
        "dcat:contactPoint",
        "dcat:dataset",
    },
    "dcat:Dataset": {
        "dct:title",
        "dct:description",
        "dct:identifier",
        "dct:accessRights",
        "dcat:contactPoint",
        "dct:creator",
        "dct:publisher",
        "dcat:theme",
    },
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dcat:mediaType"},
}


def test_dcat_has_what_dcat_ap_nl_demands(folder: Path) -> None:
    catalog = json.loads((folder / "dcat.jsonld").read_text(encoding="utf-8"))
    dataset = catalog["dcat:dataset"]
    for thing in (catalog, dataset, *dataset["dcat:distribution"]):
        assert MANDATORY[thing["@type"]] <= thing.keys()
    for distribution in dataset["dcat:distribution"]:
        assert (folder / distribution["dcat:downloadURL"]["@id"]).is_file()


def test_dcat_says_what_the_configuration_says(tmp_path: Path) -> None:
    catalog = Catalog(publisher="Gemeente", email="a@voorbeeld.nl", base_url="https://x.nl/d/")
    publish(make_dataset(), tmp_path, run=RUN, keep=1, catalog=catalog)
    text = (tmp_path / "dataset" / "dcat.jsonld").read_text(encoding="utf-8")
    described = json.loads(text)
    assert described["dct:publisher"]["foaf:name"]["@value"] == "Gemeente"
    assert described["dcat:contactPoint"]["vcard:hasEmail"]["@id"] == "mailto:a@voorbeeld.nl"
    assert '"https://x.nl/d/claims.csv"' in text


def test_every_claim_is_a_web_annotation(folder: Path, dataset: Dataset) -> None:
    lines = (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(dataset.claims)
    annotation = json.loads(lines[1])
    assert annotation["body"]["id"] == "urn:kamercijfers:claim:a-c2"
    assert annotation["target"]["source"] == "https://voorbeeld.nl/brief.pdf"
    quote, fragment = annotation["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "30",
        "prefix": "Per jaar stromen ",
        "suffix": " toezichten in.",
    }
    assert fragment["value"] == "page=1&viewrect=100.00,200.00,12.50,11.25"


def test_an_annotation_follows_no_address_but_of_the_web() -> None:
    document = make_document("d", source_url="javascript:alert(1)")
    annotation = annotate(make_claim("c", "d"), document)
    assert annotation["target"]["source"] == f"urn:sha256:{document.sha256}"


def test_datasette_metadata_names_tables_and_columns_of_the_database(folder: Path) -> None:
    described = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    tables = described["databases"]["kamercijfers"]["tables"]
    with closing(sqlite3.connect(folder / "kamercijfers.sqlite")) as connection:
        for name, table in tables.items():
            found = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            assert [column[1] for column in found] == list(table["columns"])


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
