"""Who is looking at what: two people on one case see each other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

AWAY_AFTER: Final = 60.0
"""Seconds without a sign of life."""


@dataclass(slots=True)
class Presence:
    """The last sign of life of each visitor, by what they look at."""

    clock: Callable[[], float] = time.monotonic
    _seen: dict[str, dict[str, tuple[str, float]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self, place: str, *, visitor: str, name: str) -> tuple[str, ...]:
        """Write down that a visitor looks at a place; the names of the others who do."""
        now = self.clock()
        with self._lock:
            for visitors in self._seen.values():
                visitors.pop(visitor, None)
            self._seen.setdefault(place, {})[visitor] = (name, now)
            self._seen = {
                known: fresh
                for known, visitors in self._seen.items()
                if (fresh := {v: s for v, s in visitors.items() if now - s[1] < AWAY_AFTER})
            }
            others = [told for who, (told, _) in self._seen[place].items() if who != visitor]
        return tuple(sorted(others))
