"""Taking in what comes from other people's tools: each article's paragraphs into its translation file as it stands at
that moment."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Span
from dwiwarta.exchange import suggestions
from dwiwarta.exchange.bringing import Brought, Home, bring
from dwiwarta.exchange.faults import NOT_KEPT
from dwiwarta.stages.keeping import revise, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dwiwarta.disk import Disk
    from dwiwarta.exchange.unit import Unit
    from dwiwarta.stages.world import Place, Read
    from dwiwarta.translation.catalog import Catalog


class Importing:
    """The articles of a site, ready to take files in one after the other."""

    def __init__(
        self, disk: Disk, place: Place, reads: Mapping[str, Read], today: date, *, dry_run: bool = False
    ) -> None:
        """`reads`: by the names that exchange files use. `dry_run`: everything is found out, nothing written."""
        self._disk, self._place, self._today, self._dry_run = disk, place, today, dry_run
        self._reads = dict(reads)
        self._homes = {slug: Home(read.catalog, read.path) for slug, read in reads.items()}

    def take_in(self, units: Iterable[Unit]) -> Brought:
        """What came of the paragraphs of one file. A translation file that cannot be written costs those of that
        article, and is told."""
        by_slug: dict[str, list[Unit]] = {}
        for unit in units:
            by_slug.setdefault(unit.slug, []).append(unit)
        return _together([self._article(slug, those) for slug, those in by_slug.items()])

    def _article(self, slug: str, units: list[Unit]) -> Brought:
        read = self._reads.get(slug)
        if read is None or not read.catalog.writable:
            return bring(units, self._homes, self._today)
        brought = Brought({}, {}, Counter(), 0, ())

        def made(now: Read) -> Catalog:
            nonlocal brought
            self._homes[slug] = Home(now.catalog, now.path)
            brought = bring(units, self._homes, self._today)
            return brought.catalogs.get(slug, now.catalog)

        try:
            if self._dry_run:
                read = read._replace(catalog=made(read))
            else:
                read = revise(self._disk, self._place, read, self._today, made)
        except OSError as error:
            return Brought({}, {}, Counter(), 0, told(read.path, error))
        if not self._dry_run and slug in brought.kept:
            brought = self._kept_beside(slug, brought)
        self._reads[slug], self._homes[slug] = read, Home(read.catalog, read.path)
        return brought

    def _kept_beside(self, slug: str, brought: Brought) -> Brought:
        try:
            suggestions.keep(self._disk, self._place.root, slug, brought.kept[slug], self._today)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            place, count = Span(suggestions.path_of(slug)), len(brought.kept[slug])
            fault = NOT_KEPT.at(place, reason=reason, count=count)
            return brought._replace(diagnostics=(*brought.diagnostics, fault))
        return brought


def _together(parts: list[Brought]) -> Brought:
    return Brought(
        {slug: catalog for part in parts for slug, catalog in part.catalogs.items()},
        {slug: units for part in parts for slug, units in part.kept.items()},
        sum((part.counts for part in parts), Counter()),
        sum(part.checked for part in parts),
        tuple(chain.from_iterable(part.diagnostics for part in parts)),
    )
