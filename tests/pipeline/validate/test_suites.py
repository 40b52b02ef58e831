"""Every expectation has a row that breaks it and only it; a suite is never half loaded."""

from __future__ import annotations

import dataclasses
import json
import tomllib
import typing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.dataset import Dataset, Tables
from pipeline.validate import FailingRow, ValidationReport, validate
from pipeline.validate.again import rows_failing
from pipeline.validate.prepare import prepare_frames
from pipeline.validate.suites import (
    SuiteFile,
    load_suite,
    load_suite_files,
    read_suite_file,
)
from schemas.errors import KamercijfersError
from tests.pipeline.rows import join_datasets, make_dataset

ROWS: dict[str, dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parent / "breaking_rows.toml").read_text(encoding="utf-8")
)
EXPECTATIONS = [
    (table, expectation)
    for table, file in load_suite_files().items()
    for expectation in file.expectations
]
PREFIXES = {
    (table, name): f"e{number:03d}"
    for number, (table, name) in enumerate(
        (table, name) for table, breaks in ROWS.items() for name in breaks
    )
}


def break_dataset(table: str, changes: list[dict[str, Any]], prefix: str) -> Dataset:
    dataset = make_dataset(prefix)
    for change in changes:
        dataset = _change_row(dataset, change.get("table", table), change, prefix)
    return dataset


def _change_row(dataset: Dataset, table: str, change: dict[str, Any], prefix: str) -> Dataset:
    rows = list(getattr(dataset, table))
    position = change.get("row", 0)
    hints = typing.get_type_hints(type(rows[position]))
    values = {
        name: _read_value(value, hints[name], prefix)
        for name, value in change.items()
        if name not in {"table", "row", "copy"}
    }
    changed = dataclasses.replace(rows[position], **values)
    if change.get("copy"):
        rows.append(changed)
    else:
        rows[position] = changed
    return dataclasses.replace(dataset, **{table: tuple(rows)})


def _read_value(value: Any, hint: Any, prefix: str) -> Any:
    if isinstance(value, list):
        return tuple(_read_value(part, str, prefix) for part in value)
    if isinstance(value, str) and Decimal in typing.get_args(hint):
        return Decimal(value) if value else None
    return value.replace("{i}", prefix) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def broken() -> Dataset:
    """One right dataset, and for every expectation one that breaks it."""
    return join_datasets(
        [
            make_dataset("right"),
            *(
                break_dataset(table, changes, PREFIXES[table, name])
                for table, breaks in ROWS.items()
                for name, changes in breaks.items()
            ),
        ]
    )


@pytest.fixture(scope="module")
def report(broken: Dataset) -> ValidationReport:
    return validate(broken)


def _prefix(row: FailingRow, table: str, dataset: Dataset) -> str:
    """The dataset a failing row comes from; a row without an id is named by its position."""
    told = row.doc_id or row.key
    if told.startswith("rij "):
        columns = dataset.columns(table)
        cells = (column[int(told[4:]) - 1] for column in columns.values())
        told = next(cell for cell in cells if isinstance(cell, str) and cell.startswith("e"))
    return told.partition("-")[0]


@pytest.mark.parametrize(
    ("table", "expectation"), EXPECTATIONS, ids=[e.meta.check for _, e in EXPECTATIONS]
)
def test_the_breaking_row_breaks_its_expectation_and_nothing_else_does(
    table: str, expectation: Any, report: ValidationReport, broken: Dataset
) -> None:
    result = next(r for r in report.results if r.check == expectation.meta.check)
    failing = {_prefix(row, table, broken) for row in result.rows}
    assert failing == {PREFIXES[table, expectation.meta.breuk]}


def test_every_breaking_row_belongs_to_one_expectation() -> None:
    named = [(table, expectation.meta.breuk) for table, expectation in EXPECTATIONS]
    assert sorted(named) == sorted(PREFIXES)


def test_every_check_has_a_name_of_its_own_under_its_table() -> None:
    checks = [expectation.meta.check for _, expectation in EXPECTATIONS]
    assert len(set(checks)) == len(checks)
    assert all(e.meta.check.startswith(f"{table}.") for table, e in EXPECTATIONS)


def test_a_right_dataset_passes_every_check() -> None:
    report = validate(make_dataset())
    assert [result.check for result in report.results if not result.ok] == []
    assert report.publishable


def test_an_empty_dataset_passes() -> None:
    assert validate(Dataset()).publishable


def test_documents_without_a_claim_are_prepared_and_publishable() -> None:
    document = replace(make_dataset().documents[0], claims=0, footnotes=0, numbers=0)
    whole = make_dataset()
    report = validate(replace(whole, documents=(document,), claims=(), footnotes=(), relations=(),
                              figures=(), rejected=(), references=(), law_references=(),
                              decisions=(), pages=()))  # fmt: skip
    assert not [r for r in report.results if not r.ok and "claim" in r.check]


def _only(report: ValidationReport, check: str) -> ValidationReport:
    return ValidationReport(tuple(r for r in report.results if r.check == check))


def test_a_warning_does_not_stop_the_publication(report: ValidationReport) -> None:
    alone = _only(report, "claims.share_not_above_100")
    assert len(alone.warnings) == 1
    assert alone.publishable


def test_a_critical_failure_names_the_claims(report: ValidationReport) -> None:
    alone = _only(report, "claims.found_in_sentence")
    assert not alone.publishable
    (told,) = alone.describe_failures()
    assert "claims.found_in_sentence" in told
    assert f"{PREFIXES['claims', 'getal dat niet in de zin staat']}-c1" in told


EXPECTATION: dict[str, Any] = {
    "type": "expect_column_values_to_be_unique",
    "severity": "critical",
    "kwargs": {"column": "doc_id"},
    "meta": {"check": "documents.unique_id", "waarom": "Zomaar.", "breuk": "zomaar"},
}


def _suite(*expectations: dict[str, Any]) -> SuiteFile:
    text = json.dumps({"name": "documents", "expectations": expectations})
    return read_suite_file(text, "documents")


def test_an_empty_suite_is_refused() -> None:
    with pytest.raises(KamercijfersError, match=r"documents\.json"):
        _suite()


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KamercijfersError, match="ernst"):
        _suite({**EXPECTATION, "ernst": "kritiek"})


def test_a_misspelt_expectation_is_refused() -> None:
    meta = {**EXPECTATION["meta"], "check": "documents.unique_id_too"}
    wrong = {**EXPECTATION, "type": "expect_column_values_to_be_uniqe", "meta": meta}
    file = _suite(EXPECTATION, wrong)
    with pytest.raises(KamercijfersError, match=r"bestaan niet: documents\.unique_id_too"):
        load_suite(file, table="documents")


def test_an_expectation_written_twice_is_refused() -> None:
    with pytest.raises(KamercijfersError, match=r"documents\.unique_id"):
        _suite(EXPECTATION, EXPECTATION)


def test_a_misspelt_argument_is_refused() -> None:
    wrong = {**EXPECTATION, "kwargs": {"column": "doc_id", "row_condtion": "x"}}
    with pytest.raises(KamercijfersError, match="row_condtion"):
        load_suite(_suite(wrong), table="documents")


def test_a_misspelt_column_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {**EXPECTATION, "kwargs": {"column": "dok_id"}}
    monkeypatch.setattr(
        "pipeline.validate.run.load_suite_files", lambda: {"documents": _suite(wrong)}
    )
    with pytest.raises(KamercijfersError, match=r"documents\.unique_id kon niet"):
        validate(make_dataset())


def test_what_stewards_settled_is_not_asked_for_again() -> None:
    whole = make_dataset("a")
    decision = whole.decisions[0]
    gone = replace(
        decision, decision_id="a-d2", kind="reject_claim", claims=("a-weg",), expected=("4 count",)
    )
    late = replace(gone, decision_id="a-d3", kind="same", claims=("a-kwijt", "a-c1"))
    undone = replace(late, decision_id="a-d4", kind="withdraw", outcome="a-d3")
    decided = replace(whole, decisions=(decision, gone, late, undone))
    known = prepare_frames(Tables(decided), ["decisions"])["decisions"].set_index("decision_id")[
        "claims_known"
    ]
    assert known.all()
    asked = replace(whole, decisions=(decision, gone, late))
    frame = prepare_frames(Tables(asked), ["decisions"])["decisions"].set_index("decision_id")[
        "claims_known"
    ]
    assert not frame["a-d3"]


def test_a_funding_ratio_may_be_more_than_all_of_it() -> None:
    whole = make_dataset("a")
    share = replace(whole.claims[2], value_high=Decimal(140))
    for measure, highest in (("deelnemers", 140), ("beleidsdekkingsgraad", None)):
        claims = (*whole.claims[:2], replace(share, measure=measure))
        frame = prepare_frames(Tables(replace(whole, claims=claims)), ["claims"])["claims"]
        found = frame.set_index("claim_id")["share_highest"]["a-c3"]
        assert (found != found) if highest is None else found == highest


def test_a_figure_belied_by_a_computation_needs_no_other_claim() -> None:
    whole = make_dataset("a")
    figure = replace(whole.figures[0], status="contested", alternatives="")
    alone = replace(whole, figures=(figure,), relations=())
    assert not prepare_frames(Tables(alone), ["figures"])["figures"]["contest_shown"].all()
    clash = replace(
        whole.relations[0], left=figure.preferred_claim, verdict="contradicts", dimension="sum"
    )
    belied = replace(alone, relations=(clash,))
    assert prepare_frames(Tables(belied), ["figures"])["figures"]["contest_shown"].all()


@pytest.mark.parametrize(
    ("period", "right"),
    [
        *(
            (told, True)
            for told in ("2019", "2015/2019", "2026/", "/2027-03", "../2020", "2020/..")
        ),
        *((told, False) for told in ("vorig jaar", "/", "..", "2019/2020/2021", "2019 /", "../..")),
    ],
)
def test_a_period_may_be_open_on_one_side_and_is_no_words(period: str, *, right: bool) -> None:
    (check,) = (e for _, e in EXPECTATIONS if e.meta.check == "claims.period")
    frame = pd.DataFrame({"period": [period]})
    assert rows_failing(check, frame, {}) == ([] if right else [0])
