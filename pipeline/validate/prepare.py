"""Frames ready to be checked: every table with what a check needs from other tables beside it.

A suite checks one table at a time, so what joins tables is computed here, in columns of their
own: `document_known`, `document_pages`, `claim_rows`, … The suites in schemas/expectations name
them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

import pandas as pd

from pipeline.dataset import Tables
from schemas.names import split_list
from schemas.vocabularies import UNPAGED

WHITESPACE = re.compile(r"\s+")
DECIMALS_KEPT = 12
DIGITS_KEPT = 38
RATIO = r"(?i)(?:graad|ratio|quote|index|indexcijfer)(?:en|s)?\b"
"""Words for what is a percentage of something else, and may be more than all of it."""


NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": ("pages", "claims", "footnotes", "rejected"),
    "pages": ("documents",),
    "claims": ("documents", "pages", "footnotes"),
    "footnotes": ("documents", "claims"),
    "references": ("documents",),
    "law_references": ("documents",),
    "rejected": ("documents",),
    "relations": ("claims",),
    "figures": ("claims", "documents", "relations"),
    "decisions": ("claims",),
}
"""The other tables that what is joined to a table comes from: all that its checks depend on."""


def prepare_frames(tables: Tables, wanted: Collection[str]) -> dict[str, pd.DataFrame]:
    """The tables `wanted` with their own columns and the joined ones; the index is the row's
    position."""
    read = {*wanted, *(other for name in wanted for other in NEEDS[name])}
    frames = {name: tables.frame(name) for name in tables if name in read}
    for name in frames:
        if name in wanted:
            PREPARE[name](frames)
    return {name: frames[name] for name in frames if name in wanted}


def _prepare_documents(frames: dict[str, pd.DataFrame]) -> None:
    documents = frames["documents"]
    for table in ("pages", "claims", "footnotes", "rejected"):
        counts = frames[table]["doc_id"].value_counts()
        documents[f"{table}_rows"] = documents["doc_id"].map(counts).fillna(0).astype("Int64")
    documents["accounted"] = documents["claims_rows"] + documents["rejected_rows"]
    read = (documents["status"] == "ok") & ~documents["text_source"].isin(UNPAGED)
    documents["pages_read"] = documents["pages"].where(read)
    years = (date.year if isinstance(date, dt.date) else None for date in documents["date"])
    documents["year"] = pd.Series(list(years), dtype="Int64")
    documents["told_why"] = (documents["status"] == "ok") | documents["reason"].notna()


def _prepare_pages(frames: dict[str, pd.DataFrame]) -> None:
    pages = frames["pages"]
    _join_document(pages, frames["documents"])
    pages["place"] = pages["doc_id"] + " p. " + pages["page"].astype("str")


def _join_document(frame: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Whether the row's document exists, and how many pages it has (null where unpaged)."""
    frame["document_known"] = _known(frame["doc_id"], documents["doc_id"])
    paged = documents[~documents["text_source"].isin(UNPAGED)]
    paged = paged.drop_duplicates("doc_id").set_index("doc_id")
    frame["document_pages"] = frame["doc_id"].map(paged["pages"]).astype("Int64")


def _known(values: pd.Series[Any], ids: pd.Series[Any]) -> pd.Series[Any]:
    """True where the value is among the ids, null where there is no value."""
    known = set(ids)
    found = [value in known if isinstance(value, str) else None for value in values]
    return pd.Series(found, dtype="boolean")


def _name_a_ratio(claims: pd.DataFrame) -> pd.Series[Any]:
    """Where the words name what may well be more than the whole: a funding ratio of 105,8%."""
    around = claims[["row_heading", "column_heading", "section"]].fillna("")
    named = claims["measure"].fillna("").astype(str).str.cat(around.astype(str), sep=" ")
    return named.str.contains(RATIO, regex=True)


def _prepare_claims(frames: dict[str, pd.DataFrame]) -> None:
    claims = frames["claims"]
    _join_document(claims, frames["documents"])
    numbers = claims[["value", "value_low", "value_high", "step"]]
    claims["has_number"] = numbers[["value", "value_low", "value_high"]].notna().any(axis=1)
    ranged = claims["comparator"] == "range"
    claims["range_leaves_value_empty"] = claims["value"].isna().where(ranged, True)
    claims["fits_the_formats"] = _fit_formats(numbers)
    shares = (claims["unit"] == "percent") & (claims["statistic"] == "share")
    shares &= ~_name_a_ratio(claims)
    bounds = numbers[["value", "value_low", "value_high"]].where(shares, axis=0)
    bounds = bounds.apply(pd.to_numeric)
    claims["share_lowest"] = bounds.min(axis=1)
    claims["share_highest"] = bounds.max(axis=1)
    claims["found_in_sentence"] = _stands_where_told(claims)
    claims["cited_known"] = _known(claims["cited_doc"], frames["documents"]["doc_id"])
    notes = set(zip(frames["footnotes"]["doc_id"], frames["footnotes"]["marker"], strict=True))
    called = map(_items, claims["footnotes"])
    claims["notes_known"] = [
        _all_known(((doc_id, marker) for marker in markers), notes)
        for doc_id, markers in zip(claims["doc_id"], called, strict=True)
    ]
    _join_page_size(claims, frames["pages"])


def _join_page_size(claims: pd.DataFrame, pages: pd.DataFrame) -> None:
    """The size of the page a claim stands on, a point wider to forgive rounding."""
    sizes = pages.drop_duplicates(["doc_id", "page"]).set_index(["doc_id", "page"])
    places = pd.MultiIndex.from_frame(claims[["doc_id", "page"]])
    found = sizes[["width", "height"]].reindex(places)
    claims["page_width"] = found["width"].to_numpy() + 1
    claims["page_height"] = found["height"].to_numpy() + 1


def _fit_formats(numbers: pd.DataFrame) -> list[bool]:
    """Whether every decimal of a row fits the decimal type of Parquet and DuckDB."""
    rows = zip(*(numbers[name] for name in numbers.columns), strict=True)
    return [all(value is None or _fits(value) for value in row) for row in rows]


def _fits(number: Any) -> bool:
    _, digits, exponent = number.as_tuple() if hasattr(number, "as_tuple") else (0, (), 0)
    if not isinstance(exponent, int):
        return False
    whole = len(digits) + exponent
    return -exponent <= DECIMALS_KEPT and whole <= DIGITS_KEPT - DECIMALS_KEPT


def _stands_where_told(claims: pd.DataFrame) -> list[bool | None]:
    """Whether a claim's own words stand in its sentence, right where `start` says."""
    rows = zip(claims["as_written"], claims["sentence"], claims["start"], strict=True)
    return [
        None
        if not isinstance(words, str) or not isinstance(sentence, str)
        else sentence.startswith(words, start)
        for words, sentence, start in rows
    ]


def _find_in_sentence(frame: pd.DataFrame) -> list[bool | None]:
    """Whether the row's own words stand in its sentence, however they are spaced."""
    pairs = zip(frame["as_written"], frame["sentence"], strict=True)
    return [
        None
        if not isinstance(words, str) or not isinstance(sentence, str)
        else words in sentence or _squeeze(words) in _squeeze(sentence)
        for words, sentence in pairs
    ]


def _squeeze(text: str) -> str:
    return WHITESPACE.sub("", text)


def _items(cell: Any) -> list[str]:
    return split_list(cell) if isinstance(cell, str) else []


def _all_known(values: Iterable[Any], known: set[Any]) -> bool:
    return all(value in known for value in values)


def _lists_known(column: pd.Series[Any], ids: pd.Series[Any]) -> list[bool]:
    known = set(ids)
    return [_all_known(values, known) for values in map(_items, column)]


def _prepare_footnotes(frames: dict[str, pd.DataFrame]) -> None:
    footnotes = frames["footnotes"]
    _join_document(footnotes, frames["documents"])
    claims = frames["claims"]["claim_id"]
    footnotes["claims_known"] = _lists_known(footnotes["claim_ids"], claims)


def _prepare_references(frames: dict[str, pd.DataFrame]) -> None:
    references = frames["references"]
    _join_document(references, frames["documents"])
    documents = frames["documents"]["doc_id"]
    references["target_known"] = _known(references["target_doc_id"], documents)
    kamerstuk = references["kind"] == "kamerstuk"
    references["kamerstuk_dossier"] = references["dossier"].where(kamerstuk)


def _prepare_law_references(frames: dict[str, pd.DataFrame]) -> None:
    _join_document(frames["law_references"], frames["documents"])


def _prepare_rejected(frames: dict[str, pd.DataFrame]) -> None:
    rejected = frames["rejected"]
    _join_document(rejected, frames["documents"])
    rejected["found_in_sentence"] = _find_in_sentence(rejected)


def _prepare_relations(frames: dict[str, pd.DataFrame]) -> None:
    relations = frames["relations"]
    claims = frames["claims"]
    for side in ("left", "right"):
        relations[f"{side}_known"] = _known(relations[side], claims["claim_id"])
    relations["two_claims"] = relations["left"] != relations["right"]
    ends = [
        sorted(map(str, pair)) for pair in zip(relations["left"], relations["right"], strict=True)
    ]
    relations["pair"] = pd.Series([" ".join(pair) for pair in ends], dtype="str")
    explained = relations["verdict"] == "explained"
    relations["dimension_named"] = relations["dimension"].notna().where(explained, True)
    _join_claim(relations, "left", claims)


def _join_claim(frame: pd.DataFrame, key: str, claims: pd.DataFrame) -> None:
    """Document and page of the claim that `key` names, to lead the reader there."""
    named = claims[claims["claim_id"].notna()]
    places = named.drop_duplicates("claim_id").set_index("claim_id")
    frame["doc_id"] = frame[key].map(places["doc_id"])
    frame["page"] = frame[key].map(places["page"]).astype("Int64")


def _prepare_figures(frames: dict[str, pd.DataFrame]) -> None:
    figures = frames["figures"]
    claims = frames["claims"]
    figures["preferred_known"] = _known(figures["preferred_claim"], claims["claim_id"])
    figures["alternatives_known"] = _lists_known(figures["alternatives"], claims["claim_id"])
    figures["sources_known"] = _lists_known(figures["sources"], frames["documents"]["doc_id"])
    contested = figures["status"] == "contested"
    relations = frames["relations"]
    clashes = relations[relations["verdict"] == "contradicts"]
    # A computation belies a figure that nobody tells otherwise.
    belied = figures["preferred_claim"].isin([*clashes["left"], *clashes["right"]])
    shown = figures["alternatives"].notna() | belied
    figures["contest_shown"] = shown.where(contested, True)
    numbers = figures[["value", "value_low", "value_high"]]
    figures["has_number"] = numbers.notna().any(axis=1)
    figures["fits_the_formats"] = _fit_formats(numbers)
    _join_claim(figures, "preferred_claim", claims)


def _prepare_decisions(frames: dict[str, pd.DataFrame]) -> None:
    decisions = frames["decisions"]
    claims = frames["claims"]["claim_id"]
    rejections = decisions[decisions["kind"] == "reject_claim"]
    rejected = [name for names in rejections["claims"] for name in _items(names)]
    # A claim a steward rejected is gone as it should, and what was withdrawn asks for nothing.
    known = _lists_known(decisions["claims"], pd.Series([*claims, *rejected], dtype="object"))
    withdrawn = decisions.loc[decisions["kind"] == "withdraw", "outcome"]
    over = (decisions["kind"] == "withdraw") | decisions["decision_id"].isin(withdrawn)
    decisions["claims_known"] = pd.Series(known, index=decisions.index, dtype="bool") | over


PREPARE: Final[Mapping[str, Callable[[dict[str, pd.DataFrame]], None]]] = {
    "documents": _prepare_documents,
    "pages": _prepare_pages,
    "claims": _prepare_claims,
    "footnotes": _prepare_footnotes,
    "references": _prepare_references,
    "law_references": _prepare_law_references,
    "rejected": _prepare_rejected,
    "relations": _prepare_relations,
    "figures": _prepare_figures,
    "decisions": _prepare_decisions,
}
