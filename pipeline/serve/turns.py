"""Whose turn it is to be read: so many at a time, and who takes long holds up nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class _Turn:
    """Somebody's turn: `beside` once it made way for the next."""

    beside: bool = False


@dataclass(slots=True)
class Turns:
    """`quick` turns at a time. One that takes more than `patience` seconds goes on beside them, so
    that the next may begin; at most `slow` of them do."""

    quick: int = 2
    slow: int = 2
    patience: float = 15.0
    _free: threading.Semaphore = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _beside: int = 0
    _late: list[_Turn] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._free = threading.Semaphore(self.quick)

    @property
    def most(self) -> int:
        """How many may be at it together."""
        return self.quick + self.slow

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn and have it while the block runs."""
        self._free.acquire()
        turn = _Turn()
        timer = threading.Timer(self.patience, self._run_late, [turn])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self._end(turn)

    def _run_late(self, turn: _Turn) -> None:
        with self._lock:
            self._late.append(turn)
            self._make_way()

    def _make_way(self) -> None:
        """Let who is late go on beside, as far as there is room."""
        while self._late and self._beside < self.slow:
            self._late.pop(0).beside = True
            self._beside += 1
            self._free.release()

    def _end(self, turn: _Turn) -> None:
        with self._lock:
            if turn.beside:
                self._beside -= 1
                self._make_way()
                return
            if turn in self._late:
                self._late.remove(turn)
        self._free.release()
