"""What was read of each source article the last time, so that only what changed is read again: rules for news text
cost more than all else that a small edit asks for. It lives in `.cache/`; without it every file is read, to the same
end (docs/decisions/0016)."""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING

from dwiwarta import reading
from dwiwarta.program import program

if TYPE_CHECKING:
    from datetime import date

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.disk import Disk
    from dwiwarta.model import Article, Knowledge, Source

    Reading = tuple[Article | None, tuple[Diagnostic, ...]]
    Drawer = dict[str, tuple[bytes, Reading]]

FOLDER = ".cache/readings"
DRAWERS = 32
"""Files that it is kept in: an edit writes one of them."""


class Readings:
    """One a build."""

    def __init__(self, disk: Disk, folder: str | None, knowledge: Knowledge, today: date) -> None:
        """`folder` is where it is kept; None keeps nothing."""
        self._disk = disk
        self._folder = folder
        self._knowledge, self._today = knowledge, today
        self._seal = hashlib.blake2b(program(), digest_size=16)
        self._seal.update(f"{knowledge!r}{today}".encode("utf-8", "surrogatepass"))
        self._kept: dict[int, Drawer] = {}
        self._used: dict[int, Drawer] = {}

    def of(self, source: Source) -> Reading:
        """As `reading.parse` reads it."""
        mark = hashlib.blake2b(source.data, digest_size=16).digest()
        number = _drawer(source.path)
        kept = self._drawer(number).get(source.path)
        found = kept[1] if kept and kept[0] == mark else reading.parse(source, self._knowledge, self._today)
        self._used.setdefault(number, {})[source.path] = (mark, found)
        return found

    def keep(self) -> None:
        """Writes down what was used; a disk that cannot be written costs time, never the build."""
        for number in range(DRAWERS):
            used, kept = self._used.get(number, {}), self._kept.get(number, {})
            if self._folder is None or _marks(used) == _marks(kept):
                continue
            data = pickle.dumps(used, 5)
            try:
                self._disk.write(self._file(number), self._head(data) + data)
            except OSError:
                return

    def _drawer(self, number: int) -> Drawer:
        drawer = self._kept.get(number)
        if drawer is None:
            drawer = self._kept[number] = self._read(number) if self._folder else {}
        return drawer

    def _read(self, number: int) -> Drawer:
        try:
            whole = self._disk.read(self._file(number))
        except OSError:
            return {}
        data = memoryview(whole)[_HEAD:]
        if whole[:_HEAD] != self._head(data):  # another program, other settings, another day, or damaged
            return {}
        return pickle.loads(data)  # type: ignore[no-any-return]  # noqa: S301 - sealed; who writes there runs templates too

    def _file(self, number: int) -> str:
        return f"{self._folder}/{number:02}"

    def _head(self, data: bytes | memoryview) -> bytes:
        seal = self._seal.copy()
        seal.update(hashlib.blake2b(data, digest_size=16).digest())
        return seal.digest()


_HEAD = 16


def _drawer(path: str) -> int:
    return hashlib.blake2b(path.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0] % DRAWERS


def _marks(drawer: Drawer) -> dict[str, bytes]:
    return {path: mark for path, (mark, _) in drawer.items()}
