"""Beoordelen: a decision is in the file at once, its effect is seen, and none is silent."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import openpyxl

from extractors.document.extract import file_hash
from pipeline.reconcile import append_decision, load_decisions
from pipeline.review.taken.workbook import ANSWER
from pipeline.serve.desk.guard import FIELD
from tests.pipeline.reconcile.deciding import decide
from tests.pipeline.serve.conftest import Visitor
from tests.pipeline.serve.shelf import (
    CLAIMS,
    LETTER,
    MONITOR,
    MUNICIPAL,
    NOTE,
    RIGHT,
    WRONG,
    publish_version,
)


def the_case(visitor: Visitor) -> str:
    """The address of the only case that waits."""
    (address,) = set(re.findall(r'href="(/beoordelen/f-[^"?]*)"', visitor.page("/beoordelen")))
    return str(address)


def seen_in(page: str) -> str:
    return page.partition('name="gezien" value="')[2].partition('"')[0]


def answer_number(page: str, words: str) -> str:
    """The number of the answer with these words."""
    found = re.findall(r'name="antwoord" value="(\d+)".*?<span>(.*?)</span>', page, re.DOTALL)
    return next(str(number) for number, meaning in found if words in meaning)


def test_a_case_shows_both_sentences_with_the_number_marked(visitor: Visitor) -> None:
    page = visitor.page(the_case(visitor))
    assert "<mark>614000</mark> huishoudens" in page
    assert "<mark>641000</mark> huishoudens" in page
    assert "Punt voor punt" in page
    assert 'aria-valuenow="0"' in page


def test_a_decision_is_in_the_file_at_once_and_its_effect_is_told(visitor: Visitor) -> None:
    case = the_case(visitor)
    page = visitor.page(case)
    number = answer_number(page, "614.000 geldt")
    after = visitor.send(case, antwoord=number, reden="De monitor telt", gezien=seen_in(page))
    (decision,) = load_decisions(visitor.decisions)
    assert (decision.kind, decision.outcome, decision.because) == (
        "choose_value", "monitor:1", "De monitor telt",
    )  # fmt: skip
    assert "Het cijfer is nu 614.000: beslist door een steward" in after
    assert "Alles is beslist" in visitor.page("/beoordelen")


def test_without_the_file_of_a_document_no_empty_page_is_shown(visitor: Visitor) -> None:
    case = the_case(visitor)
    assert "Het bestand van dit document is hier niet" in visitor.page(case)
    assert "/beeld/" not in visitor.page(case)
    painter = visitor.client.app.state.desk.painter  # type: ignore[attr-defined]
    painter.files["monitor"] = visitor.processed / "monitor.pdf"
    assert "/beeld/monitor/1" in visitor.page(case)


def test_a_document_that_comes_while_the_desk_is_open_is_found(visitor: Visitor) -> None:
    """A run at night brings a file; whoever left the desk open sees its pages all the same."""
    desk = visitor.client.app.state.desk  # type: ignore[attr-defined]
    assert not desk.has_pictures("laat")
    paper = visitor.processed.parent / "raw" / "laat.pdf"
    paper.write_bytes(b"%PDF-1.7 laat")
    late = replace(LETTER, doc_id="laat", file="laat.pdf", sha256=file_hash(paper))
    claims = (*CLAIMS, replace(MUNICIPAL, claim_id="laat:1", doc_id="laat"))
    publish_version(visitor.processed.parent, claims, documents=(MONITOR, LETTER, NOTE, late))
    desk.editions.refresh()
    assert desk.has_pictures("laat")
    assert not desk.has_pictures("monitor")


def test_an_empty_reason_is_that_of_the_answer(visitor: Visitor) -> None:
    case = the_case(visitor)
    page = visitor.page(case)
    visitor.send(case, antwoord=answer_number(page, "verschillende zaken"), gezien=seen_in(page))
    (decision,) = load_decisions(visitor.decisions)
    assert decision.because.startswith("Verschillende zaken")


def test_what_was_decided_can_be_taken_back(visitor: Visitor) -> None:
    case = the_case(visitor)
    page = visitor.page(case)
    visitor.send(case, antwoord=answer_number(page, "641.000 geldt"), gezien=seen_in(page))
    (taken,) = load_decisions(visitor.decisions)
    again = visitor.send(
        "/beoordelen/ongedaan", besluiten=taken.decision_id, terug=case.rpartition("/")[2]
    )
    assert [d.kind for d in load_decisions(visitor.decisions)] == ["choose_value", "withdraw"]
    assert "Wat is het?" in again
    visitor.send("/beoordelen/ongedaan", besluiten=taken.decision_id, terug="x")
    assert len(load_decisions(visitor.decisions)) == 2


def test_a_second_decision_that_differs_is_never_silent(visitor: Visitor) -> None:
    case = the_case(visitor)
    page = visitor.page(case)
    first = answer_number(page, "614.000 geldt")
    second = answer_number(page, "641.000 geldt")
    visitor.send(case, antwoord=first, gezien=seen_in(page))
    asked = visitor.send(case, antwoord=second, gezien=seen_in(page))
    assert "Intussen besliste iemand anders" in asked
    assert "614.000 geldt" in asked
    assert len(load_decisions(visitor.decisions)) == 1
    visitor.send(case, antwoord=second, gezien=seen_in(asked), toch="1")
    assert [d.outcome for d in load_decisions(visitor.decisions)] == ["monitor:1", "brief:1"]


def test_a_doubt_is_no_decision_and_is_seen_by_the_next(visitor: Visitor) -> None:
    case = the_case(visitor)
    visitor.send(case, antwoord="twijfel", reden="Eerst het jaarverslag zien", gezien="")
    assert not visitor.decisions.exists()
    assert "twijfelde: “Eerst het jaarverslag zien”" in visitor.page(case)


def test_two_people_on_one_case_see_each_other(visitor: Visitor) -> None:
    case = the_case(visitor)
    visitor.send("/naam", naam="Ans de Boer")
    visitor.page(case)
    visitor.client.cookies.clear()
    visitor.send("/naam", naam="Bo")
    assert "<strong>Ans de Boer</strong>" in visitor.page(case)


def test_the_queue_is_narrowed_by_document_and_kind(visitor: Visitor) -> None:
    assert "tegenover" not in visitor.page("/beoordelen?document=kst-24515-732")
    assert "Begin met de eerste" in visitor.page("/beoordelen?soort=monitor&dossier=24515")


def test_a_decision_from_the_command_line_is_seen_too(visitor: Visitor) -> None:
    from pipeline.cli.main import run_command

    visitor.page("/beoordelen")
    config = visitor.processed.parent / "kamercijfers.toml"
    config.write_text(f'[folders]\ndecisions = "{visitor.decisions}"\n')
    asked = ["--config", str(config), "--processed", str(visitor.processed)]
    words = ["decide", "same", *asked, "--because", "nagekeken", "monitor:1", "brief:1"]
    assert run_command(words) == 0
    assert "Alles is beslist" in visitor.page("/beoordelen")


def test_a_broken_file_of_decisions_is_told_and_not_written_to(visitor: Visitor) -> None:
    case = the_case(visitor)
    page = visitor.page(case)
    visitor.decisions.write_text("{kapot\n")
    told = visitor.client.get("/beoordelen")
    assert told.status_code == 400
    assert "Regel 1 van decisions.jsonl" in told.text
    visitor.send(case, antwoord="1", gezien=seen_in(page))
    assert visitor.decisions.read_text() == "{kapot\n"
    visitor.decisions.unlink()
    assert visitor.page("/beoordelen")


def test_somebody_else_reads_a_decided_case_again_without_seeing_what_was_made_of_it(
    visitor: Visitor,
) -> None:
    assert "niets om nog eens te lezen" in visitor.page("/beoordelen/blind")
    append_decision(
        visitor.decisions, decide("same", RIGHT, WRONG, by="Eerste", because="Zelfde huishoudens")
    )
    (address,) = re.findall(r'href="(/beoordelen/blind/[^"]*)"', visitor.page("/beoordelen/blind"))
    page = visitor.page(address)
    assert "<mark>614000</mark> huishoudens" in page
    for word in ("spreekt tegen", "niet allebei", "Eerste", "Zelfde huishoudens", "Punt voor punt"):
        assert word not in page
    visitor.send(address, antwoord=answer_number(page, "614.000 geldt"), reden="de monitor")
    after = visitor.page("/beoordelen/blind")
    assert "1 tweemaal gelezen, 0 gelijk; kappa 0,00." in after
    assert "de monitor" in after
    assert len(load_decisions(visitor.decisions)) == 1


def test_the_queue_goes_out_as_a_workbook_and_comes_in_again(visitor: Visitor) -> None:
    answer = visitor.client.get("/beoordelen/rij.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    book["Beoordelen"].cell(2, ANSWER + 1).value = 1
    filled = io.BytesIO()
    book.save(filled)
    sent = {"werkblad": ("rij.xlsx", filled.getvalue())}
    first, second = (
        visitor.client.post("/beoordelen/werkblad", data={FIELD: visitor.token}, files=sent).text
        for _ in range(2)
    )
    assert "1 antwoord." in first
    assert "1 al zo beslist" in second
    assert len(load_decisions(visitor.decisions)) == 1
    damaged = {"werkblad": ("rij.xlsx", b"PK")}
    refused = visitor.client.post(
        "/beoordelen/werkblad", data={FIELD: visitor.token}, files=damaged
    )
    assert refused.status_code == 400
