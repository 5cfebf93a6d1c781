"""What templates look at beyond what they are given. A page is only left as it is while all that it was made of is
known (docs/decisions/0016), and a template of one's own may ask for any article."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.editorial.library import Library, Story

COMMON = frozenset({"themes"})
"""Of the library, what belongs to the ground of every page."""


class Watch:
    """One a build."""

    def __init__(self) -> None:
        self.stories: set[str] = set()
        """Short names of the articles that were looked at since `begin`."""
        self.library = False
        """Whether the library was asked for more than what is common, since `begin`."""
        self.everywhere = False
        """Whether a piece that many pages share was made of more than it should be: then no page is known."""

    def begin(self) -> None:
        self.stories, self.library = set(), False

    @contextmanager
    def shared(self, of: Story | None = None) -> Iterator[None]:
        """While a piece is made that many pages share: `of` an article, or of none."""
        stories, library = self.stories, self.library
        self.begin()
        try:
            yield
        finally:
            self.everywhere |= self.library or not self.stories <= ({of.slug} if of else set())
            self.stories, self.library = stories, library


class WatchedLibrary:
    """The library as templates have it."""

    def __init__(self, library: Library, watch: Watch) -> None:
        self._library = library
        self._watch = watch

    def __getattr__(self, name: str) -> Any:
        if name not in COMMON:
            self._watch.library = True
        return getattr(self._library, name)
