"""The sample that ships, really read, on a cluster of this machine's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines import Engine, Local, opened
from pipeline.engines.cluster import Cluster
from pipeline.run.inputs.discover import discover
from pipeline.run.reading.plan import make_plan
from pipeline.run.reading.progress import PlainLines
from pipeline.run.reading.read import read_documents
from pipeline.settings import Settings
from pipeline.store.store import in_memory
from schemas.errors import ComponentMissing

SAMPLE = "pipeline/demo/sample"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]


def read_with(engine: Engine, raw: Path, log: Path) -> dict[str, tuple[str, bool]]:
    """The digest of what is read of each document of a folder."""
    settings = Settings(engine="dask", jobs=2)
    with in_memory() as store:
        plan = make_plan(discover([raw]), store, settings, full_refresh=False)
        progress = PlainLines(len(plan.to_read))
        seconds = read_documents(plan, store, settings, engine=engine, progress=progress, log=log)
        assert len(seconds) == len(plan.to_read) > 2
        return store.digests()


def test_the_sample_is_read_the_same(root: Path, tmp_path: Path) -> None:
    here = read_with(Local(2), root / SAMPLE, tmp_path / "local.log")
    with opened(Settings(engine="dask", jobs=2)) as cluster:
        assert isinstance(cluster, Cluster)
        there = read_with(cluster, root / SAMPLE, tmp_path / "dask.log")
    assert there == here
    assert not any(again for _, again in here.values())


def test_workers_with_other_code_are_refused(root: Path, tmp_path: Path) -> None:
    cluster = Cluster("", workers=1, code="een andere versie")
    try:
        with pytest.raises(ComponentMissing, match="andere versie van kamercijfers"):
            read_with(cluster, root / SAMPLE, tmp_path / "log")
    finally:
        cluster.rest()
