"""Tables that did not change are not checked again, and nothing else is taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline.dataset import Dataset, Tables
from pipeline.validate import check_tables, report_of, run, validate
from pipeline.validate.prepare import NEEDS, prepare_frames
from schemas.tables import load_tables
from tests.pipeline.rows import make_dataset
from tests.pipeline.test_start_up import imported_by


@pytest.mark.parametrize("table", load_tables())
def test_the_checks_of_a_table_look_at_no_other_tables_than_those_named(table: str) -> None:
    """Every other table is emptied: what is joined to this one stays to the letter."""
    whole = make_dataset()
    bare = {name: () for name in load_tables() if name not in (table, *NEEDS[table])}
    alone = prepare_frames(Tables(replace(whole, **bare)), [table])[table]
    among = prepare_frames(Tables(whole), [*load_tables()])[table]
    pd.testing.assert_frame_equal(alone, among)


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is checked again, a list for each time."""
    asked: list[list[str]] = []
    again = run._ask_again

    def watched(tables: Tables, names: list[str]) -> object:
        asked.append([*names])
        return again(tables, names)

    monkeypatch.setattr(run, "_ask_again", watched)
    return asked


CHANGES: dict[str, tuple[Callable[[Dataset], Dataset], set[str]]] = {
    "nothing": (lambda d: d, set()),
    "a relation": (lambda d: replace(d, relations=d.relations[1:]), {"relations", "figures"}),
    "a decision": (lambda d: replace(d, decisions=()), {"decisions"}),
    "a figure": (
        lambda d: replace(d, figures=(replace(d.figures[0], measure="anders"), *d.figures[1:])),
        {"figures"},
    ),
    "a claim": (
        lambda d: replace(d, claims=(replace(d.claims[0], measure="anders"), *d.claims[1:])),
        {"claims", "documents", "footnotes", "relations", "figures", "decisions"},
    ),
    "a document": (
        lambda d: replace(d, documents=(replace(d.documents[0], pages=1), *d.documents[1:])),
        {*load_tables()} - {"relations", "decisions"},
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_checked_again_and_comes_to_what_a_whole_check_does(
    change: str, wanted: list[list[str]]
) -> None:
    make, again = CHANGES[change]
    whole = make_dataset()
    first = check_tables(Tables(whole))
    changed = make(whole)
    second = check_tables(Tables(changed), earlier=first)
    assert report_of(second) == validate(changed)
    assert [set(names) for names in wanted] == ([again] if again else [])


def test_a_fault_that_was_found_is_found_again(wanted: list[list[str]]) -> None:
    whole = make_dataset()
    broken = replace(whole, relations=(replace(whole.relations[0], left="niemand:1"),))
    first = check_tables(Tables(broken))
    assert not report_of(first).publishable
    assert check_tables(Tables(broken), earlier=first) == first
    assert wanted == []
    assert report_of(check_tables(Tables(whole), earlier=first)) == validate(whole)


def test_where_nothing_changed_the_library_is_not_even_opened(root: Path) -> None:
    program = (
        "from pipeline.dataset import Dataset, Tables\n"
        "from pipeline.validate import run\n"
        "from pipeline.validate.report import Checked\n"
        "tables = Tables(Dataset())\n"
        "kept = {n: Checked(run._digest_of(n, tables), ()) for n in tables}\n"
        "assert run.check_tables(tables, earlier=kept) == kept"
    )
    assert imported_by(program, ("great_expectations",), root) == []


def test_digests_tell_an_empty_cell_from_none_and_one_digit_from_another() -> None:
    whole = make_dataset()
    tables = Tables(whole)
    other = Tables(replace(whole, claims=(replace(whole.claims[0], step=None), *whole.claims[1:])))
    assert tables.digest("claims") != other.digest("claims")
    assert tables.digest("claims") == Tables(make_dataset()).digest("claims")
    assert len({tables.digest(name) for name in tables}) == len(tables)
