"""How a made-up table is drawn: type, rulings, fills, order, standing heads, on its side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.made_tables.plan import Plan

FONTS: Final = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))
UNDER: Final = ("Bedragen {}.", "Noot: bedragen {}.", "{}", "* {}", "Alle bedragen {}")
PROSE: Final = (
    "Het overzicht hieronder laat zien hoe de middelen zijn verdeeld over de onderdelen.",
    "Wij lichten de grootste verschillen toe in de volgende alinea van deze paragraaf.",
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a table looks like."""

    fonts: tuple[str, str]
    size: float
    pitch: float
    gap: float
    align: str
    ruling: str
    fill: str
    order: str
    standing: bool
    turned: int
    below_rule: bool
    under: str


def make_style(random: Random) -> Style:
    """A style with everything chosen at random."""
    size = random.choice((7.0, 8.0, 9.0, 10.0))
    return Style(
        fonts=random.choice(FONTS),
        size=size,
        pitch=size * random.uniform(1.25, 2.1),
        gap=size * random.uniform(1.3, 3.5),
        align=random.choice(("right", "right", "right", "centre")),
        ruling=random.choice(("none", "none", "head", "rows", "grid", "frame", "book")),
        fill=random.choice(("none", "none", "band", "zebra", "band_zebra", "cells", "rows")),
        order=random.choice(("rows", "rows", "columns", "shuffled")),
        standing=random.random() < 0.1,
        turned=random.choice((0,) * 9 + (90, 270)),
        below_rule=random.random() < 0.5,
        under=random.choice(UNDER),
    )


@dataclass(slots=True)
class _Text:
    x: float
    top: float
    text: str
    align: str = "left"
    bold: bool = False
    standing: bool = False


class Drawer:
    """Draws one table; heights count from the top of its own, upright page."""

    def __init__(self, canvas: Canvas, plan: Plan, style: Style, random: Random) -> None:
        self.canvas, self.plan, self.style, self.random = canvas, plan, style, random
        self.height = A4[1] if not style.turned else A4[0]
        self.texts: list[_Text] = []
        self.left = 70.0
        self.year_cut = 0.0
        self._columns()

    def _width(self, text: str, *, bold: bool = False) -> float:
        return float(stringWidth(text, self.style.fonts[bold], self.style.size))

    def _columns(self) -> None:
        plan, style = self.plan, self.style
        x = self.left
        self.word_edges = [x]
        for at in range(len(plan.corner)):
            texts = [
                label[at]
                for label, _ in plan.rows
                if at < len(label) and len(label) == len(plan.corner)
            ]
            texts.append(plan.corner[at])
            if at == 0 and plan.place == "corner":
                texts.append(f"({plan.scale})")
            x += max(self._width(text, bold=True) for text in texts) + style.gap
            self.word_edges.append(x)
        self.edges = [x]
        for at, heads in enumerate(plan.heads):
            texts = [f.text for _, figures in plan.rows if (f := figures[at]) is not None]
            widest = max(map(self._width, texts))
            if not style.standing:
                widest = max(widest, self._width(heads[-1], bold=True))
                if at == plan.scaled_column:
                    widest = max(widest, self._width(f"({plan.scale})", bold=True))
            x += widest + style.gap
            self.edges.append(x)
        self.right = x

    def _value_text(self, at: int, top: float, text: str, *, bold: bool = False) -> _Text:
        x0, x1 = self.edges[at], self.edges[at + 1]
        if self.style.align == "centre":
            return _Text((x0 + x1) / 2, top, text, "centre", bold)
        return _Text(x1 - 0.3 * self.style.gap, top, text, "right", bold)

    def draw(self, top: float) -> float:
        """Draw it from `top` down; says where it ended."""
        plan, style = self.plan, self.style
        scale = f"({plan.scale})" if self.random.random() < 0.8 else plan.scale
        title = f"{plan.caption} {scale}" if plan.place == "caption" else plan.caption
        self.texts.append(_Text(self.left, top, title, bold=self.random.random() < 0.6))
        if plan.place == "line":
            top += 1.2 * style.size
            self.texts.append(_Text(self.left, top, scale))
        body_top = top + 0.9 * style.size
        first = baseline = body_top + 0.75 * style.pitch + 0.2 * style.size
        baseline = self._heads(baseline)
        levels = [baseline - style.pitch, baseline] if plan.numbered else [baseline]
        for label, figures in plan.rows:
            baseline += style.pitch
            for at, text in enumerate(label):
                group = figures[0] is None
                if text:
                    self.texts.append(_Text(self.word_edges[at], baseline, text, bold=group))
            self.texts += [
                self._value_text(at, baseline, figure.text)
                for at, figure in enumerate(figures)
                if figure is not None
            ]
            levels.append(baseline)
        self._decorate(body_top, first, levels)
        if plan.place == "under":
            words = style.under.format(plan.scale)
            self.texts.append(_Text(self.left, baseline + 1.6 * style.pitch, words))
            baseline += 1.6 * style.pitch
        self._write()
        return baseline

    def _heads(self, baseline: float) -> float:
        plan, style = self.plan, self.style
        deep = len(plan.heads[0])
        longest = 0.0
        if style.standing:
            longest = max(self._width(heads[-1], bold=True) for heads in plan.heads)
            baseline += longest - 0.5 * style.size + (1.6 * style.size if deep == 2 else 0)
        if deep == 2:
            baseline += self._years(
                baseline - (longest + 0.6 * style.size if style.standing else 0)
            )
        for at, heads in enumerate(plan.heads):
            if style.standing:
                x = (self.edges[at] + self.edges[at + 1]) / 2 + 0.35 * style.size
                self.texts.append(_Text(x, baseline, heads[-1], bold=True, standing=True))
            else:
                self.texts.append(self._value_text(at, baseline, heads[-1], bold=True))
        for at, text in enumerate(plan.corner):
            if text:
                self.texts.append(_Text(self.word_edges[at], baseline, text, bold=True))
        if plan.place == "corner":
            self.texts.append(_Text(self.left, baseline, f"({plan.scale})"))
        if plan.place == "column":
            baseline += 1.15 * style.size
            self.texts.append(self._value_text(plan.scaled_column, baseline, f"({plan.scale})"))
        if plan.numbered:
            baseline += style.pitch
            for at in range(len(plan.heads)):
                self.texts.append(
                    self._value_text(at, baseline, f"({at + 1})" if at % 2 else str(at + 1))
                )
        return baseline

    def _years(self, baseline: float) -> float:
        half = len(self.plan.heads) // 2
        self.year_cut = baseline + 0.35 * self.style.size
        top = baseline
        for at in (0, half):
            middle = (self.edges[at] + self.edges[at + half]) / 2
            self.texts.append(_Text(middle, top, self.plan.heads[at][0], "centre", True))
            if self.style.below_rule:
                y = top + 0.35 * self.style.size
                self._line(self.edges[at] + 4, y, self.edges[at + half] - 2, y)
        return 0 if self.style.standing else 1.35 * self.style.size

    def _line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def _area(self, x0: float, top: float, x1: float, bottom: float, grey: float) -> None:
        self.canvas.setFillColorRGB(grey, grey, min(grey + 0.05, 1))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def _decorate(self, top: float, first: float, levels: list[float]) -> None:
        style = self.style
        drop = 0.5 * style.pitch - 0.3 * style.size
        cuts = [top, *(level + drop for level in levels)]
        edges = [self.left - 4, *(x - 0.4 * style.gap for x in self.word_edges[1:-1]), *self.edges]
        edges[-len(self.edges)] -= 0.2 * style.gap
        words = len(edges) - len(self.edges)
        half = len(self.plan.heads) // 2
        groups = [*edges[: words + 1], edges[words + half], edges[-1]]
        self._fill(cuts, edges, groups)
        self.canvas.setFillColorRGB(0, 0, 0)
        self._rule(cuts, edges, groups)

    def _fill(self, cuts: list[float], edges: list[float], groups: list[float]) -> None:
        fill = self.style.fill
        x0, x1 = edges[0], edges[-1]
        for at, (above, below) in enumerate(pairwise(cuts)):
            head = at == 0
            if fill == "cells":
                upper = self.year_cut if head and self.year_cut else above
                if upper != above:
                    for a, b in pairwise(groups):
                        self._area(a, above, b, upper, 0.8)
                for a, b in pairwise(edges):
                    self._area(a, upper, b, below, 0.8 if head else 0.93)
            elif fill == "rows" or (head and "band" in fill):
                self._area(x0, above, x1, below, 0.8 if head else (0.95, 0.9)[at % 2])
            elif not head and "zebra" in fill and at % 2 == 0:
                self._area(x0, above, x1, below, 0.92)

    def _rule(self, cuts: list[float], edges: list[float], groups: list[float]) -> None:
        ruling = self.style.ruling
        x0, x1 = edges[0], edges[-1]
        if ruling in ("frame", "grid"):
            for y in (cuts[0], cuts[-1]):
                self._line(x0, y, x1, y)
            for x in (x0, x1):
                self._line(x, cuts[0], x, cuts[-1])
        if ruling == "grid":
            for x in edges[1:-1]:
                self._line(x, cuts[0] if x in groups else self.year_cut or cuts[0], x, cuts[-1])
        if ruling in ("grid", "rows"):
            for y in cuts:
                self._line(x0, y, x1, y)
        if ruling in ("head", "book"):
            self._line(x0, cuts[1], x1, cuts[1])
        if ruling == "book":
            self._line(x0, cuts[0], x1, cuts[0])
            self._line(x0, cuts[-1], x1, cuts[-1])

    def _write(self) -> None:
        if self.style.order == "columns":
            self.texts.sort(key=lambda text: (text.x, text.top))
        elif self.style.order == "shuffled":
            self.random.shuffle(self.texts)
        for text in self.texts:
            self.canvas.setFont(self.style.fonts[text.bold], self.style.size)
            if text.standing:
                self.canvas.saveState()
                self.canvas.translate(text.x, self.height - text.top)
                self.canvas.rotate(90)
                self.canvas.drawString(0, 0, text.text)
                self.canvas.restoreState()
                continue
            write = {
                "left": self.canvas.drawString, "right": self.canvas.drawRightString,
                "centre": self.canvas.drawCentredString,
            }[text.align]  # fmt: skip
            write(text.x, self.height - text.top, text.text)


def fits(plan: Plan, style: Style) -> bool:
    """Whether the table is no wider than its page."""
    drawer = Drawer(Canvas("", pagesize=A4), plan, style, Random(0))
    return drawer.right <= (620 if style.turned else 545)


def draw_page(path: Path, plan: Plan, style: Style, random: Random) -> Path:
    """A page of some upright text with the table on it."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10)
    for at, line in enumerate(PROSE):
        canvas.drawString(70, A4[1] - 70 - 13 * at, line)
    if style.turned:
        canvas.saveState()
        if style.turned == 90:
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
        else:
            canvas.translate(0, A4[1])
            canvas.rotate(-90)
            canvas.translate(60, 0)
        Drawer(canvas, plan, style, random).draw(120)
        canvas.restoreState()
    else:
        end = Drawer(canvas, plan, style, random).draw(130)
        canvas.setFont("Helvetica", 10)
        for at, line in enumerate(PROSE):
            canvas.drawString(70, A4[1] - end - 60 - 13 * at, line)
    canvas.save()
    return path
