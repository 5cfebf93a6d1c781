"""What of Markdown is shown as plain text, because the parser would crawl over it: told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.reading import blocks
from dwiwarta.rendering import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.model import Article, Edition
    from dwiwarta.translation.catalog import Catalog

UNFORMATTED = Fault(
    "markdown-as-text",
    Severity.WARNING,
    "This passage is shown as plain text, without its formatting: {why}.",
    "Divide it by empty lines. Links in place, [words](https://...), leave paragraphs apart; a list of addresses below "
    "the text, or raw HTML, binds all of it together.",
)


def of_article(article: Article, catalog: Catalog | None = None, path: str = "") -> Iterator[Diagnostic]:
    """Of an article, and of the English in its catalog, which stands at `path`."""
    if article.markup != "markdown":
        return
    for segment in article.body:
        if why := _why(segment.text):
            yield UNFORMATTED.at(segment.span, why=why)
    for entry in catalog.entries if catalog else ():
        if entry.kind == "body" and not entry.obsolete and (why := _why(entry.text)):
            yield UNFORMATTED.at(Span(path, entry.line), why=why)


def of_edition(edition: Edition) -> Iterator[Diagnostic]:
    """Of its introductions."""
    for language in ("id", "en"):
        for block in blocks.split(edition.intro[language]):
            if why := _why(block.text):
                begins = edition.lines.get(f"intro.{language}")
                line = begins + block.line - 1 if begins else edition.lines.get("intro", 0)
                yield UNFORMATTED.at(Span(edition.path, line), why=why)


def _why(block: str) -> str | None:
    why = markup.crawled_over(block)
    return why if why and markup.short_way(block) is None else None
