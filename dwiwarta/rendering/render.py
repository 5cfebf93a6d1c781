"""Pages to bytes. One `Renderer` a build; what many pages share (furniture, cards, an article's HTML) it makes once."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dwiwarta.model import Source
from dwiwarta.rendering import addresses, assets, feeds, metadata
from dwiwarta.rendering.dates import day_in_words, weekday_and_day
from dwiwarta.rendering.environment import Shelf, open_environment
from dwiwarta.rendering.pages import LANGUAGES, Page, PlainPage, Shelfful, lay_out
from dwiwarta.rendering.shapes import Shapes
from dwiwarta.rendering.sitemap import sitemap
from dwiwarta.rendering.views import ArticleView, shorten
from dwiwarta.rendering.words import BothWords, Words, read_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dwiwarta.config import Settings
    from dwiwarta.disk import Disk
    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.environment import Frame

PLAIN_TITLES = {"about": "About", "method": "How we translate"}
SECTION = 6
"""Stories of a topic on a home page: a leading one and five plain ones."""
SECONDS = 3
TINTS = 11
"""Colours in the style sheet."""


class Renderer:
    """Renders the pages of one library."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        plain: Sequence[PlainPage],
        disk: Disk,
        folders: Sequence[str],
        cache: str | None,
        *,
        held: bool = False,
    ) -> None:
        """`folders` are searched in turn for templates and words; `cache` is a folder for compiled templates."""
        shelf = Shelf(disk, folders)
        self.library = library
        self.settings = settings
        self.links = addresses.Links(settings.base_path, settings.origin)
        self.words: dict[Language, Words] = {language: _words(shelf, language) for language in LANGUAGES}
        self.asset_paths, self.asset_files = assets.collect(shelf)
        self._environment = open_environment(shelf, disk, cache)
        self._environment.globals.update(
            site=settings,
            library=library,
            link=self.links.link,
            address=self.links.address,
            addresses=addresses,
            asset=lambda name: self.links.link(self.asset_paths[name]),
            asset_address=lambda name: self.links.address(self.asset_paths[name]),
            words={"id": self.words["id"], "en": self.words["en"], "both": BothWords(self.words)},
            view=self.view,
            views=lambda stories: [self.view(s) for s in stories],
            card=self.card,
            accent=self.accent,
            day_in_words=lambda day, language, style="long": day_in_words(
                day, language, settings.english, style
            ),
            weekday_and_day=lambda day, language: weekday_and_day(day, language, settings.english),
        )
        self._plain_pages = tuple(plain)
        self._accents = {t.id: f"theme-{t.id} tint-{n % TINTS + 1}" for n, t in enumerate(library.themes)}
        self._held = held
        self._views: dict[str, ArticleView] = {}
        self._shapes = Shapes(self._piece, self.links)
        self._next_to: dict[Language, dict[str, tuple[Story | None, Story | None]]] = {}
        self._cards: dict[tuple[str, str, str], Markup] = {}
        self._templates: dict[str, Callable[..., str]] = {}

    def pages(self) -> list[Page]:
        return lay_out(self.library, self.settings, self._plain_pages, held=self._held)

    def view(self, story: Story) -> ArticleView:
        """An article as templates see it; made once."""
        view = self._views.get(story.slug)
        if view is None:
            view = self._views[story.slug] = ArticleView(story, self.settings, self.links, self.words)
        return view

    def card(self, story: Story, language: str, style: str = "plain") -> Markup:
        """An article in a list; made once for each language and style. `language` may be `both`."""
        key = (story.slug, language, style)
        card = self._cards.get(key)
        if card is None:
            w = self.words["en" if language == "en" else "id"]
            html = self._render("partials/card.html", story=self.view(story), lang=language, style=style, w=w)
            card = self._cards[key] = Markup(html)
        return card

    def accent(self, theme: Theme) -> str:
        """The classes that give a topic its colour: its own, else one by its place in the order of the site."""
        return self._accents.get(theme.id, f"theme-{theme.id}")

    def other_files(self) -> dict[str, Callable[[], bytes]]:
        """Everything beside the pages, each with what makes it: style sheet, icons, feeds, sitemap, robots.txt."""
        files: dict[str, Callable[[], bytes]] = {
            path: partial(bytes, data) for path, data in self.asset_files.items()
        }
        for language in LANGUAGES:
            files[addresses.feed(language)] = partial(self._feed, language)
        files["sitemap.xml"] = lambda: sitemap(self.pages(), self.links)
        robots = f"User-agent: *\nAllow: /\nSitemap: {self.links.address('sitemap.xml')}\n"
        files["robots.txt"] = robots.encode
        return files

    def _feed(self, language: Language) -> bytes:
        context = feeds.context(
            self.library, language, self.settings, self.links, self.words[language], self.view
        )
        return _bytes(self._render("feeds/atom.xml", **context))

    def warm_up(self, pages: Sequence[Page]) -> None:
        """Loads templates and makes furniture for each kind of page once, before processes part."""
        kinds = {(page.kind, page.language): page for page in reversed(pages) if page.kind != "redirect"}
        for page in kinds.values():
            self.render(page)

    # -- one page

    def render(self, page: Page) -> bytes:
        if page.kind == "redirect":
            target = self.links.address(page.subject)
            w = self.words[page.language]
            return _bytes(self._render("redirect.html", lang=page.language, target=target, w=w))
        context = getattr(self, f"_{page.kind}")(page)
        head = self._shapes.head(
            page, context.pop("title"), context.pop("description"), context.pop("jsonld", None)
        )
        main = self._piece(f"{page.kind}.html", page, **context)
        switch = self._shapes.switch(page)
        return _bytes(self._furniture(page).fill({"head": head, "switch": switch, "main": main}))

    def _render(self, name: str, **context: Any) -> str:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self._environment.get_template(name).render
        return template(context)

    def _piece(self, name: str, page: Page, **context: Any) -> str:
        """A part of a page, with what every template of its language has."""
        other = "id" if page.language == "en" else "en"
        return self._render(
            name, page=page, lang=page.language, other=other, w=self.words[page.language], **context
        )

    def _furniture(self, page: Page) -> Frame:
        subject = page.subject
        section = subject.theme.id if page.kind == "theme" else subject.name if page.kind == "plain" else ""
        return self._shapes.furniture(
            page,
            section,
            lambda: {
                "themes": [t for t in self.library.themes if self.library.by_theme.get(t.id)],
                "newest": self.library.newest_day,
                "plain_pages": [(p.name, self._plain_title(p, page.language)) for p in self._plain_pages],
            },
        )

    # -- what each kind of page needs; `title` and `description` go into its head

    def _front(self, page: Page) -> dict[str, Any]:
        title = self.settings.title
        name = title.id if title.id == title.en else f"{title.id} · {title.en}"
        tagline = self.settings.tagline
        seconds = self._seconds(None, self.library.lead)
        described = " · ".join(t for t in (tagline.id, tagline.en) if t)
        return {
            "title": name,
            "description": described or name,
            "sections": self._sections(None, [self.library.lead, *seconds]),
            "seconds": seconds,
        }

    def _home(self, page: Page) -> dict[str, Any]:
        language, w = page.language, self.words[page.language]
        name = self.settings.title[language]
        here = (lambda s: True) if language == "id" else (lambda s: s.in_english)
        lead = self.library.lead if self.library.lead and here(self.library.lead) else None
        lead = lead or next((s for s in self.library.stories if here(s)), None)
        seconds = self._seconds(language, lead)
        return {
            "title": f"{name} – {w('Home')}",
            "description": self.settings.tagline[language] or name,
            "lead": lead,
            "sections": self._sections(language, [lead, *seconds]),
            "seconds": seconds,
        }

    def _sections(
        self, language: Language | None, above: Sequence[Story | None]
    ) -> list[tuple[Theme, list[Story], int]]:
        """Topics that have something besides what stands `above`: their first stories and how many there are."""
        top = {s.slug for s in above if s}
        found = []
        for theme, listed in self._listed(language):
            shown = list(islice((s for s in listed if s.slug not in top), SECTION))
            if shown:
                found.append((theme, shown, len(listed) - sum(s.theme is theme for s in above if s)))
        return found

    def _seconds(self, language: Language | None, lead: Story | None) -> list[Story]:
        """The newest after the lead from topics that keep something for their own section: no headline stands twice on
        a page, and no topic disappears from it. One alone is none."""
        left = {theme.id: sum(s is not lead for s in stories) for theme, stories in self._listed(language)}
        seconds: list[Story] = []
        for story in self.library.stories:
            if (
                story is lead
                or left.get(story.theme.id, 0) < 2
                or (language == "en" and not story.in_english)
            ):
                continue
            left[story.theme.id] -= 1
            seconds.append(story)
            if len(seconds) == SECONDS:
                break
        return seconds if len(seconds) > 1 else []

    def _listed(self, language: Language | None) -> list[tuple[Theme, Sequence[Story]]]:
        """Every topic with its stories in this language, None being both."""
        by_theme = self.library.by_theme
        return [
            (theme, [s for s in by_theme.get(theme.id, ()) if language != "en" or s.in_english])
            for theme in self.library.themes
        ]

    def _themes(self, page: Page) -> dict[str, Any]:
        w = self.words[page.language]
        listed = {theme.id: stories for theme, stories in self._listed(page.language)}
        name = self.settings.title[page.language]
        return {
            "title": f"{w('Topics')} – {name}",
            "description": w("All topics of {site}", site=name),
            "counts": {name: len(stories) for name, stories in listed.items()},
            "newest_of": {name: next(iter(stories), None) for name, stories in listed.items()},
        }

    def _theme(self, page: Page) -> dict[str, Any]:
        w = self.words[page.language]
        part: Shelfful = page.subject
        label = part.theme.label[page.language]
        site = self.settings.title[page.language]
        number = f", {w('page {n} of {m}', n=part.number, m=part.of)}" if part.number > 1 else ""
        paths = {
            n: addresses.theme(page.language, part.theme.id, n) for n in (part.number - 1, part.number + 1)
        }
        return {
            "title": f"{label}{number} – {site}",
            "description": w("{topic} in {site}", topic=label, site=site) + number,
            "shelf": part,
            "newer": paths[part.number - 1] if part.number > 1 else None,
            "older": paths[part.number + 1] if part.number < part.of else None,
        }

    def _article(self, page: Page) -> dict[str, Any]:
        view = self.view(page.subject)
        language = page.language
        headline = view.headline.en if language == "en" else view.headline.id
        newer, older = self._neighbours(page.subject, language)
        return {
            "title": f"{shorten(headline.striptags(), 95)} – {self.settings.title[language]}",
            "description": view.description[language],
            "jsonld": metadata.news_article(view, language, self.settings, self.links),
            "story": view,
            "modes": self._shapes.modes(view, page),
            "text": self._shapes.text(view, page),
            "source": self._shapes.source(view, page),
            "newer": newer,
            "older": older,
        }

    def _neighbours(self, story: Story, language: Language) -> tuple[Story | None, Story | None]:
        """The next newer and the next older one of its topic, in this language."""
        found = self._next_to.get(language)
        if found is None:
            found = self._next_to[language] = {}
            for stories in self.library.by_theme.values():
                listed = [s for s in stories if language == "id" or s.in_english]
                for newer, this, older in zip([None, *listed], listed, [*listed[1:], None], strict=False):
                    found[this.slug] = (newer, older)
        return found.get(story.slug, (None, None))

    def _both(self, page: Page) -> dict[str, Any]:
        view = self.view(page.subject)
        id_title, en_title = view.headline.id.striptags(), view.headline.en.striptags()
        title = (
            f"{shorten(en_title, 50)} / {shorten(id_title, 50)}"
            if view.headline.en_lang != "id"
            else shorten(id_title, 95)
        )
        return {
            "title": f"{title} – {self.settings.title.en}",
            "description": self._described_twice(view),
            "story": view,
            "modes": self._shapes.modes(view, page),
            "text": self._shapes.text(view, page),
            "source": self._shapes.source(view, page),
        }

    def _described_twice(self, view: ArticleView) -> str:
        """The beginning in both languages: a description of its own, as every page has one."""
        if not view.in_english:
            return f"{self.words['en']('Both languages')}: {shorten(view.description.id, 140)}"
        return f"{shorten(view.description.en, 78)} / {shorten(view.description.id, 78)}"

    def _withdrawn(self, page: Page) -> dict[str, Any]:
        view = self.view(page.subject)
        headline = view.headline.en if page.language == "en" else view.headline.id
        return {
            "title": f"{shorten(headline.striptags(), 95)} – {self.settings.title[page.language]}",
            "description": self.settings.title[page.language],
            "story": view,
        }

    def _plain(self, page: Page) -> dict[str, Any]:
        w, part = self.words[page.language], page.subject
        site = self.settings.title[page.language]
        title = self._plain_title(part, page.language)
        html = part.html[page.language] if part.html else None
        if html is None:
            html = Markup(self._render(f"pages/{part.name}.{page.language}.html", w=w, lang=page.language))
        return {
            "title": f"{title} – {site}",
            "description": shorten(f"{title}. {html.striptags()}", 155),
            "heading": title,
            "html": html,
        }

    def _plain_title(self, part: PlainPage, language: Language) -> str:
        if part.title:
            return part.title[language]
        return self.words[language](PLAIN_TITLES.get(part.name, part.name.capitalize()))

    def _not_found(self, page: Page) -> dict[str, Any]:
        w = self.words
        name = f"{w['id']('Page not found')} / {w['en']('Page not found')}"
        return {"title": f"{name} – {self.settings.title.id}", "description": name}


_UNFIT = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters: no page needs one, and a feed with one is none. In UTF-8 these bytes are nothing else."""


def _bytes(text: str) -> bytes:
    data = text.encode("utf-8", "replace").translate(None, _UNFIT)
    return data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")  # U+FFFE, U+FFFF


def _words(shelf: Shelf, language: Language) -> Words:
    name = f"translations/ui/{language}.po"
    data = shelf.read(name)
    return read_words(language, Source(name, data) if data is not None else None)
