"""Numbers in Dutch text: quantities with unit and comparator, and everything that is none.

What a number is read as:

- A share is a percentage, however it is said: "een derde" 33.3333, "vier op de vijf" 80, "1 op 10"
  10, "12 promille" 1.2. Said before a unit or a multiplier it is a part of that: "een kwart
  miljoen" 250000, "driekwart jaar" 0.75 year. "vier van de vijf" is 80%, but "25 van de 85" and
  "11 van 12" name two counts.
- `step` is the value of the last printed digit: 1 for "45%" and "1.045", 100000000 for "1,2
  miljard", nothing for a share in words. A word counts as exact ("vijfhonderd": 1), unless it is
  multiplied ("drie miljoen": 1000000).
- A bound keeps its value and says gt, ge, lt or le; two bounds of one thing, and anything said
  with "tot", "à", "tussen … en …" or a dash, are a range. "tot 6 jaar" is a bound, but "steeg tot
  6 procent" is 6.
- Durations said in two units are given in the lesser: "1 jaar en 8 maanden" is 20 month.
- Numbers in a row share the unit and the multiplier of the last: "€ 100 en € 150 miljoen".
- A point before three digits groups thousands (1.045), any other single point is decimal (3.0).
- The article "een" is no number; "één" is, and so is "een" in "een op de drie", "een miljoen".
"""

from extractors.numbers.expressions.vague import find_vague, may_be_vague
from extractors.numbers.measured.bases import rate_base, rate_base_of
from extractors.numbers.quantities.comparators import is_rough
from extractors.numbers.reading import read_numbers

__all__ = ["find_vague", "is_rough", "may_be_vague", "rate_base", "rate_base_of", "read_numbers"]
