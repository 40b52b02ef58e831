"""The desk in a real browser: usable by WCAG 2.2 AA, on a phone, in the dark, by keyboard alone."""

from __future__ import annotations

import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from pipeline.reconcile import append_decision, load_decisions
from pipeline.serve.app import create_app
from tests.pipeline.reconcile.deciding import decide
from tests.pipeline.serve.conftest import settings_in
from tests.pipeline.serve.shelf import RIGHT, WRONG, publish_version
from tests.pipeline.serve.test_letters import PATIENCE, TEXT

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="chromium en chromedriver staan hier niet"
    ),
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)  # fmt: skip
PAGES = (
    "/", "/zoeken?q=huishoudens", "/beoordelen", "/beoordelen/blind", "/nakijken", "/documenten",
    "/documenten/monitor", "/beweringen/monitor:1", "/relaties/brief:1~monitor:1", "/versies",
    "/naam", "/niets",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(done);"


class Browser:
    """Chromium at one desk."""

    def __init__(self, driver: Any, address: str, decisions: Path) -> None:
        self.driver, self.address, self.decisions = driver, address, decisions

    def size(self, width: int, height: int = 844) -> None:
        """Give the window the size of a screen."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def paint(self, scheme: str) -> None:
        """Prefer light or dark."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, path: str) -> None:
        """Go to a page."""
        self.driver.get(self.address + path)

    def press(self, *keys: str) -> None:
        """Type on whatever has the focus."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def wait(self, script: str, seconds: float = 30) -> None:
        """Wait until a script says true."""
        until = time.monotonic() + seconds
        while not self.driver.execute_script(f"return {script}"):
            assert time.monotonic() < until, script
            time.sleep(0.1)

    def find_trouble(self) -> list[str]:
        """What axe finds wrong with the page."""
        self.driver.execute_script(AXE.read_text("utf-8"))
        told = self.driver.execute_async_script(RUN_AXE, RULES)
        return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in told["violations"]]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    folder = tmp_path_factory.mktemp("werktafel")
    publish_version(folder)
    settings = settings_in(folder)
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(settings)
    # As if the files were at hand: what stands around a number is laid out, but has no picture.
    documents = app.state.desk.now().published.documents.values()
    app.state.desk.painter.files.update({d.sha256: folder / "er-niet.pdf" for d in documents})
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield Browser(driver, address, settings.folders.decisions)
    finally:
        driver.quit()
        server.should_exit = True
        thread.join(10)


def the_case(browser: Browser) -> str:
    browser.open("/beoordelen")
    found = re.search(r'href="(/beoordelen/f-[^"]*)"', browser.driver.page_source)
    assert found
    return found[1]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core staat hier niet (npm install in tests/)")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "light"), (1280, "dark")])
def test_every_page_meets_wcag_2_2_aa(browser: Browser, width: int, scheme: str) -> None:
    browser.size(width)
    browser.paint(scheme)
    troubles = {}
    for path in (*PAGES, the_case(browser)):
        browser.open(path)
        if found := browser.find_trouble():
            troubles[path] = found
    assert not troubles, json.dumps(troubles, indent=1)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core staat hier niet (npm install in tests/)")
def test_a_letter_and_a_case_read_blind_meet_wcag_2_2_aa_too(browser: Browser) -> None:
    """Their pages are there only once a letter is checked and a case is decided."""
    browser.size(1280)
    browser.open("/nakijken")
    browser.driver.execute_script(
        "const text = document.querySelector('textarea'); text.value = arguments[0];"
        "text.form.requestSubmit();",
        TEXT,
    )
    browser.wait("document.body.innerText.includes('niet gevonden')", seconds=PATIENCE)
    letter = browser.driver.current_url.removeprefix(browser.address)
    append_decision(browser.decisions, decide("same", RIGHT, WRONG, by="Eerste"))
    try:
        browser.open("/beoordelen/blind")
        blind = re.findall(r'href="(/beoordelen/blind/[^"]*)"', browser.driver.page_source)
        assert len(blind) == 1
        troubles = {}
        for width, scheme in ((1280, "light"), (390, "light"), (1280, "dark")):
            browser.size(width)
            browser.paint(scheme)
            for path in (letter, f"{letter}/rapport", "/beoordelen/blind", blind[0]):
                browser.open(path)
                if found := browser.find_trouble():
                    troubles[f"{path} {width} {scheme}"] = found
                if width == 390:
                    wide = browser.driver.execute_script(
                        "return document.documentElement.scrollWidth"
                    )
                    assert wide <= width, path
        assert not troubles, json.dumps(troubles, indent=1)
    finally:
        browser.decisions.unlink()
        browser.paint("light")


def test_no_page_is_wider_than_a_phone(browser: Browser) -> None:
    browser.size(390)
    for path in (*PAGES, the_case(browser)):
        browser.open(path)
        assert browser.driver.execute_script("return document.documentElement.scrollWidth") <= 390


def test_nothing_is_refused_by_the_policy_of_the_pages(browser: Browser) -> None:
    browser.driver.get_log("browser")
    for path in (*PAGES[:-1], the_case(browser)):
        browser.open(path)
    told = [line["message"] for line in browser.driver.get_log("browser")]
    # The PDFs of this dataset are not there, so their pages have no picture.
    assert not [line for line in told if "/beeld/" not in line]


def test_one_searches_and_sees_hits_while_typing(browser: Browser) -> None:
    browser.size(1280)
    browser.open("/versies")
    browser.press("/", "h")
    browser.open("/zoeken")
    browser.press("huishoudtraject")
    browser.wait("document.querySelectorAll('.hit').length === 1")
    assert browser.driver.current_url.endswith("q=huishoudtraject")


def test_a_case_is_decided_and_undone_by_keyboard_alone(browser: Browser) -> None:
    browser.size(1280)
    browser.open(the_case(browser))
    browser.press("n", "Nagekeken met de toetsen")
    browser.press("\ue00c", "1")
    browser.wait("document.body.innerText.includes('Vastgelegd:')")
    (decision,) = load_decisions(browser.decisions)
    assert decision.because == "Nagekeken met de toetsen"
    browser.press("u")
    browser.wait("document.body.innerText.includes('Wat is het?')")
    assert [d.kind for d in load_decisions(browser.decisions)] == [decision.kind, "withdraw"]


def test_the_figures_along_a_plot_can_be_read_on_a_telephone(browser: Browser) -> None:
    """A drawing under the stylesheet, and what the browser makes of it."""
    browser.size(390)
    browser.open("/")
    browser.driver.execute_script(
        'document.querySelector(\'main\').innerHTML = \'<figure class="plotted"><svg class="plot" '
        'viewBox="0 0 860 320"><text class="tick" x="64" y="40">2020</text></svg></figure>\''
    )
    high = browser.driver.execute_script(
        "return document.querySelector('.tick').getBoundingClientRect().height"
    )
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert high >= 11
    assert wide <= 390


def test_lines_of_a_page_are_whole_and_show_their_number_first(browser: Browser) -> None:
    """On a phone they are moved sideways, by keyboard too; at a desk there is room for all."""
    browser.size(390)
    browser.open(the_case(browser))
    seen = """const strip = document.querySelector('.strip'), room = strip.getBoundingClientRect();
      const line = strip.querySelector('svg').getBoundingClientRect();
      const box = strip.querySelector('.box').getBoundingClientRect();
      return [line.width, room.width, room.left <= box.left && box.right <= room.right,
        strip.tabIndex, strip.scrollLeft]"""
    line, room, shown, tab, moved = browser.driver.execute_script(seen)
    whole = float(
        browser.driver.execute_script(
            "return document.querySelector('.strip svg').getAttribute('viewBox').split(' ')[2]"
        )
    )
    assert line >= 1.1 * whole > room
    assert shown
    assert tab == 0
    browser.driver.execute_script("document.querySelector('.strip').focus()")
    browser.press("\ue014" * 3)
    browser.wait(f"document.querySelector('.strip').scrollLeft !== {moved}")
    browser.size(1280)
    browser.open(the_case(browser))
    line, room, shown, tab, _ = browser.driver.execute_script(seen)
    assert line <= room + 1
    assert shown
    assert tab == -1
