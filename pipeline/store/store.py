"""The store: a DuckDB file under processed/ that may be lost or damaged without harm.

Every write is a transaction of its own, so a run killed at any moment leaves all that was read
before it. A damaged file is moved aside and everything is read again: the store holds nothing
that cannot be made from the inputs.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, ParamSpec, TypeVar

import duckdb

from pipeline.store.codec import StoredExtraction, unpack
from pipeline.store.disk import speaks_of_full_disk
from pipeline.store.hashes import Stamp, hash_file

P = ParamSpec("P")
R = TypeVar("R")

LAYOUT: Final = "2"
TABLES: Final = """
create table if not exists files (
    path blob primary key, size bigint, inode ubigint, mtime_ns bigint, ctime_ns bigint,
    sha256 varchar);
create table if not exists extractions (
    key varchar primary key, digest varchar, again boolean, payload blob);
create table if not exists notes (name varchar primary key, value varchar);
create table if not exists blobs (name varchar primary key, value blob);
"""


class StoreDamaged(Exception):
    """The store met damage that the first check did not see; it must be made anew."""


def _heeding_damage(work: Callable[P, R]) -> Callable[P, R]:
    """The same work, with DuckDB's own errors told as damage; a full disk is none."""

    @functools.wraps(work)
    def heeding(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return work(*args, **kwargs)
        except duckdb.Error as error:
            if speaks_of_full_disk(error):
                raise
            raise StoreDamaged(_first_line(error)) from error

    return heeding


class Store:
    """One open store; used as a context manager, by one process at a time.

    Every method may raise StoreDamaged.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, healed: str = "") -> None:
        self._connection = connection
        self.healed = healed
        """Why the store was made anew, or the empty string."""
        self._stamps: dict[bytes, tuple[Stamp, str]] = {
            path: (Stamp(*stamp), sha256)
            for path, *stamp, sha256 in connection.execute("from files").fetchall()
        }

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()

    @_heeding_damage
    def hash_files(self, paths: Iterable[Path]) -> dict[Path, str]:
        """The sha256 of each file that can be read; only files that may have changed are read."""
        hashes, fresh = {}, []
        for path in paths:
            name = os.fsencode(path.absolute())
            with contextlib.suppress(OSError):
                stamp = Stamp.of(path)
                known = self._stamps.get(name)
                if known and known[0] == stamp:
                    hashes[path] = known[1]
                    continue
                settled = stamp.is_settled()
                hashes[path] = hash_file(path)
                if settled and Stamp.of(path) == stamp:
                    self._stamps[name] = (stamp, hashes[path])
                    fresh.append((name, *dataclasses.astuple(stamp), hashes[path]))
        if fresh:
            with self._transaction():
                self._connection.execute(
                    "insert or replace into files select unnest(?), unnest(?), unnest(?), "
                    "unnest(?), unnest(?), unnest(?)",
                    [list(column) for column in zip(*fresh, strict=True)],
                )
        return hashes

    @_heeding_damage
    def digests(self) -> dict[str, tuple[str, bool]]:
        """For every key kept: the digest of what it holds, and whether to try again."""
        rows = self._connection.execute("select key, digest, again from extractions").fetchall()
        return {key: (digest, again) for key, digest, again in rows}

    @_heeding_damage
    def read(self, key: str) -> StoredExtraction | None:
        """What is kept under `key`; None when nothing is, or when it does not hold any more."""
        row = self._connection.execute(
            "select digest, payload from extractions where key = ?", [key]
        ).fetchone()
        if row is None:
            return None
        digest, payload = row
        with contextlib.suppress(ValueError):
            if digest_of(payload) == digest:
                return unpack(payload)
        self.forget([key])
        return None

    @_heeding_damage
    def write(self, key: str, payload: bytes, *, again: bool) -> None:
        """Keep a packed extraction, durably."""
        with self._transaction():
            self._connection.execute(
                "insert or replace into extractions values (?, ?, ?, ?)",
                [key, digest_of(payload), again, payload],
            )

    @_heeding_damage
    def forget(self, keys: Iterable[str]) -> None:
        """Drop what is kept under these keys."""
        with self._transaction():
            for key in keys:
                self._connection.execute("delete from extractions where key = ?", [key])

    @_heeding_damage
    def note(self, name: str) -> str:
        """A remembered word, or the empty string."""
        row = self._connection.execute("select value from notes where name = ?", [name]).fetchone()
        return row[0] if row else ""

    @_heeding_damage
    def remember(self, name: str, value: str) -> None:
        """Remember a word under a name."""
        with self._transaction():
            self._connection.execute("insert or replace into notes values (?, ?)", [name, value])

    @_heeding_damage
    def blob(self, name: str) -> bytes:
        """The bytes kept under a name; none where there are none."""
        row = self._connection.execute("select value from blobs where name = ?", [name]).fetchone()
        return row[0] if row else b""

    @_heeding_damage
    def keep_blobs(self, blobs: Mapping[str, bytes]) -> None:
        """Keep bytes under names, all or none of them."""
        with self._transaction():
            for name, value in blobs.items():
                self._connection.execute(
                    "insert or replace into blobs values (?, ?)", [name, value]
                )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
            self._connection.commit()
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self._connection.rollback()
            raise


def digest_of(payload: bytes) -> str:
    """The digest by which a damaged entry, and a changed result, is known."""
    return hashlib.sha256(payload).hexdigest()


def open_store(folder: Path) -> Store:
    """The store in `folder`, made when it is not there and made anew when it is damaged.

    Raises OSError when the folder cannot be written, DuckDB's own error when the disk is full.
    """
    if folder.exists() and not folder.is_dir():
        _set_aside(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "store.duckdb"
    try:
        return Store(_connect(path))
    except (duckdb.Error, ValueError, TypeError) as error:
        if speaks_of_full_disk(error):
            raise
        _move_aside(path)
        reason = _first_line(error)
    return Store(_connect(path), healed=reason)


def in_memory() -> Store:
    """An empty store that leaves nothing behind."""
    return Store(_connect(":memory:"))


def _connect(path: Path | str) -> duckdb.DuckDBPyConnection:
    options: dict[str, Any] = {"threads": 1}
    connection = duckdb.connect(str(path), config=options)
    try:
        connection.execute(TABLES)
        # Reading every block once is cheap and finds damage before anything relies on it.
        connection.execute("select sum(octet_length(payload)), max(digest) from extractions")
        connection.execute("insert or ignore into notes values ('layout', ?)", [LAYOUT])
        if connection.execute("from notes where name = 'layout'").fetchall() != [
            ("layout", LAYOUT)
        ]:
            raise ValueError("another layout")
    except BaseException:
        connection.close()
        raise
    return connection


def renew_store(folder: Path) -> None:
    """Move a damaged store aside, so that the next to open it finds none."""
    _move_aside(folder / "store.duckdb")


def _move_aside(path: Path) -> None:
    for part in (path, path.with_name(path.name + ".wal")):
        if part.exists():
            _set_aside(part)


def _set_aside(path: Path) -> None:
    """Keep what is in the way under another name, in the place of what was kept there before."""
    kept = path.with_name(path.name + ".kapot")
    if kept.is_dir() and not kept.is_symlink():
        shutil.rmtree(kept)
    else:
        kept.unlink(missing_ok=True)
    path.replace(kept)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
