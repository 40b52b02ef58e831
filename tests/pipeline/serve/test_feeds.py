"""Feeds that a reader can follow: valid Atom, with what was told and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from tests.pipeline.serve.conftest import Visitor
from tests.pipeline.serve.shelf import RIGHT, WRONG, publish_version

SPACE = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = (
    "/volg/document/monitor.atom",
    "/volg/dossier/24515.atom",
    "/volg/zoek.atom?q=huishoudens",
    "/volg/indicator/niets.atom",
    "/volg/cijfer/f-0.atom",
)


def read(visitor: Visitor, path: str) -> etree._Element:
    answer = visitor.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_holds_what_rfc_4287_asks(visitor: Visitor, path: str) -> None:
    feed = read(visitor, path)
    for parent in (feed, *feed.findall("a:entry", SPACE)):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"a:{name}", SPACE)) == 1
        assert str(parent.findtext("a:id", namespaces=SPACE)).startswith("urn:uuid:")
        dt.datetime.fromisoformat(str(parent.findtext("a:updated", namespaces=SPACE)))
        (alternate,) = parent.findall("a:link[@rel='alternate']", SPACE)
        assert alternate.get("href", "").startswith("http://testserver/")
    assert feed.findtext("a:author/a:name", namespaces=SPACE)
    (own,) = feed.findall("a:link[@rel='self']", SPACE)
    assert own.get("href") == f"http://testserver{path}"
    ids = [e.findtext("a:id", namespaces=SPACE) for e in feed.findall("a:entry", SPACE)]
    assert len(set(ids)) == len(ids)


def test_a_feed_tells_what_came_changed_and_went(visitor: Visitor) -> None:
    folder = visitor.processed.parent
    changed = replace(
        WRONG, value=Decimal(614000), as_written="614000",
        sentence=WRONG.sentence.replace("641000", "614000"),
    )  # fmt: skip
    publish_version(folder, [RIGHT, changed])
    feed = read(visitor, "/volg/document/brief.atom")
    titles = [e.findtext("a:title", namespaces=SPACE) for e in feed.findall("a:entry", SPACE)]
    assert len(titles) == 4
    assert {str(t).partition(":")[0] for t in titles[:2]} == {"Gewijzigd", "Vervallen"}
    assert {str(t).partition(":")[0] for t in titles[2:]} == {"Nieuw"}
    content = "".join(str(e.findtext("a:content", namespaces=SPACE)) for e in feed)
    assert "<mark>614000</mark>" in content
    assert "Was:" in content


def test_what_a_document_says_stays_text_in_a_feed(visitor: Visitor) -> None:
    feed = read(visitor, "/volg/document/kst-24515-732.atom")
    content = feed.findtext("a:entry/a:content", namespaces=SPACE)
    assert "&lt;script&gt;" in str(content)


def test_pages_lead_to_their_feed(visitor: Visitor) -> None:
    assert 'href="/volg/document/monitor.atom"' in visitor.page("/documenten/monitor")
    assert "/volg/zoek.atom?q=huishoudens" in visitor.page("/zoeken?q=huishoudens")
