"""Run every suite on its table and gather what fell short."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.dataset import Dataset, Tables
from pipeline.validate.report import Checked, CheckedTables, CheckResult, ValidationReport
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
    return report_of(check_tables(Tables(dataset)))


def check_tables(tables: Tables, *, earlier: Mapping[str, Checked] | None = None) -> CheckedTables:
    """What the suite of each table found; raises what `validate` raises.

    A table is taken over from `earlier`, checked by the same code, where neither it nor any table
    that its checks look at has another cell; the others are then asked without the library, unless
    something is found that may not be published.
    """
    digests = {name: _digest_of(name, tables) for name in load_suite_files()}
    kept = {
        name: checked
        for name, checked in (earlier or {}).items()
        if checked.digest == digests.get(name)
    }
    wanted = [name for name in digests if name not in kept]
    results: Mapping[str, tuple[CheckResult, ...]] | None = {} if not wanted else None
    if wanted and earlier and earlier.keys() >= digests.keys():
        results = _ask_again(tables, wanted)
    if results is None:
        results = dict(_run_suites(tables, wanted))
    found = {name: Checked(digests[name], told) for name, told in results.items()}
    return {name: kept.get(name) or found[name] for name in digests}


def report_of(checked: CheckedTables) -> ValidationReport:
    """All checks on all tables, in the order of the tables."""
    return ValidationReport(tuple(r for table in checked.values() for r in table.results))


def _digest_of(name: str, tables: Tables) -> str:
    from pipeline.validate.prepare import NEEDS

    made_of = " ".join(tables.digest(table) for table in (name, *NEEDS[name]))
    return hashlib.sha256(made_of.encode()).hexdigest()


def _ask_again(
    tables: Tables, wanted: Collection[str]
) -> dict[str, tuple[CheckResult, ...]] | None:
    """What the suites of these tables find; None where that must be asked of the library."""
    from pipeline.validate.again import rows_failing
    from pipeline.validate.prepare import prepare_frames

    words = _vocabularies()
    found: dict[str, tuple[CheckResult, ...]] = {}
    for table, frame in prepare_frames(tables, wanted).items():
        results = []
        for expectation in load_suite_files()[table].expectations:
            try:
                failing = rows_failing(expectation, frame, words)
            except (KeyError, TypeError, ArithmeticError):
                return None
            if failing and expectation.severity == "critical":
                return None
            results.append(_result(expectation, table, frame, len(frame), failing))
        found[table] = tuple(results)
    return found


def _run_suites(
    tables: Tables, wanted: Collection[str]
) -> Iterator[tuple[str, tuple[CheckResult, ...]]]:
    from pipeline.validate.prepare import prepare_frames

    gx = open_great_expectations()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    source = context.data_sources.add_pandas("dataset")
    for table, frame in prepare_frames(tables, wanted).items():
        suite = load_suite(load_suite_files()[table], table=table)
        asset = source.add_dataframe_asset(table)
        batch = asset.add_batch_definition_whole_dataframe(table).get_batch({"dataframe": frame})
        yield table, tuple(_check_table(batch, suite, frame))


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
    trouble = _find_trouble(result.exception_info)
    if trouble or "unexpected_index_list" not in result.result:
        raise KamercijfersError(
            f"Controle {expectation.meta.check} kon niet worden uitgevoerd: "
            f"{trouble or 'zij wijst geen rijen aan'}.",
            remedy=f"Herstel schemas/expectations/{table}.json.",
        )
    positions = [int(position) for position in result.result["unexpected_index_list"]]
    return _result(expectation, table, frame, int(result.result["element_count"]), positions)


def _result(
    expectation: ExpectationFile,
    table: str,
    frame: pd.DataFrame,
    checked: int,
    positions: list[int],
) -> CheckResult:
    """What a check found; the rows at these positions fell short."""
    from pipeline.validate.failing import MOST_ROWS, name_rows, show_rows

    critical = expectation.severity == "critical"
    names, homes = name_rows(table, frame, positions if critical else [])
    return CheckResult(
        check=expectation.meta.check,
        table=table,
        severity=expectation.severity,
        why=expectation.meta.waarom,
        checked=checked,
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
