"""The quality page: what was checked and what fell short, in Dutch, for any browser or printer."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from pipeline.dataset import Dataset
from pipeline.pages import render_page
from pipeline.pages.site import site_address
from pipeline.validate.report import CheckResult, FailingRow, ValidationReport
from schemas.tables import load_tables


def render_quality_page(report: ValidationReport, dataset: Dataset, *, site: str = "") -> str:
    """The page as HTML; every failing row leads to its document and page: on the `site` where there
    is one, else at its source."""
    tables: dict[str, list[CheckResult]] = {}
    for result in report.results:
        tables.setdefault(result.table, []).append(result)
    addresses = {document.doc_id: _address(document.source_url) for document in dataset.documents}
    return render_page(
        "quality.html",
        report=report,
        tables=tables,
        titles={name: table.title for name, table in load_tables().items()},
        link=lambda row: site_address(site, row.doc_id, page=row.page) or _link(row, addresses),
    )


def _address(source_url: str) -> str:
    """The document's address on the web; empty for anything a browser should not follow."""
    return source_url if urlsplit(source_url).scheme in {"http", "https"} else ""


def _link(row: FailingRow, addresses: Mapping[str, str]) -> str:
    address = addresses.get(row.doc_id, "")
    if not address:
        return ""
    return f"{address}#page={row.page}" if row.page else address
