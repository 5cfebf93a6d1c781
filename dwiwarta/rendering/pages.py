"""What a page is before it is rendered, and what pages are laid out from. Pure; renders nothing. The kinds of page are
in `kinds/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date as Day

    from markupsafe import Markup

    from dwiwarta.config import Settings
    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Bilingual, Language
    from dwiwarta.translation.termbase import Term

LANGUAGES: tuple[Language, Language] = ("id", "en")
OTHER: dict[Language, Language] = {"id": "en", "en": "id"}


class Page(NamedTuple):
    """One page, not rendered yet."""

    path: str
    """Relative to the site: "" is the front page, "en/news/x/" an article, "404.html" a file."""
    kind: str
    """Its name in `kinds.KINDS`, which is the name of the template that makes it."""
    language: Language
    """Of the furniture, and `<html lang>`."""
    subject: Any = None
    """What it shows: a `Story`, a page of a list, a `PlainPage` ..."""
    mirror: str | None = None
    """The path of its counterpart in the other tree; the language switch leads there."""
    indexable: bool = True
    alternates: tuple[tuple[str, str], ...] = ()
    """(hreflang, path) of every version, itself among them; empty where there is no equivalent that may be indexed."""
    updated: Day | None = None


class PlainPage(NamedTuple):
    """A page of the site, such as about."""

    name: str
    title: Bilingual | None
    """None: the word of the house."""
    html: Mapping[str, Markup] | None
    """Its text by language; None: the built-in text, `templates/pages/<name>.<language>.html`."""


class Site(NamedTuple):
    """Everything that pages are laid out from."""

    library: Library
    settings: Settings
    plain: tuple[PlainPage, ...] = ()
    held: bool = False
    """Whether what is kept back has pages too, for the preview."""
    terms: tuple[Term, ...] = ()
    """The word list, for the glossary."""


def mirrored(
    kind: str, path: Callable[[Language], str], subject: Any, default: str | None = None
) -> Iterator[Page]:
    """The page in both trees; x-default leads to `default`, else to the English one."""
    id_path, en_path = path("id"), path("en")
    alternates = (("id", id_path), ("en", en_path), ("x-default", en_path if default is None else default))
    yield Page(id_path, kind, "id", subject, en_path, alternates=alternates)
    yield Page(en_path, kind, "en", subject, id_path, alternates=alternates)


def last_change(stories: Iterable[Story]) -> Day | None:
    """The day of the latest change among these; None where no day is known."""
    return max((s.updated for s in stories if s.updated), default=None)


def listed(stories: Sequence[Story], language: Language | None) -> Sequence[Story]:
    """Those that stand in the lists of this language: the English ones leave out what is not translated at all. None
    is both languages."""
    return [s for s in stories if s.in_english] if language == "en" else stories
