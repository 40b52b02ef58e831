"""What a made-up table says: its headings, its figures, and what each figure means."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Final, Literal

Negative = Literal["", "brackets", "dashed", "behind", "minus", "label"]
Place = Literal["", "caption", "line", "corner", "under", "column"]

ROWS: Final = (
    "Noord", "Zuidwest", "Midden", "Waddengebied", "Kustprovincies", "Grensstreek", "Randgemeenten",
    "Jeugdzorg", "Bijstand", "Wegenbouw", "Dijkverzwaring", "Natuurherstel", "Woningbouw",
    "Cultuurhuizen", "Sportvelden", "Bibliotheken", "Brandweer", "Afvalinzameling", "Riolering",
    "Openbaar groen", "Overige baten", "Personele lasten", "Huur van gebouwen", "Onderhoud",
)  # fmt: skip
GROUPS: Final = ("Lasten", "Baten", "Steden", "Dorpen", "Veiligheid", "Vervoer")
NAMES: Final = (
    "Aanvragen", "Toegekend", "Afgewezen", "Lopend", "Raming", "Realisatie", "Begroot", "Herzien",
    "Instroom", "Uitstroom", "Mannen", "Vrouwen", "Voorraad", "Hoog", "Laag",
)  # fmt: skip
MONTHS: Final = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus")
CAPTIONS: Final = ("Plaatsingen", "Overzicht van middelen", "Stand per onderdeel", "Verdeling")
# Words of a scale, what it multiplies by, and the unit.
SCALES: Final = (
    ("x € 1.000", 1000, "EUR"), ("bedragen x € 1.000", 1000, "EUR"), ("€ '000", 1000, "EUR"),
    ("in duizenden euro's", 1000, "EUR"), ("in duizenden euro", 1000, "EUR"),
    ("€'000", 1000, "EUR"), ("€ x 1.000", 1000, "EUR"), ("x 1.000 euro", 1000, "EUR"),
    ("bedragen in € 1.000", 1000, "EUR"), ("× € 1 000", 1000, "EUR"), ("x EUR 1.000", 1000, "EUR"),
    ("x € 1.000,-", 1000, "EUR"), ("EUR x 1.000", 1000, "EUR"), ("k€", 1000, "EUR"),
    ("in € mln", 10**6, "EUR"), ("x € 1 mln", 10**6, "EUR"), ("€ miljoen", 10**6, "EUR"),
    ("in miljoenen euro's", 10**6, "EUR"), ("x € 1.000.000", 10**6, "EUR"),
    ("mln. €", 10**6, "EUR"), ("in € miljard", 10**9, "EUR"), ("x 1.000", 1000, "count"),
    ("aantallen x 1.000", 1000, "count"),
    ("x duizend", 1000, "count"), ("in duizendtallen", 1000, "count"), ("in %", 1, "percent"),
    ("in euro's", 1, "EUR"), ("in hele euro's", 1, "EUR"), ("€", 1, "EUR"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One body cell as printed, and what must be read of it."""

    text: str
    value: Decimal
    unit: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    period: str


@dataclass(slots=True)
class Plan:
    """A table: word columns and figures per row, headings per figure column."""

    caption: str = ""
    scale: str = ""
    place: Place = ""
    scaled_column: int = -1
    heads: list[tuple[str, ...]] = field(default_factory=list)  # over each column, top down
    corner: tuple[str, ...] = ("",)  # over each word column
    rows: list[tuple[tuple[str, ...], list[Figure | None]]] = field(default_factory=list)
    numbered: bool = False  # a row of column numbers under the headings

    @property
    def figures(self) -> list[Figure]:
        """All figures."""
        return [figure for _, figures in self.rows for figure in figures if figure is not None]


@dataclass(slots=True)
class _Numbers:
    """Figures of which no two are printed with the same digits."""

    random: Random
    style: str
    decimals: int
    size: tuple[float, float]
    used: set[str] = field(default_factory=set)

    def next(self) -> tuple[str, Decimal]:
        while True:
            low, high = self.size
            whole = int(10 ** self.random.uniform(low, high))
            value = Decimal(whole)
            text = self.group(whole)
            if self.decimals:
                cents = self.random.randrange(10**self.decimals)
                value += Decimal(cents).scaleb(-self.decimals)
                mark = "." if self.style == "english" else ","
                text += f"{mark}{cents:0{self.decimals}d}"
            digits = "".join(filter(str.isdigit, text)).lstrip("0")
            if digits not in self.used and len(digits) > 1 and not 1900 <= whole <= 2100:
                self.used.add(digits)
                return text, value

    def group(self, whole: int) -> str:
        mark = {"dutch": ".", "spaces": " ", "english": ",", "plain": ""}[self.style]
        return f"{whole:,}".replace(",", mark)


def make_plan(random: Random) -> Plan:
    """A table with everything chosen at random."""
    plan = Plan()
    words, factor, unit = random.choice(SCALES) if random.random() < 0.75 else ("", 1, "count")
    plan.scale = words
    if words:
        plan.place = random.choice(("caption", "caption", "line", "corner", "under", "column"))
        if plan.place == "column" and (unit == "count" and factor == 1):
            plan.place = "caption"
    if unit == "count" and plan.place == "under":
        plan.place = "caption"  # "Bedragen x 1.000" are euros
    count = random.randint(2, 5)
    caption_year = _head_columns(plan, random, count)
    plan.caption = f"{random.choice(CAPTIONS)}{caption_year and f' in {caption_year}'}"
    if random.random() < 0.7:
        plan.caption = (
            f"Tabel {random.randint(1, 30)}{random.choice(('', '.', ':'))} {plan.caption}"
        )
    plan.numbered = random.random() < 0.15
    if plan.place == "column":
        plan.scaled_column = random.randrange(len(plan.heads))
    styles = ("dutch", "dutch", "spaces", "plain") if unit == "percent" else (
        "dutch", "dutch", "dutch", "spaces", "english", "plain")  # fmt: skip
    style = random.choice(styles)
    percent = unit == "percent"
    numbers = _Numbers(
        random,
        style,
        random.choice((0, 1)) if percent or factor >= 10**6 else 0,
        (1, 1.99) if percent else (1.1, random.choice((3.5, 4.5, 6.8))),
    )
    negative: Negative = ""
    if unit == "EUR" and random.random() < 0.4:
        negative = random.choice(("brackets", "dashed", "behind", "minus", "label"))
    _fill(plan, random, numbers, (factor, unit), negative, caption_year)
    told = style != "english" or any(figure.text.count(",") > 1 for figure in plan.figures)
    return plan if told else make_plan(random)


def _head_columns(plan: Plan, random: Random, count: int) -> str:
    """Choose the headings; gives the year that only the caption tells."""
    kind = random.choice(("years", "years", "names", "names", "months", "pairs", "pairs"))
    first = random.randint(2009, 2027)
    if kind == "years":
        plan.heads = [(str(first + at),) for at in range(count)]
        return ""
    if kind == "months":
        plan.heads = [(month,) for month in MONTHS[:count]]
    elif kind == "names":
        plan.heads = [(name,) for name in random.sample(NAMES, count)]
    else:
        below = random.sample(NAMES, random.choice((2, 2, 3)))
        plan.heads = [(str(first + at), name) for at in range(2) for name in below]
        return ""
    return str(first)


def _fill(
    plan: Plan, random: Random, numbers: _Numbers,
    scale: tuple[int, str], negative: Negative, caption_year: str,
) -> None:  # fmt: skip
    factor, unit = scale
    kind = random.choice(("plain", "plain", "groups", "columns"))
    names = random.sample(ROWS, random.randint(3, 9))
    groups = random.sample(GROUPS, 2)
    plan.corner = ("", "") if kind == "columns" else ("",)
    if plan.place != "corner" and random.random() < 0.5:
        plan.corner = ("Groep", "Onderdeel") if kind == "columns" else ("Onderdeel",)
    half = max(len(names) // 2, 1)
    for at, name in enumerate(names):
        group = groups[at >= half] if kind != "plain" else ""
        begins = at in (0, half)
        if kind == "groups" and begins:
            plan.rows.append(((group,), [None] * len(plan.heads)))
        below = negative != "" and random.random() < 0.4
        printed = f"{name} (-)" if below and negative == "label" else name
        figures: list[Figure | None] = []
        for column, heads in enumerate(plan.heads):
            text, value = numbers.next()
            scaled = plan.place != "column" or column == plan.scaled_column
            value = value * factor if scaled else value
            year = next((head for head in heads if head[:2] in ("19", "20")), caption_year)
            period = year
            if heads[0] in MONTHS:
                period = f"{year}-{MONTHS.index(heads[0]) + 1:02d}"
            figures.append(
                Figure(
                    _negated(text, negative) if below else text,
                    -value if below else value,
                    unit if scaled else "count",
                    (group, name) if group else (name,),
                    heads,
                    period,
                )
            )
        label = (group if begins else "", printed) if kind == "columns" else (printed,)
        plan.rows.append((label, figures))


def _negated(text: str, how: Negative) -> str:
    return {
        "brackets": f"({text})", "dashed": f"-/- {text}", "behind": f"{text}-",
        "minus": f"\u2212{text}", "label": text, "": text,
    }[how].replace("\u2212", "-")  # fmt: skip
