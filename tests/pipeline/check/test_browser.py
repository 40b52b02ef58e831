"""The web page of a fact-check in a real browser, at a desk and on a phone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.check.findings import (
    Evidence,
    Finding,
    FindingVerdict,
    LetterCheck,
    MissingSource,
)
from pipeline.check.page import write_page
from pipeline.pages.pictures import STRIP_DPI, STRIP_SIZE, Pictures
from schemas.paper import Box, PageInfo
from schemas.records import Footnote, Rejected
from schemas.vocabularies import FINDING_VERDICTS
from tests.pipeline.rows import make_claim, make_document

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium en chromedriver staan hier niet"
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
DESK, PHONE = (1280, 900), (390, 844)
LEAST_CONTRAST = 4.5
LEAST_STRIP = 290  # pixels, on a phone
WIDTH, HEIGHT = 595, 842

CONTRAST = """
const channel = v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
const light = c => { const [r, g, b] = c.map(channel); return .2126*r + .7152*g + .0722*b; };
const parse = c => c.match(/[\\d.]+/g).map(Number);
const behind = el => {
  for (; el; el = el.parentElement) {
    const c = parse(getComputedStyle(el).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c.slice(0, 3);
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll('body *')]
  .filter(el => [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(el => {
    const [a, b] = [light(parse(getComputedStyle(el).color).slice(0, 3)), light(behind(el))];
    return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), el.className || el.tagName];
  });
"""


def letter_sentence(row: int) -> str:
    return f"In 2023 waren er {101 + row} meldingen van het soort {'abcde'[row]}."


def finding(verdict: FindingVerdict, row: int) -> Finding:
    top = 100.0 + 60 * row
    claim = replace(
        make_claim(f"b{row}", "brief", value=Decimal(101 + row), sentence=letter_sentence(row)),
        as_written=str(101 + row),
        x0=160.0,
        top=top,
        x1=180.0,
        bottom=top + 12,
    )
    source = Evidence(
        claim_id="m1",
        doc_id="monitor",
        file="monitor.pdf",
        page=1,
        sentence="In 2023 waren er 101 meldingen van het soort a, volgens de monitor.",
        as_written="101",
        value=Decimal(101),
        value_low=None,
        value_high=None,
        unit="count",
        verdict=verdict,
        explanation="De brief en de monitor naast elkaar gelegd.",
        kind="monitor",
        is_own=False,
        box=Box(160, 100, 180, 112),
        notes=(Footnote("monitor", 1, "1", "Peiljaar 2023.", 1, "meldingen", "m1"),),
    )
    evidence = () if verdict == "not_found" else (source, source)
    return Finding(claim, verdict, "", "De brief en de monitor naast elkaar.", evidence, 5.0 - row)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a letter with a finding of every verdict, its PDFs beside it."""
    folder = tmp_path_factory.mktemp("browser")
    files = {}
    for name in ("brief", "monitor"):
        files[name] = folder / f"{name}.pdf"
        canvas = Canvas(str(files[name]), pagesize=(WIDTH, HEIGHT))
        for row in range(5):
            canvas.drawString(72, HEIGHT - 110 - 60 * row, letter_sentence(row))
        canvas.save()
    findings = tuple(finding(verdict, row) for row, verdict in enumerate(FINDING_VERDICTS))
    unchecked = Rejected("brief", 1, "2023", "period", letter_sentence(0), None, None, None, None)
    check = LetterCheck(
        document=make_document("brief", title="Brief over meldingen en hun afhandeling"),
        findings=findings,
        cited=(make_document("monitor"),),
        missing_sources=(MissingSource(1, "Kamerstuk 99 998, nr. 3"),),
        unchecked=(unchecked,),
        issues=(),
        sources=1,
    )
    out = folder / "uit.html"
    write_page(check, (PageInfo(1, WIDTH, HEIGHT),), Pictures(files), out)
    return out


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profiel')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(params=[DESK, PHONE], ids=["bureau", "telefoon"])
def view(request: pytest.FixtureRequest, browser: Any, page: Path) -> Any:
    """The page open at the width of a desk or a phone."""
    width, height = request.param
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < height},
    )
    browser.get("about:blank")
    for log in ("performance", "browser"):
        browser.get_log(log)
    browser.get(page.as_uri())
    return browser


def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(view: Any, page: Path) -> None:
    sent = [json.loads(entry["message"])["message"] for entry in view.get_log("performance")]
    asked = {
        message["params"]["request"]["url"].partition("#")[0]
        for message in sent
        if message["method"] == "Network.requestWillBeSent"
    }
    assert {url for url in asked if not url.startswith("data:image/png")} == {page.as_uri()}
    assert [entry["message"] for entry in view.get_log("browser")] == []


def test_the_page_is_no_wider_than_the_screen(view: Any) -> None:
    wide, screen = view.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= screen


def test_a_box_lies_over_the_words_it_marks(view: Any) -> None:
    places = view.execute_script(
        """const sheet = document.querySelector('.sheet img').getBoundingClientRect();
        return [...document.querySelectorAll('.box')].map(box => {
          const b = box.getBoundingClientRect();
          return [(b.left + b.width / 2 - sheet.left) / sheet.width,
                  (b.top + b.height / 2 - sheet.top) / sheet.height];
        })"""
    )
    expected = [(170 / WIDTH, (106 + 60 * row) / HEIGHT) for row in range(5)]
    for (x, y), (right_x, right_y) in zip(places, expected, strict=True):
        assert abs(x - right_x) < 0.005
        assert abs(y - right_y) < 0.005


def test_marks_stand_clear_of_the_words(view: Any) -> None:
    covered = view.execute_script(
        """return [...document.querySelectorAll('.box')].filter(box => {
          const b = box.getBoundingClientRect();
          const m = box.querySelector('span').getBoundingClientRect();
          return m.left < b.right - 2 && m.bottom > b.top + 4;
        }).length"""
    )
    assert covered == 0


def test_a_box_leads_to_its_finding(view: Any) -> None:
    boxes = view.find_elements("css selector", ".box")
    view.execute_script("arguments[0].click()", boxes[2])
    assert view.execute_script("return document.querySelector(':target').id") == "p1-3"
    assert view.execute_script(
        "return document.querySelector(':target').getBoundingClientRect().top < innerHeight"
    )


def test_the_keyboard_reaches_everything(view: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    reached = []
    for _ in range(60):
        view.switch_to.active_element.send_keys(Keys.TAB)
        active = view.switch_to.active_element
        if active.tag_name == "body":
            break
        reached.append(active.get_attribute("class") or active.tag_name)
    assert reached[0] == "skip"
    assert sum(name.startswith("box ") for name in reached) == 5
    assert reached.count("summary") == 5


@pytest.mark.parametrize("target", ["", "#p1-1"])
def test_every_text_has_contrast_enough(view: Any, page: Path, target: str) -> None:
    view.get(page.as_uri() + target)
    ratios = view.execute_script(CONTRAST)
    assert len(ratios) > 30
    assert [name for ratio, name in ratios if ratio < LEAST_CONTRAST] == []


def test_the_source_can_be_read(view: Any) -> None:
    """A strip shows whole lines where there is room, and print of one size, on a phone too."""
    strips = view.execute_script(
        """return [...document.querySelectorAll('article > .source .strip')].map(strip =>
             [strip.offsetWidth, strip.offsetHeight, strip.naturalWidth, strip.naturalHeight])"""
    )
    assert len(strips) == 4
    for width, height, drawn_width, drawn_height in strips:
        whole = drawn_width / drawn_height * height
        assert width >= min(whole, LEAST_STRIP) - 2
        assert height / drawn_height * STRIP_DPI / 72 >= STRIP_SIZE - 0.02


def test_language_and_headings_are_in_order(view: Any) -> None:
    assert view.execute_script("return document.documentElement.lang") == "nl"
    levels = view.execute_script(
        "return [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_paper_shows_sources_and_page_without_scrolling(view: Any) -> None:
    view.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        styles = view.execute_script(
            """return ['.frame', '.skip'].map(name => {
                 const style = getComputedStyle(document.querySelector(name));
                 return [style.overflowX, style.display, style.position];
               })"""
        )
    finally:
        view.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert styles[0][0] == "visible"
    assert styles[0][2] == "static"
    assert styles[1][1] == "none"
