"""The Tweede Kamer's SyncFeed 2.0: an Atom feed that goes on where last night stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipeline.fetch.client.addresses import parse_address
from pipeline.fetch.client.answers import whole_number
from pipeline.fetch.client.client import PoliteClient
from pipeline.fetch.client.xmlsafe import attribute, descendants, first_text, local_name, parse_xml
from pipeline.fetch.resources import Resource, ResourcePage
from pipeline.fetch.sources import SyncFeedSource
from schemas.errors import SourceUnavailable

MAX_PAGES = 2000


@dataclass(frozen=True, slots=True)
class SyncFeedConnector:
    """Lists documents and tombstones; the token is the skiptoken after the last entry."""

    source: SyncFeedSource
    client: PoliteClient

    def batches(self, token: str) -> Iterator[ResourcePage]:
        """A page of the feed each. An expired token starts the feed over from the beginning."""
        params = {"category": self.source.category}
        try:
            page = self._page({**params, "skiptoken": token} if token else params)
        except SourceUnavailable:
            if not token:
                raise
            token, page = "", self._page(params)
        visited = {token}
        for _ in range(MAX_PAGES):
            entries = [entry for entry in page if local_name(entry.tag) == "entry"]
            following = _token(page, "next")
            last = _token(entries[-1], "next") if entries else _token(page, "resume")
            token = last or following or token
            resources = tuple(
                resource for entry in entries if (resource := self._resource(entry)) is not None
            )
            yield ResourcePage(resources, token)
            if not entries or not following or following in visited:
                return
            visited.add(following)
            page = self._page({**params, "skiptoken": following})
        raise SourceUnavailable(
            f"De feed van {self.source.name} houdt na {MAX_PAGES} pagina's niet op."
        )

    def _page(self, params: dict[str, str]) -> Element:
        answer = self.client.get(self.source.endpoint, params)
        return parse_xml(answer.body, answer.url)

    def _resource(self, entry: Element) -> Resource | None:
        identifier = first_text(entry, "title")
        if not identifier:
            raise SourceUnavailable(
                f"De feed van {self.source.name} geeft een stuk zonder kenmerk."
            )
        content = next(descendants(entry, "document"), None)
        gone = content is not None and attribute(content, "verwijderd").lower() == "true"
        if gone or (content is None and attribute(entry, "verwijderd").lower() == "true"):
            return Resource(identifier, "", "", withdrawn=True)
        url = next(
            (
                attribute(link, "href")
                for link in descendants(entry, "link")
                if attribute(link, "rel") == "enclosure"
            ),
            "",
        )
        if content is None or not url or not self._wanted(content):
            return None
        media = {"application/pdf": "pdf", "text/xml": "xml", "application/xml": "xml"}.get(
            attribute(content, "contentType").lower()
        )
        if media is None:
            return None
        return Resource(
            identifier=identifier,
            url=url,
            media=media,
            title=first_text(content, "onderwerp") or first_text(content, "titel"),
            kind=first_text(content, "soort"),
            date=first_text(content, "datum")[:10],
            modified=attribute(content, "bijgewerkt"),
            size=whole_number(attribute(content, "contentLength")) or None,
        )

    def _wanted(self, content: Element) -> bool:
        if self.source.soorten and first_text(content, "soort") not in self.source.soorten:
            return False
        if not self.source.contains:
            return True
        about = f"{first_text(content, 'titel')} {first_text(content, 'onderwerp')}".lower()
        return any(word.lower() in about for word in self.source.contains)


def _token(element: Element, relation: str) -> str:
    """The skiptoken in the element's own link of this relation."""
    for link in element:
        if local_name(link.tag) == "link" and attribute(link, "rel") == relation:
            return str(parse_address(attribute(link, "href")).params.get("skiptoken", ""))
    return ""
