"""KOOP SRU 2.0: official publications by id, dossier, kind or date of change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipeline.fetch.client.answers import SruCounts, fit, whole_number
from pipeline.fetch.client.client import PoliteClient
from pipeline.fetch.client.xmlsafe import attribute, descendants, first_text, parse_xml
from pipeline.fetch.resources import Resource, ResourcePage
from pipeline.fetch.sources import SruSource
from schemas.errors import SourceUnavailable

BASE_QUERY = "c.product-area==officielepublicaties"
MAX_PAGES = 100


@dataclass(frozen=True, slots=True)
class SruConnector:
    """Lists the manifestations a query finds. The token is the latest change seen."""

    source: SruSource
    client: PoliteClient

    def query(self, token: str) -> str:
        """The CQL query, with only what changed since `token`."""
        source = self.source
        terms = [BASE_QUERY]
        if source.identifier:
            terms.append(f"dt.identifier=={_quoted(source.identifier)}")
        if source.dossier:
            terms.append(f"w.dossiernummer=={_quoted(source.dossier)}")
        if source.publication:
            terms.append(f"w.publicatienaam=={_quoted(source.publication)}")
        if source.type:
            terms.append(f"dt.type=={_quoted(source.type)}")
        if source.query:
            terms.append(f"({source.query})")
        if since := token or source.modified_since:
            terms.append(f"dt.modified>={since[:10]}")
        return " AND ".join(terms)

    def batches(self, token: str) -> Iterator[ResourcePage]:
        """Pages of manifestations; the token moves only with the last page."""
        start, latest, seen = 1, token, set[str]()
        for _ in range(MAX_PAGES):
            page = self._page(self.query(token), start)
            records = list(descendants(page, "record"))
            resources: list[Resource] = []
            for record in records:
                latest = max(latest, first_text(record, "modified"))
                # Pages may overlap: parts of the interface count from 0, others from 1.
                if (identifier := first_text(record, "identifier")) in seen:
                    continue
                seen.add(identifier)
                resources.extend(self._manifestations(record, identifier))
            counts = _counts(page, self.source.endpoint)
            start = counts.following or start + len(records)
            done = not records or start > counts.total
            yield ResourcePage(tuple(resources), latest if done else "")
            if done:
                return
        raise SourceUnavailable(
            f"De zoekvraag van {self.source.name} geeft meer dan {MAX_PAGES} pagina's.",
            remedy="Maak de vraag kleiner, met modified_since bijvoorbeeld.",
        )

    def _page(self, query: str, start: int) -> Element:
        answer = self.client.get(
            self.source.endpoint,
            {
                "operation": "searchRetrieve",
                "version": "2.0",
                "query": query,
                "startRecord": str(start),
                "maximumRecords": str(self.source.page_size),
                "recordSchema": "gzd",
                "httpAccept": "application/xml",
            },
        )
        page = parse_xml(answer.body, answer.url)
        # A fault may come with HTTP status 200.
        for diagnostic in descendants(page, "diagnostic"):
            message = first_text(diagnostic, "message") or first_text(diagnostic, "details")
            raise SourceUnavailable(f"SRU weigert de vraag van {self.source.name}: {message}.")
        return page

    def _manifestations(self, record: Element, identifier: str) -> Iterator[Resource]:
        for item in descendants(record, "itemUrl"):
            media = attribute(item, "manifestation")
            if media in self.source.manifestations and item.text:
                if not identifier:
                    raise SourceUnavailable(f"{self.source.name} geeft een stuk zonder kenmerk.")
                yield Resource(
                    identifier=identifier,
                    url=item.text.strip(),
                    media=media,
                    title=first_text(record, "title"),
                    kind=first_text(record, "type"),
                    date=first_text(record, "date"),
                    modified=first_text(record, "datumTijdstipWijzigingWork")
                    or first_text(record, "modified"),
                )


def _counts(page: Element, url: str) -> SruCounts:
    """The counts of a page, held against their schema; no word of a total is none."""
    total, following = (
        first_text(page, name) for name in ("numberOfRecords", "nextRecordPosition")
    )
    told = {"total": whole_number(total) if total else 0, "following": whole_number(following)}
    return fit(SruCounts, told, url)


def _quoted(value: str) -> str:
    """A CQL value: quotes and backslashes cannot break out of it."""
    return '"' + re.sub(r'["\\]', "", value) + '"'
