"""What was found is remembered to the letter, or not at all."""

from __future__ import annotations

import pytest

from pipeline.reconcile import PreviousReconciliation
from pipeline.run.comparing.memory import (
    CHECKS,
    RELATIONS,
    keep,
    keep_checks,
    recall,
    recall_checks,
)
from pipeline.store.store import in_memory
from pipeline.validate import Checked, CheckResult, FailingRow
from schemas.records import Relation

FOUND = PreviousReconciliation(
    (
        Relation("a:1", "b:1", "agrees", "", "De brief noemt “25”: hetzelfde getal.", 0.8213),
        Relation("a:1", "c:2", "explained", "period", "Een andere periode.", 0.3333, "steward"),
    ),
    described=bytes(range(16)),
)


def test_what_was_found_comes_back_equal() -> None:
    with in_memory() as store:
        keep(store, "code", FOUND)
        assert recall(store, "code") == FOUND


def test_what_other_code_found_is_not_recalled() -> None:
    with in_memory() as store:
        assert recall(store, "code") is None
        keep(store, "code", FOUND)
        assert recall(store, "other") is None


def test_what_was_damaged_is_found_anew() -> None:
    with in_memory() as store:
        keep(store, "code", FOUND)
        store.keep_blobs({RELATIONS: b"PAR1" * 20})
        assert recall(store, "code") is None


def test_what_was_damaged_is_kept_again_and_what_holds_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with in_memory() as store:
        keep(store, "code", FOUND)
        store.keep_blobs({RELATIONS: b"PAR1" * 20})
        keep(store, "code", FOUND)
        assert recall(store, "code") == FOUND
        monkeypatch.setattr(store, "keep_blobs", None)
        keep(store, "code", FOUND)


CHECKED = {
    "claims": Checked(
        "0f" * 32,
        (
            CheckResult(
                "claims.value",
                "claims",
                "critical",
                "Zonder waarde …",
                checked=3,
                failed=1,
                rows=(FailingRow("a:1", "a", 2, "value = leeg"),),
                names=("a:1",),
                homes=("a",),
            ),
        ),
    ),
    "pages": Checked("1e" * 32, ()),
}


def test_what_the_checks_found_comes_back_equal_to_the_same_code_only() -> None:
    with in_memory() as store:
        assert recall_checks(store, "code") is None
        keep_checks(store, "code", CHECKED)
        assert recall_checks(store, "code") == CHECKED
        assert recall_checks(store, "other") is None
        store.keep_blobs({CHECKS: b"{}"})
        assert recall_checks(store, "code") is None
