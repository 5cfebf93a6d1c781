"""What the memory is made of: every translation file of the site, those without an article among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.translation.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dwiwarta.stages.world import Digest


def remembered(digest: Digest) -> Mapping[str, Catalog]:
    """Catalogs by short name. What no article has any more counts as dropped: it is remembered, and comes last."""
    dropped = {
        name: Catalog(tuple(e._replace(obsolete=True) for e in catalog.entries))
        for name, (_, catalog) in digest.unclaimed.items()
    }
    pages = {read.article.slug: read.catalog for read in digest.plain_reads}
    return dropped | pages | {read.article.slug: read.catalog for read in digest.reads}
