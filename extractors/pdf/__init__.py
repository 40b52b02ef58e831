"""Reads PDFs as a person does. The only importer of PDFium, pdfplumber and pikepdf."""

from extractors.pdf.reader import read_pdf

__all__ = ["read_pdf"]
