"""sitemap.xml: every page that may be indexed, with its versions in both languages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.rendering.addresses import Links
    from dwiwarta.rendering.pages import Page


def sitemap(pages: Iterable[Page], links: Links) -> bytes:
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    ]
    for page in pages:
        if not page.indexable:
            continue
        rows.append(f"<url><loc>{escape(links.address(page.path))}</loc>")
        if page.updated:
            rows.append(f"<lastmod>{page.updated.isoformat()}</lastmod>")
        rows.extend(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(links.address(path))}"/>'
            for language, path in page.alternates
        )
        rows.append("</url>\n")
    rows.append("</urlset>\n")
    return "".join(rows).encode()
