"""Dutch test cases of other tools, kind by kind: what is right of ours and of theirs.

usage: python bench/peers.py --specs SPECS [--text2num MOD_RS] [--peer PYTHON] [--misses KIND]

SPECS is the folder `Specs` of a checkout of Recognizers-Text, MOD_RS the file `src/lang/nl/mod.rs`
of text2num-rs. PYTHON is an interpreter in which Recognizers-Text (with emoji 1.7) and text2num can
be imported: it answers the same cases. A case is right where a tool gives all values of its kind
that are expected and no other; a date or period that may lie before or after the day of writing
is right either way. Units are compared for durations alone: tools name the others their own way,
and a size may be told in the unit on the page or in ours (2 pond, 1 kg).

`permitted` are the cases that want nothing which is no number here: the article ("een uur"), "de
hele week", "een paar dagen", "een van de twintig", dates, telephone and network numbers read as
counts, one end of a range alone ("tussen 3 en 15 gram"), things for units ("slagen"). The others
are counted all the same.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from extractors.numbers import read_numbers
from pipeline.parse import spans

ANSWERER: Final = Path(__file__).with_name("peers_answer.py")
SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
                  "month": 2592000, "year": 31536000}  # fmt: skip
FRACTION: Final = re.compile(
    r"/|½|¼|¾|derde|kwart|vierde|vijfde|zesde|zevende|achtste|negende|tiende|twintigste|honderdste"
    r"|duizendste|half|helft|halve"
)
NO_NUMBER: Final = re.compile(
    r"(?:nog )?een(?! (?:half|halve|derde|kwart|op|miljoen|miljard)\b)|een paar|een aantal|enkele"
    r"|(?:de |het )?(?:ge)?(?:hele|volle) (?:dag|week|maand|jaar)"
)
NO_COUNT: Final = re.compile(
    r"\d/\d{1,2}/\d{4}|\d{1,3}(?:\.\d{1,3}){3}|\+\d-\d{3}|(?:één|een|1) van de \w+$"
)
THINGS: Final = re.compile(r"(?:slagen|draai)\b")
MODELS: Final = {
    "cardinal": "Number/Dutch/NumberModel", "ordinal": "Number/Dutch/OrdinalModel",
    "percent": "Number/Dutch/PercentModel", "number range": "Number/Dutch/NumberRangeModel",
    "age": "NumberWithUnit/Dutch/AgeModel", "currency": "NumberWithUnit/Dutch/CurrencyModel",
    "dimension": "NumberWithUnit/Dutch/DimensionModel",
    "temperature": "NumberWithUnit/Dutch/TemperatureModel",
    "duration": "DateTime/Dutch/DurationParser", "date": "DateTime/Dutch/DateParser",
    "period": "DateTime/Dutch/DatePeriodParser",
}  # fmt: skip

Value = Any  # a number, a pair of ends, or an ISO date: as JSON has them
Answers = dict[int, list[list[Value]]]


class Either(tuple[float, ...]):
    """One size, in the unit on the page or in ours: either is right."""

    __slots__ = ()


class Case(NamedTuple):
    """An input with, for each thing to be found, the values that are right for it."""

    kind: str
    text: str
    written_on: str
    wanted: list[list[Value]]
    permitted: bool = True


def main() -> None:
    """Print one line a kind: cases, right of ours, right of each peer that answers."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--specs", type=Path, required=True)
    arguments.add_argument("--text2num", type=Path)
    arguments.add_argument("--peer", type=Path)
    arguments.add_argument("--misses", metavar="KIND")
    told = arguments.parse_args()
    cases = [case for kind, name in MODELS.items() for case in spec_cases(told.specs, kind, name)]
    if told.text2num:
        cases += text2num_cases(told.text2num)
    tools: dict[str, Answers] = {"ours": {at: ours(case) for at, case in enumerate(cases)}}
    if told.peer:
        tools |= ask(told.peer, cases)
    print(f"{'':14} cases " + " ".join(f"{name:>12}" for name in tools))
    for kind in dict.fromkeys(case.kind for case in cases):
        mine = [at for at, case in enumerate(cases) if case.kind == kind]
        rights = [sum(right(cases[at], a.get(at, [])) for at in mine) for a in tools.values()]
        shares = " ".join(f"{n:5} {100 * n / len(mine):5.1f}%" for n in rights)
        some = [at for at in mine if cases[at].permitted]
        if len(some) < len(mine):
            fair = (sum(right(cases[at], a.get(at, [])) for at in some) for a in tools.values())
            shares += f"   of {len(some)} permitted: {' '.join(map(str, fair))}"
        print(f"{kind:14} {len(mine):5} {shares}")
    for at, case in enumerate(cases):
        if case.kind == told.misses and not right(case, tools["ours"][at]):
            print(f"- {case.text}\n    want {case.wanted} got {tools['ours'][at]}")


def spec_cases(specs: Path, kind: str, name: str) -> Iterator[Case]:
    """The cases of one file of Recognizers-Text; those with nothing to find are false alarms."""
    for entry in json.loads((specs / f"{name}.json").read_text("utf-8-sig")):
        text, found = entry["Input"], entry["Results"]
        written_on = entry.get("Context", {}).get("ReferenceDateTime", "")[:10]
        wanted = [values for result in found if (values := expected(kind, result))]
        if len(wanted) < len(found):
            continue  # a kind of result that is none of ours: times of day, sets
        told = kind if wanted else "nothing there"
        if kind == "cardinal" and any(FRACTION.search(r["Text"].lower()) for r in found):
            told = "fraction"
        if wanted or kind in ("cardinal", "ordinal", "percent"):
            permitted = not any(_forbidden(kind, text, r["Text"]) for r in found)
            yield Case(told, text, written_on, wanted, permitted)


def _forbidden(kind: str, text: str, told: str) -> bool:
    """Whether what a result wants is no number here, or only one end of a range."""
    end = re.escape(told.lower().strip())
    half = re.compile(rf"(?:\btussen (?:de )?\S+ en|\S (?:tot|-)) {end}")
    return bool(
        NO_NUMBER.fullmatch(_first_words(told))
        or (kind == "cardinal" and NO_COUNT.search(text))
        or (kind == "dimension" and THINGS.search(told))
        or (kind in ("age", "dimension") and half.search(text.lower()))
    )


def _first_words(told: str) -> str:
    """What a result says its number with: all before the unit, or the whole of "hele week"."""
    told = told.lower().strip()
    return told if "hele " in told or "volle " in told else told.rpartition(" ")[0] or told


def expected(kind: str, result: dict[str, Any]) -> list[Value]:
    """The values that are right for one result of a spec."""
    told = result.get("Resolution") or result.get("Value") or {}
    if kind in ("date", "period"):
        ways = [told.get(side) or {} for side in ("FutureResolution", "PastResolution")]
        if kind == "date":
            return [way["date"] for way in ways if "date" in way]
        return [[w["startDate"], w["endDate"]] for w in ways if "startDate" in w and "endDate" in w]
    if kind == "duration":
        seconds = (told.get("FutureResolution") or {}).get("duration")
        return [float(seconds)] if seconds else []
    value = str(told.get("value", "")).strip("%")
    if kind == "number range":
        low, high = value.strip("[]()").split(",")[:2]
        return [[_number(low), _number(high)]]
    number = _number(value)
    return [] if number is None else [number]


def text2num_cases(source: Path) -> Iterator[Case]:
    """What text2num's own tests say a text holds: its digits in words, ranks apart."""
    found = re.findall(
        r'assert_(text2digits|replace_numbers)!\(\s*"([^"]+)",\s*"([^"]+)"', source.read_text()
    )
    for _, text, told in found:
        figures = re.findall(r"\d+(?:,\d+)?e?", told)
        wanted = [[float(f.strip("e").replace(",", "."))] for f in figures]
        yield Case("text2num", text.strip(), "", wanted)


def ours(case: Case) -> list[list[Value]]:
    """What `parse` reads of the kind that a case asks for."""
    day = dt.date.fromisoformat(case.written_on) if case.written_on else None
    read = spans(case.text, read_numbers(case.text, reference_date=day, everyday=True))
    return [[value] for span in read for value in _ours(case.kind, span)]


def _ours(kind: str, span: dict[str, Any]) -> list[Value]:
    is_time = span["kind"] in ("date", "date_period")
    value, unit = span["value"], span["unit"]
    if kind == "date":
        return [value] if span["kind"] == "date" else []
    if kind == "period":
        ends = _ends(value) if span["kind"] == "date_period" else None
        return [ends] if ends else []
    if is_time or value is None or (kind == "nothing there" and span["kind"] == "duration"):
        return []
    if kind == "nothing there":
        return [value]
    if kind == "number range":
        return [value] if isinstance(value, list) else []
    numbers = [v for v in (value if isinstance(value, list) else [value]) if v is not None]
    if kind in ("cardinal", "fraction", "text2num"):
        if kind != "text2num" and span["kind"] == "ordinal":
            return []
        per = 100 if span["kind"] == "fraction" and unit == "percent" else 1
        return [float(number) / per for number in numbers]
    fits: dict[str, Callable[[], bool]] = {
        "ordinal": lambda: span["kind"] == "ordinal",
        "percent": lambda: unit == "percent",
        "age": lambda: span["kind"] in ("age", "duration"),
        "currency": lambda: span["kind"] == "currency",
        "dimension": lambda: span["kind"] == "dimension",
        "temperature": lambda: unit in ("°C", "°F", "K", "R"),
        "duration": lambda: unit in SECONDS,
    }
    times = SECONDS[unit] if kind == "duration" and unit in SECONDS else 1
    if not fits[kind]():
        return []
    if kind == "dimension" and len(numbers) == 1:
        printed = read_numbers(span["text"].rpartition(" ")[0]).quantities
        numbers += [number.value for number in printed if number.value is not None]
        return [Either(map(float, numbers))]
    return [float(number) * times for number in numbers]


def _ends(iso: str) -> list[str] | None:
    """First day and the day after the last of a period, and where its last part begins."""
    first, _, last = iso.partition("/")
    begin, end = _days(first), _days(last or first)
    if begin is None or end is None:
        return None
    return (
        [begin[0].isoformat(), end[1].isoformat(), end[0].isoformat()]
        if last
        else [begin[0].isoformat(), end[1].isoformat()]
    )


def _days(iso: str) -> tuple[dt.date, dt.date] | None:
    """The first day of a year, quarter, month, week or day, and the first after it."""
    one = dt.timedelta(days=1)
    try:
        if match := re.fullmatch(r"(\d{4})-Q(\d)", iso):
            year, month = int(match[1]), 3 * int(match[2]) - 2
            return dt.date(year, month, 1), _month(year, month + 3)
        if match := re.fullmatch(r"(\d{4})-W(\d\d)", iso):
            begin = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return begin, begin + 7 * one
        if match := re.fullmatch(r"(\d{4})-(\d\d)", iso):
            year, month = int(match[1]), int(match[2])
            return dt.date(year, month, 1), _month(year, month + 1)
        if re.fullmatch(r"\d{4}", iso):
            return dt.date(int(iso), 1, 1), dt.date(int(iso) + 1, 1, 1)
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return None
    return day, day + one


def _month(year: int, month: int) -> dt.date:
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def ask(python: Path, cases: list[Case]) -> dict[str, Answers]:
    """What the tools of another interpreter read in the cases."""
    lines = [json.dumps({"at": at, **case._asdict()}) for at, case in enumerate(cases)]
    done = subprocess.run(
        [python, ANSWERER], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    tools: dict[str, Answers] = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        tools.setdefault(answer["tool"], {})[answer["at"]] = answer["found"]
    return tools


def right(case: Case, found: list[list[Value]]) -> bool:
    """Whether every thing wanted has its value among those found, and there is nothing else."""
    if len(case.wanted) != len(found):
        return False
    left = list(found)
    for ways in case.wanted:
        fitting = next(
            (f for f in left if any(_same(case.kind, w, v) for w in ways for v in f)), None
        )
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _same(kind: str, wanted: Value, value: Value) -> bool:
    if isinstance(value, Either):
        return any(_same(kind, wanted, each) for each in value)
    if isinstance(wanted, float) and isinstance(value, int | float):
        return abs(wanted - value) <= 1e-4 * max(1.0, abs(wanted))
    if kind == "period" and isinstance(value, list) and isinstance(wanted, list):
        # "van 2014 tot 2018" ends before, on or after its last year or day: all are told so
        return bool(wanted[0] == value[0]) and wanted[1] in value[1:]
    return bool(wanted == value)


def _number(told: str) -> float | None:
    told = told.strip().replace(",", ".")
    try:
        return float(told)
    except ValueError:
        return None


if __name__ == "__main__":
    main()
