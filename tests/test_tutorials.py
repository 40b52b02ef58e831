"""The tutorials, followed to the letter on the sample: commands, Python, and what they print.

A line that is … stands for any lines, … within a line for anything. `RENEW=1` does not write these
pages: what a reader is shown is chosen.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("voorbeeld")]

PAGES = ("begin.md", "nakijken.md", "integrate.md", "beslissen.md")
"""In the order that the dataset lives through them."""
ANY = "…"


class Reader:
    """Somebody with the sample in raw/, a letter, and the command on the path."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        (folder / "raw").mkdir()
        for path in (root / "pipeline" / "demo" / "sample").glob("*.pdf"):
            shutil.copy(path, folder / "raw")
        shutil.copy(
            root / "pipeline" / "demo" / "sample" / "actieplan-beter-begeleid.pdf",
            folder / "brief.pdf",
        )
        programs = folder / ".bin"
        programs.mkdir()
        (programs / "kamercijfers").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -m kamercijfers "$@"\n', encoding="utf-8"
        )
        (programs / "kamercijfers").chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(root),
            "COLUMNS": "80",
        }

    def give(self, command: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder, env=self.environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.stdout


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Reader:
    reader = Reader(tmp_path_factory.mktemp("lezer"), root)
    for page in PAGES:  # one dataset, in the order that readers meet it
        follow(reader, root, page)
    return reader


FOLLOWED: dict[str, list[str]] = {}


def follow(reader: Reader, root: Path, page: str) -> None:
    """Give every command of a page; what differs is kept for its test."""
    text = (root / "docs" / page).read_text(encoding="utf-8")
    wrong = FOLLOWED.setdefault(page, [])
    for kind, block in re.findall(r"```(console|pycon)\n(.*?)```", text, re.DOTALL):
        if kind == "pycon":
            wrong += follow_python(reader, block, page)
            continue
        for given in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = given.partition("\n")
            printed = reader.give(command)
            if not fits(shown, printed):
                wrong.append(f"$ {command}\n--- shown\n{shown}\n--- printed\n{printed}")


def fits(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; white space at line ends says nothing."""
    lines = [line.rstrip() for line in shown.strip().splitlines()]
    pattern = "".join(
        r"(?:.*\n)*?" if line == ANY else re.escape(line).replace(ANY, ".*?") + "\n"
        for line in lines
    )
    tidy = "".join(f"{line.rstrip()}\n" for line in printed.strip().splitlines())
    return re.fullmatch(pattern, tidy) is not None


def follow_python(reader: Reader, block: str, page: str) -> list[str]:
    """Run a session in the reader's folder, in a process of its own."""
    session = reader.folder / "session.txt"
    session.write_text(block.replace(ANY, "..."), encoding="utf-8")
    printed = reader.give(
        f"{sys.executable} -m doctest -o ELLIPSIS -o NORMALIZE_WHITESPACE {session.name}"
    )
    assert doctest.DocTestParser().get_examples(block), page
    return [printed] if printed.strip() else []


@pytest.mark.parametrize("page", PAGES)
def test_a_tutorial_says_what_happens(reader: Reader, page: str) -> None:
    assert FOLLOWED[page] == [], "\n".join(FOLLOWED[page])


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\n…\nd\n", "a  \nb\nc\nd\n", True),
        ("a\n…\n", "a\n", True),
        ("a … c\n", "a b c\n", True),
        ("a … c\n", "a\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_three_points_stand_for_what_is_left_out(shown: str, printed: str, same: bool) -> None:
    assert fits(shown, printed) is same
