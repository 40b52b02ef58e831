"""`kamercijfers answers`: write down what was answered in a workbook of cases."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("answers")
@click.argument(
    "workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="BESTAND"
)
@click.option("--by", metavar="NAAM", help="Wie antwoordt (gewoonlijk uw gebruikersnaam).")
@click.option("--dry-run", is_flag=True, help="Laat zien wat er zou gebeuren en schrijf niets.")
@with_settings
def answers(*, workbook: Path, by: str | None, dry_run: bool, settings: Settings) -> int:
    """Leg de antwoorden uit een werkblad van `review --xlsx` vast.

    Een geval waarover intussen iemand anders besliste, of dat veranderde, wordt genoemd en niet
    overgenomen.
    """
    from pipeline.review.sitting import take_workbook
    from schemas.names import harmless

    outcome = take_workbook(
        workbook,
        settings.folders.processed,
        settings.folders.decisions,
        by=by or getpass.getuser(),
        write=not dry_run,
    )
    click.echo(harmless(outcome.tell()))
    for conflict in outcome.conflicts:
        click.echo(harmless(f"  niet overgenomen: {conflict}"))
    return 0
