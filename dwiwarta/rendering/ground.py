"""What every page stands on: the program, templates, words, settings and what the navigation shows. Where any of it
changes, every page is made anew."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

import jinja2

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


@cache
def program() -> bytes:
    """A mark of this package's files, of Python, and of the names and versions of the libraries beside Jinja2."""
    mark = hashlib.blake2b(sys.version.encode(), digest_size=16)
    beside = os.path.dirname(os.path.dirname(os.path.abspath(jinja2.__file__)))
    mark.update("\n".join(sorted(n for n in os.listdir(beside) if n.endswith(".dist-info"))).encode())
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".pyc"):
                with open(os.path.join(folder, name), "rb") as file:
                    mark.update(file.read())
    return mark.digest()
