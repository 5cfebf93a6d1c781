"""Times of day in a text, and the text without them: "pukul 15.30 WIB", "3:30 p.m.", "noon"."""

from __future__ import annotations

import re

from dwiwarta.reading.number_words import small
from dwiwarta.translation.checks.figures import Clock, masked, minutes_of
from dwiwarta.translation.checks.vocabulary import Loose

# -- Indonesian

_CLOCK_ID = Loose(
    r"\b(?:pukul|jam|pkl\.?)\s+(\d{1,2})(?:[.:](\d{2}))?(?![\d/]|\s*(?:%|persen|ribu|juta))"
    r"|\b(\d{1,2})[.:](\d{2})(?=\s*(?:-|hingga|sampai|s/d)\s*(?:(?:pukul|jam)\s+)?\d{1,2}[.:]\d{2}(?:\D|$)"
    r"|\s*(?:wib|wita|wit|gmt)\b|\s+waktu\b)"
    r"|(?<=[-–])(\d{1,2})[.:](\d{2})(?=\s*(?:wib|wita|wit)\b)"
    r"|(?<![\d:.,])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])",
)
_NEXT_ID = re.compile(
    r"\s*(?:-|hingga|sampai(?: dengan)?|s/d|dan|atau)\s*(\d{1,2})[.:](\d{2})(?!\d)", re.IGNORECASE
)
_PART_ID = re.compile(
    r"\s*(?:WIB|WITA|WIT)?\s*\(?(pagi|siang|sore|petang|malam|dini hari|subuh)\b", re.IGNORECASE
)
_HALVES = {"pagi": "am", "dini hari": "am", "subuh": "am", "sore": "pm", "petang": "pm"}
_HOURS_LONG = re.compile(
    r"\s*(?:lebih|lamanya|sehari|per hari|setelah|kemudian|penerbangan|perjalanan|kerja)\b", re.IGNORECASE
)


def clocks_id(text: str) -> tuple[list[Clock], str]:
    clocks: list[Clock] = []
    if not _CLOCK_ID.may_be_in(text):
        return clocks, text
    position, used = 0, []
    while m := _CLOCK_ID.loose.search(text, position):
        position = m.end()
        hour, minute = next((int(m[n]), m[n + 1]) for n in (1, 3, 5, 7) if m[n])
        if m[1] and minute is None and _HOURS_LONG.match(text, m.end()):
            continue
        found = _clock(text, m, hour, minute)
        if not found.minutes:
            continue
        used.append(m)
        clocks.append(found)
        while n := _NEXT_ID.match(text, position):
            following = _clock(text, n, int(n[1]), n[2])
            if not following.minutes:
                break
            used.append(n)
            clocks.append(following)
            position = n.end()
    return clocks, masked(text, used)


def _clock(text: str, m: re.Match[str], hour: int, minute: str | None) -> Clock:
    part = _PART_ID.match(text, m.end())
    half = _HALVES.get(part[1].lower(), "") if part else ""
    if part and not half:  # "siang" is noon and after, "malam" evening and midnight
        half = "am" if hour == 12 and part[1].lower() == "malam" else "pm"
        if part[1].lower() == "siang" and hour in (10, 11):
            half = "am"
    digits = re.search(r"\d{1,2}(?=[.:]|$)", m[0])
    sure = minute is not None and digits is not None and digits[0].startswith("0")
    return Clock(
        minutes_of(hour, int(minute or 0), half, open_half=not sure),
        " ".join(m[0].split()),
        m.start(),
        m.end(),
    )


# -- English

_HOUR_WORDS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_HOUR = "|".join(_HOUR_WORDS)
_HALF = r"(?:\s*([ap])\.?\s?m\b\.?)"
_CLOCK_EN = Loose(
    rf"\b(\d{{1,2}})(?:[:.](\d{{2}}))?(?:\s*(?:-|–|to|until|and)\s*\d{{1,2}}(?:[:.]\d{{2}})?)?{_HALF}"
    r"|\b(\d{1,2})(?::(\d{2}))?\s*o'clock\b"
    r"|(?<![\d:.,])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])"
    r"|\b(\d{1,2})\.(\d{2})(?=\s*(?:wib|wita|wit|gmt|hours|hrs)\b)"
    r"|\b([01]\d|2[0-3])([0-5]\d)(?=\s*(?:hours|hrs|gmt|wib|wita|wit)\b)"
    rf"|\b({_HOUR})\s*(?:o'clock|(?=in the (?:morning|afternoon|evening))|{_HALF})"
    r"|\b(?:at|around|about|from|until|by) (\d{1,2})(?=\s*(?:in the (?:morning|afternoon|evening)|at night))"
    r"|\b(noon|midday|midnight)\b",
)
_WITHOUT_DIGITS = Loose(rf"\b(?:noon|midday|midnight|(?:{_HOUR})\s*(?:o'clock|in the |[ap]\.?\s?m\b))")
"""Stands in every text without a digit that has a time."""
_ANY_DIGIT = re.compile(r"\d")
_LAST_OF_RANGE = re.compile(rf"(?:-|–|to|until|and)\s*(\d{{1,2}})(?:[:.](\d{{2}}))?{_HALF}$", re.IGNORECASE)
_PART_EN = re.compile(
    r"\s*(?:WIB|WITA|WIT)?,?\s*(?:in the (morning|afternoon|evening)|at (night))\b", re.IGNORECASE
)


def clocks_en(text: str) -> tuple[list[Clock], str]:
    clocks: list[Clock] = []
    used: list[re.Match[str]] = []
    if not _ANY_DIGIT.search(text) and not _WITHOUT_DIGITS.may_be_in(text):
        return clocks, text
    for m in _CLOCK_EN.finditer(text):
        words = m[0].strip()
        if m[15]:
            minutes = frozenset((0, 1440)) if m[15].lower() == "midnight" else frozenset((720,))
            clocks.append(Clock(frozenset(n % 1440 for n in minutes), words, m.start(), m.end()))
            used.append(m)
            continue
        half = m[3] or m[13]
        if m[12]:
            hour, minute = _HOUR_WORDS[small(m[12])], 0
        elif m[14]:
            hour, minute = int(m[14]), 0
        else:
            hour, minute = next((int(m[n]), int(m[n + 1] or 0)) for n in (1, 4, 6, 8, 10) if m[n])
        part = _PART_EN.match(text, m.end())
        said = f"{half.lower()}m" if half else ""
        if not said and part:
            said = "am" if (part[1] or "").lower() == "morning" else "pm"
        sure = words[0] == "0" or bool(m[10])
        found = minutes_of(hour, minute, said, open_half=not sure)
        if not found:
            continue
        used.append(m)
        if m[1] and (last := _LAST_OF_RANGE.search(m[0])):
            first = minutes_of(hour, minute, "", open_half=words[0] != "0") | found
            clocks.append(Clock(first, words, m.start(), m.end()))
            found = minutes_of(int(last[1]), int(last[2] or 0), said, open_half=False)
        clocks.append(Clock(found, words, m.start(), m.end()))
    return clocks, masked(text, used)
