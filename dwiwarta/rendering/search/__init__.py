"""Search in both languages: an index by roots and stems, divided into small files, and a small file of each story.
docs/search.md tells how it works; `templates/static/search.js` is the other half."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dwiwarta.rendering.search.index import FOLDER, Index
from dwiwarta.rendering.search.memory import Memory
from dwiwarta.rendering.search.records import record
from dwiwarta.rendering.search.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dwiwarta.disk import Disk
    from dwiwarta.editorial.library import Story
    from dwiwarta.rendering.views import ArticleView

__all__ = ["search_files"]


def search_files(
    stories: Iterable[Story], view: Callable[[Story], ArticleView], disk: Disk, cache: str | None
) -> dict[str, Callable[[], bytes]]:
    """Every file of the search of these stories, by path, with what makes it. `cache` is a folder for what was read
    of them."""
    memory = Memory(disk, f"{cache}/search.txt" if cache else None)
    read = [(story, texts_of(view(story))) for story in stories]
    index = Index((story, memory.terms_of(story, texts)) for story, texts in read)
    memory.keep()
    files = dict(index.files())
    for story, texts in read:
        files[f"{FOLDER}stories/{index.ids[story.slug]}.json"] = partial(record, view(story), texts)
    return files
