"""sitemap.xml (sitemaps.org): every page that may be indexed, with its versions in both languages and an article's
picture. `lastmod` is the day on which what the page shows last changed; it is left out where that is not known."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dwiwarta.rendering.addresses import Links
    from dwiwarta.rendering.pages import Page

    PictureOf = Callable[[Page], str | None]

MOST = 25_000
"""Pages in one file: half of what the protocol allows, since a file may not be longer than 50 MiB either."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(
    pages: Iterable[Page], links: Links, picture_of: PictureOf, most: int = MOST
) -> dict[str, Callable[[], bytes]]:
    """The file, or, for a large site, files with one that lists them. `picture_of` gives the address of the picture
    that a page shows."""
    listed = [page for page in pages if page.indexable]
    if len(listed) <= most:
        return {"sitemap.xml": partial(_pages, listed, links, picture_of)}
    parts = {
        f"sitemap-{number}.xml": listed[start : start + most]
        for number, start in enumerate(range(0, len(listed), most), 1)
    }
    found: dict[str, Callable[[], bytes]] = {"sitemap.xml": partial(_index, parts, links)}
    return found | {name: partial(_pages, part, links, picture_of) for name, part in parts.items()}


def _index(parts: dict[str, list[Page]], links: Links) -> bytes:
    rows = [f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{_NAMESPACE}">\n']
    for name, part in parts.items():
        rows.append(f"<sitemap><loc>{escape(links.address(name))}</loc>{_changed(part)}</sitemap>\n")
    return "".join([*rows, "</sitemapindex>\n"]).encode()


def _pages(pages: Sequence[Page], links: Links, picture_of: PictureOf) -> bytes:
    rows = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_NAMESPACE}"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
    ]
    for page in pages:
        rows.append(f"<url><loc>{escape(links.address(page.path))}</loc>{_changed([page])}")
        rows.extend(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(links.address(path))}"/>'
            for language, path in page.alternates
        )
        if picture := picture_of(page):
            rows.append(f"<image:image><image:loc>{escape(picture)}</image:loc></image:image>")
        rows.append("</url>\n")
    rows.append("</urlset>\n")
    return "".join(rows).encode()


def _changed(pages: Sequence[Page]) -> str:
    day = max((page.updated for page in pages if page.updated), default=None)
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
