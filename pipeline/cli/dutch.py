"""The few words that click itself puts in help, in Dutch."""

from __future__ import annotations

from typing import Final

import click.core
import click.decorators
import click.formatting

WORDS: Final = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Show this message and exit.": "Toon deze uitleg.",
    "required": "verplicht",
    "default: {default}": "gewoonlijk {default}",
}


def speak_dutch() -> None:
    """Let click look its words up here: it asks gettext, for which it ships no Dutch."""
    for module in (click.core, click.decorators, click.formatting):
        module._ = _in_dutch  # type: ignore[attr-defined]


def _in_dutch(text: str) -> str:
    return WORDS.get(text, text)
