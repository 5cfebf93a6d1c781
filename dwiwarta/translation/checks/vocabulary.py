"""Lists of words that a check looks for, written as people read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class Words:
    """Words in small letters. One that ends in `*` stands for all that begin so, one that begins with `*` for all that
    end so. Asked by word, and what was asked is remembered: texts repeat themselves."""

    def __init__(self, *lists: str, apart_from: str = "") -> None:
        words = [word for text in lists for word in text.split()]
        self._exact = frozenset(word for word in words if "*" not in word)
        self._prefixes = tuple(word[:-1] for word in words if word.endswith("*"))
        self._suffixes = tuple(word[1:] for word in words if word.startswith("*"))
        self._not = Words(apart_from) if apart_from else None
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = word in self._exact or word.startswith(self._prefixes) or word.endswith(self._suffixes)
            known = known and not (self._not and word in self._not)
            if len(self._known) < 50_000:
                self._known[word] = known
        return known

    def among(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are in the list."""
        return [word for word in words if word in self]


def phrases(text: str) -> re.Pattern[str]:
    """A pattern for phrases, one a line or parted by ` | `; `~` at the end of one stands for any ending."""
    parts = [part.strip() for line in text.strip().splitlines() for part in line.split("|")]
    return re.compile(
        r"\b(?:" + "|".join(_pattern(part) for part in sorted(parts, key=len, reverse=True) if part) + ")",
        re.IGNORECASE,
    )


def words_of(text: str) -> Sequence[str]:
    """The words of a text in small letters, in their order; what joins with an apostrophe is one."""
    return _WORD.findall(text.lower())


def _pattern(phrase: str) -> str:
    body = r"[\s-]+".join(re.escape(word) for word in phrase.rstrip("~").split())
    return body if phrase.endswith("~") else body + r"\b"
