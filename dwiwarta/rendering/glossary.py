"""The words that readers are told of, and the links that lead to them from English text.

A link stands at the first mention in an article, where the Indonesian paragraph has the term and the English either its
preferred rendering or the Indonesian word itself. Looked up word by word in a table: a text costs time by its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from dwiwarta.model import Bilingual
from dwiwarta.reading.slug import slug_of
from dwiwarta.translation.terms import CLITICS, NO_CLITICS, is_exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dwiwarta.model import Language
    from dwiwarta.rendering.text_views import TextView
    from dwiwarta.translation.termbase import Term

LISTED = frozenset({"institution", "military", "rank"})
"""Kinds whose terms stand in the glossary also without an explanation: what a body or a rank is called."""
EVERYDAY = frozenset(
    {"agency", "army", "city", "mayor", "police", "province", "resident", "student", "village"}
)
"""English that needs no explanation although its Indonesian has one; there only the Indonesian word leads to it."""


class Word(NamedTuple):
    """A line of the glossary."""

    anchor: str
    id: str
    en: str
    note: Bilingual
    """What readers are told in each language; may be empty."""

    def told(self, language: Language) -> tuple[str, Language]:
        """What is told on the page of a language, and the language that it is told in: the other one, where there is
        nothing in its own."""
        other: Language = "id" if language == "en" else "en"
        own = self.note[language]
        return (own, language) if own or not self.note[other] else (self.note[other], other)


def words_of(terms: Iterable[Term]) -> list[Word]:
    """What readers are told of, by the Indonesian word. A word that stands twice is explained once, as its first
    line says it."""
    found: dict[str, Word] = {}
    for term in terms:
        anchor = slug_of(term.source)
        note = Bilingual(term.explanation_indonesian, term.explanation)
        if anchor and anchor not in found and (any(note) or (term.target and term.kind in LISTED)):
            found[anchor] = Word(anchor, term.source, term.target or term.source, note)
    return [found[anchor] for anchor in sorted(found)]


class _Surface(NamedTuple):
    """Words of an English text that lead to a term."""

    words: str
    """In small letters, unless `exact`."""
    exact: bool
    indonesian: bool
    term: Term
    anchor: str
    names: frozenset[str]
    """What the term is called in both languages: who has read of one of them is told no more."""
    source: _Source


class _Source(NamedTuple):
    """How the term stands in Indonesian text."""

    words: tuple[str, ...]
    exact: bool
    tails: tuple[str, ...]
    """What may hang on to it."""


class Glossing:
    """Puts links into the English of articles. Made once a build."""

    def __init__(self, terms: Iterable[Term], glossary: str) -> None:
        """`glossary` is the link to the page in English."""
        self._glossary = glossary
        self._table: dict[str, dict[str, list[_Surface]]] = {}
        """By the first word, then by the second; of a single word that is ""."""
        seen: set[str] = set()
        for term in terms:
            anchor = slug_of(term.source)
            if not term.explanation or not anchor or anchor in seen:
                continue
            seen.add(anchor)
            for surface in _surfaces(term, anchor):
                for first, second in _first_words(surface.words.lower()):
                    self._table.setdefault(first, {}).setdefault(second, []).append(surface)

    def of(self, texts: Sequence[TextView]) -> Mapping[int, Markup]:
        """The English of an article's paragraphs by their number, of those in which something is explained."""
        told: set[str] = set()
        glossed = {}
        for p in texts:
            if p.translated and p.state != "same" and (html := self._with_links(p, told)):
                glossed[p.number] = Markup(html)
        return glossed

    def _with_links(self, p: TextView, told: set[str]) -> str | None:
        html = str(p.en)
        lower = html.lower()
        surfaces = self._possible(set(_WORD.findall(lower)), str(p.id), told)
        if not surfaces or len(lower) != len(html):
            return None
        pieces = []
        begin = 0
        closed: list[tuple[int, int]] | None = None
        for start, word in _places(lower, surfaces):
            if start < begin:
                continue
            for surface in surfaces[word]:
                end = _end_of(surface, html, lower, start)
                if not end or told & surface.names:
                    continue
                closed = _closed_to_links(html) if closed is None else closed
                if not any(one < end and start < other for one, other in closed):
                    told |= surface.names
                    pieces += [html[begin:start], self._link(html[start:end], surface)]
                    begin = end
                    break
        return "".join([*pieces, html[begin:]]) if pieces else None

    def _possible(self, words: set[str], original: str, told: set[str]) -> dict[str, list[_Surface]]:
        """Which surfaces may stand in a text of these words, by the first one, the longest first: those whose terms
        its original has and that were not explained yet. Nearly every text is done with here."""
        found: dict[str, list[_Surface]] = {}
        for first in self._table.keys() & words:
            by_second = self._table[first]
            near = [
                surface
                for second in ("", *(by_second.keys() & words))
                for surface in by_second.get(second, ())
                if not told & surface.names and _stands_in(surface.source, original)
            ]
            if near:
                found[first] = sorted(near, key=lambda s: (-len(s.words), s.words, s.term.source))
        return found

    def _link(self, words: str, surface: _Surface) -> str:
        language = ' lang="id"' if surface.indonesian and not words.isupper() else ""
        return f'<a class="term" href="{self._glossary}#t-{surface.anchor}"{language}>{words}</a>'


_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>|&#?\w+;")
_CLOSED_TO_LINKS = frozenset({"a", "abbr", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre"})


def _surfaces(term: Term, anchor: str) -> Iterator[_Surface]:
    exact = is_exact(term)
    words = tuple(word if exact else word.lower() for word in (term.source, *term.forms))
    source = _Source(words, exact, ("",) if term.kind in NO_CLITICS else ("", *CLITICS))
    rest = (term, anchor, frozenset({f"id {term.source}", f"en {term.target}"}), source)
    for word in words:
        yield _Surface(word, exact, True, *rest)
    bare = _BRACKETS.sub("", term.target)
    for word in dict.fromkeys((term.target, bare, *_BRACKETS.findall(term.target))):
        if word and word.lower() not in EVERYDAY and word.lower().removesuffix("s") not in EVERYDAY:
            exact = word.isupper()
            yield _Surface(word if exact else word.lower(), exact, False, *rest)


def _first_words(words: str) -> Iterable[tuple[str, str]]:
    """The word that a surface begins with and the one after it, if that is not the last: the last one may stand there
    in singular or plural. Of a single word also its plural, or its singular."""
    first, *rest = _WORD.findall(words) or [""]
    if not first:
        return ()
    if rest or first != words:
        return ((first, rest[0] if len(rest) > 1 else ""),)
    others = (f"{words}s", f"{words}es", *([words[:-1]] if words.endswith("s") else ()))
    return [(word, "") for word in (words, *others)]


def _places(lower: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where these words stand in a text, in its order."""
    found = []
    for word in words:
        start = lower.find(word)
        while start >= 0:
            if not lower[start - 1 : start].isalnum():
                found.append((start, word))
            start = lower.find(word, start + 1)
    return sorted(found)


def _end_of(surface: _Surface, html: str, lower: str, start: int) -> int | None:
    """Where the surface ends in the text, if it stands there, in singular or plural; else None."""
    text = html if surface.exact else lower
    words = surface.words
    if not text.startswith(words, start):
        if not words.endswith("s") or not text.startswith(words[:-1], start):
            return None
        words = words[:-1]
    end = start + len(words)
    if not words[-1].isalnum():
        return end
    tail = _TAIL.match(lower, end)
    return end + len(tail[0]) if tail and tail[0] in ("", "s", "es") else None


def _stands_in(term: _Source, source: str) -> bool:
    """Whether the Indonesian paragraph has the term, so that the English word comes from it."""
    text = source if term.exact else source.lower()
    for word in term.words:
        place = text.find(word)
        while place >= 0:
            after = _TAIL.match(text, place + len(word))
            if not text[place - 1 : place].isalnum() and after and after[0] in term.tails:
                return True
            place = text.find(word, place + 1)
    return False


_TAIL = re.compile(r"\w*")


def _closed_to_links(html: str) -> list[tuple[int, int]]:
    """Where no link may stand: tags, signs written as `&...;`, and what is inside a link, code or a heading."""
    found = []
    open_since, depth = 0, 0
    for tag in _TAG.finditer(html) if "<" in html or "&" in html else ():
        if tag[2] in _CLOSED_TO_LINKS:
            if not tag[1]:
                open_since, depth = (open_since if depth else tag.start()), depth + 1
            elif depth:
                depth -= 1
                if not depth:
                    found.append((open_since, tag.end()))
        found.append(tag.span())
    return [*found, (open_since, len(html))] if depth else found
