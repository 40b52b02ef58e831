"""Who takes long at the desk holds up nobody else, and who waits is told so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.serve import letters
from pipeline.serve.desk.guard import FIELD
from pipeline.serve.turns import Turns
from pipeline.settings import Settings
from schemas.records import Extraction
from tests.pipeline.serve.conftest import Visitor

SOON = 20.0


def wait(true: Callable[[], object]) -> None:
    until = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


class Busy:
    """Threads that take a turn each and keep it until they are let go."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.at_it: list[str] = []
        self.ends: dict[str, threading.Event] = {}
        self.threads: list[threading.Thread] = []

    def begin(self, name: str) -> None:
        self.ends[name] = threading.Event()
        self.threads.append(threading.Thread(target=self._work, args=(name,), daemon=True))
        self.threads[-1].start()

    def _work(self, name: str) -> None:
        with self.turns.taken():
            self.at_it.append(name)
            assert self.ends[name].wait(SOON)
            self.at_it.remove(name)

    def end(self) -> None:
        for one in self.ends.values():
            one.set()
        for thread in self.threads:
            thread.join(SOON)


def test_no_more_than_two_at_a_time_while_nobody_is_late() -> None:
    busy = Busy(Turns(patience=60))
    for name in "abc":
        busy.begin(name)
        wait(lambda: busy.at_it)
    wait(lambda: len(busy.at_it) == 2)
    time.sleep(0.1)
    assert busy.at_it == ["a", "b"]
    busy.ends["a"].set()
    wait(lambda: busy.at_it == ["b", "c"])
    busy.end()


def test_two_that_take_long_make_way_and_two_more_do_not() -> None:
    busy = Busy(Turns(patience=0.05))
    for name in "abcd":
        busy.begin(name)
    wait(lambda: len(busy.at_it) == 4)
    busy.begin("e")
    time.sleep(0.2)
    assert "e" not in busy.at_it
    # One of those that went on beside the others ends: another takes its place, and "e" begins.
    busy.ends[busy.at_it[0]].set()
    wait(lambda: "e" in busy.at_it)
    busy.end()
    assert busy.at_it == []
    # All turns came back: two may begin, a third may not.
    last = Busy(Turns(patience=60))
    last.turns = busy.turns
    busy.turns.patience = 60
    for name in "xyz":
        last.begin(name)
    wait(lambda: len(last.at_it) == 2)
    time.sleep(0.1)
    assert len(last.at_it) == 2
    last.end()


@pytest.mark.slow
def test_a_letter_that_waits_says_for_what_and_comes_to_its_turn(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    read = letters.read_letter

    def slowly(path: Path, settings: Settings) -> Extraction:
        if "wacht" in path.read_text("utf-8"):
            assert held.wait(SOON * 6)
        return read(path, settings)

    def bring(text: str) -> str:
        answer = visitor.client.post("/nakijken", data={FIELD: visitor.token, "tekst": text})
        return str(answer.url.path)

    monkeypatch.setattr(letters, "read_letter", slowly)
    slow = [bring(f"Dit stuk {n} wacht op de 12 molens.") for n in (1, 2)]
    wait(lambda: all("wordt gelezen" in visitor.page(address) for address in slow))
    first, second = (bring(f"Er zijn {n} molens.") for n in (13, 14))
    page = visitor.page(second)
    assert "wacht op zijn beurt: er worden nu 2 stukken nagekeken, en 1 kwam eerder." in page
    assert "wacht op zijn beurt: er worden nu 2 stukken nagekeken. " in visitor.page(first)
    assert visitor.page("/nakijken").count("wacht op zijn beurt") == 2
    visitor.send(f"{first}/weg")
    assert "kwam eerder" not in visitor.page(second)
    held.set()
    until = time.monotonic() + SOON * 6
    while "niet gevonden" not in (page := visitor.page(second)):
        assert time.monotonic() < until, page
        time.sleep(0.2)
