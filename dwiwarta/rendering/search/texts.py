"""What of a story may be searched, as plain words: what its pages show, no more. An excerpt's hidden paragraphs and
English that may not be shown are not there to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.reading.typography import mend
from dwiwarta.rendering import markup
from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Kind


class Text(NamedTuple):
    """A headline, standfirst or paragraph in both languages."""

    kind: Kind
    id: str
    en: str | None
    """None where the Indonesian stands in its place."""
    machine: bool
    """Whether the English is a machine's and unchecked."""


def texts_of(story: Story) -> list[Text]:
    """In reading order, the headline first. The caption of a picture that is not there is left out, as in lists."""
    markdown = story.article.markup == "markdown"
    found = []
    for pair in story.pairs:
        kind, source, english = pair.segment.kind, pair.segment.text, pair.english
        if kind == "dek" and story.article.dek_kind == "caption":
            continue
        if markdown and kind == "body":
            original = mend(source) if markup.is_plain(source) else _words_of(source)
            english = _words_of(english) if english else english
        else:
            original = mend(source)
        found.append(Text(kind, original, english, pair.state is State.MACHINE))
    return found


def _words_of(source: str) -> str:
    """A Markdown block without its markup."""
    return source if markup.is_plain(source) else " ".join(markup.block(source).inner.striptags().split())
