"""Terms in a text: which ones stand there, and how an English text puts them.

Longest match first, whole words, in the forms that Indonesian gives them: -nya, -lah and their like at the end, a
hyphen written with spaces or left out ("isu - isu", "masing masing", "isu2"), a verb's root behind me- and di-.
Looked up word by word in a table, so a text costs time by its length, not by the length of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dwiwarta.translation.termbase import Term, Termbase

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
SUFFIXES = ("kan", "i", "an")
NO_CLITICS = frozenset({"rank", "honorific", "date", "number", "currency", "time", "dnt", "attribution"})
"""Kinds that stand as they are."""
EXACT_KINDS = frozenset({"rank", "honorific", "dnt", "person", "date"})
"""Kinds that are found in their own capitals only; all capitals, as in headlines, count as such."""


class Found(NamedTuple):
    """A term where it stands."""

    term: Term
    start: int
    end: int


class Use(NamedTuple):
    """How an English text puts a term of its source."""

    found: Found
    used: str | None
    """The right rendering that stands there; None where none does. "" where English leaves it out, and did."""
    avoided: tuple[str, ...]
    """Wrong ones that stand there."""


class Matcher:
    """Finds the terms of a list. Made once; the same list gives the same finds."""

    def __init__(self, termbase: Termbase) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], int, Term]]] = {}
        for term in termbase.terms:
            for spelling in (
                term.source,
                *term.forms,
                *((term.short,) if term.kind == "person" and term.short else ()),
            ):
                self._enter(spelling, term)
        for variants in self._table.values():
            variants.sort(key=lambda v: (-len(v[0]), -len("".join(v[0])), v[2].source))

    def find(self, text: str) -> list[Found]:
        """Every term in the text, in order, none inside another."""
        words = [word.lower() for word in _TOKEN.findall(text)]
        found: list[Found] = []
        if self._table.keys().isdisjoint(words):
            return found
        tokens = list(_TOKEN.finditer(text))
        number = 0
        while number < len(words):
            hit = self._at(text, tokens, words, number) if words[number] in self._table else None
            if hit:
                found.append(hit[0])
                number = hit[1]
            else:
                number += 1
        return found

    def _at(
        self, text: str, tokens: list[re.Match[str]], words: list[str], number: int
    ) -> tuple[Found, int] | None:
        for variant, bare, term in self._table[words[number]]:
            last = number + len(variant) - 1
            if last >= len(words) or tuple(words[number : last + 1]) != variant:
                continue
            if not all(
                _JOINED.fullmatch(text, tokens[n].end(), tokens[n + 1].start()) for n in range(number, last)
            ):
                continue
            start, end = tokens[number].start(), tokens[last].end()
            if bare:
                end -= bare
            if _fits(term, text, start, end, tokens, number):
                if term.source.endswith(".") and text[end : end + 1] == ".":
                    end += 1
                return Found(term, start, end), last + 1
        return None

    def _enter(self, spelling: str, term: Term) -> None:
        words = tuple(t[0].lower() for t in _TOKEN.finditer(spelling))
        if not words:
            return
        endings: list[tuple[str, int]] = [("", 0)]
        if term.kind not in NO_CLITICS and len(words[-1]) > 2:
            endings += [(clitic, len(clitic)) for clitic in CLITICS]
        for ending, bare in endings:
            self._put((*words[:-1], words[-1] + ending), bare, term)
        if "-" in spelling and len(words) == 2 and words[0] == words[1]:
            self._put((words[0] + "2",), 0, term)
        if term.kind == "verb" and len(words) == 1:
            for form in verb_forms(words[0]):
                self._put((form,), 0, term)

    def _put(self, words: tuple[str, ...], bare: int, term: Term) -> None:
        variants = self._table.setdefault(words[0], [])
        if not any(v[0] == words and v[2].exact == term.exact for v in variants):
            variants.append((words, bare, term))


def verb_forms(root: str) -> Iterator[str]:
    """The root behind me-, di-, ter-, before -kan, -i or a clitic: gandeng, menggandeng, digandengnya."""
    for stem in (root, _with_me(root), f"di{root}", f"ter{root}", f"ber{root}", f"pe{_with_me(root)[2:]}"):
        for suffix in ("", *SUFFIXES):
            for clitic in ("", "nya", "lah"):
                if stem != root or suffix or clitic:
                    yield stem + suffix + clitic


def uses(matcher: Matcher, source: str, english: str) -> list[Use]:
    """For each distinct term of the source how the English puts it."""
    result: dict[str, Use] = {}
    for found in matcher.find(source):
        if found.term.source in result:
            continue
        result[found.term.source] = Use(found, rendering(found.term, english), avoided(found.term, english))
    return list(result.values())


def rendering(term: Term, english: str) -> str | None:
    """The right rendering that stands in the text: the longest one."""
    here = [word for word in term.accepted if says(english, word)]
    if here:
        return max(here, key=len)
    return "" if not term.target and not says(english, term.source.rstrip(".")) else None


def avoided(term: Term, english: str) -> tuple[str, ...]:
    """What stands there and should not; a right rendering that contains it excuses it."""
    return tuple(
        word
        for word in term.avoid
        if says(english, word)
        and not any(says(right, word) and says(english, right) for right in term.accepted)
    )


def says(english: str, words: str) -> bool:
    """Whether the words stand in the text: in any case unless they are an abbreviation, in singular or plural, with or
    without what the word list has in brackets."""
    return any(pattern.search(english) for pattern in _patterns(words))


def is_exact(term: Term) -> bool:
    """Whether capitals decide: for some kinds, and for abbreviations such as DPO or MTs."""
    return term.exact or term.kind in EXACT_KINDS or bool(_ABBREVIATION.search(term.source))


_TOKEN = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"\s+|\s?[-‐‑–—/]\s?|\.|['’]")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b|\b[A-Z]+[a-z]?[A-Z]+\w*\b|\b[A-Z]\d|^[A-Z]\.?$")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


def _fits(term: Term, text: str, start: int, end: int, tokens: list[re.Match[str]], number: int) -> bool:
    if term.kind == "number" and len(term.source) <= 2:
        before = tokens[number - 1] if number else None
        if before is None or not before[0][-1].isdigit() or text[before.end() : start].strip():
            return False
    if term.source.endswith(".") and text[end : end + 1] != ".":
        return False
    if not is_exact(term):
        return True
    piece = _squeezed(text[start:end])
    spellings = {_squeezed(s) for s in (term.source, *term.forms, *((term.short,) if term.short else ()))}
    if piece in spellings:
        return True
    if _ABBREVIATION.search(term.source) and len(term.source.split()) == 1:
        return False
    return piece.isupper() and len(piece) > 3 and piece in {s.upper() for s in spellings}


def _squeezed(text: str) -> str:
    return "".join(_TOKEN.findall(text))


def _with_me(root: str) -> str:
    first = root[0]
    if first in "aiueoh" or first == "g":
        return f"meng{root}"
    if first == "k":
        return f"meng{root[1:]}"
    if first == "p":
        return f"mem{root[1:]}"
    if first in "bfv":
        return f"mem{root}"
    if first == "t":
        return f"men{root[1:]}"
    if first in "dcjz":
        return f"men{root}"
    if first == "s":
        return f"meny{root[1:]}"
    return f"me{root}"


@lru_cache(maxsize=4096)
def _patterns(words: str) -> tuple[re.Pattern[str], ...]:
    spellings = [words]
    if "(" in words:
        spellings += [_BRACKETS.sub("", words), *_BRACKETS.findall(words)]
    return tuple(_pattern(spelling) for spelling in dict.fromkeys(spellings) if spelling.strip())


def _pattern(words: str) -> re.Pattern[str]:
    parts = words.replace("’", "'").split()
    body = r"\s+".join(re.escape(part).replace("'", "['’]") for part in parts)
    left = r"(?<!\w)" if parts[0][0].isalnum() else ""
    if not parts[-1][-1].isalnum():
        right = ""
    elif words.isupper():
        right = r"s?(?!\w)"
    else:
        if body.endswith("y"):
            body = f"{body[:-1]}(?:y|ie)"
        right = r"(?:e?s)?(?!\w)"
    return re.compile(left + body + right, 0 if words.isupper() and len(words) > 1 else re.IGNORECASE)


def terms_of(matcher: Matcher, texts: Iterable[str]) -> list[tuple[Term, int]]:
    """The terms of several texts with how often they stand there, in the order of first mention."""
    counted: dict[str, tuple[Term, int]] = {}
    for text in texts:
        for found in matcher.find(text):
            term, count = counted.get(found.term.source, (found.term, 0))
            counted[found.term.source] = (term, count + 1)
    return list(counted.values())
