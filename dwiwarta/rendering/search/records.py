"""What a result shows of a story: one small file a story, fetched only for the stories that are shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dwiwarta.rendering.dates import day_in_words
from dwiwarta.rendering.search.texts import texts_of
from dwiwarta.rendering.text import encoded

if TYPE_CHECKING:
    from dwiwarta.config import Settings
    from dwiwarta.editorial.library import Story


def record(story: Story, settings: Settings) -> bytes:
    """JSON: `slug`, `topic` (its id), `place`, `day` (ISO, Indonesian, English; empty where there is none) and
    `texts`, the headline first: [Indonesian], or [Indonesian, English], or [Indonesian, English, 1] where the English
    is a machine's and unchecked."""
    day = story.listed_on
    days = (
        [day.isoformat(), *(day_in_words(day, lang, settings.english) for lang in ("id", "en"))]
        if day
        else []
    )
    texts: list[list[Any]] = []
    for text in texts_of(story):
        texts.append(
            [text.id] if text.en is None else [text.id, text.en, 1] if text.machine else [text.id, text.en]
        )
    said = {
        "slug": story.slug,
        "topic": story.theme.id,
        "place": story.article.place or "",
        "day": days,
        "texts": texts,
    }
    return encoded(json.dumps(said, ensure_ascii=False, separators=(",", ":")))
