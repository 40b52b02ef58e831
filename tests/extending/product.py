"""Run in a copy of the product: publish what is in raw/, check brief.pdf, and print it all as JSON.

`python product.py FOLDER`, with the copy first on PYTHONPATH.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from pipeline.cli.main import run_command
from pipeline.published import open_table
from schemas.tables import load_tables


def printed(*arguments: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run_command(list(arguments))
    return out.getvalue()


def main(folder: str) -> None:
    """Print the tables, the findings of the check and what the commands say."""
    os.chdir(folder)
    if Path("raw/sources.toml").exists():
        printed("fetch")
    printed("run", "--jobs", "1")
    tables = {
        name: open_table(Path("processed"), name).select(columns(name)).to_pylist()
        for name in ("documents", "claims", "law_references", "rejected")
    }
    check = json.loads(printed("check", "brief.pdf", "--json"))
    said = printed("check", "brief.pdf") + printed("groet")
    print(json.dumps({"tables": tables, "findings": check["findings"], "said": said}))


def columns(table: str) -> list[str]:
    """The columns of a table that JSON can hold as they are."""
    plain = ("string", "integer")
    return [column.name for column in load_tables()[table].columns if column.type in plain]


if __name__ == "__main__":
    main(sys.argv[1])
