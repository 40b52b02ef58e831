"""`kamercijfers explain`: where a published number comes from and how it stands to others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.names import harmless

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("explain")
@click.argument("asked", metavar="KENMERK")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitleg als JSON.")
@with_settings
def explain(*, asked: str, as_json: bool, settings: Settings) -> int:
    """Leg een bewering, een cijfer of een relatie uit.

    KENMERK is een claim_id, een figure_id, of twee claim_id's met een ~ ertussen.
    """
    from pipeline.explain import explain as explain_id

    told = explain_id(settings.folders.processed, asked, decisions=settings.folders.decisions)
    click.echo(
        json.dumps(told.to_json(), ensure_ascii=False, indent=1)
        if as_json
        else harmless(told.to_text())
    )
    return 0
