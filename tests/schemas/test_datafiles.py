"""A data file of the product that does not fit is an error that stops everything and names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.comparing.settle import is_accident
from schemas.datafiles import Entry, read_data
from schemas.errors import ComponentMissing


class Words(Entry):
    """A list of words."""

    words: str


@pytest.mark.parametrize("text", ["words = [", "words = 3", 'words = "a"\nother = "b"', ""])
def test_a_file_that_does_not_fit_is_named_and_no_document_is_blamed(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / f"woordenpakket_{tmp_path.name}"
    (package / "lijst").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "lijst" / "woorden.toml").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ComponentMissing, match=r"lijst/woorden\.toml klopt niet") as raised:
        read_data(package.name, "lijst/woorden.toml", Words)
    assert not is_accident(raised.value)
