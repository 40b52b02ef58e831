"""Characters a second that `parse` reads on one core, beside text2num in the same run.

usage: python bench/parse.py [--seconds 1.0]

Three texts made here: plain policy prose without numbers, prose with a number now and then, and
text dense with figures. CPU time, best of three rounds; text2num reads number words only.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable

from text_to_num import alpha2digit

from pipeline.parse import parse_stream

PLAIN = (
    "De aanpak richt zich op het voorkomen van herhaling en op het bieden van perspectief.",
    "Gemeenten werken daarbij samen met de politie, het openbaar ministerie en de reclassering.",
    "Het kabinet deelt de zorgen van de leden en beziet hoe de uitvoering kan worden versterkt.",
    "Een van de lessen uit de evaluatie is dat gegevens beter gedeeld moeten worden.",
    "Daarom wordt de samenwerking met maatschappelijke organisaties voortgezet en verbreed.",
    "De minister informeert de Kamer over de voortgang zodra het onderzoek is afgerond.",
)
MIXED = (
    "In de periode 2015-2019 gaat het gemiddeld om 180 verdachten per jaar.",
    "Gemeenten werken daarbij samen met de politie, het openbaar ministerie en de reclassering.",
    "Ruim een derde (36%) van hen pleegt binnen twee jaar opnieuw een delict.",
    "Voor de uitvoering is structureel € 12,5 miljoen beschikbaar, zie Kamerstuk 28 638, nr. 219.",
)
DENSE = (
    "Het aantal steeg van 575 in 2016 naar 1.045 in 2019, ofwel met 82%; 60% kwam voor de rechter.",
    "€ 100, € 100 en € 150 miljoen in 2024, 2025 en 2026, oplopend tot € 40,5 mln per jaar.",
    "43% binnenlands, 33% grensoverschrijdend, 6% arbeid en 5% crimineel; zo'n 5% à 9% onbekend.",
    "Tussen de 20 en 30 kg N/ha, 2 tot 2,5 kton NH3, 100 mol/ha/jaar en 1 jaar en 8 maanden.",
    "Een op de drie is jonger dan 23 jaar, de helft ouder dan 25; ruim 1,2 mld op 11 april 2023.",
)


def _rate(read: Callable[[], None], characters: int, seconds: float) -> float:
    """Millions of characters a second, best of three rounds of about `seconds` CPU time."""
    best = 0.0
    for _ in range(3):
        rounds, begin = 0, time.process_time()
        while time.process_time() - begin < seconds:
            read()
            rounds += 1
        best = max(best, rounds * characters / (time.process_time() - begin) / 1e6)
    return best


def main() -> None:
    """Measures and prints one line a text."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=1.0)
    seconds = arguments.parse_args().seconds
    for name, sentences in (("plain", PLAIN), ("mixed", MIXED), ("dense", DENSE)):
        texts = [*sentences] * 50
        lines = [json.dumps({"id": at, "text": text}) for at, text in enumerate(texts)]
        characters = sum(map(len, texts))

        def parse(lines: list[str] = lines) -> None:
            for _ in parse_stream(lines):
                pass

        def peer(texts: list[str] = texts) -> None:
            for text in texts:
                alpha2digit(text, "nl")

        ours, theirs = (_rate(read, characters, seconds) for read in (parse, peer))
        print(f"{name:6} parse {ours:7.3f}  text2num {theirs:7.3f}  million characters a second")


if __name__ == "__main__":
    main()
