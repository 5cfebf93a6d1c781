"""`quotes` and `brackets`: they open and close as in the Indonesian, and nothing in brackets is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.checks.finding import Check, Finding, quoted, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.pair import Pair

QUOTES, BRACKETS = "quotes", "brackets"
_SINGLE = re.compile(r"(?<![\w])'(?=\w)|(?<=[\w.,!?])'(?![\w])")
_INCHES = re.compile(r"\d\"")
_BRACKET = re.compile(r"\(([^()]*)\)")
_BLEND = re.compile(r"[A-Z]?[a-z]{3,}(?: TU)?|[A-Z]{2,7}")
"""A short form, which English needs only where it is used again: Pemprov, Sekda, BLUD."""
_LIST_MARK = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z])\)")


def find_quotes(pair: Pair) -> Iterator[Finding]:
    here, there = _double(pair.source), _double(pair.english)
    if here and not there and len(_SINGLE.findall(pair.english)) < min(here, 2):
        yield warning(
            QUOTES,
            "The quotation marks of the Indonesian are missing in the English.",
            ['"'],
            (),
            "Who says this, and where does it end?",
        )
    elif there % 2 and not here % 2:
        yield warning(QUOTES, "A quotation mark in the English has no partner.", (), ['"'])
    elif here % 2 and there and not there % 2 and here > there:
        yield warning(
            QUOTES, "There are fewer quotation marks in the English than in the Indonesian.", ['"'], ['"']
        )
    elif here and not here % 2 and there < here - 2:
        yield warning(
            QUOTES, "There are fewer quotations in the English than in the Indonesian.", ['"'], ['"']
        )


def find_brackets(pair: Pair) -> Iterator[Finding]:
    here = [m[1].strip() for m in _BRACKET.finditer(pair.source)]
    there = [m[1].strip() for m in _BRACKET.finditer(pair.english)]
    open_, close = pair.english.count("("), pair.english.count(")") - len(_LIST_MARK.findall(pair.english))
    if open_ != close and pair.source.count("(") == pair.source.count(")"):
        yield warning(
            BRACKETS, "A bracket in the English has no partner.", (), ["(" if open_ > close else ")"]
        )
    if len(there) >= len(here):
        return
    lost = [inside for inside in here if inside and not _stands(inside, pair)][: len(here) - len(there)]
    short = [f"({inside})" for inside in lost if _BLEND.fullmatch(inside)]
    shown = [f"({inside})" for inside in lost if not _BLEND.fullmatch(inside)]
    if shown:
        yield warning(BRACKETS, f"{quoted(shown)} is missing in the English.", shown)
    elif short:
        yield Finding(BRACKETS, Severity.INFO, f"{quoted(short)} is not in the English.", tuple(short))


def _double(text: str) -> int:
    return text.count('"') - len(_INCHES.findall(text)) * (text.count('"') % 2)


def _stands(inside: str, pair: Pair) -> bool:
    """What was in brackets stands there without them."""
    text = pair.english.lower()
    words = re.findall(r"\w+", inside.lower())
    if re.fullmatch(r"[\d/.\s-]+", inside):
        if any(d.words == inside for d in pair.source_figures.days):
            return True  # `date-value` tells of it
        values = {v for n in pair.english_figures.numbers for v in n.values}
        return all(int(word) in values for word in words if word.isdigit())
    return sum(word[:4] in text for word in words) * 2 >= len(words)


QUOTES_CHECK = Check(QUOTES, "quotation marks that are lost or do not pair", find_quotes)
BRACKETS_CHECK = Check(
    BRACKETS, "something in brackets that is left out, or a bracket without its partner", find_brackets
)
