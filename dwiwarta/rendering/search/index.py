"""Which stories have which words: the postings, and the files that they lie in.

A posting is seven characters: the story's six, which never change while it keeps its name and day, and one for how
well the word stands there. So an edit changes the lines of those words alone that came or went, and those few files
that have them; nothing is numbered through.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import date as Day
from functools import cached_property
from typing import TYPE_CHECKING

from dwiwarta.rendering.search.indonesian import known_roots
from dwiwarta.rendering.search.shards import divide
from dwiwarta.rendering.search.stopwords import stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dwiwarta.editorial.library import Story
    from dwiwarta.rendering.search.terms import Terms

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
DAYS, NAMES = 36**3, 36**3
FOLDER = "search/"


def story_ids(stories: Iterable[Story]) -> dict[str, str]:
    """By short name six characters: three for the day, so that they sort by it, three for the name."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for story in sorted(stories, key=lambda s: s.slug):
        day = story.listed_on
        number = min(max((day - Day(1970, 1, 1)).days, 0), DAYS - 1) if day else 0
        name = int.from_bytes(hashlib.sha256(story.slug.encode()).digest()[:8]) % NAMES
        while (key := _base36(number) + _base36(name)) in taken:
            name = (name + 1) % NAMES
        taken.add(key)
        ids[story.slug] = key
    return ids


def _base36(number: int) -> str:
    return DIGITS[number // 1296 % 36] + DIGITS[number // 36 % 36] + DIGITS[number % 36]


class Index:
    """The files of the search of one site, made from what is kept of each story."""

    def __init__(self, terms: Iterable[tuple[Story, Terms]]) -> None:
        read = list(terms)
        self.ids = story_ids(story for story, _ in read)
        self._read = sorted(((self.ids[story.slug], found) for story, found in read), reverse=True)

    def lines(self) -> dict[str, str]:
        """By key its line: the key, "=" where it is certain, the postings, newest first."""
        postings: defaultdict[str, list[str]] = defaultdict(list)
        names: set[str] = set()
        built: set[str] = set()
        for story, terms in self._read:
            for weight, keys in terms.keys.items():
                posting = story + weight
                for key in keys.split(" "):
                    postings[key].append(posting)
            names.update(terms.names.split(" "))
            built.update(terms.built.split(" "))
        certain = (names - built) | known_roots()[0]
        return {
            key: f"{key}{'=' if key in certain else ''} {''.join(found)}\n" for key, found in postings.items()
        }

    @cached_property
    def words(self) -> Mapping[str, bytes]:
        """Files of words by name."""
        return {name: text.encode() for name, text in divide(self.lines()).items()}

    def files(self) -> Mapping[str, Callable[[], bytes]]:
        """Every file with what makes it: words under names that change with what is in them, and the table of contents
        that a query begins with."""
        files: dict[str, Callable[[], bytes]] = {}
        names = []
        for name, data in self.words.items():
            names.append(f"{name}.{hashlib.sha256(data).hexdigest()[:8]}")
            files[f"{FOLDER}words/{names[-1]}.txt"] = data.__bytes__
        stop = stopwords()
        contents = {
            "stop": " ".join(sorted({*stop["id"], *stop["en"]})),
            "meant": known_roots()[1],
            "words": names,
        }
        files[f"{FOLDER}index.json"] = json.dumps(contents, separators=(",", ":")).encode().__bytes__
        return files
