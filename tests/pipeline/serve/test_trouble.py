"""An error of ours costs the page that was asked for, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.serve.app import create_app
from schemas.errors import UsageError
from tests.pipeline.serve.conftest import Visitor, settings_in
from tests.pipeline.serve.shelf import publish_version


@pytest.fixture
def patient(visitor: Visitor) -> TestClient:
    """A browser that gets the answer a visitor gets, where the server meets an error."""
    return TestClient(visitor.client.app, raise_server_exceptions=False)


def break_down(*parts: object, **named: object) -> object:
    raise ZeroDivisionError("een fout van ons")


def test_an_error_of_ours_costs_its_page(
    visitor: Visitor, patient: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.serve.routes.reading.search.send", break_down)
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


def test_damaged_files_of_ours_cost_what_they_tell(visitor: Visitor, patient: TestClient) -> None:
    folder = (visitor.processed / "dataset").resolve()
    (folder / "wijzigingen.json").write_bytes(b"\xff{")
    register = visitor.processed / "versions" / "register.jsonl"
    register.write_bytes(b"\xff\n[]\n" + register.read_bytes())
    assert patient.get("/").status_code == 200
    assert folder.name in visitor.page("/versies")
    answer = patient.get(f"/versies/{folder.name}")
    assert answer.status_code == 400
    assert "is beschadigd (wijzigingen.json)" in answer.text


def test_a_desk_over_a_damaged_dataset_does_not_open(tmp_path: Path) -> None:
    publish_version(tmp_path)
    database = (tmp_path / "processed" / "dataset").resolve() / "kamercijfers.sqlite"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 0xFF
    database.write_bytes(content)
    with pytest.raises(UsageError, match="is beschadigd"):
        create_app(settings_in(tmp_path))


def test_a_decision_that_cannot_be_written_is_told_and_not_taken(
    visitor: Visitor, patient: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.decisions.mkdir(parents=True)
    visitor.client.get("/beoordelen/brief:1")
    page = visitor.send("/beoordelen/brief:1", antwoord="1")
    assert "is niet te lezen" in page
