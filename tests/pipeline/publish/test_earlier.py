"""A version that takes over what did not change is the same as one written anew."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pipeline.dataset import Dataset
from pipeline.publish import build, publish
from pipeline.publish.earlier import Earlier
from pipeline.versions.versions import RunInfo

CODE = RunInfo("00001-test", "2021-03-06T02:00:00Z", "code")
ODD = ("kamercijfers.duckdb", "checksums.sha256")


def decided(dataset: Dataset) -> Dataset:
    """The dataset after a steward wrote something to a relation."""
    first, *rest = dataset.relations
    return dataclasses.replace(
        dataset, relations=(dataclasses.replace(first, explanation="anders verteld"), *rest)
    )


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ODD
    }


@pytest.mark.parametrize("code", ["code", "andere code", ""])
def test_what_is_taken_over_is_what_would_be_written(
    tmp_path: Path, dataset: Dataset, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent: list[int] = []
    beside = Earlier.beside

    def watched(*parts: object) -> Earlier:
        earlier = beside(*parts)  # type: ignore[arg-type]
        lent.append(len(earlier.same))
        return earlier

    monkeypatch.setattr(build.Earlier, "beside", watched)
    publish(dataset, tmp_path / "a", run=CODE, keep=3)
    publish(dataset, tmp_path / "b", run=CODE, keep=3)
    run = dataclasses.replace(CODE, code=code)
    taken = publish(decided(dataset), tmp_path / "a", run=run, keep=3).folder
    # In "b" the earlier version counts as damaged, so that all is written.
    monkeypatch.setattr(build, "is_by", lambda *_: False)
    anew = publish(decided(dataset), tmp_path / "b", run=run, keep=3).folder
    assert files_of(taken) == files_of(anew)
    assert [bool(count) for count in lent] == [False, False, code == "code", False]


def test_a_damaged_version_lends_nothing(tmp_path: Path, dataset: Dataset) -> None:
    first = publish(dataset, tmp_path, run=CODE, keep=3).folder
    body = (first / "jsonl" / "claims.jsonl").read_bytes()
    (first / "jsonl" / "claims.jsonl").write_bytes(b"x" + body[1:])
    second = publish(decided(dataset), tmp_path, run=CODE, keep=3).folder
    assert (second / "jsonl" / "claims.jsonl").read_bytes() == body
