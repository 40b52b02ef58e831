"""The API told to programs: OpenAPI 3.1, from the same tables and filters that answer."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.publish.formats.json_lines import describe_line
from pipeline.search import FACETS
from pipeline.serve.api.answers import LIMIT, MOST, PREFIX, PROBLEM
from pipeline.serve.api.rows import FILTERS
from pipeline.serve.api.texts import MOST_FILE, MOST_TEXT, READ_TABLES, SUFFIXES
from schemas.tables import load_tables

_TEXT: Final = {"type": "string"}
_NUMBER: Final = {"type": ["number", "null"]}
_BY_ID: Final = ("claims", "documents", "figures")


def openapi(_request: Request) -> Response:
    """The description."""
    return JSONResponse(describe_api())


def describe_api() -> dict[str, Any]:
    """The whole description, as OpenAPI 3.1 has it."""
    paths: dict[str, Any] = {
        "/search": {"get": _search()},
        "/explain/{id}": {"get": _explain()},
        "/parse": {"post": _parse()},
        "/read": {"post": _document("readDocument", "Lees een document", _reading())},
        "/check": {"post": _document("checkLetter", "Leg een brief naast de dataset", _checked())},
    }
    for table in FILTERS:
        paths[f"/{table}"] = {"get": _list(table)}
        if table in _BY_ID:
            paths[f"/{table}/{{id}}"] = {"get": _one(table)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kamercijfers",
            "version": metadata.version("kamercijfers"),
            "description": (
                "Cijfers uit Nederlandse beleidsdocumenten, elk met document, pagina, vak en zin. "
                "Antwoorden dragen een ETag die verandert met de dataset; fouten zijn "
                f"problem+json. Per antwoord gewoonlijk {LIMIT} en ten hoogste {MOST} rijen; de "
                "kop Link wijst naar de volgende. Er worden twee documenten tegelijk gelezen."
            ),
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": PREFIX}],
        "paths": paths,
        "components": {
            "schemas": {**_row_schemas(), "Problem": _problem(), "Place": _place()},
            "responses": {
                "Problem": {
                    "description": "Waarom het niet ging (RFC 9457).",
                    "content": {PROBLEM: {"schema": _ref("Problem")}},
                }
            },
        },
    }


def _row_schemas() -> dict[str, Any]:
    found = {}
    for name, table in load_tables().items():
        schema = describe_line(table)
        del schema["$schema"], schema["$id"]
        found[name] = schema
    return found


def _list(table: str) -> dict[str, Any]:
    columns = load_tables()[table]
    filters = [
        _parameter(name, "query", columns.column(name).meaning, _TEXT) for name in FILTERS[table]
    ]
    rows = {"type": "array", "items": _ref(table)}
    return _operation(
        f"list_{table}",
        columns.title,
        columns.meaning,
        [*filters, *_window()],
        _object(total={"type": "integer"}, offset={"type": "integer"}, rows=rows),
    )


def _one(table: str) -> dict[str, Any]:
    columns = load_tables()[table]
    more: dict[str, Any] = {
        "claims": _object(place=_ref("Place"), relations=_array(_ref("relations"))),
        "figures": _object(places=_array(_ref("Place"))),
        "documents": {},
    }[table]
    row = {**_row_schemas()[table]}
    row.pop("additionalProperties")
    schema = {"allOf": [row, more]} if more else _ref(table)
    return _operation(f"get_{table}", columns.title, columns.meaning, [_id()], schema)


def _search() -> dict[str, Any]:
    parameters = [_parameter("q", "query", "Woorden, getallen, jaren of namen.", _TEXT, True)]
    parameters += [
        _parameter(name, "query", f"Alleen met deze waarde: {title}.", _TEXT)
        for name, title in FACETS.items()
    ]
    answer = _object(
        asked=_TEXT,
        total={"type": "integer"},
        loosened={"type": "boolean"},
        documents=_array({"type": "object"}),
        hits=_array({"type": "object", "properties": {"claim_id": _TEXT, "score": _NUMBER}}),
        facets={"type": "object", "additionalProperties": _array({"type": "object"})},
    )
    told = "Beweringen en cijfers op woorden en getallen, de beste treffer eerst."
    return _operation("search", "Zoeken", told, [*parameters, *_window()], answer)


def _explain() -> dict[str, Any]:
    answer = _object(
        asked=_TEXT,
        text=_TEXT,
        **{name: _array({"type": "object"}) for name in ("places", "bonds", "figures")},
        decisions=_array({"type": "object"}),
    )
    told = "Waar een bewering, cijfer of relatie (bewering~bewering) vandaan komt."
    return _operation("explain", "Uitleggen", told, [_id()], answer)


def _parse() -> dict[str, Any]:
    span = _object(
        start={"type": "integer"},
        end={"type": "integer"},
        text=_TEXT,
        kind=_TEXT,
        value={},
        unit=_TEXT,
        comparator=_TEXT,
    )
    asked = {**_object(text=_TEXT), "properties": {"text": _TEXT, "date": _TEXT}}
    made = _operation(
        "parse",
        "Getallen in een tekst",
        f"De hoeveelheden, data en perioden in een tekst van ten hoogste {MOST_TEXT} bytes.",
        [],
        _object(spans=_array(span)),
    )
    body = {"application/json": {"schema": asked}}
    return {**made, "requestBody": {"required": True, "content": body}}


def _document(name: str, title: str, answer: dict[str, Any]) -> dict[str, Any]:
    made = _operation(name, title, f"Een bestand van ten hoogste {MOST_FILE} bytes.", [], answer)
    content: dict[str, Any] = {kind: {"schema": {}} for kind in SUFFIXES}
    return {**made, "requestBody": {"required": True, "content": content}}


def _reading() -> dict[str, Any]:
    tables = {table: _array(_ref(table)) for table in READ_TABLES}
    return _object(document=_ref("documents"), issues=_array(_TEXT), **tables)


def _checked() -> dict[str, Any]:
    finding = {
        "type": "object",
        "properties": {
            "as_written": _TEXT,
            "verdict": {"enum": ["agrees", "consistent", "explained", "contradicts", "not_found"]},
            "explanation": _TEXT,
            "evidence": _array({"type": "object"}),
        },
    }
    return _object(
        document={"type": "object"}, findings=_array(finding), summary={"type": "object"}
    )


def _operation(
    name: str,
    title: str,
    told: str,
    parameters: Iterable[dict[str, Any]],
    schema: dict[str, Any],
) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": title,
        "description": told,
        "parameters": list(parameters),
        "responses": {
            "200": {
                "description": "Het antwoord.",
                "content": {"application/json": {"schema": schema}},
            },
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _parameter(
    name: str, where: str, told: str, schema: dict[str, Any], required: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "in": where,
        "description": told,
        "required": required,
        "schema": schema,
    }


def _window() -> list[dict[str, Any]]:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
    offset = {"type": "integer", "minimum": 0, "default": 0}
    return [
        _parameter("limit", "query", "Zoveel rijen.", limit),
        _parameter("offset", "query", "Vanaf deze rij, geteld vanaf 0.", offset),
    ]


def _id() -> dict[str, Any]:
    return _parameter("id", "path", "Het kenmerk.", _TEXT, True)


def _problem() -> dict[str, Any]:
    return {
        **_object(type=_TEXT, title=_TEXT, status={"type": "integer"}),
        "properties": {
            "type": _TEXT,
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "code": _TEXT,
        },
    }


def _place() -> dict[str, Any]:
    box = {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
    return {
        **_object(doc_id=_TEXT, page={"type": "integer"}, box=box, as_written=_TEXT),
        "description": (
            "Waar een bewering staat; het vak is x0, top, x1, bottom in punten vanaf linksboven."
        ),
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


ROUTES: Final = (Route(f"{PREFIX}/openapi.json", openapi), Route(PREFIX, openapi))
