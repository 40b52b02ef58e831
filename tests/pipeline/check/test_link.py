"""A letter may be named by its web address, at a source that is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.check.read import at_hand
from pipeline.cli.main import run_command
from pipeline.settings import Folders, Settings
from schemas.errors import SourceUnavailable, UsageError
from tests.pipeline.cli.test_check_exit import RIGHT, write_pdf
from tests.pipeline.fetch.conftest import Reply, Server, server

__all__ = ["server"]


@pytest.fixture
def settings(server: Server, tmp_path: Path) -> Settings:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "sources.toml").write_text(
        f'[[source]]\nname = "bron"\nkind = "url"\ndelay = 0\nhosts = ["{server.url}"]\n'
        f'urls = ["{server.url}/een.pdf"]\n'
    )
    return Settings(folders=Folders(raw=raw, processed=tmp_path / "processed"))


def test_what_stands_at_an_address_is_there_while_it_is_read(
    settings: Settings, server: Server
) -> None:
    server.answer("/stukken/Brief%20van%20mei.pdf", Reply(b"%PDF-"))
    with at_hand(f"{server.url}/stukken/Brief%20van%20mei.pdf", settings) as path:
        assert path.read_bytes() == b"%PDF-"
        assert path.suffix == ".pdf"
    assert not path.exists()


def test_a_file_is_where_it_is(settings: Settings, tmp_path: Path) -> None:
    with at_hand(str(tmp_path / "brief.pdf"), settings) as path:
        assert path == tmp_path / "brief.pdf"
    with at_hand("-", settings) as path:
        assert path == Path("-")


def test_an_address_of_another_host_is_not_asked(settings: Settings, server: Server) -> None:
    with pytest.raises(UsageError, match="hoort niet bij een bron"), at_hand(
        "https://elders.example/brief.pdf", settings
    ):  # fmt: skip
        pass
    with pytest.raises(SourceUnavailable), at_hand(f"{server.url}/weg.pdf", settings):
        pass


@pytest.mark.slow
def test_a_letter_at_a_link_is_checked_as_one_at_hand(
    settings: Settings, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_pdf(tmp_path / "monitor.pdf", "Monitor beëindiging veehouderij", RIGHT)
    wrong = write_pdf(tmp_path / "fout.pdf", RIGHT.replace("1.482", "1.842"))
    server.answer("/brief.pdf", Reply(wrong.read_bytes()))
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "uit.html"
    arguments = ["check", f"{server.url}/brief.pdf", "--against", str(source)]
    assert run_command([*arguments, "--html", str(page)]) == 3
    assert "1.842" in page.read_text()
