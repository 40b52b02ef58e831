"""The command `kamercijfers`, also as `python -m kamercijfers`."""

from __future__ import annotations

from pipeline.cli import main

if __name__ == "__main__":
    main()
