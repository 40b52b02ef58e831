"""The Tweede Kamer's OData v5. The names of properties are configuration: they were renamed once.

`$metadata` is read first, so that a renamed property is a clear message and not an empty night.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.fetch.client import PoliteClient
from pipeline.fetch.resources import Batch, Resource
from pipeline.fetch.sources import ODataSource
from pipeline.fetch.xmlsafe import attribute, descendants, parse_xml
from schemas.errors import SourceUnavailable

REQUIRED = ("id", "title", "kind", "date", "modified", "deleted", "media_type")
MAX_PAGES = 1000


@dataclass(frozen=True, slots=True)
class ODataConnector:
    """Lists documents changed since the token (an ISO moment)."""

    source: ODataSource
    client: PoliteClient

    def batches(self, token: str) -> Iterator[Batch]:
        """Pages of at most 100 documents, oldest change first."""
        self._check_properties()
        name = self.source.properties
        terms = [f"({self.source.filter})"]
        if since := token or self.source.modified_since:
            terms.append(f"{name['modified']} ge {since}")
        url: str = self.source.endpoint.rstrip("/") + "/Document"
        params: dict[str, str] | None = {
            "$filter": " and ".join(terms),
            "$orderby": f"{name['modified']} asc",
        }
        latest = token
        for _ in range(MAX_PAGES):
            page = self._page(url, params)
            rows = page.get("value", [])
            latest = max([latest, *(str(row.get(name["modified"]) or "") for row in rows)])
            resources = (self._resource(row) for row in rows)
            yield Batch(tuple(r for r in resources if r is not None), latest)
            following = page.get("@odata.nextLink")
            if not following:
                return
            url, params = str(following), None
        raise SourceUnavailable(f"{self.source.name} houdt na {MAX_PAGES} pagina's niet op.")

    def _check_properties(self) -> None:
        answer = self.client.get(self.source.endpoint.rstrip("/") + "/$metadata")
        known: set[str] = set()
        for kind in descendants(parse_xml(answer.body, answer.url), "EntityType"):
            if attribute(kind, "Name") == "Document":
                known = {attribute(entry, "Name") for entry in descendants(kind, "Property")}
        missing = [
            self.source.properties.get(key, key)
            for key in REQUIRED
            if self.source.properties.get(key) not in known
        ]
        if missing:
            raise SourceUnavailable(
                f"De OData-dienst kent {', '.join(missing)} van Document niet (meer).",
                remedy="Pas `properties` bij deze bron in sources.toml aan.",
            )

    def _page(self, url: str, params: dict[str, str] | None) -> dict[str, Any]:
        answer = self.client.get(url, params)
        try:
            page = json.loads(answer.body)
        except ValueError as error:
            raise SourceUnavailable(f"{answer.url} geeft geen JSON.") from error
        if not isinstance(page, dict) or "value" not in page:
            fault = page.get("error", {}) if isinstance(page, dict) else {}
            raise SourceUnavailable(f"{answer.url} weigert: {fault.get('message', 'onbekend')}.")
        return page

    def _resource(self, row: dict[str, Any]) -> Resource | None:
        name = self.source.properties
        identifier = str(row.get(name["id"]) or "")
        if not identifier:
            return None
        if row.get(name["deleted"]) is True:
            return Resource(identifier, "", "", withdrawn=True)
        if str(row.get(name["media_type"])).lower() != "application/pdf":
            return None
        size = row.get(name.get("size", ""))
        return Resource(
            identifier=identifier,
            url=f"{self.source.endpoint.rstrip('/')}/Document({identifier})/resource",
            media="pdf",
            title=str(row.get(name["title"]) or ""),
            kind=str(row.get(name["kind"]) or ""),
            date=str(row.get(name["date"]) or "")[:10],
            modified=str(row.get(name["modified"]) or ""),
            size=size if isinstance(size, int) and size > 0 else None,
        )
