"""Any published id leads back to its document, page, words, relations and figure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.dataset import Dataset
from pipeline.explain import explain, notes_of
from pipeline.publish.formats.columnar import as_arrow, write_parquet
from pipeline.reconcile import append_decision, reconcile
from schemas.errors import UsageError
from schemas.records import Claim, Footnote
from schemas.tables import load_tables
from schemas.vocabularies import DECISION_KINDS
from tests.pipeline.reconcile.deciding import decide, withdraw
from tests.pipeline.reconcile.making import LETTER, MONITOR, households

CLAIMS = [households("monitor:1", "614000"), households("brief:1", "641000")]


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    """A published dataset of two claims that contradict each other."""
    return publish(tmp_path, CLAIMS)


def publish(tmp_path: Path, claims: Sequence[Claim]) -> Path:
    """A folder with these claims as its dataset."""
    found = reconcile([MONITOR, LETTER], claims)
    dataset = Dataset(
        documents=(MONITOR, LETTER),
        claims=tuple(claims),
        relations=found.relations,
        figures=found.figures,
    )
    folder = tmp_path / "dataset"
    folder.mkdir()
    for name in ("documents", "claims", "footnotes", "relations", "figures"):
        table = load_tables()[name]
        write_parquet(folder / f"{name}.parquet", as_arrow(table, dataset.columns(name)))
    return tmp_path


@pytest.mark.parametrize("asked", ["monitor:1", "brief:1~monitor:1"])
def test_a_claim_or_relation_is_told_with_place_and_waterfall(processed: Path, asked: str) -> None:
    text = explain(processed, asked).to_text()
    assert "monitor.pdf" in text
    assert "SPREEKT TEGEN" in text
    assert "onverenigbaar" in text
    assert "In 2021 waren er 641000 huishoudens" in text


def test_a_figure_is_told_with_all_its_claims(processed: Path) -> None:
    (figure,) = explain(processed, "monitor:1").figures
    found = explain(processed, figure.figure_id)
    assert [p.claim.claim_id for p in found.places] == ["monitor:1", "brief:1"]
    assert "betwist" in found.to_text()
    assert json.loads(json.dumps(found.to_json()))["figures"][0]["status"] == "contested"


def test_an_unknown_id_is_refused_with_what_may_be_meant(processed: Path) -> None:
    with pytest.raises(UsageError, match="monitor:1"):
        explain(processed, "monitor:11")


ENGLISH = ("total", "year", "percent", "count", "one_sided", "same", "share", "mean", "period")


def test_what_a_steward_reads_is_dutch(tmp_path: Path) -> None:
    told = [
        households("monitor:1", "614000", statistic="mean", per="year", period="2019/2021"),
        households("brief:1", "641000", statistic="mean", per="year", period="2019/2021"),
    ]
    text = explain(publish(tmp_path, told), "monitor:1").to_text()
    words = set(re.findall(r"[\w_]+", text))
    assert not words & set(ENGLISH)
    assert {"gemiddelde", "aantal", "onderwerp"} <= words


def test_every_kind_of_decision_is_told(processed: Path) -> None:
    path = processed / "decisions.jsonl"
    one, other = CLAIMS
    decisions = [
        decide("choose_value", one, other, outcome="monitor:1"),
        decide("same", one, other),
        decide("different", one, other),
        decide("rename_indicator", one, outcome="schulden.huishoudens"),
        rejected := decide("reject_claim", one),
        withdraw(rejected),
    ]
    assert {decision.kind for decision in decisions} == set(DECISION_KINDS)
    for decision in decisions:
        append_decision(path, decision)
    told = explain(processed, "monitor:1", decisions=path).to_text()
    for decision in decisions:
        assert f"Besluit {decision.decision_id} (" in told


def test_of_notes_with_one_mark_the_one_that_is_called_counts() -> None:
    claim = replace(households("monitor:1", "614000"), footnotes="2;3", page=4)
    notes = [
        Footnote("monitor", 1, "2", "Van een andere tabel.", 1, "", ""),
        Footnote("monitor", 4, "2", "Van deze bladzijde.", 4, "", ""),
        Footnote("monitor", 9, "3", "Ver weg, en toch van dit getal.", 4, "", "monitor:1"),
        Footnote("monitor", 4, "3", "Van een ander getal.", 4, "", "monitor:7"),
        Footnote("monitor", 4, "4", "Niet aangeroepen.", 4, "", ""),
    ]
    assert [n.text for n in notes_of(claim, notes)] == [
        "Van deze bladzijde.",
        "Ver weg, en toch van dit getal.",
    ]
