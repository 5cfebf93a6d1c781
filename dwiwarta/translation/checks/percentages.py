"""`percent`: a share stays a share; 40 persen is not 40."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "percent"


def find(pair: Pair) -> Iterator[Finding]:
    here, there = pair.source_figures.numbers, pair.english_figures.numbers
    for some, others, lost in ((here, there, "English"), (there, here, "Indonesian")):
        for number in some:
            if not number.percent:
                continue
            same = [o for o in others if o.values & number.values]
            if (
                same
                and not any(o.percent for o in same)
                and not any(o.percent and o.written == "words" for o in others)
            ):
                pairs = (number, same[0]) if lost == "English" else (same[0], number)
                yield error(
                    NAME,
                    f"“{number.words}” is without its per cent in the {lost}.",
                    [pairs[0].words],
                    [pairs[1].words],
                )
                return


CHECK = Check(NAME, "a percentage that became a plain number, or the other way round", find)
