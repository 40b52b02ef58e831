"""The API as a program uses it, held against its own description."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from pipeline.serve.api import texts
from pipeline.serve.api.description import describe_api
from pipeline.serve.api.rows import FILTERS
from pipeline.serve.app import create_app
from pipeline.settings import Folders, Settings
from tests.pipeline.serve.conftest import Visitor
from tests.pipeline.serve.shelf import LETTER, MONITOR, NOTE, RIGHT, WRONG, publish_version

V1 = "/api/v1"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("api")
    documents = [
        replace(one, sha256=hashlib.sha256(one.doc_id.encode()).hexdigest())
        for one in (MONITOR, LETTER, NOTE)
    ]
    processed = publish_version(folder, documents=documents)
    settings = Settings(
        folders=Folders(processed=processed, raw=folder, decisions=folder / "decisions.jsonl")
    )
    return TestClient(create_app(settings))


def answer_fits(path: str, body: Any, method: str = "get") -> None:
    """The body passes the schema that the description gives for it."""
    described = describe_api()
    schema = described["paths"][path][method]["responses"]["200"]["content"]["application/json"][
        "schema"
    ]
    whole = {**schema, "components": described["components"]}
    Draft202012Validator(whole).validate(body)


def test_the_description_is_right(client: TestClient) -> None:
    described = client.get(f"{V1}/openapi.json").json()
    validate(described)
    assert described == describe_api()


@pytest.mark.parametrize("table", FILTERS)
def test_rows_are_listed_as_described(client: TestClient, table: str) -> None:
    body = client.get(f"{V1}/{table}").json()
    assert body["total"] == len(body["rows"]) > 0
    answer_fits(f"/{table}", body)


def test_rows_come_some_at_a_time(client: TestClient) -> None:
    seen = []
    address: str | None = f"{V1}/claims?limit=3"
    while address:
        reply = client.get(address)
        seen += [row["claim_id"] for row in reply.json()["rows"]]
        address = reply.links.get("next", {}).get("url")
    assert len(seen) == len(set(seen)) == reply.json()["total"] == 4
    assert reply.links["prev"]["url"].endswith("offset=0&limit=3")


def test_rows_are_narrowed(client: TestClient) -> None:
    found = client.get(f"{V1}/claims", params={"doc_id": "monitor"}).json()["rows"]
    assert [row["claim_id"] for row in found] == [RIGHT.claim_id]
    assert client.get(f"{V1}/relations?verdict=contradicts").json()["total"] == 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("claims?docid=monitor", 400),
        ("claims?limit=0", 400),
        ("claims?limit=9999", 400),
        ("claims?offset=-1", 400),
        ("claims?offset=%D9%A3", 400),
        ("claims/bestaat-niet", 404),
        ("relations/1", 404),
        ("tabellen", 404),
        ("search", 400),
        ("search?q=x&jaar=2019", 400),
        ("explain/bestaat-niet", 404),
        ("explain/monitor:1~bestaat-niet", 404),
    ],
)
def test_trouble_is_told_as_a_problem(client: TestClient, address: str, status: int) -> None:
    reply = client.get(f"{V1}/{address}")
    assert (reply.status_code, reply.headers["content-type"]) == (
        status, "application/problem+json",
    )  # fmt: skip
    schema = describe_api()["components"]["schemas"]["Problem"]
    Draft202012Validator(schema).validate(reply.json())
    assert reply.json()["status"] == status


def test_an_answer_is_sent_once_for_each_state_of_the_dataset(client: TestClient) -> None:
    first = client.get(f"{V1}/claims")
    tag = first.headers["etag"]
    again = client.get(f"{V1}/claims", headers={"if-none-match": f'"ander", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = client.get(f"{V1}/claims", headers={"if-none-match": '"ander"'})
    assert other.status_code == 200


def test_a_claim_leads_back_to_its_page(client: TestClient) -> None:
    body = client.get(f"{V1}/claims/{RIGHT.claim_id}").json()
    assert body["place"]["box"] == [100.0, 200.0, 140.0, 212.0]
    assert body["place"]["sentence"] == RIGHT.sentence
    assert body["value"] == 614000
    (relation,) = body["relations"]
    assert {relation["left"], relation["right"]} == {RIGHT.claim_id, WRONG.claim_id}
    answer_fits("/claims/{id}", body)


def test_a_figure_names_every_place_the_preferred_first(client: TestClient) -> None:
    listed = client.get(f"{V1}/figures?status=contested").json()["rows"]
    body = client.get(f"{V1}/figures/{listed[0]['figure_id']}").json()
    assert [place["preferred"] for place in body["places"]] == [True, False]
    assert body["places"][0]["claim_id"] == body["preferred_claim"]
    answer_fits("/figures/{id}", body)
    told = client.get(f"{V1}/explain/{body['figure_id']}").json()
    assert RIGHT.sentence in told["text"]
    answer_fits("/explain/{id}", told)


def test_search_finds_and_narrows(client: TestClient) -> None:
    body = client.get(f"{V1}/search", params={"q": "huishoudens"}).json()
    assert body["hits"][0]["claim_id"] in (RIGHT.claim_id, WRONG.claim_id)
    answer_fits("/search", body)


def test_a_text_is_parsed(client: TestClient) -> None:
    body = client.post(
        f"{V1}/parse", json={"text": "ruim 1,2 miljoen, vorig jaar", "date": "2024-05-01"}
    )
    first, second = body.json()["spans"]
    assert (first["value"], second["value"]) == (1_200_000, "2023")
    answer_fits("/parse", body.json(), "post")


@pytest.mark.parametrize(
    ("sent", "status"),
    [(b"{", 400), (b"[]", 400), (b'{"text": 3}', 400), (b"", 400),
     (b"[" * 50_000, 400), (b'{"text": "3", "date": "gisteren"}', 400),
     (b'"' + b"x" * 200_001 + b'"', 413)],
)  # fmt: skip
def test_a_text_that_is_none_is_refused(client: TestClient, sent: bytes, status: int) -> None:
    reply = client.post(f"{V1}/parse", content=sent)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_document_is_read_and_checked(client: TestClient) -> None:
    letter = b"<h1>Brief</h1><p>In 2019 hadden 641.000 huishoudens problematische schulden.</p>"
    kind = {"content-type": "text/html; charset=utf-8"}
    read = client.post(f"{V1}/read", content=letter, headers=kind).json()
    assert [row["value"] for row in read["claims"]] == [641000]
    answer_fits("/read", read, "post")
    checked = client.post(f"{V1}/check", content=letter, headers=kind).json()
    assert [finding["as_written"] for finding in checked["findings"]] == ["641.000"]
    answer_fits("/check", checked, "post")


def test_plain_text_is_checked_too(client: TestClient) -> None:
    text = "In 2019 hadden 641.000 huishoudens problematische schulden."
    kind = {"content-type": "text/plain; charset=utf-8"}
    checked = client.post(f"{V1}/check", content=text.encode(), headers=kind).json()
    assert [finding["as_written"] for finding in checked["findings"]] == ["641.000"]


def test_a_document_that_cannot_be_read_says_why(client: TestClient) -> None:
    reply = client.post(
        f"{V1}/read", content=b"%PDF-1.7 stuk", headers={"content-type": "application/pdf"}
    )
    assert reply.status_code == 422
    assert reply.json()["code"]
    reply = client.post(f"{V1}/check", content=b"x", headers={"content-type": "image/png"})
    assert reply.status_code == 415


def test_another_site_cannot_make_a_browser_send(client: TestClient) -> None:
    reply = client.post(
        f"{V1}/parse", content=json.dumps({"text": "3"}), headers={"sec-fetch-site": "cross-site"}
    )
    assert reply.status_code == 403


def test_the_settings_folder_is_where_it_reads(client: TestClient, tmp_path: Path) -> None:
    assert not list(tmp_path.iterdir())
    assert client.get(f"{V1}/documents").json()["total"] == 3


def test_a_third_document_at_once_is_told_when_to_come_back(visitor: Visitor) -> None:
    for _ in range(2):
        assert texts.AT_ONCE.acquire(blocking=False)
    try:
        reply = visitor.client.post(
            "/api/v1/read", content=b"<p>12 molens</p>", headers={"content-type": "text/html"}
        )
    finally:
        for _ in range(2):
            texts.AT_ONCE.release()
    assert reply.status_code == 503
    assert reply.headers["content-type"] == "application/problem+json"
    assert int(reply.headers["retry-after"]) > 0
