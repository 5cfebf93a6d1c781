"""The parts that many pages share: site, publisher, the way to a page, and how they become script elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dwiwarta.rendering import addresses
from dwiwarta.rendering.pages import OTHER
from dwiwarta.rendering.text import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.model import Language
    from dwiwarta.rendering.pages import Page
    from dwiwarta.rendering.social import ShareImage
    from dwiwarta.rendering.workshop import Workshop

Node = dict[str, Any]
LOGO = "touch-icon.png"
LOGO_SIZE = 180
LONGEST_HEADLINE = 110


def scripts(nodes: Iterable[Node]) -> Markup:
    """Each node in a script element of its own. Nothing in a text can end one."""
    return Markup("\n".join(f'<script type="application/ld+json">{_json(node)}</script>' for node in nodes))


def _json(node: Node) -> str:
    text = as_json({"@context": "https://schema.org", **node})
    if not ("<" in text or ">" in text or "&" in text):
        return text
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def publisher(shop: Workshop, language: Language) -> Node:
    """Who publishes the site, as it is named on every article."""
    settings, links = shop.settings, shop.links
    return {
        "@type": "NewsMediaOrganization",
        "@id": links.address("#publisher"),
        "name": settings.publisher or settings.title[language],
        "url": links.address(""),
        "logo": {
            "@type": "ImageObject",
            "url": links.address(shop.asset_paths[LOGO]),
            "width": LOGO_SIZE,
            "height": LOGO_SIZE,
        },
    }


def publisher_in_full(shop: Workshop, language: Language) -> Node:
    """The same with what readers may ask of it: who answers, and by which rules."""
    links = shop.links
    policies = links.address(addresses.plain(language, "policies"))
    node = publisher(shop, language)
    node |= {
        "ethicsPolicy": policies,
        "correctionsPolicy": f"{policies}#corrections",
        "publishingPrinciples": links.address(addresses.plain(language, "method")),
        "masthead": links.address(addresses.plain(language, "masthead")),
    }
    if shop.settings.contact:
        node["email"] = shop.settings.contact
    return node


def website(shop: Workshop, language: Language) -> Node:
    """The site as pages name it."""
    return {
        "@type": "WebSite",
        "@id": shop.links.address("#website"),
        "name": shop.settings.title[language],
        "url": shop.links.address(""),
    }


def website_in_full(shop: Workshop, language: Language) -> Node:
    settings, node = shop.settings, website(shop, language)
    other = settings.title[OTHER[language]]
    if other != settings.title[language]:
        node["alternateName"] = other
    if settings.tagline[language]:
        node["description"] = settings.tagline[language]
    return node | {"inLanguage": ["id", "en"], "publisher": publisher(shop, language)}


def breadcrumbs(shop: Workshop, page: Page, trail: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page to this one: names and paths, this page's own last."""
    language = page.language
    steps = [(shop.words[language]("Home"), addresses.home(language)), *trail]
    return {
        "@type": "BreadcrumbList",
        "@id": shop.links.address(page.path) + "#way",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": shop.links.address(path)}
            for number, (name, path) in enumerate(steps, 1)
        ],
    }


def web_page(shop: Workshop, page: Page, kind: str, name: str, description: str) -> Node:
    """A page that is no article; `kind` is CollectionPage, AboutPage ..."""
    address = shop.links.address(page.path)
    node: Node = {
        "@type": kind,
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": page.language,
        "isPartOf": website(shop, page.language),
    }
    if page.updated:
        node["dateModified"] = page.updated.isoformat()
    return node


def image(picture: ShareImage) -> Node:
    return {
        "@type": "ImageObject",
        "url": picture.address,
        "width": picture.width,
        "height": picture.height,
        "caption": picture.alt,
    }
