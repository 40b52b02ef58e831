"""An error of ours anywhere in a night of thirty documents, from a source's answer to publishing.

Thirty documents are fetched or lie ready, are read and described for real, compared, checked and
published. Which functions take part is found by watching a night; one is drawn, made to fail at one
document (or at the source that brings one), and the other twenty-nine must be published. CHAOS in
the environment says how many to draw: 3 unless told, 0 for all of them.
"""

from __future__ import annotations

import importlib
import inspect
import io
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli.main import run_command
from pipeline.run.reading.reading import ReadTask
from pipeline.run.reading.reading import read_document as read_soundly
from tests.pipeline.fetch.conftest import Reply, Server, server
from tests.pipeline.run.conftest import documents
from tests.pipeline.run.test_chaos import broken, mentions

__all__ = ["server"]
pytestmark = pytest.mark.slow
SEED, TRIED = 20261201, int(os.environ.get("CHAOS", "3"))
VICTIM, FETCHED, LAST = "d07", "d28", "d29"
LATER = (
    "pipeline.reconcile", "pipeline.run.comparing", "pipeline.run.inputs.identity",
    "pipeline.publish", "pipeline.validate", "pipeline.dataset", "pipeline.issues",
)  # fmt: skip
FETCHING = ("pipeline.fetch.client", "pipeline.fetch.connectors", "pipeline.fetch.shelf")
BREAK, BROKE = "CHAOS_BREAKS", "CHAOS_BROKE"
"""Where workers are told what to break, and where they tell that it broke."""


@dataclass(frozen=True)
class Place:
    """A function of ours, by its file and qualified name."""

    module: str
    name: str

    @classmethod
    def of(cls, frame: FrameType) -> Place:
        return cls(str(frame.f_globals.get("__name__", "")), frame.f_code.co_qualname)


def holders(place: Place) -> Iterator[tuple[Any, str, Callable[..., Any]]]:
    """Every module or class that holds the function, and under which name."""
    ours = ("pipeline", "extractors")
    modules = [m for name, m in [*sys.modules.items()] if name.split(".")[0] in ours]
    classes = {c for m in modules for c in [*vars(m).values()] if inspect.isclass(c)}
    for owner in (*modules, *(c for c in classes if c.__module__.split(".")[0] in ours)):
        for name, value in [*vars(owner).items()]:
            known = inspect.isfunction(value) and not name.startswith("__")
            if known and Place(value.__module__, value.__qualname__) == place:
                yield owner, name, value


def watch(do: Callable[[], object], met: Callable[[Place, FrameType], bool]) -> set[Place]:
    """The functions called while something is done that `met` says yes to."""
    seen: set[Place] = set()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            place = Place.of(frame)
            if place not in seen and met(place, frame):
                seen.add(place)

    sys.setprofile(profile)
    try:
        do()
    finally:
        sys.setprofile(None)
    return {place for place in seen if any(holders(place))}


@contextmanager
def replaced(place: Place, by: Callable[[Callable[..., Any]], Any]) -> Iterator[None]:
    """The function made another wherever it is held."""
    held = [*holders(place)]
    assert held, place
    for owner, name, function in held:
        setattr(owner, name, by(function))
    try:
        yield
    finally:
        for owner, name, function in held:
            setattr(owner, name, function)


def read_with_a_fault(task: ReadTask) -> bytes:
    """What a worker does: read for real, but for the function that is broken at one document."""
    module, _, name = os.environ.get(BREAK, "").partition(":")
    if not name or task.source.path.stem != VICTIM:
        return read_soundly(task)
    importlib.import_module(module)

    def breaks(*parts: Any, **named: Any) -> Any:
        Path(os.environ[BROKE]).touch()
        raise IndexError(f"een fout van ons in {name}")

    with replaced(Place(module, name), lambda _: breaks):
        return read_soundly(task)


def tell(number: int) -> str:
    """What a document says: some the same as another, some otherwise, some a sum."""
    return (
        f"In 20{10 + number % 4} stonden er {333 + number % 3} molens in Ommerveld. Daarvan "
        f"draaiden er {20 + number}, ofwel {number + 3}%; in Zuidhaven waren het er {number + 40}."
    )


def paper(text: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(60, 760, text[:90])
    canvas.drawString(60, 745, text[90:])
    canvas.save()
    return out.getvalue()


@pytest.fixture
def night(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with 28 documents and two sources that bring one each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.run.reading.read.read_document", read_with_a_fault)
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(28):
        html = f"<!DOCTYPE html><html lang=nl><body><p>{tell(number)}</p></body></html>"
        (raw / f"d{number:02d}.html").write_text(html)
    sources = []
    for name in (FETCHED, LAST):
        server.answer(f"/{name}.pdf", Reply(paper(tell(int(name[1:])))))
        sources.append(
            f'[[source]]\nname = "bron-{name}"\nkind = "url"\ndelay = 0\n'
            f'urls = ["{server.url}/{name}.pdf"]\nhosts = ["{server.url}"]\n'
        )
    (raw / "sources.toml").write_text("".join(sources))
    (tmp_path / "kamercijfers.toml").write_text(
        '[fetch]\ncontact = "beheer@voorbeeld.nl"\ntries = 2\nbackoff = 0.001\n'
    )
    return tmp_path


def taking_part(folder: Path) -> list[tuple[str, Place]]:
    """All functions that fetching, reading and what comes after call, each with its part."""
    found: list[tuple[str, Place]] = []
    fetching = watch(
        lambda: run_command(["fetch"]), lambda place, _: place.module.startswith(FETCHING)
    )
    found += [("fetch", place) for place in fetching]
    from extractors.document.extract import file_hash
    from pipeline.run.inputs.discover import Source

    path = folder / "raw" / f"{VICTIM}.html"
    task = ReadTask("", Source(path), file_hash(path), "builtin", 0)
    read_soundly(task)  # what is made once is made before
    reading = watch(
        lambda: read_soundly(task), lambda place, _: place.module.startswith("extractors.")
    )
    found += [("read", place) for place in reading]

    def about_it(place: Place, frame: FrameType) -> bool:
        if not place.module.startswith(LATER):
            return False
        code = frame.f_code
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        return any(mentions(frame.f_locals.get(name), VICTIM) for name in names)

    later = watch(lambda: run_command(["run", "--jobs", "1"]), about_it)
    found += [("after", place) for place in later]
    return sorted(found, key=lambda one: (one[0], one[1].module, one[1].name))


def run_broken(part: str, place: Place, broke: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """A whole night with the function broken at its document; the exit code."""
    arguments = ["run", "--fetch", "--jobs", "1", "--full-refresh"]
    if part == "read":
        monkeypatch.setenv(BREAK, f"{place.module}:{place.name}")
        monkeypatch.setenv(BROKE, str(broke))
        code = run_command(arguments)
        monkeypatch.delenv(BREAK)
        return code
    if part == "after":
        with replaced(place, lambda sound: broken(sound, VICTIM)):
            return run_command(arguments)
    from pipeline.fetch import night as fetching

    at: list[str] = []

    def begins(name: str) -> Any:
        at.append(name)
        return outcome(name)

    def breaks(sound: Callable[..., Any]) -> Callable[..., Any]:
        def maybe(*parts: Any, **named: Any) -> Any:
            if at and at[-1] == f"bron-{FETCHED}":
                raise IndexError("een fout van ons bij deze bron")
            return sound(*parts, **named)

        return maybe

    outcome = fetching.SourceOutcome
    with replaced(place, breaks), monkeypatch.context() as patch:
        patch.setattr(fetching, "SourceOutcome", begins)
        return run_command(arguments)


def test_an_error_anywhere_in_a_night_costs_at_most_its_own_document(
    night: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    places = taking_part(night)
    parts = [part for part, _ in places]
    assert min(parts.count(part) for part in ("fetch", "read", "after")) > 20, parts
    draw = random.Random(SEED)
    drawn = places
    if TRIED:  # one of each part first
        by_part = [[one for one in places if one[0] == part] for part in ("fetch", "read", "after")]
        drawn = [draw.choice(by_part[turn % 3]) for turn in range(TRIED)]
    wrong = []
    for turn, (part, place) in enumerate(drawn):
        fetched = night / "raw" / "fetched"
        for old in fetched.rglob("*.*"):
            old.unlink()
        broke = night / f"brak-{turn}"
        capfd.readouterr()
        code = run_broken(part, place, broke, monkeypatch)
        out, err = capfd.readouterr()
        rows = documents(night / "processed")
        aside = {name for name, row in rows.items() if row["status"] != "ok"}
        sound = {name for name, row in rows.items() if row["status"] == "ok"}
        mine = FETCHED if part == "fetch" else VICTIM
        all_others = sound | {mine} == {f"d{n:02d}" for n in range(30)}
        told = mine in sound or mine in out or "een fout van ons" in out + err
        if not (code in (0, 4) and all_others and aside <= {mine} and told):
            wrong.append((part, place, code, sorted(aside), len(sound), err.splitlines()[-2:]))
        if part == "read" and broke.exists() and mine in sound and "liep vast" not in out:
            wrong.append((part, place, "swallowed", out.splitlines()[-8:]))
    assert not wrong, wrong
