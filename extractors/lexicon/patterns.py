"""Patterns read from TOML: a regular expression, what it finds and the near misses it ignores.

Patterns match folded text (`extractors.lexicon.fold`). `shape` and `needs` keep a pattern from
being tried where it cannot match: the one names a form that must stand in the text (looked for
once for all patterns), the other lists literals of which one must. Every repetition in a pattern
is bounded or possessive: reading stays linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# Forms that many patterns share; the empty one stands in every text.
SHAPES: Final = {
    "digit": re.compile(r"[0-9]"),
    "bank": re.compile(r"[0-9]{2} ?[a-z]{4} ?[0-9]"),
    "clock": re.compile(r"[0-9][:.][0-5][0-9]"),
    "phone": re.compile(r"\+[0-9]|0[1-9](?:[ -]?[0-9]){6}|14 ?0[0-9]{2}"),
    "chapter": re.compile(r"[0-9]{3}[ -][ivxa-f]"),
    "joined": re.compile(r"[0-9][-./–][0-9]"),
    "code": re.compile(r"[0-9]{5}"),
    "hyphened": re.compile(r"[0-9]-[0-9]"),
    "year": re.compile(r"(?:1[5-9]|20)[0-9]{2}"),
    "colon": re.compile(r"[0-9] ?:"),
    "four digits": re.compile(r"[1-9][0-9]{3} ?[a-z]{2}(?![\w-])"),
}

# A month is looked for by its first letters: plain search beats an expression here.
_MONTHS: Final = (
    *("jan", "feb", "maart", "mrt", "apr", "mei", "juni", "juli", "jun", "jul"),
    *("aug", "sep", "okt", "nov", "dec"),
)


class Clues:
    """Which shapes stand in one folded text: looked for once, for all patterns."""

    __slots__ = ("folded", "shapes")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        present = [name for name, shape in SHAPES.items() if shape.search(folded)]
        if any(month in folded for month in _MONTHS):
            present.append("month")
        self.shapes: frozenset[str] = frozenset(("", *present))

    def has(self, shape: str) -> bool:
        """Whether the text holds `shape`."""
        return shape in self.shapes


@dataclass(frozen=True, slots=True)
class Pattern:
    """One named rule; `label` is what a match means (a reason, a kind of citation, a reader)."""

    name: str
    label: str
    regex: re.Pattern[str]
    shape: str
    needs: tuple[str, ...]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    at_start: bool = False

    def matches(self, folded: str) -> Iterable[re.Match[str]]:
        """Matches in folded text, left to right."""
        if self.at_start:
            match = self.regex.match(folded)
            return (match,) if match else ()
        return self.regex.finditer(folded)


class Rules:
    """Patterns in their order of precedence."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._for_shapes: dict[frozenset[str], _Shaped] = {}

    def for_clues(self, clues: Clues) -> Iterator[Pattern]:
        """Those whose shape stands in the text, and one of the literals they need."""
        shaped = self._for_shapes.get(clues.shapes)
        if shaped is None:
            shaped = _Shaped.of(p for p in self.patterns if p.shape in clues.shapes)
            self._for_shapes[clues.shapes] = shaped
        folded = clues.folded
        present = {literal for literal in shaped.literals if literal in folded}
        for needs, pattern in shaped.patterns:
            if not needs or not needs.isdisjoint(present):
                yield pattern


@dataclass(frozen=True, slots=True)
class _Shaped:
    """Patterns that fit a text's shapes, each with what it needs, and all literals to look for."""

    literals: tuple[str, ...]
    patterns: tuple[tuple[frozenset[str], Pattern], ...]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> _Shaped:
        paired = tuple((frozenset(pattern.needs), pattern) for pattern in patterns)
        return cls(tuple(sorted({word for needs, _ in paired for word in needs})), paired)


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


_KEYS: Final = {"name", "label", "regex", "shape", "needs", "finds", "ignores"}


def _pattern(entry: dict[str, Any], parts: dict[str, str], path: Path) -> Pattern:
    unknown = set(entry) - _KEYS
    shape = entry.get("shape", "")
    if unknown or not entry.get("finds") or (shape not in ("", "month", *SHAPES)):
        raise ValueError(f"{path.name}: {entry.get('name')}: unknown {unknown}{shape} or no finds")
    return Pattern(
        name=entry["name"],
        label=entry["label"],
        regex=re.compile(_filled(entry["regex"], parts)),
        shape=shape,
        needs=tuple(entry.get("needs", ())),
        finds=tuple(entry["finds"]),
        ignores=tuple(entry.get("ignores", ())),
        at_start=entry["regex"].startswith(r"\A"),
    )


def _filled(piece: str, parts: dict[str, str]) -> str:
    """`piece` with every `{name}` replaced; counts such as {1,3} are left alone."""
    return re.sub(r"\{([a-z_]+)\}", lambda m: parts[m[1]], piece)
