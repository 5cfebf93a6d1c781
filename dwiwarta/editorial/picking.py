"""Which articles a new edition begins with: those of its days, by topic and rank. What is left out is left out for a
reason that has a name; the editor has the last word."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.editorial.related import Relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dwiwarta.editorial.editions import Issue
    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Theme

WEEK = timedelta(days=7)


class Reason(StrEnum):
    """Why an article is not chosen; the end of a sentence."""

    SAME_REPORT = "the same report as {other}"
    EARLIER = "in {other} already"
    LINK_ONLY = "only its headline and link may be shown"
    TOO_MANY = "the topic has {other} others that come before it"
    LATE = "its day is {other}, but it came in only now"
    WITHDRAWN = "withdrawn"
    HELD = "kept back: {other}"


class LeftOut(NamedTuple):
    story: Story
    reason: Reason
    other: str = ""
    """What the reason is about."""

    @property
    def why(self) -> str:
        return self.reason.format(other=self.other)

    @property
    def may_be_taken(self) -> bool:
        """Whether an editor may take it in all the same."""
        return self.reason not in (Reason.WITHDRAWN, Reason.HELD)


class Picked(NamedTuple):
    chosen: list[tuple[Theme, list[Story]]]
    """In the order of the site's topics; the first of a topic is its most important."""
    left_out: list[LeftOut]


class NoDaysError(Exception):
    """The last edition reaches so far that no whole week has passed since; `last` is its last day."""

    def __init__(self, last: Day) -> None:
        self.last = last


def days_of(today: Day, issues: Iterable[Issue], first: Day | None, last: Day | None) -> tuple[Day, Day]:
    """The days of a new edition: those that are given; else from the end of the last edition to the same day of the
    week as it ended on; without an earlier one the last whole week before `today`, Monday to Sunday."""
    if first or last:
        first = first or (last - WEEK + timedelta(days=1) if last else today)
        return first, last or first + WEEK - timedelta(days=1)
    before = max((i.edition.last for i in issues if i.edition.last), default=None)
    if before is None:
        sunday = today - timedelta(days=today.weekday() + 1)
        return sunday - WEEK + timedelta(days=1), sunday
    weeks = (today - before) // WEEK
    if weeks < 1:
        raise NoDaysError(before)
    return before + timedelta(days=1), before + weeks * WEEK


def pick(library: Library, issues: Sequence[Issue], first: Day, last: Day, most: int) -> Picked:
    """At most `most` of a topic. In a topic: what leads the front page, then the newest, then what is checked."""
    earlier = {m.slug: issue for issue in issues for m in (p.story for p in issue.pieces)}
    relations = Relations(library)
    chosen: dict[str, Story] = {}
    left: list[LeftOut] = []
    sections = []
    for theme in library.themes:
        stories = library.by_theme.get(theme.id, ())
        ranked = sorted((s for s in stories if _is_of(s, first, last)), key=_rank)
        taken: list[Story] = []
        for story in ranked:
            twin = next((r.story for r in relations.also(story) if r.story and r.story.slug in chosen), None)
            if story.slug in earlier:
                left.append(LeftOut(story, Reason.EARLIER, _called(earlier[story.slug])))
            elif story.rights == "link":
                left.append(LeftOut(story, Reason.LINK_ONLY))
            elif twin:
                left.append(LeftOut(story, Reason.SAME_REPORT, twin.slug))
            elif len(taken) == most:
                left.append(LeftOut(story, Reason.TOO_MANY, str(most)))
            else:
                taken.append(story)
                chosen[story.slug] = story
        if taken:
            sections.append((theme, taken))
        left += [
            LeftOut(story, Reason.LATE, str(story.listed_on))
            for story in stories
            if _came_late(story, first, last) and story.slug not in earlier and story.rights != "link"
        ]
    left += [LeftOut(s, Reason.WITHDRAWN) for s in library.withdrawn if _is_of(s, first, last)]
    left += [
        LeftOut(s, Reason.HELD, s.held.diagnostic.message)
        for s in library.held
        if s.held and _is_of(s, first, last)
    ]
    return Picked(sections, left)


def _is_of(story: Story, first: Day, last: Day) -> bool:
    return story.listed_on is not None and first <= story.listed_on <= last


def _came_late(story: Story, first: Day, last: Day) -> bool:
    """Its own day was the last edition's matter, but nobody had it then."""
    day, taken = story.listed_on, story.article.taken
    return bool(day and taken and first - WEEK <= day < first <= taken <= last)


def _rank(story: Story) -> tuple[bool, int, bool, str]:
    newest = -story.listed_on.toordinal() if story.listed_on else 0
    return not story.article.header.lead, newest, not story.checked, story.slug


def _called(issue: Issue) -> str:
    return f"edition {issue.edition.number}" if issue.edition.number else f"edition {issue.name}"
