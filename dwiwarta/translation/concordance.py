"""How was this said before: units of the memory by words, in either language, else by likeness."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.catalog import State
from dwiwarta.translation.memory import Unit, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dwiwarta.translation.memory import Memory

SHORT = 4
"""Words below this length are looked for whole; longer ones may go on: "bupati" finds "bupatinya"."""
LONG = 6
"""From so many words on a question is a sentence, and like sentences are looked for."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ALIKE = 60.0
_SPELLED = 70.0


class Hit(NamedTuple):
    unit: Unit
    phrase: bool
    """All words stand there side by side, in this order."""
    likeness: float | None = None
    """In percent; None where the words themselves stand there."""


class Found(NamedTuple):
    hits: tuple[Hit, ...]
    words: tuple[str, ...]
    """What was looked for in the end: the question's words, or those of the memory that are spelled most like them."""
    by_likeness: bool = False


def find(memory: Memory, question: str) -> Found:
    """Checked text first, then the whole phrase before scattered words, then the newest. One hit for each wording."""
    words = _words(question)
    if not words:
        return Found((), ())
    hits = _with_words(memory.units, words)
    if hits:
        return Found(hits, tuple(words))
    if len(words) >= LONG:
        near = memory.near(question, least=_ALIKE, most=20)
        return Found(tuple(Hit(n.unit, False, n.likeness) for n in near), tuple(words), True)
    spelled = _spelled_alike(memory.units, words)
    if spelled is None:
        return Found((), tuple(words), True)
    return Found(_with_words(memory.units, spelled), tuple(spelled), True)


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, as `find` understands them."""
    return re.compile("|".join(rf"\b{_pattern(word)}" for word in words), re.IGNORECASE)


def _pattern(word: str) -> str:
    escaped = re.escape(word).replace("-", r"\s?-\s?")
    return escaped + (r"\b" if len(word) < SHORT else r"\w*")


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(key_of(text).casefold())))


def _with_words(units: Iterable[Unit], words: Sequence[str]) -> tuple[Hit, ...]:
    patterns = [re.compile(rf"\b{_pattern(word)}", re.IGNORECASE) for word in words]
    phrase = re.compile(r"\b" + r"\W{1,3}".join(_pattern(word) for word in words), re.IGNORECASE)
    longest = max(words, key=len).partition("-")[0]
    hits = []
    for unit in units:
        for text in (key_of(unit.source), key_of(unit.text)):
            if longest in text.casefold() and all(p.search(text) for p in patterns):
                hits.append(Hit(unit, bool(phrase.search(text))))
                break
    hits.sort(key=_order)
    once: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        once.setdefault((hit.unit.source, hit.unit.text), hit)
    return tuple(once.values())


_RANK = {State.REVIEWED: 0, State.EDITED: 1}


def _order(hit: Hit) -> tuple[int, bool, bool, str, str, str]:
    unit = hit.unit
    newest_first = "".join(chr(0x10FFFF - ord(c)) for c in unit.day) or chr(0x10FFFF)
    return _RANK.get(unit.state, 2), not hit.phrase, not unit.living, newest_first, unit.slug, unit.source


def _spelled_alike(units: Iterable[Unit], words: Sequence[str]) -> list[str] | None:
    """For each word the one of the memory that is spelled most like it; None where one has none."""
    from rapidfuzz import fuzz, process

    known: set[str] = set()
    for unit in units:
        known.update(_WORD.findall(key_of(unit.source).casefold()))
        known.update(_WORD.findall(key_of(unit.text).casefold()))
    vocabulary = sorted(known)
    result = []
    for word in words:
        found = process.extractOne(word, vocabulary, scorer=fuzz.ratio, processor=None, score_cutoff=_SPELLED)
        if found is None:
            return None
        result.append(found[0])
    return result
