"""Every kind of page, in the order in which the site lists them."""

from __future__ import annotations

from dwiwarta.rendering.kinds import (
    articles,
    corrections,
    editions,
    glossary,
    groups,
    homes,
    search,
    site_pages,
    topics,
)
from dwiwarta.rendering.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        homes.FRONT,
        homes.HOME,
        topics.THEMES,
        topics.THEME,
        articles.ARTICLE,
        articles.BOTH,
        articles.WITHDRAWN,
        groups.ARCHIVE,
        groups.PLACES,
        groups.OUTLETS,
        groups.TAGS,
        groups.GROUP,
        editions.EDITIONS,
        editions.EDITION,
        search.SEARCH,
        corrections.CORRECTIONS,
        glossary.GLOSSARY,
        site_pages.PLAIN,
        articles.REDIRECT,
        site_pages.NOT_FOUND,
    )
}
