"""From the file of an article to the article: the seed format, read as it comes.

`parse` is the table of contents. A `.txt` is news text: every rule claims its stretch of the text on a `Sheet`, and
what nobody claimed is the body, so that no letter can be lost. A `.md` says everything in its header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic
from dwiwarta.model import Article, Source
from dwiwarta.reading import decoding, header, images
from dwiwarta.reading.slug import slug_of_file

if TYPE_CHECKING:
    from datetime import date

    from dwiwarta.model import Knowledge


def parse(
    source: Source, knowledge: Knowledge, today: date | None = None
) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """The article, and what there is to say about the file. None only where nothing can be read.

    `today` is evidence for a year that the text does not give, where the header has neither `published` nor `taken`.
    """
    text, said = decoding.decode(source.data, source.path)
    if text is None:
        return None, said
    head = header.read(text, source.path)
    if source.path.endswith(".md"):  # each kind's rules are compiled where there is such an article
        from dwiwarta.reading.markdown import read
    else:
        from dwiwarta.reading.newstext import read
    found, more = read(source.path, head, knowledge, today)
    said = (*said, *head.diagnostics, *more)
    if found is None:
        return None, said
    if (
        head.header.image
        and not head.header.withdrawn
        and (picture := images.unfit(head.header, source.path))
    ):
        said = (*said, picture)
    return Article(
        slug=head.header.slug or slug_of_file(source.path), path=source.path, header=head.header, **found
    ), said
