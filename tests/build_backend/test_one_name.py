"""In a wheel all of ours stands under one name, and nothing names it otherwise."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

OLD_NAMES = {"pipeline", "extractors", "schemas"}


@pytest.fixture(scope="module")
def backend(root: Path) -> ModuleType:
    place = root / "build_backend" / "one_name.py"
    spec = importlib.util.spec_from_file_location("one_name", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("source", "renamed"),
    [
        ("from pipeline.x import y", "from kamercijfers.pipeline.x import y"),
        ("from schemas import errors", "from kamercijfers.schemas import errors"),
        ("import schemas", "from kamercijfers import schemas"),
        ("import schemas as s", "from kamercijfers import schemas as s"),
        ("if a:\n    from extractors.b import (\n        c,\n    )", None),
        ("é = 1; from pipeline import z", "é = 1; from kamercijfers.pipeline import z"),
        ("from kamercijfers.rows import Rows", "from kamercijfers.rows import Rows"),
        ("from . import pipeline", "from . import pipeline"),
        ("from pipelines import x", "from pipelines import x"),
        ("import numpy, click", "import numpy, click"),
        ('x = "the pipeline"', 'x = "the pipeline"'),
        ('config["nlp"]["pipeline"]', 'config["nlp"]["pipeline"]'),
    ],
)
def test_imports_are_written_anew(backend: ModuleType, source: str, renamed: str | None) -> None:
    wanted = renamed or source.replace("from extractors", "from kamercijfers.extractors")
    assert backend.rename_imports(source.encode(), "x.py").decode() == wanted


@pytest.mark.parametrize(
    "source",
    [
        "import pipeline.x",
        "import os, schemas",
        'COMMANDS = {"run": "pipeline.cli.running.run"}',
        'files("schemas")',
        'importlib.util.find_spec("extractors")',
        'PackageLoader("pipeline")',
        'read_data("schemas", "tables.toml", Tables)',
        'BOOT = "from pipeline.workers import main; main()"',
        "from \\\n    pipeline.x import y",
    ],
)
def test_what_would_not_survive_the_move_is_refused(backend: ModuleType, source: str) -> None:
    with pytest.raises(backend.Unmovable, match=r"^x\.py:1: "):
        backend.rename_imports(source.encode(), "x.py")


def test_the_project_is_laid_out_under_one_name(
    backend: ModuleType, root: Path, tmp_path: Path
) -> None:
    backend.lay_out(root, tmp_path)
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"kamercijfers"}
    sources = sorted((tmp_path / "kamercijfers").rglob("*.py"))
    assert len(sources) > 300
    for path in sources:
        for node in ast.walk(ast.parse(path.read_bytes())):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            relative = isinstance(node, ast.ImportFrom) and node.level
            assert relative or not {name.partition(".")[0] for name in named} & OLD_NAMES, path


def test_data_goes_along(backend: ModuleType, root: Path, tmp_path: Path) -> None:
    backend.lay_out(root, tmp_path)
    moved = tmp_path / "kamercijfers"
    for name in ("extractors", "pipeline", "schemas"):
        files = [path for path in (root / name).rglob("*") if path.is_file()]
        for path in files:
            if "__pycache__" not in path.parts:
                assert (moved / path.relative_to(root)).is_file(), path


def test_every_kind_of_data_file_is_declared(root: Path) -> None:
    """Setuptools leaves out, without a word, what no pattern of package-data names."""
    import tomllib

    with (root / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)["tool"]["setuptools"]["package-data"]["*"]
    for name in ("kamercijfers", "extractors", "pipeline", "schemas"):
        for path in (root / name).rglob("*"):
            whole = "model" in path.parts or "__pycache__" in path.parts or path.is_dir()
            if not whole and path.suffix != ".py":
                assert any(path.match(pattern) for pattern in declared), path
