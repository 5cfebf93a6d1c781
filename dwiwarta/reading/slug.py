"""The address of an article, made of its file's name."""

from __future__ import annotations

import unicodedata

from dwiwarta.reading.patterns import pattern

_OUTSIDE = pattern(r"[^a-z0-9]+")
_CLEAN = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(name: str) -> str:
    """Unicode NFKD, marks dropped, lower case, every run outside `a-z0-9` one hyphen, ends trimmed (DESIGN 4).

    Empty where nothing is left. Giving it a slug changes nothing.
    """
    if _CLEAN.fullmatch(name):
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _OUTSIDE.sub("-", bare.lower()).strip("-")
