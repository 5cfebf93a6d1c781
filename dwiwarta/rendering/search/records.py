"""What a result shows of a story: one small file a story, fetched only for the stories that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dwiwarta.rendering.text import as_json, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.rendering.search.texts import Text
    from dwiwarta.rendering.views import ArticleView


def record(view: ArticleView, texts: Iterable[Text]) -> bytes:
    """JSON: `slug`, `topic` (its id), `place`, `day` (ISO, Indonesian, English; empty where there is none) and
    `texts`, the headline first: [Indonesian], or [Indonesian, English], or [Indonesian, English, 1] where the English
    is a machine's and unchecked."""
    day = view.listed_on
    told: list[list[Any]] = []
    for text in texts:
        told.append(
            [text.id] if text.en is None else [text.id, text.en, 1] if text.machine else [text.id, text.en]
        )
    said = {
        "slug": view.slug,
        "topic": view.theme.id,
        "place": view.place,
        "day": [day.isoformat(), view.day("id", day), view.day("en", day)] if day else [],
        "texts": told,
    }
    return encoded(as_json(said))
