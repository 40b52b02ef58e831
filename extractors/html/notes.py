"""Footnotes on a page without feet: where one is called, and which element is its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from extractors.xml.parse import name_of

BODIES: Final = frozenset(("li", "p", "div", "dd", "aside", "td", "section"))
_MARK: Final = re.compile(r"[\[(]?\s*(\d{1,3}|[a-z]|[ivxl]{1,5}|[*†‡§]{1,3})\s*[\])]?\.?")
_BACK: Final = re.compile(r"[\s↩↑^⏎\uFE0E\[\]().]*|[\[(]?\d{1,3}[\])]?\.?|terug.{0,20}")
_POWER_OF: Final = re.compile(r"(?:^|[\s/·*(\d])(?:[kcdmhnµ]?m|10|\d|s)$")


@dataclass(frozen=True, slots=True)
class NoteLinks:
    """Which links of a page call a note (its mark by link), and which elements are bodies."""

    calls: dict[etree._Element, str]
    bodies: dict[etree._Element, str]


def find_notes(part: etree._Element) -> NoteLinks:
    """Pair the marks that link to a place on the page with the block at that place.

    A link is a call where it reads as a mark and stands raised, is marked as one, or leads to a
    block that links back to it.
    """
    named = {e.get("id") or e.get("name"): e for e in part.iter() if isinstance(e.tag, str)}
    calls: dict[etree._Element, str] = {}
    bodies: dict[etree._Element, str] = {}
    for link in part.iter("a"):
        mark = _MARK.fullmatch("".join(link.itertext()).strip())
        target = named.get(unquote((link.get("href") or "#")[1:])) if _is_local(link) else None
        if mark is None or target is None:
            continue
        body = _block_of(target)
        around = set(_up(link))
        if body is None or body in around or around & bodies.keys():
            continue
        if _is_raised(link) or _is_noteref(link) or _leads_back(body, link):
            calls[link] = mark[1]
            bodies.setdefault(body, mark[1])
    return NoteLinks(calls, bodies)


def _is_local(link: etree._Element) -> bool:
    return (link.get("href") or "").startswith("#")


def _up(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _block_of(target: etree._Element) -> etree._Element | None:
    return next((e for e in _up(target) if name_of(e) in BODIES), None)


def _is_raised(link: etree._Element) -> bool:
    beside = [e for e in (link.getparent(), *link) if e is not None]
    return any(name_of(e) == "sup" or "super" in (e.get("style") or "") for e in beside)


def _is_noteref(link: etree._Element) -> bool:
    told = (link.get("role", ""), link.get("{*}type", ""), link.get("epub:type", ""))
    return any("noteref" in word for word in told) or "noot" in (link.get("class") or "")


def _leads_back(body: etree._Element, link: etree._Element) -> bool:
    names = {e.get("id") or e.get("name") for e in _up(link)} | {e.get("id") for e in link.iter()}
    return any(_is_local(a) and (a.get("href") or "")[1:] in names - {None} for a in body.iter("a"))


def is_way_back(link: etree._Element) -> bool:
    """Whether a link within the body of a note only leads back to where it is called."""
    return _is_local(link) and _BACK.fullmatch("".join(link.itertext())) is not None


def is_bare_mark(raised: etree._Element, before: str) -> str:
    """The mark of a `sup` without a link, where it is one: a power ("m²", "10⁶") is none."""
    text = "".join(raised.itertext()).strip()
    if not re.fullmatch(r"\d{1,3}", text) or _POWER_OF.search(before):
        return ""
    return text
