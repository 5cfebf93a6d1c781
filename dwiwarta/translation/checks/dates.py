"""`date-value`: days and months are the same. `weekday`: so are the days of the week. `weekday-date`: a day of the week
fits its date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.differing import another, missing, one_by_one, unshared
from dwiwarta.translation.checks.finding import Check, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.translation.checks.figures import Day, Word
    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

DATE, WEEKDAY, FITS = "date-value", "weekday", "weekday-date"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find_dates(pair: Pair) -> Iterator[Finding]:
    """Days by month and day, then months by themselves."""
    source, english = pair.source_figures, pair.english_figures
    here, there = unshared(source.days, english.days, _same)
    yield from one_by_one(DATE, "day", here, there, _as_english, lambda day: _told_otherwise(day, pair))
    months = {m.value for m in english.months} | {m for d in english.days for m, _ in d.readings}
    known = {m.value for m in source.months} | {m for d in source.days for m, _ in d.readings}
    lost = [m for m in source.months if m.value not in months]
    new = [m for m in english.months if m.value not in known]
    if lost and new:
        yield another(DATE, "month", lost, new, f"“{lost[0].words}” is {MONTHS[lost[0].value - 1]}.")
    elif lost or new:
        yield missing(DATE, "month", lost, new)


def find_weekdays(pair: Pair) -> Iterator[Finding]:
    here, there = pair.source_figures.weekdays, pair.english_figures.weekdays
    lost, new = _apart(here, there), _apart(there, here)
    if lost:
        hint = f"“{lost[0].words}” is {WEEKDAYS[lost[0].value]}."
        if new:
            yield another(WEEKDAY, "day of the week", lost, new, hint)
        else:
            yield missing(WEEKDAY, "day of the week", lost, (), hint)


def find_fit(pair: Pair) -> Iterator[Finding]:
    """Only where a weekday stands right before a date with its year."""
    wrong = _unfit(pair.source, pair.source_figures.weekdays, pair.source_figures.days)
    if wrong:
        weekday, day, right = wrong
        yield warning(
            FITS,
            f"The Indonesian says “{weekday.words}” of “{day.words}”, which was a {WEEKDAYS[right]}.",
            [weekday.words, day.words],
            (),
            "Ask the outlet, or leave the day of the week out.",
        )
        return
    wrong = _unfit(pair.english, pair.english_figures.weekdays, pair.english_figures.days)
    if wrong:
        weekday, day, right = wrong
        yield warning(
            FITS,
            f"“{weekday.words}” and “{day.words}” do not fit: that is a {WEEKDAYS[right]}.",
            (),
            [weekday.words, day.words],
        )


def _same(day: Day, other: Day) -> bool:
    """Every reading of the English counts: 4/5 may be the fifth of April."""
    if not set(day.readings) & set(other.readings):
        return False
    return day.year is None or other.year is None or day.year == other.year


def _as_english(day: Day) -> str:
    month, number = day.readings[0]
    return f"{MONTHS[month - 1]} {number}" + (f", {day.year}" if day.year else "")


def _told_otherwise(day: Day, pair: Pair) -> bool:
    """“1 Januari” as New Year's Day, “17 Agustus” as Independence Day; "the 24th" under a month said before."""
    month, number = day.readings[0]
    text = pair.english.lower()
    if (month, number) in ((1, 1), (12, 31)) and "new year" in text:
        return True
    if (month, number) == (12, 25) and "christmas" in text:
        return True
    if (month, number) == (8, 17) and "independence" in text:
        return True
    return any(number in n.values for n in pair.english_figures.numbers)


def _apart(some: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    known = {w.value for w in others}
    return list({w.value: w for w in some if w.value not in known}.values())


def _unfit(text: str, weekdays: Sequence[Word], days: Sequence[Day]) -> tuple[Word, Day, int] | None:
    for weekday in weekdays:
        for day in days:
            if day.year is None or len(day.readings) != 1 or not 0 <= day.start - weekday.end <= 8:
                continue
            if any(c.isalnum() for c in text[weekday.end : day.start]):
                continue
            try:
                right = date(day.year, *day.readings[0]).weekday()
            except ValueError:
                continue
            if right != weekday.value:
                return weekday, day, right
    return None


DATE_CHECK = Check(DATE, "a day or a month that the English puts otherwise or leaves out", find_dates)
WEEKDAY_CHECK = Check(WEEKDAY, "another day of the week, or none", find_weekdays)
FIT_CHECK = Check(FITS, "a day of the week that does not fit the date beside it", find_fit)
