"""What the peers of bench/peers.py read: run by their own interpreter, JSON lines in and out."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import sys
from typing import Any


def _number(told: object) -> float | None:
    with contextlib.suppress(ValueError):
        return float(str(told).strip("%").replace(",", "."))
    return None


def recognizers(case: dict[str, Any]) -> list[list[Any]]:
    """The values of a case's kind as Recognizers-Text reads them."""
    import recognizers_number as number
    import recognizers_number_with_unit as unit

    kind, text, dutch = case["kind"], case["text"], number.Culture.Dutch
    if kind in ("date", "period", "duration"):
        return _times(kind, text, case["written_on"])
    models = {
        "ordinal": number.recognize_ordinal, "percent": number.recognize_percentage,
        "age": unit.recognize_age, "currency": unit.recognize_currency,
        "dimension": unit.recognize_dimension, "temperature": unit.recognize_temperature,
    }  # fmt: skip
    if kind == "number range":
        return []
    if kind == "text2num":
        found = [*number.recognize_number(text, dutch), *number.recognize_ordinal(text, dutch)]
    else:
        found = models.get(kind, number.recognize_number)(text, dutch)
    values = [_number(result.resolution.get("value")) for result in found if result.resolution]
    return [[value] for value in values if value is not None]


def _times(kind: str, text: str, written_on: str) -> list[list[Any]]:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture

    day = dt.datetime.fromisoformat(written_on or "2016-11-07")
    wanted = {"date": "date", "period": "daterange", "duration": "duration"}[kind]
    found: list[list[Any]] = []
    for result in recognize_datetime(text, Culture.Dutch, reference=day):
        ways = [v for v in (result.resolution or {}).get("values", []) if v["type"] == wanted]
        if kind == "period":
            values = [[w["start"], w["end"]] for w in ways if "start" in w and "end" in w]
        elif kind == "date":
            values = [w["value"] for w in ways if "value" in w]
        else:
            values = [float(w["value"]) for w in ways if "value" in w]
        if values:
            found.append(values)
    return found


def text2num(case: dict[str, Any]) -> list[list[Any]]:
    """The numbers that text2num writes in digits, and those that stand in digits already."""
    from text_to_num import alpha2digit

    told = alpha2digit(case["text"], "nl", 0.0)
    ranks = case["kind"] == "ordinal"
    found = re.findall(r"(?<![\w,.])(\d+(?:,\d+)?)(e?)(?![\w])", told)
    keep = case["kind"] in ("cardinal", "fraction", "ordinal", "text2num", "nothing there")
    fits = [n for n, e in found if case["kind"] == "text2num" or bool(e) == ranks]
    return [[float(n.replace(",", "."))] for n in fits] if keep else []


def main() -> None:
    """Answer every case with every tool; a tool that stumbles over a case finds nothing in it."""
    for line in sys.stdin:
        case = json.loads(line)
        for tool in (recognizers, text2num):
            try:
                found = tool(case)
            except Exception:  # whatever a peer raises is its answer
                found = []
            print(json.dumps({"tool": tool.__name__, "at": case["at"], "found": found}))


if __name__ == "__main__":
    main()
