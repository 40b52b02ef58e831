"""The Reconciliation API 0.2: OpenRefine matches a column of measures to figures or indicators."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from pipeline.serve.api.answers import Refusal, tell
from pipeline.serve.api.likeness import (
    FIGURE,
    INDICATOR,
    PROPERTIES,
    Candidate,
    find_figures,
    find_indicators,
    is_match,
    name_figure,
)
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.edition.edition import Now
from pipeline.serve.edition.plain import plain
from schemas.indicators.indicators import load_indicators
from schemas.tables import load_tables

AT: Final = "/reconcile"
TYPES: Final = {FIGURE: "Cijfer", INDICATOR: "Indicator"}
MOST_QUERIES, MOST_IDS, MOST_LIMIT, LIMIT = 200, 1000, 50, 5
MOST_BODY: Final = 4 << 20
OWN_HOSTS: Final = frozenset(("localhost", "127.0.0.1", "::1"))
"""OpenRefine's own page, in a browser on this machine, may read the answers."""


async def answer(request: Request) -> Response:
    """What the service is, candidates for queries, or properties of what was matched."""
    try:
        asked = await _asked(request)
        if "queries" in asked:
            body = await run_in_threadpool(_reconcile, request, _json(asked["queries"]))
        elif "extend" in asked:
            body = await run_in_threadpool(_extend, desk_of(request).now(), _json(asked["extend"]))
        else:
            body = _manifest(str(request.base_url).rstrip("/"))
    except Refusal as refusal:
        return tell(refusal)
    return _send(request, body)


async def _asked(request: Request) -> dict[str, str]:
    if request.method == "GET":
        return dict(request.query_params)
    if int(request.headers.get("content-length") or 0) > MOST_BODY:
        raise Refusal(413, f"Dit is te groot: ten hoogste {MOST_BODY} bytes.")
    form = await request.form(max_files=0, max_fields=10, max_part_size=MOST_BODY)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _json(text: str) -> dict[str, Any]:
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal(400, "Dit is geen JSON.") from None
    if not isinstance(asked, dict):
        raise Refusal(400, "Dit is geen JSON-object.")
    return asked


def _send(request: Request, body: Any) -> Response:
    headers = {}
    origin = request.headers.get("origin", "")
    if urlsplit(origin).hostname in OWN_HOSTS:
        headers = {"access-control-allow-origin": origin, "vary": "origin"}
    return JSONResponse(body, headers=headers)


def _manifest(base: str) -> dict[str, Any]:
    def suggest(what: str) -> dict[str, str]:
        return {"service_url": base, "service_path": f"{AT}/suggest/{what}"}

    return {
        "versions": ["0.1", "0.2"],
        "name": "Kamercijfers",
        "identifierSpace": "urn:kamercijfers:",
        "schemaSpace": "urn:kamercijfers:schema:",
        "defaultTypes": [_type(name) for name in TYPES],
        "view": {"url": f"{base}{AT}/view?id={{{{id}}}}"},
        "preview": {"url": f"{base}{AT}/preview?id={{{{id}}}}", "width": 420, "height": 160},
        "suggest": {what: suggest(what) for what in ("entity", "type", "property")},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": f"{AT}/properties"},
            "property_settings": [],
        },
    }


def _type(name: str) -> dict[str, str]:
    return {"id": name, "name": TYPES[name]}


def _reconcile(request: Request, queries: Mapping[str, Any]) -> dict[str, Any]:
    if len(queries) > MOST_QUERIES:
        raise Refusal(413, f"Ten hoogste {MOST_QUERIES} vragen in een keer.")
    now = desk_of(request).now()
    return {name: {"result": _candidates(now, query)} for name, query in queries.items()}


def _candidates(now: Now, query: Any) -> list[dict[str, Any]]:
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise Refusal(400, 'Een vraag heeft een veld "query" met tekst.')
    limit = query.get("limit")
    limit = min(limit, MOST_LIMIT) if isinstance(limit, int) and limit > 0 else LIMIT
    wanted = query.get("type") or [*TYPES]
    wanted = [wanted] if isinstance(wanted, str) else wanted
    told = _told(query.get("properties") or [])
    found: list[Candidate] = []
    if FIGURE in wanted:
        found += find_figures(now, query["query"], told, limit=limit)
    if INDICATOR in wanted:
        found += find_indicators(query["query"], told, limit=limit)
    found = sorted(found, key=lambda one: (-one.score, one.id))[:limit]
    return [
        {
            "id": one.id,
            "name": one.name,
            "description": one.description,
            "type": [_type(one.kind)],
            "score": one.score,
            "match": is_match(found, one),
        }
        for one in found
    ]


def _told(properties: Any) -> dict[str, str]:
    """What a query tells beside the name. Raises Refusal for a property that there is not."""
    told: dict[str, str] = {}
    for one in properties if isinstance(properties, list) else []:
        name = one.get("pid") if isinstance(one, dict) else None
        if name not in PROPERTIES:
            raise Refusal(400, f"Eigenschap {name} bestaat niet.", f"Kies: {', '.join(PROPERTIES)}")
        value = one.get("v")
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name", value.get("id", "")) if isinstance(value, dict) else value
        if value not in (None, ""):
            told[name] = str(value)
    return told


def _extend(now: Now, asked: Mapping[str, Any]) -> dict[str, Any]:
    ids = [str(name) for name in asked.get("ids", ())]
    names = [str(one.get("id")) for one in asked.get("properties", ()) if isinstance(one, dict)]
    if len(ids) > MOST_IDS:
        raise Refusal(413, f"Ten hoogste {MOST_IDS} kenmerken in een keer.")
    for name in names:
        if name not in _columns():
            raise Refusal(400, f"Eigenschap {name} bestaat niet.")
    figures = now.published.figures
    rows = {
        each: {name: _cells(getattr(figures.get(each), name, None)) for name in names}
        for each in ids
    }
    titles = _columns()
    return {"meta": [{"id": name, "name": titles[name]} for name in names], "rows": rows}


def _cells(value: Any) -> list[dict[str, Any]]:
    cell = plain(value)
    if cell is None:
        return []
    return [{"str" if isinstance(cell, str) else "float": cell}]


def _columns() -> dict[str, str]:
    return {column.name: column.title for column in load_tables()["figures"].columns}


def properties(request: Request) -> Response:
    """The columns that may be added to what was matched."""
    listed = [{"id": name, "name": title} for name, title in _columns().items()]
    kind = request.query_params.get("type", FIGURE)
    return _send(request, {"type": kind, "properties": listed if kind == FIGURE else []})


def suggest(request: Request) -> Response:
    """What a steward may mean who types the beginning of a name."""
    begun = request.query_params.get("prefix", "").strip()
    what = request.path_params["what"]
    if what == "entity":
        now = desk_of(request).now()
        found = find_figures(now, begun, {}, limit=10) if begun else []
        found += find_indicators(begun, {}, limit=10) if begun else []
        listed = [
            {
                "id": one.id,
                "name": one.name,
                "description": one.description,
                "notable": [_type(one.kind)],
            }
            for one in sorted(found, key=lambda one: -one.score)[:10]
        ]
    else:
        names = (
            TYPES if what == "type" else {n: t for n, t in _columns().items() if n in PROPERTIES}
        )
        listed = [
            {"id": name, "name": title}
            for name, title in names.items()
            if begun.casefold() in f"{name} {title}".casefold()
        ]
    return _send(request, {"result": listed})


def preview(request: Request) -> Response:
    """A small page about a candidate."""
    name = request.query_params.get("id", "")
    now = desk_of(request).now()
    figure, indicator = now.published.figures.get(name), load_indicators().get(name)
    if figure is not None:
        claim = now.published.claims[figure.preferred_claim]
        document = now.published.documents[claim.doc_id]
        told = (name_figure(figure), claim.sentence, f"{document.title}, p. {claim.page}")
    elif indicator is not None:
        told = (indicator.label, indicator.definition, indicator.id)
    else:
        return tell(Refusal(404, f"{name} is er niet."))
    title, text, source = map(html.escape, told)
    return HTMLResponse(
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>{title}</title>'
        f"<h1>{title}</h1><p>{text}</p><p>{source}</p>",
        headers={"content-security-policy": "default-src 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*"},
    )  # fmt: skip


ROUTES: Final = (
    Route(AT, answer, methods=["GET", "POST"]),
    Route(f"{AT}/suggest/{{what:str}}", suggest),
    Route(f"{AT}/properties", properties),
    Route(f"{AT}/preview", preview),
    Route(f"{AT}/view", preview),
)
