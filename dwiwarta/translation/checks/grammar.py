"""How a text is read for its figures, whatever its language: a `Grammar` says how that language writes them.

Times are taken out first, then days; what is left is looked through for months, numbers in digits and numbers in
words. `reading_id` and `reading_en` hold the two grammars.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.reading.number_words import small
from dwiwarta.translation.checks.figures import (
    LONGEST,
    Clock,
    Day,
    Number,
    Reading,
    Word,
    joined_ranges,
    masked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PIECE = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LABEL = re.compile(r"([^\W\d_]+)(-?)$")
_ROOT_UNITS = frozenset({"m", "km", "cm", "mm", "co", "dm", "h", "o"})
"""Joined to one digit they are a unit with its power: m2."""

Values = frozenset[Fraction]


class Behind(NamedTuple):
    """What stands right behind a row of digits and belongs to it."""

    values: Values
    end: int
    scaled: bool = False
    ordinal: bool = False


class NamedDay(NamedTuple):
    """A pattern for a day with the name of its month, and which group is what."""

    pattern: re.Pattern[str]
    month: int
    first: int
    last: int
    """Of several days."""
    year: int


class Grammar(NamedTuple):
    """How one language writes figures."""

    clocks: Callable[[str], tuple[list[Clock], str]]
    """The times of a text, and the text without them."""
    spells_clocks: bool
    """Times stand there without a digit too: noon."""
    numbered_day: re.Pattern[str]
    """25/9 in groups 1, 3, 4 (year) or 5, 7, 8."""
    day_of: Callable[[int, int], tuple[tuple[int, int], ...]]
    """(month, day) readings of two numbers as they stand there."""
    named_days: tuple[NamedDay, ...]
    months: Mapping[str, int]
    capital_months: bool
    """The name of a month begins with a capital."""
    lone_months: Callable[[str, bool], list[Word]]
    """Months outside of days; told whether the text has digits."""
    weekdays: Callable[[str], list[Word]]
    ordinal_label: str
    """What a third is written with before its digit: "ke" in ke-3."""
    value: Callable[[str], tuple[Values, bool] | None]
    """What digits with their signs may mean, and whether that is the other language's way. None where the signs part
    separate numbers."""
    scale: re.Pattern[str]
    scales: Mapping[str, int]
    behind: Callable[[str, int, Values, str, str], Behind]
    """Anything else behind digits at this place, told their values, currency and label."""
    percent: re.Pattern[str]
    currency_before: re.Pattern[str]
    currency_after: re.Pattern[str]
    currency: Callable[[str], str]
    code_before: re.Pattern[str]
    """A number behind it is a name: RT 03."""
    in_words: tuple[Callable[[Taken, Grammar], None], ...]
    """What is looked for in words, in this order: what one has taken the next ones leave."""
    word_number: re.Pattern[str]
    spelled: Callable[[list[str]], tuple[Fraction | None, bool]]
    """The value of number words in small letters, and whether they are an ordinal; None where they are no one
    number."""
    single: Mapping[str, int]
    """What each of them says where they are several numbers."""
    rough_number: re.Pattern[str]
    rough: Callable[[re.Match[str]], Fraction]
    fraction: re.Pattern[str]
    fractions: Mapping[str, Fraction]
    between: re.Pattern[str]
    """From one number of a range to the next."""


class Taken:
    """The numbers of a text that were found so far, and the stretches that they take up."""

    def __init__(self, text: str, numbers: Sequence[Number]) -> None:
        self.text = text
        self.numbers = list(numbers)
        self._spans = [(n.start, n.end) for n in numbers]

    def free(self, m: re.Match[str]) -> bool:
        return all(m.end() <= start or m.start() >= end for start, end in self._spans)

    def take(self, number: Number) -> None:
        self.numbers.append(number)
        self._spans.append((number.start, number.end))


def read(text: str, grammar: Grammar) -> Reading:
    """All figures of a text."""
    has_digits = bool(_DIGIT.search(text))
    rest = text
    clocks: list[Clock] = []
    days: list[Day] = []
    if has_digits or grammar.spells_clocks:
        clocks, rest = grammar.clocks(rest)
    if has_digits:
        days, rest = _days(rest, grammar)
    taken = Taken(rest, _in_digits(rest, grammar) if has_digits else [])
    for look in grammar.in_words:
        look(taken, grammar)
    numbers = sorted(taken.numbers, key=lambda n: n.start)
    return Reading(
        joined_ranges(numbers, rest, grammar.between),
        tuple(days),
        tuple(grammar.lone_months(rest, has_digits)),
        tuple(grammar.weekdays(text)),
        tuple(clocks),
    )


# -- days


def _days(text: str, grammar: Grammar) -> tuple[list[Day], str]:
    """Days, and the text without them."""
    days: list[Day] = []
    used = []
    for m in _ISO_DAY.finditer(text):
        if is_day(int(m[2]), int(m[3])):
            used.append(m)
            days.append(Day(((int(m[2]), int(m[3])),), int(m[1]), m[0], m.start(), m.end()))
    for m in grammar.numbered_day.finditer(masked(text, used)):
        at = 1 if m[1] else 5
        readings = grammar.day_of(int(m[at]), int(m[at + 2]))
        if readings:
            used.append(m)
            start = m.start(at)
            days.append(Day(readings, _year(m[at + 3]), text[start : m.end()], start, m.end()))
    rest = masked(text, used)
    for named in grammar.named_days:
        found = []
        for m in named.pattern.finditer(rest):
            name = m[named.month]
            if grammar.capital_months and not name[0].isupper():
                continue
            month, numbers = (
                grammar.months[small(name)],
                [int(d) for d in (m[named.first], m[named.last]) if d],
            )
            if not all(is_day(month, number) for number in numbers):
                continue
            found.append(m)
            days += [Day(((month, n),), _year(m[named.year]), m[0], m.start(), m.end()) for n in numbers]
        rest = masked(rest, found)
    days.sort(key=lambda d: d.start)
    return days, rest


def is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _year(year: str | None) -> int | None:
    return None if not year else int(year) if len(year) == 4 else 2000 + int(year)


# -- numbers in digits


def _in_digits(text: str, grammar: Grammar) -> list[Number]:
    numbers: list[Number] = []
    for m in _DIGITS.finditer(text):
        start, end = m.span()
        if end - start > LONGEST:
            continue
        before = text[max(0, start - 16) : start]
        currency = label = ""
        if paid := grammar.currency_before.search(before):
            inside_a_word = paid[1][0].isalpha() and paid.start() and before[paid.start() - 1].isalnum()
            currency = "" if inside_a_word else grammar.currency(paid[1].replace(" ", ""))
        if not currency and (joined := _LABEL.search(before)):
            label = joined[1]
            if label.lower() in _ROOT_UNITS and len(m[0]) == 1 and not joined[2]:
                continue
        value = grammar.value(m[0])
        if value is None:
            numbers += [_plain(piece, start) for piece in _PIECE.finditer(m[0])]
            continue
        values, foreign = value
        ordinal = bool(grammar.ordinal_label) and label.lower() == grammar.ordinal_label
        if scale := grammar.scale.match(text, end):
            factor = grammar.scales[small(scale[1])]
            behind = Behind(frozenset(v * factor for v in values), scale.end(), scaled=True)
        else:
            behind = grammar.behind(text, end, values, currency, label)
        percent, named, after = _counted(text, behind.end, grammar, paid=bool(currency))
        if m[0][0] == "0" and len(m[0]) > 1 and m[0][1].isdigit():
            label = label or "0"
        elif not label and grammar.code_before.search(before):
            label = "No"
        first = max(0, start - 16) + paid.start() if (currency or named) and paid else start
        numbers.append(
            Number(
                behind.values,
                text[first:after].strip(),
                start,
                after,
                "ordinal" if ordinal or behind.ordinal else "digits",
                percent,
                currency or named,
                "" if ordinal else label,
                behind.scaled,
                foreign,
            )
        )
    return numbers


def _plain(piece: re.Match[str], start: int) -> Number:
    """A part of what is no one number: 2.1.3."""
    values = frozenset((Fraction(int(piece[0])),))
    return Number(values, piece[0], start + piece.start(), start + piece.end(), "digits", label=".")


def _counted(text: str, at: int, grammar: Grammar, *, paid: bool = False) -> tuple[bool, str, int]:
    """Whether a number that ends here is one of per cent; the currency behind it; and where that ends."""
    if sign := grammar.percent.match(text, at):
        return True, "", sign.end()
    if not paid and (named := grammar.currency_after.match(text, at)):
        return False, grammar.currency(named[1]), named.end()
    return False, "", at


# -- numbers in words


def fractions(taken: Taken, grammar: Grammar) -> None:
    """Half, two thirds, a quarter of a million."""
    text = taken.text
    for m in grammar.fraction.finditer(text):
        if taken.free(m):
            scale = grammar.scales[small(m[2])] if m[2] else 1
            values = frozenset((Fraction(grammar.fractions[" ".join(small(m[1]).split())] * scale),))
            percent = bool(grammar.percent.match(text, m.end()))
            taken.take(Number(values, m[0], m.start(), m.end(), "words", percent, scaled=scale > 1))


def rough_numbers(taken: Taken, grammar: Grammar) -> None:
    """Tens of thousands, several hundred."""
    for m in grammar.rough_number.finditer(taken.text):
        if taken.free(m):
            taken.take(Number(frozenset((grammar.rough(m),)), m[0], m.start(), m.end(), "rough"))


def word_numbers(taken: Taken, grammar: Grammar) -> None:
    """Twenty-five thousand."""
    text = taken.text
    for m in grammar.word_number.finditer(text):
        if not taken.free(m):
            continue
        value, ordinal = grammar.spelled(_PARTED.split(small(m[0])))
        if value is None:  # "six and ten": two numbers
            for piece in _WORD.finditer(m[0]):
                if single := grammar.single.get(small(piece[0])):
                    start, values = m.start() + piece.start(), frozenset((Fraction(single),))
                    taken.numbers.append(Number(values, piece[0], start, start + len(piece[0]), "words"))
            continue
        percent, currency, after = _counted(text, m.end(), grammar)
        written = "ordinal" if ordinal else "words"
        words = text[m.start() : after]
        values = frozenset((value,))
        taken.take(Number(values, words, m.start(), after, written, percent, currency, scaled=value >= 1000))


_PARTED = re.compile(r"[\s-]+")
