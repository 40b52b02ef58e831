"""Figures, claims, relations, documents, versions: each at an address that stays."""

from __future__ import annotations

import re

import pytest

from tests.pipeline.serve.conftest import Visitor
from tests.pipeline.serve.shelf import CLAIMS, HOSTILE, MUNICIPAL, RIGHT, publish_version


def figure_of(visitor: Visitor, claim_id: str) -> str:
    """The address of a claim's figure."""
    found = re.search(r'href="(/cijfers/f-[0-9a-f]+)"', visitor.page(f"/beweringen/{claim_id}"))
    assert found
    return found[1]


def test_a_figure_tells_how_it_was_told_and_what_clashes(visitor: Visitor) -> None:
    page = visitor.page(figure_of(visitor, "monitor:1"))
    assert "bronnen spreken elkaar tegen" in page
    assert "Monitor schuldhulpverlening 2018-2022" in page
    assert "dat kan niet allebei kloppen" in page
    assert page.index("614.000") < page.index("641000")


def test_a_relation_stands_beside_its_claims(visitor: Visitor) -> None:
    page = visitor.page("/relaties/brief:1~monitor:1")
    assert "spreekt tegen" in page
    assert "Punt voor punt" in page
    assert "geen relatie" in visitor.page("/relaties/brief:2~monitor:1")


def test_a_document_shows_its_pages_and_what_was_read(visitor: Visitor) -> None:
    page = visitor.page("/documenten/monitor")
    assert "<mark>614000</mark>" in page
    assert "Van deze bladzijde is geen beeld" in page
    painter = visitor.client.app.state.desk.painter  # type: ignore[attr-defined]
    painter.files["monitor"] = visitor.processed / "monitor.pdf"
    page = visitor.page("/documenten/monitor")
    assert 'viewBox="0 0 595.0 842.0"' in page
    assert "Geen beweringen" in visitor.page("/documenten/monitor?blad=2")
    assert visitor.page("/documenten/monitor?blad=9999")
    assert visitor.page("/documenten/monitor?blad=x")


def test_documents_are_listed_and_narrowed(visitor: Visitor) -> None:
    assert "3 documenten" in visitor.page("/documenten")
    assert "1 document<" in visitor.page("/documenten?kind=monitor")


@pytest.mark.parametrize("path", ["/documenten/kst-24515-732", f"/beweringen/{HOSTILE.claim_id}"])
def test_titles_and_sentences_are_escaped_everywhere(visitor: Visitor, path: str) -> None:
    page = visitor.page(path)
    assert "<em>balans" not in page
    assert "<script>alert" not in page


def test_addresses_go_on_working_in_a_later_version(visitor: Visitor) -> None:
    figure = figure_of(visitor, "brief:1")
    gone = figure_of(visitor, "brief:2")
    folder = visitor.processed.parent
    publish_version(folder, [c for c in CLAIMS if c is not MUNICIPAL])
    visitor.client.app.state.desk.editions.refresh()  # type: ignore[attr-defined]
    lost = visitor.client.get("/beweringen/brief:2")
    assert lost.status_code == 410
    assert "Er lopen <mark>25</mark> huishoudtrajecten" in lost.text
    assert visitor.client.get(gone).status_code == 404
    publish_version(folder, [RIGHT, MUNICIPAL])
    visitor.client.app.state.desk.editions.refresh()  # type: ignore[attr-defined]
    moved = visitor.client.get(figure)
    assert moved.status_code == 200
    assert "614000" in moved.text
    assert "In eerdere versies" in visitor.page(gone)


def test_a_version_tells_what_it_brought(visitor: Visitor) -> None:
    address = re.search(r'href="(/versies/[^"]+)"', visitor.page("/versies"))
    assert address
    assert "3 documenten nieuw" in visitor.page(address[1])
    assert visitor.client.get("/versies/0099-abcdefabcdef").status_code == 404


def test_the_overview_counts_what_waits(visitor: Visitor) -> None:
    page = visitor.page("/")
    assert '<span class="big">1</span>vraag wacht' in page
    assert "Bureau Schulden" in page


def test_a_claim_is_rejected_from_its_page_at_once(visitor: Visitor) -> None:
    page = visitor.send(
        "/besluiten", soort="reject_claim", bewering="brief:1", reden="Rijnummer, geen cijfer"
    )
    assert "Rijnummer, geen cijfer" in page
    assert "Alles is beslist" in visitor.page("/beoordelen")
    assert "<mark>641000</mark>" not in visitor.page(figure_of(visitor, "monitor:1"))
