"""The text of an article on the table: who has claimed which stretch of it.

Every reading rule claims stretches (a headline, an outlet, a line that is no article text). Stretches never overlap,
and what nobody claimed is the body. So nothing can be lost: whatever is not body stands in a claim with its rule.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator
from typing import NamedTuple

from dwiwarta.diagnostics import Span


class Claim(NamedTuple):
    start: int
    end: int
    field: str
    """`title dek outlet place date byline credit`, `mark` (a dash), or `aside`: text that is no article text."""
    rule: str


class Sheet:
    """A text with its claims. Offsets count characters; lines are counted from the top of the real file."""

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.claims: list[Claim] = []
        self._starts: list[int] | None = None
        self._low: str | None = None

    @property
    def low(self) -> str:
        """The text in lower case, of the same length."""
        if self._low is None:
            low = self.text.lower()
            if len(low) != len(self.text):
                low = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
            self._low = low
        return self._low

    def claim(self, start: int, end: int, field: str, rule: str) -> None:
        """Claims what is still free of a stretch; blanks at its ends are left."""
        for a, b in self.free(start, end):
            piece = self.text[a:b]
            a += len(piece) - len(piece.lstrip())
            b -= len(piece) - len(piece.rstrip())
            if a < b:
                insort(self.claims, Claim(a, b, field, rule))

    def free(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of a stretch that nobody claimed."""
        parts = []
        at = bisect_right(self.claims, (start,))
        if at and self.claims[at - 1].end > start:
            start = self.claims[at - 1].end
        while at < len(self.claims) and self.claims[at].start < end:
            claim = self.claims[at]
            if claim.start > start:
                parts.append((start, claim.start))
            start = max(start, claim.end)
            at += 1
        if start < end:
            parts.append((start, end))
        return parts

    def free_lines(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Free stretches with something in them, one for each line, blanks at their ends taken off."""
        end = len(self.text) if end is None else end
        for a, b in self.free(start, end):
            while a < b:
                stop = self.text.find("\n", a, b)
                stop = b if stop < 0 else stop
                piece = self.text[a:stop]
                bare = piece.strip()
                if bare:
                    first = a + len(piece) - len(piece.lstrip())
                    yield first, first + len(bare)
                a = stop + 1

    def of(self, field: str) -> list[Claim]:
        return [c for c in self.claims if c.field == field]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        if self._starts is None:
            starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        row = bisect_right(self._starts, offset) - 1
        return row + self.first_line, offset - self._starts[row] + 1

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch; its end only where it stands on one line."""
        line, column = self.place(start)
        last_line, last_column = self.place(end)
        return Span(self.path, line, column, last_column if last_line == line else 0)

    def line_of(self, offset: int) -> str:
        """The whole line, for an excerpt."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return self.text[start : end if end >= 0 else len(self.text)]


def tidy(text: str) -> str:
    """White space collapsed, nothing else changed."""
    return " ".join(text.split())
