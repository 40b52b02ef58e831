"""Tables of CBS StatLine (OData v4) as pages: a primary source, to check "volgens het CBS".

A table is a cube: observations of measures over dimensions, time among them. Each measure becomes a
table of a page, with the periods as columns and the categories of the other dimensions as rows, so
that it is read as any document is, and a person can look at what was read.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

from pydantic import BaseModel, Field

from pipeline.fetch.client.answers import Answered, Text, fit, fit_json
from pipeline.fetch.client.client import PoliteClient
from pipeline.fetch.resources import Resource, ResourcePage
from pipeline.fetch.sources import StatlineSource
from schemas.errors import SourceUnavailable

MOST_OBSERVATIONS: Final = 40_000
"""Cells of a page; of a larger table a part is asked with `filter`."""
MOST_PAGES: Final = 1000
TIME: Final = "TimeDimension"
MISSING: Final = "."
COUNTED: Final = "aantal"
"""The unit of what is counted: a bare number says as much."""

Row = TypeVar("Row", bound=BaseModel)


class _Rows(Answered):
    value: list[dict[str, object]]
    following: Text = Field(default="", alias="@odata.nextLink")


class Properties(Answered):
    """What a table is: its title, and when it last changed."""

    title: str = Field(alias="Title", min_length=1)
    modified: Text = Field(default="", alias="Modified")


class Dimension(Answered):
    """An axis of the cube; its kind tells which is time."""

    identifier: str = Field(alias="Identifier", pattern="^[A-Za-z][A-Za-z0-9_]*$")
    title: Text = Field(default="", alias="Title")
    kind: Text = Field(default="", alias="Kind")


class Code(Answered):
    """A category of a dimension."""

    identifier: str = Field(alias="Identifier")
    title: str = Field(alias="Title")


class StatlineMeasure(Code):
    """What is measured: its unit, and with how many decimals it is printed."""

    unit: Text = Field(default="", alias="Unit")
    decimals: int = Field(default=0, alias="Decimals", ge=0, le=12)


@dataclass(frozen=True, slots=True)
class Cube:
    """A table as it was answered; `cells` are values by measure, row of categories, and period."""

    table: str
    properties: Properties
    rows: tuple[Dimension, ...]
    time: Dimension | None
    codes: Mapping[str, Mapping[str, str]]
    measures: tuple[StatlineMeasure, ...]
    cells: Mapping[tuple[str, tuple[str, ...], str], Decimal | None]


@dataclass(frozen=True, slots=True)
class StatlineConnector:
    """Offers the tables that the source names, each as one page."""

    source: StatlineSource
    client: PoliteClient

    def batches(self, token: str) -> Iterator[ResourcePage]:
        """All tables, every time: when each last changed tells whether it is new."""
        yield ResourcePage(tuple(self._resource(table) for table in self.source.tables), token)

    def _resource(self, table: str) -> Resource:
        told = self._properties(table)
        return Resource(
            identifier=f"cbs-{table}",
            url=self._address(table),
            media="html",
            title=told.title,
            kind="statistiek",
            date=told.modified[:10],
            # The part that is asked belongs to the version: another filter is another page.
            modified=f"{told.modified} {self.source.filter}".strip(),
        )

    def page(self, resource: Resource) -> bytes:
        """The page of a table. Raises SourceUnavailable where it is too large or not as agreed."""
        return write_page(self._cube(resource.url.rpartition("/")[2])).encode("utf-8")

    def _cube(self, table: str) -> Cube:
        dimensions = tuple(self._all(table, "Dimensions", Dimension))
        codes = {
            each.identifier: {
                code.identifier.strip(): code.title.strip()
                for code in self._all(table, f"{each.identifier}Codes", Code)
            }
            for each in dimensions
        }
        time = next((each for each in dimensions if each.kind == TIME), None)
        rows = tuple(each for each in dimensions if each is not time)
        cells: dict[tuple[str, tuple[str, ...], str], Decimal | None] = {}
        params = {"$filter": self.source.filter} if self.source.filter else None
        for row in self._observations(table, params):
            at = tuple(str(row.get(each.identifier, "")).strip() for each in rows)
            moment = str(row.get(time.identifier, "")).strip() if time else ""
            cells[str(row.get("Measure", "")).strip(), at, moment] = _number(row.get("Value"))
        measures = tuple(self._all(table, "MeasureCodes", StatlineMeasure))
        return Cube(table, self._properties(table), rows, time, codes, measures, cells)

    def _properties(self, table: str) -> Properties:
        answer = self.client.get(f"{self._address(table)}/Properties")
        return fit_json(Properties, answer.body, answer.url)

    def _observations(
        self, table: str, params: dict[str, str] | None
    ) -> Iterator[dict[str, object]]:
        for count, row in enumerate(self._rows(table, "Observations", params), start=1):
            if count > MOST_OBSERVATIONS:
                raise SourceUnavailable(
                    f"Tabel {table} heeft meer dan {MOST_OBSERVATIONS} waarnemingen.",
                    remedy="Vraag met `filter` in sources.toml een deel.",
                )
            yield row

    def _all(self, table: str, part: str, model: type[Row]) -> list[Row]:
        url = f"{self._address(table)}/{part}"
        return [fit(model, row, url) for row in self._rows(table, part, None)]

    def _rows(
        self, table: str, part: str, params: dict[str, str] | None
    ) -> Iterator[dict[str, object]]:
        url = f"{self._address(table)}/{part}"
        for _ in range(MOST_PAGES):
            answer = self.client.get(url, params)
            page = fit_json(_Rows, answer.body, answer.url)
            yield from page.value
            if not page.following:
                return
            url, params = page.following, None
        raise SourceUnavailable(f"{self.source.name} houdt na {MOST_PAGES} pagina's niet op.")

    def _address(self, table: str) -> str:
        return f"{self.source.endpoint.rstrip('/')}/{table}"


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(repr(value))


def write_page(cube: Cube) -> str:
    """The cube as a page: title, summary, and a table for each measure that has values."""
    told = cube.properties
    tables = "".join(_write_table(cube, measure) for measure in cube.measures)
    return (
        f'<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        f"<title>{html.escape(told.title)}</title>"
        f'<meta name="DCTERMS.issued" content="{html.escape(told.modified[:10])}"></head><body>'
        f"<main><h1>{html.escape(told.title)}</h1>"
        f"<p>CBS StatLine, tabel {html.escape(cube.table)}</p>{tables}</main></body></html>\n"
    )


def _write_table(cube: Cube, measure: StatlineMeasure) -> str:
    own = [key for key in cube.cells if key[0] == measure.identifier]
    rows = _in_order({key[1] for key in own}, [cube.codes[each.identifier] for each in cube.rows])
    moments = _in_order({(key[2],) for key in own}, _time_codes(cube))
    if not rows or not moments:
        return ""
    unit = f" ({measure.unit})" if measure.unit not in ("", COUNTED) else ""
    heads = [each.title or each.identifier for each in cube.rows] or ["Onderwerp"]
    titles = _time_codes(cube)
    columns = [titles[0].get(moment, moment) if titles else "Waarde" for (moment,) in moments]
    lines = [_line("th", [*heads, *columns])]
    for row in rows:
        names = [
            cube.codes[each.identifier].get(code, code)
            for each, code in zip(cube.rows, row, strict=True)
        ] or [measure.title]
        values = [cube.cells.get((measure.identifier, row, moment)) for (moment,) in moments]
        lines.append(_line("td", [*names, *(_print(value, measure) for value in values)]))
    caption = f"{measure.title}{unit}"
    return (
        f"<h2>{html.escape(measure.title)}</h2><table><caption>{html.escape(caption)}</caption>"
        f"<thead>{lines[0]}</thead><tbody>{''.join(lines[1:])}</tbody></table>"
    )


def _time_codes(cube: Cube) -> list[Mapping[str, str]]:
    return [cube.codes[cube.time.identifier]] if cube.time else []


def _in_order(
    found: Iterable[tuple[str, ...]], codes: list[Mapping[str, str]]
) -> list[tuple[str, ...]]:
    """Rows in the order in which the source lists their categories."""
    places = [{code: place for place, code in enumerate(each)} for each in codes]
    return sorted(
        found,
        key=lambda row: [
            (places[at].get(code, len(places[at])) if at < len(places) else 0, code)
            for at, code in enumerate(row)
        ],
    )


def _line(cell: str, texts: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{cell}>{html.escape(text)}</{cell}>' for text in texts)}</tr>"


def _print(value: Decimal | None, measure: StatlineMeasure) -> str:
    """A value as StatLine prints it: Dutch separators, the measure's decimals."""
    if value is None:
        return MISSING
    text = f"{value:,.{measure.decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))
