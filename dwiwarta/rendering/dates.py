"""Days as readers write them, by Babel, each made once."""

from __future__ import annotations

from datetime import date as Day
from functools import lru_cache

STYLES = {"long": "long", "medium": "medium", "month": "MMMM y"}


@lru_cache(maxsize=8192)
def day_in_words(day: Day, language: str, english: str = "us", style: str = "long") -> str:
    """`24 November 2026`, `November 24, 2026`; `english` is "us" or "gb"."""
    from babel.dates import format_date

    locale = "id" if language == "id" else "en_GB" if english == "gb" else "en_US"
    return format_date(day, STYLES[style], locale=locale)


@lru_cache(maxsize=512)
def weekday_and_day(day: Day, language: str, english: str = "us") -> str:
    """`Senin, 23 November 2026`, `Monday, November 23, 2026`."""
    from babel.dates import format_date

    locale = "id" if language == "id" else "en_GB" if english == "gb" else "en_US"
    # Babel's Indonesian pads the day ("06 November"), which no newspaper does.
    return format_date(day, "EEEE, d MMMM y" if language == "id" else "full", locale=locale)


@lru_cache(maxsize=512)
def days_in_words(first: Day, last: Day, language: str, english: str = "us") -> str:
    """`16–22 November 2026`, `November 16–22, 2026`, `September 28 – October 4, 2026`: what the two days share is said
    once."""
    if first == last:
        return day_in_words(first, language, english)
    if first.year != last.year:
        return f"{day_in_words(first, language, english)} – {day_in_words(last, language, english)}"
    from babel.dates import format_date

    american = language == "en" and english != "gb"
    locale = "id" if language == "id" else "en_US" if american else "en_GB"
    if first.month != last.month:
        beginning = format_date(first, "MMMM d" if american else "d MMMM", locale=locale)
        return f"{beginning} – {day_in_words(last, language, english)}"
    if american:
        return f"{format_date(first, 'MMMM d', locale=locale)}–{last.day}, {last.year}"
    return f"{first.day}–{day_in_words(last, language, english)}"
