"""How quick the desk is: `python bench/desk.py PROCESSED` over a published dataset.

Prints for searches, cases, figures and documents the median and the slowest of several rounds, in
milliseconds on the clock and of processor time: on a machine at other work the latter tells more.
With `--browser` the pages are opened in headless Chromium, and what is told is the time on the
clock from asking until all of the page is there; of typing in the search box, until its hits are.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from starlette.testclient import TestClient

from pipeline.serve.app import create_app
from pipeline.serve.deciding import queue
from pipeline.settings import Folders, Settings

QUESTIONS: Final = (
    "toezichten 2019", "25 daders", "woningen", "stikstof 2018", "30%", "2019", "uitstoot",
    "slachtoffers van mensenhandel", "1,2 miljoen euro", "gemeenten", "een derde van de leerlingen",
)  # fmt: skip
MOST: Final = 12


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("processed", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--browser", action="store_true")
    chosen = parser.parse_args()
    folders = Folders(processed=chosen.processed, decisions=chosen.processed / "geen.jsonl")
    begin = time.perf_counter()
    app = create_app(Settings(folders=folders))
    print(f"openen: {time.perf_counter() - begin:.1f} s")
    now = app.state.desk.now()
    waiting = queue.queue_of(now)
    cases = [c.case_id for c in (*waiting.contested, *waiting.doubtful)][:MOST]
    figures = [f.figure_id for f in now.published.figures.values() if f.alternatives][:MOST]
    documents = [*now.published.documents][:MOST]
    print(f"{len(now.published.claims)} beweringen, {len(now.published.relations)} relaties")
    asked = {
        "zoeken": [f"/zoeken?q={question}" for question in QUESTIONS],
        "geval": [f"/beoordelen/{case}" for case in cases],
        "cijfer": [f"/cijfers/{figure}" for figure in figures],
        "document": [f"/documenten/{document}" for document in documents],
        "overzicht": ["/"],
    }
    if chosen.browser:
        app.state.desk.editions.known()  # made aside when the desk opens
        with served(app) as address, chromium() as driver:
            for name, paths in asked.items():
                shown = [
                    open_page(driver, address + path)
                    for _ in range(chosen.rounds)
                    for path in paths
                ]
                tell(name, {"browser": shown})
            driver.get(f"{address}/zoeken")
            typed = [type_in(driver, q) for _ in range(chosen.rounds) for q in QUESTIONS]
            tell("typen", {"browser": typed})
        return
    with TestClient(app) as client:
        for name, paths in asked.items():
            times = [
                measure(lambda path=path: client.get(path).raise_for_status())  # type: ignore[misc]
                for _ in range(chosen.rounds)
                for path in paths
            ]
            tell(name, {"klok": [t[0] for t in times], "rekentijd": [t[1] for t in times]})


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The application at an address of this machine."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium of this machine."""
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(shutil.which("chromium"))
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    try:
        yield driver
    finally:
        driver.quit()


def open_page(driver: Any, address: str) -> float:
    """Milliseconds until a page and all it loads are there, by the browser's own clock."""
    driver.get(address)
    script = "const [told] = performance.getEntriesByType('navigation'); return told.loadEventEnd"
    return float(driver.execute_script(script))


def type_in(driver: Any, question: str) -> float:
    """Milliseconds from asking for the hits of what was typed until they are shown."""
    return float(driver.execute_async_script(TYPED, question))


TYPED: Final = """
const [question, done] = arguments, box = document.getElementById("vraag");
let asked;
const once = {once: true};
document.body.addEventListener("htmx:beforeRequest", () => { asked = performance.now(); }, once);
document.body.addEventListener("htmx:afterSettle",
  () => requestAnimationFrame(() => done(performance.now() - asked)), once);
box.value = question;
box.dispatchEvent(new Event("input", {bubbles: true}));
"""


def measure(do: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock and of processor time."""
    clock, work = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - work) * 1000


def tell(name: str, times: dict[str, list[float]]) -> None:
    """A line for each way of measuring: the median and the slowest."""
    for kind, found in times.items():
        middle, most = statistics.median(found or [0.0]), max(found, default=0.0)
        print(
            f"{name:10} {kind:10} mediaan {middle:6.0f} ms  traagste {most:6.0f} ms  n={len(found)}"
        )


if __name__ == "__main__":
    main()
