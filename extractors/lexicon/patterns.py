"""Patterns read from TOML: a regular expression, what it finds and the near misses it ignores.

Patterns match folded text (`extractors.lexicon.fold`). `needs` lists literals of which one must
stand in the text before the pattern is tried, so that texts without them cost next to nothing.
Every repetition in a pattern is bounded or possessive: reading stays linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Pattern:
    """One named rule; `label` is what a match means (a reason, a kind of citation, a reader)."""

    name: str
    label: str
    regex: re.Pattern[str]
    needs: tuple[str, ...]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]

    def matches(self, folded: str) -> Iterator[re.Match[str]]:
        """Matches in folded text, left to right; none when no needed literal is there."""
        for literal in self.needs:
            if literal in folded:
                return self.regex.finditer(folded)
        return iter(()) if self.needs else self.regex.finditer(folded)


def read_words(path: Path) -> dict[str, Any]:
    """A word list from TOML."""
    with path.open("rb") as stream:
        return tomllib.load(stream)


def read_patterns(path: Path) -> tuple[Pattern, ...]:
    """The patterns of a TOML file, in its order.

    `[parts]` names pieces of pattern that others use as `{name}`; a pattern without finds or
    with an unknown key raises ValueError.
    """
    content = read_words(path)
    parts: dict[str, str] = {}
    for name, piece in content.get("parts", {}).items():
        parts[name] = _filled(piece, parts)
    return tuple(_pattern(entry, parts, path) for entry in content["pattern"])


_KEYS = {"name", "label", "regex", "needs", "finds", "ignores"}


def _pattern(entry: dict[str, Any], parts: dict[str, str], path: Path) -> Pattern:
    unknown = set(entry) - _KEYS
    if unknown or not entry.get("finds"):
        raise ValueError(f"{path.name}: {entry.get('name')}: unknown {unknown} or no finds")
    return Pattern(
        name=entry["name"],
        label=entry["label"],
        regex=re.compile(_filled(entry["regex"], parts)),
        needs=tuple(entry.get("needs", ())),
        finds=tuple(entry["finds"]),
        ignores=tuple(entry.get("ignores", ())),
    )


def _filled(piece: str, parts: dict[str, str]) -> str:
    """`piece` with every `{name}` replaced; counts such as {1,3} are left alone."""
    return re.sub(r"\{([a-z_]+)\}", lambda m: parts[m[1]], piece)
