"""A published dataset whose claims hold what formats stumble over."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.dataset import Dataset
from pipeline.publish import publish
from pipeline.versions.versions import RunInfo
from tests.pipeline.rows import join_datasets, make_dataset

RUN = RunInfo("00001-test", "2021-03-06T02:00:00Z")
AWKWARD = 'Van "30; 40, of 50" daders\nis \t <script>alert(1)</script> bekend — één\u00a0ding.'


def make_awkward_dataset() -> Dataset:
    """Two right documents; the first one's claims hold what formats stumble over."""
    first, second = make_dataset("a"), make_dataset("b")
    claims = (
        dataclasses.replace(
            first.claims[0],
            value=Decimal("1.5E+9"),
            step=Decimal("100000000"),
            sentence=AWKWARD,
            x0=0.1 + 0.2,
        ),
        dataclasses.replace(first.claims[1], value=Decimal("-12.50"), measure="=1+1"),
        first.claims[2],
    )
    return join_datasets([dataclasses.replace(first, claims=claims), second])


@pytest.fixture(scope="package")
def dataset() -> Dataset:
    """The dataset as it was before publishing."""
    return make_awkward_dataset()


@pytest.fixture(scope="package")
def folder(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published dataset."""
    processed = tmp_path_factory.mktemp("processed")
    publish(dataset, processed, run=RUN, keep=3, quality="<!doctype html>")
    return processed / "dataset"
