"""`doubled-word` and `repeated`: a word or a sentence that stands there twice, as machines stutter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, warning
from dwiwarta.translation.checks.vocabulary import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

WORD, SENTENCE = "doubled-word", "repeated"
_DOUBLED = re.compile(r"\b([^\W\d_]+(?:'[a-z]+)?)\s+\1\b", re.IGNORECASE)
_RIGHT_TWICE = Words("had that very bye no ha so many really far long again")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+")


def find_word(pair: Pair) -> Iterator[Finding]:
    for m in _DOUBLED.finditer(pair.english):
        word = m[1]
        if word.lower() in _RIGHT_TWICE or re.search(
            rf"\b{re.escape(word)}[\s-]+{re.escape(word)}\b", pair.source, re.IGNORECASE
        ):
            continue
        if word[0].isupper() and m[0].rpartition(" ")[2][0].isupper() and pair.source.count(word) > 1:
            continue
        yield warning(WORD, f"“{m[0]}”: the word stands there twice.", (), [m[0]])
        return


def find_sentence(pair: Pair) -> Iterator[Finding]:
    sentences = [s.strip("\"' ") for s in _SENTENCE_END.split(pair.english)]
    if len(sentences) < 2:
        return
    here = [s.strip("\"' ").lower() for s in _SENTENCE_END.split(pair.source)]
    seen: set[str] = set()
    for sentence in sentences:
        key = re.sub(r"\W+", " ", sentence.lower()).strip()
        if len(key) < 12:
            continue
        if key in seen and len(set(here)) == len(here):
            yield warning(SENTENCE, "A sentence stands there twice.", (), [sentence])
            return
        seen.add(key)


WORD_CHECK = Check(WORD, "a word that stands there twice in a row", find_word)
SENTENCE_CHECK = Check(SENTENCE, "a sentence that stands there twice", find_sentence)
