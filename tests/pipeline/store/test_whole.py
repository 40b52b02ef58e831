"""A file is there whole or not at all, and nothing else is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.store.whole import whole, write_whole


def test_a_reader_finds_the_old_text_until_the_new_one_is_there(tmp_path: Path) -> None:
    path = tmp_path / "verslag.html"
    write_whole(path, "oud")
    with whole(path) as part:
        part.write_text("nieuw", "utf-8")
        assert path.read_text("utf-8") == "oud"
    assert path.read_text("utf-8") == "nieuw"
    assert [*tmp_path.iterdir()] == [path]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "verslag.html"
    write_whole(path, "oud")

    def write_half() -> None:
        with whole(path) as part:
            part.write_text("hal", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert path.read_text("utf-8") == "oud"
    assert [*tmp_path.iterdir()] == [path]


def test_a_name_of_the_greatest_length_will_do(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 125}.json"
    write_whole(path, "{}")
    assert path.read_text("utf-8") == "{}"
