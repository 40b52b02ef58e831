"""A diff for people and programs: a Dutch table, JSON, an Atom feed."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.diff.compare import Change, Diff
from pipeline.labels import labels
from pipeline.pages import format_number
from pipeline.pages.site import site_address
from schemas.tables import load_tables

if TYPE_CHECKING:
    from rich.console import RenderableType

ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:kamercijfers:wijzigingen")
ROWS_SHOWN = 50
ENTRIES_SHOWN = 500


def summarise(diff: Diff) -> list[str]:
    """One Dutch line per subject and kind that changed: "3 beweringen nieuw"."""
    lines = []
    for subject, (one, many) in labels().subject.items():
        for kind, word in labels().change.items():
            count = len(diff.of(subject, kind))
            if count:
                noun = one if count == 1 else many
                lines.append(f"{format_number(count)} {noun} {word}")
    return lines


def say_change(change: Change) -> str:
    """The change as one Dutch line."""
    one, _ = labels().subject[change.subject]
    line = f"{one} {labels().change[change.kind]}: {change.title or change.key}"
    differences = [
        f"{title}: {change.before[name] or 'leeg'} → {change.after[name] or 'leeg'}"
        for name, title in _titles(change).items()
    ]
    return line + (f" ({'; '.join(differences)})" if differences else "")


def _titles(change: Change) -> dict[str, str]:
    """The Dutch titles of the columns that changed; of one that is no more, its name."""
    table = load_tables().get(f"{change.subject}s")
    known = {column.name: column.title for column in table.columns} if table else {}
    return {name: known.get(name, name) for name in change.after}


def as_json(diff: Diff) -> str:
    """The whole diff for programs."""
    return json.dumps(diff.as_json(), ensure_ascii=False, indent=2) + "\n"


def as_table(diff: Diff) -> RenderableType:
    """The diff on a terminal."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    title = f"Van versie {diff.old} naar {diff.new}" if diff.old else f"Eerste versie {diff.new}"
    if not diff.changes:
        return Text(f"{title}: niets gewijzigd.")
    parts: list[RenderableType] = [Text(f"{title}: {', '.join(summarise(diff))}.")]
    for subject, (_, many) in labels().subject.items():
        changes = [change for change in diff.changes if change.subject == subject]
        if not changes:
            continue
        table = Table(title=many.capitalize(), title_justify="left")
        for heading in ("wat", "omschrijving", "was", "is nu", "plaats"):
            table.add_column(heading, overflow="fold")
        for change in changes[:ROWS_SHOWN]:
            table.add_row(*(Text(cell) for cell in _cells(change)))
        parts.append(table)
        if len(changes) > ROWS_SHOWN:
            parts.append(Text(f"… en nog {len(changes) - ROWS_SHOWN}; --json toont alles."))
    return Group(*parts)


def _cells(change: Change) -> Iterable[str]:
    yield labels().change[change.kind]
    yield change.title or change.key
    titles = _titles(change)
    for side in (change.before, change.after):
        yield "\n".join(f"{title}: {side[name] or 'leeg'}" for name, title in titles.items())
    yield " p. ".join(part for part in (change.doc_id, change.page) if part)


def as_atom(diff: Diff, *, updated: dt.date, site: str = "") -> str:
    """The diff as an Atom feed: one entry per change, after one that sums up.

    Ids follow from the versions and the keys, and `updated` from the dataset, so that the same
    change always gives the same feed. What changed links to its place on the `site`, if any.
    """
    stamp = f"{updated.isoformat()}T00:00:00Z"
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "nl")

    def put(parent: etree._Element, name: str, text: str) -> None:
        child: etree._Element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
        child.text = text

    def describe(parent: etree._Element, *, key: str, title: str) -> None:
        put(parent, "id", f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{diff.old} {diff.new} {key}')}")
        put(parent, "title", title)
        put(parent, "updated", stamp)

    put(feed, "id", f"urn:uuid:{NAMESPACE}")
    put(feed, "title", "Wijzigingen in Kamercijfers")
    put(feed, "updated", stamp)
    put(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Kamercijfers")
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    describe(entry, key="", title=f"Versie {diff.new}")
    put(entry, "content", "; ".join(summarise(diff)) or "Niets gewijzigd.")
    for change in diff.changes[:ENTRIES_SHOWN]:
        entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
        key = f"{change.subject} {change.kind} {change.key}"
        describe(entry, key=key, title=_shorten(say_change(change)))
        if there := place_of(change, site):
            etree.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=there)
        put(entry, "content", say_change(change))
    body = etree.tostring(feed, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return str(body, "utf-8")


def place_of(change: Change, site: str) -> str:
    """Where what changed stands on the site; empty where there is none."""
    is_there = change.subject == "claim" and change.kind != "withdrawn"
    claim_id = change.key if is_there else ""
    page = int(change.page) if change.page.isdecimal() else 0
    return site_address(site, change.doc_id, page=page, claim_id=claim_id)


def _shorten(text: str, *, most: int = 140) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
