"""The server as an assistant meets it: through the official client, over real pipes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.pipeline.serve.shelf import RIGHT, WRONG, publish_version

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one session gets to hear."""
    folder = tmp_path_factory.mktemp("mcp")
    publish_version(folder)
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from pipeline.cli import main; main()", "mcp"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return anyio.run(session, server)


async def session(server: StdioServerParameters) -> dict[str, Any]:
    async with Client(stdio_client(server)) as client:
        heard: dict[str, Any] = {"tools": (await client.list_tools()).tools}
        heard["search"] = await client.call_tool("search", {"query": "huishoudens", "limit": 5})
        found = json.loads(heard["search"].content[0].text)["hits"][0]
        heard["figure"] = await client.call_tool("figure", {"figure_id": found["figure_id"]})
        pair = f"{RIGHT.claim_id}~{WRONG.claim_id}"
        heard["explain"] = await client.call_tool("explain", {"asked": pair})
        text = "Inleiding.\n\nIn 2019 hadden 641.000 huishoudens problematische schulden."
        heard["check"] = await client.call_tool("check_text", {"text": text})
        heard["unknown"] = await client.call_tool("figure", {"figure_id": "weg"})
        heard["empty"] = await client.call_tool("explain", {"asked": "weg"})
        return heard


def told(result: Any) -> dict[str, Any]:
    assert not result.is_error, result
    body: dict[str, Any] = json.loads(result.content[0].text)
    return body


def test_the_tools_only_read_and_say_what_they_take(answers: dict[str, Any]) -> None:
    tools = {tool.name: tool for tool in answers["tools"]}
    assert tools.keys() == {"search", "figure", "explain", "check_text"}
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert tool.description
    assert "query" in tools["search"].input_schema["required"]


def test_hits_and_figures_bring_page_and_box(answers: dict[str, Any]) -> None:
    place = told(answers["search"])["hits"][0]["place"]
    assert (place["page"], place["box"]) == (1, [100.0, 200.0, 140.0, 212.0])
    figure = told(answers["figure"])
    assert figure["status"] == "contested"
    assert {one["claim_id"] for one in figure["places"]} == {RIGHT.claim_id, WRONG.claim_id}


def test_a_pair_is_explained(answers: dict[str, Any]) -> None:
    text = told(answers["explain"])["text"]
    assert "614.000" in text
    assert "641.000" in text


def test_a_text_is_checked_number_by_number(answers: dict[str, Any]) -> None:
    (finding,) = told(answers["check"])["findings"]
    assert finding["as_written"] == "641.000"
    assert finding["verdict"] != "not_found"


def test_what_is_not_there_is_an_error_with_a_way_on(answers: dict[str, Any]) -> None:
    for name in ("unknown", "empty"):
        assert answers[name].is_error
        assert "weg" in answers[name].content[0].text
