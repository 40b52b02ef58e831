"""The web page of a fact-check: self-contained, escaped, readable without colour or script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from reportlab.pdfgen.canvas import Canvas

from pipeline.check.findings import (
    Evidence,
    Finding,
    FindingVerdict,
    LetterCheck,
    MissingSource,
)
from pipeline.check.page import NumberFrame, render_check, write_page
from pipeline.labels import labels
from pipeline.pages.pictures import Pictures, find_files
from schemas.paper import Box, PageInfo
from schemas.records import Rejected
from schemas.vocabularies import FINDING_VERDICTS
from tests.pipeline.rows import make_claim, make_document

PAGES = (PageInfo(1, 595, 842), PageInfo(2, 595, 842))
HOSTILE = '<script>alert("x")</script> & <b>25</b> daders'


def evidence() -> Evidence:
    return Evidence(
        claim_id="m1",
        doc_id="monitor",
        file="monitor.pdf",
        page=2,
        sentence=HOSTILE,
        as_written="25",
        value=None,
        value_low=None,
        value_high=None,
        unit="count",
        verdict="agrees",
        explanation="gelijk",
        kind="monitor",
        is_own=False,
        box=Box(100, 200, 112, 211),
    )


def finding(verdict: FindingVerdict, number: int = 1) -> Finding:
    claim = make_claim(f"b{number}", "brief", sentence=HOSTILE)
    return Finding(claim, verdict, "", "Een <em>uitleg</em>.", (evidence(),), 1.0)


def letter_check(*findings: Finding) -> LetterCheck:
    return LetterCheck(
        document=make_document("brief", title=HOSTILE),
        findings=findings,
        cited=(make_document("monitor"),),
        missing_sources=(MissingSource(1, "Kamerstuk 99 998, nr. 3"),),
        unchecked=(Rejected("brief", 1, "2019", "period", HOSTILE, None, None, None, None),),
        issues=(),
        sources=1,
    )


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {}
    for name in ("brief", "monitor"):
        path = tmp_path / f"{name} 1.pdf"
        canvas = Canvas(str(path), pagesize=(595, 842))
        for page in (1, 2):
            canvas.drawString(100, 640, f"Pagina {page}: 25 daders")
            canvas.showPage()
        canvas.save()
        paths[name] = path
    return paths


def test_text_of_a_pdf_cannot_become_markup(files: dict[str, Path], tmp_path: Path) -> None:
    page = render_check(letter_check(finding("agrees")), PAGES, Pictures(files), tmp_path)
    tree = html.fromstring(page)
    assert tree.xpath("//script") == []
    assert tree.xpath("//blockquote//b") == []
    assert '<script>alert("x")</script>' in tree.xpath("string(//article//blockquote)")


def test_nothing_comes_from_outside(files: dict[str, Path], tmp_path: Path) -> None:
    page = render_check(letter_check(finding("agrees")), PAGES, Pictures(files), tmp_path)
    tree = html.fromstring(page)
    addresses = tree.xpath("//@src | //link/@href")
    assert addresses
    assert all(address.startswith("data:image/png;base64,") for address in addresses)
    assert re.findall(r"url\(|@import|https?://", page) == []


def test_a_source_is_linked_by_a_relative_path_and_page(
    files: dict[str, Path], tmp_path: Path
) -> None:
    page = render_check(letter_check(finding("agrees")), PAGES, Pictures(files), tmp_path / "uit")
    links = html.fromstring(page).xpath("//div[@class='source']//a/@href")
    assert links == ["../monitor%201.pdf#page=2"]


def test_every_verdict_has_a_mark_and_words_beside_its_colour(
    files: dict[str, Path], tmp_path: Path
) -> None:
    findings = [finding(verdict, n) for n, verdict in enumerate(FINDING_VERDICTS)]
    page = render_check(letter_check(*findings), PAGES, Pictures(files), tmp_path)
    tree = html.fromstring(page)
    marks = {box.text_content().strip() for box in tree.xpath("//a[contains(@class, 'box')]")}
    assert len(marks) == len(FINDING_VERDICTS)
    spoken = tree.xpath("//a[contains(@class, 'box')]/@aria-label")
    assert {text.partition(": ")[2] for text in spoken} == set(labels().finding.values())


def test_every_box_leads_to_its_finding(files: dict[str, Path], tmp_path: Path) -> None:
    page = render_check(letter_check(finding("agrees")), PAGES, Pictures(files), tmp_path)
    tree = html.fromstring(page)
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert targets <= set(tree.xpath("//@id"))
    assert tree.get("lang") == "nl"
    assert len(tree.xpath("//h1")) == 1
    assert all(image.get("alt") for image in tree.xpath("//img"))


def test_without_its_files_the_page_still_says_everything(tmp_path: Path) -> None:
    out = tmp_path / "check.html"
    write_page(letter_check(finding("contradicts")), PAGES, Pictures({}), out)
    page = out.read_text("utf-8")
    assert "niet als beeld te tonen" in page
    assert "bron niet in de dataset: Kamerstuk 99 998, nr. 3" in page
    assert [path.name for path in tmp_path.iterdir()] == ["check.html"]


def test_a_box_is_placed_in_per_cents_of_its_page() -> None:
    frame = NumberFrame.of(Box(101, 201, 199, 299), PageInfo(1, 1000, 1000))
    assert (frame.left, frame.top, frame.width, frame.height) == (10.0, 20.0, 10.0, 10.0)


def test_a_file_is_taken_only_when_its_hash_is_the_documents(files: dict[str, Path]) -> None:
    folder = files["brief"].parent
    from extractors.document.extract import file_hash

    right, wrong = file_hash(files["brief"]), "0" * 64
    names = {"a": ("brief 1.pdf", right), "b": ("brief 1.pdf", wrong)}
    assert find_files(names, [folder]) == {"a": files["brief"]}
