"""Figures as SDMX: what statistical software reads back, and what a period becomes."""

from __future__ import annotations

import csv
import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest
import sdmx

from pipeline.dataset import Dataset
from pipeline.publish.standards.cube import OBSERVATIONS, STRUCTURE, time_period, write_cube
from schemas.records import Figure
from schemas.tables import load_tables


def figure(number: int, **columns: object) -> Figure:
    plain = Figure(
        figure_id=f"f-{number}",
        indicator="",
        measure="toezichten",
        population="",
        period="2019",
        per="",
        statistic="total",
        unit="count",
        value=Decimal(number),
        value_low=None,
        value_high=None,
        comparator="eq",
        status="single",
        sources=("brief",),
        preferred_claim="brief:1",
        alternatives=(),
    )
    return dataclasses.replace(plain, **columns)  # type: ignore[arg-type]


def write(folder: Path, *figures: Figure) -> Path:
    write_cube(folder, load_tables()["figures"], Dataset(figures=figures).columns("figures"))
    return folder


def test_software_for_statistics_reads_it(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        figure(30, population='mannen, "18\u202f+"\nen ouder'),
        figure(31, period="2020"),
        figure(5, period="2019/2021", value=None, value_low=Decimal(4), value_high=Decimal("6.5")),
        figure(12, period="2019-Q3", unit="percent", statistic="", indicator="toezichten_totaal"),
    )
    structure = sdmx.read_sdmx(folder / STRUCTURE).structure["FIGURES"]
    (cells,) = sdmx.read_sdmx(folder / OBSERVATIONS, structure=structure).data
    told = sdmx.to_pandas(cells, attributes="o").reset_index().set_index("FIGURE")
    assert {name: row["TIME_PERIOD"] for name, row in told.iterrows()} == {
        "f-30": "2019",
        "f-31": "2020",
        "f-5": "2019-01-01/P3Y",
        "f-12": "2019-Q3",
    }
    assert told["value"].fillna(-1).to_dict() == {"f-30": 30, "f-31": 31, "f-5": -1, "f-12": 12}
    assert told["POPULATION"]["f-30"] == 'mannen, "18 +" en ouder'
    assert (told["OBS_LOW"]["f-5"], told["OBS_HIGH"]["f-5"]) == ("4", "6.5")
    assert (told["STATISTIC"]["f-12"], told["INDICATOR"]["f-12"]) == ("_Z", "toezichten_totaal")


def test_what_is_no_observation_is_left_out(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        figure(1),
        figure(2),  # the same in all dimensions: which of the two is meant is not told
        figure(3, period=""),
        figure(4, period="2020-06-01/"),
        figure(5, measure=""),
        figure(6, unit="EUR"),
    )
    with (folder / OBSERVATIONS).open(newline="") as file:
        assert [row["FIGURE"] for row in csv.DictReader(file)] == ["f-6"]


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2019", "2019"),
        ("2019-04", "2019-04"),
        ("2019-04-30", "2019-04-30"),
        ("2020-W53", "2020-W53"),
        ("2019-Q4", "2019-Q4"),
        ("2019/2019", "2019-01-01/P1Y"),
        ("2018/2021", "2018-01-01/P4Y"),
        ("2020-01-01/2020-02-29", "2020-01-01/P60D"),
        ("2020-11/2021-02", "2020-11-01/P120D"),
        ("2019-06-15/2020", "2019-06-15/P566D"),
        ("2020-01-01/", ""),
        ("/2020", ""),
        ("2021/2019", ""),
        ("2021-03/2021-01", ""),
        ("", ""),
        ("schooljaar", ""),
    ],
)
def test_a_period_as_sdmx_writes_it(period: str, written: str) -> None:
    assert time_period(period) == written
