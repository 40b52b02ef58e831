"""One file from one of the sources that are followed, for who has its address."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from pipeline.fetch.client.client import Manners, PoliteClient
from pipeline.fetch.sources import FolderSource, load_sources
from pipeline.settings import Settings
from schemas.errors import UsageError

TRIES: Final = 2
SECONDS: Final = 120.0  # somebody waits for it


def fetch_file(address: str, settings: Settings, *, largest: int) -> tuple[str, bytes]:
    """The name and bytes of the file at an address, at most `largest` of them.

    Raises UsageError when the address is not of a host that raw/sources.toml follows,
    SourceUnavailable when it cannot be had.
    """
    list_of_sources = settings.folders.raw / "sources.toml"
    if not list_of_sources.is_file():
        raise UsageError(
            "Er wordt geen bron gevolgd, dus ook geen adres opgehaald.",
            remedy="Zet bronnen in raw/sources.toml, of leg het bestand zelf neer.",
        )
    sources = load_sources(list_of_sources)
    hosts = {
        host for source in sources if not isinstance(source, FolderSource) for host in source.hosts
    }
    parts = urlsplit(address)
    if not {parts.netloc, f"{parts.scheme}://{parts.netloc}"} & hosts:
        raise UsageError(
            f"{parts.netloc or address} hoort niet bij een bron die gevolgd wordt.",
            remedy="Download het bestand en leg het zelf neer.",
        )
    polite = Manners.within(settings.fetch, hosts)
    manners = replace(polite, tries=TRIES, max_file=largest, seconds=SECONDS)
    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        target = Path(scratch) / "bestand"
        with PoliteClient(manners) as client:
            client.save(address, target, check=lambda path: None)
        data = target.read_bytes()
    name = PurePosixPath(unquote(parts.path)).name or "bestand"
    return (name if PurePosixPath(name).suffix else f"{name}.pdf"), data
