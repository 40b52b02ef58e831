"""The views of `views.toml` in the published databases."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from schemas.datafiles import Entry, read_data

MEMBERS: Final = (
    "CREATE TABLE figure_claims AS SELECT figure_id, preferred_claim AS claim_id FROM figures "
    "UNION ALL SELECT figure_id, unnest(string_split(alternatives, ';')) FROM figures "
    "WHERE alternatives IS NOT NULL ORDER BY figure_id, claim_id"
)
"""Which claims make up each figure, in DuckDB; the SQLite file has the table for searching."""


class DatabaseView(Entry):
    """A query that both databases keep under a name."""

    name: str
    title: str
    meaning: str
    sql: str


class ViewsFile(Entry):
    """`views.toml`."""

    view: tuple[DatabaseView, ...]


@cache
def load_views() -> tuple[DatabaseView, ...]:
    """The views, each after those it asks."""
    return read_data(__package__, "views.toml", ViewsFile).view


def add_views(execute: Callable[[str], Any]) -> None:
    """Create every view; `execute` runs a statement."""
    for view in load_views():
        execute(f'CREATE VIEW "{view.name}" AS {view.sql.strip()}')
