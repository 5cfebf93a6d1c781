"""An article for search engines: schema.org NewsArticle.

The outlet, or who it credits, is the author; a person is the translator only where a person translated, and checked
machine text names an editor (EDITOR.md). The day of publication is the outlet's, never ours.
"""

from __future__ import annotations

from datetime import date as Day
from typing import TYPE_CHECKING

from dwiwarta.editorial.standing import Standing
from dwiwarta.rendering import addresses
from dwiwarta.rendering.linked.nodes import LONGEST_HEADLINE, Node, image, publisher, website
from dwiwarta.rendering.metadata import moment
from dwiwarta.rendering.pages import OTHER
from dwiwarta.rendering.text import shorten
from dwiwarta.rendering.words import CORRECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Correction, Language
    from dwiwarta.rendering.pages import Page
    from dwiwarta.rendering.views import ArticleView
    from dwiwarta.rendering.workshop import Workshop


def news_article(shop: Workshop, page: Page, story: Story) -> Node:
    """The article as this page shows it, in one language or both. An English page of which nothing is translated
    shows the Indonesian article, and says so."""
    view = shop.view(story)
    both = page.kind == "both"
    language: Language = page.language if view.in_english else "id"
    path = page.path if both else addresses.article(language, story.slug)
    address = shop.links.address(path)
    node: Node = {
        "@type": "NewsArticle",
        "@id": address + "#article",
        "url": address,
        "mainEntityOfPage": address,
        "headline": _headline(view, language),
        "description": view.description[language],
        "inLanguage": ["en", "id"] if both and view.in_english else language,
        "image": image(shop.picture(story, language)),
    }
    if view.published:
        node["datePublished"] = moment(view.published, shop.settings)
    if view.updated:
        node["dateModified"] = moment(view.updated, shop.settings)
    node |= {
        "author": _authors(view),
        "publisher": publisher(shop, language),
        "isPartOf": website(shop, language),
        "isBasedOn": _original(shop, view),
        "articleSection": view.theme.label[language],
        "isAccessibleForFree": True,
    }
    if language == "id":  # who edited a translation is told below
        node |= _around(view)
    if view.tags:
        node["keywords"] = [tag.label[language] for tag in view.tags]
    if view.place:
        node["contentLocation"] = {"@type": "Place", "name": view.place}
    if view.corrections:
        node["correction"] = _corrections(shop, view, language)
    if view.in_english:
        node |= _versions(shop, view, page)
        if page.language == "en":
            node |= _translated(view)
    return node


def _headline(view: ArticleView, language: Language) -> str:
    headline = view.headline.en if language == "en" else view.headline.id
    plain = str(headline.striptags() if "<" in headline or "&" in headline else headline)
    return plain if len(plain) <= LONGEST_HEADLINE else shorten(plain, LONGEST_HEADLINE)


def _authors(view: ArticleView) -> Node | list[Node]:
    return _people(view.writers) or _outlet(view)


def _people(names: Iterable[str]) -> list[Node]:
    return [{"@type": "Person", "name": name} for name in names]


def _around(view: ArticleView) -> Node:
    """Who else made the outlet's text: its editors are no authors."""
    node: Node = {}
    if view.editors:
        node["editor"] = _people(view.editors)
    if others := (*view.photographers, *view.also_credited):
        node["contributor"] = _people(others)
    return node


def _outlet(view: ArticleView) -> Node:
    outlet: Node = {"@type": "NewsMediaOrganization", "name": view.outlet}
    if view.outlet_home:
        outlet["url"] = view.outlet_home
    return outlet


def _original(shop: Workshop, view: ArticleView) -> Node:
    """The text as the outlet published it."""
    node: Node = {"@type": "NewsArticle", "headline": _headline(view, "id"), "inLanguage": "id"}
    if view.url:
        node["url"] = view.url
    if view.published:
        node["datePublished"] = moment(view.published, shop.settings)
    return node | {"author": _authors(view), **_around(view), "publisher": _outlet(view)}


def _versions(shop: Workshop, view: ArticleView, page: Page) -> Node:
    """How this page's article stands to those of the other pages."""
    named: dict[Language, Node] = {}
    for language in ("id", "en"):
        address = shop.links.address(addresses.article(language, view.slug))
        named[language] = {
            "@type": "NewsArticle",
            "@id": address + "#article",
            "url": address,
            "headline": _headline(view, language),
            "inLanguage": language,
        }
    if page.kind == "both":
        return {"alternativeHeadline": _headline(view, "id"), "hasPart": [named["en"], named["id"]]}
    if page.language == "en":
        return {"translationOfWork": named["id"]}
    return {"workTranslation": named["en"]}


def _translated(view: ArticleView) -> Node:
    people = _people(view.checkers)
    if view.standing is Standing.BY_HAND:
        return {"translator": people} if people else {}
    node: Node = {"creditText": view.trust("en")}
    if view.standing is Standing.CHECKED and people:
        node["editor"] = people
    return node


def _corrections(shop: Workshop, view: ArticleView, language: Language) -> list[Node]:
    """All of them, the latest first; a text that there is in the other language only says so."""
    found = []
    for correction in sorted(view.corrections, key=_at, reverse=True):
        spoken: Language = language if correction.text[language] else OTHER[language]
        node: Node = {
            "@type": "CorrectionComment",
            "name": shop.words[language](CORRECTIONS[correction.kind]),
            "text": correction.text[spoken],
            "datePublished": moment(correction.at, shop.settings),
            "inLanguage": spoken,
        }
        if correction.url:
            node["url"] = correction.url
        found.append(node)
    return found


def _at(correction: Correction) -> Day:
    return correction.at
