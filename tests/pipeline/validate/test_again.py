"""What is asked without the library is answered as the library does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.dataset import Dataset, Tables
from pipeline.validate import CheckResult, check_tables, report_of, run, validate
from pipeline.validate.again import rows_failing
from pipeline.validate.prepare import prepare_frames
from pipeline.validate.suites import ExpectationFile, load_suite_files
from tests.pipeline.rows import join_datasets, make_dataset
from tests.pipeline.test_start_up import imported_by
from tests.pipeline.validate.test_suites import EXPECTATIONS, PREFIXES, ROWS, break_dataset

BREAKS = [(table, name) for table, breaks in ROWS.items() for name in breaks]


def all_broken() -> Dataset:
    return join_datasets(
        [
            make_dataset("right"),
            *(break_dataset(t, ROWS[t][name], PREFIXES[t, name]) for t, name in BREAKS),
        ]
    )


def asked_here(dataset: Dataset) -> tuple[CheckResult, ...]:
    """Every check put to every row, without the library and without a way out."""
    frames = prepare_frames(Tables(dataset), [*load_suite_files()])
    words = run._vocabularies()
    return tuple(
        run._result(
            one, table, frames[table], len(frames[table]), rows_failing(one, frames[table], words)
        )
        for table, one in EXPECTATIONS
    )


@pytest.mark.parametrize("make", [make_dataset, Dataset, all_broken])
def test_both_say_the_same_of_every_check_and_row(make: Any) -> None:
    dataset = make()
    assert asked_here(dataset) == validate(dataset).results


def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    asked: list[list[str]] = []
    suites = run._run_suites

    def watched(tables: Tables, names: list[str]) -> object:
        asked.append([*names])
        return suites(tables, names)

    monkeypatch.setattr(run, "_run_suites", watched)
    return asked


def test_the_library_is_asked_before_anything_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make_dataset()
    first = check_tables(Tables(whole))
    asked = opened(monkeypatch)
    broken = replace(whole, relations=(replace(whole.relations[0], left="niemand:1"),))
    assert not report_of(check_tables(Tables(broken), earlier=first)).publishable
    assert [{*names} for names in asked] == [{"relations", "figures"}]


def test_a_warning_is_told_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make_dataset()
    first = check_tables(Tables(whole))
    odd = replace(whole.claims[0], step=Decimal(0))
    doubtful = replace(whole, claims=(odd, *whole.claims[1:]))
    asked = opened(monkeypatch)
    report = report_of(check_tables(Tables(doubtful), earlier=first))
    assert asked == []
    assert report.warnings
    assert report == validate(doubtful)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "expect_column_values_to_be_odd"},
        {"kwargs": {"column": "claim_id", "mostly": 0.9}},
        {"kwargs": {"column": "claim_ids"}},
    ],
)
def test_what_is_not_known_here_is_not_answered(change: dict[str, Any]) -> None:
    known = {
        "type": "expect_column_values_to_not_be_null",
        "severity": "critical",
        "kwargs": {"column": "claim_id"},
        "meta": {"check": "claims.has_id", "waarom": "Zonder kenmerk niets.", "breuk": "x"},
    }
    frame = prepare_frames(Tables(make_dataset()), ["claims"])["claims"]
    assert rows_failing(ExpectationFile.model_validate(known), frame, {}) == []
    with pytest.raises(KeyError):
        rows_failing(ExpectationFile.model_validate({**known, **change}), frame, {})


def test_after_a_decision_the_library_is_not_even_opened(root: Path) -> None:
    program = (
        "from dataclasses import replace\n"
        "from pipeline.dataset import Tables\n"
        "from pipeline.validate import run\n"
        "from pipeline.validate.report import Checked\n"
        "from tests.pipeline.rows import make_dataset\n"
        "whole = make_dataset()\n"
        "kept = {n: Checked(run._digest_of(n, Tables(whole)), ()) for n in Tables(whole)}\n"
        "changed = Tables(replace(whole, decisions=()))\n"
        "assert run.check_tables(changed, earlier=kept)['decisions'].results"
    )
    assert imported_by(program, ("great_expectations",), root) == []
