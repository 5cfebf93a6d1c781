"""An article's pages: one in each language, one with both texts; the notice where it was withdrawn; and the addresses
that it had before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind
from dwiwarta.rendering.linked.articles import news_article
from dwiwarta.rendering.metadata import moment
from dwiwarta.rendering.pages import LANGUAGES, Page
from dwiwarta.rendering.social import Social
from dwiwarta.rendering.text import shorten, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.config import Settings
    from dwiwarta.editorial.library import Story
    from dwiwarta.editorial.related import Report
    from dwiwarta.model import Language
    from dwiwarta.rendering.pages import Site
    from dwiwarta.rendering.views import ArticleView
    from dwiwarta.rendering.workshop import Workshop


def _living(site: Site) -> Iterator[Page]:
    for story in (*site.library.stories, *(site.library.held if site.held else ())):
        yield from _pages_of(story, site.settings)


def _withdrawn_pages(site: Site) -> Iterator[Page]:
    for story in site.library.withdrawn:
        for page in _pages_of(story, site.settings):
            yield page._replace(kind="withdrawn", indexable=False, alternates=())


def _pages_of(story: Story, settings: Settings) -> Iterator[Page]:
    slug = story.slug
    indexed = story.checked or (settings.index_unreviewed and story.english_indexable)
    paths = {"id": addresses.article("id", slug), "en": addresses.article("en", slug)}
    both = addresses.both(slug)
    alternates = (("id", paths["id"]), ("en", paths["en"]), ("x-default", both)) if indexed else ()
    day = story.updated
    yield Page(paths["id"], "article", "id", story, paths["en"], alternates=alternates, updated=day)
    yield Page(paths["en"], "article", "en", story, paths["id"], indexed, alternates, day)
    yield Page(both, "both", "en", story, None, indexed, (), day)


def _former_addresses(site: Site) -> Iterator[Page]:
    """Old addresses lead to the new ones; a living article's address is never taken."""
    library = site.library
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


class Around(NamedTuple):
    """What an article's page leads to."""

    also: Sequence[Report]
    related: Sequence[Story]
    newer: Story | None
    older: Story | None


def around(story: Story, language: Language, shop: Workshop) -> Around:
    newer, older = shop.neighbours(story, language)
    also = shop.relations.also(story)
    related = shop.relations.related(story, english=language == "en")
    above = [*related, *(report.story for report in also)]  # no headline stands twice
    return Around(also, related, newer if newer not in above else None, older if older not in above else None)


def _inputs(page: Page, shop: Workshop) -> Iterator[Any]:
    yield page.subject
    if page.kind == "article":
        found = around(page.subject, page.language, shop)
        yield [(report.outlet, report.url) for report in found.also]  # not one that names what is kept back
        yield from (report.story for report in found.also if report.story)
        yield "related"
        yield from found.related
        yield from ("newer", found.newer, "older", found.older)


def _article(page: Page, shop: Workshop) -> dict[str, Any]:
    view = shop.view(page.subject)
    language = page.language
    headline = view.headline.en if language == "en" else view.headline.id
    return {
        "title": titled(headline.striptags(), shop.settings.title[language]),
        "description": view.description[language],
        **_told(page, shop, str(headline.striptags())),
        "story": view,
        **_pieces(view, page, shop),
        "dek": shop.glossed(page.subject).get(0, view.dek.en) if view.dek and language == "en" else None,
        **around(page.subject, language, shop)._asdict(),
    }


def _told(page: Page, shop: Workshop, title: str) -> dict[str, Any]:
    """What machines are told of an article's page."""
    view, settings, language = shop.view(page.subject), shop.settings, page.language
    section = view.theme.label[language]
    social = Social(
        picture=shop.picture(page.subject, language),
        title=title,
        published=moment(view.published, settings) if view.published else "",
        modified=moment(view.updated, settings) if view.updated else "",
        section=section,
    )
    return {
        "social": social,
        "linked": [news_article(shop, page, page.subject)],
        "trail": [(section, addresses.theme(language, view.theme.id)), (title, page.path)],
    }


def _pieces(view: ArticleView, page: Page, shop: Workshop) -> dict[str, Any]:
    shapes = shop.shapes
    return {
        "modes": shapes.modes(view, page),
        "text": shapes.text(view, page, shop.glossed(page.subject) if page.language == "en" else {}),
        "source": shapes.source(view, page),
    }


def _both(page: Page, shop: Workshop) -> dict[str, Any]:
    view = shop.view(page.subject)
    id_title, en_title = view.headline.id.striptags(), view.headline.en.striptags()
    title = (
        f"{shorten(en_title, 45)} / {shorten(id_title, 45)}"
        if view.headline.en_lang != "id"
        else shorten(id_title, 95)
    )
    return {
        "title": titled(title, shop.settings.title.en),
        "description": _described_twice(view, shop),
        **_told(page, shop, title),
        "story": view,
        **_pieces(view, page, shop),
    }


def _described_twice(view: ArticleView, shop: Workshop) -> str:
    """The beginning in both languages: a description of its own, as every page has one."""
    if not view.in_english:
        return f"{shop.words['en']('Both languages')}: {shorten(view.description.id, 140)}"
    return f"{shorten(view.description.en, 78)} / {shorten(view.description.id, 78)}"


def _withdrawn(page: Page, shop: Workshop) -> dict[str, Any]:
    view = shop.view(page.subject)
    headline = view.headline.en if page.language == "en" else view.headline.id
    return {
        "title": titled(headline.striptags(), shop.settings.title[page.language]),
        "description": view.notice(page.language).striptags(),
        "story": view,
    }


def _redirect(page: Page, shop: Workshop) -> dict[str, Any]:
    return {"target": shop.links.address(page.subject)}


def _none(site: Site) -> tuple[Page, ...]:
    return ()  # laid out beside the article's own


ARTICLE = Kind("article", _living, _article, inputs=_inputs)
BOTH = Kind("both", _none, _both, inputs=_inputs)
WITHDRAWN = Kind("withdrawn", _withdrawn_pages, _withdrawn, inputs=_inputs)
REDIRECT = Kind("redirect", _former_addresses, _redirect, inputs=lambda page, _: [page.subject])
