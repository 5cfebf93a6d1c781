"""Words that tell nothing of a story."""

from __future__ import annotations

import os
from functools import cache


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """By language; each line of `stopwords.txt` begins with its own."""
    found: dict[str, set[str]] = {"id": set(), "en": set()}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stopwords.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            language, colon, words = line.partition(":")
            if colon and language in found:
                found[language] |= set(words.split())
    return {language: frozenset(words) for language, words in found.items()}
