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

    Een grens is een bereik dat aan een kant open is: "meer dan 5000" geeft [5000, null]. Met
    "date" erbij ("2023-04-11") telt "vorig jaar" vanaf die dag.

    Voorbeeld: echo '{"id": 1, "text": "ruim 1,2 miljoen"}' | kamercijfers parse
    """
    from pipeline.parse import parse_stream

    sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        for line in parse_stream(sys.stdin):
            print(line, flush=True)
    except UnicodeDecodeError as error:
        raise UsageError(
            f"De invoer is geen UTF-8 ({error.reason} op plaats {error.start}).",
            remedy="Zet de tekst eerst om.",
        ) from None
    return 0
