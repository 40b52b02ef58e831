"""Options that every command takes: where the outputs are, and which configuration holds."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


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
        from pipeline.settings import load_settings

        flags: dict[str, object] = {
            "folders.processed": processed,
            "jobs": others.pop("jobs", None),
        }
        return command(settings=load_settings(config, flags=flags), **others)

    return wrapped
