"""The Tweede Kamer's OData v5. The names of properties are configuration: they were renamed once.

`$metadata` is read first, so that a renamed property is a clear message and not an empty night.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.fetch.client.answers import ODataPage, Offered, fit, fit_json
from pipeline.fetch.client.client import PoliteClient
from pipeline.fetch.client.xmlsafe import attribute, descendants, parse_xml
from pipeline.fetch.resources import Resource, ResourcePage
from pipeline.fetch.sources import ODataSource
from schemas.errors import SourceUnavailable

REQUIRED = ("id", "title", "kind", "date", "modified", "deleted", "media_type")
_TOLD = ("title", "kind", "date", "modified", "media_type", "deleted", "size")
MAX_PAGES = 1000


@dataclass(frozen=True, slots=True)
class ODataConnector:
    """Lists documents changed since the token (an ISO moment)."""

    source: ODataSource
    client: PoliteClient

    def batches(self, token: str) -> Iterator[ResourcePage]:
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
            rows = [self._offered(row, url) for row in page.value if row.get(name["id"])]
            latest = max([latest, *(row.modified for row in rows)])
            resources = (self._resource(row) for row in rows)
            yield ResourcePage(tuple(r for r in resources if r is not None), latest)
            if not page.following:
                return
            url, params = page.following, None
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

    def _page(self, url: str, params: dict[str, str] | None) -> ODataPage:
        answer = self.client.get(url, params)
        return fit_json(ODataPage, answer.body, answer.url)

    def _offered(self, row: dict[str, Any], url: str) -> Offered:
        """A row of the interface under our own names."""
        name = self.source.properties
        told = {
            ours: row.get(name.get(key, ""))
            for ours, key in (("identifier", "id"), *((key, key) for key in _TOLD))
        }
        return fit(Offered, told, url)

    def _resource(self, row: Offered) -> Resource | None:
        if row.deleted:
            return Resource(row.identifier, "", "", withdrawn=True)
        if row.media_type.lower() != "application/pdf":
            return None
        return Resource(
            identifier=row.identifier,
            url=f"{self.source.endpoint.rstrip('/')}/Document({row.identifier})/resource",
            media="pdf",
            title=row.title,
            kind=row.kind,
            date=row.date[:10],
            modified=row.modified,
            size=row.size,
        )
