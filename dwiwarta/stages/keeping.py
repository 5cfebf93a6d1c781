"""Putting translations on the disk while a person may have the same file open: what they saved since it was read is
read again before each writing and stays, whoever wrote first."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Fault, Severity, Span
from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, is_protected
from dwiwarta.translation.sync import sync
from dwiwarta.translation.translating import DISK_IS_FULL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.disk import Disk
    from dwiwarta.stages.world import Digest, Place, Read, World

UNWRITABLE = Fault(
    "translations-not-written",
    Severity.ERROR,
    "The translation file cannot be written: {reason}.",
    "Look whether the disk is full and whether you may write to the folder `translations`.",
)
CHANGED = Fault(
    "translation-file-changed",
    Severity.ERROR,
    "The translation file was changed while this was being done, and {reason}. Nothing was written over it.",
    "Look whether the file is as you want it, then give the command again: what is not done yet is done then.",
)

TRIES = 5
"""How often something is made anew because the file was saved meanwhile; no person saves so often."""


class WithheldError(OSError):
    """What stands on the disk now is not understood, so nothing is written over it."""

    def __init__(self, reason: str, found: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(errno.EBUSY, reason)
        self.found = found


@dataclass(slots=True)
class _Kept:
    """One file: what stands there and what we were given for it."""

    read: Read
    data: bytes | None
    """As last read or written; None where there is no file."""
    catalog: Catalog
    """What these bytes hold, in step with the article."""
    given: Catalog
    """As last given to be put: what differs from it is new."""
    waiting: Catalog | None = None
    """Given, and not in place."""


class Keeper:
    """Everything that is to be put under `translations/` in one run."""

    def __init__(self, world: World, digest: Digest) -> None:
        self._world, self._digest = world, digest
        self._kept = {
            read.path: _Kept(read, read.data, read.catalog, read.catalog)
            for read in (*digest.reads, *digest.plain_reads)
        }

    def put(self, path: str, catalog: Catalog) -> Read:
        """Puts into the file what the catalog has anew. Raises OSError; until it is in place it waits for `finish`.

        Gives the article with its catalog as it stands now, with what a person saved in the meantime.
        """
        kept = self._kept[path]
        kept.waiting = catalog
        place = self._digest.place.at(path)
        now = on_disk(self._world.disk, place)
        fresh = kept.catalog
        if now != kept.data:
            segments = kept.read.article.segments
            fresh = sync(segments, understood(kept.read.path, now), self._digest.today)
        merged = catalog if fresh is kept.given else _with_news(fresh, kept.given, catalog)
        data = po.dump(merged)
        if data != now:
            self._world.disk.write(place, data)
        kept.read = kept.read._replace(catalog=merged, found=merged, data=data)
        kept.data, kept.catalog, kept.given, kept.waiting = data, merged, catalog, None
        return kept.read

    def finish(self, *, full: bool = False) -> list[Diagnostic]:
        """Tries once more what could not be put, and tells what still cannot; that the disk is full only once, or not
        at all where that is known already."""
        said: list[Diagnostic] = []
        for path, kept in self._kept.items():
            if kept.waiting is None:
                continue
            try:
                self.put(path, kept.waiting)
            except OSError as error:
                if error.errno not in DISK_IS_FULL:
                    said += told(path, error)
                elif not full:
                    said += told(path, error)
                    full = True
        return said

    def current(self, read: Read) -> Read:
        """The article with what stands on the disk now."""
        return self._kept[read.path].read


def reread(disk: Disk, place: Place, read: Read, today: date) -> Read:
    """The article with its catalog as it stands on the disk now; the same value where nobody wrote meanwhile.

    Whoever is about to write asks here first. Raises OSError: `WithheldError` where what stands there is not
    understood."""
    now = on_disk(disk, place.at(read.path))
    if now == read.data:
        return read
    found = understood(read.path, now)
    return read._replace(catalog=sync(read.article.segments, found, today), found=found, data=now)


def revise(disk: Disk, place: Place, read: Read, today: date, made: Callable[[Read], Catalog]) -> Read:
    """Puts in place what `made` makes of the catalog as it stands on the disk now, and gives the article with it.

    What somebody saves while it is being made is taken in: it is made once more, of that. Nothing is written where
    `made` gives back the catalog of the value it got. Raises OSError, as `reread` does."""
    path = place.at(read.path)
    for _ in range(TRIES):
        read = reread(disk, place, read, today)
        catalog = made(read)
        if catalog is read.catalog:
            return read
        data = po.dump(catalog)
        if on_disk(disk, path) == read.data:
            disk.write(path, data)
            return read._replace(catalog=catalog, found=catalog, data=data)
    raise WithheldError("is being written again and again by another program")


def on_disk(disk: Disk, path: str) -> bytes | None:
    """The bytes of a file, None where there is none. Raises OSError where it cannot be read."""
    try:
        return disk.read(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def understood(path: str, data: bytes | None) -> Catalog:
    """What a file holds that was changed meanwhile. Raises WithheldError where that is not plain."""
    if data is None:
        raise WithheldError("is gone now")
    if not data.strip():  # an editor that empties a file before it writes it
        raise WithheldError("is empty now")
    catalog, found = po.parse(Source(path, data))
    if not catalog.writable:
        raise WithheldError("cannot be understood as a whole now", found)
    return catalog


def told(path: str, error: OSError) -> tuple[Diagnostic, ...]:
    """What is said of a file that could not be written."""
    reason = error.strerror or type(error).__name__
    if isinstance(error, WithheldError):
        return *error.found, CHANGED.at(Span(path), reason=reason)
    return (UNWRITABLE.at(Span(path), reason=reason),)


def _with_news(fresh: Catalog, before: Catalog, after: Catalog) -> Catalog:
    """The fresh catalog with the answers that came in between `before` and `after`, nobody's words replaced."""
    old = before.by_key
    answers = {key: e for key, e in after.by_key.items() if e.text and old.get(key) != e}
    entries = []
    for entry in fresh.entries:
        answer = None if entry.obsolete else answers.get((entry.kind, entry.source))
        if answer and not entry.plural and not is_protected(entry):
            entry = entry._replace(
                text=answer.text, fuzzy=answer.fuzzy, previous=None, previous_kind=None, facts=answer.facts
            )
        entries.append(entry)
    return Catalog(tuple(entries), fresh.header, fresh.comments, fresh.damaged)
