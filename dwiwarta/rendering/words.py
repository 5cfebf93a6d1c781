"""The words of the site in both languages: gettext files under `translations/ui/`, the English being the key.

`{name}` in a text is filled by the caller. What is filled in is escaped by Jinja2 where it is HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from dwiwarta.model import Source
from dwiwarta.translation import po

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dwiwarta.model import Language

CORRECTIONS = {
    "translation": "Translation correction",
    "ours": "Our correction",
    "outlet": "Source's correction",
    "reply": "Right of reply",
}
"""What a correction is called, by its kind."""


class Words:
    """The words of one language: `words("Home")`."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, english: str, /, **values: Any) -> str:
        said = self._texts.get(english) or english
        if not values:
            return said
        try:
            return _filled(said, values)
        except (KeyError, ValueError, IndexError):  # a slip in a site's own words must not cost its pages
            return _filled(english, values)

    def knows(self, english: str) -> bool:
        return english in self._texts


def _filled(text: str, values: Mapping[str, Any]) -> str:
    if any(isinstance(v, Markup) for v in values.values()):
        return Markup(escape(text)).format(**values)
    return text.format(**values)


class BothWords:
    """A word in both languages, as HTML: the English, then the Indonesian in its own `lang`; once where both say it
    alike."""

    def __init__(self, words: Mapping[Language, Words]) -> None:
        self._words = words
        self._said: dict[str, Markup] = {}

    def __call__(self, english: str, /, **values: Any) -> Markup:
        said = None if values else self._said.get(english)
        if said is None:
            in_both = [self._words["en"](english, **values), self._words["id"](english, **values)]
            alike = in_both[0] == in_both[1]
            said = Markup("{}" if alike else '{} <span lang="id">{}</span>').format(*in_both)
            if not values:
                self._said[english] = said
        return said


def read_words(language: Language, source: Source | None) -> Words:
    """Words from the bytes of a gettext file; English needs none."""
    if source is None:
        return Words(language, {})
    catalog, _ = po.parse(source)
    return Words(language, {e.source: e.text for e in catalog.entries if e.text and not e.fuzzy})
