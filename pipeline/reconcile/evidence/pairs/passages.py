"""Where claims stand together: in one sentence, in one row, in one column of a table."""

from __future__ import annotations

from schemas.records import Claim


def passages_of(claim: Claim) -> tuple[str, str]:
    """What tells which claims stand in one sentence or row, and in one column."""
    if not claim.in_table:
        return f"{claim.doc_id}\n{claim.sentence}", ""
    table = f"{claim.doc_id}\n{claim.in_table}\n"
    return f"{table}row {claim.row_heading}", f"{table}column {claim.column_heading}"
