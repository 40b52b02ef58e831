"""The engine that the settings name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.engines.engine import Engine
from pipeline.engines.local import Local
from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The engine, let go at the end. A cluster is not asked before there is work for it."""
    if settings.engine == "local":
        yield Local(settings.workers)
        return
    from pipeline.engines.cluster import Cluster

    cluster = Cluster(settings.scheduler, workers=settings.workers, code=fingerprint(ALL_PACKAGES))
    try:
        yield cluster
    finally:
        cluster.rest()
