"""What takes seconds to import is imported only by who needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
import pipeline.dataset, pipeline.diff, pipeline.pages, pipeline.publish, pipeline.validate
heavy = {"great_expectations", "pandas", "duckdb", "pyarrow", "jinja2", "rich"}
print(" ".join(sorted(heavy & set(sys.modules))))
"""


def test_publishing_and_validating_cost_nothing_until_they_are_done(root: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, check=True
    )
    assert finished.stdout.split() == []
