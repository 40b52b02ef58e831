"""The pages stand alone, speak Dutch, and never run what a document says."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from lxml import html

from pipeline.diff.compare import Change, Diff
from pipeline.pages import format_number, format_seconds
from pipeline.publish.run_report import (
    DocumentLine,
    RunReport,
    SourceCoverage,
    StageCount,
    write_run_report,
)
from pipeline.validate.quality_page import render_quality_page
from pipeline.validate.report import CheckResult, FailingRow, ValidationReport
from tests.pipeline.rows import make_dataset, make_document

EVIL = "<script>alert('weg')</script>"
REPORT = ValidationReport(
    (
        CheckResult(
            "claims.found_in_sentence",
            "claims",
            "critical",
            "Elk getal staat in zijn zin.",
            checked=3,
            failed=3,
            rows=(
                FailingRow("a-c1", "a-doc", 2, f"sentence = {EVIL}"),
                FailingRow("b-c1", "b-doc", 2, "as_written = 25"),
            ),
        ),
        CheckResult(
            "claims.share_not_above_100",
            "claims",
            "warning",
            "Een aandeel boven 100% bestaat niet.",
            checked=1234,
            failed=1,
            rows=(FailingRow("a-c2", "a-doc", 0, "share_highest = 140"),),
        ),
        CheckResult("pages.width", "pages", "critical", "Breedte.", checked=2, failed=0),
    )
)
RUN_REPORT = RunReport(
    run_id="00007-20260101T020000Z",
    started_at="2026-01-01T02:00:00Z",
    finished_at="2026-01-01T02:01:00Z",
    exit_code=4,
    stages=(StageCount("lezen", 1200, skipped=34, failed=1, seconds=61.25),),
    documents=(
        DocumentLine("a-doc", "a.pdf", "read", claims=3, seconds=1.5),
        DocumentLine("b-doc", f"{EVIL}.pdf", "quarantined", reason="encrypted", seconds=9.0),
        DocumentLine("c-doc", "c.pdf", "unchanged"),
    ),
    sources=(SourceCoverage("KOOP", offered=10, fetched=9, read=8, trouble="één antwoordt niet"),),
    checks=REPORT,
    version="0002-0123456789ab",
    published=True,
    counts={"claims": 1234},
    relations={"contradicts": 2},
    changes=Diff(
        "0001-ba9876543210",
        "0002-0123456789ab",
        (
            Change("conflict", "new", "a-c1 a-c2", f"25 tegenover 30 {EVIL}."),
            Change("conflict", "solved", "a-c3 a-c4", "19 tegenover 20."),
        ),
    ),
)


@pytest.fixture(scope="module")
def quality() -> str:
    dataset = make_dataset()
    unsafe = make_document("b-doc", source_url="javascript:alert(1)")
    both = dataclasses.replace(dataset, documents=(*dataset.documents, unsafe))
    return render_quality_page(REPORT, both)


@pytest.fixture
def run_page(tmp_path: Path) -> str:
    return write_run_report(tmp_path, RUN_REPORT).read_text(encoding="utf-8")


def assert_stands_alone(text: str) -> None:
    page = html.document_fromstring(text)
    assert page.get("lang") == "nl"
    assert page.xpath("//script | //link | //img | //iframe | //object | //style[@src]") == []
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]")[0].get("content")
    assert [heading.tag for heading in page.xpath("//h1")] == ["h1"]
    for cell in page.xpath("//th"):
        assert cell.get("scope") in {"col", "row"}


def test_the_quality_page_stands_alone(quality: str) -> None:
    assert_stands_alone(quality)


def test_the_run_report_stands_alone(run_page: str) -> None:
    assert_stands_alone(run_page)


def test_a_script_in_a_sentence_is_only_text(quality: str, run_page: str) -> None:
    for text in (quality, run_page):
        assert EVIL not in text
        assert "&lt;script&gt;" in text


def test_the_quality_page_leads_to_the_page_of_a_failing_row(quality: str) -> None:
    page = html.document_fromstring(quality)
    links = {link.text: link.get("href") for link in page.xpath("//td/a")}
    assert links == {
        "a-doc, p. 2": "https://voorbeeld.nl/brief.pdf#page=2",
        "a-doc": "https://voorbeeld.nl/brief.pdf",
    }


def test_the_quality_page_says_what_was_checked_and_what_fell_short(quality: str) -> None:
    text = " ".join(html.document_fromstring(quality).text_content().split())
    assert "Niet gepubliceerd. 1 kritieke controle is niet gehaald." in text
    assert "Niet gehaald door 3 van 3 rijen." in text
    assert "En nog 1 rijen." in text
    assert "Cijfers" not in text
    assert "Beweringen (claims, 3 rijen)" in text


def test_a_good_dataset_says_so() -> None:
    good = ValidationReport(REPORT.results[2:])
    text = render_quality_page(good, make_dataset())
    assert "Alle controles zijn gehaald" in text
    assert "Niets: alle controles zijn gehaald." in text


def test_the_run_report_tells_the_night(run_page: str) -> None:
    text = " ".join(" ".join(html.document_fromstring(run_page).itertext()).split())
    for told in (
        "Gelukt, niet alles is gelezen.",
        "Begonnen op 1 januari 2026, 02:00 UTC",
        "de nieuwe versie 0002-0123456789ab",
        "1 tegenspraak nieuw",
        "19 tegenover 20.",
        "encrypted",
        "in quarantaine",
        "1.200 34 1 61,2",
        "één antwoordt niet",
        "claims.found_in_sentence",
    ):
        assert told in text
    slowest = text.partition("Traagste documenten")[2]
    assert slowest.index("b-doc") < slowest.index("a-doc")


def test_the_run_report_is_kept_and_is_the_newest(tmp_path: Path) -> None:
    write_run_report(tmp_path, dataclasses.replace(RUN_REPORT, run_id="00006-x"))
    write_run_report(tmp_path, RUN_REPORT)
    kept = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert kept == [
        "00006-x.html",
        "00006-x.json",
        "00007-20260101T020000Z.html",
        "00007-20260101T020000Z.json",
    ]
    record = json.loads((tmp_path / "verslag.json").read_text(encoding="utf-8"))
    assert record["run_id"] == RUN_REPORT.run_id
    assert record["slowest"] == ["b-doc", "a-doc"]
    assert [r["check"] for r in record["checks"]["fell_short"]] == [
        "claims.found_in_sentence",
        "claims.share_not_above_100",
    ]
    assert record["changes"]["counts"] == {"conflict_new": 1, "conflict_solved": 1}
    assert not list(tmp_path.rglob(".*"))


def test_a_run_that_failed_at_once_has_a_report_too(tmp_path: Path) -> None:
    bare = RunReport("r", "2026-01-01T02:00:00Z", "2026-01-01T02:00:01Z", exit_code=2)
    text = write_run_report(tmp_path, bare).read_text(encoding="utf-8")
    assert "Mislukt." in text


def test_numbers_are_written_as_dutch_readers_do() -> None:
    assert format_number(1234567) == "1.234.567"
    assert format_seconds(61.26) == "61,3"


def test_pages_link_into_the_site_where_there_is_one(tmp_path: Path) -> None:
    site = "https://cijfers.example/"
    quality = render_quality_page(REPORT, make_dataset(), site=site)
    report = write_run_report(tmp_path, RUN_REPORT, site=site).read_text(encoding="utf-8")
    for text in (quality, report):
        assert 'href="https://cijfers.example/documenten/' in text
    assert "cijfers.example" not in write_run_report(tmp_path, RUN_REPORT).read_text("utf-8")
