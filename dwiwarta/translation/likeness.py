"""Which changed paragraph was which: pairs of old and new that are alike, or alone between the same neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.translation.catalog import Entry

ENOUGH = 0.6
"""The least likeness (DESIGN 4)."""
_MOST_PAIRS = 40_000
_LONGEST = 20_000
"""Beyond these, comparing would take longer than a person waits; neighbours still tell."""


def pairs(
    wanted: Sequence[tuple[str, str]],
    new: list[int],
    entries: Sequence[Entry],
    old: list[int],
    anchors: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Pairs of (place in `wanted`, number in `entries`), each used once, of one kind. `new` and `old` are the free
    ones; `anchors` are the pairs that are sure, by place. The likest first, then lone ones between two neighbours."""
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    sure = list(anchors)
    for _, place, number in sorted(_alike(wanted, new, entries, old)):
        if place not in taken_new and number not in taken_old:
            taken_new.add(place)
            taken_old.add(number)
            sure.append((place, number))
            yield place, number
    yield from _alone(
        wanted,
        [place for place in new if place not in taken_new],
        entries,
        [number for number in old if number not in taken_old],
        sorted(sure),
    )


def _alike(
    wanted: Sequence[tuple[str, str]], new: list[int], entries: Sequence[Entry], old: list[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs that are alike enough, as (unlikeness, place, number), so that the smallest is the likest.

    By letters (indel distance, case aside): of two different paragraphs of one real article, 99 in 100 stay under
    0.58, and those above are lines of one list.
    """
    if len(new) * len(old) > _MOST_PAIRS:
        return
    from rapidfuzz.fuzz import ratio  # only an article that changed pays for it

    texts = [
        (number, entries[number].kind, entries[number].source.casefold())
        for number in old
        if entries[number].text
    ]
    for place in new:
        kind, text = wanted[place]
        if len(text) > _LONGEST:
            continue
        text = text.casefold()
        for number, other, source in texts:
            if other == kind:
                likeness = ratio(text, source, score_cutoff=100 * ENOUGH)
                if likeness:
                    yield -likeness, place, number


def _alone(
    wanted: Sequence[tuple[str, str]],
    new: list[int],
    entries: Sequence[Entry],
    old: list[int],
    anchors: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """The only new one of its kind between two sure neighbours, where between the same two the only old one was.
    Beginning and end are sure as well."""
    first, last = (-1, -1), (len(wanted), len(entries))
    at_new = 0
    old = sorted(old)
    for (_, number), (next_place, next_number) in zip([first, *anchors], [*anchors, last], strict=True):
        between: list[int] = []
        while at_new < len(new) and new[at_new] < next_place:
            between.append(new[at_new])
            at_new += 1
        if not between or next_number < number:
            continue
        there = old[bisect_right(old, number) : bisect_left(old, next_number)]
        for kind in dict.fromkeys([wanted[n][0] for n in between]):
            places = [n for n in between if wanted[n][0] == kind]
            numbers = [n for n in there if entries[n].kind == kind]
            if len(places) == len(numbers) == 1:
                yield places[0], numbers[0]
