"""An edition for search engines: schema.org PublicationIssue of the digest, with its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.rendering import addresses
from dwiwarta.rendering.linked.nodes import LONGEST_HEADLINE, Node, publisher
from dwiwarta.rendering.metadata import moment
from dwiwarta.rendering.text import shorten

if TYPE_CHECKING:
    from dwiwarta.model import Language
    from dwiwarta.rendering.editions import EditionView
    from dwiwarta.rendering.workshop import Workshop


def publication_issue(shop: Workshop, view: EditionView, language: Language) -> Node:
    settings, links = shop.settings, shop.links
    address = links.address(addresses.edition(language, view.name))
    node: Node = {
        "@type": "PublicationIssue",
        "@id": address + "#edition",
        "name": view.label[language],
        "headline": shorten(view.heading[language], LONGEST_HEADLINE),
        "description": view.description[language],
        "inLanguage": language,
        "url": address,
        "mainEntityOfPage": address,
        "isPartOf": {
            "@type": "Periodical",
            "name": settings.title[language],
            "url": links.address(addresses.home(language)),
        },
        "publisher": publisher(shop, language),
        "hasPart": [
            {
                "@type": "NewsArticle",
                "headline": shorten(piece.headline(language), LONGEST_HEADLINE),
                "url": links.address(addresses.article(language, piece.view.slug)),
            }
            for piece in view.pieces(language)
        ],
    }
    if view.number:
        node["issueNumber"] = view.number
    if view.published:
        node["datePublished"] = moment(view.published, settings)
    if view.updated:
        node["dateModified"] = moment(view.updated, settings)
    return node
