"""The output folder: there and writable, or a message that says what to do."""

from __future__ import annotations

import errno
import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.store.disk import speaks_of_full_disk
from schemas.errors import KamercijfersError, UsageError

OWN_FOLDERS: Final = ("index", "reports", "runs", "versions")
OWN_FILES: Final = (
    *(".draait.lock", "herkomst.json", "verslag.html", "verslag.json", "kwaliteit.html"),
    "versions/register.jsonl",
)


def prepare_folder(processed: Path) -> None:
    """Make the folder when it is not there; raises UsageError when it cannot be written.

    A file where a folder of ours should be is moved aside, and a folder where a file should be.
    """
    with _told(processed):
        processed.mkdir(parents=True, exist_ok=True)
        for name in OWN_FOLDERS:
            if (processed / name).is_file():
                _put_aside(processed / name)
        for name in OWN_FILES:
            if (processed / name).is_dir():
                _put_aside(processed / name)
        probe = processed / ".schrijfproef"
        probe.touch()
        probe.unlink()


def _put_aside(path: Path) -> None:
    """Give a file or folder the name `.kapot`, numbered where something has that already."""
    for number in itertools.count(1):
        aside = path.with_name(f"{path.name}.kapot{number if number > 1 else ''}")
        if not os.path.lexists(aside):
            path.replace(aside)
            return


def check_writable(processed: Path) -> None:
    """Raise UsageError when the folder, or the one it would be made in, cannot be written."""
    folder = processed.absolute()
    while not folder.exists():
        folder = folder.parent
    with _told(processed):
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        with tempfile.TemporaryFile(dir=folder):
            pass


@contextmanager
def _told(processed: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if speaks_of_full_disk(error):
            raise disk_full(processed) from None
        raise UsageError(
            f"In de map {processed} kan niet worden geschreven ({error.strerror}).",
            remedy="Kies een andere map met --processed of pas de rechten aan.",
        ) from None


@contextmanager
def room_on_disk(processed: Path) -> Iterator[None]:
    """Turn a full disk, wherever it shows, into a message; what was kept stays kept."""
    try:
        yield
    except Exception as error:
        if speaks_of_full_disk(error):
            raise disk_full(processed) from error
        raise


def disk_full(processed: Path) -> KamercijfersError:
    """The error for a full disk."""
    return KamercijfersError(
        f"De schijf met {processed} is vol; de gepubliceerde dataset is ongemoeid.",
        remedy="Maak ruimte en draai opnieuw: wat gelezen is blijft bewaard.",
    )
