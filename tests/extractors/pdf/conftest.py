"""A page to draw on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractors.pdf.draft import Draft


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """An empty page in the test's own folder."""
    return Draft(tmp_path / "draft.pdf")
