"""How a run shows where it is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from schemas.names import harmless

READ: Final = "gelezen"
"""The note of a document that went well: a bar does not spend a line on it."""


class Progress(Protocol):
    """What a run tells while it works."""

    def enter(self, stage: str) -> None:
        """A stage begins."""

    def advance(self, name: str, note: str) -> None:
        """One document is done; `note` says how it went."""


class PlainLines:
    """One line per document and stage, for logs and pipes."""

    def __init__(self, total: int) -> None:
        self.done, self.total = 0, total

    def enter(self, stage: str) -> None:
        """Print the stage."""
        print(f"{stage} …", file=sys.stderr, flush=True)

    def advance(self, name: str, note: str) -> None:
        """Print how far it is."""
        self.done += 1
        print(harmless(f"[{self.done}/{self.total}] {name}: {note}"), file=sys.stderr, flush=True)


@contextmanager
def show_progress(total: int) -> Iterator[Progress]:
    """The way of showing that fits where standard error goes, for `total` documents to read."""
    if sys.stderr.isatty():
        with _bar(total) as progress:
            yield progress
    else:
        yield PlainLines(total)


@contextmanager
def _bar(total: int) -> Iterator[Progress]:
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    from pipeline.terminal import PlainConsole

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with RichProgress(*columns, console=PlainConsole(stderr=True), transient=True) as bar:
        task = bar.add_task("lezen", total=total, name="")

        class Bar:
            def enter(self, stage: str) -> None:
                bar.update(task, description=stage, name="")

            def advance(self, name: str, note: str) -> None:
                bar.update(task, advance=1, name=escape(name))
                if note != READ:
                    bar.console.print(escape(f"{name}: {note}"), highlight=False, soft_wrap=True)

        yield Bar()
