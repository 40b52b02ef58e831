"""`kamercijfers site`: the published dataset as a site of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("site")
@click.argument("out", type=click.Path(path_type=Path), metavar="MAP")
@with_settings
def site(*, out: Path, settings: Settings) -> int:
    """Schrijf de dataset als website in MAP: overzicht, zoeken, cijfers en documenten.

    De map kan op elke webserver of schijf staan; alles erin verwijst betrekkelijk naar elkaar.
    """
    from pipeline.serve.site import write_site

    written = write_site(settings, out)
    click.echo(
        f"{out / 'index.html'}: {written.documents} documenten, {written.figures} cijfers met een "
        f"eigen pagina (versie {written.version})"
    )
    return 0
