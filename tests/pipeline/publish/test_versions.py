"""A version is published whole or not at all, and only when it says something new."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.dataset import Dataset
from pipeline.publish import publish
from pipeline.versions.versions import RunInfo, Version, find_current, find_version, find_versions
from schemas.catalog import Catalog
from schemas.errors import UsageError
from tests.pipeline.rows import make_dataset

RUN = RunInfo("00001-test", "2021-03-06T02:00:00Z")
LATER = RunInfo("00002-test", "2021-03-07T02:00:00Z")


def vary(dataset: Dataset, value: int) -> Dataset:
    """The dataset with another number in its first claim."""
    first, *others = dataset.claims
    changed = dataclasses.replace(first, value=Decimal(value))
    return dataclasses.replace(dataset, claims=(changed, *others))


def put(value: int, processed: Path, *, keep: int = 5, run: RunInfo = RUN) -> Version:
    return publish(vary(make_dataset(), value), processed, run=run, keep=keep)


def read_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_dataset_is_no_new_version(tmp_path: Path) -> None:
    first = put(25, tmp_path)
    again = put(25, tmp_path, run=LATER)
    assert first.new
    assert not again.new
    assert again.version_id == first.version_id
    assert len(find_versions(tmp_path)) == 1


def test_the_order_of_documents_makes_no_new_version(tmp_path: Path) -> None:
    dataset = make_dataset()
    publish(dataset, tmp_path, run=RUN, keep=1)
    turned = dataclasses.replace(dataset, pages=dataset.pages[::-1])
    assert not publish(turned, tmp_path, run=RUN, keep=1).new


def test_another_publisher_is_a_new_version(tmp_path: Path) -> None:
    put(25, tmp_path)
    catalog = Catalog(base_url="https://voorbeeld.nl/cijfers")
    assert publish(vary(make_dataset(), 25), tmp_path, run=RUN, keep=5, catalog=catalog).new


def test_a_version_returns_under_a_number_of_its_own(tmp_path: Path) -> None:
    versions = [put(value, tmp_path) for value in (25, 26, 25)]
    assert [version.sequence for version in versions] == [1, 2, 3]
    assert versions[0].content == versions[2].content


def test_equal_datasets_give_equal_files(tmp_path: Path) -> None:
    folders = []
    for name, run in (("a", RUN), ("b", LATER)):
        put(25, tmp_path / name, run=run)
        put(26, tmp_path / name, run=run)
        folders.append(read_files(tmp_path / name / "dataset"))
    differing = {name for name in folders[0] if folders[0][name] != folders[1][name]}
    assert folders[0].keys() == folders[1].keys()
    assert differing <= {"kamercijfers.duckdb", "checksums.sha256"}


def test_old_versions_go_and_the_current_one_stays(tmp_path: Path) -> None:
    for value in range(5):
        put(value, tmp_path, keep=2)
    assert [version.sequence for version in find_versions(tmp_path)] == [4, 5]
    assert find_current(tmp_path) == find_versions(tmp_path)[-1]


def test_the_register_remembers_when_and_by_which_run(tmp_path: Path) -> None:
    put(25, tmp_path)
    put(26, tmp_path, run=LATER)
    put(26, tmp_path, run=LATER)
    lines = (tmp_path / "versions" / "register.jsonl").read_text().splitlines()
    assert [json.loads(line)["run_id"] for line in lines] == ["00001-test", "00002-test"]


def test_a_version_is_found_by_id_number_or_hash(tmp_path: Path) -> None:
    version = put(25, tmp_path)
    for name in (version.version_id, "1", "0001", version.content[:6]):
        assert find_version(tmp_path, name).version_id == version.version_id


def test_an_unknown_version_is_told_with_those_there_are(tmp_path: Path) -> None:
    version = put(25, tmp_path)
    with pytest.raises(UsageError, match=version.version_id):
        find_version(tmp_path, "7")


def test_nothing_is_published_before_the_first_run(tmp_path: Path) -> None:
    assert find_current(tmp_path) is None
    assert find_versions(tmp_path) == []


def test_a_plain_folder_in_place_of_the_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "dataset").mkdir()
    (tmp_path / "dataset" / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match="gewone map"):
        put(25, tmp_path)
    assert (tmp_path / "dataset" / "mine.txt").exists()


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    put(25, tmp_path)
    versions = tmp_path / "versions"
    (versions / ".nieuw-abc").mkdir()
    (versions / ".nieuw-abc" / "claims.csv").write_text("half")
    (versions / ".nieuw-0a1b.77.part").write_text("half")
    (versions / "0002-aaaaaaaaaaaa").mkdir()
    (tmp_path / ".nieuw-123").symlink_to("versions/0002-aaaaaaaaaaaa")
    put(26, tmp_path)
    left = sorted(path.name for path in versions.iterdir() if path.is_dir())
    assert left == [version.version_id for version in find_versions(tmp_path)]
    assert not list(tmp_path.rglob(".nieuw-*"))


def test_a_current_version_taken_away_costs_no_other(tmp_path: Path) -> None:
    for value in (25, 26):
        put(value, tmp_path)
    shutil.rmtree(find_versions(tmp_path)[-1].folder)
    assert find_current(tmp_path) is None
    put(27, tmp_path)
    assert [version.sequence for version in find_versions(tmp_path)] == [1, 2]


def test_a_version_never_switched_to_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "versions" / "0001-aaaaaaaaaaaa").mkdir(parents=True)
    assert put(25, tmp_path).sequence == 1
    assert len(find_versions(tmp_path)) == 1


def test_a_damaged_register_is_added_to(tmp_path: Path) -> None:
    put(25, tmp_path)
    register = tmp_path / "versions" / "register.jsonl"
    register.write_text('{"version": "0001-', encoding="utf-8")
    version = put(26, tmp_path)
    assert json.loads(register.read_text().splitlines()[-1])["version"] == version.version_id


def test_a_full_disk_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put(25, tmp_path)

    def fill_up(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.publish.build.write_sqlite", fill_up)
    with pytest.raises(OSError, match="No space left"):
        put(26, tmp_path)
    assert find_current(tmp_path) == dataclasses.replace(before, new=False)
    assert [path.name for path in (tmp_path / "versions").glob(".nieuw-*")] == []


PUBLISH_FOREVER = """
import itertools, sys
from pathlib import Path
from tests.pipeline.publish.test_versions import put
processed = Path(sys.argv[1])
print("ready", flush=True)
for value in itertools.count(int(sys.argv[2])):
    put(value, processed, keep=2)
"""


@pytest.mark.slow
def test_readers_see_a_whole_version_whenever_the_writer_is_killed(
    tmp_path: Path, root: Path
) -> None:
    put(0, tmp_path)
    chance = random.Random(20261122)
    for round_number in range(1, 6):
        writer = subprocess.Popen(
            [sys.executable, "-c", PUBLISH_FOREVER, str(tmp_path), str(round_number * 1000)],
            cwd=root,
            stdout=subprocess.PIPE,
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        deadline = time.monotonic() + chance.uniform(0.2, 1.2)
        while time.monotonic() < deadline:
            assert_whole(tmp_path)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert_whole(tmp_path)
    final = put(1, tmp_path)
    undisturbed = put(1, tmp_path / "elsewhere")
    assert final.content == undisturbed.content
    assert not list((tmp_path / "versions").glob(".nieuw-*"))


def assert_whole(processed: Path) -> None:
    """Open the dataset as a reader does, path resolved once, and check it against its list."""
    version = find_current(processed)
    assert version is not None
    try:
        listed = (version.folder / "checksums.sha256").read_text().splitlines()
        names = {line.split("  ", 1)[1] for line in listed}
        found = read_files(version.folder).keys() - {"checksums.sha256"}
    except FileNotFoundError:
        assert version.folder != (processed / "dataset").resolve()
        return
    assert names == found or version.folder != (processed / "dataset").resolve()
