"""Where the work of a run is done: in processes of this machine, or on a cluster.

`Engine` is what a run asks; `opened` gives the one that the settings name. Whatever does the work,
the outcome is the same to the byte.
"""

from pipeline.engines.engine import Engine, Errand
from pipeline.engines.local import Local
from pipeline.engines.opened import opened

__all__ = ["Engine", "Errand", "Local", "opened"]
