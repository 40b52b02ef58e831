"""What runs the product elsewhere: units that systemd accepts and starts, and a Containerfile."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.pipeline.serve.shelf import publish_version

SYSTEMD = shutil.which("systemd-analyze")
UNITS = ("kamercijfers.service", "kamercijfers.timer", "kamercijfers-serve.service")
HOME = "/srv/kamercijfers"


def command_of(root: Path, unit: str) -> list[str]:
    """The arguments behind the program in a unit."""
    text = (root / "deploy" / unit).read_text(encoding="utf-8")
    (line,) = re.findall(r"^ExecStart=(.*)$", text, re.MULTILINE)
    program, *arguments = shlex.split(line)
    assert program == f"{HOME}/.venv/bin/kamercijfers"
    return arguments


def start(folder: Path, root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command as systemd would start it: no terminal, its own folder, a bare environment."""
    return subprocess.Popen(
        [sys.executable, "-m", "kamercijfers", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.skipif(SYSTEMD is None, reason="systemd is not on this machine")
def test_systemd_accepts_the_units(root: Path, tmp_path: Path) -> None:
    program = tmp_path / "kamercijfers"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    for unit in UNITS:
        text = (root / "deploy" / unit).read_text(encoding="utf-8")
        text = text.replace(f"{HOME}/.venv/bin/kamercijfers", str(program))
        (tmp_path / unit).write_text(text.replace("User=kamercijfers\n", ""), encoding="utf-8")
    done = subprocess.run(
        [str(SYSTEMD), "verify", "--man=no", *(str(tmp_path / unit) for unit in UNITS)],
        capture_output=True, text=True, check=False, env={**os.environ, "SYSTEMD_LOG_LEVEL": "err"},
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "kamerc" in line]
    assert not ours, done.stderr


def test_the_night_runs_without_a_terminal(root: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    shutil.copy(root / "pipeline" / "demo" / "sample" / "kst-99999-7.pdf", tmp_path / "raw")
    (tmp_path / "raw" / "sources.toml").write_text("source = []\n", encoding="utf-8")
    arguments = command_of(root, "kamercijfers.service")
    process = start(tmp_path, root, *arguments)
    _, told = process.communicate(timeout=300)
    text = (root / "deploy" / "kamercijfers.service").read_text(encoding="utf-8")
    (fine,) = re.findall(r"^SuccessExitStatus=(\d+)$", text, re.MULTILINE)
    assert process.returncode in (0, int(fine)), told.decode()
    assert (tmp_path / "processed" / "dataset" / "claims.csv").is_file()


def test_the_desk_starts_answers_and_stops_when_told(root: Path, tmp_path: Path) -> None:
    publish_version(tmp_path)
    arguments = command_of(root, "kamercijfers-serve.service")
    arguments[arguments.index("--port") + 1] = "0"
    process = start(tmp_path, root, *arguments)
    assert process.stderr is not None
    try:
        line = process.stderr.readline().decode()
        (address,) = re.findall(r"http://[\d.:]+/", line)
        assert answer(f"{address}api/v1/documents")["total"] == 3
    finally:
        process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) in (0, -signal.SIGTERM)


def answer(address: str) -> dict[str, int]:
    for _ in range(240):
        try:
            body: dict[str, int] = httpx.get(address, timeout=30).json()
        except httpx.ConnectError:
            time.sleep(0.25)
        else:
            return body
    raise AssertionError(address)


def test_the_containerfile_copies_what_is_there_and_what_a_wheel_needs(root: Path) -> None:
    text = (root / "deploy" / "Containerfile").read_text(encoding="utf-8")
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE)
        for name in line.split()[:-1]
    }
    assert copied >= {"LICENSE", "README.md", "pyproject.toml", "build_backend", "kamercijfers"}
    for name in copied:
        assert (root / name).exists(), name
    assert 'ENTRYPOINT ["kamercijfers"]' in text


def test_the_manual_shows_the_units_as_they_are(root: Path) -> None:
    page = (root / "docs" / "nacht.md").read_text(encoding="utf-8")
    shown = re.findall(r"```ini\n(.*?)```", page, re.DOTALL)
    assert shown == [(root / "deploy" / unit).read_text(encoding="utf-8") for unit in UNITS[:2]]
