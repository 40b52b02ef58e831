"""`kamercijfers status`: the last run, what is quarantined and why, what waits for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.names import harmless

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Geef het laatste draaiverslag als JSON.")
@with_settings
def status(*, as_json: bool, settings: Settings) -> int:
    """Vertel van de laatste draai: hoe die afliep, wat apart staat en wat op u wacht."""
    from dataclasses import replace

    from pipeline.review.current import waiting_now
    from pipeline.run.inputs.lock import is_running
    from pipeline.run.record.runs import last_run
    from pipeline.run.record.summary import record_as_json, summarise_last

    processed = settings.folders.processed
    record = last_run(processed)
    if record is not None and record.published is not None:
        waiting = waiting_now(processed, settings.folders.decisions)
        if waiting is not None:
            record.published = replace(record.published, waiting=waiting)
    if as_json:
        click.echo(record_as_json(record) if record else "null")
    elif record is None:
        click.echo(f"In {processed} is nog niets gedraaid: kamercijfers run")
    else:
        click.echo(harmless(summarise_last(record, running=is_running(processed))))
    return 0
