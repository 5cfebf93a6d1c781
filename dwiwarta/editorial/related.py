"""What else to read of a matter: the same report in other outlets, what a story follows, and stories near to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.editorial.duplicates import elsewhere
from dwiwarta.editorial.groups import by_place, by_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.editorial.library import Library, Story

SHOWN = 3
REACH = 12
"""Of a tag or a place so many stories before and after are looked at: news that is far away in time is seldom near in
matter, and a place with thousands of stories must not make each of them slow."""
FOLLOWS, TAG, PLACE, TOPIC = 8.0, 3.0, 1.0, 0.5
ENOUGH = 1.5
"""The same place and topic, or a tag."""


class Report(NamedTuple):
    """The same matter reported elsewhere."""

    outlet: str
    url: str | None = None
    """The report in the outlet; None where it is not recorded, or where the story is carried here."""
    story: Story | None = None


class Relations:
    """Who is near to whom, among the stories of the lists."""

    def __init__(self, library: Library) -> None:
        stories = library.stories
        self._by_slug = {s.slug: s for s in stories}
        self._former = {name: s for s in stories for name in s.article.header.formerly}
        self._unseen = {
            name for s in (*library.held, *library.withdrawn) for name in (s.slug, *s.article.header.formerly)
        }
        """What is kept back or withdrawn is not even named: a short name may say whom the care is for."""
        self._reported: dict[str, list[Report]] = {}
        self._follows: dict[str, list[Story]] = {}
        for story in stories:
            for entry in story.article.header.also:
                self._note_report(story, entry)
            for slug in story.article.header.follows:
                if (other := self._named(slug)) and other is not story:
                    self._follows.setdefault(story.slug, []).append(other)
                    self._follows.setdefault(other.slug, []).append(story)
        self._near: dict[str, list[tuple[float, Sequence[Story], int]]] = {}
        """By short name: weight, the stories of a tag or place, and where in them this one stands."""
        for weight, groups in ((TAG, by_tag(stories)), (PLACE, by_place(stories))):
            for group in groups:
                for place, story in enumerate(group.stories):
                    self._near.setdefault(story.slug, []).append((weight, group.stories, place))

    def _named(self, name: str) -> Story | None:
        """By its short name, else by one that it had before."""
        return self._by_slug.get(name) or self._former.get(name)

    def _note_report(self, story: Story, entry: str) -> None:
        other = self._named(entry.strip())
        if other is None:
            said = elsewhere(entry)
            if said.outlet and said.outlet not in self._unseen:
                self._reported.setdefault(story.slug, []).append(Report(said.outlet, said.url))
        elif other is not story:
            for one, two in ((story, other), (other, story)):
                report = Report(two.outlet_name, story=two)
                reports = self._reported.setdefault(one.slug, [])
                if report not in reports:
                    reports.append(report)

    def also(self, story: Story) -> Sequence[Report]:
        """The same report in other outlets, whichever of the two names the other."""
        reports = self._reported.get(story.slug, ())
        carried = {r.outlet for r in reports if r.story}
        return [r for r in reports if r.story or r.outlet not in carried]

    def related(self, story: Story, *, english: bool = False) -> list[Story]:
        """The nearest stories, nearest first; for an English list only those that have English."""
        points: defaultdict[str, float] = defaultdict(float)
        for other in self._follows.get(story.slug, ()):
            points[other.slug] += FOLLOWS
        for weight, stories, place in self._near.get(story.slug, ()):
            for other in stories[max(0, place - REACH) : place + REACH + 1]:
                points[other.slug] += weight
        same = {r.story.slug for r in self.also(story) if r.story} | {story.slug}
        ranked = []
        for slug, near in points.items():
            other = self._by_slug[slug]
            near_too = near + TOPIC * (other.theme is story.theme)
            if near_too >= ENOUGH and slug not in same and (other.in_english or not english):
                apart = (
                    abs((other.listed_on - story.listed_on).days)
                    if other.listed_on and story.listed_on
                    else 9999
                )
                ranked.append((-near_too, apart, slug))
        return [self._by_slug[slug] for _, _, slug in sorted(ranked)[:SHOWN]]
