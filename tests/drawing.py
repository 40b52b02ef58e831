"""The rooms of a package as they are: what each is for, and who knows whom, drawn from imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

Edges = Mapping[str, frozenset[str]]


def rooms(root: Path, package: str) -> dict[str, Path]:
    """The modules and sub-packages of a package, by name."""
    folder = root.joinpath(*package.split("."))
    found = {path.stem: path for path in folder.glob("*.py") if path.stem != "__init__"}
    found |= {path.parent.name: path.parent for path in folder.glob("*/__init__.py")}
    return dict(sorted(found.items()))


def edges(root: Path, package: str) -> Edges:
    """Which rooms each room imports from."""
    names = rooms(root, package)
    found: dict[str, frozenset[str]] = {}
    for room, path in names.items():
        files = path.rglob("*.py") if path.is_dir() else (path,)
        met = {name for file in files for name in _imported(file, package)}
        found[room] = frozenset(met & names.keys() - {room})
    return found


def _imported(file: Path, package: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)) if module == package:
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module)) if module.startswith(f"{package}."):
                yield module.removeprefix(f"{package}.").partition(".")[0]


def floors(known: Edges) -> dict[str, int]:
    """How many rooms stand on top of each other below a room. Raises ValueError for a circle."""

    @cache
    def height(room: str, above: tuple[str, ...] = ()) -> int:
        if room in above:
            raise ValueError(f"a circle: {' → '.join((*above, room))}")
        return 1 + max((height(other, (*above, room)) for other in known[room]), default=-1)

    return {room: height(room) for room in known}


def without_short_cuts(known: Edges) -> Edges:
    """Only the edges that no path over other rooms makes good."""

    @cache
    def reached(room: str) -> frozenset[str]:
        return known[room].union(*(reached(other) for other in known[room]))

    return {
        room: frozenset(
            other
            for other in direct
            if not any(other in reached(between) for between in direct - {other})
        )
        for room, direct in known.items()
    }


def purpose(path: Path) -> str:
    """The first line of what a room says of itself."""
    file = path / "__init__.py" if path.is_dir() else path
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return told.partition("\n\n")[0].replace("\n", " ")


def draw(root: Path, package: str) -> Iterator[str]:
    """The rooms from the top floor down as Markdown, and a drawing of who knows whom."""
    known, names = edges(root, package), rooms(root, package)
    height = floors(known)
    order = sorted(names, key=lambda room: (-height[room], room))
    yield f"{len(names)} rooms on {max(height.values()) + 1} floors, the highest first.\n"
    yield "| room | what it is for |"
    yield "|---|---|"
    for room in order:
        yield f"| `{room}` | {purpose(names[room]).replace('|', '/')} |"
    yield "\n```mermaid"
    yield "graph TD"
    for room, direct in without_short_cuts(known).items():
        yield from (f"  {room} --> {other}" for other in sorted(direct))
    yield "```"
