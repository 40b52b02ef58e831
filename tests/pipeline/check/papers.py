"""Small PDFs made for the tests: a title, sentences as paragraphs, and perhaps a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table


def write_paper(
    path: Path, title: str, sentences: Sequence[str], table: Sequence[Sequence[str]] = ()
) -> Path:
    """Write a document of one or more pages to `path`."""
    styles = getSampleStyleSheet()
    story: list[Flowable] = [Paragraph(title, styles["Title"])]
    for sentence in sentences:
        story += [Paragraph(sentence, styles["BodyText"]), Spacer(1, 8)]
    if table:
        ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        story.append(Table([list(row) for row in table], style=ruled))
    SimpleDocTemplate(str(path), pagesize=A4, title=title).build(story)
    return path
