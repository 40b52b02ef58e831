"""`parse`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from pipeline.parse import parse_stream


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


GOOD = '{"id": 2, "text": "vijf zaken"}'


@pytest.mark.parametrize(
    ("line", "given_id"),
    [
        ("{", None),
        ("[]", None),
        ("5", None),
        ('{"id": 1}', 1),
        ('{"id": "a", "text": 5}', "a"),
        ('{"id": 1, "text": null}', 1),
        ('{"id": 1, "text": ["vijf"]}', 1),
        ('{"id": 1, "text": "vorig jaar", "date": "gisteren"}', 1),
        ('{"id": 1, "text": "vorig jaar", "date": 5}', 1),
        ('{"id": 1, "text": "gisteren", "date": "0001-01-01"}', 1),
        ('{"id": 1, "text": "over 2 weken", "date": "9999-12-31"}', 1),
        ('{"id": 1, "text": "\\ud83d 5 zaken"}', 1),
        ('{"id": "\\udc00", "text": "5 zaken"}', None),
        ('{"id": NaN, "text": "5 zaken"}', None),
        (b"\xff\xfe", None),
        ("[" * 100_000, None),
        ('{"id": ' + "[" * 5_000 + "]" * 5_000 + ', "text": "5"}', None),
        ('{"id": ' + "9" * 5_000 + ', "text": "5"}', None),
    ],
)
def test_a_bad_line_gives_an_error_and_the_rest_goes_on(
    line: str | bytes, given_id: object
) -> None:
    faults: list[str] = []
    bad, good = parse_stream([line, GOOD], on_fault=faults.append)
    answer = json.loads(bad)
    assert (answer["id"], answer["error"]) == (given_id, faults[0])
    assert faults[0].startswith("Regel 1 ")
    assert [span["value"] for span in json.loads(good)["spans"]] == [5]


def test_rough_words_are_told_without_a_value() -> None:
    spans = _spans("Tientallen bewoners en 12 winkels, enkele duizenden euro's; in duizenden")
    assert [(span["text"], span["kind"], span["value"]) for span in spans] == [
        ("Tientallen", "vague", None),
        ("12", "cardinal", 12),
        ("enkele duizenden", "vague", None),
    ]


def test_an_open_period_is_told_with_its_slash() -> None:
    (span,) = _spans("uiterlijk 31 december 2027")
    assert (span["kind"], span["value"], span["comparator"]) == ("date_period", "/2027-12-31", "le")


@pytest.mark.slow
def test_a_line_takes_time_in_step_with_its_length() -> None:
    sentence = "In 2019 gaf ruim één op de drie ouders € 12,50 per maand uit – 5% meer dan in ’18. "

    def seconds(times: int) -> float:
        line = json.dumps({"id": 1, "text": sentence * times})
        begin = time.process_time()
        list(parse_stream([line]))
        return time.process_time() - begin

    seconds(10)
    assert seconds(4_000) < 8 * 2.5 * max(seconds(500), 0.05)


@pytest.mark.parametrize(
    ("line", "given"),
    [
        (b'{"id": "kst-1", "text": ' + b"[" * 90_000, "kst-1"),
        (b' {"id": -12,"text": "acht \xff schapen"}', -12),
        (b'{"id": 7, "text": ' + b"4" * 5000 + b"}", 7),
        (b'{"id": "een\tregel", "text": "half', "een\tregel"),
        (b'{"id": "\\ud800", "text": "half', None),
        (b'{"id": 1.5, "text": "half', None),
        (b'{"text": "half", "id": 3', None),
    ],
)
def test_a_line_that_is_no_json_keeps_the_id_it_begins_with(line: bytes, given: object) -> None:
    (told,) = map(json.loads, parse_stream([line]))
    assert (told["id"], set(told)) == (given, {"id", "error"})


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    (told,) = parse_stream([b'\xef\xbb\xbf{"id": 1, "text": "negen uilen"}'])
    assert [span["value"] for span in json.loads(told)["spans"]] == [9]
