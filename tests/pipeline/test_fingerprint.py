"""A fingerprint changes with code, data, options and libraries, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fingerprint import ALL_PACKAGES, fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pakketje"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "woorden.toml").write_text("a = 1")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_code_and_data_change_it(package: Path) -> None:
    before = fingerprint(["pakketje"])
    assert fingerprint(["pakketje"]) == before
    (package / "woorden.toml").write_text("a = 2")
    after = fingerprint(["pakketje"])
    assert after != before
    (package / "nieuw.py").write_text("")
    assert fingerprint(["pakketje"]) not in (before, after)
    room = package / "kamer" / "woordenlijst"
    room.mkdir(parents=True)
    (room / "eenheden.toml").write_text("b = 1")
    nested = fingerprint(["pakketje"])
    (room / "eenheden.toml").write_text("b = 2")
    assert fingerprint(["pakketje"]) != nested


def test_options_and_libraries_change_it(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(["pakketje"])
    assert fingerprint(["pakketje"], "ocr") != before
    monkeypatch.setattr("pipeline.fingerprint.metadata.version", lambda name: "0")
    assert fingerprint(["pakketje"]) != before


def test_compiled_files_do_not_change_it(package: Path) -> None:
    before = fingerprint(["pakketje"])
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_text("x")
    assert fingerprint(["pakketje"]) == before


def test_the_product_has_one() -> None:
    assert len(fingerprint(ALL_PACKAGES)) == 64
