"""All corrections and withdrawals on one page: the trust line of a site."""

from __future__ import annotations

from datetime import date as Day
from functools import partial
from typing import TYPE_CHECKING, Any

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.pages import mirrored
from dwiwarta.rendering.text import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.editorial.library import Story
    from dwiwarta.rendering.pages import Page, Site
    from dwiwarta.rendering.workshop import Workshop

_address = partial(addresses.plain, name="corrections")


def _latest(story: Story) -> Day:
    return max(c.at for c in story.article.header.corrections)


def _withdrawn_on(story: Story) -> Day:
    withdrawn = story.article.header.withdrawn
    return withdrawn.date if withdrawn else Day.min


def _pages(site: Site) -> Iterator[Page]:
    corrected = [s for s in site.library.stories if s.article.header.corrections]
    days = [*map(_latest, corrected), *map(_withdrawn_on, site.library.withdrawn)]
    for page in mirrored("corrections", _address, corrected):
        yield page._replace(updated=max(days, default=None))


def _corrections(page: Page, shop: Workshop) -> dict[str, Any]:
    w, name = shop.words[page.language], shop.settings.title[page.language]
    # Every correction is told in both languages' lists, also of what has no English yet: its Indonesian was wrong too.
    corrected: list[Story] = sorted(page.subject, key=_latest, reverse=True)
    withdrawn = sorted(shop.library.withdrawn, key=_withdrawn_on, reverse=True)
    return {
        "title": titled(w("Corrections"), name),
        "description": w("What was corrected and withdrawn in {site}, and when", site=name),
        "schema": "CollectionPage",
        "trail": [(w("Corrections"), page.path)],
        "corrected": [shop.view(s) for s in corrected],
        "withdrawn": [shop.view(s) for s in withdrawn],
    }


CORRECTIONS = Kind("corrections", _pages, _corrections, way=Way("Corrections", _address))
