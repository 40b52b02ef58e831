"""Hedges: words between a number and what governs it (circa, ruim, hoogstens, slechts).

One list, comparators.toml, for reading how a number is meant and for all that looks past it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from extractors.lexicon.folding import fold
from extractors.lexicon.toml import read_toml

_WORD: Final = re.compile(r"\S+")
_MOST_WORDS: Final = 6
_LONGEST: Final = 60  # letters of a hedge and the word before it
_LISTS: Final = ("approx", "gt", "ge", "lt", "le", "plain")


@cache
def hedges() -> frozenset[str]:
    """Every hedge, folded: `circa`, `meer dan`, `≥`."""
    content = read_toml(Path(__file__).parent / "comparators.toml")
    return frozenset(phrase for name in _LISTS for phrase in content[name]["before"])


def before_hedges(text: str) -> str:
    """`text`, which ends at a number, without the hedges at its end: `gedaald met nog geen`."""
    while (at := _last_hedge(text)) is not None:
        text = text[:at]
    return text


def _last_hedge(text: str) -> int | None:
    """Where the hedge that ends a text begins; None where it ends in something else."""
    begins = [match.start() for match in _WORD.finditer(text, max(0, len(text) - _LONGEST))]
    for at in begins[-_MOST_WORDS:]:
        if fold(text[at:]).rstrip() in hedges():
            return at
    return None


@cache
def hedge_pattern() -> str:
    """A regular expression for one hedge, in text folded or not: what patterns know as `{hedge}`.

    Ends where the word ends, so that `ca` is not found in `cabaret`.
    """
    longest_first = sorted(hedges(), key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(_as_pattern, longest_first))})"


def _as_pattern(phrase: str) -> str:
    written = re.escape(phrase).replace(r"\ ", " ").replace("'", "['’‘]")
    return written + (r"(?!\w)" if phrase[-1].isalnum() else "")
