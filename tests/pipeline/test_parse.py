"""`parse`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.parse import parse_stream
from schemas.errors import UsageError


def _spans(text: str) -> list[dict[str, Any]]:
    (line,) = parse_stream([json.dumps({"id": 1, "text": text})])
    spans: list[dict[str, Any]] = json.loads(line)["spans"]
    return spans


def test_a_line_gives_its_id_and_spans() -> None:
    lines = ['{"id": "a", "text": "Ruim 1.045 zaken"}\n', "\n", '{"id": 2, "text": "geen"}']
    assert [json.loads(line) for line in parse_stream(lines)] == [
        {
            "id": "a",
            "spans": [
                {
                    "start": 0,
                    "end": 10,
                    "text": "Ruim 1.045",
                    "kind": "cardinal",
                    "value": 1045,
                    "unit": "count",
                    "comparator": "gt",
                }
            ],
        },
        {"id": 2, "spans": []},
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12 januari 2016", "date", "2016-01-12"),
        ("van 2015 tot en met 2019", "date_period", "2015/2019"),
        ("10 tot 15 procent", "percent", [10, 15]),
        ("95-105", "number_range", [95, 105]),
        ("een derde", "fraction", 33.3333),
        ("drieëntwintigste", "ordinal", 23),
        ("€ 2,50", "currency", 2.5),
        ("vijf jaar oud", "age", 5),
        ("9007199254740993", "cardinal", 9007199254740993),
        ("meer dan 5000", "number_range", [5000, None]),
        ("hoogstens 12 zaken", "number_range", [None, 12]),
        ("ruim 5000", "cardinal", 5000),
        ("meer dan 5 procent", "percent", 5),
    ],
)
def test_values_are_numbers_pairs_or_iso_strings(text: str, kind: str, value: object) -> None:
    (span,) = _spans(text)
    assert (span["kind"], span["value"]) == (kind, value)


def test_offsets_are_code_points() -> None:
    text = "𝔸é € 5 kost het"
    (span,) = _spans(text)
    assert text[span["start"] : span["end"]] == span["text"] == "€ 5"


def test_quantities_and_dates_stand_in_the_order_of_the_text() -> None:
    assert [span["text"] for span in _spans("Van 285 in 2016 naar 170 in 2019")] == [
        "285",
        "2016",
        "170",
        "2019",
    ]


def test_a_line_may_name_the_day_it_was_written() -> None:
    line = json.dumps({"id": 1, "text": "vorig jaar, op 12 mei", "date": "2023-04-11"})
    (answer,) = parse_stream([line])
    assert [span["value"] for span in json.loads(answer)["spans"]] == ["2022", "2023-05-12"]


@pytest.mark.parametrize("date", ["gisteren", 5])
def test_a_date_that_is_none_is_refused(date: object) -> None:
    with pytest.raises(UsageError, match="Regel 1 "):
        list(parse_stream([json.dumps({"id": 1, "text": "vorig jaar", "date": date})]))


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 5}'])
def test_a_bad_line_is_named_by_its_number(line: str) -> None:
    good = '{"id": 1, "text": "een"}'
    with pytest.raises(UsageError, match="Regel 2 "):
        list(parse_stream([good, line]))
