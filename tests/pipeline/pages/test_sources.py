"""Numbers marked in their sentence, and links that a browser may follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.pages.sources import link_to_page, mark_number
from tests.pipeline.rows import make_claim


@pytest.mark.parametrize(
    ("sentence", "words", "start", "marked"),
    [
        ("In 2020 waren er 20 daders.", "20", 17, "In 2020 waren er <mark>20</mark> daders."),
        ("Eerst 25, toen weer 25.", "25", 20, "Eerst 25, toen weer <mark>25</mark>."),
        ("Zo'n 25jarigen", "25", 5, "Zo&#39;n <mark>25</mark>jarigen"),
        ("<b>5</b>", "5", 3, "&lt;b&gt;<mark>5</mark>&lt;/b&gt;"),
    ],
)
def test_the_number_itself_is_marked_and_all_is_escaped(
    sentence: str, words: str, start: int, marked: str
) -> None:
    claim = make_claim("a:1", "a", as_written=words, sentence=sentence, start=start)
    assert str(mark_number(claim)) == marked


def test_a_file_is_linked_by_its_relative_path(tmp_path: Path) -> None:
    path = tmp_path / "raw" / "java script:x #1.pdf"
    link = link_to_page(path, 3, folder=tmp_path / "uit", source_url="https://voorbeeld.nl")
    assert link == "../raw/java%20script%3Ax%20%231.pdf#page=3"


@pytest.mark.parametrize(
    ("source_url", "link"),
    [
        ("https://voorbeeld.nl/a.pdf", "https://voorbeeld.nl/a.pdf#page=3"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_without_a_file_only_an_address_on_the_web_is_linked(source_url: str, link: str) -> None:
    assert link_to_page(None, 3, folder=Path(), source_url=source_url) == link
