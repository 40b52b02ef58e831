"""`kamercijfers indicators`: entries for the vocabulary, proposed from what is measured often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("indicators")
@click.option("--domain", default="nieuw", metavar="NAAM", help="Het domein van de voorstellen.")
@click.option(
    "--min-count",
    type=click.IntRange(min=2),
    default=5,
    metavar="N",
    help="Zo vaak moet iets gemeten zijn.",
)
@with_settings
def indicators(*, domain: str, min_count: int, settings: Settings) -> int:
    """Stel voor welke maten een vaste naam verdienen: vaak gemeten en nog zonder indicator.

    De uitvoer is TOML voor schemas/indicators/; kijk elk voorstel na voor u het overneemt.
    """
    from pipeline.published import read_published
    from schemas.indicators.proposals import propose_indicators

    published = read_published(settings.folders.processed, ["claims"])
    measured = ((c.measure_lemma, c.unit) for c in published.claims if not c.indicator)
    proposals = propose_indicators(measured, min_count=min_count)
    for proposal in proposals:
        click.echo(proposal.as_toml(domain))
    click.echo(f"{len(proposals)} voorstellen.", err=True)
    return 0
