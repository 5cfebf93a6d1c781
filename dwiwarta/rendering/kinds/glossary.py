"""The glossary: Indonesian institutions, ranks and notions with their English and a note, made from the word list."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.model import Source
from dwiwarta.reading.slug import slug_of
from dwiwarta.rendering import addresses
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.pages import Page, mirrored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dwiwarta.rendering.pages import Site
    from dwiwarta.rendering.workshop import Workshop
    from dwiwarta.translation.termbase import Term

EXPLAINED = frozenset(
    [
        "admin",
        "election",
        "institution",
        "legal",
        "military",
        "police",
        "rank",
        "religion",
        "society",
        "title",
    ]
)
"""Kinds of terms that readers look up; the others (people, figures, turns of phrase) help who translates."""

_address = partial(addresses.plain, name="glossary")


class Word(NamedTuple):
    """A line of the glossary."""

    anchor: str
    id: str
    en: str
    note: str
    """In English; may be empty."""


def words_of(terms: Iterable[Term]) -> list[Word]:
    """What readers are told of, by the Indonesian word. A word that stands twice is explained once, as its first
    line says it."""
    found: dict[str, Word] = {}
    for term in terms:
        anchor = slug_of(term.source)
        if anchor and term.kind in EXPLAINED and anchor not in found:
            found[anchor] = Word(anchor, term.source, term.target, term.note)
    return [found[anchor] for anchor in sorted(found)]


def _english(word: Word) -> str:
    return word.en


def _by_english(word: Word) -> tuple[str, str, str]:
    return word.en.casefold(), word.en, word.anchor


def _pages(site: Site) -> Iterator[Page]:
    return mirrored("glossary", _address, None)


def _glossary(page: Page, shop: Workshop) -> dict[str, Any]:
    w, name = shop.words[page.language], shop.settings.title[page.language]
    words = words_of(_terms(shop))
    return {
        "title": f"{w('Glossary')} – {name}",
        "description": w(
            "Indonesian institutions, ranks and notions in {site}, and their English", site=name
        ),
        "letters": [(letter, list(of)) for letter, of in groupby(words, key=lambda word: word.anchor[0])],
        "back": [
            (english, list(of)) for english, of in groupby(sorted(words, key=_by_english), key=_english)
        ],
    }


def _terms(shop: Workshop) -> tuple[Term, ...]:
    from dwiwarta.translation import termbase  # two pages need it

    data = shop.shelf.read(termbase.PATH)
    return termbase.read(Source(termbase.PATH, data))[0].terms if data is not None else ()


GLOSSARY = Kind("glossary", _pages, _glossary, way=Way("Glossary", _address))
