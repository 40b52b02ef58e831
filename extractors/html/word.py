"""A Word file as a reading: mammoth makes it a web page, with its notes and merged cells."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from extractors.html.parse import parse_bytes
from extractors.html.reader import read_root
from schemas.errors import UnreadableDocument
from schemas.paper import Reading

MAX_BYTES: Final = 256 * 1024 * 1024
"""What the parts of text of a file may be in all when unpacked: a zip may swell a thousandfold."""
OLE: Final = b"\xd0\xcf\x11\xe0"
"""How a file begins that is an old .doc, or a .docx behind a password."""
BODY: Final = "word/document.xml"
PROPERTIES: Final = "docProps/core.xml"
TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def read_word(path: Path) -> Reading:
    """A .docx; its pages are made when it is printed, so all stands on page 1 without boxes.

    Words that were struck out or whose deletion was tracked are not in it, those whose insertion
    was are. Raises `UnreadableDocument`: empty_file, encrypted, too_large, damaged, no_text.
    """
    with path.open("rb") as file:
        begin = file.read(4)
    if not begin:
        raise UnreadableDocument("empty_file", f"{path.name} is leeg.")
    if begin == OLE:
        raise UnreadableDocument(
            "encrypted",
            f"{path.name} heeft een wachtwoord of is een oud Word-bestand.",
            remedy="Bewaar het als .docx zonder wachtwoord, of als PDF.",
        )
    title = _check(path)
    root = parse_bytes(_as_html(path), path.name)
    return read_root(
        root, name=path.name, text_source="docx", metadata={"Title": title} if title else {}
    )


def _check(path: Path) -> str:
    """The title in the file's properties. Raises `UnreadableDocument` for what is no Word file."""
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    try:
        with zipfile.ZipFile(path) as parts:
            read = [part for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in read) > MAX_BYTES:
                raise UnreadableDocument("too_large", f"{path.name} is uitgepakt te groot.")
            if BODY not in parts.namelist():
                raise UnreadableDocument("damaged", f"{path.name} is geen Word-bestand.")
            for part in read:
                # Refuses entities and the like, which mammoth's own parser would follow.
                root = ElementTree.fromstring(parts.read(part))
                if part.filename == PROPERTIES:
                    return str(root.findtext(TITLE) or "")
    except (zipfile.BadZipFile, ElementTree.ParseError, DefusedXmlException, OSError, RuntimeError,
            NotImplementedError, EOFError, ValueError) as error:  # fmt: skip
        raise _damaged(path) from error
    return ""


def _as_html(path: Path) -> bytes:
    import mammoth  # type: ignore[import-untyped] # no stubs

    def no_picture(_image: object) -> dict[str, str]:
        return {"src": ""}

    try:
        with path.open("rb") as file:
            made = mammoth.convert_to_html(
                file,
                convert_image=mammoth.images.img_element(no_picture),
                external_file_access=False,
            )
    except Exception as error:  # what mammoth raises on a damaged file is anything at all
        raise _damaged(path) from error
    page: str = made.value
    return f'<html><head><meta charset="utf-8"></head><body>{page}</body></html>'.encode()


def _damaged(path: Path) -> UnreadableDocument:
    return UnreadableDocument("damaged", f"{path.name} is geen leesbaar Word-bestand.")
