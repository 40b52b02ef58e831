"""What the version before wrote of tables that did not change: taken over, not written again.

After a decision most tables say what they said, and most of the time of publishing is writing them.
"""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that holds and was written by the same code, and the tables it has the same of."""

    folder: Path | None = None
    same: frozenset[str] = frozenset()

    @classmethod
    def beside(cls, earlier: Path | None, folder: Path, tables: Iterable[str]) -> Earlier:
        """Which tables have the same CSV in both folders; none where there is no earlier one."""
        if earlier is None:
            return cls()
        return cls(earlier, frozenset(t for t in tables if _equal(earlier, folder, f"{t}.csv")))

    def lends(self, name: str, folder: Path, *tables: str) -> bool:
        """Whether the file of this name is taken over: all it is made of did not change."""
        if self.folder is None or not self.same.issuperset(tables):
            return False
        if not (self.folder / name).is_file():
            return False
        shutil.copyfile(self.folder / name, folder / name)
        return True


def _equal(earlier: Path, folder: Path, name: str) -> bool:
    return (earlier / name).is_file() and filecmp.cmp(earlier / name, folder / name, shallow=False)
