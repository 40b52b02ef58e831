"""An error of ours costs the page that was asked for, and nothing else."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from tests.pipeline.serve.conftest import Visitor


@pytest.fixture
def patient(visitor: Visitor) -> TestClient:
    """A browser that gets the answer a visitor gets, where the server meets an error."""
    return TestClient(visitor.client.app, raise_server_exceptions=False)


def break_down(*parts: object, **named: object) -> object:
    raise ZeroDivisionError("een fout van ons")


def test_an_error_of_ours_costs_its_page(
    visitor: Visitor, patient: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.serve.routes.search.send", break_down)
    answer = patient.get("/zoeken?q=regeling")
    assert answer.status_code == 500
    assert "Deze pagina liep vast op een fout van ons (ZeroDivisionError)" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert patient.get("/beoordelen").status_code == 200


def test_an_error_of_ours_is_a_problem_to_programs(
    patient: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.serve.api.rows.send_json", break_down)
    answer = patient.get("/api/v1/search?q=regeling")
    assert answer.headers["content-type"] == "application/problem+json"
    told = json.loads(answer.text)
    assert (told["status"], told["detail"]) == (500, "ZeroDivisionError")


def test_a_decision_that_cannot_be_written_is_told_and_not_taken(
    visitor: Visitor, patient: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.decisions.mkdir(parents=True)
    visitor.client.get("/beoordelen/brief:1")
    page = visitor.send("/beoordelen/brief:1", antwoord="1")
    assert "is niet te lezen" in page
