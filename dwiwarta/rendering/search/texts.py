"""What of a story may be searched, as plain words: what its pages show, no more. An excerpt's hidden paragraphs and
English that may not be shown are not there to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from dwiwarta.rendering.text_views import MACHINE_LANG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from dwiwarta.rendering.text_views import TextView
    from dwiwarta.rendering.views import ArticleView


class Text(NamedTuple):
    """A headline, standfirst or paragraph in both languages."""

    kind: Literal["headline", "standfirst", "body"]
    id: str
    en: str | None
    """None where the Indonesian stands in its place."""
    machine: bool
    """Whether the English is a machine's and unchecked."""


def texts_of(view: ArticleView) -> list[Text]:
    """In reading order, the headline first."""
    return list(_texts(view))


def _texts(view: ArticleView) -> Iterator[Text]:
    yield _text("headline", view.headline)
    if view.standfirst:
        yield _text("standfirst", view.standfirst)
    if view.image and view.image.caption:
        yield _text("body", view.image.caption)
    for paragraph in view.body:
        yield _text("body", paragraph)


def _text(kind: Literal["headline", "standfirst", "body"], view: TextView) -> Text:
    english = _plain(view.en) if view.translated else None
    return Text(kind, _plain(view.id), english, view.en_lang == MACHINE_LANG)


def _plain(html: Markup) -> str:
    """Nearly every paragraph is HTML without any."""
    if "<" in html:
        return str(html.striptags())
    return str(html.unescape()) if "&" in html else str(html)
