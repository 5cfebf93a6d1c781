"""About, method and other pages of the site; and the page that is not there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind
from dwiwarta.rendering.pages import Page, mirrored
from dwiwarta.rendering.text import shorten, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.rendering.pages import Site
    from dwiwarta.rendering.workshop import Workshop


WITH_FACTS = "method"
"""The page that ends in what is true of this site, also where its text is an editor's own."""


def _plain_pages(site: Site) -> Iterator[Page]:
    for page in site.plain:
        yield from mirrored("plain", partial(addresses.plain, name=page.name), page)


def _plain(page: Page, shop: Workshop) -> dict[str, Any]:
    part = page.subject
    site = shop.settings.title[page.language]
    title = shop.plain_title(part, page.language)
    html = part.html[page.language] if part.html else None
    if html is None:
        html = Markup(shop.piece(f"pages/{part.name}.{page.language}.html", page, facts=shop.facts))
    if part.name == WITH_FACTS:
        html += Markup(shop.piece(f"pages/facts.{page.language}.html", page, facts=shop.facts))
    return {
        "title": titled(title, site),
        "description": shorten(f"{title}. {html.striptags()}", 155),
        "schema": "AboutPage" if part.name == "about" else "WebPage",
        "trail": [(title, page.path)],
        "heading": title,
        "html": html,
    }


def _not_found_pages(site: Site) -> Iterator[Page]:
    yield Page("404.html", "not_found", "id", site.library, indexable=False)


def _not_found(page: Page, shop: Workshop) -> dict[str, Any]:
    w = shop.words
    name = f"{w['id']('Page not found')} / {w['en']('Page not found')}"
    return {"title": titled(name, shop.settings.title.id), "description": name}


PLAIN = Kind("plain", _plain_pages, _plain)
NOT_FOUND = Kind("not_found", _not_found_pages, _not_found)
