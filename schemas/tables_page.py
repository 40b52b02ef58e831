"""The tables as Markdown: `python -m schemas.tables_page docs/dataset.md` renews the page."""

from __future__ import annotations

import sys
from pathlib import Path

from schemas.tables import Column, TableDefinition, load_tables

BEGIN = "<!-- tables: made from schemas/tables.toml -->"
END = "<!-- end of tables -->"


def describe_tables() -> str:
    """Every table and column, in English."""
    return "\n".join(_describe(table) for table in load_tables().values())


def renew(page: str) -> str:
    """The page with what stands between the marks made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{describe_tables()}\n{END}{after}"


def _describe(table: TableDefinition) -> str:
    key = f" Key: {', '.join(f'`{name}`' for name in table.primary_key)}." * bool(table.primary_key)
    lines = [
        f"### {table.name} — {table.title}",
        "",
        f"{table.english}{key}",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(
            f"| `{column.name}` | {_type(column)} | {_meaning(column)} |"
            for column in table.columns
        ),
        "",
    ]
    return "\n".join(lines)


def _type(column: Column) -> str:
    return column.type if column.required else f"{column.type}, may be missing"


def _meaning(column: Column) -> str:
    parts = [column.english.replace("|", "\\|")]
    if column.words:
        parts.append(f"One of {', '.join(f'`{word}`' for word in column.words)}.")
    if column.references:
        parts.append(f"→ `{column.references}`")
    return " ".join(parts)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8")
