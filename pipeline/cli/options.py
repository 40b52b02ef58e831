"""Options that every command takes: where the outputs are, and which configuration holds."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from schemas.errors import UsageError


class OutFile(click.Path):
    """A file to be written: refused at once where that cannot be, not after the work is done."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; fails, in Dutch, for a folder and in a folder that is not there or closed."""
        path = Path(value)
        folder = path.absolute().parent
        if path.is_dir():
            self.fail(f"{path} is een map.", param, ctx)
        if not folder.is_dir():
            self.fail(f"de map {folder} bestaat niet.", param, ctx)
        if not os.access(path if path.exists() else folder, os.W_OK):
            self.fail(f"{path} mag niet geschreven worden.", param, ctx)
        return path


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--processed` and `--config`; it receives `settings`."""

    @click.option(
        "--processed",
        type=click.Path(path_type=Path),
        metavar="MAP",
        help="Map voor de uitvoer (gewoonlijk processed).",
    )
    @click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="BESTAND",
        help="Configuratie (gewoonlijk kamercijfers.toml in de werkmap).",
    )
    @functools.wraps(command)
    def wrapped(*, processed: Path | None, config: Path | None, **others: Any) -> Any:
        from pipeline.run.record.inputs import with_remembered
        from pipeline.settings import load_settings

        flags: dict[str, object] = {
            "folders.processed": processed,
            **{name: others.pop(name, None) for name in ("jobs", "engine", "scheduler")},
        }
        settings = with_remembered(load_settings(config, flags=flags))
        if flags["scheduler"] and settings.engine == "local":
            raise UsageError("--scheduler telt alleen bij --engine dask.", remedy="Geef dat erbij.")
        return command(settings=settings, **others)

    return wrapped
