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
    return format_date(day, "full", locale=locale)
