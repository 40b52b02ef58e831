"""One file, the environment over it, flags over that; unknown keys are refused by name."""

from __future__ import annotations

from functools import reduce
from pathlib import Path

import pytest

from pipeline.settings import load_settings, setting_names
from schemas.errors import UsageError


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kamercijfers.toml"


def test_without_a_file_the_usual_settings_hold(config: Path) -> None:
    settings = load_settings(environment={})
    assert settings.folders.raw == Path("raw")
    assert settings.origin is None


def test_environment_goes_over_the_file_and_flags_over_both(config: Path) -> None:
    config.write_text("jobs = 1\n[limits]\nseconds = 10\nmemory_mb = 100\n")
    settings = load_settings(
        environment={"KAMERCIJFERS_JOBS": "2", "KAMERCIJFERS_LIMITS_SECONDS": "20"},
        flags={"jobs": 3, "folders.processed": None},
    )
    assert (settings.jobs, settings.limits.seconds, settings.limits.memory_mb) == (3, 20.0, 100)
    assert settings.origin == Path("kamercijfers.toml")


def test_every_setting_can_be_set_from_the_environment(config: Path) -> None:
    usual = load_settings(environment={})
    for name in setting_names():
        value = reduce(getattr, name.split("."), usual)
        variable = "KAMERCIJFERS_" + name.replace(".", "_").upper()
        text = ",".join(value) if isinstance(value, tuple) else str(value)
        assert load_settings(environment={variable: text}) == usual


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[limits]\nsecond = 3", "limits.second bestaat niet. Bedoelde u limits.seconds?"),
        ("jbos = 3", "jbos bestaat niet. Bedoelde u jobs?"),
        ("[limts]\nseconds = 3", "limts bestaat niet. Bedoelde u limits?"),
        ("[limits]\nseconds = 'veel'", "limits.seconds = 'veel'"),
        ("[limits]\nseconds = -1", "limits.seconds = -1"),
        ("limits = 3", "limits = 3"),
        ("jobs = ", "niet te lezen"),
    ],
)
def test_a_wrong_key_or_value_is_refused_by_name(config: Path, text: str, said: str) -> None:
    config.write_text(text)
    with pytest.raises(UsageError) as refusal:
        load_settings(environment={})
    assert said in str(refusal.value)
    assert "kamercijfers.toml" in str(refusal.value)


def test_a_wrong_environment_variable_is_refused_by_name(config: Path) -> None:
    with pytest.raises(UsageError, match="KAMERCIJFERS_LIMITS_SECONDS"):
        load_settings(environment={"KAMERCIJFERS_LIMITS_SECOND": "3"})


def test_a_named_file_that_is_not_there_is_refused(config: Path) -> None:
    with pytest.raises(UsageError, match=r"anders\.toml bestaat niet"):
        load_settings(Path("anders.toml"), environment={})
    with pytest.raises(UsageError, match=r"anders\.toml bestaat niet"):
        load_settings(environment={"KAMERCIJFERS_CONFIG": "anders.toml"})
