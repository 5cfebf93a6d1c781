"""Which pages the site has: every page with its place, its language and what it is made from. Pure; renders nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.rendering import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date as Day

    from markupsafe import Markup

    from dwiwarta.config import Settings
    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Bilingual, Language, Theme

LANGUAGES: tuple[Language, Language] = ("id", "en")


class Page(NamedTuple):
    """One page, not rendered yet."""

    path: str
    """Relative to the site: "" is the front page, "en/news/x/" an article, "404.html" a file."""
    kind: str
    """The template that makes it: article, both, front, home, themes, theme, plain, withdrawn, redirect, not_found."""
    language: Language
    """Of the furniture, and `<html lang>`."""
    subject: Any = None
    """What it shows: a `Story`, a `Shelfful`, a `PlainPage` ..."""
    mirror: str | None = None
    """The path of its counterpart in the other tree; the language switch leads there."""
    indexable: bool = True
    alternates: tuple[tuple[str, str], ...] = ()
    """(hreflang, path) of every version, itself among them; empty where there is no equivalent that may be indexed."""
    updated: Day | None = None


class Shelfful(NamedTuple):
    """One page of a topic's list."""

    theme: Theme
    stories: Sequence[Story]
    number: int
    of: int
    """How many pages the list has."""
    total: int
    """Stories of the topic in this language."""


class PlainPage(NamedTuple):
    """A page of the site, such as about."""

    name: str
    title: Bilingual | None
    """None: the word of the house."""
    html: Mapping[str, Markup] | None
    """Its text by language; None: the built-in text, `templates/pages/<name>.<language>.html`."""


def lay_out(
    library: Library, settings: Settings, plain: Iterable[PlainPage], *, held: bool = False
) -> list[Page]:
    """All pages of the site in a stable order. `held` adds what is kept back, for the preview."""
    pages = [Page("", "front", "id", library, "en/")]
    pages += _mirrored("home", addresses.home, library, default="")
    pages += _mirrored("themes", addresses.themes, library)
    for theme in library.themes:
        pages += _theme_pages(library, theme, settings.page_size)
    for story in (*library.stories, *(library.held if held else ())):
        pages += _article_pages(story, settings)
    for story in library.withdrawn:
        pages += [
            page._replace(kind="withdrawn", indexable=False, alternates=())
            for page in _article_pages(story, settings)
        ]
    for page in plain:
        pages += _mirrored("plain", partial(addresses.plain, name=page.name), page)
    pages += _former_addresses(library)
    pages.append(Page("404.html", "not_found", "id", library, indexable=False))
    return pages


def _mirrored(
    kind: str, path: Callable[[Language], str], subject: Any, default: str | None = None
) -> Iterator[Page]:
    """The page in both trees; x-default leads to `default`, else to the English one."""
    id_path, en_path = path("id"), path("en")
    alternates = (("id", id_path), ("en", en_path), ("x-default", en_path if default is None else default))
    yield Page(id_path, kind, "id", subject, en_path, alternates=alternates)
    yield Page(en_path, kind, "en", subject, id_path, alternates=alternates)


def _theme_pages(library: Library, theme: Theme, size: int) -> Iterator[Page]:
    """Both trees have the same pages: the English one leaves out of each what is not translated at all."""
    stories = library.by_theme.get(theme.id, ())
    count = max(1, -(-len(stories) // size))
    english = [s for s in stories if s.in_english]
    for number in range(1, count + 1):
        part = stories[(number - 1) * size : number * size]
        part_en = [s for s in part if s.in_english]
        for page in _mirrored("theme", partial(addresses.theme, name=theme.id, number=number), None):
            shown = part if page.language == "id" else part_en
            total = len(stories if page.language == "id" else english)
            subject = Shelfful(theme, shown, number, count, total)
            updated = max((s.updated for s in shown if s.updated), default=None)
            listed = bool(shown) or number == 1
            alternates = (
                page.alternates if part_en or number == 1 else ()
            )  # an empty page is no version of a full one
            yield page._replace(subject=subject, updated=updated, indexable=listed, alternates=alternates)


def _article_pages(story: Story, settings: Settings) -> Iterator[Page]:
    slug = story.slug
    indexed = story.checked or (settings.index_unreviewed and story.in_english)
    paths = {"id": addresses.article("id", slug), "en": addresses.article("en", slug)}
    both = addresses.both(slug)
    alternates = (("id", paths["id"]), ("en", paths["en"]), ("x-default", both)) if indexed else ()
    day = story.updated
    yield Page(paths["id"], "article", "id", story, paths["en"], alternates=alternates, updated=day)
    yield Page(paths["en"], "article", "en", story, paths["id"], indexed, alternates, day)
    yield Page(both, "both", "en", story, None, indexed, (), day)


def _former_addresses(library: Library) -> Iterator[Page]:
    """Old addresses lead to the new ones; a living article's address is never taken."""
    living = {s.slug for s in (*library.stories, *library.withdrawn, *library.held)}
    for story in (*library.stories, *library.withdrawn):
        for old in story.article.header.formerly:
            if old in living:
                continue
            living.add(old)
            for language in LANGUAGES:
                target = addresses.article(language, story.slug)
                yield Page(addresses.article(language, old), "redirect", language, target, indexable=False)
            yield Page(addresses.both(old), "redirect", "en", addresses.both(story.slug), indexable=False)
