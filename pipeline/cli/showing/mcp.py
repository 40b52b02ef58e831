"""`kamercijfers mcp`: the dataset for assistants, over standard input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.errors import ComponentMissing

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("mcp")
@with_settings
def mcp(*, settings: Settings) -> int:
    """Laat een assistent de dataset doorzoeken en citeren (Model Context Protocol, via stdio).

    Zet deze opdracht in de instellingen van de assistent; zij leest alleen.
    """
    try:
        import mcp.server.mcpserver  # noqa: F401 (is it there?)
    except ModuleNotFoundError as error:
        raise ComponentMissing(
            "Het pakket mcp ontbreekt.", remedy="Installeer kamercijfers[mcp]."
        ) from error
    from pipeline.mcp import make_server

    make_server(settings).run("stdio")
    return 0
