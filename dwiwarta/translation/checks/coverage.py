"""Is every part of the Indonesian in the English? `missing-part`: a sentence, or the end, is not. `other-text`: nothing
is, it seems to be the translation of something else. `length`: far too long or too short.

Each word of the Indonesian that the small dictionary knows is looked for in the English; a word that is spelled alike
in both languages speaks for it too. Words that are not known say nothing. In good translations about six of ten known
words are found, in a text about something else one of eight: `evidence` adds up what each word says for the one or
the other.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.checks.finding import Check, error, warning
from dwiwarta.translation.checks.lexicon import english_for, stem
from dwiwarta.translation.checks.spelling import kin, plain_letters
from dwiwarta.translation.checks.vocabulary import Remembered, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

PART, OTHER, LENGTH = "missing-part", "other-text", "length"
_SPEAKS_FOR, _SPEAKS_AGAINST = log(0.62 / 0.12), log(0.38 / 0.88)
ABSENT, ALL_ABSENT, FEW, NOTHING = -1.2, -2.6, -1.5, -3.0
"""Limits of `evidence`, measured: of 1,720 good pairs 8 are below -3, 20 below -1.5; of wrong ones nine in ten."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_SHORT = re.compile(
    r"\b(?:Dra?s?|Ir|Hj?|K|Prof|No|Jl|St|Sr|Mr|Mrs|Ms|Lt|Col|Gen|Rep|Sen|vs|U\.S|[A-Z]|[Pp]|a\.m|p\.m)\.$"
)
"""No sentence ends here."""
_OVER = re.compile(r"[.!?…:;][\"')\]]*\s*$")
_EMPTY = Words(
    """
    yang dan di ke dari untuk pada dengan ini itu adalah akan oleh juga sudah telah karena dalam atau
    para saat tersebut sebagai ada bahwa mereka dia ia kami kita saya anda kata ujar tidak lebih bisa
    dapat harus masih seperti secara namun
    """
)


class Word(NamedTuple):
    """A word of the Indonesian, looked for in the English."""

    found: bool | None
    """None where nothing is known of it."""
    start: int
    end: int


def find_part(pair: Pair) -> Iterator[Finding]:
    ratio = len(pair.english) / len(pair.source)
    if _OVER.search(pair.source) and not _OVER.search(pair.english) and len(pair.source) > 30:
        last = pair.english.rstrip()[-30:].partition(" ")[2]
        yield error(PART, f"The English ends in the middle: “…{last}”", (), [last], "Was it cut off?")
        return
    known = [w for w in pair.looked_for if w.found is not None]
    parts, there = _sentences(pair.source), len(_sentences(pair.english))
    for start, end in parts if len(parts) > 1 else ():
        here = [w for w in known if start <= w.start < end]
        limit = ABSENT if there < len(parts) else ALL_ABSENT
        if len(here) >= 2 and evidence(here) <= limit and evidence(known) - evidence(here) > 0:
            sure = there < len(parts) and ratio < 0.85
            yield _missing("A sentence seems to be missing in the English", pair.source[start:end], sure=sure)
            return
    if len(parts) > max(there, 1) and ratio < 0.72:
        message = f"The Indonesian has {len(parts)} sentences, the English {there}, and it is much shorter."
        yield warning(PART, message, (), (), "Is everything there?")
        return
    if ratio < 0.78 and len(known) >= 6:
        number = min(range(1, len(known)), key=lambda n: evidence(known[n:]))
        if evidence(known[number:]) <= NOTHING and evidence(known[:number]) > 0:
            yield _missing("The end seems to be missing in the English", pair.source[known[number].start :])


def find_other(pair: Pair) -> Iterator[Finding]:
    known = [w for w in pair.looked_for if w.found is not None]
    said = evidence(known)
    if said <= NOTHING:
        yield error(
            OTHER, "The English seems to be the translation of another paragraph.", (), (), "Compare the two."
        )
    elif said <= FEW:
        yield warning(OTHER, "Little of the Indonesian is in the English.", (), (), "Compare the two.")


def find_length(pair: Pair) -> Iterator[Finding]:
    """Measured on human translations: between 0.5 and 1.75 in all but a few of a thousand."""
    source, english = len(pair.source), len(pair.english)
    if source < 20:
        return
    short, long = (0.5, 1.75) if source >= 60 else (0.3, 2.6)
    if english < short * source:
        yield warning(
            LENGTH, "The English is much shorter than the Indonesian.", (), (), "Is everything there?"
        )
    elif english > long * source:
        yield warning(
            LENGTH, "The English is much longer than the Indonesian.", (), (), "Was something added?"
        )


def evidence(words: Sequence[Word]) -> float:
    """Above 0 speaks for a translation, below for another text: the logarithm of how much likelier the one is."""
    found = sum(bool(w.found) for w in words)
    return found * _SPEAKS_FOR + (len(words) - found) * _SPEAKS_AGAINST


def _missing(message: str, piece: str, *, sure: bool = False) -> Finding:
    piece = piece.strip()
    short = piece if len(piece) <= 70 else f"{piece[:67].rstrip()}…"
    say = error if sure else warning
    return say(PART, f"{message}: “{short}”", [piece], (), "Is it there in other words?")


class _Asked(NamedTuple):
    """What is looked for, for a word of the Indonesian."""

    word: str
    meanings: tuple[str, ...]
    stem: str | None
    """None for what is no plain word."""
    begins: str
    """With which sound; "" for a word that is too short to be kin of another."""


def looked_for(source: str, english: str) -> Sequence[Word]:
    """Every word of the source with whether the English has it."""
    there = _There({plain_letters(word) for word in _WORD.findall(english)})
    result = []
    for m in _WORD.finditer(source):
        asked = _ASKED[m[0]]
        if asked is not None:
            result.append(Word(_found(asked, there), m.start(), m.end()))
    return result


def _asked(written: str) -> _Asked | None:
    """None for a word that says nothing."""
    word = plain_letters(written)
    if len(word) < 3 or word in _EMPTY:
        return None
    return _Asked(
        word, english_for(word), stem(word) if word.isalnum() else None, _first(word) if len(word) > 3 else ""
    )


_ASKED = Remembered(_asked)


class _There:
    """The words of the English."""

    def __init__(self, words: set[str]) -> None:
        self._words = words
        self.stems = set(map(stem, words))

    @cached_property
    def by_sound(self) -> Mapping[str, Sequence[str]]:
        """By how they begin."""
        found: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) > 3:
                found.setdefault(_first(word), []).append(word)
        return found


def _found(asked: _Asked, there: _There) -> bool | None:
    word, meanings, root, begins = asked
    if root in there.stems or not there.stems.isdisjoint(meanings):
        return True
    if begins:
        for other in there.by_sound.get(begins, ()):
            if kin(word, other):
                return True
    return False if meanings else None


_FIRST = {"c": "k", "q": "k", "v": "f", "y": "i", "j": "i", "z": "s", "w": "u"}


@lru_cache(maxsize=50_000)
def _first(word: str) -> str:
    """Words that may be kin begin with the same sound."""
    return "f" if word.startswith("ph") else _FIRST.get(word[0], word[0])


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [
        m.end()
        for m in _SENTENCE_END.finditer(text)
        if not _SHORT.search(text, max(0, m.start() - 8), m.start())
    ]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


PART_CHECK = Check(PART, "a sentence, or the end of the paragraph, that the English leaves out", find_part)
OTHER_CHECK = Check(OTHER, "English that belongs to another paragraph", find_other)
LENGTH_CHECK = Check(LENGTH, "English that is out of proportion to the Indonesian", find_length)
