"""DCAT-AP-NL 3.0: how the dataset stands in a catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemas.catalog import AUTHORITY, Catalog
from schemas.tables import CONTRACT_VERSION, TableDefinition

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FILE_TYPES = {
    ".csv": ("CSV", "text/csv"),
    ".parquet": ("PARQUET", "application/vnd.apache.parquet"),
    ".jsonl": ("", "application/jsonl"),
    ".xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".duckdb": ("", "application/octet-stream"),
    ".sqlite": ("", "application/vnd.sqlite3"),
}
"""Extension to the European file type (empty: it has none) and the media type."""


def describe_catalog(
    tables: Mapping[str, TableDefinition], files: Iterable[Path], catalog: Catalog, *, content: str
) -> dict[str, Any]:
    """The catalogue as JSON-LD: one dataset, and a distribution for each of `files`, whose paths
    count from the dataset's folder."""
    publisher = {
        "@id": catalog.publisher_uri,
        "@type": "foaf:Agent",
        "foaf:name": _dutch(catalog.publisher),
    }
    contact: dict[str, Any] = {"@type": "vcard:Kind", "vcard:fn": _dutch(catalog.contact)}
    if catalog.email:
        contact["vcard:hasEmail"] = {"@id": f"mailto:{catalog.email}"}
    if catalog.homepage:
        contact["vcard:hasURL"] = {"@id": catalog.homepage}
    shared = {
        "dct:title": _dutch(catalog.title),
        "dct:description": _dutch(catalog.description),
        "dct:publisher": publisher,
        "dct:language": _authority("language", "NLD"),
        "dcat:contactPoint": contact,
    }
    dataset = {
        "@id": catalog.identifier,
        "@type": "dcat:Dataset",
        **shared,
        "dct:identifier": catalog.identifier,
        "dct:creator": {"@id": catalog.publisher_uri},
        "dct:accessRights": _authority("access-right", catalog.access),
        "dct:accrualPeriodicity": _authority("frequency", catalog.frequency),
        "dcat:theme": [_authority("data-theme", theme) for theme in catalog.themes],
        "dcat:version": f"{CONTRACT_VERSION}+{content}",
        "dcat:distribution": [_distribution(tables, path, catalog) for path in files],
    }
    return {
        "@context": CONTEXT,
        "@id": f"{catalog.identifier}:catalog",
        "@type": "dcat:Catalog",
        **shared,
        "dcat:dataset": dataset,
    }


def _distribution(
    tables: Mapping[str, TableDefinition], path: Path, catalog: Catalog
) -> dict[str, Any]:
    file_type, media_type = FILE_TYPES[path.suffix]
    table = tables.get(path.stem)
    title = f"{table.title if table else catalog.title} ({path.suffix[1:]})"
    address = f"{catalog.base_url.rstrip('/')}/{path}" if catalog.base_url else str(path)
    described: dict[str, Any] = {
        "@type": "dcat:Distribution",
        "dct:title": _dutch(title),
        "dct:license": {"@id": catalog.license},
        "dct:language": _authority("language", "NLD"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
    }
    if file_type:
        described["dct:format"] = _authority("file-type", file_type)
    if path.suffix == ".csv":
        described["dct:conformsTo"] = {
            "@id": "https://datapackage.org/profiles/2.0/tableschema.json"
        }
    return described


def _authority(register: str, code: str) -> dict[str, str]:
    return {"@id": f"{AUTHORITY}/{register}/{code}"}


def _dutch(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}
