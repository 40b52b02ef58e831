"""`kamercijfers diff`: what changed between two versions of the dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.diff import Format
    from pipeline.settings import Settings


@click.command("diff")
@click.argument("a", default="", metavar="[A]")
@click.argument("b", default="", metavar="[B]")
@click.option("--json", "as_json", is_flag=True, help="Geef de verschillen als JSON.")
@click.option("--atom", "as_atom", is_flag=True, help="Geef de verschillen als Atom-feed.")
@with_settings
def diff(*, a: str, b: str, as_json: bool, as_atom: bool, settings: Settings) -> int:
    """Vertel wat er van versie A naar versie B veranderde (gewoonlijk: de laatste twee).

    Een versie is haar naam, haar volgnummer of het begin van haar kenmerk.
    """
    from pipeline.diff import run_diff

    form = "json" if as_json else "atom" if as_atom else "table"
    run_diff(settings.folders.processed, a, b, cast("Format", form), site=settings.catalog.site)
    return 0
