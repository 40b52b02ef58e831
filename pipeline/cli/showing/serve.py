"""`kamercijfers serve`: the desk, to decide, check and search at in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(min=0, max=65535), default=0, metavar="N",
    help="Poort (gewoonlijk een vrije).",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", metavar="ADRES", help="Adres om aan te luisteren.")
@click.option(
    "--passwords", type=click.Path(path_type=Path), metavar="BESTAND",
    help="Wie erbij mag; nodig zodra anderen dan deze computer het adres kunnen bereiken.",
)  # fmt: skip
@click.option(
    "--password-for", metavar="NAAM", help="Voeg NAAM met een wachtwoord toe aan --passwords."
)
@click.option("--blind", is_flag=True, help="Begin bij de tweede lezing, zonder eerste antwoorden.")
@click.option("--open/--no-open", "opens", default=True, help="Open de browser.")
@with_settings
def serve(
    *,
    port: int,
    host: str,
    passwords: Path | None,
    password_for: str | None,
    blind: bool,
    opens: bool,
    settings: Settings,
) -> int:
    """Open de werktafel: beoordelen, nakijken en zoeken in uw browser, op deze computer.

    De dataset blijft in bestanden; alleen besluiten worden bijgeschreven.
    """
    from pipeline.serve.command import add_password, run_desk

    if password_for is not None:
        secret = click.prompt("Wachtwoord", hide_input=True, confirmation_prompt="Nog eens")
        add_password(passwords, password_for, secret)
        return 0
    page = "beoordelen/blind" if blind else ""
    run_desk(settings, host=host, port=port, passwords=passwords, opens=opens, page=page)
    return 0
