"""The address of an article, made of its file's name."""

from __future__ import annotations

import unicodedata

from dwiwarta.reading.patterns import pattern

_OUTSIDE = pattern(r"[^a-z0-9]+")
_CLEAN = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


LONGEST_SLUG = 100
"""Characters. Folders and file names are made of it, and a disk takes 255 bytes."""


def slug_of(name: str) -> str:
    """Unicode NFKD, marks dropped, lower case, every run outside `a-z0-9` one hyphen, ends trimmed (DESIGN 4).

    Empty where nothing is left. Giving it a slug changes nothing.
    """
    if _CLEAN.fullmatch(name):
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _OUTSIDE.sub("-", bare.lower()).strip("-")


def slug_of_file(path: str) -> str:
    """Of the file's name, cut where it is too long; `artikel` where no letter of it may stand in an address."""
    name = path.rsplit("/", 1)[-1]
    slug = slug_of(name.rsplit(".", 1)[0])
    return slug[:LONGEST_SLUG].rstrip("-") or "artikel"
