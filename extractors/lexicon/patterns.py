"""Patterns read from TOML: a regular expression, what it finds and the near misses it ignores.

Patterns match folded text (`extractors.lexicon.fold`). `shape` and `needs` keep a pattern from
being tried where it cannot match: a piece of the text between two spaces must have the shape, and
one (maybe another) must hold one of the literals. What a piece gives cause to is looked up once
and remembered. Every repetition in a pattern is bounded or possessive: reading stays linear in
the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, Final

from extractors.lexicon.hedges import hedge_pattern
from extractors.lexicon.toml import read_toml

# Forms of a piece that patterns of several files share; a file may add its own as `[shapes]`.
_SHAPES: Final = {
    "digit": "[0-9]",
    "joined": "[0-9][-./–][0-9]",
    "hyphened": "[0-9]-[0-9]",
    "year": "(?:1[5-9]|20)[0-9]{2}",
    "month": r"\b(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)",
}
_CAPITALS: Final = re.compile("[A-Z]{2}")
_LONGEST_PIECE: Final = 40  # a longer one is looked at, not remembered
_MOST_PIECES: Final = 1 << 16


class Clues:
    """One folded text and its pieces between spaces, by which rules are chosen."""

    __slots__ = ("folded", "pieces")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.pieces = folded.split()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One named rule; `label` is what a match means (a reason, a kind of citation, a reader)."""

    name: str
    label: str
    regex: re.Pattern[str]
    shape: re.Pattern[str] | None
    needs: tuple[str, ...]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    at_start: bool = False
    relative: bool = False  # a period counted from the day the text was written
    capitals: bool = False  # a match has two letters or more, capitals on paper: "1011 AB"
    titled: bool = False  # a match begins with a capital on paper: "Kerkweg 12"
    unopened: bool = False  # the bracket that a match closes was not opened before it: "a, 2) b"

    def matches(self, folded: str, text: str) -> Iterable[re.Match[str]]:
        """Matches in `folded`, which is `text` folded, left to right."""
        if self.at_start:
            match = self.regex.match(folded)
            return (match,) if match else ()
        if self.capitals and _CAPITALS.search(text) is None:
            return ()
        found: Iterable[re.Match[str]] = self.regex.finditer(folded)
        if self.capitals:
            found = (m for m in found if text[m.start() : m.end()].isupper())
        if self.titled:
            found = (m for m in found if text[m.start() : m.start() + 1].isupper())
        if self.unopened:
            found = (m for m in found if not _is_enclosed(folded, m))
        return found


def _is_enclosed(folded: str, match: re.Match[str]) -> bool:
    """Whether a bracket stands open where the match begins that opens none itself."""
    before = folded[: match.start()]
    return not match[0].startswith("(") and before.rfind("(") > before.rfind(")")


class PatternRules:
    """Patterns in their order of precedence."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._causes = _Causes(self.patterns)
        self._chosen: dict[int, tuple[Pattern, ...]] = {}

    def for_clues(self, clues: Clues) -> tuple[Pattern, ...]:
        """Those whose shape stands in the text, and one of the literals they need."""
        causes = self._causes
        given = reduce(or_, map(causes.__getitem__, clues.pieces), causes.always)
        fitting = given & (given >> len(self.patterns))
        chosen = self._chosen.get(fitting)
        if chosen is None:
            chosen = tuple(p for at, p in enumerate(self.patterns) if fitting >> at & 1)
            if len(self._chosen) < _MOST_PIECES:
                self._chosen[fitting] = chosen
        return chosen


class _Causes(dict[str, int]):
    """What a piece of text gives cause to: bit `i` where it has the shape that pattern `i` asks
    for, bit `n + i` (of `n` patterns) where it holds a literal that pattern `i` needs.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        count = len(patterns)
        self.always = 0
        self._shapes: dict[re.Pattern[str], int] = {}
        self._literals: dict[str, dict[str, int]] = {}  # by their first character
        for at, pattern in enumerate(patterns):
            shape, need = 1 << at, 1 << (count + at)
            self.always |= (0 if pattern.shape else shape) | (0 if pattern.needs else need)
            if pattern.shape:
                self._shapes[pattern.shape] = self._shapes.get(pattern.shape, 0) | shape
            for literal in pattern.needs:
                alike = self._literals.setdefault(literal[0], {})
                alike[literal] = alike.get(literal, 0) | need

    def __missing__(self, piece: str) -> int:
        padded, given = f" {piece} ", 0
        for first in set(padded):
            for literal, bits in self._literals.get(first, {}).items():
                if literal in padded:
                    given |= bits
        for shape, bits in self._shapes.items():
            if shape.search(piece):
                given |= bits
        if len(piece) <= _LONGEST_PIECE and len(self) < _MOST_PIECES:
            self[piece] = given
        return given


def read_patterns(path: Path) -> tuple[Pattern, ...]:
    """The patterns of a TOML file, in its order.

    `[parts]` names pieces of pattern that others use as `{name}`, beside `{hedge}` which all know
    (`extractors.lexicon.hedges`); `[shapes]` forms of a piece of
    text; a pattern without finds, with an unknown key or a literal with a space in it, which no
    piece can hold, raises ValueError.
    """
    content = read_toml(path)
    parts = shared_parts()
    for name, piece in content.get("parts", {}).items():
        parts[name] = filled(piece, parts)
    forms = {**_SHAPES, **content.get("shapes", {})}
    shapes = {name: re.compile(form) for name, form in forms.items()}
    return tuple(_pattern(entry, parts, shapes, path) for entry in content["pattern"])


_KEYS: Final = {"name", "label", "regex", "shape", "needs", "finds", "ignores"}
_FLAGS: Final = {"relative", "capitals", "titled", "unopened"}


def _pattern(
    entry: dict[str, Any],
    parts: dict[str, str],
    shapes: dict[str, re.Pattern[str]],
    path: Path,
) -> Pattern:
    needs = tuple(entry.get("needs", ()))
    wrong = [key for key in entry if key not in _KEYS | _FLAGS]
    wrong += [literal for literal in needs if " " in literal.strip()]
    wrong += [shape for shape in [entry.get("shape")] if shape and shape not in shapes]
    if wrong or not entry.get("finds"):
        raise ValueError(f"{path.name}: {entry.get('name')}: unknown {wrong} or no finds")
    return Pattern(
        name=entry["name"],
        label=entry["label"],
        regex=re.compile(filled(entry["regex"], parts)),
        shape=shapes[entry["shape"]] if "shape" in entry else None,
        needs=needs,
        finds=tuple(entry["finds"]),
        ignores=tuple(entry.get("ignores", ())),
        at_start=entry["regex"].startswith(r"\A"),
        **{flag: entry[flag] for flag in _FLAGS & entry.keys()},
    )


def shared_parts() -> dict[str, str]:
    """The pieces of pattern that every file of patterns or cues may name."""
    return {"hedge": hedge_pattern()}


def filled(piece: str, parts: Mapping[str, str]) -> str:
    """`piece` with every `{name}` replaced; counts such as {1,3} are left alone."""
    return re.sub(r"\{([a-z_]+)\}", lambda m: parts[m[1]], piece)
