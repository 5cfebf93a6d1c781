"""What every page stands on: the program, templates, words, settings and what the navigation shows. Where any of it
changes, every page is made anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dwiwarta.program import program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.rendering.environment import Shelf


def ground(shelf: Shelf, told: Iterable[object]) -> bytes:
    """A mark of it all; `told` is what pages show besides files, by its `repr`."""
    mark = hashlib.blake2b(program(), digest_size=16)
    for folder in ("templates", "translations/ui"):
        for name in shelf.names(folder):
            mark.update(f"\0{folder}/{name}\0".encode("utf-8", "surrogatepass"))
            mark.update(shelf.read(f"{folder}/{name}") or b"")
    for thing in told:
        mark.update(f"\0{thing!r}".encode("utf-8", "surrogatepass"))
    return mark.digest()
