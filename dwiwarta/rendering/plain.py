"""Pages of the site, such as about and method: one Indonesian text with its translation file, or a text in each
language, or the words that the program ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dwiwarta.model import Bilingual
from dwiwarta.rendering import markup
from dwiwarta.rendering.pages import PlainPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dwiwarta.editorial.standing import Pair
    from dwiwarta.model import Article

BUILT_IN = ("about", "method", "masthead", "policies", "accessibility")
"""Every site has them: the trust line of each article leads to the second."""


def of_pairs(name: str, pairs: Iterable[Pair]) -> PlainPage:
    """A page from its Indonesian text and its English as far as there is any."""
    title = Bilingual(name.capitalize(), name.capitalize())
    texts: dict[str, list[str]] = {"id": [], "en": []}
    for pair in pairs:
        english = pair.english
        if pair.segment.kind == "title":
            title = Bilingual(pair.segment.text, english or pair.segment.text)
            continue
        texts["id"].append(_element(pair.segment.text, ""))
        texts["en"].append(
            _element(pair.segment.text if english is None else english, "id" if english is None else "")
        )
    return PlainPage(name, title, {language: Markup("\n".join(parts)) for language, parts in texts.items()})


def of_two_texts(name: str, articles: Mapping[str, Article]) -> PlainPage:
    """A page written in each language by hand: `<name>.id.md` and `<name>.en.md`."""
    title = Bilingual(articles["id"].title.text, articles["en"].title.text)
    html = {
        language: Markup("\n".join(_element(s.text, "") for s in article.segments[1:]))
        for language, article in articles.items()
    }
    return PlainPage(name, title, html)


def built_in(name: str) -> PlainPage:
    return PlainPage(name, None, None)


def _element(source: str, language: str) -> str:
    html = markup.block(source)
    mark = f' lang="{language}"' if language else ""
    if html.block:
        return f"<div{mark}>{html.inner}</div>" if mark else str(html.inner)
    return f"<p{mark}>{html.inner}</p>"
