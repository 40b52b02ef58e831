"""`kamercijfers search`: words and numbers looked up in the published dataset."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WOORD...")
@click.option("--dossier", default="", metavar="NUMMER", help="Alleen uit dit dossier.")
@click.option("--publisher", default="", metavar="NAAM", help="Alleen van deze uitgever.")
@click.option("--kind", default="", metavar="SOORT", help="Alleen uit deze soort documenten.")
@click.option("--year", default="", metavar="JAAR", help="Alleen over dit jaar.")
@click.option("--unit", default="", metavar="EENHEID", help="Alleen in deze eenheid.")
@click.option("--verdict", default="", metavar="OORDEEL", help="Alleen met zulke relaties.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    metavar="N",
    help="Zoveel treffers (gewoonlijk 20).",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de treffers als JSON.")
@with_settings
def search(
    *, words: tuple[str, ...], limit: int, as_json: bool, settings: Settings, **narrow: str
) -> int:
    """Zoek beweringen, cijfers en documenten op woorden en getallen, de beste treffer eerst.

    Bijvoorbeeld: kamercijfers search toezichten 2019; kamercijfers search "25 daders".
    """
    from pipeline.publish.formats.databases import NAME
    from pipeline.search import Finder

    finder = Finder.open(settings.folders.processed / "dataset" / f"{NAME}.sqlite")
    outcome = finder.ask(" ".join(words), narrow=narrow, limit=limit)
    if as_json:
        click.echo(json.dumps(outcome.to_json(), ensure_ascii=False, indent=1))
    else:
        from pipeline.search.terminal import print_outcome
        from pipeline.terminal import PlainConsole

        print_outcome(outcome, PlainConsole())
    return 0
