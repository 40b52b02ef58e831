"""One task on an untrusted file, in a worker of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.settings import Settings
from pipeline.workers import Limits, work
from schemas.errors import UnreadableDocument


def in_worker(function: Callable[[Any], Any], task: Any, settings: Settings) -> Any:
    """The value of `function(task)`; raises its error, or UnreadableDocument when it died."""
    limits = Limits(seconds=settings.limits.seconds, memory_mb=settings.limits.memory_mb)
    (done,) = work([task], function, jobs=1, limits=limits)
    if done.error is not None:
        raise done.error
    if done.trouble is not None:
        from pipeline.run.reading.reading import tell_trouble

        raise UnreadableDocument(done.trouble, tell_trouble(done, limits))
    return done.value
