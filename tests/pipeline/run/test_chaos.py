"""Thirty documents, and an error of ours at one of them, at any rule: twenty-nine are published.

CHAOS in the environment says how many rules to try: 2 unless told, 0 for all of them.
"""

from __future__ import annotations

import importlib
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.dataset import Dataset, Tables
from pipeline.reconcile import Comparison
from schemas.records import Claim, Document, Extraction, Relation
from tests.pipeline.run.conftest import Command, documents, last_record, published

pytestmark = pytest.mark.slow
RULES = (
    "pipeline.reconcile.documents.corpus.view_of",
    "pipeline.reconcile.whole.relate.find_echoes",
    "pipeline.reconcile.figures._figure",
    "pipeline.run.comparing.compare._decide",
    "pipeline.run.comparing.compare.link_references",
    "pipeline.run.comparing.compare.lead_to_sources",
    "pipeline.run.comparing.make.check_tables",
    "pipeline.run.comparing.make.without_rows",
    "pipeline.run.comparing.make.render_quality_page",
    "pipeline.dataset._count_rows",
    "pipeline.dataset._place_pages",
    "pipeline.publish.standards.annotations.annotate",
)
COMPUTATIONS = (
    "pipeline.reconcile.whole.judged.compare",
    "pipeline.reconcile.whole.judged.explain",
    "pipeline.reconcile.whole.within.derive",
    "pipeline.reconcile.whole.within.find_sums",
    "pipeline.reconcile.whole.within.relate_to_own_tables",
)
TRIED = int(os.environ.get("CHAOS", "2"))
SEED = 20261130


def drawn() -> list[tuple[str, int]]:
    """The rules to break, each at a document of its own."""
    draw = random.Random(SEED)
    rules = draw.sample(RULES, min(TRIED or len(RULES), len(RULES)))
    return [(rule, draw.randrange(30)) for rule in rules]


def mentions(value: Any, doc_id: str) -> bool:
    """Whether this is, or holds, something that the document claims or is read in."""
    match value:
        case str():
            return value == doc_id or value.startswith(f"{doc_id}:")
        case Relation():
            return mentions((value.left, value.right), doc_id)
        case Document():
            return value.doc_id == doc_id and value.status == "ok"
        case Claim() | Comparison():
            ends = (value,) if isinstance(value, Claim) else (value.left, value.right)
            return any(claim.doc_id == doc_id for claim in ends)
        case Extraction():
            return mentions(value.document, doc_id)
        case dict():
            return any(mentions(one, doc_id) for one in value.values())
        case list() | tuple() | set() | frozenset():
            return any(mentions(one, doc_id) for one in value)
        case Dataset():
            return mentions(value.documents, doc_id) or mentions(value.claims, doc_id)
        case Tables():
            told = zip(value["documents"]["doc_id"], value["documents"]["status"], strict=True)
            return (doc_id, "ok") in told
    return False


def broken(rule: Callable[..., Any], doc_id: str) -> Callable[..., Any]:
    """The rule, with an error at the one document; that an object remembers it breaks nothing."""
    told = int(rule.__code__.co_varnames[:1] == ("self",))

    def breaks(*parts: Any, **named: Any) -> Any:
        if any(mentions(part, doc_id) for part in (*parts[told:], *named.values())):
            raise IndexError(f"een fout van ons bij {doc_id}")
        return rule(*parts, **named)

    return breaks


@pytest.mark.parametrize(("rule", "number"), drawn())
def test_an_error_at_one_document_costs_that_document(
    folder: Path,
    kamercijfers: Command,
    monkeypatch: pytest.MonkeyPatch,
    rule: str,
    number: int,
) -> None:
    for each in range(30):
        (folder / "raw" / f"d{each}.pdf").write_text(f"goed {each + 3} {each + 4} 77")
    module, _, name = rule.rpartition(".")
    sound = getattr(importlib.import_module(module), name)
    monkeypatch.setattr(f"{module}.{name}", broken(sound, f"d{number}"))
    code, out, err = kamercijfers("run", "--jobs", "1")
    assert code == 4, err
    rows = documents(folder / "processed")
    assert len(rows) == 30
    aside = {doc_id: row["reason"] for doc_id, row in rows.items() if row["status"] != "ok"}
    assert [*aside] == [f"d{number}"]
    assert aside[f"d{number}"].startswith("fault: ")
    assert "IndexError" in aside[f"d{number}"]
    assert f"d{number}.pdf: fault" in out
    assert last_record(folder / "processed")["published"]["counts"]["claims"] == 29 * 3
    before = published(folder / "processed")
    assert kamercijfers("run", "--jobs", "1")[0] == 4
    assert published(folder / "processed") == before


@pytest.mark.parametrize(
    "rule", random.Random(SEED).sample(COMPUTATIONS, min(TRIED or 99, len(COMPUTATIONS)))
)
def test_an_error_in_a_rule_costs_its_pair_or_computation_and_is_told(
    folder: Path, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    for each in range(30):
        (folder / "raw" / f"d{each}.pdf").write_text(f"goed {each % 3 + 333}\n{each}")
    code, out, _ = kamercijfers("run", "--jobs", "1")
    (sound_relations,) = (line for line in out.splitlines() if line.startswith("Relaties: "))
    module, _, name = rule.rpartition(".")
    sound = getattr(importlib.import_module(module), name)
    monkeypatch.setattr(f"{module}.{name}", broken(sound, "d7"))
    code, out, err = kamercijfers("run", "--jobs", "1", "--full-refresh")
    assert code == 0, err
    assert {row["status"] for row in documents(folder / "processed").values()} == {"ok"}
    assert "Regel liep vast: " in out
    assert "d7" in out
    assert "IndexError: een fout van ons bij d7" in out
    told = last_record(folder / "processed")["published"]["documents"]
    assert [one["doc_id"] for one in told if one["doc_id"] == "d7" and one["issues"]] == ["d7"]
    assert int(sound_relations.split()[1]) >= int(out.partition("Relaties: ")[2].split()[0]) > 20
    monkeypatch.setattr(f"{module}.{name}", sound)
    code, out, _ = kamercijfers("run", "--jobs", "1", "--full-refresh")
    assert sound_relations in out
    assert "Regel liep vast" not in out


def test_rows_that_fail_a_check_set_their_document_aside(
    folder: Path, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.validate import check_tables

    monkeypatch.setattr("pipeline.run.comparing.make.check_tables", check_tables)
    for each in range(5):
        how = "scheef" if each == 3 else "goed"
        (folder / "raw" / f"d{each}.pdf").write_text(f"{how} {each + 3} {each + 300}")
    code, out, err = kamercijfers("run", "--jobs", "1")
    assert code == 4, err
    rows = documents(folder / "processed")
    assert {doc_id: row["claims"] for doc_id, row in rows.items()} == {
        **{f"d{each}": "2" for each in range(5)},
        "d3": "0",
    }
    assert rows["d3"]["reason"].startswith("checks: claims.found_in_sentence (2×): ")
    assert "Apart gezet: 1" in out
    (folder / "raw" / "d3.pdf").write_text("goed 6 303")
    assert kamercijfers("run", "--jobs", "1")[0] == 0
    assert documents(folder / "processed")["d3"]["status"] == "ok"
