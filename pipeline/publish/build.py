"""Build a version beside the ones there are, and switch to it when it says something new.

    processed/dataset/
      <table>.csv  <table>.parquet      the tables (the contract)
      kamercijfers.duckdb  .sqlite      all tables in one file; metadata.json for Datasette
      excel/<table>.csv                 for a Dutch Excel
      jsonl/<table>.jsonl               JSON Lines; schema/<table>.schema.json for each line
      kamercijfers.xlsx                 all tables in one workbook
      annotations.jsonl                 every claim as a W3C Web Annotation
      cube/observations.csv structure.xml   figures for statistical software: SDMX
      claimreview.jsonl                 contradictions that a steward confirmed, for search engines
      datapackage.json  csv-metadata.json  dcat.jsonld
      wijzigingen.json  wijzigingen.atom   what changed since the version before
      kwaliteit.html                    what was checked
      checksums.sha256                  of all of the above

Nothing in it holds the time of day: equal datasets give equal files. Only DuckDB's file, and with
it the list of checksums, differs from one writing to the next (it carries an identifier).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.dataset import Columns, Dataset, Tables
from pipeline.diff import render
from pipeline.diff.compare import EMPTY, Diff, compare, read_differing, read_snapshot
from pipeline.publish.earlier import Earlier
from pipeline.publish.formats.columnar import as_arrow, write_parquet
from pipeline.publish.formats.databases import (
    NAME,
    describe_for_datasette,
    write_duckdb,
    write_sqlite,
)
from pipeline.publish.formats.delimited import write_csv, write_excel_csv
from pipeline.publish.formats.json_lines import describe_line, write_json_lines
from pipeline.publish.formats.workbook import write_workbook
from pipeline.publish.standards.annotations import write_annotations
from pipeline.publish.standards.cube import OBSERVATIONS, write_cube
from pipeline.publish.standards.dcat import describe_catalog
from pipeline.publish.standards.metadata import describe_csvw, describe_package
from pipeline.publish.standards.reviews import write_reviews
from pipeline.versions.intact import CHECKSUMS, broken_files, newest_intact
from pipeline.versions.versions import (
    RunInfo,
    Version,
    build_aside,
    drop_old,
    find_current,
    is_by,
    next_sequence,
    register_version,
    remove_version,
    switch_to,
)
from pipeline.workers.forks import beside
from schemas.catalog import Catalog
from schemas.tables import load_tables


def publish(
    dataset: Dataset,
    processed: Path,
    *,
    run: RunInfo,
    keep: int,
    catalog: Catalog | None = None,
    quality: str = "",
    processes: int = 1,
    tables: Tables | None = None,
) -> Version:
    """Publish `dataset` under `processed`, keeping the newest `keep` versions.

    `quality` is the quality page that goes with it; the largest files are written in two
    `processes` where there may be so many. `tables` are those of the dataset, where they were made
    before. A dataset that says the same as the current
    version is no new version, unless that one is damaged: then it is made again in its place.
    Raises OSError where the disk is full or may not be written; what readers see is then still the
    version before.
    """
    catalog = catalog or Catalog()
    current = find_current(processed)
    damaged = current is not None and bool(broken_files(current.folder))
    standing = current.folder if current and not damaged else None
    if current is None or not is_by(processed, current, run.code):
        standing = None
    with build_aside(processed) as folder:
        rows = tables or Tables(dataset)
        earlier = _write_texts(folder, dataset, rows, catalog, standing, processes=processes)
        content = _hash_content(folder, catalog)
        if current is not None and current.content == content and not damaged:
            version = current
        else:
            version_id = f"{next_sequence(processed):04d}-{content}"
            _write_binaries(folder, rows, earlier, processes=processes)
            _write_catalogue(folder, catalog, content=content)
            # A damaged version that is made again says what it said: nothing changed.
            again = current is not None and current.content == content
            old = None if again else newest_intact(processed)
            changes = _changes(folder, old=old, new=version_id, none=again)
            _write_changes(folder, *changes, site=catalog.site)
            if quality:
                (folder / "kwaliteit.html").write_text(quality, encoding="utf-8")
            _write_checksums(folder)
            version = switch_to(processed, folder, version_id=version_id)
    if damaged and current is not None and version.version_id != current.version_id:
        remove_version(current)
    register_version(processed, version, run=run)
    drop_old(processed, keep=keep)
    return version


def rehearse(dataset: Dataset, processed: Path, *, catalog: Catalog) -> None:
    """Write all that a version of `dataset` would hold, and leave nothing of it."""
    with build_aside(processed) as folder:
        rows = Tables(dataset)
        earlier = _write_texts(folder, dataset, rows, catalog, None, processes=1)
        _write_binaries(folder, rows, earlier, processes=1)
        _write_catalogue(folder, catalog, content="")


def _write_texts(
    folder: Path,
    dataset: Dataset,
    rows: Mapping[str, Columns],
    catalog: Catalog,
    standing: Path | None,
    *,
    processes: int,
) -> Earlier:
    """The files that say what the dataset says: together they are its content.

    Returns what could be taken over from `standing`, a version that holds.
    """
    for name in ("excel", "jsonl", "schema"):
        (folder / name).mkdir()
    tables = load_tables()
    for name, table in tables.items():
        write_csv(folder / f"{name}.csv", table, rows[name])
    earlier = Earlier.beside(standing, folder, tables)

    def write_lines() -> None:
        for name, table in tables.items():
            if not earlier.lends(f"jsonl/{name}.jsonl", folder, name):
                write_json_lines(folder / "jsonl" / f"{name}.jsonl", table, rows[name])

    with beside(write_lines, processes=processes):
        for name, table in tables.items():
            if not earlier.lends(f"excel/{name}.csv", folder, name):
                write_excel_csv(folder / "excel" / f"{name}.csv", table, rows[name])
            _write_json(folder / "schema" / f"{name}.schema.json", describe_line(table))
        if not earlier.lends("annotations.jsonl", folder, "documents", "pages", "claims"):
            write_annotations(folder / "annotations.jsonl", dataset)
        write_cube(folder, tables["figures"], rows["figures"])
    write_reviews(folder / "claimreview.jsonl", dataset, catalog)
    _write_json(folder / "csv-metadata.json", describe_csvw(tables, catalog))
    _write_json(folder / "metadata.json", describe_for_datasette(tables, catalog))
    return earlier


def _write_binaries(
    folder: Path, rows: Mapping[str, Columns], earlier: Earlier, *, processes: int
) -> None:
    tables = load_tables()

    def write_book() -> None:
        write_workbook(folder / f"{NAME}.xlsx", tables, rows, earlier)

    # DuckDB and Arrow have threads of their own, which do not live on in a fork.
    with beside(write_book, processes=processes):
        arrows = {name: as_arrow(table, rows[name]) for name, table in tables.items()}
        for name, arrow in arrows.items():
            if not earlier.lends(f"{name}.parquet", folder, name):
                write_parquet(folder / f"{name}.parquet", arrow)
        write_duckdb(folder / f"{NAME}.duckdb", tables, arrows)
        write_sqlite(folder / f"{NAME}.sqlite", tables, rows)


def _write_catalogue(folder: Path, catalog: Catalog, *, content: str) -> None:
    tables = load_tables()
    package = describe_package(tables, folder, catalog, content=content)
    _write_json(folder / "datapackage.json", package)
    files = [Path(f"{name}{suffix}") for name in tables for suffix in (".csv", ".parquet")]
    files += [Path("jsonl") / f"{name}.jsonl" for name in tables]
    files += [
        Path(OBSERVATIONS),
        Path(f"{NAME}.duckdb"),
        Path(f"{NAME}.sqlite"),
        Path(f"{NAME}.xlsx"),
    ]
    described = describe_catalog(tables, files, catalog, content=content)
    _write_json(folder / "dcat.jsonld", described)


def _changes(folder: Path, *, old: Version | None, new: str, none: bool) -> tuple[Diff, dt.date]:
    """What changed since version `old`, and the date of the dataset; `none` where nothing did."""
    if old is not None and not none:
        before, after = read_differing(old.folder, folder, names=(old.version_id, new))
        return compare(before, after), after.newest
    after = read_snapshot(folder, name=new)
    return compare(replace(after) if none else EMPTY, after), after.newest


def _write_changes(folder: Path, changes: Diff, updated: dt.date, *, site: str) -> None:
    (folder / "wijzigingen.json").write_text(render.as_json(changes), encoding="utf-8")
    feed = render.as_atom(changes, updated=updated, site=site)
    (folder / "wijzigingen.atom").write_text(feed, encoding="utf-8")


def _hash_content(folder: Path, catalog: Catalog) -> str:
    """The first twelve digits of the hash over all files written so far and the catalogue."""
    lines = "".join(_checksum_lines(folder)) + catalog.model_dump_json()
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def _write_checksums(folder: Path) -> None:
    """As `sha256sum --check` reads them: of every file written before."""
    (folder / CHECKSUMS).write_text("".join(_checksum_lines(folder)), encoding="utf-8")


def _checksum_lines(folder: Path) -> Iterator[str]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield f"{digest}  {path.relative_to(folder).as_posix()}\n"


def _write_json(path: Path, described: Any) -> None:
    path.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
