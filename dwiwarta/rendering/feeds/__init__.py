"""Feeds: for each language one of everything in three forms (Atom, RSS, JSON Feed), and one a topic (Atom).

entries.py   what an entry is, and which of them stand in a feed
stories.py   entries of articles
editions.py  entries of editions
html.py      what is done to HTML that is read elsewhere
forms.py     a feed as bytes
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from dwiwarta.rendering import addresses
from dwiwarta.rendering.feeds import editions, forms, stories
from dwiwarta.rendering.feeds.entries import Feed, chosen
from dwiwarta.rendering.pages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.feeds.entries import Entry, Item
    from dwiwarta.rendering.workshop import Workshop

SOURCES: tuple[Callable[[Workshop, Language], Iterable[Item]], ...] = (editions.items, stories.items)
"""What a language's feeds are filled from, in the order that holds on one day. A new kind of entry is one more function
here."""


class Feeds:
    """All feeds of a site; an entry is made once for the feeds that it stands in."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        self._made: dict[str, Entry] = {}

    def files(self) -> dict[str, Callable[[], bytes]]:
        """Every feed's path, and what makes it."""
        files: dict[str, Callable[[], bytes]] = {}
        for language in LANGUAGES:
            for form, write in forms.FORMS.items():
                path = addresses.feed(language, form)
                files[path] = partial(self._feed, write, path, language, None)
            for theme in self._shop.library.themes:
                path = addresses.theme_feed(language, theme.id)
                files[path] = partial(self._feed, forms.atom, path, language, theme)
        return files

    def _feed(self, write: forms.Form, path: str, language: Language, theme: Theme | None) -> bytes:
        shop, site = self._shop, self._shop.settings
        items = self._items[language]
        if theme:
            items = [item for item in items if item.topic == theme.id]
        name = site.title[language]
        home = addresses.theme(language, theme.id) if theme else addresses.home(language)
        feed = Feed(
            id=f"tag:{site.feed_authority}:{language}" + (f"/themes/{theme.id}" if theme else ""),
            title=f"{theme.label[language]} – {name}" if theme else name,
            description=shop.words[language]("{topic} in {site}", topic=theme.label[language], site=name)
            if theme
            else site.tagline[language] or name,
            language=language,
            own=shop.links.address(path),
            address=shop.links.address(home),
            entries=tuple(self._entry(item) for item in chosen(items)),
        )
        return write(feed, shop)

    @cached_property
    def _items(self) -> dict[Language, Sequence[Item]]:
        return {
            language: [item for source in SOURCES for item in source(self._shop, language)]
            for language in LANGUAGES
        }

    def _entry(self, item: Item) -> Entry:
        entry = self._made.get(item.id)
        if entry is None:
            entry = self._made[item.id] = item.make()
        return entry
