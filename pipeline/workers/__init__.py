"""Work done in processes that may die: a task that hangs or crashes costs that task only."""

from pipeline.workers.pool import Done, Limits, work

__all__ = ["Done", "Limits", "work"]
