"""The command line: `kamercijfers COMMAND`. One module per command, imported when it is called.

Commands in `running` make the dataset, in `asking` ask it; `deciding` is for stewards, `showing`
for others.

A new command is one line in COMMANDS and one module with a click command of that name. Commands
return their exit code (None is 0) and raise KamercijfersError for what a person can mend.
"""

from pipeline.cli.main import main

__all__ = ["main"]
