"""What the stages work on: the world outside, where things are, and what has been understood so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from dwiwarta.config import Settings
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.disk import Disk
    from dwiwarta.model import Article, Edition, Knowledge, Picture
    from dwiwarta.rendering.pages import PlainPage
    from dwiwarta.translation.catalog import Catalog

ARTICLES = "content/articles"
PAGES = "content/pages"
EDITIONS = "content/editions"
CATALOGS = "translations/en"
NO_TERMS = Termbase()


class World(NamedTuple):
    """What a build needs of the world outside."""

    disk: Disk
    now: datetime
    """With a zone."""


class Place(NamedTuple):
    """Where things are. Paths of this computer, without a slash at the end."""

    root: str
    """The folder of the site, with content/ in it."""
    shipped: str
    """The program's own folder: templates, words and topics that the root does not have come from there."""

    def at(self, path: str) -> str:
        return f"{self.root}/{path}"


class Read(NamedTuple):
    """An article, what was said of it, and its catalog."""

    article: Article
    said: tuple[Diagnostic, ...]
    catalog: Catalog
    """In step with the article."""
    found: Catalog | None
    """As it stands on the disk, None where there is no file yet."""
    path: str
    """Of the catalog, relative to the root."""
    data: bytes | None = None
    """The catalog's file as it was read; None where there was none. Whoever writes compares: somebody may have saved
    it since."""


@dataclass(frozen=True, kw_only=True)
class Digest:
    """Everything that was read and understood."""

    place: Place
    settings: Settings
    knowledge: Knowledge
    reads: tuple[Read, ...]
    plain: tuple[PlainPage, ...]
    plain_reads: tuple[Read, ...]
    """The pages of the site that have a catalog."""
    unsettled: frozenset[str]
    """Articles that share half their paragraphs with an unclaimed catalog: not sent anywhere until that is settled."""
    today: date
    """At the desk."""
    unclaimed: Mapping[str, tuple[str, Catalog]] = field(default_factory=dict)
    """Path from the root and catalog of each translation file without an article, by the name of the file."""
    pictures: Mapping[str, Picture] | None = None
    """Those that could be made, by their name below content/images; None where nobody has looked."""
    editions: tuple[Edition, ...] = ()
    termbase: Termbase = NO_TERMS
    """The word list, of which the site shows the glossary."""
    locked: frozenset[str] = frozenset()
    """Articles whose catalogs are not written in this run: more than one has the name, so that it is not certain whose
    the file is, or the outlets are unknown, without which a text may be read in another way."""
