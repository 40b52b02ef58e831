"""What the documentation says is what the product does.

`RENEW=1 python -m pytest tests/test_documentation.py` writes the generated parts anew.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial, reduce
from pathlib import Path

import pytest

from pipeline.cli.commands import COMMANDS
from pipeline.fetch import load_sources
from pipeline.settings import Settings, load_settings, setting_names
from tests.conftest import ROOT
from tests.drawing import draw

RECONCILE, MOST_MODULES = "pipeline.reconcile", 12
RENEW = os.environ.get("RENEW") == "1" and not os.environ.get("CI")


def list_of_settings() -> Iterator[str]:
    """Every setting with its usual value, as Markdown in Dutch."""
    usual = Settings()
    yield "| instelling | gewoonlijk | betekenis |"
    yield "|---|---|---|"
    for name in setting_names():
        *sections, key = name.split(".")
        section = reduce(getattr, sections, usual)
        value = getattr(section, key)
        meaning = type(section).model_fields[key].description
        yield (
            f"| `{name}` | `{value}` | {meaning} |" if str(value) else f"| `{name}` | | {meaning} |"
        )


def list_of_commands() -> Iterator[str]:
    """Every command and what it does."""
    yield "| opdracht | wat zij doet |"
    yield "|---|---|"
    for name, (_, line) in COMMANDS.items():
        yield f"| `kamercijfers {name}` | {line} |"


@pytest.mark.parametrize(
    ("file", "part", "make"),
    [
        ("docs/handleiding.md", "instellingen", list_of_settings),
        ("docs/handleiding.md", "opdrachten", list_of_commands),
        ("docs/architecture.md", "rooms: pipeline", partial(draw, ROOT, "pipeline")),
        ("docs/architecture.md", "rooms: pipeline.reconcile", partial(draw, ROOT, RECONCILE)),
        ("docs/architecture.md", "rooms: extractors", partial(draw, ROOT, "extractors")),
    ],
)
def test_the_generated_part_is_up_to_date(root: Path, file: str, part: str, make: object) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert callable(make)
    made = "\n".join(make()).strip()
    pattern = re.compile(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", re.DOTALL)
    assert pattern.search(text)
    renewed = pattern.sub(lambda found: f"{found[1]}{made}\n{found[2]}", text)
    if RENEW:
        path.write_text(renewed, encoding="utf-8")
        return
    assert text == renewed, f"{file}: RENEW=1 python -m pytest {Path(__file__).name}"


@pytest.mark.parametrize(
    "file",
    [
        "docs/commands.md",
        "docs/begin.md",
        "docs/beslissen.md",
        "docs/nakijken.md",
        "docs/handleiding.md",
        "docs/nacht.md",
        "docs/archief.md",
    ],
)
def test_only_commands_that_exist_are_named(root: Path, file: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    named = set(re.findall(r"kamercijfers ([a-z]+)\b", re.sub(r"<!--.*?-->", "", text)))
    assert named & set(COMMANDS)
    assert not named - set(COMMANDS) - {"in", "is", "zelf"}


def test_links_lead_somewhere(root: Path) -> None:
    for path in (root / "README.md", *(root / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_files_and_names_to_extend_are_there(root: Path) -> None:
    text = (root / "docs" / "extending.md").read_text(encoding="utf-8")
    quoted = set(re.findall(r"`([^`]+)`", text))
    files = [
        path for room in ("pipeline", "extractors", "schemas") for path in root.glob(f"{room}/**/*")
    ]
    named = {name for name in quoted if re.fullmatch(r"[\w./-]+\.(?:py|toml|md)", name)}
    beside = {path.name for path in files}
    assert not {name for name in named if not (root / name).exists()} - beside
    words = "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix == ".py")
    names = {name for name in quoted if re.fullmatch(r"[A-Z]\w+|_?[a-z]+(?:_[a-z]+)*", name)}
    assert not {name for name in names - {"make"} if not re.search(rf"\b{name}\b", words)}


def test_what_the_architecture_names_is_there(root: Path) -> None:
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    quoted = set(re.findall(r"`([^`\n]+)`", re.sub(r"<!-- rooms.*?/rooms", "", text, flags=re.S)))
    files = [
        path
        for room in ("pipeline", "extractors", "schemas")
        for path in root.glob(f"{room}/**/*.py")
    ]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    lists = {path.name for path in root.glob("*/**/*.toml")}
    names = {name for name in quoted if re.fullmatch(r"\w+", name)}
    assert not {name for name in names if not re.search(rf"\b{name}\b", code)}
    assert not {name for name in quoted if name.endswith(".toml")} - lists
    assert not {name for name in quoted if "/" in name and not (root / name).exists()}


def test_every_room_can_be_looked_over(root: Path) -> None:
    """No folder of the packages holds more modules than a reader can look over."""
    packages = ("kamercijfers", "pipeline", "extractors", "schemas")
    modules = (path for package in packages for path in root.glob(f"{package}/**/[!_]*.py"))
    counted = Counter(path.parent.relative_to(root).as_posix() for path in modules)
    assert len(counted) > 50
    assert not {room: n for room, n in counted.items() if n > MOST_MODULES}


def test_a_class_name_is_said_of_one_thing(root: Path) -> None:
    """But for the dataset as records, which who opens the published one never sees."""
    packages = ("kamercijfers", "pipeline", "extractors", "schemas")
    files = (path for package in packages for path in root.glob(f"{package}/**/*.py"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = Counter(re.findall(r"^class (\w+)", text, re.M))
    assert len(named) > 300
    assert {name for name, times in named.items() if times > 1} == {"Dataset"}


def test_the_configuration_shown_is_accepted(root: Path, tmp_path: Path) -> None:
    shown = []
    for file in ("docs/handleiding.md", "docs/nacht.md"):
        shown += re.findall(r"```toml\n(.*?)```", (root / file).read_text("utf-8"), re.DOTALL)
    accepted = set()
    for number, text in enumerate(shown):
        path = tmp_path / f"{number}.toml"
        path.write_text(text, encoding="utf-8")
        if "[[source]]" in text:
            assert len(load_sources(path)) == text.count("[[source]]")
            accepted.add("sources")
        else:
            load_settings(path, environment={})
            accepted.add("settings")
    assert accepted == {"sources", "settings"}
