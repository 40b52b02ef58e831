"""The reconciliation service as OpenRefine asks it: manifest, a batch, extension, suggestions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.serve.app import create_app
from pipeline.settings import Folders, Settings
from tests.pipeline.serve.shelf import RIGHT, publish_version


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("refine")
    settings = Settings(
        folders=Folders(
            processed=publish_version(folder), raw=folder, decisions=folder / "decisions.jsonl"
        )
    )
    return TestClient(create_app(settings))


def ask(client: TestClient, **queries: Any) -> dict[str, Any]:
    """A batch, form-encoded as OpenRefine sends it."""
    reply = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert reply.status_code == 200, reply.text
    body: dict[str, Any] = reply.json()
    return body


def test_the_manifest_says_what_the_protocol_wants(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace"} <= manifest.keys()
    assert "{{id}}" in manifest["view"]["url"]
    assert {"url", "width", "height"} <= manifest["preview"].keys()
    for service in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        path = service["service_path"]
        assert client.get(path, params={"prefix": "per", "type": "figure"}).status_code == 200


def test_a_column_of_measures_is_matched(client: TestClient) -> None:
    answered = ask(
        client,
        q0={"query": "huishoudens met problematische schulden", "type": "figure", "limit": 3},
        q1={"query": "meldingen van mensenhandel", "type": "indicator"},
        q2={"query": "vliegende schotels"},
    )
    assert answered.keys() == {"q0", "q1", "q2"}
    first = answered["q0"]["result"][0]
    assert first.keys() >= {"id", "name", "score", "match", "type"}
    assert first["type"] == [{"id": "figure", "name": "Cijfer"}]
    assert 0 <= first["score"] <= 100
    indicator = answered["q1"]["result"][0]
    assert (indicator["id"], indicator["match"]) == ("mensenhandel.meldingen", True)
    assert answered["q2"]["result"] == []


def test_what_is_told_beside_the_name_weighs(client: TestClient) -> None:
    def score(period: str) -> float:
        query = {
            "query": "huishoudens problematische schulden",
            "type": "figure",
            "properties": [{"pid": "period", "v": period}],
        }
        return max(one["score"] for one in ask(client, q=query)["q"]["result"])

    assert score(RIGHT.period) > score("1850")


def test_what_was_matched_is_extended_with_columns(client: TestClient) -> None:
    listed = client.get("/reconcile/properties?type=figure").json()["properties"]
    assert {"value", "period", "sources"} <= {one["id"] for one in listed}
    (found,) = ask(client, q={"query": "huishoudtrajecten", "type": "figure"})["q"]["result"]
    asked = {"ids": [found["id"], "weg"], "properties": [{"id": "value"}, {"id": "period"}]}
    reply = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [one["id"] for one in reply["meta"]] == ["value", "period"]
    assert reply["rows"][found["id"]] == {"value": [{"float": 25}], "period": [{"str": "2019"}]}
    assert reply["rows"]["weg"] == {"value": [], "period": []}


def test_names_are_suggested_and_shown(client: TestClient) -> None:
    found = client.get("/reconcile/suggest/entity?prefix=huishoudtrajecten").json()["result"]
    page = client.get("/reconcile/preview", params={"id": found[0]["id"]})
    assert "huishoudtrajecten" in page.text
    assert client.get("/reconcile/preview?id=weg").status_code == 404
    assert client.get("/reconcile/suggest/entity?prefix=").json() == {"result": []}
    kinds = client.get("/reconcile/suggest/type?prefix=ind").json()["result"]
    assert [kind["id"] for kind in kinds] == ["indicator"]


def test_what_documents_say_does_not_become_markup(client: TestClient) -> None:
    found = client.get("/reconcile/suggest/entity?prefix=kosten+regeling").json()["result"]
    page = client.get("/reconcile/preview", params={"id": found[0]["id"]}).text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "sent",
    [
        {"queries": "{"}, {"queries": "[]"}, {"queries": '{"q":' * 5_000},
        {"queries": '{"q": {"q": 1}}'},
        {"queries": '{"q": {"query": "x", "properties": [{"pid": "kleur", "v": 1}]}}'},
        {"extend": '{"ids": [], "properties": [{"id": "kleur"}]}'},
        {"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(201)})},
    ],
)  # fmt: skip
def test_a_wrong_question_is_refused(client: TestClient, sent: dict[str, str]) -> None:
    reply = client.post("/reconcile", data=sent)
    assert reply.status_code in (400, 413)
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://127.0.0.1:3333", True),
        ("http://localhost:3333", True),
        ("https://elders.nl", False),
    ],
)
def test_only_pages_of_this_machine_may_read_it(
    client: TestClient, origin: str, allowed: bool
) -> None:
    reply = client.get("/reconcile", headers={"origin": origin})
    assert ("access-control-allow-origin" in reply.headers) is allowed
