"""What pages are made with: templates, words, links, and everything that many pages share and that is made once: an
article's view, a card, the furniture."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dwiwarta.editorial.related import Relations
from dwiwarta.model import Source
from dwiwarta.rendering import addresses, assets
from dwiwarta.rendering.cards import Cards
from dwiwarta.rendering.dates import day_in_words, weekday_and_day
from dwiwarta.rendering.editions import EditionView
from dwiwarta.rendering.environment import Shelf, open_environment
from dwiwarta.rendering.facts import Facts, facts_of
from dwiwarta.rendering.glossary import Glossing
from dwiwarta.rendering.pages import LANGUAGES, OTHER, listed
from dwiwarta.rendering.shapes import Shapes
from dwiwarta.rendering.social import ShareImage
from dwiwarta.rendering.views import ArticleView
from dwiwarta.rendering.watch import Watch, WatchedLibrary
from dwiwarta.rendering.words import CORRECTIONS, BothWords, Words, read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dwiwarta.disk import Disk
    from dwiwarta.editorial.editions import Issue
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.pages import Page, PlainPage, Site

PLAIN_TITLES = {
    "about": "About",
    "method": "How we translate",
    "masthead": "Masthead",
    "policies": "Editorial policies",
    "accessibility": "Accessibility",
}
TINTS = 11
"""Colours in the style sheet."""


class Workshop:
    """One a build."""

    def __init__(self, site: Site, disk: Disk, folders: Sequence[str], cache: str | None) -> None:
        """`folders` are searched in turn for templates and words; `cache` is a folder for compiled templates."""
        self.shelf = shelf = Shelf(disk, folders)
        self.site = site
        self.library = site.library
        self.settings = settings = site.settings
        self.watch = Watch()
        self.links = addresses.Links(settings.base_path, settings.origin)
        self.words: dict[Language, Words] = {language: _words(shelf, language) for language in LANGUAGES}
        self.asset_paths, self.asset_files = assets.collect(shelf)
        self._environment = open_environment(shelf, disk, cache)
        self._environment.globals.update(
            site=settings,
            library=WatchedLibrary(self.library, self.watch),
            link=self.links.link,
            address=self.links.address,
            addresses=addresses,
            asset=lambda name: self.links.link(self.asset_paths[name]),
            sheet=assets.sheet_of(self.asset_files.get(self.asset_paths.get(assets.STYLE, ""), b"")),
            asset_address=lambda name: self.links.address(self.asset_paths[name]),
            words={"id": self.words["id"], "en": self.words["en"], "both": BothWords(self.words)},
            view=self.view,
            views=lambda stories: [self.view(s) for s in stories],
            card=self.card,
            accent=self.accent,
            corrections=CORRECTIONS,
            day_in_words=lambda day, language, style="long": day_in_words(
                day, language, settings.english, style
            ),
            weekday_and_day=lambda day, language: weekday_and_day(day, language, settings.english),
        )
        self._accents = {
            t.id: f"theme-{t.id} tint-{n % TINTS + 1}" for n, t in enumerate(self.library.themes)
        }
        self.shapes = Shapes(self._shape, self.links)
        self.cards = Cards(self, disk, cache)
        self._views: dict[str, ArticleView] = {}
        self._marks: dict[str, bytes] = {}
        self._next_to: dict[Language, dict[str, tuple[Story | None, Story | None]]] = {}
        self._editions: dict[str, EditionView] = {}
        self._cards: dict[tuple[str, str, str], Markup] = {}
        self._glossing = Glossing(site.terms, self.links.link(addresses.plain("en", "glossary")))
        self._glossed: dict[str, Mapping[int, Markup]] = {}
        self._templates: dict[str, Callable[..., str]] = {}

    def render(self, name: str, **context: Any) -> str:
        """A template with what every template knows and this."""
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name).render
        return template(context)

    def piece(self, name: str, page: Page, **context: Any) -> str:
        """A part of a page, with what every template of its language has."""
        lang = page.language
        return self.render(name, page=page, lang=lang, other=OTHER[lang], w=self.words[lang], **context)

    def _shape(self, name: str, page: Page, **context: Any) -> str:
        """A piece that many pages share."""
        with self.watch.shared():
            return self.piece(name, page, **context)

    def mark(self, story: Story) -> bytes:
        """Tells an article from all others and from itself as it was: everything that a page may show of it."""
        mark = self._marks.get(story.slug)
        if mark is None:
            shown = {f.name: getattr(story, f.name) for f in fields(story) if f.name != "catalog"}
            text = repr(shown).encode("utf-8", "surrogatepass")
            mark = self._marks[story.slug] = hashlib.blake2b(text, digest_size=16).digest()
        return mark

    def view(self, story: Story) -> ArticleView:
        """An article as templates see it; made once."""
        self.watch.stories.add(story.slug)
        view = self._views.get(story.slug)
        if view is None:
            view = self._views[story.slug] = ArticleView(story, self.settings, self.links, self.words)
        return view

    def picture(self, story: Story, language: Language) -> ShareImage:
        """The picture that stands for an article where it is shared: its own, else a card."""
        return self.own_picture(story, language) or self.cards.of_story(story, language)

    def own_picture(self, story: Story, language: Language) -> ShareImage | None:
        """The picture that belongs to an article itself, None where it shows none."""
        image = self.view(story).image
        if image is None:
            return None
        return ShareImage(
            image.address,
            image.address_width,
            image.address_height,
            image.address_type,
            image.alt[language],
            image.address_bytes,
        )

    def edition(self, issue: Issue) -> EditionView:
        """An edition as templates see it; made once."""
        view = self._editions.get(issue.name)
        if view is None:
            view = EditionView(issue, self.view, self.settings, self.links, self.words)
            self._editions[issue.name] = view
        return view

    def newest_edition(self, language: Language) -> EditionView | None:
        """The newest that has something in this language."""
        issue = next((i for i in self.library.editions if i.pieces_in(language)), None)
        return self.edition(issue) if issue else None

    def glossed(self, story: Story) -> Mapping[int, Markup]:
        """The English paragraphs of an article in which something is explained, with their links; made once."""
        glossed = self._glossed.get(story.slug)
        if glossed is None:
            view = self.view(story)
            texts = [view.dek, *view.body] if view.dek and not view.dek_is_caption else view.body
            glossed = self._glossed[story.slug] = self._glossing.of(texts)
        return glossed

    def card(self, story: Story, language: str, style: str = "plain") -> Markup:
        """An article in a list; made once for each language and style. `language` may be `both`."""
        self.watch.stories.add(story.slug)
        key = (story.slug, language, style)
        card = self._cards.get(key)
        if card is None:
            w = self.words["en" if language == "en" else "id"]
            with self.watch.shared(story):
                html = self.render(
                    "partials/card.html", story=self.view(story), lang=language, style=style, w=w
                )
            card = self._cards[key] = Markup(html)
        return card

    def accent(self, theme: Theme) -> str:
        """The classes that give a topic its colour: its own, else one by its place in the order of the site."""
        return self._accents.get(theme.id, f"theme-{theme.id}")

    def neighbours(self, story: Story, language: Language) -> tuple[Story | None, Story | None]:
        """The next newer and the next older one of its topic, in this language."""
        found = self._next_to.get(language)
        if found is None:
            found = self._next_to[language] = {}
            for stories in self.library.by_theme.values():
                here = listed(stories, language)
                for newer, this, older in zip([None, *here], here, [*here[1:], None], strict=False):
                    found[this.slug] = (newer, older)
        return found.get(story.slug, (None, None))

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.library)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.library)

    def plain_title(self, page: PlainPage, language: Language) -> str:
        """What a page of the site is called."""
        if page.title:
            return page.title[language]
        return self.words[language](PLAIN_TITLES.get(page.name, page.name.capitalize()))


def _words(shelf: Shelf, language: Language) -> Words:
    name = f"translations/ui/{language}.po"
    data = shelf.read(name)
    return read_words(language, Source(name, data) if data is not None else None)
