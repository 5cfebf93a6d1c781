"""Where each article's translations stand, and the files that no article has any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.translation.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dwiwarta.model import Article
    from dwiwarta.translation.catalog import Catalog

FOLDER = "translations/en"
_PAGES = f"{FOLDER}/pages/"
_ARTICLES = "content/articles/"

TWO_FILES = Fault(
    "translation-two-files",
    Severity.ERROR,
    "“{slug}” has two translation files: this one, which is not used, and `{used}`.",
    "Bring the better texts together in `{used}` and delete this file.",
)
UNCLAIMED = Fault(
    "translation-unclaimed",
    Severity.WARNING,
    "This translation file belongs to no article.",
    "If the article was renamed: `python build.py rename {slug} NEW`. If it was deleted on purpose, delete this file.",
)
UNCLAIMED_LIKELY = Fault(
    "translation-unclaimed",
    Severity.WARNING,
    "This translation file belongs to no article; {shared} of its {all} paragraphs stand in “{likely}”.",
    "If that is the same article under a new name: `python build.py rename {slug} {likely}`."
    " If not, delete this file.{waits}",
)


class Unclaimed(NamedTuple):
    """What is to be said and done about files without an article."""

    diagnostics: tuple[Diagnostic, ...]
    waiting: frozenset[str]
    """Articles that share half their paragraphs with such a file: not to be sent to an engine until a person has
    settled with `rename` whose the file is."""


class Shelf:
    """The translation files there are. Made once a build from a list of names; reads nothing."""

    def __init__(self, paths: Iterable[str]) -> None:
        """`paths` as `Disk.walk(FOLDER)` gives them, or from the root."""
        self._of: dict[str, list[str]] = {}
        self.pages: dict[str, str] = {}
        """Name of a page of the site -> its file."""
        for path in sorted(paths):
            if not path.endswith(".po"):
                continue
            path = path if path.startswith(f"{FOLDER}/") else f"{FOLDER}/{path}"
            name = path[path.rindex("/") + 1 : -3]
            if path.startswith(_PAGES):
                self.pages.setdefault(name, path)
            else:
                self._of.setdefault(name, []).append(path)

    def has(self, slug: str) -> bool:
        """Whether a file stands there for an article."""
        return slug in self._of

    def place(self, slug: str, article: str) -> str:
        """The file for an article, from the root: where one stands already, else where it belongs by the folder of
        the article's source file (`article`, from the root)."""
        home = self._home(slug, article)
        there = self._of.get(slug)
        if not there:
            return home
        return home if home in there else there[0]

    def page(self, name: str) -> str:
        """The file for a page of the site."""
        return f"{_PAGES}{name}.po"

    def two_files(self, slug: str, article: str) -> tuple[Diagnostic, ...]:
        """One for each further file of this article; its texts are not on the page."""
        there = self._of.get(slug, ())
        if len(there) < 2:
            return ()
        used = self.place(slug, article)
        return tuple([TWO_FILES.at(Span(path), slug=slug, used=used) for path in there if path != used])

    def unclaimed(self, slugs: Collection[str]) -> list[str]:
        """The files of articles, from the root, that none of these articles has."""
        return [path for slug, paths in self._of.items() if slug not in slugs for path in paths]

    def _home(self, slug: str, article: str) -> str:
        folder = article.removeprefix(_ARTICLES).rpartition("/")[0] if article.startswith(_ARTICLES) else ""
        if folder == "pages" or folder.startswith("pages/"):
            folder = f"articles/{folder}"  # translations/en/pages holds the pages of the site
        return f"{FOLDER}/{folder}/{slug}.po" if folder else f"{FOLDER}/{slug}.po"


def likely_owners(catalogs: Mapping[str, Catalog], articles: Iterable[Article]) -> Unclaimed:
    """Whose the files without an article probably are, by the paragraphs they share (folded).

    `catalogs` are the unclaimed ones, by path. Only entries with a text count: without one there is nothing to keep.
    """
    holders: dict[str, set[str]] = {}
    sizes: dict[str, int] = {}
    for path, catalog in catalogs.items():
        sources = {fold(e.source) for e in catalog.entries if e.text}
        sizes[path] = len(sources)
        for source in sources:
            holders.setdefault(source, set()).add(path)
    shared: dict[str, Counter[str]] = {path: Counter() for path in catalogs}
    waiting: set[str] = set()
    for article in articles if holders else ():
        paragraphs = {fold(s.text) for s in article.segments if s.translatable}
        found = Counter([path for p in paragraphs for path in holders.get(p, ())])
        for path, count in found.items():
            shared[path][article.slug] = count
            if 2 * count >= len(paragraphs):
                waiting.add(article.slug)
    diagnostics = [_described(path, sizes[path], shared[path], waiting) for path in sorted(catalogs)]
    return Unclaimed(tuple(diagnostics), frozenset(waiting))


def _described(path: str, size: int, shared: Counter[str], waiting: Collection[str]) -> Diagnostic:
    slug = path[path.rindex("/") + 1 : -3]
    if not shared:
        return UNCLAIMED.at(Span(path), slug=slug)
    likely = min(shared, key=lambda name: (-shared[name], name))
    waits = (
        f" Until then nothing of “{likely}” is sent to a translation service." if likely in waiting else ""
    )
    return UNCLAIMED_LIKELY.at(
        Span(path), slug=slug, likely=likely, shared=shared[likely], all=size, waits=waits
    )
