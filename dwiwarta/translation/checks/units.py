"""`unit`: the same number of something else: 300 km are not 300 miles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.figures import Number
    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "unit"
_NAMES = """
km kilometer kilometre kilometers kilometres kms kilo
m meter metre meters metres
cm centimeter centimetre sentimeter centimeters centimetres sentimeters
mm milimeter millimeter millimetre millimeters millimetres
mile mil mile miles
foot kaki foot feet ft
inch inci inch inches
hectare hektar hektare hectare hectares ha
acre acre acres
kg kilogram kilograms kilo kilos
g gram grams gr
ton ton tons tonne tonnes
quintal kuintal kwintal quintal quintals
pound pon pounds pound lb lbs
liter liter litre liters litres
second detik second seconds
minute menit minute minutes
hour jam hour hours hrs
day hari day days
week minggu pekan week weeks
month bulan month months
year tahun year years
"""
_UNIT = {
    name: unit
    for unit, *names in (line.split() for line in _NAMES.strip().splitlines())
    for name in (*names, unit)
}
_UNIT |= {"kilo": "kilo", "kilos": "kilo"}
_NEXT = re.compile(r"[\s-]*([^\W\d_]+)")


def find(pair: Pair) -> Iterator[Finding]:
    there = pair.english_figures.numbers
    for number in pair.source_figures.numbers:
        unit = _unit(number, pair.source)
        if not unit:
            continue
        same = [(o, u) for o in there if o.values & number.values and (u := _unit(o, pair.english))]
        if same and all(u != unit for _, u in same) and len(same) == 1 and _alike(unit, same[0][1]):
            words, other = (
                f"{number.words} {_word(number, pair.source)}",
                f"{same[0][0].words} {_word(same[0][0], pair.english)}",
            )
            message = f"“{words}” in the Indonesian, “{other}” in the English: not the same unit."
            yield error(NAME, message, [words], [other])


def _word(number: Number, text: str) -> str:
    m = _NEXT.match(text, number.end)
    return m[1] if m else ""


def _unit(number: Number, text: str) -> str:
    return _UNIT.get(_word(number, text).lower(), "")


_KINDS = (
    "km m cm mm mile foot inch",
    "hectare acre",
    "kg g ton quintal pound",
    "second minute hour day week month year",
)


def _alike(one: str, other: str) -> bool:
    """Whether both measure the same kind of thing."""
    return any(one in kind.split() and other in kind.split() for kind in _KINDS)


CHECK = Check(
    NAME, "the same number of another unit: kilometers that became miles, months that became years", find
)
