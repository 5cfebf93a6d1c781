"""What an entry of a feed is, and which entries stand in one.

A feed holds the newest articles. Beside them stands what was corrected or withdrawn since the oldest of these came:
readers' programs keep what they once took, so that only an entry with its old id tells them (docs/decisions/0010).
"""

from __future__ import annotations

from datetime import date as Day
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from dwiwarta.rendering.feeds.html import unsuspicious

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.social import ShareImage

LENGTH = 20
"""Articles in a feed; and notices of older ones at most."""


class Entry(NamedTuple):
    """An article, or an edition, as every form of feed tells it."""

    id: str
    """A tag URI that never changes."""
    title: str
    """Plain text."""
    address: str
    other: str
    """The same in the other language; may be empty."""
    updated: Day | None
    published: Day | None
    """By the outlet, for an article."""
    listed_on: Day | None
    """The day that lists go by."""
    authors: tuple[str, ...]
    summary: str
    """Plain text."""
    html: Markup
    """The content; every address in it is whole."""
    topic: Theme | None = None
    tags: tuple[str, ...] = ()
    source: str = ""
    """The address of the original."""
    picture: ShareImage | None = None

    @property
    def summary_html(self) -> Markup:
        """The summary for forms that take HTML: readers' programs do not agree on what plain text is."""
        return Markup(unsuspicious(escape(self.summary)))


class Item(NamedTuple):
    """A candidate for a feed: what decides whether it stands there, and how its entry is made."""

    id: str
    day: Day | None
    """The day that lists go by; None stands last."""
    notice: Day | None
    """The day on which it was corrected or withdrawn, if it was."""
    withdrawn: bool
    """No news any more: it stands there as a notice only."""
    topic: str
    """The id of its topic, empty where it has none."""
    make: Callable[[], Entry]


class Feed(NamedTuple):
    """A feed without its form."""

    id: str
    title: str
    description: str
    """Never empty."""
    language: Language
    own: str
    """Its own address."""
    address: str
    """Of the page that it belongs to."""
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> Day | None:
        return max((e.updated for e in self.entries if e.updated), default=None)


def chosen(items: Sequence[Item]) -> list[Item]:
    """The newest, and the notices that came since the oldest of them; newest first, in the order given on one day."""
    news = sorted((i for i in items if not i.withdrawn), key=lambda i: i.day or Day.min, reverse=True)
    newest = news[:LENGTH]
    since = (newest[-1].day or Day.min) if len(newest) == LENGTH else Day.min
    here = {item.id for item in newest}
    notices = [i for i in items if i.notice and i.notice >= since and i.id not in here]
    notices.sort(key=_noticed, reverse=True)
    found = [(i.day or Day.min, i) for i in newest] + [(_noticed(i), i) for i in notices[:LENGTH]]
    return [item for _, item in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _noticed(item: Item) -> Day:
    return item.notice or Day.min
