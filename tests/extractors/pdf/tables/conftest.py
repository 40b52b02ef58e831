"""A page to draw tables on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.pdf.tables.drawing import Drawing


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    """An empty page in the test's own folder."""
    return Drawing(tmp_path / "page.pdf")
