"""The closed word lists of the dataset: a word outside them is an error, never a default."""

from __future__ import annotations

from typing import Final, Literal, get_args

Comparator = Literal["eq", "approx", "gt", "ge", "lt", "le", "range"]
Statistic = Literal[
    "total", "share", "mean", "median", "min", "max", "target", "change", "ratio", "rate", ""
]
QuantityKind = Literal[
    "cardinal",
    "ordinal",
    "percent",
    "fraction",
    "currency",
    "number_range",
    "age",
    "dimension",
    "duration",
]
PassageRole = Literal[
    "paragraph",
    "heading",
    "list_item",
    "note",
    "caption",
    "label",  # chart labels and call-outs outside the running text
    "margin",  # margin column of a letter: kenmerk, datum, colophon
    "running",  # running heads and feet
    "page_number",
    "struck",  # struck out: printed, and no longer said
]
DocumentKind = Literal[
    "kamerbrief",
    "kamerstuk",
    "kamervragen",
    "motie",
    "memorie_van_toelichting",
    "verslag",
    "advies",
    "monitor",
    "factsheet",
    "infographic",
    "actieplan",
    "jaarverslag",
    "rapport",
    "statistiek",
    "handelingen",
    "brief",
    "overig",
]
TextSource = Literal["pdf", "xml", "ocr", "docx", "html"]
Status = Literal["ok", "quarantined", "withdrawn"]
RejectReason = Literal[
    "date",
    "period",
    "time",
    "page_number",
    "footnote_mark",
    "kamerstuk_reference",
    "law_article",
    "document_id",  # kenmerk, ISBN, ISSN, DOI, KvK, IBAN, other identifiers
    "url",
    "contact",  # telephone, postcode, address
    "name",  # 3RO, CO2, COVID-19, Natura 2000, A12
    "list_number",
    "section_number",
    "figure_label",  # the 3 of "Figuur 3", "tabel 2.1", "bijlage 4"
    "running_head",
    "axis_label",
    "ordinal",
    "roman_numeral",
    "formula",
    "garbled",
    "table_heading",
    "article_een",  # the article "een"
    "struck_out",  # a line runs through it
    "duplicate",  # printed twice on the same spot
    "decided",  # a steward rejected it
]
Verdict = Literal["agrees", "consistent", "explained", "contradicts"]
FindingVerdict = Literal["contradicts", "explained", "consistent", "agrees", "not_found"]
Dimension = Literal[
    "",
    "count_unit",
    "period",
    "population",
    "statistic",
    "definition",
    "revision",
    "unit",
    "per",
    "rounding",
    "comparator",
    "complement",
    "sum",
    "ratio",
    "mean",
    "share",
    "change",
]
FigureStatus = Literal["single", "agreed", "explained", "contested", "decided"]
DecisionKind = Literal[
    "choose_value", "same", "different", "rename_indicator", "reject_claim", "withdraw"
]

COMPARATORS: Final = get_args(Comparator)
STATISTICS: Final = get_args(Statistic)
DOCUMENT_KINDS: Final = get_args(DocumentKind)
TEXT_SOURCES: Final = get_args(TextSource)
UNPAGED: Final = frozenset(("xml", "docx", "html"))
"""Sources of text without paper: all stands on page 1, without boxes."""
STATUSES: Final = get_args(Status)
REJECT_REASONS: Final = get_args(RejectReason)
VERDICTS: Final = get_args(Verdict)
FINDING_VERDICTS: Final = get_args(FindingVerdict)
"""Worst first."""
DIMENSIONS: Final = get_args(Dimension)
COMPUTED_DIMENSIONS: Final[frozenset[Dimension]] = frozenset(
    {"complement", "sum", "ratio", "mean", "share", "change"}
)
"""Relations on these are between different things, one computed from the other."""
FIGURE_STATUSES: Final = get_args(FigureStatus)
DECISION_KINDS: Final = get_args(DecisionKind)
