"""What takes seconds to import is imported only by who needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPORT = "import sys; print(' '.join(name for name in {heavy!r} if name in sys.modules))"


def imported_by(program: str, heavy: tuple[str, ...], root: Path) -> list[str]:
    """Which of the heavy modules a fresh process holds after the program."""
    finished = subprocess.run(
        [sys.executable, "-c", f"{program}\n{REPORT.format(heavy=heavy)}"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return finished.stdout.split()


def test_publishing_and_validating_cost_nothing_until_they_are_done(root: Path) -> None:
    program = "from pipeline import dataset, diff, pages, publish, validate"
    heavy = ("great_expectations", "pandas", "duckdb", "pyarrow", "jinja2", "rich")
    assert imported_by(program, heavy, root) == []


def test_reading_a_letter_loads_spacy_without_its_command_line(root: Path) -> None:
    program = "from extractors.document import extract_document; from extractors.language import *"
    loaded = f"{program}; load_language()"
    heavy = ("pdfplumber", "httpx", "typer", "weasel", "spacy.cli", "pandas", "spacy")
    assert imported_by(loaded, heavy, root) == ["spacy"]
    asked = f"{loaded}; import spacy; spacy.info(silent=True)"
    assert imported_by(asked, ("spacy.cli.info",), root) == ["spacy.cli.info"]
