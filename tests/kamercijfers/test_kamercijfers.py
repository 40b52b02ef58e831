"""What `import kamercijfers as kc` offers, on the sample that ships."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import kamercijfers as kc
from pipeline.dataset import Dataset as Rowed
from pipeline.publish import publish
from pipeline.reconcile import reconcile
from pipeline.versions.versions import RunInfo
from schemas.records import Decision
from schemas.tables import load_tables

RUN = RunInfo("proef", "2026-01-01T00:00:00")


@pytest.fixture(scope="module")
def letter(root: Path) -> Path:
    return root / "pipeline" / "demo" / "sample" / "kst-99999-7.pdf"


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The factsheet alone, published; then with a decision too: two versions."""
    from extractors.document import extract_document

    folder = tmp_path_factory.mktemp("uitvoer")
    sheet = extract_document(
        root / "pipeline" / "demo" / "sample" / "factsheet-toezichtmonitor-2016-2020.pdf"
    )
    found = reconcile([sheet.document], sheet.claims, ())
    made = Rowed.from_extractions([sheet], relations=found.relations, figures=found.figures)
    publish(made, folder, run=RUN, keep=3)
    ids = tuple(claim.claim_id for claim in sheet.claims[:2])
    decision = Decision(
        decision_id="b1",
        kind="same",
        claims=ids,
        expected=("25", "30"),
        outcome="",
        because="nagevraagd",
        decided_by="A. Steward",
        decided_at="2026-01-02",
    )
    publish(replace(made, decisions=(decision,)), folder, run=RUN, keep=3)
    return folder


@pytest.fixture(scope="module")
def dataset(processed: Path) -> kc.Dataset:
    return kc.open(processed)


def test_parse_gives_exact_numbers() -> None:
    first, second, third = kc.parse("ruim 1,2 miljoen mensen, 10,5 tot 15 procent in 2019")
    assert (first.value, first.comparator) == (Decimal(1_200_000), "gt")
    assert second.value == (Decimal("10.5"), Decimal(15))
    assert (third.kind, third.value) == ("date_period", "2019")
    (year,) = kc.parse("vorig jaar", written_on=dt.date(2024, 5, 1))
    assert year.value == "2023"


def test_a_document_is_read(letter: Path) -> None:
    read = kc.read(letter)
    assert read.document.doc_id == "kst-99999-7"
    assert read.document.claims == len(read.claims) > 10
    assert [note.marker for note in read.footnotes] == ["1", "2", "3"]
    assert read.references[0].dossier == "99999"
    assert len(read.claims) + len(read.rejected) == read.document.numbers
    assert isinstance(read.claims[0], kc.Claim)


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(kc.UsageError):
        kc.read(tmp_path / "is-er-niet.pdf")
    (tmp_path / "leeg.pdf").touch()
    with pytest.raises(kc.UnreadableDocument) as caught:
        kc.read(tmp_path / "leeg.pdf")
    assert caught.value.code == "empty_file"


def test_a_dataset_is_opened_in_any_of_its_places(
    processed: Path, dataset: kc.Dataset, tmp_path: Path
) -> None:
    assert kc.open(processed / "dataset").version == dataset.version
    copy = tmp_path / "kopie"
    copy.mkdir()
    for path in dataset.folder.glob("*.parquet"):
        (copy / path.name).write_bytes(path.read_bytes())
    assert kc.open(copy).claims == dataset.claims
    with pytest.raises(kc.UsageError):
        kc.open(tmp_path)


def test_every_table_is_there_by_name(dataset: kc.Dataset) -> None:
    assert dataset.tables == tuple(load_tables())
    for name in dataset.tables:
        assert dataset[name].table == name
    with pytest.raises(KeyError):
        dataset["folder"]
    (decision,) = dataset.decisions
    assert decision.expected == ("25", "30")


def test_a_version_stays_what_it_was_when_it_was_opened(
    processed: Path, dataset: kc.Dataset
) -> None:
    older = kc.open(next(iter(sorted((processed / "versions").glob("0001-*")))))
    assert (len(older.decisions), len(dataset.decisions)) == (0, 1)
    assert older.claims == dataset.claims


def test_frames_calculate_and_keep_every_digit(dataset: kc.Dataset) -> None:
    frame = dataset.claims.to_pandas()
    assert list(frame["claim_id"]) == [claim.claim_id for claim in dataset.claims]
    assert frame["value"].dtype == pd.Float64Dtype()
    assert frame["page"].dtype == pd.Int64Dtype()
    pairs = zip(frame["value_exact"], dataset.claims, strict=True)
    assert all(exact == claim.value for exact, claim in pairs)
    shares = frame[(frame["unit"] == "percent") & frame["value"].notna()]
    assert 0 < shares["value"].mean() < 100
    dates = dataset.documents.to_pandas()["date"]
    assert str(dates.dtype) == "datetime64[s]"


def test_arrow_has_the_types_of_the_published_files(dataset: kc.Dataset) -> None:
    table = dataset.claims[:2].to_arrow()
    assert table.num_rows == 2
    assert table.schema.field("value").type == pa.decimal128(38, 12)


def test_rows_are_a_sequence(dataset: kc.Dataset) -> None:
    claims = dataset.claims
    assert claims[0] in claims
    assert claims[:3] == claims[0:3]
    assert claims[:3] != claims[:2]
    assert hash(claims[:3]) == hash(claims[0:3])
    assert repr(claims) == f"<{len(claims)} rows of claims>"


def test_a_claim_is_found_and_explained(dataset: kc.Dataset) -> None:
    claim = dataset.claims[0]
    assert dataset.claim(claim.claim_id) is claim
    told = dataset.explain(claim.claim_id)
    assert isinstance(told, kc.Explanation)
    assert claim.sentence in told.to_text()
    with pytest.raises(kc.UsageError):
        dataset.explain("bestaat-niet")
    with pytest.raises(KeyError):
        dataset.figure("bestaat-niet")
    figure = dataset.figures[0]
    assert dataset.figure(figure.figure_id) is figure


def test_words_and_numbers_are_looked_up(dataset: kc.Dataset) -> None:
    outcome = dataset.search("toezichten 2019", limit=3)
    assert isinstance(outcome, kc.Outcome)
    assert 0 < len(outcome.hits) <= 3
    assert all(hit.claim in dataset.claims for hit in outcome.hits)
    assert dataset.search("toezichten", unit="kg").total == 0
    with pytest.raises(KeyError):
        dataset.search("toezichten", kleur="groen")


def test_a_letter_is_checked_and_leaves_the_dataset_as_it_was(
    letter: Path, dataset: kc.Dataset
) -> None:
    before = sorted(path.name for path in dataset.folder.iterdir())
    checked = kc.check(letter, dataset)
    assert checked.count()["contradicts"] == 1
    assert kc.check(letter, dataset.folder).to_json() == checked.to_json()
    assert sorted(path.name for path in dataset.folder.iterdir()) == before


def test_two_versions_are_compared(processed: Path, dataset: kc.Dataset) -> None:
    older = next(iter(sorted((processed / "versions").glob("0001-*"))))
    found = kc.diff(older, dataset)
    assert found.new == dataset.version
    assert found.changes == ()


def test_all_that_is_named_is_there() -> None:
    for name in kc.__all__:
        assert getattr(kc, name) is not None
    with pytest.raises(AttributeError):
        kc.niets  # noqa: B018


def test_importing_it_is_light(root: Path) -> None:
    heavy = ("spacy", "pandas", "pyarrow", "duckdb", "numpy", "great_expectations", "scipy")
    program = f"import sys, kamercijfers; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
