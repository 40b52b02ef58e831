"""`kamercijfers run`: the whole pipeline, incremental."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.names import harmless

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from schemas.errors import UsageError


@click.command("run")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PAD]...")
@click.option(
    "--jobs", type=click.IntRange(min=0), metavar="N", help="Aantal werkers (0: een per kern)."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    help="Waar het werk gedaan wordt: op deze machine of op een Dask-cluster.",
)
@click.option("--scheduler", metavar="ADRES", help="Planner van het cluster (tcp://…).")
@click.option("--dry-run", is_flag=True, help="Laat zien wat er zou gebeuren en schrijf niets.")
@click.option("--fetch", is_flag=True, help="Haal eerst op wat raw/sources.toml volgt.")
@click.option("--full-refresh", is_flag=True, help="Lees en vergelijk alles opnieuw.")
@click.option(
    "--replace", is_flag=True, help="Wat u noemt is alles: wat er eerder bij was, gaat eruit."
)
@click.option("--yes", is_flag=True, help="Vraag niet of er zoveel documenten uit mogen.")
@click.option("--json", "as_json", is_flag=True, help="Geef het draaiverslag als JSON.")
@with_settings
def run(
    *,
    paths: tuple[Path, ...],
    dry_run: bool,
    fetch: bool,
    full_refresh: bool,
    replace: bool,
    yes: bool,
    as_json: bool,
    settings: Settings,
) -> int:
    """Lees de documenten in PAD (eerst gewoonlijk raw), vergelijk, controleer en publiceer.

    PAD komt erbij: wat eerder gelezen is blijft, tenzij u --replace geeft. Zonder PAD wordt
    nagelopen wat er al bij was. Wat niet veranderde wordt niet opnieuw gelezen. PAD is een map, of
    een .pdf, .xml, .docx of .html.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    from pipeline.run.record.inputs import choose_paths
    from pipeline.run.record.summary import plan_as_json, record_as_json, summarise, summarise_plan
    from pipeline.run.run import Wishes, look_ahead, plan_run, run_pipeline

    chosen, gone = choose_paths(paths, settings, replace=replace, fetch=fetch)
    for path in gone:
        click.echo(f"{path} is er niet meer en wordt overgeslagen.", err=True)
    if dry_run:
        coming = look_ahead(settings, tell=_mention) if fetch else []
        plan = plan_run(chosen, settings, Wishes(fetch=fetch, full_refresh=full_refresh))
        print(plan_as_json(plan, coming) if as_json else harmless(summarise_plan(plan, coming)))
        return 0
    wishes = Wishes(fetch=fetch, full_refresh=full_refresh, ask=None if yes else _ask)
    record = run_pipeline(chosen, settings, wishes)
    print(record_as_json(record) if as_json else harmless(summarise(record)))
    return record.exit_code or 0


def _mention(message: str) -> None:
    click.echo(harmless(message), err=True)


def _ask(refused: UsageError) -> bool:
    """Whether somebody at the keyboard lets so many documents go; nobody there says no."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(f"{refused.message} Doorgaan?", default=False, err=True)


def _interrupt(number: int, frame: object) -> None:
    """A timer that stops the service asks as politely as a person at the keyboard."""
    sys.stderr.flush()
    raise KeyboardInterrupt
