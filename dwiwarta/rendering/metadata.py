"""What machines read of a page: JSON-LD, and the days in feeds and sitemap."""

from __future__ import annotations

import json
from datetime import date as Day
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dwiwarta.editorial.standing import Standing
from dwiwarta.rendering import addresses

if TYPE_CHECKING:
    from dwiwarta.config import Settings
    from dwiwarta.model import Language
    from dwiwarta.rendering.editions import EditionView
    from dwiwarta.rendering.views import ArticleView


def moment(day: Day, settings: Settings) -> str:
    """The start of a day at the desk, ISO 8601 with its zone: feeds and metadata want moments, articles have days."""
    return datetime.combine(day, time(), settings.timezone).isoformat()


def as_script(data: Any) -> Markup:
    """JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def news_article(view: ArticleView, language: Language, settings: Settings, links: addresses.Links) -> Markup:
    """schema.org NewsArticle. The outlet is the author of the original, a person the translator only where a person
    translated; checked machine text names an editor (EDITOR.md)."""
    address = links.address(addresses.article(language, view.slug))
    original: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": str(view.headline.id.striptags())[:110],
        "inLanguage": "id",
        "publisher": {"@type": "Organization", "name": view.outlet},
    }
    if view.url:
        original["url"] = view.url
    if view.published:
        original["datePublished"] = moment(view.published, settings)
    if view.bylines:
        original["author"] = [{"@type": "Person", "name": name} for name in view.bylines]
    headline = view.headline.en if language == "en" else view.headline.id
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": str(headline.striptags())[:110],
        "description": view.description[language],
        "inLanguage": language,
        "mainEntityOfPage": address,
        "url": address,
        "publisher": {
            "@type": "Organization",
            "name": settings.publisher or settings.title[language],
            "url": links.address(""),
        },
        "isBasedOn": original,
    }
    if view.published:
        data["datePublished"] = moment(view.published, settings)
    if view.updated:
        data["dateModified"] = moment(view.updated, settings)
    if view.bylines:
        data["author"] = original["author"]
    else:
        data["author"] = {"@type": "Organization", "name": view.outlet}
    if language == "en":
        data["translationOfWork"] = {"@id": links.address(addresses.article("id", view.slug)), **original}
        data["creditText"] = view.trust("en")
        people = [{"@type": "Person", "name": name} for name in view.checkers]
        if view.standing is Standing.BY_HAND and people:
            data["translator"] = people
        elif view.standing is Standing.CHECKED and people:
            data["editor"] = people
    return as_script(data)


def edition(view: EditionView, language: Language, settings: Settings, links: addresses.Links) -> Markup:
    """schema.org PublicationIssue of the digest, with its articles."""
    address = links.address(addresses.edition(language, view.name))
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "name": view.label[language],
        "headline": view.heading[language][:110],
        "description": view.description[language],
        "inLanguage": language,
        "url": address,
        "mainEntityOfPage": address,
        "isPartOf": {
            "@type": "Periodical",
            "name": settings.title[language],
            "url": links.address(addresses.home(language)),
        },
        "publisher": {
            "@type": "Organization",
            "name": settings.publisher or settings.title[language],
            "url": links.address(""),
        },
        "hasPart": [
            {
                "@type": "NewsArticle",
                "headline": piece.headline(language)[:110],
                "url": links.address(addresses.article(language, piece.view.slug)),
            }
            for piece in view.pieces(language)
        ],
    }
    if view.number:
        data["issueNumber"] = view.number
    if view.published:
        data["datePublished"] = moment(view.published, settings)
    if view.updated:
        data["dateModified"] = moment(view.updated, settings)
    return as_script(data)
