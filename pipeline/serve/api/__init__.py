"""The desk for programs: a JSON API with its description, and reconciliation for OpenRefine."""

from typing import Final

from pipeline.serve.api import description, refine, rows, texts

ROUTES: Final = (*description.ROUTES, *rows.ROUTES, *texts.ROUTES, *refine.ROUTES)

__all__ = ["ROUTES"]
