"""A fingerprint changes with code, data, options and libraries, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from pipeline.run.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.store.hashes import hash_file


def hash_all(paths: Iterable[Path]) -> Mapping[Path, str]:
    return {path: hash_file(path) for path in paths}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pakketje"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "woorden.toml").write_text("a = 1")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_code_and_data_change_it(package: Path) -> None:
    before = fingerprint(["pakketje"], "", hash_all)
    assert fingerprint(["pakketje"], "", hash_all) == before
    (package / "woorden.toml").write_text("a = 2")
    after = fingerprint(["pakketje"], "", hash_all)
    assert after != before
    (package / "nieuw.py").write_text("")
    assert fingerprint(["pakketje"], "", hash_all) not in (before, after)


def test_options_and_libraries_change_it(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(["pakketje"], "", hash_all)
    assert fingerprint(["pakketje"], "ocr", hash_all) != before
    monkeypatch.setattr("pipeline.run.fingerprint.metadata.version", lambda name: "0")
    assert fingerprint(["pakketje"], "", hash_all) != before


def test_compiled_files_do_not_change_it(package: Path) -> None:
    before = fingerprint(["pakketje"], "", hash_all)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_text("x")
    assert fingerprint(["pakketje"], "", hash_all) == before


def test_the_product_has_one() -> None:
    assert len(fingerprint(ALL_PACKAGES, "", hash_all)) == 64
