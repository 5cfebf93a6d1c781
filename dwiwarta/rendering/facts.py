"""What is true of this site: what its pages about itself are made from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.editorial.standing import Standing
from dwiwarta.rendering.views import ENGINE_LABELS
from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Rights


class Carried(NamedTuple):
    """An outlet and what is carried of it."""

    name: str
    home: str | None
    rights: Rights
    """The most that is shown of any of its reports."""
    reports: int
    evidence: bool
    """Whether it is on record why that much may be shown."""


class Facts(NamedTuple):
    """Counts are of published reports."""

    reports: int
    in_english: int
    checked: int
    """Every paragraph checked by an editor."""
    by_hand: int
    """Translated by a person, every paragraph."""
    partly: int
    """Some paragraphs checked, not all."""
    unchecked: int
    waiting: int
    """Without anything in English."""
    engines: tuple[tuple[str, int], ...]
    """Translation services as readers know them, each with how many reports it had a part in; the most used first."""
    people: int
    """Those who checked or translated, as far as they are named."""
    outlets: tuple[Carried, ...]
    corrections: int
    withdrawn: int


def facts_of(library: Library) -> Facts:
    """Counted once a build, and only if a page asks."""
    stories = library.stories
    standing = Counter(s.standing for s in stories if s.in_english)
    done = standing[Standing.CHECKED] + standing[Standing.BY_HAND]
    partly = sum(s.in_english and not s.checked and s.counts[State.REVIEWED] > 0 for s in stories)
    in_english = standing.total()
    engines: Counter[str] = Counter()
    people: set[str] = set()
    for story in stories:
        told = [p.entry.facts for p in story.pairs if p.entry]
        engines.update(
            {ENGINE_LABELS.get(n, n) for n in (f["engine"].split("/")[0] for f in told if "engine" in f)}
        )
        people.update(f["by"] for f in told if "by" in f)
    return Facts(
        reports=len(stories),
        in_english=in_english,
        checked=standing[Standing.CHECKED],
        by_hand=standing[Standing.BY_HAND],
        partly=partly,
        unchecked=in_english - done - partly,
        waiting=len(stories) - in_english,
        engines=tuple(sorted(engines.items(), key=lambda e: (-e[1], e[0]))),
        people=len(people),
        outlets=tuple(_outlets(stories)),
        corrections=sum(len(s.article.header.corrections) for s in stories),
        withdrawn=len(library.withdrawn),
    )


def _outlets(stories: Iterable[Story]) -> Iterable[Carried]:
    by_name: dict[str, list[Story]] = {}
    for story in stories:
        by_name.setdefault(story.outlet_name, []).append(story)
    order: tuple[Rights, ...] = ("link", "excerpt", "full")
    for name, of in sorted(by_name.items(), key=lambda pair: pair[0].casefold()):
        outlet = of[0].outlet
        rights = max((s.rights for s in of), key=order.index)
        yield Carried(
            name, outlet.home if outlet else None, rights, len(of), bool(outlet and outlet.evidence)
        )
