"""JSON Lines, and the JSON Schema that each line passes."""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring as quote
from pathlib import Path
from typing import Any

from pipeline.dataset import Columns, format_decimal
from schemas.tables import Column, TableDefinition

JSON_TYPES = {
    "string": "string",
    "integer": "integer",
    "decimal": "number",
    "float": "number",
    "date": "string",
}
LITERALS: dict[str, Callable[[Any], str]] = {
    "string": quote,
    "integer": str,
    "decimal": format_decimal,
    "float": repr,
    "date": lambda date: f'"{date.isoformat()}"',
}
"""How a cell is written. Decimals keep every digit, which the json module would not."""


def write_json_lines(path: Path, table: TableDefinition, columns: Columns) -> None:
    """Write one table: an object a line, every column in it, null for missing."""
    members = [_members(column, columns[column.name]) for column in table.columns]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{{{','.join(row)}}}\n" for row in zip(*members, strict=True))


def _members(column: Column, cells: list[Any]) -> list[str]:
    write = LITERALS[column.type]
    name = quote(column.name)
    return [f"{name}:null" if cell is None else f"{name}:{write(cell)}" for cell in cells]


def describe_line(table: TableDefinition) -> dict[str, Any]:
    """The JSON Schema of one line."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kamercijfers:schema:{table.name}",
        "title": table.title,
        "description": table.meaning,
        "type": "object",
        "properties": {column.name: _describe(column) for column in table.columns},
        "required": list(table.column_names),
        "additionalProperties": False,
    }


def _describe(column: Column) -> dict[str, Any]:
    kind = JSON_TYPES[column.type]
    schema: dict[str, Any] = {
        "title": column.title,
        "description": column.meaning,
        "type": kind if column.required else [kind, "null"],
    }
    if column.type == "date":
        schema["format"] = "date"
    if column.words:
        schema["enum"] = [*column.words, *([] if column.required else [None])]
    if column.pattern:
        schema["pattern"] = f"^{column.pattern}$"
    if column.minimum is not None:
        schema["minimum"] = column.minimum
    if column.maximum is not None:
        schema["maximum"] = column.maximum
    return schema
