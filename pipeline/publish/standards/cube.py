"""Figures as a cube for statistical software: SDMX-CSV 2.0, and its structure in SDMX-ML 2.1.

A figure is an observation when it has a period with a beginning and an end and stands alone under
its dimensions; what documents leave too vague for that is in figures.csv only.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.dataset import Columns, cells_as_text
from pipeline.labels import labels
from schemas.tables import TableDefinition
from schemas.vocabularies import STATISTICS

if TYPE_CHECKING:
    from jinja2 import Template

OBSERVATIONS: Final = "cube/observations.csv"
STRUCTURE: Final = "cube/structure.xml"
AGENCY: Final = "KAMERCIJFERS"
FLOW: Final = "FIGURES"
VERSION: Final = "1.0"
NONE: Final = "_Z"
"""How SDMX writes that a dimension does not apply."""
NOT_ONE: Final = "NaN"
"""How SDMX-CSV writes a value that is not one number: a range has OBS_LOW and OBS_HIGH."""
DIMENSIONS: Final = {
    "INDICATOR": "indicator",
    "MEASURE": "measure",
    "POPULATION": "population",
    "STATISTIC": "statistic",
    "PER": "per",
    "UNIT_MEASURE": "unit",
}
"""A dimension and the column of figures it is; the last dimension is TIME_PERIOD."""
ATTRIBUTES: Final = {
    "OBS_LOW": "value_low",
    "OBS_HIGH": "value_high",
    "COMPARATOR": "comparator",
    "AGREEMENT": "status",
    "FIGURE": "figure_id",
    "SOURCES": "sources",
}
"""What is told of an observation, and the column of figures it is."""
DECIMALS: Final = ("OBS_VALUE", "OBS_LOW", "OBS_HIGH")
HEADER: Final = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", *ATTRIBUTES
)  # fmt: skip

_PLAIN: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-Q[1-4]|-W\d{2})?")
_BEGINNING: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def write_cube(folder: Path, table: TableDefinition, figures: Columns) -> None:
    """Write the observations and their structure into `folder`/cube."""
    (folder / "cube").mkdir()
    with (folder / OBSERVATIONS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(_observations(table, figures))
    (folder / STRUCTURE).write_text(_describe(table), encoding="utf-8")


def time_period(period: str) -> str:
    """A period as SDMX writes it; empty for none and for one without a beginning or an end."""
    first, slash, last = period.partition("/")
    if not slash:
        return period if _PLAIN.fullmatch(period) else ""
    begins, ends = _BEGINNING.fullmatch(first), _BEGINNING.fullmatch(last)
    if begins is None or ends is None:
        return ""
    year, month, day = (int(part or 1) for part in begins.groups())
    start = dt.date(year, month, day)
    years = int(last[:4]) - year + 1
    if len(first) == len(last) == len("2019") and years > 0:
        return f"{start}/P{years}Y"
    days = (_last_day(last) - start).days + 1
    return f"{start}/P{days}D" if days > 0 else ""


def _last_day(written: str) -> dt.date:
    """The last day of a year, month or day."""
    year, *rest = (int(part) for part in written.split("-"))
    month = rest[0] if rest else 12
    if len(rest) == 2:
        return dt.date(year, month, rest[1])
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _observations(table: TableDefinition, figures: Columns) -> Iterator[list[str]]:
    """The rows of SDMX-CSV, in the order of the figures."""
    told = {c.name: [*cells_as_text(c, figures[c.name])] for c in table.columns}
    spaced = ({**row, "time": _period_of(row["period"])} for row in _rows(told))
    rows = [row for row in spaced if row["time"] and (row["measure"] or row["indicator"])]
    keys = [(*(row[name] for name in DIMENSIONS.values()), row["time"]) for row in rows]
    alone = Counter(keys)
    for row, key in zip(rows, keys, strict=True):
        if alone[key] == 1:
            yield [
                "dataflow",
                f"{AGENCY}:{FLOW}({VERSION})",
                "I",
                *(row[name] or NONE for name in DIMENSIONS.values()),
                row["time"],
                row["value"] or NOT_ONE,
                *(row[name] for name in ATTRIBUTES.values()),
            ]


def _rows(columns: Mapping[str, list[str]]) -> Iterator[dict[str, str]]:
    """Rows by name of column; a text keeps no line end, which readers of SDMX-CSV stumble over."""
    for cells in zip(*columns.values(), strict=True):
        yield {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=True)}


def _period_of(period: str) -> str:
    try:
        return time_period(period)
    except ValueError:  # a day that no calendar has
        return ""


def _describe(table: TableDefinition) -> str:
    """The structure as SDMX-ML: concepts, codes, dimensions and attributes."""
    columns = {**DIMENSIONS, "TIME_PERIOD": "period", "OBS_VALUE": "value", **ATTRIBUTES}
    titles = {column.name: column.title for column in table.columns}
    told = labels()
    return _template().render(
        agency=AGENCY,
        flow=FLOW,
        version=VERSION,
        title=table.title,
        concepts={name: titles[column] for name, column in columns.items()},
        codes={
            "STATISTIC": {NONE: "niet verteld", **{n: told.statistic[n] for n in STATISTICS if n}},
            "COMPARATOR": told.comparator,
            "AGREEMENT": told.figure,
        },
        dimensions=[*DIMENSIONS],
        attributes=[*ATTRIBUTES],
        decimals=DECIMALS,
    )


def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("cube.xml.j2")
