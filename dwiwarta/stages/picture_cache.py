"""What is known of pictures from builds before: the record of their sizes, and their bytes.

Both can be made again, byte for byte; `.cache/images/` may be taken away at any time. One file, `record`, says of each
source its stamp and the checksum of its bytes, and of each checksum what was made of them; so a build with nothing to
do reads neither pictures nor sizes. The bytes of all sizes of one picture stand in one file, so that they are there
together or not at all.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from dwiwarta.disk import Stamp
from dwiwarta.rendering.pictures.recipe import VERSION, Made, Unfit, mark_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dwiwarta.disk import Disk

FOLDER = ".cache/images"
RECORD = "record"


def checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


class PictureCache:
    """The cache of one root. One that cannot be read or written costs time, never a picture."""

    def __init__(self, disk: Disk, root: str) -> None:
        self._disk = disk
        self._folder = f"{root}/{FOLDER}"
        self._method = _method(disk)
        self._files: dict[str, tuple[Stamp, str]] = {}
        self._made: dict[str, Made | Unfit] = {}
        with suppress(OSError, ValueError, KeyError, TypeError):  # damaged: everything is made again
            self._read(json.loads(disk.read(f"{self._folder}/{RECORD}")))
        self._found = self._state()

    def _read(self, record: Any) -> None:
        if record["method"] != self._method:
            return
        files = {name: (Stamp(*stamp), str(key)) for name, (stamp, key) in record["files"].items()}
        made = {str(key): _outcome(value) for key, value in record["made"].items()}
        self._files, self._made = files, made

    def known(self, file: str, stamp: Stamp) -> str | None:
        """The checksum of a file that is as it was."""
        found = self._files.get(file)
        return found[1] if found and found[0] == stamp else None

    def outcome(self, key: str) -> Made | Unfit | None:
        return self._made.get(key)

    def keep(self, key: str, whole: bytes) -> bool:
        """Stores the bytes of all sizes. False where they could not be."""
        try:
            self._disk.write(self._path(key), whole)
        except OSError:
            return False
        return True

    def bytes_of(self, key: str, made: Made) -> bytes | None:
        """The bytes of all sizes, None where they are not there as they were made."""
        try:
            whole = self._disk.read(self._path(key))
        except OSError:
            return None
        return whole if mark_of(whole) == made.mark else None

    def finish(self, files: Mapping[str, tuple[Stamp, str]], made: Mapping[str, Made | Unfit]) -> None:
        """Writes the record of this run, if it differs; what this run did not meet is taken away."""
        self._files, self._made = dict(files), dict(made)
        if self._state() == self._found:
            return
        with suppress(OSError):
            record = {"method": self._method, "files": self._files, "made": self._made}
            self._disk.write(f"{self._folder}/{RECORD}", json.dumps(record).encode())
            kept = {self._path(key) for key in self._made} | {f"{self._folder}/{RECORD}"}
            for name in self._disk.walk(self._folder):
                if f"{self._folder}/{name}" not in kept:
                    self._disk.remove(f"{self._folder}/{name}")

    def _state(self) -> tuple[Any, Any]:
        return self._files, self._made

    def _path(self, key: str) -> str:
        return f"{self._folder}/{key}-{self._method}"


def _outcome(value: Any) -> Made | Unfit:
    if len(value) == len(Unfit._fields):
        return Unfit(str(value[0]), {str(k): str(v) for k, v in value[1].items()})
    width, height, sizes, mark = value
    return Made(
        int(width), int(height), tuple((str(t), int(w), int(h), int(n)) for t, w, h, n in sizes), str(mark)
    )


def _method(disk: Disk) -> str:
    """The recipe and the version of the library, found without importing it: another one may give other bytes."""
    found = importlib.util.find_spec("PIL")
    parts = [VERSION.encode()]
    for folder in (found.submodule_search_locations or ()) if found else ():
        with suppress(OSError):
            parts.append(disk.read(f"{folder}/_version.py"))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:8]
