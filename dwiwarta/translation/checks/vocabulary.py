"""Lists of words that a check looks for, written as people read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

K = TypeVar("K")
V = TypeVar("V")

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
        self._known = Remembered(self._look)

    def __contains__(self, word: str) -> bool:
        return self._known[word]

    def among(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are in the list."""
        known = self._known
        return [word for word in words if known[word]]

    def any_of(self, words: Iterable[str]) -> bool:
        """Whether one of the words is in the list."""
        return True in map(self._known.__getitem__, words)

    def _look(self, word: str) -> bool:
        known = word in self._exact or word.startswith(self._prefixes) or word.endswith(self._suffixes)
        return known and not (self._not and word in self._not)


class Lists(Generic[K]):
    """Several lists of words by a key of each: which of them has a word? They are not asked one after another."""

    def __init__(self, lists: Mapping[K, str]) -> None:
        self._exact: dict[str, list[K]] = {}
        self._prefixes: dict[str, list[K]] = {}
        self._order = {key: place for place, key in enumerate(lists)}
        for key, text in lists.items():
            for word in text.split():
                table = self._prefixes if word.endswith("*") else self._exact
                table.setdefault(word.removesuffix("*"), []).append(key)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._known = Remembered(self._look)

    def __getitem__(self, word: str) -> tuple[K, ...]:
        """The keys of the lists that have it, in their order."""
        return self._known[word]

    def _look(self, word: str) -> tuple[K, ...]:
        keys = set(self._exact.get(word, ()))
        for length in self._lengths:
            keys.update(self._prefixes.get(word[:length], ()))
        return tuple(sorted(keys, key=self._order.__getitem__))


class Remembered(dict[str, V]):
    """What a function gives for each word, found out once: a look into it costs next to nothing."""

    def __init__(self, find: Callable[[str], V]) -> None:
        self._find = find

    def __missing__(self, word: str) -> V:
        found = self._find(word)
        if len(self) < 50_000:
            self[word] = found
        return found


class Loose:
    """A pattern that minds no capitals, written in small letters. Most texts do not have it: they are looked through
    in small letters first, which takes a fraction of the time."""

    def __init__(self, pattern: str, triggers: tuple[str, ...] = ()) -> None:
        """One of the `triggers` stands in every text that has it."""
        bare = re.sub(r"\\.", "", pattern)
        if bare != bare.lower():
            raise ValueError(f"not in small letters: {pattern}")
        self.loose, self._small = re.compile(pattern, re.IGNORECASE), re.compile(pattern)
        self._triggers = triggers

    def may_be_in(self, text: str) -> bool:
        """False where it is not."""
        low = text.lower()
        if self._triggers and not any(trigger in low for trigger in self._triggers):
            return odd_letters(text)
        return self._small.search(low) is not None or odd_letters(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.loose.search(text, start) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        return self.loose.finditer(text) if self.may_be_in(text) else ()


_ODD = re.compile("[ſKİı]")


def odd_letters(text: str) -> bool:
    """Whether it has letters that count as s, k or i where capitals are not minded, and are others in small letters."""
    return not text.isascii() and _ODD.search(text) is not None


def phrases(text: str) -> Loose:
    """A pattern for phrases, one a line or parted by ` | `; `~` at the end of one stands for any ending."""
    parts = [part.strip() for line in text.strip().splitlines() for part in line.split("|")]
    ordered = sorted(filter(None, parts), key=len, reverse=True)
    return Loose(r"\b(?:" + "|".join(map(_pattern, ordered)) + ")")


def words_of(text: str) -> Sequence[str]:
    """The words of a text in small letters, in their order; what joins with an apostrophe is one."""
    return _WORD.findall(text.lower())


def _pattern(phrase: str) -> str:
    body = r"[\s-]+".join(re.escape(word) for word in phrase.rstrip("~").split())
    return body if phrase.endswith("~") else body + r"\b"
