"""Bad input gives one Dutch line that says what to do, its exit code, and never a traceback."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.check.read import read_letter
from pipeline.cli.commands import COMMANDS
from pipeline.cli.main import run_command
from pipeline.settings import Settings
from schemas.errors import UsageError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg").mkdir()
    (tmp_path / "bestand").write_text("geen map")
    (tmp_path / "brief.pdf").write_text("%PDF-")
    (tmp_path / "fout.toml").write_text("jbos = 2")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "weg"], "weg bestaat niet. Controleer het pad."),
        (["run"], "raw bestaat niet. Controleer het pad."),
        (["run", "leeg"], "In de map leeg staat geen PDF, XML, Word of HTML. Zet er documenten in"),
        (["run", "bestand"], "bestand is geen PDF, XML, Word of HTML. Noem een .pdf"),
        (["run", "brief.pdf", "--processed", "bestand"], "In de map bestand kan niet worden"),
        (["run", "brief.pdf", "--processed", "bestand/x"], "kan niet worden geschreven"),
        (["run", "--jbos", "2"], "Optie --jbos bestaat niet. Bedoelde u --jobs?"),
        (["run", "--xyzzy123"], "Optie --xyzzy123 bestaat niet."),
        (
            ["run", "--jobs", "veel"],
            "Waarde voor --jobs klopt niet: geef een geheel getal vanaf 0.",
        ),
        (
            ["decide", "soms", "a", "--because", "x"],
            "Waarde voor SOORT klopt niet: kies uit choose_",
        ),
        (["decide", "same", "a", "b"], "--because ontbreekt."),
        (["check", "brief.pdf", "--html", "leeg"], "--html klopt niet: leeg is een map."),
        (["review", "--html", "weg/x.html"], "/weg bestaat niet."),
        (["page", "brief.pdf", "1", "--out", "leeg"], "--out klopt niet: leeg is een map."),
        (["review"], "is geen gepubliceerde dataset. Draai eerst `kamercijfers run`."),
        (["run", "--jobs"], "Zo kan de opdracht niet"),
        (["run", "--config", "fout.toml"], "jbos bestaat niet. Bedoelde u jobs?"),
        (["run", "--config", "weg.toml"], "Configuratie weg.toml bestaat niet."),
        (["rnu"], "Opdracht rnu bestaat niet. Bedoelde u run?"),
        (["status", "te", "veel"], "Zo kan de opdracht niet"),
        (["diff"], "Er is nog niets gepubliceerd"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kamercijfers: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_folder_is_no_letter(here: Path) -> None:
    with pytest.raises(UsageError, match=r"leeg is een map\. Noem één brief"):
        read_letter(here / "leeg", Settings())


def test_a_place_that_may_not_be_written_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: object, **options: object) -> None:
        raise PermissionError(errno.EROFS, "alleen lezen", "raw/decisions.jsonl")

    monkeypatch.setattr("pipeline.settings.load_settings", closed)
    assert run_command(["status"]) == 2
    assert "Geen toegang tot raw/decisions.jsonl. Pas de rechten aan." in capsys.readouterr().err


def test_a_bug_gives_one_line_and_a_file_with_the_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    def broken(path: object, **options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pipeline.settings.load_settings", broken)
    monkeypatch.setattr("tempfile.tempdir", str(here))
    assert run_command(["status"]) == 1
    _, err = capsys.readouterr()
    assert "Interne fout (ZeroDivisionError)" in err
    (kept,) = here.glob("kamercijfers-fout-*.txt")
    assert str(kept) in err
    assert "ZeroDivisionError" in kept.read_text()


def test_interrupting_is_exit_code_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.settings.load_settings", interrupted)
    assert run_command(["status"]) == 130
    assert "Afgebroken" in capsys.readouterr().err


def test_help_names_every_command_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--help"]) == 0
    out, _ = capsys.readouterr()
    for name, (_, line) in COMMANDS.items():
        assert name in out
        assert line in " ".join(out.split())


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"demo"}))  # demo has a folder of its own
def test_every_command_takes_processed_and_config(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command([name, "--help"]) == 0
    out, _ = capsys.readouterr()
    assert "--processed" in out
    assert "--config" in out


def test_help_is_there_at_once() -> None:
    script = "import pipeline.cli, sys; sys.argv[1:] = ['--help']; pipeline.cli.main()"
    bare = _processor_seconds("pass")
    assert _processor_seconds(script) - bare < 0.3


def _processor_seconds(script: str) -> float:
    import resource

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    begin = spent()
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    return spent() - begin


def test_output_into_a_closed_pipe_is_no_error(here: Path) -> None:
    script = "import pipeline.cli, sys; sys.argv[1:] = ['--help']; pipeline.cli.main()"
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    time.sleep(0)
    assert b"Traceback" not in child.stderr.read()
    child.wait()


def test_a_full_disk_is_told_in_any_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*parts: object, **named: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device", "uit.html")

    monkeypatch.setattr("pipeline.parse.parse_stream", full)
    monkeypatch.setattr("tempfile.mkstemp", full)
    assert run_command(["parse"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "kamercijfers: De schijf is vol. Maak ruimte en probeer het opnieuw."
    )


def test_an_error_of_ours_is_told_where_no_file_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*parts: object, **named: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    def wrong(*parts: object, **named: object) -> object:
        raise IndexError("een fout van ons")

    monkeypatch.setattr("pipeline.parse.parse_stream", wrong)
    monkeypatch.setattr("tempfile.mkstemp", full)
    assert run_command(["parse"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("kamercijfers: Interne fout (IndexError: een fout van ons);")
