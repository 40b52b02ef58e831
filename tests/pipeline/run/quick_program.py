"""The quick command line as a program, so that tests can kill it.

`python -m tests.pipeline.run.quick_program run raw`
"""

from __future__ import annotations

import importlib
import sys

from pipeline.cli.main import run_command
from tests.pipeline.run.quick import REPLACED

if __name__ == "__main__":
    for (module, name), replacement in REPLACED.items():
        setattr(importlib.import_module(module), name, replacement)
    sys.exit(run_command(sys.argv[1:]))
