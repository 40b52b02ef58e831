"""The list of sources is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fetch.sources import load_sources
from schemas.errors import UsageError


def test_an_unknown_key_is_refused_by_name(tmp_path: Path) -> None:
    listed = tmp_path / "sources.toml"
    listed.write_text('[[source]]\nname = "a"\nkind = "url"\nurls = ["x"]\nhosts=["h"]\nurlz = 1\n')
    with pytest.raises(UsageError, match="urlz"):
        load_sources(listed)
