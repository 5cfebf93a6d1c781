"""The glossary: Indonesian institutions, ranks and notions with their English and a note, made from the word list."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dwiwarta.rendering import addresses
from dwiwarta.rendering.glossary import Word, words_of
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.pages import Page, mirrored
from dwiwarta.rendering.text import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.rendering.pages import Site
    from dwiwarta.rendering.workshop import Workshop

_address = partial(addresses.plain, name="glossary")


def _english(word: Word) -> str:
    return word.en


def _by_english(word: Word) -> tuple[str, str, str]:
    return word.en.casefold(), word.en, word.anchor


def _pages(site: Site) -> Iterator[Page]:
    return mirrored("glossary", _address, None)


def _glossary(page: Page, shop: Workshop) -> dict[str, Any]:
    w, name = shop.words[page.language], shop.settings.title[page.language]
    words = words_of(shop.site.terms)
    return {
        "title": titled(w("Glossary"), name),
        "description": w(
            "Indonesian institutions, ranks and notions in {site}, and their English", site=name
        ),
        "trail": [(w("Glossary"), page.path)],
        "letters": [(letter, list(of)) for letter, of in groupby(words, key=lambda word: word.anchor[0])],
        "back": [
            (english, list(of)) for english, of in groupby(sorted(words, key=_by_english), key=_english)
        ],
    }


GLOSSARY = Kind("glossary", _pages, _glossary, way=Way("Glossary", _address))
