"""`currency`: an amount of rupiah stays rupiah."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.translation.checks.currencies import alike, currency_en, currency_id
from dwiwarta.translation.checks.finding import Check, error
from dwiwarta.translation.checks.vocabulary import Loose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dwiwarta.translation.checks.figures import Number
    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "currency"
_NAMED_ID = Loose(r"\b(?:dolar|dollar|rupiah|euro|poundsterling|yen|ringgit|yuan|baht|rubel)\b(?!-)")
_NAMED_EN = Loose(r"\b(?:dollars?|rupiahs?|euros?|pounds?|yen|ringgit|yuan|baht|roubles?|rubles?)\b")


def find(pair: Pair) -> Iterator[Finding]:
    """Amount by amount where the numbers are the same, else by what stands there at all."""
    here = _mentions(pair.source_figures.numbers, pair.source, _NAMED_ID, currency_id)
    if not here:
        return
    there = _mentions(pair.english_figures.numbers, pair.english, _NAMED_EN, currency_en)
    for number in pair.source_figures.numbers:
        same = [o for o in pair.english_figures.numbers if o.currency and o.values & number.values]
        if number.currency and same and not any(alike(number.currency, o.currency) for o in same):
            yield _another(number.words, same[0].words)
            return
    lost = [words for sign, words in here.items() if not any(alike(sign, other) for other in there)]
    new = [words for sign, words in there.items() if not any(alike(sign, other) for other in here)]
    if lost and new:
        yield _another(lost[0], new[0])


def _another(words: str, other: str) -> Finding:
    message = f"“{words}” in the Indonesian, “{other}” in the English: not the same currency."
    return error(NAME, message, [words], [other])


def _mentions(
    numbers: Sequence[Number], text: str, named: Loose, sign_of: Callable[[str], str]
) -> dict[str, str]:
    """Each currency with the words that name it first."""
    found: dict[str, str] = {}
    for number in numbers:
        if number.currency:
            found.setdefault(number.currency, number.words)
    for m in named.finditer(text):
        if sign := sign_of(m[0]):
            found.setdefault(sign, m[0])
    return found


CHECK = Check(NAME, "an amount in another currency", find)
