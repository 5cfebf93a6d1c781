"""Read, parse, recall, sync: from files to articles with their catalogs, in memory only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dwiwarta import reading
from dwiwarta.config import NO_SITE, Settings, read_knowledge, read_settings, web_address
from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.editorial.library import OUTLET_ABSENT, one_of_each
from dwiwarta.editorial.standing import pair_up
from dwiwarta.model import Article, Knowledge, Source
from dwiwarta.rendering import plain
from dwiwarta.stages.world import ARTICLES, CATALOGS, PAGES, Digest, Place, Read, World
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog
from dwiwarta.translation.shelf import Shelf, likely_owners
from dwiwarta.translation.sync import sync

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dwiwarta.rendering.pages import PlainPage

UNREADABLE = Fault(
    "file-unreadable",
    Severity.ERROR,
    "The file cannot be read: {reason}.",
    "Look whether it is there and whether you may open it.",
)
NOT_AN_ARTICLE = Fault(
    "not-an-article",
    Severity.WARNING,
    "The file is not read: its name ends in neither .txt nor .md.",
    "Save it as plain text (.txt), or move it out of content/articles.",
)
WRONG_ADDRESS = Fault(
    "address-wrong",
    Severity.ERROR,
    "“{given}” is not the full address of a site.",
    "Write it like this: https://example.org/digest/",
)


def understand(
    world: World, place: Place, base_url: str | None = None, *, frozen: bool = False
) -> tuple[Digest | None, tuple[Diagnostic, ...]]:
    """Reads the whole site. None only where its settings allow no site at all.

    Not `frozen`, acceptances are recorded with today's day, to be written; frozen, nothing is recorded, so that the
    same files give the same site on any day.
    """
    settings, diagnostics = _settings(world, place, base_url)
    if settings is None:
        return None, tuple(diagnostics)
    knowledge, found = knowledge_of(world, place)
    diagnostics += found
    today = world.now.astimezone(settings.timezone).date()
    desk = _Desk(world, place, knowledge, Shelf(world.disk.walk(place.at(CATALOGS))), today, frozen)
    parsed = []
    for source in desk.sources(ARTICLES, diagnostics):
        article, said = reading.parse(source, knowledge, today)
        if article is None:
            diagnostics += said
        else:
            parsed.append((article, said))
    parsed, twice = one_of_each(parsed)
    diagnostics += twice
    reads = [desk.recall(article, said) for article, said in parsed]
    for read in reads:
        diagnostics += read.said
    unsettled, unclaimed = desk.unclaimed(reads)
    pages, page_reads, found_there = desk.plain_pages()
    digest = Digest(
        place=place,
        settings=settings,
        knowledge=knowledge,
        reads=tuple(reads),
        plain=tuple(pages),
        plain_reads=tuple(page_reads),
        unsettled=unsettled,
        today=today,
    )
    return digest, (*diagnostics, *unclaimed, *found_there)


def knowledge_of(world: World, place: Place) -> tuple[Knowledge, tuple[Diagnostic, ...]]:
    """The topics and outlets of a site, also where its settings are broken: enough to read an article."""
    themes = first(world, "content/themes.toml", place.root, place.shipped)
    outlets = first(world, "content/outlets.toml", place.root)
    return read_knowledge(themes, outlets)


def today_at_the_desk(world: World, place: Place) -> date:
    """The day in the site's time zone, also where its settings are broken."""
    settings, _ = _settings(world, place, None)
    return world.now.astimezone(settings.timezone if settings else None).date()


def _settings(world: World, place: Place, base_url: str | None) -> tuple[Settings | None, list[Diagnostic]]:
    source = first(world, "site.toml", place.root)
    if source is None:
        return None, [NO_SITE.at(Span("site.toml"), folder=place.root)]
    settings, found = read_settings(source)
    diagnostics = list(found)
    if settings and base_url is not None:
        try:
            settings = replace(settings, base_url=web_address(base_url))
        except ValueError:
            return None, [*diagnostics, WRONG_ADDRESS.at(Span("--base-url"), given=base_url)]
    return settings, diagnostics


def first(world: World, path: str, *folders: str) -> Source | None:
    """The file of that path in the first folder that has it."""
    for folder in folders:
        try:
            return Source(path, world.disk.read(f"{folder}/{path}"))
        except OSError:
            continue
    return None


class _Desk:
    """What reading needs at hand."""

    def __init__(
        self, world: World, place: Place, knowledge: Knowledge, shelf: Shelf, today: date, frozen: bool
    ) -> None:
        self._world, self._place, self._knowledge, self._shelf = world, place, knowledge, shelf
        self._accepted_on = None if frozen else today

    def sources(self, folder: str, diagnostics: list[Diagnostic]) -> Iterable[Source]:
        for name in self._world.disk.walk(self._place.at(folder)):
            path = f"{folder}/{name}"
            if not name.endswith((".txt", ".md")):
                diagnostics.append(NOT_AN_ARTICLE.at(Span(path)))
                continue
            try:
                yield Source(path, self._world.disk.read(self._place.at(path)))
            except OSError as error:
                diagnostics.append(_unreadable(path, error))

    def recall(self, article: Article, said: tuple[Diagnostic, ...]) -> Read:
        """The article with its catalog, brought in step with it."""
        shelf = self._shelf
        stands = shelf.has(article.slug)
        if stands:
            said = (*said, *shelf.two_files(article.slug, article.path))
        return self._read(article, said, shelf.place(article.slug, article.path), stands)

    def _read(self, article: Article, said: tuple[Diagnostic, ...], path: str, stands: bool) -> Read:
        found: Catalog | None = None
        if stands:
            found, broken = self._catalog(path)
            said = (*said, *broken)
        return Read(article, said, sync(article.segments, found or Catalog(), self._accepted_on), found, path)

    def _catalog(self, path: str) -> tuple[Catalog, tuple[Diagnostic, ...]]:
        try:
            return po.parse(Source(path, self._world.disk.read(self._place.at(path))))
        except OSError as error:
            # Not writable: what stands there is not known, so nothing may be put in its place.
            return Catalog(damaged=("",)), (_unreadable(path, error),)

    def unclaimed(self, reads: Sequence[Read]) -> tuple[frozenset[str], Sequence[Diagnostic]]:
        """Catalogs that no article claims, and the articles that may be theirs under another name."""
        left = self._shelf.unclaimed({read.article.slug for read in reads})
        if not left:
            return frozenset(), ()
        catalogs = {path: self._catalog(path)[0] for path in left}
        found = likely_owners(catalogs, [read.article for read in reads])
        return found.waiting, found.diagnostics

    def plain_pages(self) -> tuple[list[PlainPage], list[Read], list[Diagnostic]]:
        """The pages of the site: what stands under content/pages, and the built-in ones that do not."""
        diagnostics: list[Diagnostic] = []
        articles: dict[str, Article] = {}
        for source in self.sources(PAGES, diagnostics):
            article, said = reading.parse(source, Knowledge(), None)
            diagnostics += [d for d in said if d.code != OUTLET_ABSENT]
            if article:
                articles[source.path.removeprefix(PAGES + "/").rpartition(".")[0]] = article
        pages = {name: plain.built_in(name) for name in plain.BUILT_IN}
        reads = []
        for name, article in articles.items():
            bare, _, language = name.rpartition(".")
            if bare and language in ("id", "en"):
                texts = {tongue: articles.get(f"{bare}.{tongue}", article) for tongue in ("id", "en")}
                pages[bare] = plain.of_two_texts(bare, texts)
                continue
            read = self._read(article, (), self._shelf.page(name), name in self._shelf.pages)
            diagnostics += read.said
            reads.append(read)
            pages[name] = plain.of_pairs(name, pair_up(article.segments, read.catalog))
        return list(pages.values()), reads, diagnostics


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return UNREADABLE.at(Span(path), reason=error.strerror or type(error).__name__)
