"""Make the sample PDFs in sample/ beside this file: three short documents in our own words.

All people, dossiers, monitors and figures in them are made up. They hold, small, what real
documents hold: raised footnote marks (one against a number), running heads and feet, hyphens at
line ends, two columns, a funnel, a table, a target, shares in words, a range, the 25 / 30
toezichten case, a mean that can be recomputed and one number that is at odds with its source.
Every run gives the same bytes: `python pipeline/demo/make_sample.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

WIDTH, HEIGHT = A4
BODY = ParagraphStyle(
    "body", fontName="Times-Roman", fontSize=11.5, leading=17, spaceAfter=9, embeddedHyphenation=1
)
NOTE = ParagraphStyle("note", parent=BODY, fontSize=8, leading=10, spaceAfter=2)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Times-Bold", spaceBefore=4, spaceAfter=4)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=10
)
SANS = ParagraphStyle("sans", parent=BODY, fontName="Helvetica", fontSize=9.5, leading=13)
SANS_HEAD = ParagraphStyle("sans head", parent=HEAD, fontName="Helvetica-Bold", fontSize=11)

SOFT_HYPHEN = "\u00ad"
Draw = Callable[[Any, Any], None]


def write(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph; ~ marks where a word may be broken at a line's end."""
    return Paragraph(text.replace("~", SOFT_HYPHEN), style)


class FootnoteRule(Flowable):  # type: ignore[misc]
    """The short line above footnotes."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height taken."""
        return available_width, 6

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setLineWidth(0.4)
        self.canv.line(0, 3, 50 * mm, 3)


class Funnel(Flowable):  # type: ignore[misc]
    """Bars that narrow from step to step, each with its label and number."""

    def __init__(self, steps: list[tuple[str, int]]) -> None:
        super().__init__()
        self.steps = steps

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height taken."""
        self.width = available_width
        return available_width, 22 * len(self.steps) + 6

    def draw(self) -> None:
        """Draw the bars, the widest on top."""
        most = self.steps[0][1]
        for row, (label, number) in enumerate(self.steps):
            width = self.width * (0.35 + 0.65 * number / most)
            bottom = 22 * (len(self.steps) - row - 1) + 4
            self.canv.setFillColor(colors.HexColor("#d7e3ec"))
            self.canv.rect((self.width - width) / 2, bottom, width, 18, stroke=0, fill=1)
            self.canv.setFillColor(colors.black)
            self.canv.setFont("Helvetica", 9)
            self.canv.drawCentredString(self.width / 2, bottom + 6, f"{label}: {number}")


def make_letter(path: Path) -> None:
    """A Kamerstuk of two pages with footnotes and a reference to another Kamerstuk."""

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(45 * mm, 14 * mm, "Tweede Kamer, vergaderjaar 2023–2024, 99 999, nr. 7")
        canvas.drawRightString(WIDTH - 20 * mm, 14 * mm, str(document.page))
        if document.page == 1:
            canvas.setFont("Times-Bold", 13)
            canvas.drawString(20 * mm, HEIGHT - 22 * mm, "Tweede Kamer der Staten-Generaal")
            canvas.drawRightString(WIDTH - 20 * mm, HEIGHT - 22 * mm, "2")
            canvas.setFont("Times-Roman", 10)
            canvas.drawString(20 * mm, HEIGHT - 30 * mm, "Vergaderjaar 2023–2024")

    story = [
        write("<b>99 999&nbsp;&nbsp;&nbsp;&nbsp;Toezicht op daders van uitbuiting</b>", BODY),
        write(
            "<b>Nr. 7&nbsp;&nbsp;&nbsp;&nbsp;BRIEF VAN DE STAATSSECRETARIS VAN JUSTITIE</b>", BODY
        ),
        write("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", BODY),
        write("Den Haag, 12 maart 2024", BODY),
        write(
            "Vorig najaar vroeg uw Kamer hoe het gaat met de bege~leiding van mensen die voor "
            "uit~buiting zijn veroor~deeld.<super>1</super> Deze brief geeft een eerste ant~woord. "
            "De cijfers komen uit de Toezichtmonitor.<super>2</super>",
            BODY,
        ),
        write("Toezicht door de reclassering", HEAD),
        write(
            "In de jaren 2016 tot en met 2020 gingen er elk jaar zo’n 30 toezich~ten van start, "
            "voor ongeveer 25 verschillen~de daders. Wie op~nieuw de fout in gaat krijgt een "
            "tweede toezicht. Een toe~zicht duurt gemid~deld 1 jaar en "
            "8 maanden. Een derde van de toe~zichten eindigde voor~tijdig, meestal door "
            "het overtre~den van de voor~waarden.",
            BODY,
        ),
        write(
            "Van de bege~leide daders werd 5,4<super>3</super> pro~cent binnen twee jaar op~nieuw "
            "veroor~deeld. Ruim 80% houdt zich aan de af~spraken. De kosten kwamen in 2020 uit op "
            "€ 1,2 miljoen.",
            BODY,
        ),
        write("Aangiften", HEAD),
        write(
            "In 2020 deden 121 slachtoffers aan~gifte van uit~buiting. De behande~ling van een "
            "aan~gifte nam 6 tot 9 maanden in be~slag. Twee op de drie slachtof~fers kregen hulp "
            "van een advo~caat.",
            BODY,
        ),
        write("Vervolg", HEAD),
        write(
            "Ik werk de af~spraken verder uit in een actie~plan. Voor de zomer van 2025 ontvangt "
            "uw Kamer het volgende bericht.",
            BODY,
        ),
        write("De Staatssecretaris van Justitie,<br/>A.B. de Wit", BODY),
        Spacer(1, 20 * mm),
        FootnoteRule(),
        write("<super>1</super> Kamerstuk 99 999, nr. 4.", NOTE),
        write(
            "<super>2</super> Toezichtmonitor 2016–2020, Bureau Cijfers en Toezicht, 2021.", NOTE
        ),
        write(
            "<super>3</super> Gemeten over de 92 daders van wie het toe~zicht in 2018 afliep.", NOTE
        ),
    ]
    frames = [Frame(45 * mm, 22 * mm, 132 * mm, HEIGHT - 62 * mm, showBoundary=0)]
    _build(path, story, frames, title="Toezicht op daders van uitbuiting", draw=furniture)


def make_factsheet(path: Path) -> None:
    """A monitor's factsheet: two columns, a funnel of labels, a table and its source."""

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFillColor(colors.HexColor("#1f4e79"))
        canvas.rect(0, HEIGHT - 34 * mm, WIDTH, 34 * mm, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont("Helvetica-Bold", 19)
        canvas.drawString(
            18 * mm, HEIGHT - 19 * mm, "Toezichtmonitor daders van uitbuiting 2016-2020"
        )
        canvas.setFont("Helvetica", 10)
        canvas.drawString(18 * mm, HEIGHT - 27 * mm, "Bureau Cijfers en Toezicht, juni 2021")
        canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(18 * mm, 10 * mm, "Toezichtmonitor daders van uitbuiting 2016-2020")
        canvas.drawRightString(WIDTH - 18 * mm, 10 * mm, str(document.page))

    years = [
        ("2016", 28, 24),
        ("2017", 31, 26),
        ("2018", 29, 25),
        ("2019", 33, 27),
        ("2020", 29, 23),
    ]
    table = Table(
        [["Jaar", "Toezichten", "Daders"], *([year, str(a), str(b)] for year, a, b in years)],
        colWidths=[25 * mm, 27 * mm, 25 * mm],
        style=[
            ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
            ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
            ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ],
    )
    story = [
        write("Wie staat er onder toezicht?", SANS_HEAD),
        write(
            "Tussen 2016 en 2020 stonden jaar~lijks gemid~deld 25 daders van uitbui~ting onder "
            "toe~zicht van de reclasse~ring. Samen hadden zij in vijf jaar 150 toe~zichten. Bij "
            "19% van de toe~zichten droeg de dader een enkelband, bij 81% niet.",
            SANS,
        ),
        write("Van verdenking naar toezicht", SANS_HEAD),
        Funnel([("Verdachten", 640), ("Vervolgd", 410), ("Veroordeeld", 230), ("Toezicht", 125)]),
        write("Slachtoffers", SANS_HEAD),
        write(
            "In 2020 deden 112 slachtoffers aan~gifte van uit~buiting. Dat zijn er 14 meer dan in "
            "2019. Naar schat~ting deed één op de vijf slachtof~fers aan~gifte.",
            SANS,
        ),
        FrameBreak(),
        write("Toezichten en daders per jaar", SANS_HEAD),
        table,
        Spacer(1, 4 * mm),
        write(
            "Een dader kan in één jaar vaker dan één keer onder toe~zicht staan. Daarom telt de "
            "tabel meer toe~zichten dan daders.",
            SANS,
        ),
        write("Snel beginnen", SANS_HEAD),
        write(
            "In 2020 had 62% van de daders binnen twee weken een eerste ge~sprek met de "
            "reclas~sering. Een op de tien daders wachtte langer dan 6 weken.",
            SANS,
        ),
    ]
    column = (WIDTH - 44 * mm) / 2
    tall = HEIGHT - 58 * mm
    frames = [
        Frame(16 * mm, 18 * mm, column, tall, showBoundary=0),
        Frame(28 * mm + column, 18 * mm, column, tall, showBoundary=0),
    ]
    _build(
        path, story, frames, title="Toezichtmonitor daders van uitbuiting 2016-2020", draw=furniture
    )


def make_plan(path: Path) -> None:
    """An action plan: numbered actions, a target and a budget."""

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(25 * mm, 12 * mm, "Actieplan Beter begeleid")
        canvas.drawRightString(WIDTH - 25 * mm, 12 * mm, str(document.page))

    story = [
        write("Actieplan Beter begeleid", TITLE),
        write("September 2024", SANS),
        write("Waar we naartoe willen", SANS_HEAD),
        write(
            "In 2027 heeft minstens 80% van de daders binnen twee weken een eerste ge~sprek met de "
            "reclas~sering. Daarvoor is € 2,5 miljoen per jaar beschik~baar, bijna de helft "
            "daarvan voor nieuwe mede~werkers.",
            SANS,
        ),
        write("Wat we gaan doen", SANS_HEAD),
        write("1. De reclas~sering neemt 15 tot 20 toezicht~houders aan.", SANS),
        write(
            "2. Voor 1 juli 2025 krijgt elke regio een vast aanspreek~punt; nu hebben vier van de "
            "tien regio’s dat.",
            SANS,
        ),
        write(
            "3. Het aantal voor~tijdig beëindigde toe~zichten daalt met 10 procentpunt ten "
            "opzichte van 2020.",
            SANS,
        ),
    ]
    frames = [Frame(25 * mm, 20 * mm, WIDTH - 50 * mm, HEIGHT - 45 * mm, showBoundary=0)]
    _build(path, story, frames, title="Actieplan Beter begeleid", draw=furniture)


def _build(
    path: Path, story: list[Flowable], frames: list[Frame], *, title: str, draw: Draw
) -> None:
    template = PageTemplate("page", frames=frames, onPage=draw)
    BaseDocTemplate(
        str(path), pagesize=A4, pageTemplates=[template], invariant=1, title=title, lang="nl"
    ).build(story)


SAMPLES: dict[str, Callable[[Path], None]] = {
    "kst-99999-7.pdf": make_letter,
    "factsheet-toezichtmonitor-2016-2020.pdf": make_factsheet,
    "actieplan-beter-begeleid.pdf": make_plan,
}


def make_samples(folder: Path) -> None:
    """Write all samples into `folder`."""
    folder.mkdir(exist_ok=True)
    for name, make in SAMPLES.items():
        make(folder / name)


if __name__ == "__main__":
    make_samples(Path(__file__).resolve().parent / "sample")
