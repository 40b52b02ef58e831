"""Reads the official XML of parliamentary papers, alone or beside the PDF."""

from extractors.xml.align import align_with_pdf
from extractors.xml.reader import read_xml

__all__ = ["align_with_pdf", "read_xml"]
