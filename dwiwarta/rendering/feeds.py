"""Atom feeds, one a language. Ids never change: they are made of the site's `feed_authority`, the language and the
first name that the article had here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dwiwarta.rendering import addresses
from dwiwarta.rendering.metadata import moment
from dwiwarta.rendering.pages import listed

if TYPE_CHECKING:
    from dwiwarta.editorial.library import Library
    from dwiwarta.model import Language
    from dwiwarta.rendering.workshop import Workshop

LENGTH = 20
"""Entries of a feed."""
BEGINNING_OF_TIME = "1970-01-01T00:00:00Z"
"""What Atom gets where no day is known: it insists on a moment, and today's would be a lie."""


def context(shop: Workshop, language: Language) -> dict[str, Any]:
    """What the feed's template needs. The English one leaves out what is not translated at all."""
    settings, links = shop.settings, shop.links
    stories = listed(shop.library.stories, language)[:LENGTH]
    first_names = _first_names(shop.library)
    entries: list[dict[str, Any]] = []
    for story in stories:
        first_name = first_names.get(story.slug, story.slug)
        published = story.article.published
        entries.append(
            {
                "id": f"tag:{settings.feed_authority}:{language}/{first_name}",
                "story": shop.view(story),
                "address": links.address(addresses.article(language, story.slug)),
                "other": links.address(addresses.article("en" if language == "id" else "id", story.slug)),
                "updated": moment(story.updated, settings) if story.updated else BEGINNING_OF_TIME,
                "published": moment(published, settings) if published else None,
                "theme": story.theme,
            }
        )
    return {
        "lang": language,
        "w": shop.words[language],
        "id": f"tag:{settings.feed_authority}:{language}",
        "address": links.address(addresses.home(language)),
        "own": links.address(addresses.feed(language)),
        "updated": max((e["updated"] for e in entries), default=BEGINNING_OF_TIME),
        "entries": entries,
    }


def _first_names(library: Library) -> dict[str, str]:
    """The first name of each article that had another one. A name that another article has, or had before, is none:
    two entries must not share an id."""
    taken = {story.slug for story in library.stories}
    found = {}
    for story in sorted(library.stories, key=lambda s: s.slug):
        former = story.article.header.formerly
        if former and former[0] not in taken:
            taken.add(former[0])
            found[story.slug] = former[0]
    return found
