"""How far the English of an article is, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
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
