"""Checks of translations: what a machine, or a person in a hurry, may have got wrong. One module each, all pure.

No check needs a reference translation or compares entries: each looks at one paragraph and its English. A check whose
findings are wrong in more than a tenth of good translations is at most a warning; only an error stands in the way of
accepting a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.checks import (
    addresses,
    attribution,
    coverage,
    currency,
    dates,
    debris,
    gender,
    markdown,
    names,
    negation,
    number_value,
    opposites,
    percentages,
    punctuation,
    repetition,
    terminology,
    times,
    units,
    untranslated,
)
from dwiwarta.translation.checks.finding import Check, Finding
from dwiwarta.translation.checks.pair import PLAIN_HOUSE, House, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKS: tuple[Check, ...] = (
    debris.NOTICE_CHECK,
    untranslated.CHECK,
    coverage.OTHER_CHECK,
    coverage.PART_CHECK,
    coverage.LENGTH_CHECK,
    debris.MARKUP_CHECK,
    debris.DAMAGED_CHECK,
    number_value.VALUE_CHECK,
    number_value.MISSING_CHECK,
    number_value.ADDED_CHECK,
    percentages.CHECK,
    currency.CHECK,
    units.CHECK,
    dates.DATE_CHECK,
    dates.WEEKDAY_CHECK,
    dates.FIT_CHECK,
    times.CHECK,
    negation.CHECK,
    opposites.CHECK,
    names.NAME_CHECK,
    names.ACRONYM_CHECK,
    terminology.AVOID_CHECK,
    terminology.KEEP_CHECK,
    terminology.TERM_CHECK,
    addresses.CHECK,
    markdown.CHECK,
    attribution.SAID_CHECK,
    attribution.LOST_CHECK,
    punctuation.QUOTES_CHECK,
    punctuation.BRACKETS_CHECK,
    repetition.WORD_CHECK,
    repetition.SENTENCE_CHECK,
    gender.CHECK,
)
"""In the order in which their findings are told."""

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def check(kind: str, source: str, english: str, house: House = PLAIN_HOUSE) -> tuple[Finding, ...]:
    """What may be wrong with one translation, worst first. Nothing for one that is not there."""
    if not english.strip() or not source.strip():
        return ()
    pair = Pair(kind, source, english, house)
    found = [finding for one in CHECKS for finding in one.find(pair)]
    found.sort(key=lambda finding: _RANK[finding.severity])
    return tuple(found)


def worst(findings: Sequence[Finding]) -> Severity | None:
    """The highest severity among them."""
    return findings[0].severity if findings else None


__all__ = ["CHECKS", "Check", "Finding", "House", "check", "worst"]
