"""Word lists kept as data: closed classes by kind, and small groups that rules ask for by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from extractors.lexicon import read_toml

LEXICON: Final = Path(__file__).parents[1] / "lexicon"


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one closed class of lexicon/words.toml."""
    return frozenset(_load("words")[name].split())


@cache
def word_group(name: str) -> frozenset[str]:
    """The words of one group of lexicon/groups.toml."""
    return frozenset(_load("groups")[name].split())


@cache
def _load(name: str) -> dict[str, str]:
    return read_toml(LEXICON / f"{name}.toml")
