"""How the sorted lines of an index are divided into files: small enough for a query, by what their words begin with, so
that an edit stays in the files that have its words and a word that is not finished finds its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def divide(lines: Mapping[str, str]) -> dict[str, str]:
    """The lines by key, put together as files by name: what the first key of the file begins with. A key stands in
    the last file whose name does not come after it."""
    order = sorted((way_of(key), key) for key in lines)
    ways = [way for way, _ in order]
    texts = [lines[key] for _, key in order]
    ends = [0, *accumulate(map(len, texts))]
    limit = limit_of(ends[-1])
    parts = _packed(_divided(ways, ends, 0, len(ways), "", limit), ends, limit)
    return {name: "".join(texts[start:end]) for name, start, end in parts}


def way_of(key: str) -> str:
    """A key as it divides into files, whose names are plain letters and digits."""
    return _UNFIT.sub("_", key)


_UNFIT = re.compile("[^a-z0-9]")


def limit_of(total: int) -> int:
    """How large a file of words may be. A query loads the table of contents and a file or two for each word: best is
    where both grow as the root of what there is. In powers of two, so that an edit does not move it."""
    limit = 2048
    while limit * limit < 64 * total:
        limit *= 2
    return limit


Part = tuple[str, int, int]
"""What the words of a file begin with, and from where to where they stand in the sorted list."""


def _divided(
    ways: Sequence[str], ends: Sequence[int], start: int, end: int, prefix: str, limit: int
) -> Iterator[Part]:
    """Parts of the sorted list that begin alike and are no larger than the limit, if they can be parted."""
    if prefix and (ends[end] - ends[start] <= limit or ways[start] == ways[end - 1]):
        yield prefix, start, end
        return
    deep = len(prefix) + 1
    while start < end:
        here = ways[start][:deep]
        if len(here) == deep:
            stop = bisect_left(ways, here + "\uffff", start, end)
        else:  # a word that ends here; longer ones follow
            stop = bisect_right(ways, here, start, end)
        yield from _divided(ways, ends, start, stop, here, limit)
        start = stop


def _packed(parts: Iterable[Part], ends: Sequence[int], limit: int) -> Iterator[Part]:
    """Neighbours that fit together are one file."""
    packed: Part | None = None
    for prefix, start, end in parts:
        if packed and ends[end] - ends[packed[1]] <= limit:
            packed = (packed[0], packed[1], end)
            continue
        if packed:
            yield packed
        packed = (prefix, start, end)
    if packed:
        yield packed
