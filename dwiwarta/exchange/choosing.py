"""What is exported: the whole site, or articles by month, topic, name and state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.exchange.unit import Unit, sending
from dwiwarta.translation.catalog import KINDS, Catalog, Entry, state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dwiwarta.editorial.library import Library, Story

KEPT_IN = Fault(
    "exchange-kept-in",
    Severity.WARNING,
    "The article is left out of the export: {reason}.",
    "If the person who gets the file may read it, name it: `--article {slug}`.",
)
_REASONS = {"sensitive": "it is sensitive", "draft": "it is a draft", "embargo": "it is under embargo"}
PAGES = "pages/"
"""In front of the name of a page of the site."""


class Choice(NamedTuple):
    """Empty: all."""

    articles: Collection[str] = ()
    months: Collection[str] = ()
    """`YYYY-MM`, or `undated`."""
    topics: Collection[str] = ()
    states: Collection[str] = ()


class Chosen(NamedTuple):
    """An article of an export."""

    slug: str
    month: str
    topic: str
    units: tuple[Unit, ...]


def choose(
    library: Library, pages: Mapping[str, Catalog], choice: Choice
) -> tuple[list[Chosen], list[Diagnostic]]:
    """The articles in the order of the site, then its pages, each with the paragraphs that are wanted; and what was
    kept in. What the page does not show of an article (an excerpt, a link) is not given to translators either."""
    diagnostics: list[Diagnostic] = []
    chosen: list[Chosen] = []
    for story in (*library.stories, *library.held, *library.withdrawn):
        month = month_of(story)
        if not (
            _wanted(story.slug, choice.articles)
            and _wanted(month, choice.months)
            and _wanted(story.theme.id, choice.topics)
        ):
            continue
        reason = _kept_in(story)
        if reason and story.slug not in choice.articles:
            place = Span(story.article.path)
            diagnostics.append(KEPT_IN.at(place, reason=reason, slug=story.slug))
            continue
        entries = [p.entry for p in story.pairs if p.entry and p.state is not None]
        chosen.append(Chosen(story.slug, month, story.theme.id, _units(story.slug, entries, choice.states)))
    for name, catalog in pages.items():
        if _wanted(name, choice.articles) and not choice.months and not choice.topics:
            entries = [e for e in catalog.entries if not e.obsolete and e.kind in KINDS]
            units = _units(name, entries, choice.states)
            chosen.append(Chosen(name, "pages", "pages", units))
    return [c for c in chosen if c.units], diagnostics


def month_of(story: Story) -> str:
    return story.listed_on.strftime("%Y-%m") if story.listed_on else "undated"


def _wanted(name: str, names: Collection[str]) -> bool:
    return not names or name in names


def _kept_in(story: Story) -> str | None:
    if story.article.header.withdrawn:
        return "it is withdrawn"
    return _REASONS.get(story.held.reason) if story.held else None


def _units(slug: str, entries: Iterable[Entry], states: Collection[str]) -> tuple[Unit, ...]:
    distinct = {(e.kind, e.source): e for e in entries}
    return tuple([sending(slug, e) for e in distinct.values() if not states or str(state(e)) in states])
