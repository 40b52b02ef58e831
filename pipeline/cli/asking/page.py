"""`kamercijfers page`: a picture of a page with what was read drawn over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import OutFile, with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("page")
@click.argument("file", type=click.Path(path_type=Path), metavar="BESTAND")
@click.argument("number", type=click.IntRange(min=1), metavar="BLADZIJDE")
@click.option(
    "--out",
    type=OutFile(),
    metavar="PNG",
    help="Waar het plaatje komt (gewoonlijk naast u: BESTAND-BLADZIJDE.png).",
)
@with_settings
def page(*, file: Path, number: int, out: Path | None, settings: Settings) -> int:
    """Teken over een bladzijde wat er gelezen is: tekst, noten, tabellen en beweringen."""
    from pipeline.run.inputs.discover import discover
    from pipeline.run.reading.isolated import in_worker
    from pipeline.run.reading.pictures import PageTask, draw

    (source,) = discover([file])
    target = out or Path(f"{file.stem}-{number}.png")
    in_worker(draw, PageTask(source.path, number, target.absolute()), settings)
    click.echo(str(target))
    return 0
