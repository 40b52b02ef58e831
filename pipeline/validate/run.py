"""Run every suite on its table and gather what fell short."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.dataset import Dataset
from pipeline.validate.report import CheckResult, ValidationReport
from pipeline.validate.suites import ExpectationFile, Suite, load_suite, load_suite_files
from schemas import vocabularies
from schemas.errors import KamercijfersError
from schemas.indicators.indicators import load_indicators

if TYPE_CHECKING:
    import pandas as pd


def validate(dataset: Dataset) -> ValidationReport:
    """Check every table of `dataset` against its suite in schemas/expectations.

    Raises KamercijfersError where a suite itself is wrong: a check that does not exist, or that
    names a column that is not there.
    """
    from pipeline.validate.prepare import prepare_frames

    gx = open_great_expectations()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    source = context.data_sources.add_pandas("dataset")
    frames = prepare_frames(dataset)
    results: list[CheckResult] = []
    for table, file in load_suite_files().items():
        suite = load_suite(file, table=table)
        asset = source.add_dataframe_asset(table)
        batch = asset.add_batch_definition_whole_dataframe(table).get_batch(
            {"dataframe": frames[table]}
        )
        results.extend(_check_table(batch, suite, frames[table]))
    return ValidationReport(tuple(results))


def open_great_expectations() -> Any:
    """Import it late (it takes seconds) and keep it from reporting home."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations

    return great_expectations


def _check_table(batch: Any, suite: Suite, frame: pd.DataFrame) -> Iterator[CheckResult]:
    # COMPLETE without index columns names the failing rows by their position, a hundred times
    # faster than with them.
    outcome = batch.validate(
        suite.expectations,
        result_format={"result_format": "COMPLETE"},
        expectation_parameters=_vocabularies(),
    )
    by_check = {result.expectation_config.meta["check"]: result for result in outcome.results}
    for expectation in suite.file.expectations:
        yield _read_result(by_check[expectation.meta.check], expectation, suite.table, frame)


def _vocabularies() -> dict[str, list[str]]:
    """The word lists, by the name a suite asks for them: {"$PARAMETER": "VERDICTS"}."""
    closed = {
        name: [word for word in getattr(vocabularies, name) if word]
        for name in dir(vocabularies)
        if name.isupper()
    }
    return {**closed, "INDICATORS": sorted(load_indicators())}


def _read_result(
    result: Any, expectation: ExpectationFile, table: str, frame: pd.DataFrame
) -> CheckResult:
    from pipeline.validate.failing import MOST_ROWS, name_rows, show_rows

    trouble = _find_trouble(result.exception_info)
    if trouble or "unexpected_index_list" not in result.result:
        raise KamercijfersError(
            f"Controle {expectation.meta.check} kon niet worden uitgevoerd: "
            f"{trouble or 'zij wijst geen rijen aan'}.",
            remedy=f"Herstel schemas/expectations/{table}.json.",
        )
    critical = expectation.severity == "critical"
    positions = [int(position) for position in result.result["unexpected_index_list"]]
    names, homes = name_rows(table, frame, positions if critical else [])
    return CheckResult(
        check=expectation.meta.check,
        table=table,
        severity=expectation.severity,
        why=expectation.meta.waarom,
        checked=int(result.result["element_count"]),
        failed=len(positions),
        rows=tuple(show_rows(table, frame, positions[:MOST_ROWS], expectation)),
        scope=expectation.meta.scope,
        names=names,
        homes=homes,
    )


def _find_trouble(info: Any) -> str:
    """The message of an exception inside a check; empty where there was none.

    Great Expectations gives one mapping, or one per metric.
    """
    if not isinstance(info, dict):
        return ""
    if "raised_exception" in info:
        return str(info["exception_message"]) if info["raised_exception"] else ""
    return next((found for entry in info.values() if (found := _find_trouble(entry))), "")
