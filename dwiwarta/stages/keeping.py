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
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.stages.world import Digest, Read, World

UNWRITABLE = Fault(
    "translations-not-written",
    Severity.ERROR,
    "The translation file cannot be written: {reason}.",
    "Look whether the disk is full and whether you may write to the folder `translations`.",
)
CHANGED = Fault(
    "translation-file-changed",
    Severity.ERROR,
    "The translation file was changed while texts were being translated, and {reason}. Nothing was written over it.",
    "Look whether the file is as you want it and build again: what is not translated yet is asked for then.",
)


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
        now = self._now(place)
        fresh = kept.catalog if now == kept.data else self._understood(kept, now)
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
                    said += _told(path, error)
                elif not full:
                    said += _told(path, error)
                    full = True
        return said

    def current(self, read: Read) -> Read:
        """The article with what stands on the disk now."""
        return self._kept[read.path].read

    def _now(self, place: str) -> bytes | None:
        try:
            return self._world.disk.read(place)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _understood(self, kept: _Kept, data: bytes | None) -> Catalog:
        if data is None:
            raise WithheldError("is gone now")
        if not data.strip():  # an editor that empties a file before it writes it
            raise WithheldError("is empty now")
        catalog, found = po.parse(Source(kept.read.path, data))
        if not catalog.writable:
            raise WithheldError("cannot be understood as a whole now", found)
        return sync(kept.read.article.segments, catalog, self._digest.today)


def _told(path: str, error: OSError) -> tuple[Diagnostic, ...]:
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
