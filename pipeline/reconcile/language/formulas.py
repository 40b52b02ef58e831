"""How texts tie numbers together: the patterns of `formulas.toml`, tried on a passage.

What a match gives are parts of a computation by the place of their number in the passage; what
they come to is computed in `changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from pipeline.reconcile.language.words import read_list
from schemas.datafiles import Entry

PARTS: Final = ("base", "one", "end", "other", "change", "ratio")
_PART: Final = re.compile(r"#<(base|one|end|other|change|ratio)>")
_FACTOR: Final = re.compile(r"dubbel|voudig|halve")


class Formula(Entry):
    """One way of telling, with the passages that prove it."""

    name: str
    pattern: str
    finds: dict[str, str]
    ignores: list[str]


class FormulasFile(Entry):
    """`formulas.toml`."""

    words: dict[str, str]
    factors: dict[Decimal, str]
    formula: list[Formula]


@dataclass(frozen=True, slots=True)
class FormulaTold:
    """Numbers of a passage tied together by the formula of this name.

    `parts` gives the index of each number, `text` the words of the match, `before` and `after`
    those around it; `factor` is the ratio that a verb tells.
    """

    name: str
    parts: dict[str, int]
    before: str
    text: str
    after: str
    factor: Decimal | None


def find_told(marked: str) -> Iterator[FormulaTold]:
    """The ties in a text with marks for its numbers, formula by formula."""
    for name, pattern in _compiled():
        for match in pattern.finditer(marked):
            parts = {
                part: int(index)
                for group, index in match.groupdict().items()
                if index is not None and (part := group.rstrip("_")) in PARTS
            }
            before, after = marked[: match.start()], marked[match.end() :]
            yield FormulaTold(name, parts, before, match[0], after, _factor_in(match[0]))


def may_tell(text: str) -> bool:
    """Whether a text has a word without which no formula holds: most texts have none."""
    return bool(_hint().search(text))


def tells_factor(text: str) -> bool:
    """Whether a text may tell a ratio by a verb, so that one number alone may be tied."""
    return bool(_FACTOR.search(text))


def is_fall(text: str) -> bool | None:
    """Whether the words tell of a fall; None where they leave it open."""
    lists = _file().words
    if re.search(rf"\b(?:{_one_of(lists['open'])})\b", text):
        return None
    return bool(re.search(rf"\b(?:{_one_of(lists['fall'])})\b", text))


def name_base(text: str) -> str:
    """What a change is told against: a year, "before" for the year before, empty where unsaid."""
    found = _since().search(text)
    return (found["year"] or "before") if found else ""


@cache
def _since() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_one_of(_file().words['since'])})\b[^.;#]{{0,60}}?"
        r"(?:\b(?P<year>(?:19|20)\d\d)\b|\b(?:vorig|voorgaand|voorafgaand)e? jaar\b"
        r"|\bjaar (?:er|daar)voor\b|\bjaar eerder\b)"
    )


def _factor_in(text: str) -> Decimal | None:
    """The ratio that a verb of the text tells: "verdubbeld" → 2."""
    words = re.findall(r"\w+", text)
    factors = _file().factors.items()
    return next((n for n, forms in factors for word in words if word in forms.split()), None)


@cache
def _file() -> FormulasFile:
    return read_list("formulas", FormulasFile)


def read_formulas() -> tuple[Formula, ...]:
    """The formulas of `formulas.toml`, in file order."""
    return tuple(_file().formula)


def _one_of(words: str) -> str:
    return "|".join(words.split()).replace("_", " ")


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = {**_file().words, "factor": " ".join(_file().factors.values())}
    return tuple(
        (formula.name, re.compile(_fill(formula.pattern, lists))) for formula in _file().formula
    )


def _fill(pattern: str, lists: dict[str, str]) -> str:
    """The pattern with its lists and named parts filled in; a part named again gets a "_"."""
    times: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        part = match[1]
        times[part] = times.get(part, 0) + 1
        return rf"#(?P<{part}{'_' * (times[part] - 1)}>\d+)(?!\d)"

    marked = _PART.sub(group, pattern)
    return re.sub(r"(?<!\(\?P)<(\w+)>", lambda found: f"(?:{_one_of(lists[found[1]])})", marked)


@cache
def _hint() -> re.Pattern[str]:
    lists = _file().words
    words = (lists["growth"], lists["grown"], lists["grows"], lists["more"])
    factors = _file().factors.values()
    listed = _one_of(" ".join((*words, *factors)))
    return re.compile(rf"\b(?:{listed}|keer|maal|zo\s?\w+\s+als)\b", re.I)
