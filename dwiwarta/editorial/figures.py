"""Figures of a report: numbers with what they count, days, times. And which of them differ between two reports."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.reading.number_words import MONTHS, ONES, SCALES, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ONES = {word: number for word, number in ONES.items() if number > 1}
"""“Satu” is passed over: it is “a” and “one of” more often than a figure."""
_DAY = re.compile(r"(?<![\d/.])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/])")
_NAMED_DAY = re.compile(rf"\b(\d{{1,2}}) +({'|'.join(MONTHS)})\b\.?(?: +(\d{{4}}))?", re.IGNORECASE)
_TIME = re.compile(r"\b(?:pukul|jam) +(\d{1,2})[.:](\d{2})\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,])(Rp\.? *)?(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
    r"(?: *(ribu|rb|juta|jt|miliar|milyar|triliun)\b)?(?: *(%|persen\b))?",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"\b({'|'.join(_ONES)})(?: +(belas|puluh|ratus))?(?: +(ribu|juta|miliar|milyar|triliun))?\b",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[ \u00a0]*([^\W\d_]{2,})")
_LAST_WORD = re.compile(r"([^\W\d_]{2,})[ \u00a0(]*$")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


_READ_AT_MOST = 40_000
"""Characters; no report that a person compares is longer."""


class Figure(NamedTuple):
    kind: str
    """`day`, `time`, `number`, `rupiah` or `percent`."""
    value: str
    """The same for every way of writing it."""
    words: str
    """As it stands in the text, with what it counts."""
    about: str
    """The word behind it, for numbers: what it counts. Before it, for days and times."""


class Differing(NamedTuple):
    """Figures of two reports that do not agree."""

    pairs: tuple[tuple[str, str], ...]
    """(there, here): the same thing with two figures."""
    only_there: tuple[str, ...]
    only_here: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.pairs or self.only_there or self.only_here)


def figures(text: str) -> list[Figure]:
    """All figures of a text, in its order."""
    text = text[:_READ_AT_MOST]
    found: list[tuple[int, Figure]] = []
    taken = bytearray(len(text))

    def note(m: re.Match[str], kind: str, value: str) -> None:
        if 1 in taken[m.start() : m.end()]:
            return
        taken[m.start() : m.end()] = b"\1" * len(m[0])
        after = _NEXT_WORD.match(text, m.end())
        before = _LAST_WORD.search(text, max(0, m.start() - 30), m.start())
        counted = kind == "number" and after
        about = after[1] if counted and after else before[1] if before else ""
        words = " ".join((m[0] + (f" {after[1]}" if counted and after else "")).split())
        found.append((m.start(), Figure(kind, value, words, about.casefold())))

    for m in _DAY.finditer(text):
        if 1 <= int(m[1]) <= 31 and 1 <= int(m[2]) <= 12:
            note(m, "day", _day(int(m[1]), int(m[2]), m[3]))
    for m in _NAMED_DAY.finditer(text):
        note(m, "day", _day(int(m[1]), MONTHS[small(m[2])], m[3]))
    for m in _TIME.finditer(text):
        note(m, "time", f"{int(m[1])}:{m[2]}")
    for m in _NUMBER.finditer(text):
        kind = "rupiah" if m[1] else "percent" if m[4] else "number"
        note(m, kind, _value(_decimal(m[2]), m[3]))
    for m in _IN_WORDS.finditer(text):
        number = _ONES[small(m[1])]
        number = {"belas": number + 10, "puluh": number * 10, "ratus": number * 100}.get(
            (m[2] or "").casefold(), number
        )
        note(m, "number", _value(Decimal(number), m[3]))
    return [figure for _, figure in sorted(found)]


def differing(there: Sequence[Figure], here: Sequence[Figure]) -> Differing:
    """What does not agree. A figure that stands anywhere in both agrees; of the others, those about one thing are
    put side by side."""
    old = _not_in(there, here)
    new = _not_in(here, there)
    pairs = []
    for figure in list(old):
        match = next((f for f in new if f.kind == figure.kind and f.about and f.about == figure.about), None)
        if match:
            pairs.append((figure.words, match.words))
            old.remove(figure)
            new.remove(match)
    return Differing(tuple(pairs), tuple(f.words for f in old), tuple(f.words for f in new))


def _not_in(some: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    values = {(f.kind, f.value) for f in others}
    without_year = {f.value.rpartition(".")[0] for f in others if f.kind == "day"}
    open_days = {f.value.rpartition(".")[0] for f in others if f.value.endswith(".?")}
    left: dict[tuple[str, str], Figure] = {}
    for f in some:
        if (f.kind, f.value) in values:
            continue
        if f.kind == "day":  # a day without its year agrees with the same day of any year
            day, _, year = f.value.rpartition(".")
            if day in (without_year if year == "?" else open_days):
                continue
        left.setdefault((f.kind, f.value), f)
    return list(left.values())


def _day(day: int, month: int, year: str | None) -> str:
    full = "?" if not year else year if len(year) == 4 else f"20{year}"
    return f"{day}.{month}.{full}"


def _decimal(digits: str) -> Decimal:
    """1.250 is a thousand and more, 2,5 and 2.5 are two and a half."""
    if _GROUPS.match(digits):
        digits = digits.replace(".", "")
    return Decimal(digits.replace(",", "."))


def _value(number: Decimal, scale: str | None) -> str:
    if scale:
        number *= SCALES[small(scale)]
    return format(number.normalize(), "f")
