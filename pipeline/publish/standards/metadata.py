"""What describes the CSV files to other tools: Data Package v2 and CSV on the Web."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.catalog import Catalog
from schemas.tables import CONTRACT_VERSION, Column, TableDefinition

PROFILES = "https://datapackage.org/profiles/2.0"
FIELD_TYPES = {
    "string": "string",
    "integer": "integer",
    "decimal": "number",
    "float": "number",
    "date": "date",
}
CSVW_TYPES = {**FIELD_TYPES, "decimal": "decimal", "float": "double"}


def describe_package(
    tables: Mapping[str, TableDefinition], folder: Path, catalog: Catalog, *, content: str
) -> dict[str, Any]:
    """The Data Package of the CSV files in `folder`, with their sizes and hashes."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "kamercijfers",
        "id": catalog.identifier,
        "title": catalog.title,
        "description": catalog.description,
        "version": f"{CONTRACT_VERSION}+{content}",
        "licenses": [{"name": catalog.license_name, "path": catalog.license}],
        "contributors": [{"title": catalog.publisher, "roles": ["publisher"]}],
        **({"homepage": catalog.homepage} if catalog.homepage else {}),
        "resources": [_describe_resource(table, folder) for table in tables.values()],
    }


def _describe_resource(table: TableDefinition, folder: Path) -> dict[str, Any]:
    body = (folder / f"{table.name}.csv").read_bytes()
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.meaning,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "schema": _describe_table(table),
    }


def _describe_table(table: TableDefinition) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_describe_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    keys = [
        {"fields": [column.name], "reference": {"resource": target[0], "fields": [target[1]]}}
        for column in table.columns
        if (target := column.target)
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _describe_field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        "title": column.title,
        "description": column.meaning,
    }
    return {**field, "constraints": constraints} if constraints else field


def describe_csvw(tables: Mapping[str, TableDefinition], catalog: Catalog) -> dict[str, Any]:
    """The same for CSV on the Web: `csv-metadata.json` beside the files, where tools look."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": catalog.title,
        "dc:license": {"@id": catalog.license},
        "tables": [_describe_csvw_table(table) for table in tables.values()],
    }


def _describe_csvw_table(table: TableDefinition) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_describe_csvw_column(c) for c in table.columns]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    # CSV on the Web wants a foreign key in every row; a column that may be empty cannot be one.
    keys = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{target[0]}.csv", "columnReference": target[1]},
        }
        for column in table.columns
        if (target := column.target) and column.required
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.meaning,
        "tableSchema": schema,
    }


def _describe_csvw_column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.meaning,
        "datatype": CSVW_TYPES[column.type],
        "required": column.required,
    }
    if column.pattern:
        described["datatype"] = {"base": "string", "format": column.pattern}
    if column.separator:
        described["separator"] = column.separator
    return described
