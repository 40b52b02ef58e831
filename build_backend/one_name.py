"""The build backend: setuptools, which in a wheel puts all of ours under one name.

In the repository `pipeline`, `extractors` and `schemas` are packages of their own, and an editable
install is the repository itself. A wheel with such names would sit in other people's site-packages
beside packages of theirs that are called the same, so there they are `kamercijfers.pipeline`,
`kamercijfers.extractors` and `kamercijfers.schemas`. The names in import statements are written
anew when the wheel is built: what is installed is plain source, with nothing left to do at run
time, and type checkers, debuggers and tracebacks read it as it is.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from setuptools import build_meta
from setuptools.build_meta import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

NAME: Final = "kamercijfers"
MOVED: Final = ("pipeline", "extractors", "schemas")
PROJECT_FILES: Final = ("pyproject.toml", "README.md", "LICENSE")

_NAMES: Final = "|".join(MOVED)
_FROM: Final = re.compile(rf"\bfrom\s+(?=(?:{_NAMES})\b)".encode())
_IN_TEXT: Final = re.compile(
    rf"(?:{_NAMES})(?:\.\w+)+|.*\bfrom (?:{_NAMES})[\w.]* import .*|.*\bimport (?:{_NAMES})\b.*"
)
_FINDERS: Final = ("files", "find_spec", "import_module", "PackageLoader", "read_data")


class Unmovable(Exception):
    """Source that names one of the packages in a way that would not survive the move."""


def build_wheel(
    wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None
) -> str:
    """Build the wheel from a copy of the tree as it is to be installed; returns its file name."""
    target = str(Path(wheel_directory).resolve())
    with _in_copy():
        return str(build_meta.build_wheel(target, config_settings))


def prepare_metadata_for_build_wheel(metadata_directory: str, config_settings: Any = None) -> str:
    """The wheel's metadata, of that same copy; returns the name of its folder."""
    target = str(Path(metadata_directory).resolve())
    with _in_copy():
        return str(build_meta.prepare_metadata_for_build_wheel(target, config_settings))


@contextmanager
def _in_copy() -> Iterator[None]:
    here = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="kamercijfers-wheel-") as scratch:
        lay_out(here, Path(scratch))
        os.chdir(scratch)
        try:
            yield
        finally:
            os.chdir(here)


def lay_out(project: Path, target: Path) -> None:
    """Copy the project into `target` as it is to be installed: everything under one name."""
    for name in PROJECT_FILES:
        shutil.copyfile(project / name, target / name)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(project / NAME, target / NAME, ignore=unwanted)
    for name in MOVED:
        shutil.copytree(project / name, target / NAME / name, ignore=unwanted)
    for path in sorted((target / NAME).rglob("*.py")):
        path.write_bytes(rename_imports(path.read_bytes(), str(path.relative_to(target))))


def rename_imports(source: bytes, name: str) -> bytes:
    """The source with its absolute imports of the moved packages under the one name.

    Raises Unmovable, naming file and line, where a moved package is named otherwise: imported in
    a form that binds its old name, or as text that is to be imported or looked up later.
    """
    lines = source.splitlines(keepends=True)
    tree = ast.parse(source)
    _refuse_text(tree, name)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and _is_moved(node.module):
            line = lines[node.lineno - 1]
            start = line[: node.col_offset]
            renamed, count = _FROM.subn(b"from %s." % NAME.encode(), line[node.col_offset :], 1)
            if not count:
                raise Unmovable(f"{name}:{node.lineno}: write the module's name behind `from`")
            lines[node.lineno - 1] = start + renamed
        elif isinstance(node, ast.Import) and any(_is_moved(alias.name) for alias in node.names):
            lines[node.lineno - 1] = _plain_import(node, lines[node.lineno - 1], name)
    return b"".join(lines)


def _is_moved(module: str | None) -> bool:
    return (module or "").partition(".")[0] in MOVED


def _plain_import(node: ast.Import, line: bytes, name: str) -> bytes:
    """`import schemas` binds one name, and so does `from kamercijfers import schemas`."""
    alias = node.names[0]
    if len(node.names) > 1 or "." in alias.name:
        raise Unmovable(f"{name}:{node.lineno}: write `from package import module`")
    indent, rest = line[: node.col_offset], line[node.col_offset :]
    return indent + b"from %s " % NAME.encode() + rest


def _refuse_text(tree: ast.AST, name: str) -> None:
    for node in ast.walk(tree):
        texts = []
        if isinstance(node, ast.Constant):
            texts = [node.value] if _names_module(node.value) else []
        elif isinstance(node, ast.Call) and _called(node.func) in _FINDERS:
            given = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            texts = [value for value in given if value in MOVED]
        if texts:
            line = getattr(node, "lineno", 0)
            raise Unmovable(f"{name}:{line}: say {texts[0]!r} by __package__ or the module itself")


def _names_module(value: object) -> bool:
    return isinstance(value, str) and "\n" not in value and bool(_IN_TEXT.fullmatch(value))


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
