"""Social cards: the picture that stands for a page where it is shared. One a language; one an article where the site
asks for it (`cards = "article"`).

    card.py        what stands on a card, and its key
    palette.py     colours, from the style sheet
    lettering.py   where a headline's lines break
    drawing.py     the picture

Pages need only a card's address, which is made of its key; the drawing is done once, by Pillow, and kept in the cache.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache, cached_property, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dwiwarta.rendering.assets import OWN_STYLE, STYLE
from dwiwarta.rendering.cards import palette
from dwiwarta.rendering.cards.card import HEIGHT, WIDTH, Card, plain
from dwiwarta.rendering.dates import day_in_words
from dwiwarta.rendering.pages import LANGUAGES
from dwiwarta.rendering.social import ShareImage

if TYPE_CHECKING:
    from collections.abc import Callable

    from dwiwarta.disk import Disk
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Language
    from dwiwarta.rendering.workshop import Workshop

FONTS = ("templates/cards/headline.ttf", "templates/cards/text.ttf")
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
_END_OF_PNG = b"IEND\xaeB`\x82"


class Cards:
    """The cards of one site."""

    def __init__(self, shop: Workshop, disk: Disk, cache: str | None) -> None:
        """`cache` is a folder for drawn cards."""
        self._shop = shop
        self._disk = disk
        self._cache = f"{cache}/cards" if cache else None
        self._pictures: dict[tuple[str, Language], ShareImage] = {}

    def of_language(self, language: Language) -> ShareImage:
        """What every page has that has nothing of its own."""
        found = self._pictures.get(("", language))
        if found is None:
            site = self._shop.settings
            alt = " – ".join(t for t in (site.title[language], site.tagline[language]) if t)
            found = self._picture(self._language_card(language), "", language, alt)
        return found

    def of_story(self, story: Story, language: Language) -> ShareImage:
        """An article's own card where the site makes them; what is kept back or withdrawn has none. A headline that
        is not translated is Indonesian on both cards: they are one."""
        if not self._has_own(story):
            return self.of_language(language)
        if not self._shop.view(story).headline.translated:
            language = "id"
        found = self._pictures.get((story.slug, language))
        if found is None:
            card = self._story_card(story, language)
            alt = f"{card.headline} – {card.name}"
            found = self._picture(card, story.slug, language, alt)
        return found

    def files(self) -> dict[str, Callable[[], bytes]]:
        """Every card's path, and what makes it."""
        return {path: partial(self._drawn, card) for path, card in self._all.items()}

    @cached_property
    def _all(self) -> dict[str, Card]:
        cards = [(self._language_card(language), "", language) for language in LANGUAGES]
        for story in self._shop.library.stories if self._shop.settings.cards == "article" else ():
            translated = self._shop.view(story).headline.translated
            cards += [
                (self._story_card(story, k), story.slug, k) for k in LANGUAGES if k == "id" or translated
            ]
        return {self._path(card, slug, language): card for card, slug, language in cards}

    def _has_own(self, story: Story) -> bool:
        withdrawn = story.article.header.withdrawn
        return self._shop.settings.cards == "article" and not story.held and not withdrawn

    def _picture(self, card: Card, slug: str, language: Language, alt: str) -> ShareImage:
        address = self._shop.links.address(self._path(card, slug, language))
        found = self._pictures[slug, language] = ShareImage(address, WIDTH, HEIGHT, "image/png", alt)
        return found

    def _path(self, card: Card, slug: str, language: Language) -> str:
        folder = f"cards/{slug}/" if slug else "cards/"
        return f"{folder}{language}.{card.key(self._fonts_mark)[:8]}.png"

    # -- what stands on them

    def _language_card(self, language: Language) -> Card:
        site, shop = self._shop.settings, self._shop
        accents = tuple(palette.accent(self._colours, shop.accent(theme)) for theme in shop.library.themes)
        return self._card(language, label=plain(site.tagline[language]), accents=accents)

    def _story_card(self, story: Story, language: Language) -> Card:
        view, shop = self._shop.view(story), self._shop
        headline = view.headline.en if language == "en" else view.headline.id
        day = story.listed_on
        told = [view.outlet, day_in_words(day, language, shop.settings.english) if day else ""]
        return self._card(
            language,
            headline=plain(headline.striptags()) or "…",
            label=plain(view.theme.label[language]),
            foot=plain(" · ".join(t for t in told if t)),
            state=plain(view.state("en")) if language == "en" else "",
            accents=(palette.accent(self._colours, shop.accent(view.theme)),),
        )

    def _card(
        self,
        language: Language,
        *,
        label: str,
        accents: tuple[str, ...],
        headline: str = "",
        foot: str = "",
        state: str = "",
    ) -> Card:
        colours = self._colours
        return Card(
            name=plain(self._shop.settings.title[language]),
            language=LANGUAGE_NAMES[language],
            headline=headline,
            label=label,
            foot=foot,
            state=state,
            paper=colours["paper"],
            ink=colours["ink"],
            soft=colours["soft"],
            rule=colours["rule"],
            accents=accents,
        )

    # -- what they are made with

    @cached_property
    def _colours(self) -> dict[str, str]:
        sheets = [self._shop.shelf.read(f"templates/static/{name}") or b"" for name in (STYLE, OWN_STYLE)]
        return palette.colours_of(b"\n".join(sheets).decode("utf-8", "replace"))

    @cached_property
    def _fonts(self) -> tuple[bytes, ...]:
        return tuple(self._shop.shelf.read(name) or b"" for name in FONTS)

    @cached_property
    def _fonts_mark(self) -> bytes:
        return hashlib.sha256(b"".join(hashlib.sha256(font).digest() for font in self._fonts)).digest()[:8]

    def _drawn(self, card: Card) -> bytes:
        kept_as = f"{self._cache}/{self._kept_as(card)}" if self._cache else None
        if kept_as:
            with suppress(OSError):
                data = self._disk.read(kept_as)
                if data.endswith(_END_OF_PNG):
                    return data
        from dwiwarta.rendering.cards.drawing import draw  # Pillow: only where a card is new

        data = draw(card, *self._fonts)
        if kept_as:
            with suppress(OSError):  # a cache that cannot be written costs time, never the build
                self._disk.write(kept_as, data)
        return data

    def _kept_as(self, card: Card) -> str:
        return f"{card.key(self._fonts_mark)}-{_drawer()}.png"

    def sweep(self) -> None:
        """Takes away from the cache what no card of the site needs: a headline that was changed or taken back is
        not kept in a picture."""
        if not self._cache:
            return
        needed = set(map(self._kept_as, self._all.values()))
        for name in self._disk.walk(self._cache):
            if name not in needed:
                with suppress(OSError):
                    self._disk.remove(f"{self._cache}/{name}")


@cache
def _drawer() -> str:
    """The version of Pillow, which is not imported for it: pictures of another version may differ by a few bytes."""
    spec = find_spec("PIL")
    if spec is None or spec.origin is None or spec.loader is None:
        return "none"
    version = spec.origin.replace("__init__.py", "_version.py")
    get_data: Callable[[str], bytes] | None = getattr(spec.loader, "get_data", None)
    if get_data is None:
        return "unknown"
    with suppress(OSError):
        return hashlib.sha256(get_data(version)).hexdigest()[:8]
    return "unknown"
