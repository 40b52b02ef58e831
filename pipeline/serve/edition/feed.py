"""Atom feeds (RFC 4287): what was told anew, otherwise or no more, version after version."""

from __future__ import annotations

import datetime as dt
import sqlite3
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from lxml import etree
from markupsafe import escape

from pipeline.pages.sources import mark_number
from pipeline.publish.formats.databases import NAME
from pipeline.reconcile.wording.things import capitalise, number_of
from pipeline.search.rows import open_rows, records_from
from pipeline.serve.edition.history import published_at
from pipeline.versions.versions import Version, find_versions
from schemas.errors import UsageError
from schemas.records import Claim

ATOM: Final = "http://www.w3.org/2005/Atom"
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:kamercijfers:volg")
MOST_ENTRIES: Final = 200
MOST_FOLLOWED: Final = 500
SUBJECTS: Final = {
    "document": ("het document", "WHERE doc_id = ?"),
    "dossier": (
        "dossier",
        "WHERE doc_id IN (SELECT doc_id FROM documents WHERE dossier = ?)",
    ),
    "indicator": ("de indicator", "WHERE indicator = ?"),
    "cijfer": (
        "het cijfer",
        "WHERE claim_id IN (SELECT claim_id FROM figure_claims WHERE figure_id = ?)",
    ),
}
"""What can be followed: how it is called, and which claims belong to it."""

Kind = Literal["nieuw", "gewijzigd", "vervallen"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that changed, in which version, and when that was published (ISO 8601)."""

    kind: Kind
    claim: Claim
    before: Claim | None
    version: str
    moment: str


def entries_of(processed: Path, where: str, values: Sequence[Any]) -> list[FeedEntry]:
    """What changed of the claims under `where` (SQL of ours), the newest first."""
    moments = published_at(processed)
    found: list[FeedEntry] = []
    before: Mapping[str, Claim] = {}
    for version in find_versions(processed):
        now = _claims(version, where, values)
        if now is None:
            continue
        moment = moments.get(version.version_id) or _made_at(version)
        found += _changes(before, now, version.version_id, moment)
        before = now
    return found[::-1][:MOST_ENTRIES]


def _claims(version: Version, where: str, values: Sequence[Any]) -> Mapping[str, Claim] | None:
    """The claims in a version; None for one that was published otherwise."""
    try:
        with open_rows(version.folder / f"{NAME}.sqlite") as connection:
            return {c.claim_id: c for c in records_from(connection, "claims", where, values)}
    except (sqlite3.Error, UsageError):
        return None


def _changes(
    before: Mapping[str, Claim], now: Mapping[str, Claim], version: str, moment: str
) -> Iterator[FeedEntry]:
    for claim_id, claim in now.items():
        known = before.get(claim_id)
        if known is None:
            yield FeedEntry("nieuw", claim, None, version, moment)
        elif _told(known) != _told(claim):
            yield FeedEntry("gewijzigd", claim, known, version, moment)
    for claim_id in before.keys() - now.keys():
        yield FeedEntry("vervallen", before[claim_id], None, version, moment)


def _told(claim: Claim) -> tuple[object, ...]:
    return number_of(claim), claim.sentence, claim.period, claim.measure, claim.population


def _made_at(version: Version) -> str:
    made = dt.datetime.fromtimestamp(version.folder.stat().st_mtime, dt.UTC)
    return made.strftime("%Y-%m-%dT%H:%M:%SZ")


def write_feed(
    entries: Sequence[FeedEntry], *, title: str, key: str, here: str, page: str, claims_at: str
) -> bytes:
    """The feed as XML. `here` and `page` are its own address and that of what it follows,
    `claims_at` that under which claims have theirs."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "nl")
    _put(feed, "id", f"urn:uuid:{uuid.uuid5(NAMESPACE, key)}")
    _put(feed, "title", title)
    newest = max((entry.moment for entry in entries), default="1970-01-01T00:00:00Z")
    _put(feed, "updated", newest)
    _put(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Kamercijfers")
    _link(feed, "self", here, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    for entry in entries:
        _add(feed, entry, claims_at)
    made: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _add(feed: etree._Element, entry: FeedEntry, claims_at: str) -> None:
    claim = entry.claim
    added = etree.SubElement(feed, f"{{{ATOM}}}entry")
    name = f"{entry.version} {claim.claim_id} {entry.kind}"
    _put(added, "id", f"urn:uuid:{uuid.uuid5(NAMESPACE, name)}")
    thing = claim.measure or claim.section or claim.doc_id
    _put(added, "title", capitalise(f"{entry.kind}: {number_of(claim)} {thing}".strip())[:200])
    _put(added, "updated", entry.moment)
    _link(added, "alternate", claims_at + claim.claim_id, "text/html")
    content = etree.SubElement(added, f"{{{ATOM}}}content", type="html")
    content.text = _content(entry)


def _content(entry: FeedEntry) -> str:
    """The sentence with its number marked, and what it was before, as HTML."""
    told = f"<blockquote>{mark_number(entry.claim)}</blockquote>"
    if entry.before is not None:
        told += f"<p>Was:</p><blockquote>{mark_number(entry.before)}</blockquote>"
    where = f"{entry.claim.doc_id}, p. {entry.claim.page}; versie {entry.version}"
    return _printable(f"{told}<p>{escape(where)}</p>")


def _put(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = _printable(text)


def _link(parent: etree._Element, rel: str, address: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=address, type=kind)


def _printable(text: str) -> str:
    """Text as XML may hold it."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
