"""docs/extending.md, done row by row: what is added on a copy shows in the dataset and the check.

`additions.toml` holds the rows. One copy of the product gets all of them, and reads and checks the
same papers as the product without them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.check.papers import write_paper

ADDITIONS = tomllib.loads(Path(__file__).with_name("additions.toml").read_text("utf-8"))["addition"]
PACKAGES = ("pipeline", "extractors", "schemas")
SHOWN_ELSEWHERE = {
    "a form of number (a new kind of range, share, number word)": "tests/extractors/numbers",
    "A name of ours in text": "tests/build_backend",
    "A way of telling to programs": "tests/pipeline/serve/test_api.py",
    "a name in a table whose figures have a unit of their own": (
        "tests/extractors/pdf/tables/test_named_units.py"
    ),
    "a threshold of the reconciler": "tests/pipeline/reconcile/test_rules.py",
    "what speaks for a number as a norm, goal or plan, or against it": (
        "tests/extractors/meaning/test_norms.py"
    ),
    "what tells that a letter means the neighbour of the number it tells": (
        "tests/pipeline/reconcile/evidence/mistakes/test_instead.py"
    ),
    "how surely two claims must be the same before something is said": (
        "tests/pipeline/reconcile/evidence/test_certainty.py"
    ),
}
"""Rows that need code of their own, with where such code is shown to work."""
SOURCE = '[[source]]\nname = "havens"\nkind = "list"\npath = "{}"\n'
TITLE, PUBLISHER = "Peilbericht waterstaat 2023", "Een uitgave van de Waterraad Nieuwland."


@dataclass(frozen=True, slots=True)
class Product:
    """What a product made of the papers: its tables, findings, and what it printed."""

    tables: Mapping[str, list[dict[str, Any]]]
    findings: list[dict[str, Any]]
    said: str

    def shows(self, addition: Mapping[str, Any]) -> Mapping[str, bool]:
        """For each thing an addition should bring about, whether it holds."""
        told = {
            "claim": lambda wanted: any(
                wanted.items() <= row.items() and row["sentence"] == addition["told"]
                for row in self.tables["claims"]
            ),
            "reference": lambda wanted: _holds(wanted, self.tables["law_references"]),
            "rejected": lambda wanted: _holds(wanted, self.tables["rejected"]),
            "document": lambda wanted: _holds(wanted, self.tables["documents"]),
            "finding": lambda wanted: any(
                wanted.items() <= row.items() and row["sentence"] == addition["letter"]
                for row in self.findings
            ),
            "explanation": lambda wanted: any(
                wanted in row["explanation"] for row in self.findings
            ),
            "columns": lambda wanted: self.tables["claims"][0].keys() >= {*wanted},
            "prints": lambda wanted: wanted in self.said,
        }
        return {name: holds(addition[name]) for name, holds in told.items() if name in addition}


def _holds(wanted: Mapping[str, Any], rows: list[dict[str, Any]]) -> bool:
    return any(wanted.items() <= row.items() for row in rows)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source in raw/ and a letter that retells it."""
    folder = tmp_path_factory.mktemp("papieren")
    (folder / "raw").mkdir()
    told = [PUBLISHER, *(a["told"] for a in ADDITIONS if "told" in a)]
    write_paper(folder / "raw" / "bron.pdf", TITLE, told)
    letters = [a["letter"] for a in ADDITIONS if "letter" in a]
    write_paper(folder / "brief.pdf", "Stand van de waterstaat 2023", letters)
    shared = folder / "shared"
    shared.mkdir()
    held = write_paper(shared / "havens.pdf", "Havens", ["In 2023 waren er 41 havens."])
    (shared / "list.txt").write_text(f"{held}\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(papers: Path, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Product:
    """The product as it is."""
    return _try_out(root, papers, tmp_path_factory.mktemp("zonder"))


@pytest.fixture(scope="module")
def extended(papers: Path, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Product:
    """A copy of the product with everything added."""
    copy = tmp_path_factory.mktemp("kopie")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / package, copy / package, ignore=ignored)
    for addition in ADDITIONS:
        for edit in addition["edits"]:
            _write(copy / edit["file"], edit.get("find", ""), edit["add"])
    met = tmp_path_factory.mktemp("met")
    source = SOURCE.format(papers / "shared" / "list.txt")
    (met / "raw").mkdir()
    (met / "raw" / "sources.toml").write_text(source, "utf-8")
    return _try_out(copy, papers, met, KAMERCIJFERS_MOMENT="avond")


def _write(path: Path, find: str, add: str) -> None:
    text = path.read_text("utf-8") if path.exists() else ""
    if find:
        assert text.count(find) == 1, f"{path.name}: {find!r}"
        text = text.replace(find, find + add)
    else:
        text = text + add if text else add.lstrip("\n")
    path.write_text(text, "utf-8")


def _try_out(product: Path, papers: Path, folder: Path, **environment: str) -> Product:
    shutil.copytree(papers, folder, dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("product.py"), folder],
        env={**os.environ, "PYTHONPATH": str(product), **environment},
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Product(**json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("addition", ADDITIONS, ids=lambda addition: addition["row"])
def test_what_is_added_shows_and_did_not_before(
    addition: dict[str, Any], plain: Product, extended: Product
) -> None:
    after, before = extended.shows(addition), plain.shows(addition)
    assert after
    assert all(after.values()), after
    assert not any(before.values()), before


def test_every_row_of_the_table_is_done(root: Path) -> None:
    text = (root / "docs" / "extending.md").read_text("utf-8")
    rows = re.findall(r"^\| (.+?) \|", text.partition("|---|")[2].partition("\n## ")[0], re.M)
    rows += re.findall(r"^## (A .+)", text, re.M)
    done = {addition["row"] for addition in ADDITIONS}
    assert {*rows} == done | SHOWN_ELSEWHERE.keys()
