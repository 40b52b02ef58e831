"""How long one source may take in all: an answer that drips, or a list without end, ends there."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from schemas.errors import SourceUnavailable

_CONNECTED = (".connect_tcp.complete", ".start_tls.complete")


@dataclass(slots=True)
class Deadline:
    """Counts from `start` to `stop`; when it is over the connection is cut, whoever waits for it.

    A time-out per read does not see a server that sends one byte a minute, for years.
    """

    seconds: float
    clock: Callable[[], float]
    _ends: float = 0.0
    _is_over: bool = False
    _timer: threading.Timer | None = None
    _connection: socket.socket | None = field(default=None, repr=False)

    def start(self) -> None:
        """Begin to count."""
        self._is_over = False
        self._ends = self.clock() + self.seconds
        self._timer = threading.Timer(self.seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        if self._timer is not None:
            self._timer.cancel()
        self._connection = None

    def check(self) -> None:
        """Raises SourceUnavailable when the time is over."""
        if self._is_over or self.clock() >= self._ends:
            raise SourceUnavailable(
                f"De bron nam meer dan {self.seconds:.0f} seconden in beslag.",
                remedy="De volgende nacht gaat het verder; fetch.source_seconds is de grens.",
            )

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raises SourceUnavailable for what failed because the connection was cut in time."""
        try:
            yield
        except httpx.TransportError:
            self.check()
            raise

    def watch(self, event: str, told: Mapping[str, object]) -> None:
        """Remember the connection; given to httpx as the `trace` of every request."""
        if event.endswith(_CONNECTED):
            stream = told["return_value"]
            self._connection = stream.get_extra_info("socket")  # type: ignore[attr-defined]
            if self.clock() >= self._ends:
                self._cut()

    def _cut(self) -> None:
        """End the connection; a read that waits on it fails at once."""
        self._is_over = True
        connection = self._connection
        if connection is not None:
            with contextlib.suppress(OSError):  # it was closed meanwhile
                # Not the shutdown of ssl, which may not be called while another thread reads.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
