"""Renaming: when an article gets another short name, its translation file goes along, and its old address stays."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Span
from dwiwarta.editorial import manuscript
from dwiwarta.editorial.duplicates import short_name
from dwiwarta.model import Source
from dwiwarta.stages.keeping import on_disk, revise
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, is_protected
from dwiwarta.translation.distinct import set_beside
from dwiwarta.translation.sync import sync

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.disk import Disk
    from dwiwarta.model import Article, Segment
    from dwiwarta.stages.world import Digest, Place, Read


class Refusal(StrEnum):
    """Why a file stays where it is."""

    DAMAGED = "damaged"
    """Parts of one of both files cannot be read."""
    TWO_HANDS = "two-hands"
    """Persons have written into both files; which of their words is better, no program can tell."""
    SAVED_MEANWHILE = "saved-meanwhile"
    """Somebody saved the former file while it was given to the article, so it is still there."""


def go_along(
    disk: Disk, place: Place, old: str, read: Read, today: date
) -> tuple[Refusal | None, tuple[Diagnostic, ...]]:
    """Gives the translation file at `old` (from the root) to an article under its new name, and what is to be said of
    that file. Raises OSError; where somebody saves one of both files meanwhile, no word of theirs is written over."""
    data = disk.read(place.at(old))
    former, found = po.parse(Source(old, data))
    if not former.writable or not read.catalog.writable:
        return Refusal.DAMAGED, found
    two_hands = False

    def made(now: Read) -> Catalog:
        nonlocal two_hands
        two_hands = hands(now.catalog) > 0
        return now.catalog if two_hands else joined(former, now.catalog, now.article.segments, today)

    revise(disk, place, read, today, made)
    if two_hands:
        return Refusal.TWO_HANDS, found
    if on_disk(disk, place.at(old)) != data:
        return Refusal.SAVED_MEANWHILE, found
    disk.remove(place.at(old))
    return None, found


def hands(catalog: Catalog) -> int:
    """How many of its texts are persons'."""
    return sum(map(is_protected, catalog.entries))


def joined(former: Catalog, own: Catalog, segments: Sequence[Segment], today: date) -> Catalog:
    """The catalog under the new name. `own` is the file that a build has begun there meanwhile, in step with the
    article and without a person's text: its answers fill only what the former file leaves open, since for them no
    former text would be looked at. Notes beside its entries are kept."""
    catalog = sync(segments, former, today)
    begun = {(e.kind, e.source): e for e in own.entries}
    entries = [_both(e, begun.pop((e.kind, e.source), None)) for e in catalog.entries]
    entries += [e for e in begun.values() if e.text or e.comments or e.flags]
    comments = (*former.comments, *[c for c in own.comments if c not in former.comments])
    return sync(segments, Catalog(tuple(set_beside(entries)), former.header, comments), today)


def _both(entry: Entry, begun: Entry | None) -> Entry:
    """One entry from both files' entries of a paragraph."""
    if begun is None:
        return entry
    first, other = (entry, begun) if entry.text or not begun.text else (begun, entry)
    comments = (*first.comments, *[c for c in other.comments if c not in first.comments])
    flags = (*first.flags, *[f for f in other.flags if f not in first.flags])
    return first._replace(comments=comments, flags=flags, obsolete=entry.obsolete)


def keep_address(disk: Disk, place: Place, article: Article, old: str) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Writes the former name into the header of the article, so that its address leads to the new one. True where
    it stands there now and did not before. Raises OSError."""
    if old in article.header.formerly:
        return False, ()
    data = disk.read(place.at(article.path))
    changed, said = manuscript.add_item(Source(article.path, data), "formerly", old)
    if changed is None:
        return False, said
    disk.write(place.at(article.path), changed)
    return True, said


def mentions(digest: Digest, name: str) -> list[Span]:
    """Where editions and articles name an article by this name."""
    found = [
        Span(edition.path, mention.line)
        for edition in digest.editions
        for mention in edition.articles
        if name in (mention.name, short_name(mention.name.rstrip("/")))
    ]
    for read in digest.reads:
        header = read.article.header
        for key in ("also", "follows"):
            if name in getattr(header, key):
                found.append(Span(read.article.path, header.lines.get(key, 0)))
    return found
