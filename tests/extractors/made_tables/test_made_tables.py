"""Tables made up from a seed are read as they were meant: value, unit, headings and period."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.made_tables.hold import faults, make_table

SEEDS = range(7000, 7060)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_of_a_made_up_table_is_read(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    plan, style = make_table(seed, path)
    assert faults(plan, path) == [], style
