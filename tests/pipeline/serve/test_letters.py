"""Nakijken: a letter is read aside, its numbers get verdicts, and it goes when it is let go."""

from __future__ import annotations

import csv
import io
import threading
import time

import pytest

from pipeline.check.findings import LetterCheck
from pipeline.check.letter import check_letter
from pipeline.known.near import Near
from pipeline.reconcile import append_decision
from pipeline.serve import letters
from pipeline.serve.desk.guard import FIELD
from schemas.records import Extraction
from tests.pipeline.reconcile.deciding import decide
from tests.pipeline.serve.conftest import Visitor
from tests.pipeline.serve.shelf import RIGHT, WRONG

TEXT = (
    "Stand van zaken\n\nIn 2021 waren er 416.000 huishoudens met problematische schulden.\n\n"
    "In het dorp staan 12 molens."
)
PATIENCE = 120.0


def brought(visitor: Visitor, text: str) -> str:
    """The address of a letter that was pasted, once it is checked."""
    answer = visitor.client.post("/nakijken", data={FIELD: visitor.token, "tekst": text})
    address = answer.url.path
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and "hx-trigger" in visitor.page(address).partition("<main")[2]:
        time.sleep(0.2)
    return str(address)


@pytest.mark.slow
def test_a_pasted_letter_gets_its_verdicts_worst_first(visitor: Visitor) -> None:
    address = brought(visitor, TEXT)
    page = visitor.page(address)
    assert page.index("spreekt tegen") < page.index("niet gevonden")
    assert "614.000" in page
    assert 'data-mark="✗">416.000</a> huishoudens' in page
    only = visitor.page(f"{address}?oordeel=not_found")
    assert '<span class="value">12</span>' in only
    assert '<span class="value">416.000</span>' not in only
    assert "Bewijs bij wat verschilt" in visitor.page(f"{address}/rapport")
    table = visitor.client.get(f"{address}/tabel.csv").content.decode("utf-8-sig")
    rows = [*csv.reader(io.StringIO(table), delimiter=";")]
    assert [[row[1], row[3]] for row in rows[1:]] == [
        ["spreekt tegen", "416.000"],
        ["niet gevonden", "12"],
    ]
    visitor.send(f"{address}/weg")
    assert visitor.client.get(address).status_code == 404


@pytest.mark.slow
def test_a_letter_is_shown_what_is_contested_and_what_a_steward_decided(visitor: Visitor) -> None:
    """A number one source agrees with is no settled number where another tells otherwise."""
    text = "In 2021 waren er 641.000 huishoudens met problematische schulden."
    contested = visitor.page(brought(visitor, text))
    assert "bronnen spreken elkaar tegen" in contested
    append_decision(
        visitor.decisions,
        decide("choose_value", RIGHT, WRONG, outcome=RIGHT.claim_id, by="Ans de Boer"),
    )
    decided = visitor.page(brought(visitor, text))
    assert "besluit van Ans de Boer" in decided
    assert "beslist door een steward" in decided
    assert "bronnen spreken elkaar tegen" not in decided


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("virus.exe", b"MZ", "geen PDF, Word-document of tekst"),
        ("leeg.txt", b"  \n", "Er stond niets in"),
        ("groot.pdf", b"x" * (33 << 20), "te groot"),
    ],
)
def test_what_can_be_no_letter_is_told_at_once(
    visitor: Visitor, name: str, data: bytes, told: str
) -> None:
    answer = visitor.client.post(
        "/nakijken", data={FIELD: visitor.token}, files={"bestand": (name, data)}
    )
    assert answer.status_code == 400
    assert told in answer.text


def test_a_name_that_climbs_is_no_path(visitor: Visitor) -> None:
    answer = visitor.client.post(
        "/nakijken", data={FIELD: visitor.token}, files={"bestand": ("../../weg.txt", b"12 molens")}
    )
    assert "weg.txt" in answer.text
    assert ".." not in answer.text


def test_an_address_that_is_not_followed_is_not_fetched(visitor: Visitor) -> None:
    for address in ("http://169.254.169.254/x", "file:///etc/passwd", "zomaar"):
        told = visitor.send("/nakijken", adres=address)
        assert "geen bron gevolgd" in told
    sources = visitor.decisions.parent / "sources.toml"
    sources.write_text(
        '[[source]]\nname = "een"\nkind = "url"\nurls = ["https://a.example/x.pdf"]\n'
        'hosts = ["a.example"]\n'
    )
    assert "hoort niet bij een bron" in visitor.send("/nakijken", adres="http://localhost:1/x.pdf")
    assert "hoort niet bij een bron" in visitor.send("/nakijken", adres="http://a.example@b.nl/x")


@pytest.mark.slow
def test_of_a_long_letter_the_first_verdicts_are_shown_before_the_rest_is_checked(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = threading.Event()

    def check(letter: Extraction, near: Near) -> LetterCheck:
        if len(letter.claims) > 1:
            assert whole.wait(PATIENCE)
        return check_letter(letter, near)

    monkeypatch.setattr(letters, "LONG", 2)
    monkeypatch.setattr(letters, "FIRST", 1)
    monkeypatch.setattr(letters, "check_letter", check)
    answer = visitor.client.post("/nakijken", data={FIELD: visitor.token, "tekst": TEXT})
    until = time.monotonic() + PATIENCE
    while "Alvast, de eerste 1" not in (page := visitor.page(answer.url.path)):
        assert time.monotonic() < until, page
        time.sleep(0.2)
    assert "416.000" in page
    assert "spreekt tegen" in page
    whole.set()
    while "Alvast" in (page := visitor.page(answer.url.path)):
        assert time.monotonic() < until, page
        time.sleep(0.2)
    assert '<span class="value">12</span>' in page
