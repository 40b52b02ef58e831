"""The commands of the README and of docs/commands.md, run as they stand on the sample."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("voorbeeld")]

PROGRAM = [sys.executable, "-c", "from pipeline.cli import main; main()"]
Rows = list[Mapping[str, str]]


class Desk:
    """A working directory with the sample in raw/, and the commands given there."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        (folder / "raw").mkdir()
        (folder / "stukken").mkdir()
        sample = root / "pipeline" / "demo" / "sample"
        for path in sample.glob("*.pdf"):
            shutil.copy(path, folder / "raw")
        shutil.copy(sample / "kst-99999-7.pdf", folder / "stukken")
        shutil.copy(
            sample / "actieplan-beter-begeleid.pdf",
            folder / "brief.pdf",
        )

    def give(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Give one command."""
        return subprocess.run(
            [*PROGRAM, *arguments],
            cwd=self.folder,
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )

    def table(self, name: str) -> Rows:
        """A table of the published dataset."""
        with (self.folder / "processed/dataset" / f"{name}.csv").open(newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("bureau"), root)
    run = desk.give("run")
    assert run.returncode == 0, run.stderr
    return desk


def commands_of_the_readme(root: Path) -> list[str]:
    pages = [(root / name).read_text("utf-8") for name in ("README.md", "docs/commands.md")]
    blocks = re.findall(r"```sh\n(.*?)```", "\n".join(pages), re.DOTALL)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if ".venv/bin/kamercijfers" in line]


def test_the_run_ends_with_a_short_dutch_summary(desk: Desk) -> None:
    told = desk.give("status").stdout
    assert "Documenten: 3" in told
    assert re.search(r"Beweringen: \d+", told)
    assert re.search(r"Relaties: \d+ \(zegt hetzelfde \d+", told)
    assert "Dataset: processed/dataset" in told


def test_the_handleiding_shows_what_a_run_of_the_sample_tells(desk: Desk, root: Path) -> None:
    page = (root / "docs" / "handleiding.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^Beweringen: .*?(?=^Dataset: )", page, re.MULTILINE | re.DOTALL)
    assert shown in desk.give("status").stdout


def test_a_second_run_finds_nothing_to_do(desk: Desk) -> None:
    assert "Documenten: 3 (0 nu gelezen)" in desk.give("run").stdout


def test_every_command_of_the_readme_works(desk: Desk, root: Path) -> None:
    given = set()
    for line in commands_of_the_readme(root):
        echoed, _, command = line.rpartition(" | ")
        words = shlex.split(command.replace("~/", ""))[1:]
        if "stukken" in words:
            words += ["--processed", "elders"]
        if words[0] in ("serve", "demo"):
            given.add(words[0])
            continue
        text = shlex.split(echoed)[1] if echoed else ""
        done = desk.give(*words, text=text)
        assert done.returncode in ((0, 3, 4) if words[0] == "check" else (0, 7)), done.stderr
        assert "Traceback" not in done.stderr
        given.add(words[0])
    assert {"run", "status", "search", "serve", "diff", "check", "doctor", "parse"} <= given


def test_parse_reads_numbers_line_by_line(desk: Desk) -> None:
    lines = '{"id": 1, "text": "ruim 1,2 miljoen"}\n{"id": 2, "text": "niets"}\n'
    done = desk.give("parse", text=lines)
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["spans"][0]["value"] == 1_200_000
    assert second == {"id": 2, "spans": []}


@pytest.mark.parametrize(
    ("document", "written", "value", "unit", "comparator"),
    [
        ("kst-99999-7", "zo’n 30", "30", "count", "approx"),
        ("kst-99999-7", "ongeveer 25", "25", "count", "approx"),
        ("kst-99999-7", "5,4", "5.4", "percent", "eq"),
        ("kst-99999-7", "Een derde", "33.3333", "percent", "eq"),
        ("kst-99999-7", "1 jaar en 8 maanden", "20", "month", "eq"),
        ("kst-99999-7", "Ruim 80%", "80", "percent", "gt"),
        ("kst-99999-7", "€ 1,2 miljoen", "1200000", "EUR", "eq"),
        ("factsheet-toezichtmonitor-2016-2020", "25", "25", "count", "eq"),
        ("factsheet-toezichtmonitor-2016-2020", "19%", "19", "percent", "eq"),
        ("actieplan-beter-begeleid", "minstens 80%", "80", "percent", "ge"),
    ],
)
def test_the_numbers_of_the_sample_are_read(
    desk: Desk, document: str, written: str, value: str, unit: str, comparator: str
) -> None:
    rows = [row for row in desk.table("claims") if row["doc_id"] == document]
    found = [
        (row["value"], row["unit"], row["comparator"])
        for row in rows
        if written.startswith(row["as_written"]) or row["as_written"].startswith(written)
    ]
    assert (value, unit, comparator) in found


def test_a_range_fills_low_and_high_and_leaves_value_empty(desk: Desk) -> None:
    (row,) = [row for row in desk.table("claims") if row["unit"] == "month" and not row["value"]]
    assert (row["value_low"], row["value_high"], row["comparator"]) == ("6", "9", "range")


def test_a_note_raised_against_a_number_is_a_note(desk: Desk) -> None:
    (row,) = [row for row in desk.table("claims") if row["value"] == "5.4"]
    assert row["footnotes"] == "3"
    assert "5,4 procent" in row["sentence"]
    assert [note["marker"] for note in desk.table("footnotes")] == ["1", "2", "3"]


def test_the_reference_in_a_note_is_read(desk: Desk) -> None:
    (row,) = desk.table("references")
    assert (row["dossier"], row["number"]) == ("99999", "4")


def test_numbers_agree_are_explained_or_contradict_as_they_should(desk: Desk) -> None:
    claims = {row["claim_id"]: row for row in desk.table("claims")}
    told = {
        (frozenset((claims[row["left"]]["value"], claims[row["right"]]["value"])), row["verdict"])
        for row in desk.table("relations")
    }
    assert (frozenset(("25", "30")), "explained") in told
    assert (frozenset(("25",)), "agrees") in told
    assert (frozenset(("19", "81")), "consistent") in told
    assert (frozenset(("112", "121")), "contradicts") in told


def test_claims_and_rejected_add_up_to_every_number(desk: Desk) -> None:
    claims, rejected = desk.table("claims"), desk.table("rejected")
    for document in desk.table("documents"):
        met = sum(row["doc_id"] == document["doc_id"] for row in [*claims, *rejected])
        assert met == int(document["numbers"])


def test_the_sample_is_made_the_same_every_time(root: Path, tmp_path: Path) -> None:
    script = (root / "pipeline" / "demo" / "make_sample.py").read_text("utf-8")
    (tmp_path / "make_sample.py").write_text(script, encoding="utf-8")
    subprocess.run([sys.executable, tmp_path / "make_sample.py"], check=True)
    made, shipped = tmp_path / "sample", root / "pipeline" / "demo" / "sample"
    assert {path.name: path.read_bytes() for path in made.glob("*.pdf")} == {
        path.name: path.read_bytes() for path in shipped.glob("*.pdf")
    }
