"""What was published reads back as the same records."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.dataset import tables_read
from pipeline.publish import publish
from pipeline.published import open_table, read_published, records_of
from pipeline.versions.versions import RunInfo
from schemas.errors import UsageError
from schemas.tables import load_tables
from tests.pipeline.rows import make_dataset


def test_records_read_back_as_they_were(tmp_path: Path) -> None:
    dataset = make_dataset()
    large = replace(dataset.claims[0], value=Decimal(143_000_000), step=Decimal(1_000_000))
    dataset = replace(dataset, claims=(large, *dataset.claims[1:]))
    publish(dataset, tmp_path, run=RunInfo("r", "2026-01-01T00:00:00Z"), keep=1)
    read = read_published(tmp_path, load_tables().keys() - {"decisions"})
    for table in ("claims", "relations", "figures", *tables_read()):
        assert getattr(read, table) == getattr(dataset, table), table
    assert str(read.claims[0].value) == "143000000"


def test_nothing_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kamercijfers run"):
        read_published(tmp_path)


def test_a_dataset_of_an_earlier_version_says_what_to_do(tmp_path: Path) -> None:
    publish(make_dataset(), tmp_path, run=RunInfo("r", "2026-01-01T00:00:00Z"), keep=1)
    table = open_table(tmp_path, "claims").drop_columns(["section"])
    with pytest.raises(UsageError, match=r"claims mist section.*kamercijfers run"):
        records_of("claims", table)


@pytest.mark.parametrize("kept", [0, 40, 4000])
def test_a_damaged_dataset_says_what_to_do(tmp_path: Path, kept: int) -> None:
    run = RunInfo("00001-test", "2021-03-06T02:00:00Z")
    publish(make_dataset(), tmp_path, run=run, keep=1)
    path = tmp_path / "dataset" / "claims.parquet"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UsageError, match=r"claims\.parquet is beschadigd\. Draai"):
        open_table(tmp_path, "claims")
