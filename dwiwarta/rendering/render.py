"""Pages to bytes, and everything beside them."""

from __future__ import annotations

import hashlib
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from dwiwarta.editorial.library import Story
from dwiwarta.rendering import addresses, sitemap
from dwiwarta.rendering.feeds import Feeds
from dwiwarta.rendering.ground import ground
from dwiwarta.rendering.kinds import KINDS
from dwiwarta.rendering.linked import nodes
from dwiwarta.rendering.pages import LANGUAGES, Page
from dwiwarta.rendering.search import search_files
from dwiwarta.rendering.social import Social
from dwiwarta.rendering.text import encoded, shorten
from dwiwarta.rendering.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from dwiwarta.disk import Disk
    from dwiwarta.model import Language
    from dwiwarta.rendering.environment import Frame
    from dwiwarta.rendering.kinds.kind import Way
    from dwiwarta.rendering.pages import Site


def lay_out(site: Site) -> list[Page]:
    """All pages of the site in a stable order."""
    return [page for kind in KINDS.values() for page in kind.pages(site)]


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site, disk: Disk, folders: Sequence[str], cache: str | None) -> None:
        """`folders` are searched in turn for templates and words; `cache` is a folder for compiled templates and what
        the search read of each story."""
        self._site = site
        self._disk = disk
        self._cache = cache
        self._shop = Workshop(site, disk, folders, cache)
        self._made_of: dict[str, set[str]] = {}
        """By path: the articles that a page is known to be made of."""

    @cached_property
    def pages(self) -> list[Page]:
        """All pages in the order of the site."""
        return lay_out(self._site)

    def other_files(self) -> dict[str, Callable[[], bytes]]:
        """Everything beside the pages, each with what makes it: style sheet, icons, feeds, sitemap, robots.txt."""
        shop = self._shop
        files: dict[str, Callable[[], bytes]] = {
            path: partial(bytes, data) for path, data in shop.asset_files.items()
        }
        files.update(Feeds(shop).files())
        files.update(shop.cards.files())
        files.update(sitemap.files(self.pages, shop.links, self._picture_of))
        robots = f"User-agent: *\nAllow: /\nSitemap: {shop.links.address('sitemap.xml')}\n"
        files["robots.txt"] = robots.encode
        files.update(self._search_files)
        return files

    def _picture_of(self, page: Page) -> str | None:
        """The address of the picture that an article's page shows."""
        if page.kind not in ("article", "both") or page.subject.picture is None:
            return None
        picture = self._shop.own_picture(page.subject, page.language)
        return picture.address if picture else None

    @cached_property
    def _search_files(self) -> dict[str, Callable[[], bytes]]:
        """Their names are known only when they are made; so they are made once."""
        return search_files(self._site.library.stories, self._shop.view, self._disk, self._cache)

    def key(self, page: Page) -> bytes | None:
        """A mark of everything that the page is made of: while it is the same, so are the page's bytes. None where
        that is not known."""
        kind, shop = KINDS[page.kind], self._shop
        if kind.inputs is None:
            return None
        mark = hashlib.blake2b(self._ground, digest_size=16)
        mark.update(repr(page._replace(subject=None)).encode("utf-8", "surrogatepass"))
        stories = self._made_of[page.path] = set()
        for thing in kind.inputs(page, shop):
            if isinstance(thing, Story):
                stories.add(thing.slug)
                mark.update(b"\0" + shop.mark(thing))
            else:
                mark.update(f"\1{thing!r}".encode("utf-8", "surrogatepass"))
        return mark.digest()

    def is_certain(self, page: Page) -> bool:
        """Whether the page, made last, was made of nothing but what its key knows."""
        watch = self._shop.watch
        made_of = self._made_of.get(page.path)
        return made_of is not None and not watch.everywhere and not watch.library and watch.stories <= made_of

    @cached_property
    def _ground(self) -> bytes:
        shop, site = self._shop, self._site
        themes = [theme for theme in shop.library.themes if shop.library.by_theme.get(theme.id)]
        return ground(
            shop.shelf,
            (
                site.settings,
                site.held,
                site.terms,
                shop.library.themes,
                themes,
                shop.library.newest_day,
                [(page.name, page.title) for page in site.plain],
                [(kind.name, way.path("id") in self._paths) for kind in KINDS.values() if (way := kind.way)],
                [shop.cards.of_language(language) for language in LANGUAGES],
            ),
        )

    def tidy(self) -> None:
        """Takes away from the cache what this site does not need."""
        self._shop.cards.sweep()

    def warm_up(self, pages: Sequence[Page]) -> None:
        """Loads templates and makes furniture for each kind of page once, before processes part."""
        kinds = {(page.kind, page.language): page for page in reversed(pages) if page.kind != "redirect"}
        for page in kinds.values():
            self.render(page)

    def render(self, page: Page) -> bytes:
        shop = self._shop
        shop.watch.begin()
        context = KINDS[page.kind].context(page, shop)
        if page.kind == "redirect":
            return encoded(shop.piece("redirect.html", page, **context))
        title, description = context.pop("title"), shorten(context.pop("description"), 155)
        social = context.pop("social", None) or Social(shop.cards.of_language(page.language))
        head = shop.shapes.head(
            page, title, description, self._linked(page, context, title, description), social
        )
        main = shop.piece(f"{page.kind}.html", page, **context)
        switch = shop.shapes.switch(page)
        return encoded(self._furniture(page).fill({"head": head, "switch": switch, "main": main}))

    def _linked(self, page: Page, context: dict[str, Any], title: str, description: str) -> Markup:
        """What search engines are told of the page."""
        shop, found = self._shop, list(context.pop("linked", ()))
        if schema := context.pop("schema", None):
            found.append(nodes.web_page(shop, page, schema, title, description))
        if trail := context.pop("trail", None):
            found.append(nodes.breadcrumbs(shop, page, trail))
        return nodes.scripts(found)

    def _furniture(self, page: Page) -> Frame:
        shop, language = self._shop, page.language
        section = KINDS[page.kind].section(page)
        return shop.shapes.furniture(
            page,
            section if section in self._marked[language] else "",
            lambda: {
                "themes": [t for t in shop.library.themes if shop.library.by_theme.get(t.id)],
                "newest": shop.library.newest_day,
                "plain_pages": [(p.name, shop.plain_title(p, language)) for p in self._site.plain],
                "bar": self._ways(language, "bar"),
                "foot": self._ways(language, "foot"),
            },
        )

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(page.path for page in self.pages)

    @cached_property
    def _marked(self) -> dict[Language, frozenset[str]]:
        """What the navigation can mark, by its path."""
        return {
            language: frozenset(
                [
                    addresses.home(language),
                    addresses.themes(language),
                    *(addresses.theme(language, theme.id) for theme in self._site.library.themes),
                    *(addresses.plain(language, part.name) for part in self._site.plain),
                    *(way.path(language) for kind in KINDS.values() if (way := kind.way)),
                ]
            )
            for language in LANGUAGES
        }

    def _ways(self, language: Language, place: str) -> list[tuple[Way, str]]:
        """What the navigation leads to in that place, each with its path; only pages that are there."""
        ways = [kind.way for kind in KINDS.values() if kind.way and kind.way.place in (place, "both")]
        return [(way, way.path(language)) for way in ways if way.path(language) in self._paths]
