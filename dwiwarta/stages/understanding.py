"""Read, parse, recall, sync: from files to articles with their catalogs, in memory only."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dwiwarta import reading
from dwiwarta.config import NO_SITE, Settings, read_knowledge, read_settings, web_address
from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.editorial.library import OUTLET_ABSENT, held_by_header, one_of_each
from dwiwarta.editorial.standing import for_readers, pair_up
from dwiwarta.model import Article, Knowledge, Source
from dwiwarta.reading.edition import read_all
from dwiwarta.rendering import plain, unformatted
from dwiwarta.stages.readings import FOLDER, Readings
from dwiwarta.stages.world import ARTICLES, CATALOGS, EDITIONS, PAGES, Digest, Place, Read, World
from dwiwarta.translation import po, termbase
from dwiwarta.translation.catalog import Catalog
from dwiwarta.translation.fold import fold
from dwiwarta.translation.shelf import Shelf, likely_owners
from dwiwarta.translation.sync import sync

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dwiwarta.disk import Unwalked
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
NOT_AN_EDITION = Fault(
    "not-an-edition",
    Severity.WARNING,
    "The file is not read: the name of an edition ends in .md.",
    "Save it as a text file whose name ends in .md, or move it out of content/editions.",
)
NOT_A_PAGE = Fault(
    "not-a-page",
    Severity.ERROR,
    "This cannot be a page of the site: its name has to end in .md, stand directly in content/pages, and be made of "
    "small letters, digits and hyphens; and these names are taken: {reserved}.",
    "Give the file another name, for example content/pages/kontak.md.",
)
RESERVED = frozenset(
    [
        "archive",
        "corrections",
        "editions",
        "glossary",
        "images",
        "news",
        "outlets",
        "places",
        "search",
        "static",
        "tags",
        "themes",
    ]
)
"""Names under which the site keeps something of its own, now or in a later version."""
_PAGE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:id|en))?")
WRONG_ADDRESS = Fault(
    "address-wrong",
    Severity.ERROR,
    "“{given}” is not the full address of a site.",
    "Write it like this: https://example.org/digest/",
)


EMPTIED = Fault(
    "translation-file-empty",
    Severity.ERROR,
    "There is nothing in this translation file.",
    "Bring it back from an earlier version. If there is none, delete the file: then it is begun anew.",
)

OUTLETS = "content/outlets.toml"
TAGS = "content/tags.toml"
_NOT_UNDERSTOOD = frozenset({"file-unreadable", "settings-unreadable", "settings-not-utf8"})
"""What is said of a settings file of which nothing is known."""


def understand(
    world: World, place: Place, base_url: str | None = None, *, frozen: bool = False, remember: bool = False
) -> tuple[Digest | None, tuple[Diagnostic, ...]]:
    """Reads the whole site. None only where its settings allow no site at all.

    Not `frozen`, acceptances are recorded with today's day, to be written; frozen, nothing is recorded, so that the
    same files give the same site on any day. What was read may be kept in the cache (`remember`).
    """
    settings, diagnostics = _settings(world, place, base_url)
    if settings is None:
        return None, tuple(diagnostics)
    knowledge, found = knowledge_of(world, place)
    diagnostics += found
    rights_unknown = any(d.span.path == OUTLETS and d.code in _NOT_UNDERSTOOD for d in found)
    today = world.now.astimezone(settings.timezone).date()
    desk = _Desk(world, place, knowledge, today, frozen)
    diagnostics += desk.diagnostics
    parsed = []
    readings = Readings(world.disk, place.at(FOLDER), knowledge, today)
    for source in desk.sources(ARTICLES, diagnostics):
        article, said = readings.of(source)
        if article is None:
            diagnostics += said
        else:
            parsed.append((_link_only(article) if rights_unknown else article, said))
    if remember:
        readings.keep()
    parsed, left_out, contested = one_of_each(parsed, desk.shared)
    diagnostics += left_out
    reads = [desk.recall(article, said) for article, said in parsed]
    for read in reads:
        diagnostics += read.said
    locked = frozenset(read.article.slug for read in reads) if rights_unknown else contested
    unclaimed = desk.unclaimed(reads)
    owners = likely_owners(unclaimed, [read.article for read in reads])
    pages, page_reads, found_there = desk.plain_pages(settings.unreviewed)
    editions, found_in_them = read_all(desk.sources(EDITIONS, diagnostics, (".md",), NOT_AN_EDITION))
    found_in_them = (*found_in_them, *(d for edition in editions for d in unformatted.of_edition(edition)))
    terms, found_in_list = word_list(world, place)
    digest = Digest(
        place=place,
        settings=settings,
        knowledge=knowledge,
        reads=tuple(reads),
        plain=tuple(pages),
        plain_reads=tuple(page_reads),
        unsettled=owners.waiting | locked,
        today=today,
        unclaimed=_by_name(unclaimed),
        editions=editions,
        locked=locked,
        termbase=terms,
    )
    return digest, (*diagnostics, *found_in_list, *owners.diagnostics, *found_there, *found_in_them)


def word_list(world: World, place: Place) -> tuple[termbase.Termbase, tuple[Diagnostic, ...]]:
    """The terms of the site, and what is wrong with their file."""
    faults: list[Diagnostic] = []
    source = first(world, termbase.PATH, place.root, place.shipped, faults=faults)
    if source is None:
        return termbase.Termbase(), tuple(faults)
    terms, found = termbase.read(source)
    return terms, (*faults, *found)


def _link_only(article: Article) -> Article:
    """The list of outlets, which may forbid to show a text, cannot be read: then no more is shown than always may be,
    and nothing is sent."""
    return replace(article, header=replace(article.header, rights="link"))


def knowledge_of(world: World, place: Place) -> tuple[Knowledge, tuple[Diagnostic, ...]]:
    """The topics, outlets and tags of a site, also where its settings are broken: enough to read an article."""
    faults: list[Diagnostic] = []
    themes = first(world, "content/themes.toml", place.root, place.shipped, faults=faults)
    outlets = first(world, OUTLETS, place.root, faults=faults)
    tags = first(world, TAGS, place.root, faults=faults)
    knowledge, found = read_knowledge(themes, outlets, tags)
    return knowledge, (*faults, *found)


def today_at_the_desk(world: World, place: Place) -> date:
    """The day in the site's time zone, also where its settings are broken."""
    settings, _ = _settings(world, place, None)
    return world.now.astimezone(settings.timezone if settings else None).date()


def _settings(world: World, place: Place, base_url: str | None) -> tuple[Settings | None, list[Diagnostic]]:
    faults: list[Diagnostic] = []
    source = first(world, "site.toml", place.root, faults=faults)
    if source is None:
        return None, faults or [NO_SITE.at(Span("site.toml"), folder=place.root)]
    settings, found = read_settings(source)
    diagnostics = list(found)
    if settings and base_url is not None:
        try:
            settings = replace(settings, base_url=web_address(base_url))
        except ValueError:
            return None, [*diagnostics, WRONG_ADDRESS.at(Span("--base-url"), given=base_url)]
    return settings, diagnostics


def first(world: World, path: str, *folders: str, faults: list[Diagnostic] | None = None) -> Source | None:
    """The file of that path in the first folder that has it. One that is there and cannot be read goes into `faults`
    and the next folder is tried; without `faults` it raises OSError."""
    for folder in folders:
        try:
            return Source(path, world.disk.read(f"{folder}/{path}"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if faults is None:
                raise
            faults.append(_unreadable(path, error))
    return None


class _Desk:
    """What reading needs at hand."""

    def __init__(self, world: World, place: Place, knowledge: Knowledge, today: date, frozen: bool) -> None:
        self._world, self._place, self._knowledge = world, place, knowledge
        self._accepted_on = None if frozen else today
        unwalked: list[Unwalked] = []
        self._shelf = Shelf(world.disk.walk(place.at(CATALOGS), unwalked))
        self._closed = {_below(CATALOGS, name) for name, _ in unwalked}
        self.diagnostics = _unwalked(CATALOGS, unwalked)

    def sources(
        self,
        folder: str,
        diagnostics: list[Diagnostic],
        endings: tuple[str, ...] = (".txt", ".md"),
        otherwise: Fault | None = None,
    ) -> Iterable[Source]:
        """The files of a folder with one of these endings; of each other one `otherwise` is told."""
        unwalked: list[Unwalked] = []
        names = self._world.disk.walk(self._place.at(folder), unwalked)
        diagnostics += _unwalked(folder, unwalked)
        for name in names:
            path = f"{folder}/{name}"
            if not name.endswith(endings):
                diagnostics.append((otherwise or NOT_AN_ARTICLE).at(Span(path)))
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

    def shared(self, article: Article) -> int:
        """How many paragraphs of the article stand in the translation file of its short name."""
        if not self._shelf.has(article.slug):
            return 0
        catalog = self._catalog(self._shelf.place(article.slug, article.path))[0] or Catalog()
        sources = {fold(e.source) for e in catalog.entries if not e.obsolete}
        return len(sources & {fold(s.text) for s in article.segments if s.translatable})

    def _read(self, article: Article, said: tuple[Diagnostic, ...], path: str, stands: bool) -> Read:
        found, broken, data = self._catalog(path, stands)
        catalog = sync(article.segments, found or Catalog(), self._accepted_on)
        as_text = unformatted.of_article(article, catalog, path)
        return Read(article, (*said, *broken, *as_text), catalog, found, path, data)

    def _catalog(
        self, path: str, stands: bool = True
    ) -> tuple[Catalog | None, tuple[Diagnostic, ...], bytes | None]:
        """What stands at a path: the names that a walk found are not all there may be."""
        # Not writable where it cannot be read: what stands there is not known, so nothing may be put in its place.
        unknown = Catalog(damaged=("",))
        try:
            data = self._world.disk.read(self._place.at(path))
        except (FileNotFoundError, NotADirectoryError) as error:
            if stands:
                return unknown, (_unreadable(path, error),), None
            return (unknown if self._is_closed(path) else None), (), None
        except OSError as error:
            return unknown, () if self._is_closed(path) else (_unreadable(path, error),), None
        if (
            not data.strip()
        ):  # what an editor or a full disk leaves of a file; nothing may take the place of what it had
            return unknown, (EMPTIED.at(Span(path)),), data
        return (*po.parse(Source(path, data)), data)

    def _is_closed(self, path: str) -> bool:
        """Whether it lies where the walk could not look; that is told already."""
        return any(path == closed or path.startswith(f"{closed}/") for closed in self._closed)

    def unclaimed(self, reads: Sequence[Read]) -> dict[str, Catalog]:
        """Catalogs that no article claims, by their path from the root."""
        left = self._shelf.unclaimed({read.article.slug for read in reads})
        return {path: self._catalog(path)[0] or Catalog() for path in left}

    def plain_pages(self, unreviewed: str) -> tuple[list[PlainPage], list[Read], list[Diagnostic]]:
        """The pages of the site: what stands under content/pages, and the built-in ones that do not."""
        diagnostics: list[Diagnostic] = []
        articles: dict[str, Article] = {}
        for source in self.sources(PAGES, diagnostics):
            name = source.path.removeprefix(PAGES + "/").removesuffix(".md")
            if not _PAGE_NAME.fullmatch(name) or name.partition(".")[0] in RESERVED:
                diagnostics.append(NOT_A_PAGE.at(Span(source.path), reserved=", ".join(sorted(RESERVED))))
                continue
            article, said = reading.parse(source, Knowledge(), None)
            diagnostics += [d for d in said if d.code != OUTLET_ABSENT]
            if article and (held := held_by_header(article, said, self._world.now)):
                diagnostics.append(held.diagnostic)
            elif article:
                articles[name] = article
        pages = {name: plain.built_in(name) for name in plain.BUILT_IN}
        reads = []
        for name, article in articles.items():
            bare, _, language = name.rpartition(".")
            if bare and language in ("id", "en"):
                diagnostics += unformatted.of_article(article)
                texts = {tongue: articles.get(f"{bare}.{tongue}", article) for tongue in ("id", "en")}
                pages[bare] = plain.of_two_texts(bare, texts)
                continue
            read = self._read(article, (), self._shelf.page(name), name in self._shelf.pages)
            diagnostics += read.said
            reads.append(read)
            pages[name] = plain.of_pairs(
                name, for_readers(pair_up(article.segments, read.catalog), unreviewed)
            )
        return list(pages.values()), reads, diagnostics


def _by_name(unclaimed: Mapping[str, Catalog]) -> dict[str, tuple[str, Catalog]]:
    """By the name of the file; of two files with one name the second keeps its path as its name."""
    found: dict[str, tuple[str, Catalog]] = {}
    for path, catalog in unclaimed.items():
        name = path[path.rindex("/") + 1 : -len(".po")]
        found[path if name in found else name] = path, catalog
    return found


def _unwalked(folder: str, unwalked: Iterable[Unwalked]) -> list[Diagnostic]:
    return [UNREADABLE.at(Span(_below(folder, name)), reason=reason) for name, reason in unwalked]


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if name else folder


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return UNREADABLE.at(Span(path), reason=error.strerror or type(error).__name__)
