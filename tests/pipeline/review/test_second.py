"""A second reading, blind: the cases as nobody had decided them, and how far two readers agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.reconcile import append_decision
from pipeline.review.sitting import Sitting
from pipeline.review.taken.second import append_reading, cohens_kappa, label_of
from tests.pipeline.reconcile.deciding import decide
from tests.pipeline.serve.shelf import RIGHT, WRONG, publish_version


def sitting_in(folder: Path) -> Sitting:
    return Sitting.read(folder / "processed", folder / "decisions.jsonl")


def test_kappa_is_that_of_the_textbook() -> None:
    # Cohen's kappa of a table with 20 and 15 alike, 5 and 10 unlike: 0.4.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert cohens_kappa([("yes", "yes")] * 4) is None
    assert cohens_kappa([]) is None
    assert cohens_kappa([("yes", "no"), ("no", "yes")]) == pytest.approx(-1)


@pytest.mark.parametrize("published", [False, True])
def test_a_decided_case_is_read_again_by_another_and_compared(
    tmp_path: Path, published: bool
) -> None:
    decision = decide("choose_value", RIGHT, WRONG, outcome="monitor:1", by="Eerste")
    publish_version(tmp_path, decisions=[decision] if published else [])
    file = tmp_path / "decisions.jsonl"
    append_decision(file, decision)
    sitting = sitting_in(tmp_path)
    assert not sitting.waiting()
    assert sitting.to_read_again(file, by="Eerste") == []
    (case,) = sitting.to_read_again(file, by="Tweede")
    assert sitting.agreement(file).tell() == "Nog geen geval is door twee mensen gelezen."
    other = label_of("choose_value", ("monitor:1", "brief:1"), "brief:1", case)
    append_reading(file, case=case, answer=str(other), by="Tweede", note="")
    assert sitting.to_read_again(file, by="Tweede") == []
    found = sitting.agreement(file)
    assert (len(found.twice), found.agreed) == (1, 0)
    assert found.tell() == "1 tweemaal gelezen, 0 gelijk; kappa 0,00."


def test_only_the_last_reading_of_somebody_counts(tmp_path: Path) -> None:
    publish_version(tmp_path)
    file = tmp_path / "decisions.jsonl"
    append_decision(file, decide("same", RIGHT, WRONG, by="Eerste"))
    sitting = sitting_in(tmp_path)
    (case,) = sitting.to_read_again(file, by="Tweede")
    for answer in ("different", "same"):
        append_reading(file, case=case, answer=answer, by="Tweede", note="")
    assert sitting.agreement(file).agreed == 1
