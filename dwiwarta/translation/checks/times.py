"""`time-value`: times of day are the same, and so are time zones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.differing import one_by_one, unshared
from dwiwarta.translation.checks.finding import Check, error, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.figures import Clock
    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "time-value"
_ZONE = re.compile(r"\b(WIB|WITA|WIT)\b")
_ZONE_EN = {
    "WIB": re.compile(r"\bWIB\b|UTC\s?\+\s?7|GMT\s?\+\s?7|[Ww]est(?:ern)? Indonesia|Jakarta time|local time"),
    "WITA": re.compile(r"\bWITA\b|UTC\s?\+\s?8|GMT\s?\+\s?8|[Cc]entral Indonesia|local time"),
    "WIT": re.compile(r"\bWIT\b|UTC\s?\+\s?9|GMT\s?\+\s?9|[Ee]ast(?:ern)? Indonesia|local time"),
}


def find(pair: Pair) -> Iterator[Finding]:
    source, english = pair.source_figures, pair.english_figures
    here, there = unshared(source.clocks, english.clocks, _same)
    if not there:
        here = [clock for clock in here if not _as_number(clock, pair)]
    yield from one_by_one(NAME, "time", here, there, _as_english)
    zones = set(_ZONE.findall(pair.source)) if "WI" in pair.source else ()
    for zone in sorted(zones):
        others = [
            z for z in _ZONE_EN if z != zone and z not in zones and re.search(rf"\b{z}\b", pair.english)
        ]
        if others and not _ZONE_EN[zone].search(pair.english):
            yield error(NAME, f"The time zone {zone} became {quoted(others)}.", [zone], others)


def _same(clock: Clock, other: Clock) -> bool:
    return bool(clock.minutes & other.minutes)


def _as_number(clock: Clock, pair: Pair) -> bool:
    """The hour stands there as a plain number: "at nine", "from 8 until 4"."""
    hours = {minutes // 60 % 12 for minutes in clock.minutes}
    return any(value % 12 in hours for n in pair.english_figures.numbers for value in n.values)


def _as_english(clock: Clock) -> str:
    def said(minutes: int) -> str:
        hour, minute = divmod(minutes, 60)
        return f"{hour % 12 or 12}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"

    return " or ".join(said(minutes) for minutes in sorted(clock.minutes))


CHECK = Check(NAME, "a time of day or a time zone that the English puts otherwise or leaves out", find)
