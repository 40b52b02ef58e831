"""The file of decisions: written to last, and read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.reconcile import append_decision, load_decisions
from schemas.errors import UsageError
from tests.pipeline.reconcile.deciding import FALSE, TRUE, decide, withdraw


def test_a_decision_survives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "raw" / "decisions.jsonl"
    decisions = [decide("same", TRUE, FALSE), decide("reject_claim", FALSE)]
    for decision in decisions:
        append_decision(path, decision)
    assert list(load_decisions(path)) == decisions


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.jsonl") == ()


def test_a_file_without_a_last_newline_is_continued_on_a_new_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, decide("same", TRUE, FALSE))
    path.write_text(path.read_text().rstrip("\n"))
    append_decision(path, decide("reject_claim", FALSE))
    assert len(load_decisions(path)) == 2


def test_the_same_decision_is_not_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, decide("same", TRUE, FALSE))
    with pytest.raises(UsageError, match="staat al"):
        append_decision(path, decide("same", TRUE, FALSE))


@pytest.mark.parametrize("damage", ["geen json", '{"kind": "same"}', '{"extra": 1}'])
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, decide("same", TRUE, FALSE))
    path.write_text(path.read_text() + damage + "\n")
    with pytest.raises(UsageError, match="Regel 2"):
        load_decisions(path)


def test_a_withdrawal_withdraws_a_decision_that_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    rejection = decide("reject_claim", FALSE)
    taken_back = withdraw(rejection)
    for decision in (rejection, taken_back):
        append_decision(path, decision)
    assert load_decisions(path) == (rejection, taken_back)
    path.write_text("\n".join(reversed(path.read_text().splitlines())))
    with pytest.raises(UsageError, match="dat er niet boven staat"):
        load_decisions(path)
