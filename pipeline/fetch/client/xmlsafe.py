"""XML from outside: no entities, no DTD, no network. Names are compared without namespace."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from schemas.errors import SourceUnavailable


def parse_xml(body: bytes, url: str) -> Element:
    """The root of `body`. Raises SourceUnavailable on entities, DTDs, HTML and broken XML."""
    if body.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        raise SourceUnavailable(f"{url} geeft een webpagina in plaats van XML.")
    try:
        return fromstring(body, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SourceUnavailable(f"{url} geeft XML met entiteiten of een DTD: geweigerd.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise SourceUnavailable(f"{url} geeft onleesbare XML: {error}.") from error


def local_name(name: str) -> str:
    """`{namespace}name` without the namespace."""
    return name.rpartition("}")[2]


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements below `element` with local name `name`."""
    return (child for child in element.iter() if local_name(child.tag) == name)


def first_text(element: Element, name: str) -> str:
    """The text of the first descendant named `name`, or the empty string."""
    for child in descendants(element, name):
        return (child.text or "").strip()
    return ""


def attribute(element: Element, name: str) -> str:
    """The attribute with local name `name`, whatever its namespace."""
    for key, value in element.attrib.items():
        if local_name(key) == name:
            return value
    return ""
