"""Which stories have which words: the postings, and the files that they lie in.

A posting is seven characters: the story's six, which never change while it keeps its name and day, and one for how
well the word stands there. So an edit changes the lines of those words alone that came or went, and those few files
that have them; nothing is numbered through.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections import defaultdict
from datetime import date as Day
from functools import cached_property
from typing import TYPE_CHECKING

from dwiwarta.rendering.search import english, indonesian
from dwiwarta.rendering.search.folding import words
from dwiwarta.rendering.search.stopwords import stopwords
from dwiwarta.rendering.search.texts import Text, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dwiwarta.editorial.library import Story

HEADLINE, STANDFIRST, LABEL, BODY = 4, 3, 2, 1
"""How well a word stands: a label is place, outlet, author, tag or topic."""
RANKS = 5
WEIGHTS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Rank in the Indonesian + 5 × rank in the English + 25 where the story stands in English lists."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
DAYS, NAMES = 36**3, 36**3
SMALLEST, MOST = 16_000, 512
"""A file of words is divided by its next letter above so many bytes, or above what makes so many files in all."""
FOLDER = "search/"
END = "-"
"""Behind a word that is a whole file's name by itself."""


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


class Lexicon:
    """From words as they stand in a text to the keys of the index; each met once."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        stop = stopwords()
        self._families: dict[str, tuple[str, ...]] = dict.fromkeys(stop["id"], ())
        self._names: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = dict.fromkeys(stop["en"], ())

    def words_of(self, text: str) -> set[str]:
        found: set[str] = set()
        known = self._words
        for token in set(text.split()):
            these = known.get(token)
            if these is None:
                these = known[token] = tuple(words(token))
            found.update(these)
        return found

    def indonesian(self, text: str, names: set[str]) -> set[str]:
        keys: set[str] = set()
        families = self._families
        for word in self.words_of(text):
            if word in names:
                family = self._names.get(word)
                if family is None:
                    family = self._names[word] = indonesian.family_of_name(word)
            else:
                family = families.get(word)
                if family is None:
                    family = families[word] = indonesian.family(word) if _long(word) else ()
            keys.update(family)
        return keys

    def english(self, text: str) -> set[str]:
        keys: set[str] = set()
        stems = self._stems
        for word in self.words_of(text):
            stem = stems.get(word)
            if stem is None:
                stem = stems[word] = (english.stem(word),) if _long(word) else ()
            keys.update(stem)
        return keys

    @property
    def certain(self) -> set[str]:
        """Keys from which a query need not take anything off: known roots, and names that are nothing else."""
        small = {word for token, these in self._words.items() if token.islower() for word in these}
        names = {word for word, family in self._names.items() if family == (word,)}
        return (names - small) | indonesian.known_roots()[0]


def _long(word: str) -> bool:
    return len(word) > 1 or word.isdigit()


_IN_A_SENTENCE = re.compile(r"(?<=[a-z0-9,;] )[A-Z][^\W\d_]+")


def names_in(text: str) -> set[str]:
    """Words that are written with a capital in the middle of a sentence."""
    return {word for token in set(_IN_A_SENTENCE.findall(text)) for word in words(token)}


def keys_of(story: Story, texts: Sequence[Text], lexicon: Lexicon) -> dict[str, int]:
    """The keys of a story, each with its weight."""
    article, outlet = story.article, story.outlet_name
    names = names_in("\n".join(t.id for t in texts if t.kind != "title"))
    names |= lexicon.words_of(article.place or "")
    found: dict[str, int] = defaultdict(int)
    said = (article.place or "", outlet, *article.bylines)
    labels = {
        "id": "\n".join((*said, *article.header.tags, story.theme.label.id)),
        "en": "\n".join((*said, story.theme.label.en)),
    }
    ranked = {"title": HEADLINE, "dek": STANDFIRST}
    own: dict[str, int] = {}
    other: dict[str, int] = {}
    by_rank: dict[int, tuple[list[str], list[str]]] = {
        BODY: ([], []),
        LABEL: ([labels["id"]], [labels["en"]]),
    }
    for text in texts:
        here = by_rank.setdefault(ranked.get(text.kind, BODY), ([], []))
        here[0].append(text.id)
        if text.en:
            here[1].append(text.en)
    for rank in sorted(by_rank):
        originals, translations = by_rank[rank]
        own.update(dict.fromkeys(lexicon.indonesian("\n".join(originals), names), rank))
        if translations:
            other.update(dict.fromkeys(lexicon.english("\n".join(translations)), rank))
    listed = RANKS * RANKS if story.in_english else 0
    found = {key: rank + listed for key, rank in own.items()}
    for key, rank in other.items():
        found[key] = found.get(key, listed) + RANKS * rank
    return found


class Index:
    """The files of the search of one site."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.ids = story_ids(stories)
        self._stories = sorted(stories, key=lambda s: self.ids[s.slug], reverse=True)

    @cached_property
    def _lines(self) -> tuple[list[str], list[str]]:
        """Keys in order, and the line of each: key, "=" where it is certain, postings newest first."""
        lexicon = Lexicon()
        postings: defaultdict[str, list[str]] = defaultdict(list)
        for story in self._stories:
            key = self.ids[story.slug]
            marks = [key + mark for mark in WEIGHTS]
            for word, weight in keys_of(story, texts_of(story), lexicon).items():
                postings[word].append(marks[weight])
        certain = lexicon.certain
        keys = sorted(postings)
        return keys, [f"{key}{'=' if key in certain else ''} {''.join(postings[key])}\n" for key in keys]

    @cached_property
    def shards(self) -> dict[str, bytes]:
        """Files of words by the letters that their words begin with."""
        keys, lines = self._lines
        sizes = [len(line) for line in lines]
        limit = max(SMALLEST, sum(sizes) // MOST)
        ways = [_way(key) for key in keys]
        order = sorted(range(len(keys)), key=ways.__getitem__)
        ways, lines, sizes = ([given[n] for n in order] for given in (ways, lines, sizes))  # type: ignore[assignment]
        return {
            prefix: "".join(lines[start:end]).encode()
            for prefix, start, end in _divide(ways, sizes, 0, len(ways), "", limit)
        }

    def files(self) -> Mapping[str, Callable[[], bytes]]:
        """Every file with what makes it: words, and the table of contents that a query begins with."""
        files: dict[str, Callable[[], bytes]] = {}
        marks = {}
        for prefix, data in self.shards.items():
            mark = marks[prefix] = hashlib.sha256(data).hexdigest()[:8]
            files[f"{FOLDER}words/{prefix}.{mark}.txt"] = data.__bytes__
        stop = stopwords()
        contents = {"stop": " ".join(sorted({*stop["id"], *stop["en"]})), "words": marks}
        files[f"{FOLDER}index.json"] = lambda: json.dumps(contents, separators=(",", ":")).encode()
        return files


def _way(key: str) -> str:
    """A key as it divides into files, whose names are plain letters and digits."""
    return _UNFIT.sub("_", key) + END


_UNFIT = re.compile("[^a-z0-9]")


def _divide(
    ways: Sequence[str], sizes: Sequence[int], start: int, end: int, prefix: str, limit: int
) -> Iterator[tuple[str, int, int]]:
    """Parts of the sorted list that begin alike and are no larger than the limit, if they can be parted."""
    deep = len(prefix)
    if start == end:
        return
    if prefix and (sum(sizes[start:end]) <= limit or prefix.endswith(END) or ways[start] == ways[end - 1]):
        yield prefix, start, end
        return
    while start < end:
        here = ways[start][: deep + 1]
        stop = bisect_left(ways, here + "\uffff", start, end)
        yield from _divide(ways, sizes, start, stop, here, limit)
        start = stop
