"""Where a wording stands in checked English: what to look at again when a term of the word list changes.

Changing a term changes no state of any paragraph; it opens this list (EDITOR.md, *People*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.catalog import State, state
from dwiwarta.translation.terms import Matcher, says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dwiwarta.model import Article
    from dwiwarta.translation.catalog import Catalog, Entry
    from dwiwarta.translation.termbase import Term, Termbase


class Change(NamedTuple):
    """A term that the word list puts in another way than before."""

    before: Term
    after: Term
    old: tuple[str, ...]
    """English that was right before and is not any more."""


class Place(NamedTuple):
    """A checked paragraph with a wording to look at."""

    slug: str
    id: str
    """`slug#title`, `slug#3`."""
    entry: Entry
    wording: str
    term: Term | None = None
    """None where the wording was asked for by itself."""


def changes(before: Termbase, after: Termbase) -> tuple[Change, ...]:
    """Terms with a wording that is not right any more, or that is to be avoided now. A term that was taken out asks
    for nothing."""
    now = {term.source: term for term in after.terms}
    result = []
    for term in before.terms:
        new = now.get(term.source)
        if new is None:
            continue
        right = {word.casefold() for word in new.accepted}
        old = [word for word in term.accepted if word.casefold() not in right]
        old += [word for word in new.avoid if word not in term.avoid and word not in old]
        if old:
            result.append(Change(term, new, tuple(old)))
    return tuple(result)


def with_old_wording(
    found: Sequence[Change], after: Termbase, articles: Iterable[tuple[Article, Catalog]]
) -> Iterator[Place]:
    """Checked paragraphs whose source has a changed term and whose English still has an old wording of it, and none
    that is right now."""
    by_source = {change.before.source: change for change in found}
    matcher = Matcher(type(after)(tuple(change.after for change in found)))
    for slug, name, entry in _checked(articles):
        for source in dict.fromkeys(f.term.source for f in matcher.find(entry.source)):
            change = by_source[source]
            right = change.after.accepted
            for wording in change.old:
                inside = any(says(word, wording) and says(entry.text, word) for word in right)
                if says(entry.text, wording) and not inside:
                    yield Place(slug, name, entry, wording, change.after)
                    break


def with_words(words: str, articles: Iterable[tuple[Article, Catalog]]) -> Iterator[Place]:
    """Checked paragraphs whose English has these words."""
    for slug, name, entry in _checked(articles):
        if says(entry.text, words):
            yield Place(slug, name, entry, words)


def ids_of(article: Article) -> dict[tuple[str, str], str]:
    """The name of each paragraph by its key in the catalog: `slug#title`, `slug#dek`, `slug#1` (DESIGN 4)."""
    result: dict[tuple[str, str], str] = {}
    number = 0
    for segment in article.segments:
        number += segment.kind == "body"
        name = str(number) if segment.kind == "body" else segment.kind
        result.setdefault((segment.kind, segment.text), f"{article.slug}#{name}")
    return result


def _checked(articles: Iterable[tuple[Article, Catalog]]) -> Iterator[tuple[str, str, Entry]]:
    for article, catalog in articles:
        names = ids_of(article)
        for entry in catalog.entries:
            if not entry.obsolete and not entry.fuzzy and state(entry) is State.REVIEWED:
                name = names.get((entry.kind, entry.source))
                if name:
                    yield article.slug, name, entry
