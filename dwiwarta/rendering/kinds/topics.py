"""All topics, and the list of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.pages import last_change, listed, mirrored
from dwiwarta.rendering.text import shorten, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Theme
    from dwiwarta.rendering.pages import Page, Site
    from dwiwarta.rendering.workshop import Workshop


class Shelfful(NamedTuple):
    """One page of a topic's list."""

    theme: Theme
    stories: Sequence[Story]
    number: int
    of: int
    """How many pages the list has."""
    total: int
    """Stories of the topic in this language."""
    in_indonesian: int


def _themes_pages(site: Site) -> Iterator[Page]:
    for page in mirrored("themes", addresses.themes, site.library):
        yield page._replace(updated=last_change(listed(site.library.stories, page.language)))


def _theme_pages(site: Site) -> Iterator[Page]:
    for theme in site.library.themes:
        yield from _pages_of(site.library, theme, site.settings.page_size)


def _pages_of(library: Library, theme: Theme, size: int) -> Iterator[Page]:
    """Both trees have the same pages: the English one leaves out of each what is not translated at all."""
    stories = library.by_theme.get(theme.id, ())
    count = max(1, -(-len(stories) // size))
    english = listed(stories, "en")
    for number in range(1, count + 1):
        part = stories[(number - 1) * size : number * size]
        part_en = listed(part, "en")
        for page in mirrored("theme", partial(addresses.theme, name=theme.id, number=number), None):
            shown = part if page.language == "id" else part_en
            total = len(stories if page.language == "id" else english)
            subject = Shelfful(theme, shown, number, count, total, len(stories))
            updated = last_change(shown)
            # an empty page is no version of a full one
            alternates = page.alternates if part_en or number == 1 else ()
            yield page._replace(
                subject=subject,
                updated=updated,
                indexable=bool(shown) or number == 1,
                alternates=alternates,
            )


def _themes(page: Page, shop: Workshop) -> dict[str, Any]:
    w = shop.words[page.language]
    by_theme = {
        theme.id: listed(shop.library.by_theme.get(theme.id, ()), page.language)
        for theme in shop.library.themes
    }
    name = shop.settings.title[page.language]
    return {
        "title": titled(w("Topics"), name),
        "description": w("All topics of {site}", site=name),
        "schema": "CollectionPage",
        "trail": [(w("Topics"), page.path)],
        "counts": {name: len(stories) for name, stories in by_theme.items()},
        "newest_of": {name: next(iter(stories), None) for name, stories in by_theme.items()},
    }


def _theme(page: Page, shop: Workshop) -> dict[str, Any]:
    w = shop.words[page.language]
    part: Shelfful = page.subject
    short = shorten(part.theme.label[page.language], 75)
    site = shop.settings.title[page.language]
    number = f", {w('page {n} of {m}', n=part.number, m=part.of)}" if part.number > 1 else ""
    paths = {n: addresses.theme(page.language, part.theme.id, n) for n in (part.number - 1, part.number + 1)}
    return {
        "title": titled(short + number, site),
        "description": w("{topic} in {site}", topic=short, site=site) + number,
        "schema": "CollectionPage",
        "trail": [(w("Topics"), addresses.themes(page.language)), (short + number, page.path)],
        "shelf": part,
        "newer": paths[part.number - 1] if part.number > 1 else None,
        "older": paths[part.number + 1] if part.number < part.of else None,
    }


def _inputs(page: Page, shop: Workshop) -> Iterator[Any]:
    shelf: Shelfful = page.subject
    yield shelf._replace(stories=())
    yield from shelf.stories


def _first_page(page: Page) -> str:
    return addresses.theme(page.language, page.subject.theme.id)


THEMES = Kind("themes", _themes_pages, _themes, way=Way("Topics", addresses.themes))
THEME = Kind("theme", _theme_pages, _theme, section=_first_page, inputs=_inputs)
