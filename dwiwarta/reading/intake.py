"""Taking a raw article in: where its file goes, and the header that `add` writes above the untouched text."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date as Day
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta import reading
from dwiwarta.diagnostics import Diagnostic
from dwiwarta.model import Article, Source
from dwiwarta.reading import decoding, frontmatter
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.slug import slug_of

if TYPE_CHECKING:
    from dwiwarta.model import Knowledge

_LONGEST_SLUG = 70
_PLAIN = pattern(r"[A-Za-z0-9](?:[\w ./()&+'’-]|:(?=[^\s])|,(?=\S))*")
"""Values that need no quotation marks, whatever reads them."""


class Intake(NamedTuple):
    """What `add` would write."""

    path: str | None
    """`content/articles/2026/11/<slug>.txt`; None where nothing could be read."""
    data: bytes
    """The file: a header with `taken` and what was inferred, the text below it as it came, in UTF-8."""
    article: Article | None
    """As it will be read from that file."""
    diagnostics: tuple[Diagnostic, ...]


def take_in(
    source: Source,
    knowledge: Knowledge,
    today: Day,
    taken_slugs: Collection[str],
    *,
    outlet: str | None = None,
    url: str | None = None,
    published: Day | None = None,
) -> Intake:
    """Reads a raw article and makes the file of it. `outlet`, `url` and `published` go into the header.

    A header that is there stays as it is; only keys that it lacks are added. Taking in twice changes nothing.
    """
    article, said = reading.parse(source, knowledge, today)
    text, _ = decoding.decode(source.data, source.path)
    if article is None or text is None:
        return Intake(None, source.data, None, said)
    given = {"outlet": outlet, "url": url, "published": published.isoformat() if published else None}
    inferred = {
        "taken": (article.header.taken or today).isoformat(),
        "date": article.date_inferred.isoformat() if article.date_inferred and not published else None,
        "theme": article.theme,
    }
    written = _with_header(text, {key: value for key, value in {**given, **inferred}.items() if value})
    day = article.header.taken or today
    slug = article.header.slug or _free_slug(article.title.text, taken_slugs)
    ending = "md" if article.markup == "markdown" else "txt"
    path = f"content/articles/{day:%Y/%m}/{slug}.{ending}"
    data = written.encode()
    again, remarks = reading.parse(Source(path, data), knowledge, today)
    return Intake(path, data, again, remarks)


def _with_header(text: str, fields: dict[str, str]) -> str:
    """The text with these keys in its header, those that stand there left alone."""
    matter = frontmatter.cut(text, "")
    if matter is not None and not matter.whole:
        return text  # a broken header is for its writer to mend
    present = matter.nodes if matter else {}
    lines = "".join(f"{key}: {_value(value)}\n" for key, value in fields.items() if key not in present)
    if matter is None:
        return f"---\n{lines}---\n{text}"
    above = text[: len(text) - len(matter.body)]
    close = above.rstrip("\n").rfind("\n") + 1
    return above[:close] + lines + above[close:] + matter.body


def _value(text: str) -> str:
    text = " ".join(text.split())
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _free_slug(title: str, taken: Collection[str]) -> str:
    """From the headline's first words, told apart by a number where another article has it."""
    slug = slug_of(title)
    if len(slug) > _LONGEST_SLUG:
        slug = slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    slug = slug or "artikel"
    number = 1
    candidate = slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
