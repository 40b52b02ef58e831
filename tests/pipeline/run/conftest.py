"""A folder to run in, with the quick reader in place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import run_command
from tests.pipeline.run import quick

Write = Callable[..., None]
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with an empty raw/."""
    monkeypatch.chdir(tmp_path)
    for (module, name), replacement in quick.REPLACED.items():
        monkeypatch.setattr(f"{module}.{name}", replacement)
    (tmp_path / "raw").mkdir()
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write documents into raw/: `write(a="goed 5", b="hangt")`."""

    def write_documents(**texts: str) -> None:
        for name, text in texts.items():
            (folder / "raw" / f"{name}.pdf").write_text(text)

    return write_documents


@pytest.fixture
def kamercijfers(folder: Path, capfd: pytest.CaptureFixture[str]) -> Command:
    """Run a command: exit code, standard output, standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run_command(list(arguments))
        out, err = capfd.readouterr()
        return code, out, err

    return run


def published(processed: Path) -> dict[str, bytes]:
    """Every file of the published version, by name.

    DuckDB puts a random identifier in its files, so that one and the list of hashes are left out.
    """
    dataset = processed / "dataset"
    return {
        path.relative_to(dataset).as_posix(): path.read_bytes()
        for path in sorted(dataset.rglob("*"))
        if path.is_file() and path.name not in ("kamercijfers.duckdb", "checksums.sha256")
    }


def documents(processed: Path) -> Mapping[str, dict[str, Any]]:
    """The published documents, by id."""
    import csv

    with (processed / "dataset" / "documents.csv").open(newline="") as file:
        return {row["doc_id"]: row for row in csv.DictReader(file)}


def last_record(processed: Path) -> dict[str, Any]:
    """The record of the last run."""
    newest = sorted((processed / "runs").glob("*.json"))[-1]
    record: dict[str, Any] = json.loads(newest.read_text())
    return record
