"""Draw made-up tables from seeds, read them, and count the cells that are read as they were meant.

Prints every table that is not whole with its style. Usage: made_up_tables.py [FIRST LAST]
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.extractors.made_tables.hold import faults, make_table


def main() -> None:
    """Count over a range of seeds; the tests hold 7000 to 7059."""
    first, last = (int(word) for word in (sys.argv[1:3] or ("20000", "20200")))
    wrong: Counter[str] = Counter()
    cells = whole = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, last):
            path = Path(folder) / f"{seed}.pdf"
            plan, style = make_table(seed, path)
            found = faults(plan, path)
            cells += len(plan.figures)
            whole += not found
            wrong.update(kind for kind, _ in found)
            if found:
                print(seed, plan.scale or "-", plan.place or "-", style)
    print(f"{whole} of {last - first} tables whole, {cells} cells; faults: {dict(wrong)}")


if __name__ == "__main__":
    main()
