"""What changed between two versions: documents, claims, figures, conflicts."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
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


def read_snapshot(folder: Path, *, name: str) -> Snapshot:
    """The rows of the version in `folder`."""
    return _snapshot(name, {table: _rows_of(folder / f"{table}.csv") for table in _tables()})


def read_differing(old: Path, new: Path, *, names: tuple[str, str]) -> tuple[Snapshot, Snapshot]:
    """Two versions, without the claims and figures that are told to the letter alike in both and
    that no conflict stands at: what `compare` says of them is what it says of the whole."""
    lines = {table: (_lines_of(old, table), _lines_of(new, table)) for table in _tables()}
    rows: tuple[dict[str, list[Row]], ...] = ({}, {})
    for table, (before, after) in lines.items():
        lean = table in {"claims", "figures"} and before[:1] == after[:1]
        alike = {*before[1:]} & {*after[1:]} if lean else set[str]()
        for side, told in zip(rows, (before, after), strict=True):
            side[table] = _read_lines([line for line in told if line not in alike])
    found = tuple(_snapshot(name, side) for name, side in zip(names, rows, strict=True))
    differing = found[0].conflicts.keys() ^ found[1].conflicts.keys()
    conflicts = (one.conflicts[key] for one in found for key in differing & {*one.conflicts})
    quoted = [row["left"].replace('"', '""') for row in conflicts]
    places = tuple(told for place in quoted for told in (f"{place},", f'"{place}",'))
    whole = []
    for snapshot, told in zip(found, lines["claims"], strict=True):
        stand = _read_lines([*told[:1], *(line for line in told[1:] if line.startswith(places))])
        claims = {**snapshot.claims, **{row["claim_id"]: row for row in stand}}
        whole.append(dataclasses.replace(snapshot, claims=claims))
    return whole[0], whole[1]


def _lines_of(folder: Path, table: str) -> list[str]:
    """The rows of a table as they stand in its CSV, the heading first: a cell may hold several
    lines."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    lines: list[str] = []
    opened = False
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            if opened:
                lines[-1] += line
            else:
                lines.append(line)
            opened ^= line.count('"') % 2 == 1
    return lines


def _read_lines(lines: Sequence[str]) -> list[Row]:
    csv.field_size_limit(sys.maxsize)
    return [*csv.DictReader(io.StringIO("".join(lines), newline=""))]


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
