"""The description for catalogues has what DCAT-AP-NL demands."""

from __future__ import annotations

import json
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from pipeline.publish import publish
from schemas.catalog import Catalog
from tests.pipeline.publish.conftest import RUN
from tests.pipeline.rows import make_dataset

MANDATORY = {
    "dcat:Catalog": {
        "dct:title",
        "dct:description",
        "dct:publisher",
        "dcat:contactPoint",
        "dcat:dataset",
    },
    "dcat:Dataset": {
        "dct:title",
        "dct:description",
        "dct:identifier",
        "dct:accessRights",
        "dcat:contactPoint",
        "dct:creator",
        "dct:publisher",
        "dcat:theme",
    },
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dcat:mediaType"},
}


def test_dcat_has_what_dcat_ap_nl_demands(folder: Path) -> None:
    catalog = json.loads((folder / "dcat.jsonld").read_text(encoding="utf-8"))
    dataset = catalog["dcat:dataset"]
    for thing in (catalog, dataset, *dataset["dcat:distribution"]):
        assert MANDATORY[thing["@type"]] <= thing.keys()
    for distribution in dataset["dcat:distribution"]:
        assert (folder / distribution["dcat:downloadURL"]["@id"]).is_file()


def test_dcat_says_what_the_configuration_says(tmp_path: Path) -> None:
    catalog = Catalog(publisher="Gemeente", email="a@voorbeeld.nl", base_url="https://x.nl/d/")
    publish(make_dataset(), tmp_path, run=RUN, keep=1, catalog=catalog)
    text = (tmp_path / "dataset" / "dcat.jsonld").read_text(encoding="utf-8")
    described = json.loads(text)
    assert described["dct:publisher"]["foaf:name"]["@value"] == "Gemeente"
    assert described["dcat:contactPoint"]["vcard:hasEmail"]["@id"] == "mailto:a@voorbeeld.nl"
    assert '"https://x.nl/d/claims.csv"' in text


def shapes_say(root: Path, described: str) -> tuple[bool, str]:
    """What the shapes of DCAT-AP-NL say of a description."""
    data = Graph().parse(data=described, format="json-ld", publicID="https://x.nl/d/dcat.jsonld")
    shapes = root / "tests" / "pipeline" / "publish" / "dcat_ap_nl.ttl"
    conforms, _, text = pyshacl.validate(data, shacl_graph=Graph().parse(shapes))
    return conforms, text


@pytest.mark.parametrize("email", ["", "a@voorbeeld.nl"])
def test_the_shapes_of_dcat_ap_nl_hold(root: Path, tmp_path: Path, email: str) -> None:
    catalog = Catalog(email=email, themes=("GOVE", "JUST"), access="RESTRICTED")
    publish(make_dataset(), tmp_path, run=RUN, keep=1, catalog=catalog)
    described = (tmp_path / "dataset" / "dcat.jsonld").read_text(encoding="utf-8")
    conforms, text = shapes_say(root, described)
    assert conforms, text


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("dct:license", "dct:rights"),
        ("access-right/PUBLIC", "access-right/OPEN"),
        ("dcat:contactPoint", "dcat:landingPage"),
        ('"dct:creator"', '"dct:source"'),
        ("foaf:name", "foaf:nick"),
        ("media-types/text/csv", "media-types/CSV"),
    ],
)
def test_the_shapes_see_what_is_wrong(folder: Path, root: Path, word: str, other: str) -> None:
    described = (folder / "dcat.jsonld").read_text(encoding="utf-8")
    assert shapes_say(root, described)[0]
    assert word in described
    assert not shapes_say(root, described.replace(word, other))[0]
