"""Who may come in, what a page may load, and which changes are refused."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.cli.main import run_command
from pipeline.serve.app import create_app
from pipeline.serve.assets import STATIC, address_of
from pipeline.serve.command import add_password
from pipeline.serve.desk.guard import FIELD
from pipeline.serve.desk.secrets import load_passwords
from schemas.errors import UsageError
from tests.pipeline.serve.conftest import Visitor, settings_in
from tests.pipeline.serve.shelf import publish_version

PAGES = ("/", "/zoeken", "/zoeken?q=regeling", "/beoordelen", "/nakijken", "/naam", "/niets")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(
    visitor: Visitor, path: str
) -> None:
    answer = visitor.client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for trouble in (
        "<style",
        " style=",
        "onclick=",
        "javascript:",
        "<script>",
        'src="http',
        "//cdn",
    ):
        assert trouble not in answer.text


def test_what_a_document_says_is_never_taken_for_html(visitor: Visitor) -> None:
    page = visitor.page("/zoeken?q=regeling")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    asked = visitor.page("/zoeken?q=%22%3E%3Cimg%20src=x%3E")
    assert "<img" not in asked


def test_a_change_without_the_token_is_refused(visitor: Visitor) -> None:
    case = "/beoordelen/brief:1"
    for fields in ({}, {FIELD: "0" * 64}, {FIELD: ""}):
        answer = visitor.client.post(case, data={"antwoord": "1", **fields})
        assert answer.status_code == 403
    assert not visitor.decisions.exists()


def test_a_token_of_another_visitor_does_not_do(visitor: Visitor) -> None:
    token = visitor.token
    visitor.client.cookies.clear()
    visitor.client.get("/")
    assert visitor.client.post("/naam", data={FIELD: token, "naam": "X"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elders.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_asked_for_by_another_page_is_refused(
    visitor: Visitor, headers: dict[str, str]
) -> None:
    fields = {FIELD: visitor.token, "naam": "X"}
    assert visitor.client.post("/naam", data=fields, headers=headers).status_code == 403


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(visitor: Visitor) -> None:
    visitor.client.cookies.clear()
    cookie = visitor.client.get("/").headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_another_name_for_this_machine_is_not_answered(visitor: Visitor) -> None:
    assert visitor.client.get("/", headers={"host": "kwaad.example"}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/vast/../app.py",
        "/vast/%2e%2e/app.py",
        "/beeld/..%2f..%2fetc%2fpasswd/1",
        "/beeld/monitor/0",
        "/beeld/monitor/99999",
        "/nakijken/..%2f..%2f/rapport",
        "/nakijken/onbekend",
        "/nakijken/onbekend/blad/1",
        "/beoordelen/%2fetc%2fpasswd",
    ],
)
def test_no_path_reaches_the_disk(visitor: Visitor, path: str) -> None:
    answer = visitor.client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


def test_with_passwords_nobody_comes_in_without(tmp_path: Path) -> None:
    publish_version(tmp_path)
    kept = tmp_path / "wie.txt"
    add_password(kept, "Ans", "een lang woord")
    add_password(kept, "Bo", "een ander woord")
    assert "woord" not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0
    app = create_app(settings_in(tmp_path), passwords=load_passwords(kept))
    with TestClient(app) as client:
        assert client.get("/").status_code == 401
        assert client.get("/vast/desk.css").status_code == 401
        assert client.get("/", auth=("Ans", "een ander woord")).status_code == 401
        assert client.get("/", auth=("Cor", "een lang woord")).status_code == 401
        page = client.get("/", auth=("Ans", "een lang woord"), cookies={"naam": "Bo"})
        assert "<strong>Ans</strong>" in page.text


def test_an_address_others_can_reach_asks_for_passwords(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    processed = str(publish_version(tmp_path))
    assert run_command(["serve", "--processed", processed, "--host", "0.0.0.0", "--no-open"]) == 2
    assert "--passwords" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "Ans", "Ans:geheim", "Ans:scrypt$x"])
def test_a_broken_file_of_passwords_opens_nothing(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "wie.txt"
    kept.write_text(text)
    with pytest.raises(UsageError):
        load_passwords(kept)


def test_a_browser_keeps_our_own_files_and_nothing_of_the_dataset(visitor: Visitor) -> None:
    """Each page asked for 150 kB of style, script and fonts anew, and took twice as long."""
    page = visitor.client.get("/")
    assert page.headers["cache-control"] == "no-store"
    own = re.findall(r'(?:href|src)="(/vast/[^"]*)"', page.text)
    assert len(own) >= 4
    for address in own:
        answer = visitor.client.get(address)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable", address
        assert answer.headers["x-content-type-options"] == "nosniff"
    font = visitor.client.get("/vast/fonts/atkinson.woff2")
    assert font.headers["cache-control"] == "public, max-age=86400"
    assert visitor.client.get("/vast/niets.css?v=1").headers["cache-control"] == "no-store"


def test_what_changes_in_a_file_of_ours_changes_its_address() -> None:
    for name in ("desk.css", "desk.js"):
        digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
        assert address_of(name) == f"/vast/{name}?v={digest[:12]}"
