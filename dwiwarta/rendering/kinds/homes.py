"""The front page in both languages, and a home in each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind
from dwiwarta.rendering.linked.nodes import publisher_in_full, website_in_full
from dwiwarta.rendering.pages import Page, last_change, listed, mirrored
from dwiwarta.rendering.text import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.pages import Site
    from dwiwarta.rendering.workshop import Workshop

SECTION = 6
"""Stories of a topic on a home page: a leading one and five plain ones."""
SECONDS = 3


def _front_pages(site: Site) -> Iterator[Page]:
    yield Page("", "front", "id", site.library, "en/", updated=last_change(site.library.stories))


def _home_pages(site: Site) -> Iterator[Page]:
    for page in mirrored("home", addresses.home, site.library, default=""):
        yield page._replace(updated=last_change(listed(site.library.stories, page.language)))


def _front(page: Page, shop: Workshop) -> dict[str, Any]:
    title, tagline = shop.settings.title, shop.settings.tagline
    name = title.id if title.id == title.en else f"{title.id} · {title.en}"
    seconds = _seconds(shop.library, None, shop.library.lead)
    described = " · ".join(t for t in (tagline.id, tagline.en) if t)
    return {
        "title": titled(name),
        "description": described or name,
        "linked": [website_in_full(shop, "id"), publisher_in_full(shop, "id")],
        "sections": _sections(shop.library, None, [shop.library.lead, *seconds]),
        "seconds": seconds,
        "edition": shop.newest_edition("id"),
    }


def _home(page: Page, shop: Workshop) -> dict[str, Any]:
    language, library = page.language, shop.library
    name = shop.settings.title[language]
    stories = listed(library.stories, language)
    lead = library.lead if library.lead in stories else next(iter(stories), None)
    seconds = _seconds(library, language, lead)
    return {
        "title": titled(name, shop.words[language]("Home")),
        "description": shop.settings.tagline[language] or name,
        "linked": [website_in_full(shop, language), publisher_in_full(shop, language)],
        "lead": lead,
        "sections": _sections(library, language, [lead, *seconds]),
        "seconds": seconds,
        "edition": shop.newest_edition(language),
    }


def _sections(
    library: Library, language: Language | None, above: Sequence[Story | None]
) -> list[tuple[Theme, list[Story], int]]:
    """Topics that have something besides what stands `above`: their first stories and how many there are."""
    top = {s.slug for s in above if s}
    found = []
    for theme in library.themes:
        stories = listed(library.by_theme.get(theme.id, ()), language)
        shown = list(islice((s for s in stories if s.slug not in top), SECTION))
        if shown:
            found.append((theme, shown, len(stories) - sum(s.theme is theme for s in above if s)))
    return found


def _seconds(library: Library, language: Language | None, lead: Story | None) -> list[Story]:
    """The newest after the lead from topics that keep something for their own section: no headline stands twice on
    a page, and no topic disappears from it. One alone is none."""
    left = {
        theme.id: sum(s is not lead for s in listed(library.by_theme.get(theme.id, ()), language))
        for theme in library.themes
    }
    seconds: list[Story] = []
    for story in listed(library.stories, language):
        if story is lead or left.get(story.theme.id, 0) < 2:
            continue
        left[story.theme.id] -= 1
        seconds.append(story)
        if len(seconds) == SECONDS:
            break
    return seconds if len(seconds) > 1 else []


FRONT = Kind("front", _front_pages, _front)
HOME = Kind("home", _home_pages, _home)
