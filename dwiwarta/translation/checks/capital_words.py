"""The words of a text that are written with a capital: names, abbreviations, and what opens a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.checks.spelling import plain_letters
from dwiwarta.translation.checks.vocabulary import Remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOUTED = re.compile(r"\b[A-Z]{4,} [A-Z]{4,}\b|\b[A-Z]{2,} [A-Z]{2,} [A-Z]{2,}\b")
_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞİŁŚŞŽČ][^\W_]*(?:['.][^\W_]+)*")


class Token(NamedTuple):
    """A word written with a capital."""

    text: str
    key: str
    """In small letters without accents and possessive s."""
    opens: bool
    """It stands first in a sentence or a quotation, where every word has a capital."""
    acronym: bool


def tokens(text: str) -> Sequence[Token]:
    """Every word with a capital, once."""
    found: dict[str, Token] = {}
    for m in _CAPITAL.finditer(text):
        word = _WITH_CAPITAL[m[0]]
        if word is None or (word.acronym and _SHOUTED.search(text, max(0, m.start() - 12), m.end() + 12)):
            continue
        known = found.get(word.key)
        if known is not None and not known.opens:
            continue
        opens = _opens(text, m.start())
        if known is None or not opens:
            found[word.key] = word._replace(opens=True) if opens else word
    return list(found.values())


def _with_capital(written: str) -> Token | None:
    """A word by itself; None for what is no name and no abbreviation."""
    word = written.removesuffix("'s")
    if len(word) < 2 or not word.replace(".", "").replace("'", "").isalpha():
        return None
    if word[1].isupper() or word[1] == ".":
        letters = word.replace(".", "")
        if letters.isupper():
            return Token(word, plain_letters(letters), False, True) if 2 <= len(letters) <= 7 else None
    key = plain_letters(word)
    return Token(word, key, False, False) if len(key) >= 3 else None


_WITH_CAPITAL = Remembered(_with_capital)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins here."""
    if start == 0 or text[start - 1] in "\"'([":
        return True
    before = text[max(0, start - 6) : start].rstrip("\"'([ ")
    return before[-1:] in ".!?:;" or (not before and start < 6)
