"""`kamercijfers review`: what waits for a steward, with the commands that decide it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import OutFile, with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("review")
@click.option("--doubtful", is_flag=True, help="Ook verschillen die maar net verklaard zijn.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    metavar="N",
    help="Zoveel gevallen van elke soort (gewoonlijk 50; 0: alle).",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de gevallen als JSON.")
@click.option("--html", type=OutFile(), metavar="BESTAND", help="Schrijf een webpagina.")
@with_settings
def review(
    *, doubtful: bool, limit: int, as_json: bool, html: Path | None, settings: Settings
) -> int:
    """Laat zien wat op een beslissing wacht, het zwaarste eerst.

    Bij elk geval staan de opdrachten waarmee u beslist. Er wordt niets vastgelegd.
    """
    from pipeline.review import find_waiting

    found = find_waiting(
        settings.folders.processed,
        settings.folders.decisions,
        doubtful=doubtful,
        limit=limit,
        flags=_flags(click.get_current_context()),
    )
    if html is not None:
        from pipeline.review.page import write_page

        write_page(found, _sources(settings), html)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        from pipeline.review.terminal import print_review
        from pipeline.terminal import PlainConsole

        print_review(found, PlainConsole())
    return 0


def _sources(settings: Settings) -> list[Path]:
    """Where the documents may stand: the folder of sources, and what the last run read."""
    from pipeline.run.runs import last_run

    record = last_run(settings.folders.processed)
    read = record.published.documents if record is not None and record.published else ()
    return [settings.folders.raw, *(Path(one.path) for one in read if one.path)]


def _flags(context: click.Context) -> list[str]:
    """The options that led to this dataset: a decision must find the same one."""
    given = [("--processed", context.params["processed"]), ("--config", context.params["config"])]
    return [word for name, path in given if path is not None for word in (name, str(path))]
