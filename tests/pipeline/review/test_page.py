"""The page of what waits: self-contained, escaped, whole without script or colour."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from reportlab.pdfgen.canvas import Canvas

from extractors.document.extract import file_hash
from pipeline.reconcile import append_decision, make_decision
from pipeline.review import find_waiting
from pipeline.review.told.page import write_page
from tests.pipeline.reconcile.making import LETTER, MONITOR, households
from tests.pipeline.review.published import LETTER_CLAIM, MONITOR_CLAIM, publish

EVIL = "<script>alert('weg')</script>"


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A contradiction between two documents that are there, and a stale decision."""
    sources = tmp_path / "bron nen"
    sources.mkdir()
    documents, claims = [], []
    for known, claim in ((MONITOR, MONITOR_CLAIM), (LETTER, LETTER_CLAIM)):
        file = sources / f"{known.doc_id} <1>.pdf"
        canvas = Canvas(str(file), pagesize=(595, 842))
        canvas.drawString(100, 640, f"In 2021 waren er {claim.value}")
        canvas.save()
        documents.append(
            replace(known, file=file.name, sha256=file_hash(file), title=f"{EVIL} & meer")
        )
        claims.append(replace(claim, sentence=f"{claim.sentence} {EVIL}", x0=100.0, top=190.0,
                              x1=140.0, bottom=203.0))  # fmt: skip
    decision = make_decision(
        "rename_indicator",
        [households("monitor:9", "12")],
        outcome="schulden",
        because=EVIL,
        decided_by="Ans",
        decided_at=dt.datetime(2024, 6, 1, tzinfo=dt.UTC),
    )
    append_decision(tmp_path / "besluiten.jsonl", decision)
    processed = publish(tmp_path, claims, documents=documents)
    review = find_waiting(processed, tmp_path / "besluiten.jsonl")
    out = tmp_path / "wacht.html"
    write_page(review, [sources], out)
    return out.read_text("utf-8")


def test_nothing_comes_from_outside_and_nothing_runs(page: str) -> None:
    tree = html.fromstring(page)
    assert tree.xpath("//script | //link | //iframe | //object | //@onclick") == []
    assert re.findall(r"url\(|@import|https?://", page) == []
    assert all(source.startswith("data:image/png;base64,") for source in tree.xpath("//@src"))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_words_of_a_document_cannot_become_markup(page: str) -> None:
    assert EVIL not in page
    assert page.count("&lt;script&gt;") >= 5


def test_both_sentences_stand_beside_each_other_with_link_number_and_strip(page: str) -> None:
    tree = html.fromstring(page)
    (case,) = tree.xpath("//article[contains(@class, 'contradicts')]")
    assert case.xpath(".//div[@class='beside']//mark/text()") == ["614000", "641000"]
    assert case.xpath(".//div[@class='source']//a/@href") == [
        "bron%20nen/monitor%20%3C1%3E.pdf#page=1",
        "bron%20nen/brief%20%3C1%3E.pdf#page=1",
    ]
    assert len(case.xpath(".//img[@class='strip'][@alt]")) == 2
    assert "onverenigbaar" in " ".join(case.xpath(".//td/text()"))


def test_commands_can_be_copied_from_the_page(page: str) -> None:
    tree = html.fromstring(page)
    commands = [shlex.split(code.text_content()) for code in tree.xpath("//pre/code")]
    assert [words[2] for words in commands] == [
        "choose_value", "choose_value", "different", "same", "reject_claim", "reject_claim",
        "withdraw",
    ]  # fmt: skip
    assert all(words[:2] == ["kamercijfers", "decide"] for words in commands)


def test_a_stale_decision_shows_what_was_decided_on_and_what_is_there(page: str) -> None:
    tree = html.fromstring(page)
    (stale,) = tree.xpath("//article[contains(@class, 'unsure')]")
    assert stale.xpath(".//tbody//td/text()") == ["12", "verdwenen"]
    assert "Ans besloot op 1 juni 2024" in " ".join(stale.text_content().split())


def test_the_page_is_found_by_ear_and_by_keyboard(page: str) -> None:
    tree = html.fromstring(page)
    assert tree.get("lang") == "nl"
    assert len(tree.xpath("//h1")) == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert set(tree.xpath("//article/@aria-labelledby")) <= set(ids)
    assert all(region.get("tabindex") == "0" for region in tree.xpath("//*[@class='scroll']"))


def test_without_its_files_the_page_says_everything_but_the_pictures(tmp_path: Path) -> None:
    processed = publish(
        tmp_path,
        documents=[MONITOR, replace(LETTER, source_url="https://voorbeeld.nl/brief.pdf")],
    )
    out = tmp_path / "wacht.html"
    write_page(find_waiting(processed, tmp_path / "geen.jsonl"), [tmp_path / "weg"], out)
    tree = html.fromstring(out.read_text("utf-8"))
    assert tree.xpath("//img") == []
    assert tree.xpath("//div[@class='source']//a/@href") == [
        "https://voorbeeld.nl/brief.pdf#page=1"
    ]
    assert "614000" in tree.text_content()


def test_an_empty_page_says_that_nothing_waits(tmp_path: Path) -> None:
    processed = publish(tmp_path, [MONITOR_CLAIM])
    out = tmp_path / "wacht.html"
    write_page(find_waiting(processed, tmp_path / "geen.jsonl"), [], out)
    assert "Er wacht niets op een beslissing." in out.read_text("utf-8")
