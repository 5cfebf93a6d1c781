"""Setting of a headline: which letters a font has, where lines break, how large it may be. Imports Pillow."""

from __future__ import annotations

import unicodedata
from bisect import bisect
from functools import cache
from io import BytesIO
from itertools import pairwise

from PIL import ImageFont

NOWHERE = "\U0010ffff"
"""No font has it: what is drawn for it is the sign for a missing letter."""


class Face:
    """A font in every size."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = cache(self._at)
        self._has = cache(self._draws)

    def _at(self, size: int) -> ImageFont.FreeTypeFont:
        # Pillow's own layout: what raqm does depends on libraries that not every computer has
        return ImageFont.truetype(BytesIO(self._data), size, layout_engine=ImageFont.Layout.BASIC)

    def _draws(self, letter: str) -> bool:
        font = self.at(24)
        if letter.isspace():
            return True
        return bytes(font.getmask(letter)) != bytes(font.getmask(NOWHERE))

    def writable(self, text: str) -> str:
        """The text without what the font has no sign for; letters with unknown marks lose the marks."""
        kept = []
        for letter in text:
            if self._has(letter):
                kept.append(letter)
                continue
            kept += [c for c in unicodedata.normalize("NFKD", letter) if c.isascii() and self._has(c)]
        return " ".join("".join(kept).split())

    def width(self, text: str, size: int) -> float:
        return self.at(size).getlength(text)


def set_lines(face: Face, text: str, size: int, width: int) -> list[str]:
    """The text in as few lines as it needs, of about the same length, as a headline is set. A word longer than a line
    is broken."""
    words = [part for word in text.split() for part in _parts(face, word, size, width)]
    lengths = [face.width(word, size) for word in words]
    space = face.width(" ", size)
    lines = _broken(lengths, space, width)
    low, high = max(lengths, default=0.0), float(width)
    while high - low > 4:  # the narrowest column of as many lines
        middle = (low + high) / 2
        if len(_broken(lengths, space, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return [" ".join(words[a:b]) for a, b in pairwise([*_broken(lengths, space, high), len(words)])]


def _broken(lengths: list[float], space: float, width: float) -> list[int]:
    """The word that each line begins with."""
    starts: list[int] = []
    used = width + 1
    for number, length in enumerate(lengths):
        if used + space + length > width:
            starts.append(number)
            used = length
        else:
            used += space + length
    return starts


def _parts(face: Face, word: str, size: int, width: int) -> list[str]:
    parts = []

    def too_long(letters: int) -> bool:
        return face.width(word[:letters], size) > width

    while face.width(word, size) > width:
        fits = max(1, bisect(range(len(word)), False, key=too_long) - 1)
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word] if word else parts


def cut(face: Face, text: str, size: int, width: float) -> str:
    """The text as far as it fits on one line."""
    if face.width(text, size) <= width:
        return text
    while text and face.width(text + "…", size) > width:
        text = text[:-1].rstrip(" ,.;:·–-")
    return text + "…" if text else ""
