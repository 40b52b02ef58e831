"""`kamercijfers parse`: text in, quantities out, line by line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.errors import UsageError

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("parse")
@with_settings
def parse(*, settings: Settings) -> int:
    """Lees regels JSON met "id" en "text", schrijf regels JSON met de getallen erin.

    Een regel die niet te lezen is geeft {"id", "error"}; de rest gaat door, en de uitvoercode is 2.

    Een grens is een bereik dat aan een kant open is: "meer dan 5000" geeft [5000, null]. Met
    "date" erbij ("2023-04-11") telt "vorig jaar" vanaf die dag.

    Voorbeeld: echo '{"id": 1, "text": "ruim 1,2 miljoen"}' | kamercijfers parse
    """
    from pipeline.parse import parse_stream

    refused = False
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    faults: list[str] = []
    for line in parse_stream(sys.stdin.buffer, on_fault=faults.append):
        print(line, flush=True)
        if faults:
            click.echo(faults.pop(), err=True)
            refused = True
    return UsageError.exit_code if refused else 0
