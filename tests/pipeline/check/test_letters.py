"""Letters over several subjects, read and held against a source of their own, number by number."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.document import extract_document
from pipeline.check.findings import Finding, LetterCheck
from pipeline.check.letter import check_letter
from pipeline.dataset import Dataset
from pipeline.known.near import Near, open_known
from pipeline.publish import publish
from pipeline.versions.versions import RunInfo
from tests.pipeline.check.papers import write_paper

LETTERS = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))["letter"]


@pytest.fixture(scope="module", params=LETTERS, ids=[letter["subject"] for letter in LETTERS])
def checked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], LetterCheck]:
    """A letter with what the fact-check says of it."""
    letter, folder = request.param, tmp_path_factory.mktemp("brief")
    source = write_paper(folder / "bron.pdf", **letter["source"])
    brief = write_paper(
        folder / "brief.pdf", letter["title"], [*letter["told"]], letter.get("table", ())
    )
    read = extract_document(source)
    dataset = Dataset(documents=(replace(read.document, kind="monitor"),), claims=read.claims)
    return letter, check_letter(extract_document(brief), Near(dataset))


def finding_on(sentence: str, words: str, check: LetterCheck) -> Finding:
    return next(
        f for f in check.findings if f.claim.sentence == sentence and f.claim.as_written == words
    )


def test_every_number_gets_its_verdict(checked: tuple[dict[str, Any], LetterCheck]) -> None:
    letter, check = checked
    wanted, found = {}, {}
    for sentence, told in letter["told"].items():
        verdict = next(v for v in check.count() if f" {v}" in told)
        words, _, dimension = told.partition(f" {verdict}")
        finding = finding_on(sentence, words, check)
        wanted[words] = (verdict, dimension.strip() or finding.dimension)
        found[words] = (finding.verdict, finding.dimension)
    assert found == wanted


def test_nothing_else_is_called_a_contradiction(
    checked: tuple[dict[str, Any], LetterCheck],
) -> None:
    letter, check = checked
    wanted = sum("contradicts" in told for told in letter["told"].values())
    running = [f for f in check.findings if not f.claim.in_table]
    assert sum(f.verdict == "contradicts" for f in running) == wanted


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sources in one published dataset."""
    folder = tmp_path_factory.mktemp("bronnen")
    read = [
        extract_document(write_paper(folder / f"{letter['subject']}.pdf", **letter["source"]))
        for letter in LETTERS
    ]
    dataset = Dataset(
        documents=tuple(one.document for one in read),
        claims=tuple(claim for one in read for claim in one.claims),
    )
    publish(dataset, folder, run=RunInfo("proef", "2026-01-01T00:00:00Z"), keep=1)
    return folder


@pytest.mark.parametrize("letter", LETTERS, ids=[letter["subject"] for letter in LETTERS])
def test_the_index_of_a_large_dataset_gives_what_the_whole_gives(
    letter: dict[str, Any], published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = extract_document(write_paper(tmp_path / "brief.pdf", letter["title"], letter["told"]))
    whole = check_letter(brief, open_known(published).near(brief.document, brief.claims))
    monkeypatch.setattr("pipeline.known.near.LARGE", 1)
    near = open_known(published).near(brief.document, brief.claims)
    assert near.sight is not None
    assert check_letter(brief, near).findings == whole.findings
    assert any(finding.evidence for finding in whole.findings)
