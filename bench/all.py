"""All benchmarks, one after the other. Those that need the shared corpus are left out without it.

usage: python bench/all.py [--shared ../shared]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ALONE = (("parse.py",), ("reconcile.py", "--incremental"), ("check.py",))
WITH_CORPUS = (("reader.py", "--whole"), ("run.py",), ("ablation.py",))


def main() -> int:
    """Run each in a process of its own; 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    commands = [list(command) for command in ALONE]
    if (shared / "corpus").is_dir():
        commands += [[*command, "--shared", str(shared)] for command in WITH_CORPUS]
    else:
        print(f"{shared} is not there: the benchmarks over documents are left out")
    failed = 0
    for name, *arguments in commands:
        print(f"\n== {name}", flush=True)
        done = subprocess.run([sys.executable, str(HERE / name), *arguments], check=False)
        failed |= done.returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
