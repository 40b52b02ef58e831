"""A table of constructs against what the product reads in them: `python -m` this prints a score.

    python -m tests.extractors.numbers.constructs [TABLE.toml …] [--short]

A row is right only where `parse` gives every number and period with the words, value, unit and
comparator told, in this order and none besides, and where the claims made of the sentence have
the statistic, sign, period and measure told. `--short` names what falls short.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from extractors.language import Language, load_language
from extractors.meaning import Context, Sentence, describe_sentence
from extractors.numbers import read_numbers
from pipeline.parse import spans

HERE: Final = Path(__file__).parent
TABLES: Final = tuple(
    HERE / f"constructs{name}.toml"
    for name in (
        "",
        "_later",
        "_third",
        "_fourth",
        "_fifth",
        "_sixth",
        "_seventh",
        "_eighth",
        "_ninth",
        "_tenth",
        "_eleventh",
        "_twelfth",
        "_thirteenth",
        "_fourteenth",
    )
)
_VALUE: Final = re.compile(r"(>=|<=|>|<|~|#|)(@?)(.*)")
_COMPARATORS: Final = {">": "gt", ">=": "ge", "<": "lt", "<=": "le", "~": "approx"}
_STATISTICS: Final = frozenset(
    {"total", "share", "mean", "median", "min", "max", "target", "change", "ratio", "rate"}
)
_CLOSE: Final = Decimal("0.0001")


class Wanted(NamedTuple):
    """One number or period that a row tells."""

    words: str
    value: str
    unit: str
    comparator: str
    statistic: str
    negative: bool
    period: str
    measure: str


def read_rows(path: Path) -> Iterator[tuple[str, str, list[Wanted]]]:
    """Kind, sentence and readings of every row of a table."""
    for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]:
        for text, readings in kind["rows"]:
            yield kind["name"], text, [_wanted(told) for told in readings.split("; ") if told]


def _wanted(told: str) -> Wanted:
    words, _, meant = told.partition(" = ")
    meant, _, measure = meant.partition(" of ")
    meant, _, period = meant.partition(" for ")
    value, *rest = meant.split()
    match = _VALUE.fullmatch(value)
    assert match, told
    comparator = _COMPARATORS.get(match[1], "range" if ".." in match[3] else "eq")
    statistic = next((r for r in rest if r.rstrip("-") in _STATISTICS), "")
    unit = next((r for r in rest if r != statistic), "" if match[2] or match[3] == "?" else "count")
    return Wanted(
        words, match[2] + match[3], unit, comparator,
        statistic.rstrip("-"), statistic.endswith("-"), period, measure,
    )  # fmt: skip


def faults(text: str, wanted: list[Wanted]) -> list[str]:
    """What falls short in one row; nothing where it is right."""
    reading = read_numbers(text)
    got = spans(text, reading)
    told = [(s["text"], _value(s), s["unit"], s["comparator"]) for s in got]
    right = len(got) == len(wanted) and all(map(_alike, told, wanted))
    if not right:
        return [f"read {told}"]
    if not any(w.statistic or w.period or w.measure for w in wanted):
        return []
    parsed = language().parse([text])[0]
    meanings = describe_sentence(Sentence(text, parsed, reading, "paragraph", ""), Context())
    found: list[str] = []
    for want in wanted:
        for quantity, meaning in zip(reading.quantities, meanings, strict=True):
            if text[quantity.start : quantity.end] != want.words:
                continue
            if want.statistic and meaning.statistic != want.statistic:
                found.append(f"{want.words}: statistic {meaning.statistic!r}")
            elif want.statistic and (meaning.sign < 0) != want.negative:
                found.append(f"{want.words}: sign {meaning.sign}")
            if want.period and meaning.period != want.period.strip("-"):
                found.append(f"{want.words}: period {meaning.period!r}")
            if want.measure and want.measure not in meaning.measure:
                found.append(f"{want.words}: measure {meaning.measure!r}")
    return found


@cache
def language() -> Language:
    """The language model, loaded once."""
    return load_language()


def _value(span: dict[str, Any]) -> str:
    value = span["value"]
    if value is None:
        return "?"
    if isinstance(value, str):
        return f"@{value}"
    if isinstance(value, list):
        if None in value:
            return str(next(v for v in value if v is not None))
        return f"{value[0]}..{value[1]}"
    return str(value)


def _alike(told: tuple[str, str, str, str], want: Wanted) -> bool:
    words, value, unit, comparator = told
    if value == "?":
        return words == want.words and want.value == "?"
    if words != want.words or (unit or want.unit) != want.unit or comparator != want.comparator:
        return False
    if value == want.value:
        return True
    ends, others = value.split(".."), want.value.split("..")
    if len(ends) != len(others) or "@" in value + want.value or "?" in value + want.value:
        return False
    return all(abs(Decimal(a) - Decimal(b)) <= _CLOSE for a, b in zip(ends, others, strict=True))


def main() -> None:
    """Print what share of the rows is right, kind by kind."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("--")] or list(TABLES)
    for path in paths:
        tally: dict[str, list[int]] = {}
        for kind, text, wanted in read_rows(path):
            wrong = faults(text, wanted)
            tally.setdefault(kind, []).append(not wrong)
            if wrong and "--short" in sys.argv:
                print(f"- {text}\n    {'; '.join(wrong)}")
        for kind, right in tally.items():
            print(f"{sum(right):4} of {len(right):3}  {kind}")
        rights = [right for kind in tally.values() for right in kind]
        print(f"{sum(rights):4} of {len(rights):3}  {path.name}")


if __name__ == "__main__":
    main()
