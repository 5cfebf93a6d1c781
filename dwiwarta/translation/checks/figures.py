"""Figures in a text, read the same from either language: what they say, not how they are written.

`reading_id` and `reading_en` find them; the checks compare them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence


LONGEST = 24
"""Signs; a longer row of digits is no number."""


class Number(NamedTuple):
    """A number where it stands."""

    values: frozenset[Fraction]
    """What it may mean: one value, several where the writing leaves it open ("5m": five metres, five million)."""
    words: str
    start: int
    end: int
    written: str
    """`digits`, `words`, `ordinal` (third, ke-3) or `rough` (puluhan ribu: the values are the magnitude)."""
    percent: bool = False
    currency: str = ""
    """As `currencies` names it; "" without."""
    label: str = ""
    """Letters that it is joined to, or a nought that it begins with: "F" of F125, "0" of RW 03."""
    scaled: bool = False
    """Written with a word for the size: million, ribu."""
    foreign: bool = False
    """Written as the other language does: "1,5 million" in English."""


class Day(NamedTuple):
    """A day of the calendar, as far as the text says it."""

    readings: tuple[tuple[int, int], ...]
    """(month, day): one, or two where 4/5 may be either."""
    year: int | None
    words: str
    start: int
    end: int


class Word(NamedTuple):
    """A month (1 to 12), a weekday (0 is Monday) or the like where it stands."""

    value: int
    words: str
    start: int
    end: int


class Clock(NamedTuple):
    """A time of day."""

    minutes: frozenset[int]
    """After midnight: one, or two where morning or evening is left open."""
    words: str
    start: int
    end: int


class Reading(NamedTuple):
    """All figures of a text, each list in the order of the text."""

    numbers: tuple[Number, ...]
    days: tuple[Day, ...]
    months: tuple[Word, ...]
    """Those outside of days."""
    weekdays: tuple[Word, ...]
    clocks: tuple[Clock, ...]


def masked(text: str, matches: Iterable[re.Match[str]]) -> str:
    """The text with what was read already blanked out, every other sign in its place."""
    for m in matches:
        text = f"{text[: m.start()]}{' ' * (m.end() - m.start())}{text[m.end() :]}"
    return text


def grouped(parts: Sequence[str]) -> bool:
    """Whether the parts between separators are thousands: 1 250, 600 000."""
    return 1 <= len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(p) == 3 for p in parts[1:])


def minutes_of(hour: int, minute: int, half: str, *, open_half: bool) -> frozenset[int]:
    """A time as minutes after midnight. `half` is "am", "pm" or ""; `open_half`: without it both are possible."""
    if hour > 24 or minute > 59:
        return frozenset()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
        return frozenset((hour * 60 + minute,))
    here = hour % 24 * 60 + minute
    if open_half and 1 <= hour <= 12:
        return frozenset((here % 720, here % 720 + 720))
    return frozenset((here,))


def joined_ranges(numbers: Sequence[Number], text: str, between: re.Pattern[str]) -> tuple[Number, ...]:
    """In "10 to 15 million" and "10-15 per cent" the first number may be meant like the second."""
    result = list(numbers)
    for place in range(len(result) - 2, -1, -1):
        one, two = result[place], result[place + 1]
        if not between.fullmatch(text, one.end, two.start):
            continue
        if two.scaled and not one.scaled and len(two.values) == 1 and one.written == "digits":
            factor = scale_of(two)
            one = one._replace(values=one.values | {v * factor for v in one.values})
        if two.percent and not one.percent:
            one = one._replace(percent=True)
        if two.currency and not one.currency:
            one = one._replace(currency=two.currency)
        result[place] = one
    return tuple(result)


def scale_of(number: Number) -> int:
    """The largest round size in a number: 1,000,000 in 15 million."""
    value = min(number.values)
    for size in (10**12, 10**9, 10**6, 10**3):
        if value >= size:
            return size
    return 1
