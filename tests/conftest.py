"""Fixtures every test may use. The shared corpus is for developers and CI, never a need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared corpus beside the project; the test is skipped where it is absent."""
    folder = Path(os.environ.get("KAMERCIJFERS_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip("the shared corpus (../shared) is not beside the project")
    return folder
