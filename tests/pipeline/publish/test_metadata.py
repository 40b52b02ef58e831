"""What is said about the files holds for the files; validators of others agree."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from schemas.tables import load_tables

TABLES = list(load_tables())


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


def test_checksums_hold_for_every_file(folder: Path) -> None:
    lines = (folder / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    files = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    assert listed.keys() == files.keys() - {"checksums.sha256"}
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


def test_datasette_metadata_names_tables_and_columns_of_the_database(folder: Path) -> None:
    described = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    tables = described["databases"]["kamercijfers"]["tables"]
    with closing(sqlite3.connect(folder / "kamercijfers.sqlite")) as connection:
        for name, table in tables.items():
            found = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            assert found
            assert "columns" not in table or [c[1] for c in found] == list(table["columns"])
