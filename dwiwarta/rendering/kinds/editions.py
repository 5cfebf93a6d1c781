"""Editions: the list of all, and a page for each, in both trees."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.linked.editions import publication_issue
from dwiwarta.rendering.pages import mirrored
from dwiwarta.rendering.text import shorten, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.editorial.editions import Issue
    from dwiwarta.rendering.pages import Page, Site
    from dwiwarta.rendering.workshop import Workshop


class Shelf(NamedTuple):
    """One page of the list."""

    editions: Sequence[Issue]
    number: int
    of: int
    total: int


def _list_pages(site: Site) -> Iterator[Page]:
    """A site without editions has no page for them."""
    issues, size = site.library.editions, site.settings.page_size
    count = -(-len(issues) // size)
    for number in range(1, count + 1):
        part = issues[(number - 1) * size : number * size]
        shelf = Shelf(part, number, count, len(issues))
        updated = max((i.updated for i in part if i.updated), default=None)
        for page in mirrored("editions", partial(addresses.editions, number=number), shelf):
            yield page._replace(updated=updated)


def _edition_pages(site: Site) -> Iterator[Page]:
    held = site.library.held_editions if site.held else ()
    for issue in (*site.library.editions, *held):
        english = bool(issue.pieces_in("en"))
        for page in mirrored("edition", partial(addresses.edition, name=issue.name), issue):
            yield page._replace(
                updated=issue.updated,
                indexable=not issue.held and bool(issue.pieces_in(page.language)),
                alternates=page.alternates if english and not issue.held else (),
            )


def _all(page: Page) -> str:
    return addresses.editions(page.language)


def _list(page: Page, shop: Workshop) -> dict[str, Any]:
    shelf: Shelf = page.subject
    w, language = shop.words[page.language], page.language
    site = shop.settings.title[language]
    number = f", {w('page {n} of {m}', n=shelf.number, m=shelf.of)}" if shelf.number > 1 else ""
    return {
        "title": titled(w("Editions") + number, site),
        "description": w("All editions of {site}", site=site) + number,
        "schema": "CollectionPage",
        "trail": [(w("Editions") + number, page.path)],
        "editions": [shop.edition(issue) for issue in shelf.editions],
        "shelf": shelf,
        "newer": addresses.editions(language, shelf.number - 1) if shelf.number > 1 else None,
        "older": addresses.editions(language, shelf.number + 1) if shelf.number < shelf.of else None,
    }


def _edition(page: Page, shop: Workshop) -> dict[str, Any]:
    issue: Issue = page.subject
    view, language = shop.edition(issue), page.language
    issues = shop.library.editions
    place = issues.index(issue) if issue in issues else None
    title = view.label[language]
    if view.title[language]:
        title = f"{shorten(view.title[language], 50)} · {title}"
    return {
        "title": titled(title, shop.settings.title[language]),
        "description": view.description[language],
        "linked": [publication_issue(shop, view, language)],
        "trail": [(shop.words[language]("Editions"), addresses.editions(language)), (title, page.path)],
        "edition": view,
        "newer": shop.edition(issues[place - 1]) if place else None,
        "older": shop.edition(issues[place + 1]) if place is not None and place + 1 < len(issues) else None,
    }


EDITIONS = Kind("editions", _list_pages, _list, section=_all, way=Way("Editions", addresses.editions, "both"))
EDITION = Kind("edition", _edition_pages, _edition, section=_all)
