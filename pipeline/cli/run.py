"""`kamercijfers run`: the whole pipeline, incremental."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("run")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PAD]...")
@click.option("--jobs", type=click.IntRange(min=0), help="Aantal werkers (0: een per kern).")
@click.option("--dry-run", is_flag=True, help="Laat zien wat er zou gebeuren en schrijf niets.")
@click.option("--fetch", is_flag=True, help="Haal eerst op wat raw/sources.toml volgt.")
@click.option("--full-refresh", is_flag=True, help="Lees en vergelijk alles opnieuw.")
@click.option("--json", "as_json", is_flag=True, help="Geef het draaiverslag als JSON.")
@with_settings
def run(
    *,
    paths: tuple[Path, ...],
    dry_run: bool,
    fetch: bool,
    full_refresh: bool,
    as_json: bool,
    settings: Settings,
) -> int:
    """Lees de documenten in PAD (gewoonlijk raw), vergelijk, controleer en publiceer.

    Wat niet veranderde wordt niet opnieuw gelezen. PAD is een map, of een .pdf, .xml, .docx of
    .html.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    from pipeline.run.run import Wishes, look_ahead, plan_run, run_pipeline
    from pipeline.run.summary import plan_as_json, record_as_json, summarise, summarise_plan

    chosen = paths or (settings.folders.raw,)
    if dry_run:
        coming = look_ahead(settings) if fetch else []
        plan = plan_run(chosen, settings, Wishes(fetch=fetch, full_refresh=full_refresh))
        print(plan_as_json(plan, coming) if as_json else summarise_plan(plan, coming))
        return 0
    record = run_pipeline(chosen, settings, Wishes(fetch=fetch, full_refresh=full_refresh))
    print(record_as_json(record) if as_json else summarise(record))
    return record.exit_code or 0


def _interrupt(number: int, frame: object) -> None:
    """A timer that stops the service asks as politely as a person at the keyboard."""
    sys.stderr.flush()
    raise KeyboardInterrupt
