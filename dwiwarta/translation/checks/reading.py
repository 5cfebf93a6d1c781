"""How a text is read for its figures, whatever its language: a `Grammar` says how that language writes them.

Times are taken out first, then days; what is left is looked through for months, numbers in digits and numbers in
words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from dwiwarta.reading.number_words import small
from dwiwarta.translation.checks.figures import (
    LONGEST,
    Clock,
    Day,
    Number,
    Reading,
    joined_ranges,
    masked,
)
from dwiwarta.translation.checks.grammar import Behind
from dwiwarta.translation.checks.vocabulary import odd_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dwiwarta.translation.checks.grammar import Grammar

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LABEL = re.compile(r"([^\W\d_]+)(-?)$")
_ROOT_UNITS = frozenset({"m", "km", "cm", "mm", "co", "dm", "h", "o"})
"""Joined to one digit they are a unit with its power: m2."""


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
    words = frozenset(_ANY_WORD.findall(rest.lower()))
    if has_digits:
        days, rest = _days(rest, words, grammar)
    taken = Taken(rest, _in_digits(rest, grammar) if has_digits else [])
    if not words.isdisjoint(grammar.number_words) or odd_letters(rest):
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


def words_in(*tables: Iterable[str]) -> frozenset[str]:
    """The single words of such tables."""
    return frozenset(_ANY_WORD.findall(" ".join(entry for table in tables for entry in table)))


# -- days


def _days(text: str, words: frozenset[str], grammar: Grammar) -> tuple[list[Day], str]:
    """Days, and the text without them."""
    named_days = grammar.named_days
    if words.isdisjoint(grammar.months) and not odd_letters(text):
        named_days = ()
    if not named_days and "-" not in text and "/" not in text:
        return [], text
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
    for named in named_days:
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
