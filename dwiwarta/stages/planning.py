"""Which pages have to be made: those whose inputs changed, and those that do not stand there as they were written. What
the last build knew of each page lives in `.cache/`; without it every page is made, to the same end
(docs/decisions/0016)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dwiwarta.disk import Disk
    from dwiwarta.output.writer import Writer
    from dwiwarta.rendering.pages import Page
    from dwiwarta.rendering.render import Renderer

FORM = "dwiwarta-pages 1"
PLAN = ".cache/pages.txt"


class Known(NamedTuple):
    """A page as a build left it."""

    key: str
    """What it was made of: see `Renderer.key`."""
    stamp: str
    """What came of it: see `Writer.stamps`."""


class Plan:
    """One a build."""

    def __init__(self, disk: Disk, path: str | None) -> None:
        """`path` is the file that it is kept in; None keeps nothing."""
        self._disk = disk
        self._path = path
        self._last = self._read() if path else {}
        self._keys: dict[str, str] = {}
        self._left: dict[str, Known] = {}

    def to_make(self, renderer: Renderer, pages: Iterable[tuple[str, Page]], writer: Writer) -> list[Page]:
        """Those of these pages (each with its file) that have to be made. The writer has begun."""
        found = []
        for name, page in pages:
            key = renderer.key(page) if self._path else None
            if key is not None:
                self._keys[name] = key.hex()
            known = self._last.get(name)
            if known and known.key == self._keys.get(name) and writer.stamp(name) == known.stamp:
                self._left[name] = known
            else:
                found.append(page)
        lost = writer.unsettled(self._left)
        if lost:
            found += [page for name, page in pages if name in lost]
            for name in lost:
                del self._left[name]
        return found

    @property
    def left(self) -> int:
        """How many pages need not be made."""
        return len(self._left)

    def keep(self, certain: Sequence[str], writer: Writer) -> None:
        """Writes down what is known now. `certain` are the files of pages that were made and of which everything is
        known. A disk that cannot be written costs time, never the build."""
        if self._path is None:
            return
        now = dict(self._left)
        for name in certain:
            stamp = writer.stamp(name)
            if name in self._keys and stamp:
                now[name] = Known(self._keys[name], stamp)
        if now == self._last:
            return
        text = "\n".join(f"{known.key} {known.stamp} {name}" for name, known in sorted(now.items()))
        try:
            self._disk.write(self._path, f"{FORM} {_seal(text)}\n{text}".encode())
        except OSError:
            return

    def _read(self) -> dict[str, Known]:
        try:
            head, _, text = self._disk.read(self._path or "").decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return {}
        if head != f"{FORM} {_seal(text)}":
            return {}
        found = {}
        for line in text.split("\n") if text else ():
            key, checksum, size, name = line.split(" ", 3)
            found[name] = Known(key, f"{checksum} {size}")
        return found


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
