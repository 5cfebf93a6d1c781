"""How far the English of an article is, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dwiwarta.editorial.library import Story


class Progress(NamedTuple):
    """One row of `status`; the names are those of DESIGN 5."""

    slug: str
    theme: str
    month: str | None
    missing: int
    machine: int
    edited: int
    reviewed: int
    stale: int
    words_left: int
    """Indonesian words of the paragraphs that are not checked."""
    oldest_stale: str | None
    """The day of the oldest English whose original has changed since."""

    def as_json(self) -> dict[str, Any]:
        return self._asdict()


class Total(NamedTuple):
    """Several articles together: those of a topic or a month."""

    name: str
    """The topic's id, "2026-11", or "undated"."""
    articles: int
    checked: int
    """Articles of which every paragraph is checked."""
    missing: int
    machine: int
    edited: int
    reviewed: int
    stale: int
    words_left: int
    oldest_stale: str | None

    def as_json(self, by: str) -> dict[str, Any]:
        """`by` is the name of the first column: `theme` or `month`."""
        row = self._asdict()
        return {by: row.pop("name"), **row}


def total_of(name: str, rows: Sequence[Progress]) -> Total:
    def sum_of(column: str) -> int:
        return sum(getattr(row, column) for row in rows)

    return Total(
        name,
        len(rows),
        sum(not (row.missing or row.machine or row.edited or row.stale) for row in rows),
        sum_of("missing"),
        sum_of("machine"),
        sum_of("edited"),
        sum_of("reviewed"),
        sum_of("stale"),
        sum_of("words_left"),
        min([row.oldest_stale for row in rows if row.oldest_stale], default=None),
    )


def by_month(rows: Iterable[Progress]) -> list[Total]:
    """One for each month, the newest first, undated last."""
    months: dict[str, list[Progress]] = {}
    for row in rows:
        months.setdefault(row.month or "", []).append(row)
    return [total_of(month or "undated", months[month]) for month in sorted(months, reverse=True)]


def by_topic(rows: Iterable[Progress], order: Iterable[str]) -> list[Total]:
    """One for each topic that has articles, in the site's order."""
    topics: dict[str, list[Progress]] = {topic: [] for topic in order}
    for row in rows:
        topics.setdefault(row.theme, []).append(row)
    return [total_of(topic, found) for topic, found in topics.items() if found]


def progress_of(story: Story) -> Progress:
    counts = story.counts
    left = sum(len(p.segment.text.split()) for p in story.pairs if p.state not in (None, State.REVIEWED))
    stale = [p.entry.facts for p in story.pairs if p.state is State.STALE and p.entry]
    days = [day for facts in stale if (day := facts.get("ok") or facts.get("at"))]
    return Progress(
        story.slug,
        story.theme.id,
        story.listed_on.strftime("%Y-%m") if story.listed_on else None,
        counts[State.MISSING],
        counts[State.MACHINE],
        counts[State.EDITED],
        counts[State.REVIEWED],
        counts[State.STALE],
        left,
        min(days, default=None),
    )
