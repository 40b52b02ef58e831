"""`kamercijfers fetch`: official sources into raw/."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.errors import SourceUnavailable
from schemas.names import harmless

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("fetch")
@click.option("--dry-run", is_flag=True, help="Laat zien wat er zou komen en schrijf niets.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
@with_settings
def fetch(*, dry_run: bool, as_json: bool, settings: Settings) -> int:
    """Haal op wat de bronnen in raw/sources.toml aan nieuws hebben."""
    from pipeline.run.gather import gather, look
    from pipeline.run.inputs.folder import prepare_folder
    from pipeline.run.inputs.lock import only_run
    from pipeline.run.record.summary import tell_round

    if dry_run:
        troubles: list[str] = []
        coming = look(settings, tell=troubles.append)
        click.echo(
            json.dumps(coming, ensure_ascii=False, indent=1) if as_json else "\n".join(coming)
        )
        for trouble in troubles:
            click.echo(harmless(trouble), err=True)
        return SourceUnavailable.exit_code if troubles else 0
    prepare_folder(settings.folders.processed)
    with only_run(settings.folders.processed):
        rounds = gather(settings, tell=lambda message: click.echo(harmless(message), err=True))
    if as_json:
        told = [dataclasses.asdict(one) for one in rounds]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo(harmless("\n".join(line for one in rounds for line in tell_round(one))))
    return 0 if all(one.is_whole for one in rounds) else SourceUnavailable.exit_code
