"""Entries of editions: the introduction and the headlines. They stand in the feeds of everything, in no topic's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dwiwarta.rendering import addresses
from dwiwarta.rendering.feeds.entries import Entry, Item
from dwiwarta.rendering.feeds.html import whole
from dwiwarta.rendering.pages import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.editorial.editions import Issue
    from dwiwarta.model import Language
    from dwiwarta.rendering.workshop import Workshop


def items(shop: Workshop, language: Language) -> Iterator[Item]:
    """Published editions, newest first; in English those that have something in English."""
    for issue in shop.library.editions:
        if not issue.pieces_in(language):
            continue
        name = f"tag:{shop.settings.feed_authority}:{language}/edition/{issue.name}"
        yield Item(
            id=name,
            day=issue.published,
            notice=None,
            withdrawn=False,
            topic="",
            make=partial(_entry, shop, language, issue, name),
        )


def _entry(shop: Workshop, language: Language, issue: Issue, name: str) -> Entry:
    edition, settings, links = shop.edition(issue), shop.settings, shop.links
    other = OTHER[language]
    address = links.address(addresses.edition(language, issue.name))
    title = edition.label[language]
    if edition.title[language]:
        title = f"{title}: {edition.title[language]}"
    html = shop.render(
        "feeds/edition.html", edition=edition, lang=language, other=other, w=shop.words[language]
    )
    return Entry(
        id=name,
        title=title,
        address=address,
        other=links.address(addresses.edition(other, issue.name)),
        updated=edition.updated,
        published=edition.published,
        listed_on=edition.published,
        authors=(settings.publisher or settings.title[language],),
        summary=edition.description[language],
        html=whole(html, address),
    )
