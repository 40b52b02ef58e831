"""How a run shows where it is: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """What the stages tell while they work."""

    def say(self, message: str) -> None:
        """A message in one line."""

    def advance(self, name: str, note: str) -> None:
        """One document is done; `note` says how it went."""


class PlainLines:
    """One line per document and message, for logs and pipes."""

    def __init__(self, total: int) -> None:
        self.done, self.total = 0, total

    def say(self, message: str) -> None:
        """Print the message."""
        print(message, file=sys.stderr, flush=True)

    def advance(self, name: str, note: str) -> None:
        """Print how far it is."""
        self.done += 1
        self.say(f"[{self.done}/{self.total}] {name}: {note}")


class Silence:
    """Says nothing."""

    def say(self, message: str) -> None:
        """Say nothing."""

    def advance(self, name: str, note: str) -> None:
        """Say nothing."""


@contextmanager
def show_progress(total: int, *, quiet: bool = False) -> Iterator[Progress]:
    """The way of showing that fits where standard error goes, for `total` documents to read."""
    if quiet:
        yield Silence()
    elif total and sys.stderr.isatty():
        with _bar(total) as progress:
            yield progress
    else:
        yield PlainLines(total)


@contextmanager
def _bar(total: int) -> Iterator[Progress]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("lezen"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        class Bar:
            def say(self, message: str) -> None:
                bar.console.print(escape(message), highlight=False)

            def advance(self, name: str, note: str) -> None:
                bar.update(task, advance=1, description=escape(name))
                if note != "gelezen":
                    self.say(f"{name}: {note}")

        yield Bar()
