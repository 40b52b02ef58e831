"""What changed between two versions: documents, claims, figures, conflicts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.versions.intact import read_csv

Row = Mapping[str, str]
Kind = Literal["added", "changed", "withdrawn", "new", "solved"]

PLACE = frozenset({"x0", "top", "x1", "bottom", "confidence", "rule", "score"})
"""Columns whose change says nothing to a reader of the figures."""

ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")

WATCHED = {"documents": "doc_id", "claims": "claim_id", "figures": "figure_id"}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. `before` and `after` hold the columns that differ, as written in
    CSV; `title` says in Dutch what it is about, `doc_id` and `page` where it stands."""

    subject: Literal["document", "claim", "figure", "conflict"]
    kind: Kind
    key: str
    title: str
    doc_id: str = ""
    page: str = ""
    before: Row = dataclasses.field(default_factory=dict)
    after: Row = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changed from version `old` (empty: there was none) to version `new`."""

    old: str
    new: str
    changes: tuple[Change, ...] = ()

    def of(self, subject: str, kind: str) -> tuple[Change, ...]:
        """The changes of one subject and kind."""
        return tuple(c for c in self.changes if c.subject == subject and c.kind == kind)

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each subject and kind, such as `claim_added`."""
        counts: dict[str, int] = {}
        for change in self.changes:
            name = f"{change.subject}_{change.kind}"
            counts[name] = counts.get(name, 0) + 1
        return counts

    def as_json(self) -> dict[str, Any]:
        """The diff as plain values."""
        return {
            "old": self.old,
            "new": self.new,
            "counts": self.counts,
            "changes": [dataclasses.asdict(change) for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one version that a diff looks at, as text, by key."""

    name: str
    documents: Mapping[str, Row]
    claims: Mapping[str, Row]
    figures: Mapping[str, Row]
    conflicts: Mapping[str, Row]

    @property
    def newest(self) -> dt.date:
        """The date of the newest document: the dataset's own date, the same on every machine."""
        moments = [
            moment[:10]
            for row in self.documents.values()
            for moment in (row["date"], row["retrieved_at"])
            if ISO_DATE.match(moment)
        ]
        return dt.date.fromisoformat(max(moments, default="1970-01-01"))


EMPTY = Snapshot("", {}, {}, {}, {})


def read_snapshot(
    folder: Path, *, name: str, beside: Snapshot = EMPTY, same: Collection[str] = ()
) -> Snapshot:
    """The rows of the version in `folder`; those of the tables in `same` are those of `beside`."""
    read = {table: _rows_of(folder / f"{table}.csv") for table in _tables() if table not in same}
    found = _snapshot(name, {table: read.get(table, ()) for table in _tables()})
    held = {table: getattr(beside, table) for table in WATCHED if table in same}
    if "relations" in same:
        held["conflicts"] = beside.conflicts
    return dataclasses.replace(found, **held)


def _tables() -> tuple[str, ...]:
    return (*WATCHED, "relations")


def _rows_of(path: Path) -> Sequence[Row]:
    return read_csv(path) if path.exists() else []


def _snapshot(name: str, tables: Mapping[str, Iterable[Row]]) -> Snapshot:
    rows = {
        table: {row[key]: row for row in tables[table] if row[key]}
        for table, key in WATCHED.items()
    }
    conflicts = {
        " ".join(sorted((row["left"], row["right"]))): row
        for row in tables["relations"]
        if row["verdict"] == "contradicts"
    }
    return Snapshot(name, rows["documents"], rows["claims"], rows["figures"], conflicts)


def compare(old: Snapshot, new: Snapshot) -> Diff:
    """Every difference: documents, then figures, claims and conflicts, by key.

    Of a first version only its documents and conflicts are told: everything in it is new.
    """
    changes = [*_compare_documents(old, new)]
    if old.name:
        changes += _compare_rows("figure", old.figures, new.figures)
        changes += _compare_rows("claim", old.claims, new.claims)
    changes += _compare_conflicts(old, new)
    return Diff(old.name, new.name, tuple(changes))


def _compare_documents(old: Snapshot, new: Snapshot) -> Iterable[Change]:
    """A document whose row stays but says `withdrawn` is withdrawn; back to `ok` is added."""
    for key in sorted(old.documents.keys() | new.documents.keys()):
        before, after = old.documents.get(key), new.documents.get(key)
        was = before is not None and before["status"] != "withdrawn"
        stays = after is not None and after["status"] != "withdrawn"
        if stays and not was:
            yield _change("document", "added", key, after or {})
        elif was and not stays:
            yield _change("document", "withdrawn", key, after or before or {})
        elif before and after and (differing := _differing(before, after)):
            yield _changed("document", key, before, after, differing=differing)


def _compare_rows(
    subject: Literal["claim", "figure"], old: Mapping[str, Row], new: Mapping[str, Row]
) -> Iterable[Change]:
    if old is new:
        return
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before is None and after is not None:
            yield _change(subject, "added", key, after)
        elif after is None and before is not None:
            yield _change(subject, "withdrawn", key, before)
        elif before and after and (differing := _differing(before, after)):
            yield _changed(subject, key, before, after, differing=differing)


def _compare_conflicts(old: Snapshot, new: Snapshot) -> Iterable[Change]:
    for key in sorted(old.conflicts.keys() | new.conflicts.keys()):
        if key in old.conflicts and key in new.conflicts:
            continue
        fresh = key in new.conflicts
        snapshot = new if fresh else old
        row = snapshot.conflicts[key]
        place = snapshot.claims.get(row["left"], {})
        yield Change(
            subject="conflict",
            kind="new" if fresh else "solved",
            key=key,
            title=row["explanation"],
            doc_id=place.get("doc_id", ""),
            page=place.get("page", ""),
        )


def _differing(before: Row, after: Row) -> list[str]:
    names = (name for name in after if name not in PLACE)
    return [name for name in names if before.get(name, "") != after[name]]


def _change(subject: Any, kind: Kind, key: str, row: Row) -> Change:
    return Change(
        subject=subject,
        kind=kind,
        key=key,
        title=_describe(row),
        doc_id=row.get("doc_id", ""),
        page=row.get("page", ""),
    )


def _changed(subject: Any, key: str, before: Row, after: Row, *, differing: list[str]) -> Change:
    change = _change(subject, "changed", key, after)
    return dataclasses.replace(
        change,
        before={name: before.get(name, "") for name in differing},
        after={name: after[name] for name in differing},
    )


def _describe(row: Row) -> str:
    """What a row is about, in words: the title of a document, the number and its measure."""
    if "sha256" in row:
        return row["title"] or row["file"]
    number = row.get("as_written") or _say_value(row)
    about = row["measure"] or row["indicator"]
    parts = (number, about, row["population"], row["period"] and f"({row['period']})")
    return " ".join(part for part in parts if part)


def _say_value(row: Row) -> str:
    value = row["value"] or "–".join(filter(None, (row["value_low"], row["value_high"])))
    unit = "" if row["unit"] == "count" else row["unit"]
    return f"{value.replace('.', ',')} {unit}".rstrip()
