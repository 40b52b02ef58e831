"""The rows that fell short, as a person looks them up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pipeline.validate.report import FailingRow
from pipeline.validate.suites import ExpectationFile
from schemas.tables import load_tables

MOST_ROWS = 200


def show_rows(
    table: str, frame: pd.DataFrame, positions: list[int], expectation: ExpectationFile
) -> Iterator[FailingRow]:
    """The failing rows at these positions: what each is called, where it stands, what it says."""
    names = [
        value
        for key, value in expectation.kwargs.items()
        if key in {"column", "column_A", "column_B"}
    ]
    names += [name for name in ("as_written",) if name in frame.columns and name not in names]
    for position in positions:
        row = frame.iloc[position]
        page = _show(row.get("page"))
        yield FailingRow(
            key=_name_row(row, table) or f"rij {position + 1}",
            doc_id=_show(row.get("doc_id")),
            page=int(page or 0),
            shown=", ".join(f"{name} = {_show(row[name]) or 'leeg'}" for name in names),
        )


def name_rows(
    table: str, frame: pd.DataFrame, positions: list[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the rows at these positions, and those of the documents they stand in."""
    rows = [frame.iloc[position] for position in positions]
    return (
        tuple(_name_row(row, table) for row in rows),
        tuple(_show(row.get("doc_id")) for row in rows),
    )


def _name_row(row: pd.Series[Any], table: str) -> str:
    return " / ".join(
        filter(None, (_show(row[name]) for name in load_tables()[table].name_columns))
    )


def _show(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
