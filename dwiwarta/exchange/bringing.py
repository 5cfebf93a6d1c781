"""Bringing a file in: each article's paragraphs to its catalog, and what is said about those that stay outside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Span, closest, counted
from dwiwarta.exchange.faults import CONFLICT, NO_ARTICLE, NOT_WRITABLE, SOURCE_CHANGED
from dwiwarta.exchange.suggestions import path_of
from dwiwarta.exchange.taking import Fate, Fated, take
from dwiwarta.translation.catalog import State, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dwiwarta.exchange.unit import Unit
    from dwiwarta.translation.catalog import Catalog


class Home(NamedTuple):
    """An article's catalog, in step with it, and its path from the root."""

    catalog: Catalog
    path: str


class Brought(NamedTuple):
    """What came of a file."""

    catalogs: Mapping[str, Catalog]
    """Those that changed, by slug."""
    kept: Mapping[str, list[Unit]]
    """What is to be kept beside a person's English, by slug."""
    counts: Counter[Fate]
    checked: int
    """Of those taken, how many count as checked."""
    diagnostics: tuple[Diagnostic, ...]


def bring(units: Iterable[Unit], homes: Mapping[str, Home], today: date) -> Brought:
    by_slug: dict[str, list[Unit]] = {}
    for unit in units:
        by_slug.setdefault(unit.slug, []).append(unit)
    catalogs: dict[str, Catalog] = {}
    kept: dict[str, list[Unit]] = {}
    counts: Counter[Fate] = Counter()
    checked = 0
    diagnostics: list[Diagnostic] = []
    for slug, those in by_slug.items():
        home = homes.get(slug)
        if home is None:
            near = closest(slug, homes)
            place = those[0].span
            diagnostics.append(
                NO_ARTICLE.at(place, slug=slug, count=counted(len(those), "paragraph"), did_you_mean=near)
            )
            continue
        if not home.catalog.writable:
            diagnostics.append(NOT_WRITABLE.at(Span(home.path), count=counted(len(those), "paragraph")))
            continue
        catalog, fated = take(home.catalog, those, today)
        if catalog is not home.catalog:
            catalogs[slug] = catalog
        counts.update([f.fate for f in fated])
        checked += sum(f.fate is Fate.TAKEN and state(f.unit.entry) is State.REVIEWED for f in fated)
        if conflicts := [f.unit for f in fated if f.fate is Fate.CONFLICT]:
            kept[slug] = conflicts
        diagnostics += [said for f in fated if (said := _said(f, slug, home.path))]
    return Brought(catalogs, kept, counts, checked, tuple(diagnostics))


def _said(fated: Fated, slug: str, path: str) -> Diagnostic | None:
    entry, span = fated.unit.entry, fated.unit.span
    if fated.fate is Fate.CONFLICT:
        excerpt = entry.text.replace("\n", " ")
        return CONFLICT.at(span, excerpt=excerpt, slug=slug, kind=entry.kind, kept=path_of(slug), path=path)
    if fated.fate is Fate.SOURCE_CHANGED:
        return SOURCE_CHANGED.at(span, excerpt=entry.source.replace("\n", " "), slug=slug, kind=entry.kind)
    return None
