"""What is published, row by row: search, figures, claims, documents, relations, explanations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.explain import PublishedRows, explain_in
from pipeline.search import FACETS
from pipeline.serve.api.answers import PREFIX, Refusal, Window, answering, only_known, send_json
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.edition.plain import claim_json, figure_json, plain, row_json

FILTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": ("kind", "publisher", "dossier", "status"),
    "claims": ("doc_id", "indicator", "unit", "statistic", "period", "in_table"),
    "figures": ("indicator", "unit", "statistic", "period", "status"),
    "relations": ("verdict", "dimension", "decided_by"),
}
"""The tables that are listed, and the columns their rows can be narrowed by."""
WINDOW: Final = ("limit", "offset")


def _rows(published: PublishedRows, table: str) -> Iterable[Any]:
    found = getattr(published, table)
    return found.values() if isinstance(found, dict) else found


@answering
def list_rows(request: Request) -> Response:
    """The rows of a table, narrowed to those with given values, some at a time."""
    table = request.path_params["table"]
    if table not in FILTERS:
        raise Refusal(404, f"Tabel {table} is er niet.", f"Kies uit: {', '.join(FILTERS)}.")
    given = only_known(request, (*WINDOW, *FILTERS[table]))
    wanted = {name: value for name, value in given.items() if name not in WINDOW}
    window = Window.of(request)
    kept = [
        row
        for row in _rows(desk_of(request).now().published, table)
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]
    body = {
        "total": len(kept),
        "offset": window.offset,
        "rows": [row_json(table, row) for row in kept[window.offset :][: window.limit]],
    }
    return send_json(request, body, links=window.links(request, len(kept)))


@answering
def one_row(request: Request) -> Response:
    """A figure, claim or document by its id, with what leads back to the page."""
    table, name = request.path_params["table"], request.path_params["id"]
    published = desk_of(request).now().published
    rows = getattr(published, table, None) if table in FILTERS else None
    if not isinstance(rows, dict):
        raise Refusal(404, f"Tabel {table} is er niet.", "Kies uit: claims, documents, figures.")
    row = rows.get(name)
    if row is None:
        raise Refusal(404, f"{name} staat niet in {table}.")
    match table:
        case "figures":
            return send_json(request, figure_json(published, row))
        case "claims":
            return send_json(request, claim_json(published, row))
        case _:
            return send_json(request, row_json(table, row))


@answering
def explain(request: Request) -> Response:
    """Where a claim, figure or relation comes from and how it stands to others."""
    now = desk_of(request).now()
    asked = request.path_params["id"]
    if asked not in now.published.figures:
        lacking = [one for one in asked.split("~") if one not in now.published.claims]
        if lacking:
            raise Refusal(404, f"{lacking[0]} staat niet in claims of figures.")
    told = explain_in(now.published, asked, now.decisions)
    return send_json(request, {**told.to_json(), "text": told.to_text()})


@answering
def search(request: Request) -> Response:
    """What a question finds: hits, documents and facets."""
    given = only_known(request, ("q", *WINDOW, *FACETS))
    window = Window.of(request)
    asked = given.get("q", "").strip()
    if not asked:
        raise Refusal(400, "Parameter q is leeg.", "Zeg met q wat gezocht wordt.")
    narrow = {name: given[name] for name in FACETS if given.get(name)}
    outcome = (
        desk_of(request)
        .now()
        .edition.finder.ask(asked, narrow=narrow, limit=window.limit, offset=window.offset)
    )
    links = window.links(request, outcome.total)
    return send_json(request, plain_all(outcome.to_json()), links=links)


def plain_all(value: Any) -> Any:
    """The same with empty text as null, throughout."""
    if isinstance(value, dict):
        return {key: plain_all(member) for key, member in value.items()}
    if isinstance(value, list):
        return [plain_all(member) for member in value]
    return plain(value)


ROUTES: Final = (
    Route(f"{PREFIX}/search", search),
    Route(f"{PREFIX}/explain/{{id:path}}", explain),
    Route(f"{PREFIX}/{{table:str}}", list_rows),
    Route(f"{PREFIX}/{{table:str}}/{{id:path}}", one_row),
)
