"""`untranslated`: the English is the Indonesian, or part of it still is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.answers import Refusal
from dwiwarta.translation.checks.finding import Check, error

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "untranslated"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ASIDE = re.compile(r"\"[^\"]{0,80}\"|\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|'[^']{0,60}'")
_RUN = 4
"""So many words in a row, in small letters, as they stand in the Indonesian."""


def find(pair: Pair) -> Iterator[Finding]:
    refusal = pair.refusal
    if refusal is Refusal.ECHO:
        yield error(NAME, "The English is the Indonesian, unchanged.", (), ())
        return
    run = _run(pair)
    if run:
        yield error(NAME, f"“{run}” is still Indonesian.", [run], [run])
    elif refusal is Refusal.INDONESIAN:
        yield error(NAME, "A good part of the English is still Indonesian.")


def _run(pair: Pair) -> str | None:
    """The first stretch of the English, outside quotation marks and brackets, that stands so in the Indonesian."""
    english = _ASIDE.sub(lambda m: "\0" * len(m[0]), pair.bare_english)
    words = [word.lower() for word in _WORD.findall(pair.bare_source)]
    lowered = [word.lower() for word in _WORD.findall(english)]
    if not _has_run(lowered, frozenset(words)):
        return None
    known = {tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
    here = list(_WORD.finditer(english))
    for number in range(len(here) - _RUN + 1):
        if tuple(lowered[number : number + _RUN]) not in known:
            continue
        last = number + _RUN
        while last < len(here) and tuple(lowered[last - _RUN + 1 : last + 1]) in known:
            last += 1
        stretch = here[number:last]
        if sum(m[0][0].islower() for m in stretch) >= 3:
            return pair.english[stretch[0].start() : stretch[-1].end()]
    return None


def _has_run(words: Sequence[str], known: Container[str]) -> bool:
    """Whether so many words in a row are known at all."""
    length = 0
    for word in words:
        length = length + 1 if word in known else 0
        if length == _RUN:
            return True
    return False


CHECK = Check(NAME, "English that is still Indonesian, wholly or in part", find)
