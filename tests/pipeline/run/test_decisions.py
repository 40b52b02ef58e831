"""What stewards decide is applied by the next run, and survives the output folder."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from pipeline.reconcile import append_decision, make_decision
from pipeline.run.comparing.compare import compare_documents
from schemas.records import Extraction
from tests.pipeline.reconcile.making import LETTER, MONITOR, households
from tests.pipeline.run.conftest import Command, Write


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "processed" / "dataset" / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_rejected_claim_moves_to_the_rejected_strings(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5 6", b="goed 5 9")
    kamercijfers("run")
    code, out, _ = kamercijfers(
        "decide", "reject_claim", "a:0", "--because", "een rijnummer", "--by", "Ans"
    )
    assert code == 0
    assert "reject_claim over a:0 (5 count)" in out
    assert kamercijfers("run")[0] == 0
    assert [row["claim_id"] for row in table(folder, "claims")] == ["a:1", "b:0", "b:1"]
    (row,) = table(folder, "rejected")
    assert (row["doc_id"], row["as_written"], row["reason"]) == ("a", "5", "decided")
    assert not [row for row in table(folder, "relations") if "a:0" in row.values()]
    numbers = {row["doc_id"]: row["numbers"] for row in table(folder, "documents")}
    assert numbers == {"a": "2", "b": "2"}
    shutil.rmtree(folder / "processed")
    kamercijfers("run")
    assert len(table(folder, "rejected")) == 1


def test_a_decision_on_a_value_that_changed_waits_for_the_steward(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    kamercijfers("run")
    kamercijfers("decide", "rename_indicator", "a:0", "--outcome", "daders", "--because", "zo")
    kamercijfers("run")
    assert table(folder, "claims")[0]["indicator"] == "daders"
    write(a="goed 7")
    _, out, _ = kamercijfers("run")
    assert "Wacht op een beslissing: 1" in out
    assert table(folder, "claims")[0]["indicator"] == ""
    assert "Wacht op een beslissing: 1" in kamercijfers("status")[1]


def test_run_status_and_review_count_the_same(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5", b="goed 7")
    kamercijfers("run")
    for claim_id in ("a:0", "b:0"):
        kamercijfers("decide", "reject_claim", claim_id, "--because", "zo", "--by", "Ans")
    write(a="goed 6", b="goed 8")
    _, told, _ = kamercijfers("run")
    review = json.loads(kamercijfers("review", "--json")[1])
    waiting = sum(len(review[sort]) for sort in ("contested", "stale"))
    assert f"Wacht op een beslissing: {waiting}\n" in told
    assert f"Wacht op een beslissing: {waiting}\n" in kamercijfers("status")[1]
    assert told.count("besloten op 5, nu 6") == 1
    for case in review["stale"]:
        kamercijfers("decide", "withdraw", case["decision"]["decision_id"], "--because", "klaar")
    assert "Wacht op een beslissing" not in kamercijfers("run")[1]
    assert "Wacht op een beslissing" not in kamercijfers("status")[1]


def test_a_decision_on_an_unknown_claim_is_refused(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    kamercijfers("run")
    code, _, err = kamercijfers("decide", "reject_claim", "a:9", "--because", "weg")
    assert code == 2
    assert "a:9 staat niet in de gepubliceerde dataset" in err
    assert kamercijfers("decide", "onzin", "a:0", "--because", "x")[0] == 2
    assert kamercijfers("decide", "reject_claim", "a:0")[0] == 2
    assert not (folder / "raw" / "decisions.jsonl").exists()


def test_a_dry_run_of_a_decision_writes_nothing(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    kamercijfers("run")
    code, out, _ = kamercijfers("decide", "reject_claim", "a:0", "--because", "x", "--dry-run")
    assert code == 0
    assert out.startswith("Zou vastleggen")
    assert not (folder / "raw" / "decisions.jsonl").exists()


def test_a_broken_line_of_decisions_stops_the_run_and_says_which(
    folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5")
    (folder / "raw" / "decisions.jsonl").write_text("{}\n")
    code, _, err = kamercijfers("run")
    assert code == 2
    assert "Regel 1 van decisions.jsonl" in err


def test_a_claim_is_explained(folder: Path, write: Write, kamercijfers: Command) -> None:
    write(a="goed 5", b="goed 5 8")
    kamercijfers("run")
    code, out, _ = kamercijfers("explain", "a:0")
    assert code == 0
    assert "In 2000 waren er 5 daders." in out
    assert "b:0" in out
    assert json.loads(kamercijfers("explain", "a:0", "--json")[1])["asked"] == "a:0"
    assert kamercijfers("explain", "a:7")[0] == 2


def test_a_confirmed_contradiction_stays_in_the_dataset_and_waits_no_more(tmp_path: Path) -> None:
    pair = (households("monitor:1", "614000"), households("brief:1", "641000"))
    extractions = [
        Extraction(document, claims=(claim,), numbers=1)
        for document, claim in zip((MONITOR, LETTER), pair, strict=True)
    ]
    path = tmp_path / "decisions.jsonl"
    before = compare_documents(extractions, decisions=path, previous=None, earlier=None)
    assert [told.partition(":")[0] for told in before.waiting] == ["Strijdig"]
    confirmed = make_decision(
        "same",
        pair,
        because="beide stukken houden dit vol",
        decided_by="Ans",
        decided_at=dt.datetime(2024, 6, 1, tzinfo=dt.UTC),
    )
    append_decision(path, confirmed)
    after = compare_documents(extractions, decisions=path, previous=None, earlier=None)
    assert after.waiting == ()
    assert [r.verdict for r in after.dataset.relations] == ["contradicts"]
    assert [f.status for f in after.dataset.figures] == ["contested"]


def files_of(processed: Path) -> dict[str, bytes]:
    """What is published, but for DuckDB's file, which carries an identifier of its own."""
    folder = (processed / "dataset").resolve()
    odd = ("kamercijfers.duckdb", "checksums.sha256")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in odd
    }


DECISIONS = {
    "same": ("same", "a:0", "b:0"),
    "other": ("different", "--outcome", "period", "a:1", "b:1"),
    "chosen": ("choose_value", "--outcome", "b:1", "a:1", "b:1"),
    "renamed": ("rename_indicator", "--outcome", "daders", "a:0"),
    "rejected": ("reject_claim", "a:1"),
}


@pytest.mark.parametrize("decision", DECISIONS)
def test_after_a_decision_what_is_published_is_what_a_whole_run_would(
    decision: str, folder: Path, write: Write, kamercijfers: Command
) -> None:
    write(a="goed 5 6 7", b="goed 5 9", c="goed 7 6 31")
    kamercijfers("run")
    kamercijfers("decide", *DECISIONS[decision], "--because", "nagekeken", "--by", "Ans")
    shutil.copytree(folder / "processed", folder / "heel", symlinks=True)
    (folder / "heel" / "herkomst.json").unlink()
    assert kamercijfers("run")[0] == 0
    assert kamercijfers("run", "raw", "--processed", "heel", "--full-refresh")[0] == 0
    told = files_of(folder / "processed")
    assert told == files_of(folder / "heel")
    assert b'"new": "0002-' in told["wijzigingen.json"]
