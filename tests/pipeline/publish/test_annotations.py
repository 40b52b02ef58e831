"""Every claim is an annotation on its source."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.dataset import Dataset
from pipeline.publish.standards.annotations import annotate
from tests.pipeline.rows import make_claim, make_document


def test_every_claim_is_a_web_annotation(folder: Path, dataset: Dataset) -> None:
    lines = (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(dataset.claims)
    annotation = json.loads(lines[1])
    assert annotation["body"]["id"] == "urn:kamercijfers:claim:a-c2"
    assert annotation["target"]["source"] == "https://voorbeeld.nl/brief.pdf"
    quote, sentence, fragment = annotation["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "30",
        "prefix": "Per jaar stromen ",
        "suffix": " toezichten in.",
    }
    assert sentence["exact"] == "Per jaar stromen 30 toezichten in."
    assert sentence["refinedBy"] == {"type": "TextPositionSelector", "start": 17, "end": 19}
    assert fragment["value"] == "page=1&viewrect=100.00,200.00,12.50,11.25"


def test_an_annotation_follows_no_address_but_of_the_web() -> None:
    document = make_document("d", source_url="javascript:alert(1)")
    annotation = annotate(make_claim("c", "d"), document)
    assert annotation["target"]["source"] == f"urn:sha256:{document.sha256}"
