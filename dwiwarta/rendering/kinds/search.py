"""The search page. What it searches is in `rendering/search`; the page brings the words, and ways in for whoever reads
without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.groups import ARCHIVE, MAKERS, OUTLETS, PLACES, TAGS
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.pages import mirrored
from dwiwarta.rendering.search.index import FOLDER
from dwiwarta.rendering.text import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.rendering.pages import Page, Site
    from dwiwarta.rendering.workshop import Workshop


def _pages(site: Site) -> Iterator[Page]:
    yield from mirrored("search", addresses.search, None)


def _search(page: Page, shop: Workshop) -> dict[str, Any]:
    w, name = shop.words[page.language], shop.settings.title[page.language]
    stories, by_theme = shop.library.stories, shop.library.by_theme
    ways = [kind.way for kind in (ARCHIVE, PLACES, OUTLETS, TAGS) if kind.way and MAKERS[kind.name](stories)]
    return {
        "title": titled(w("Search"), name),
        "description": w("Search every story of {site}, in Indonesian or English", site=name),
        "schema": "SearchResultsPage",
        "trail": [(w("Search"), page.path)],
        "index": FOLDER,
        "themes": [theme for theme in shop.library.themes if by_theme.get(theme.id)],
        "ways": [(way, way.path(page.language)) for way in ways],
    }


SEARCH = Kind("search", _pages, _search, way=Way("Search", addresses.search, "both"))
