"""Acts of a person on one translation file: accept, write, undo. Each is on the disk at once, whole or not at all.

Before each act the file is read again, and the act is done to what stands there now: what others wrote meanwhile
stays. Where the very paragraph was changed meanwhile nothing is done; the person looks again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import normalize

from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, state
from dwiwarta.translation.silencing import Silence, silenced
from dwiwarta.translation.sync import sync

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dwiwarta.disk import Disk
    from dwiwarta.model import Segment

Key = tuple[str, str]


class Outcome(StrEnum):
    """What came of an act."""

    DONE = "done"
    NOTHING = "nothing"
    """There was nothing to do: the same text, or no text to accept."""
    CHANGED = "changed"
    """Somebody changed this paragraph meanwhile; it was left as it is."""
    ARTICLE_CHANGED = "article-changed"
    """The article itself was changed meanwhile; its paragraphs may be others now."""
    DAMAGED = "damaged"
    """Parts of the file cannot be read; it is not written until a person has mended it."""
    REFUSED = "refused"
    """The file cannot be written."""


class Bench:
    """The translation file of one article under a person's hands."""

    def __init__(
        self, disk: Disk, article: str, catalog: str, segments: Sequence[Segment], today: date, by: str | None
    ) -> None:
        """`article` and `catalog` are paths on this computer; `by` is who checks, if that is known."""
        self._disk, self._article, self._path = disk, article, catalog
        self._segments, self._today, self._by = tuple(segments), today, by
        self._source = self._bytes(article)
        self._done: list[tuple[Key, Entry, Entry]] = []
        self._found: bytes | None = None
        self.catalog = Catalog()
        self.read()

    def read(self) -> bool:
        """Takes in the file as it is now. True where it had changed since."""
        found = self._bytes(self._path)
        if found == self._found and self.catalog.entries:
            return False
        self._found = found
        parsed = po.parse(Source(self._path, found))[0] if found is not None else Catalog()
        self.catalog = sync(self._segments, parsed, self._today)
        return True

    def entry(self, key: Key) -> Entry:
        return self.catalog.by_key.get(key) or Entry(*key)

    def accept(self, seen: Entry) -> Outcome:
        """This entry, as the person saw it, is right."""
        if state(seen) in (State.MISSING, State.REVIEWED):
            return Outcome.NOTHING
        return self._put(seen, accept(seen, self._today, self._by))

    def write(self, seen: Entry, text: str) -> Outcome:
        """The person's own words. A checked text stays checked by whoever changed it, and what is typed where nothing
        stood is theirs; anything else is being edited until it is accepted."""
        text = tidied(text, seen.source)
        if not text or text == seen.text:
            return Outcome.NOTHING
        written = seen._replace(text=text)
        if state(seen) is State.MISSING:
            written = accept(
                Entry(seen.kind, seen.source, text, comments=seen.comments, flags=seen.flags), *self._who
            )
        elif not seen.fuzzy:
            written = accept(written, *self._who)
        return self._put(seen, written)

    def silence(self, seen: Entry, check: str, reason: str, note: str = "") -> Outcome:
        """What the check says of this entry, as the person saw it, is right."""
        return self._put(seen, silenced(seen, Silence(check, reason, note, self._by or "")))

    def undo(self) -> tuple[Outcome, Key | None]:
        """Takes the last act back, with the paragraph it was done to."""
        if not self._done:
            return Outcome.NOTHING, None
        key, before, after = self._done[-1]
        outcome = self._put(after, before, record=False)
        if outcome in (Outcome.DONE, Outcome.CHANGED):
            self._done.pop()
        return outcome, key

    @property
    def _who(self) -> tuple[date, str | None]:
        return self._today, self._by

    def _put(self, seen: Entry, new: Entry, *, record: bool = True) -> Outcome:
        if self._bytes(self._article) != self._source:
            return Outcome.ARTICLE_CHANGED
        self.read()
        if not self.catalog.writable:
            return Outcome.DAMAGED
        key = (seen.kind, seen.source)
        now = self.catalog.by_key.get(key)
        if now is None or now != seen:
            return Outcome.CHANGED
        entries = tuple(new if e is now else e for e in self.catalog.entries)
        data = po.dump(Catalog(entries, self.catalog.header, self.catalog.comments))
        try:
            self._disk.write(self._path, data)
        except OSError:
            return Outcome.REFUSED
        self.read()
        if record:
            self._done.append((key, seen, self.entry(key)))
        return Outcome.DONE

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self._disk.read(path)
        except FileNotFoundError:
            return None


def tidied(text: str, source: str) -> str:
    """What a person typed, as it is kept: one line unless the source has several, no space at the ends."""
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL))
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return "\n".join(lines) if "\n" in source else " ".join(" ".join(lines).split())


_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFEFF])
