"""A desk over a small published dataset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.serve.app import create_app
from pipeline.serve.desk.guard import FIELD
from pipeline.settings import Folders, Settings
from tests.pipeline.serve.shelf import publish_version


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser at the desk that sends the token its pages gave it."""

    client: TestClient
    decisions: Path
    processed: Path

    @property
    def token(self) -> str:
        """The token in a page."""
        page = self.client.get("/naam").text
        return page.partition(f'name="{FIELD}" value="')[2].partition('"')[0]

    def send(self, path: str, **fields: str) -> str:
        """Post a form as a page would, and the page that comes of it."""
        return self.client.post(path, data={FIELD: self.token, **fields}).text

    def page(self, path: str) -> str:
        """A page that must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[:400]
        return answer.text


def settings_in(folder: Path) -> Settings:
    """Settings with all folders in one."""
    (folder / "raw").mkdir(exist_ok=True)
    folders = Folders(
        raw=folder / "raw",
        processed=folder / "processed",
        decisions=folder / "raw" / "decisions.jsonl",
    )
    return Settings(folders=folders)


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    publish_version(tmp_path)
    settings = settings_in(tmp_path)
    with TestClient(create_app(settings)) as client:
        yield Visitor(client, settings.folders.decisions, settings.folders.processed)
