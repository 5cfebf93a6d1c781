"""Which program this is: what another version of it remembered is worth nothing."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from functools import cache


@cache
def program() -> bytes:
    """A mark of this package's files, of Python, and of the names and versions of the libraries."""
    mark = hashlib.blake2b(sys.version.encode(), digest_size=16)
    libraries = sysconfig.get_path("purelib")
    try:
        names = sorted(name for name in os.listdir(libraries) if name.endswith(".dist-info"))
    except OSError:
        names = []
    mark.update("\n".join(names).encode("utf-8", "surrogateescape"))
    for folder, folders, files in os.walk(os.path.dirname(os.path.abspath(__file__))):
        folders.sort()
        for name in sorted(files):
            if not name.endswith(".pyc"):
                with open(os.path.join(folder, name), "rb") as file:
                    mark.update(file.read())
    return mark.digest()
