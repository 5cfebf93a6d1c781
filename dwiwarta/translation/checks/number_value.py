"""`number-value`: every number says the same in both languages, however it is written. `number-missing` and
`number-added`: a number written in figures that stands in one of them only."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, error, quoted, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.translation.checks.figures import Number, Reading
    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

VALUE, MISSING, ADDED = "number-value", "number-missing", "number-added"


def find_value(pair: Pair) -> Iterator[Finding]:
    for number in pair.english_figures.numbers:
        if number.foreign and len(number.words) > 3:
            yield error(
                VALUE,
                f"“{number.words}” is written as in Indonesian.",
                (),
                [number.words],
                f"In English it is {as_english(max(number.values))}.",
            )
            return
    here, there = pair.unshared_numbers
    rough, other_rough = ([n for n in side if n.written == "rough"] for side in (here, there))
    if rough and other_rough:
        yield _differing(rough[0], other_rough[0])
    here, there = [n for n in here if _counts(n)], [n for n in there if _counts(n)]
    for number in here:
        other = _nearest(number, there)
        if other is not None:
            there.remove(other)
            yield _differing(number, other)
    yield from _labels(pair)


def find_missing(pair: Pair) -> Iterator[Finding]:
    here, there = pair.unshared_numbers
    here = [n for n in here if n.written == "digits"]
    if here and not any(_counts(n) for n in there):
        words = [n.words for n in here]
        yield warning(MISSING, f"The number {quoted(words)} is missing in the English.", words)


def find_added(pair: Pair) -> Iterator[Finding]:
    here, there = pair.unshared_numbers
    there = [n for n in there if n.written == "digits"]
    if there and not any(_counts(n) for n in here):
        words = [n.words for n in there]
        yield warning(ADDED, f"The number {quoted(words)} is in the English only.", (), words)


def unshared(pair: Pair) -> tuple[list[Number], list[Number]]:
    """The numbers of either text that the other does not have."""
    source, english = pair.source_figures, pair.english_figures
    in_english, in_source = _elsewhere(english), _elsewhere(source)
    here = [n for n in source.numbers if not _matched(n, english.numbers) and not n.values & in_english]
    there = [n for n in english.numbers if not _matched(n, source.numbers) and not n.values & in_source]
    return here, there


def _labels(pair: Pair) -> Iterator[Finding]:
    """F125, DP4, P20: letters and figures in one word stay as they are."""
    here = {(n.label.upper(), n.values): n for n in pair.source_figures.numbers if _is_code(n)}
    there = {(n.label.upper(), n.values): n for n in pair.english_figures.numbers if _is_code(n)}
    for key, number in here.items():
        others = [n for k, n in there.items() if k[0] == key[0] and k not in here]
        if key not in there and others:
            words, other = f"{number.label}{number.words}", f"{others[0].label}{others[0].words}"
            yield error(VALUE, f"“{words}” in the Indonesian, “{other}” in the English.", [words], [other])
            return


def _is_code(number: Number) -> bool:
    return number.label.isalpha() and number.label.isupper() and not number.percent and not number.scaled


def _differing(number: Number, other: Number) -> Finding:
    message = f"“{number.words}” in the Indonesian, “{other.words}” in the English: not the same number."
    sure = "digits" in (number.written, other.written) or number.written == other.written == "rough"
    return (error if sure else warning)(VALUE, message, [number.words], [other.words], _hint(number))


def _hint(number: Number) -> str:
    value = max(number.values)
    if (value.denominator == 1 and value < 1000) or number.written == "rough":
        return ""
    return f"“{number.words}” is {as_english(value)}."


def as_english(value: Fraction) -> str:
    """1500000000 -> "1.5 billion"."""
    unit = ""
    for size, name in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if value >= size and (value * 1000 / size).denominator == 1:
            value, unit = value / size, name
            break
    shown = f"{float(value):,.6f}".rstrip("0").rstrip(".") if value.denominator != 1 else f"{int(value):,}"
    return shown + unit


def _matched(number: Number, others: Sequence[Number]) -> bool:
    return any(
        number.values & other.values or _rounded(number, other) or _rounded(other, number) for other in others
    )


def _rounded(number: Number, other: Number) -> bool:
    """1,228,209 as 1.2 million: fewer figures, the same number otherwise."""
    if not other.scaled or len(other.values) != 1 or len(number.values) != 1:
        return False
    value, shown = next(iter(number.values)), next(iter(other.values))
    if value < 10_000 or not shown:
        return False
    return _figures(shown) <= _figures(value) - 2 and abs(value - shown) * 20 < value


def _figures(value: Fraction) -> int:
    return len(f"{float(value):.12g}".replace(".", "").strip("0").partition("e")[0])


def _elsewhere(reading: Reading) -> frozenset[Fraction]:
    """The values that days and times have."""
    found: set[Fraction] = set()
    for day in reading.days:
        for month, number in day.readings:
            found |= {Fraction(month), Fraction(number)}
        if day.year:
            found.add(Fraction(day.year))
    for clock in reading.clocks:
        for minutes in clock.minutes:
            hour = minutes // 60
            found |= {Fraction(hour), Fraction(hour % 12), Fraction(hour) + Fraction(minutes % 60, 100)}
    return frozenset(found)


def _counts(number: Number) -> bool:
    """One and two are articles and pronouns as often as numbers, and so are first and second."""
    if number.written == "words":
        return min(number.values) > 2
    if number.written == "ordinal":
        return min(number.values) > 3
    return number.written == "digits"


def _nearest(number: Number, others: Sequence[Number]) -> Number | None:
    """The unmatched number of the other text that was most probably meant."""
    alike = [o for o in others if o.written != "ordinal" or number.written == "ordinal"]
    if not alike:
        return None

    def distance(other: Number) -> tuple[bool, bool, int]:
        mine, its = (f"{float(min(n.values)):g}" for n in (number, other))
        return (
            number.percent != other.percent,
            number.currency != other.currency,
            -sum(c in mine for c in its),
        )

    return min(alike, key=distance)


VALUE_CHECK = Check(VALUE, "a number that the English says otherwise", find_value)
MISSING_CHECK = Check(MISSING, "a number in figures that the English leaves out", find_missing)
ADDED_CHECK = Check(ADDED, "a number in figures that is in the English only", find_added)
