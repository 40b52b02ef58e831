"""Official sources into raw/: politely, resumably, and trusting nothing that comes back."""

from pipeline.fetch.night import fetch_sources
from pipeline.fetch.resources import SourceOutcome
from pipeline.fetch.shelf import SourceNote, read_note
from pipeline.fetch.sources import load_sources

__all__ = [
    "SourceNote",
    "SourceOutcome",
    "fetch_sources",
    "load_sources",
    "read_note",
]
