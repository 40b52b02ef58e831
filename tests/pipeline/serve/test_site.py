"""The site of files: everything in it leads somewhere, without a server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from pipeline.cli.main import run_command
from pipeline.pages.site import file_name
from pipeline.serve.site import write_site
from schemas.errors import UsageError
from tests.pipeline.reconcile.making import claim, document, households
from tests.pipeline.serve.conftest import settings_in
from tests.pipeline.serve.shelf import CLAIMS, LETTER, MONITOR, NOTE, RIGHT, publish_version

ODD = document("bijlage (2)", title="Bijlage")
ODD_CLAIM = households("bijlage (2):9", "12", period="2017")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish_version(tmp_path, [*CLAIMS, ODD_CLAIM], documents=[MONITOR, LETTER, NOTE, ODD])
    write_site(settings_in(tmp_path), tmp_path / "site")
    return tmp_path / "site"


class Page(HTMLParser):
    """The links and ids of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where it leads and what it is called."""
        told = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := told.get(name))]
        self.ids |= {told["id"]} if told.get("id") else set()


def links(site: Path) -> Iterator[tuple[Path, str]]:
    for path in site.rglob("*.html"):
        for link in Page(path).links:
            yield path, link


def test_every_link_is_relative_and_leads_somewhere(site: Path) -> None:
    seen = 0
    for page, link in links(site):
        parts = urlsplit(link)
        assert not parts.scheme, (page, link)
        assert not link.startswith("/"), (page, link)
        target = page.parent / unquote(parts.path) if parts.path else page
        assert target.is_file(), (page, link)
        if parts.fragment:
            assert parts.fragment in Page(target).ids, (page, link)
        seen += 1
    assert seen > 40


def test_what_can_be_searched_leads_to_its_place(site: Path) -> None:
    script = (site / "vast" / "index.js").read_text("utf-8")
    told = json.loads(script.removeprefix("window.KAMERCIJFERS = ").rstrip(";\n"))
    assert {row[3] for row in told["claims"]} == {c.sentence for c in (*CLAIMS, ODD_CLAIM)}
    for address in (row[6] for row in told["claims"]):
        path, _, anchor = address.partition("#")
        assert (site / unquote(path)).is_file()
        assert not anchor or anchor in Page(site / unquote(path)).ids


def test_a_figure_told_twice_has_a_page_and_a_lone_one_its_place(site: Path) -> None:
    assert len([*(site / "cijfers").glob("*.html")]) == 1
    (page,) = (site / "cijfers").glob("*.html")
    assert "bronnen spreken elkaar tegen" in page.read_text("utf-8")


def test_what_documents_say_is_escaped(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert "<script>alert" not in path.read_text("utf-8")


def test_a_site_is_written_anew_and_nothing_else_is_touched(tmp_path: Path, site: Path) -> None:
    (site / "oud.html").write_text("oud")
    write_site(settings_in(tmp_path), site)
    assert not (site / "oud.html").exists()
    (tmp_path / "eigen").mkdir()
    (tmp_path / "eigen" / "brief.txt").write_text("van mij")
    with pytest.raises(UsageError):
        write_site(settings_in(tmp_path), tmp_path / "eigen")
    assert (tmp_path / "eigen" / "brief.txt").read_text() == "van mij"
    assert not [*tmp_path.glob(".site-*")]


@pytest.mark.parametrize("name", ["../weg", "a/b", ".verborgen", "CON", "x" * 300, "é (1); rm"])
def test_an_odd_id_is_a_plain_file_name(name: str) -> None:
    made = file_name(name)
    assert re.fullmatch(r"[\w.-]+\.html", made, re.ASCII)
    assert not made.startswith(".")
    assert len(made) < 100


def test_the_command_tells_what_it_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    processed = publish_version(tmp_path)
    assert run_command(["site", "--processed", str(processed), str(tmp_path / "uit")]) == 0
    assert "uit/index.html: 3 documenten, 1 cijfers" in capsys.readouterr().out


def test_a_cell_is_found_as_the_desk_shows_it(tmp_path: Path) -> None:
    cell = claim("monitor:7", "28", "2016 | Molens | 28", measure="molens", in_table="t1")
    publish_version(tmp_path, [RIGHT, cell], documents=[MONITOR])
    write_site(settings_in(tmp_path), tmp_path / "site")
    script = (tmp_path / "site" / "vast" / "index.js").read_text("utf-8")
    rows = json.loads(script.removeprefix("window.KAMERCIJFERS = ").rstrip(";\n"))["claims"]
    assert ["Molens", "2016 › Molens › 28"] in [[row[1], row[3]] for row in rows]
