"""The library of the checks is imported while something else is waited for, and only then."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from tests.pipeline.test_start_up import imported_by

AHEAD = "from pipeline.validate.ahead import opened_ahead\n"


def test_the_import_is_done_when_the_block_is(root: Path) -> None:
    program = f"{AHEAD}with opened_ahead():\n    pass"
    assert imported_by(program, ("great_expectations",), root) == ["great_expectations"]


def test_nothing_is_imported_for_naming_it(root: Path) -> None:
    assert imported_by(AHEAD, ("great_expectations", "pandas"), root) == []


def test_no_thread_is_left_for_a_fork_to_cut_in_two(root: Path) -> None:
    from pipeline.validate.ahead import opened_ahead

    with opened_ahead():
        pass
    assert "great expectations" not in {thread.name for thread in threading.enumerate()}
    assert "great_expectations" in sys.modules
