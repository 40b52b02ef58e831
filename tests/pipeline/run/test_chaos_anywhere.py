"""An error of ours anywhere between reading and publishing, at one document of thirty.

Which functions a night runs through is found by watching one; CHAOS in the environment says how
many of them to break, drawn at random: 2 unless told, 0 for all of them.
"""

from __future__ import annotations

import inspect
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

from tests.pipeline.run.conftest import Command, documents
from tests.pipeline.run.test_chaos import broken, mentions

pytestmark = pytest.mark.slow
SEED, TRIED = 20261130, int(os.environ.get("CHAOS", "2"))
WHERE = (
    "pipeline.reconcile", "pipeline.run.comparing", "pipeline.run.inputs.identity",
    "pipeline.publish", "pipeline.validate", "pipeline.dataset", "pipeline.issues",
)  # fmt: skip
DOORS = ("Making.publish", "publish", "settle", "_find_culprit", "set_aside")
"""Find a culprit, by rehearsing all that they call but showing a version to readers."""
LOOKED_AT = 4000
"""Calls of one function that are looked at for the document."""


class Watcher:
    """Which functions of ours are called with something of a document."""

    def __init__(self, doc_id: str) -> None:
        self.doc_id = doc_id
        self.calls: dict[CodeType, int] = {}
        self.met: set[CodeType] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or code in self.met or self.calls.get(code, 0) >= LOOKED_AT:
            return
        if not str(frame.f_globals.get("__name__", "")).startswith(WHERE):
            return
        self.calls[code] = self.calls.get(code, 0) + 1
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        told = (frame.f_locals.get(name) for name in names if name != "self")
        if any(mentions(one, self.doc_id) for one in told):
            self.met.add(code)


def owners() -> Iterator[tuple[ModuleType | type, str, Callable[..., Any]]]:
    """Every function of ours by each name under which a module or class holds it."""
    modules = [m for name, m in sys.modules.items() if name.split(".")[0] == "pipeline"]
    classes = {c for m in modules for c in vars(m).values() if inspect.isclass(c)}
    for owner in (*modules, *(c for c in classes if c.__module__.startswith("pipeline"))):
        for name, value in [*vars(owner).items()]:
            if inspect.isfunction(value) and not name.startswith("__"):
                yield owner, name, value


def lay_out(folder: Path) -> None:
    """Thirty documents; some tell the same, some differ, one has a computation."""
    for each in range(30):
        (folder / "raw" / f"d{each}.pdf").write_text(f"goed {each % 4 + 333} {each + 3} 77")


def test_an_error_at_one_document_in_any_function_leaves_the_others_published(
    folder: Path, kamercijfers: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(folder)
    watcher = Watcher("d7")
    sys.setprofile(watcher)
    code, _, err = kamercijfers("run", "--jobs", "1")
    sys.setprofile(None)
    assert code == 0, err
    held: dict[CodeType, list[tuple[Any, str]]] = {}
    sound: dict[CodeType, Callable[..., Any]] = {}
    for owner, name, function in owners():
        if function.__code__ in watcher.met and function.__qualname__ not in DOORS:
            held.setdefault(function.__code__, []).append((owner, name))
            sound[function.__code__] = function
    met = sorted(held, key=lambda code: (code.co_filename, code.co_qualname))
    assert len(met) > 40
    wrong = []
    for code_of in random.Random(SEED).sample(met, TRIED or len(met)):
        with monkeypatch.context() as patch:
            for owner, name in held[code_of]:
                patch.setattr(owner, name, broken(sound[code_of], "d7"))
            code, out, err = kamercijfers("run", "--jobs", "1", "--full-refresh")
        rows = documents(folder / "processed")
        aside = [doc_id for doc_id, row in rows.items() if row["status"] != "ok"]
        told = "d7.pdf: fault" in out if aside else "Regel liep vast: " in out
        whole = len(rows) == 30 and aside in ([], ["d7"]) and code == (4 if aside else 0)
        if not (whole and told):
            wrong.append((code_of.co_qualname, code, aside, err.splitlines()[-1:]))
    assert not wrong, wrong
