"""The keys of one story, each with how well its word stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.rendering.dates import day_in_words
from dwiwarta.rendering.search import english, indonesian
from dwiwarta.rendering.search.folding import words
from dwiwarta.rendering.search.stopwords import stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dwiwarta.editorial.library import Story
    from dwiwarta.rendering.search.texts import Text

HEADLINE, STANDFIRST, LABEL, BODY = 4, 3, 2, 1
"""Ranks: a label is place, outlet, author, tag or topic; 0 is not there. The day, "22 November 2026", counts as text:
a number is asked for more often than a day of a month."""
RANKED = {"headline": HEADLINE, "standfirst": STANDFIRST}
RANKS = 5
WEIGHTS = "".join(chr(ord("0") + weight) for weight in range(50))
"""A weight as a character: rank in the Indonesian + 5 × rank in the English + 25 if the story is in English lists."""


class Terms(NamedTuple):
    """What the index keeps of a story; words are joined by blanks."""

    keys: dict[str, str]
    """By weight those that have it."""
    names: str
    """Words that are written as names here and were not taken apart."""
    built: str
    """Words that were, though as names they would not be."""


class _Met(dict[str, tuple[str, ...]]):
    """What a rule makes of a word or token, each asked for once."""

    def __init__(self, rule: Callable[[str], Iterable[str]], left_out: Iterable[str] = ()) -> None:
        super().__init__(dict.fromkeys(left_out, ()))
        self._rule = rule

    def __missing__(self, asked: str) -> tuple[str, ...]:
        found = self[asked] = tuple(self._rule(asked))
        return found

    def of(self, many: Iterable[str]) -> set[str]:
        """Of all of them together. Texts have many thousands of words: no loop of ours goes over them."""
        return set[str]().union(*map(self.__getitem__, many))


class Lexicon:
    """From tokens, which are what stands between two blanks, to keys."""

    def __init__(self) -> None:
        stop = stopwords()
        family = _Met(lambda word: indonesian.family(word) if _counts(word) else (), stop["id"])
        name = _Met(lambda word: indonesian.family_of_name(word) if _counts(word) else ())
        stem = _Met(lambda word: (english.stem(word),) if _counts(word) else (), stop["en"])
        self.words = _Met(words)
        self.families = _Met(lambda token: family.of(self.words[token]))
        self.names = _Met(lambda token: name.of(self.words[token]))
        self.stems = _Met(lambda token: stem.of(self.words[token]))
        self.bare = _Met(lambda token: (w for w in self.words[token] if name[w] == (w,)))
        """The words of a token that are not taken apart where they are names."""
        self.built = _Met(lambda token: (w for w in self.bare[token] if family[w] and w not in family[w]))
        """Those among them that are where they are none."""


def _counts(word: str) -> bool:
    return len(word) > 1 or word.isdigit()


_IN_A_SENTENCE = re.compile(r"(?<=[a-z0-9,;] )[A-Z][^\W\d_]+")


def terms_of(story: Story, texts: Sequence[Text], lexicon: Lexicon) -> Terms:
    """Reads the texts of a story. What is written with a capital in the middle of a sentence is a name, and so is its
    place; wherever a name stands with a capital it is one, in a headline too."""
    article, day = story.article, story.listed_on
    said = [article.place or "", story.outlet_name, *article.bylines]
    by_rank: dict[int, tuple[list[str], list[str]]] = {
        HEADLINE: ([], []),
        STANDFIRST: ([], []),
        LABEL: (
            [*said, *(tag.label.id for tag in story.tags), story.theme.label.id],
            [*said, *(tag.label.en for tag in story.tags if not tag.lang("en")), story.theme.label.en],
        ),
        BODY: ([day_in_words(day, "id")], [day_in_words(day, "en")]) if day else ([], []),
    }
    for text in texts:
        originals, translations = by_rank[RANKED.get(text.kind, BODY)]
        originals.append(text.id)
        if text.en:
            translations.append(text.en)
    called = lexicon.words.of(_IN_A_SENTENCE.findall("\n".join(t.id for t in texts[1:])))
    called |= lexicon.words.of(said[0].split())
    own: dict[int, set[str]] = {}
    other: dict[int, set[str]] = {}
    names: set[str] = set()
    ordinary: set[str] = set()
    for rank, (originals, translations) in by_rank.items():
        tokens = set("\n".join(originals).split())
        here = {t for t in tokens if not t.islower() and not called.isdisjoint(lexicon.words[t])}
        names |= here
        ordinary |= tokens - here
        own[rank] = lexicon.families.of(tokens - here) | lexicon.names.of(here)
        # Labels in English make no English text of a story that has none.
        other[rank] = lexicon.stems.of(set("\n".join(translations).split())) if story.in_english else set()
    keys = _weighed(_best(own), _best(other), RANKS * RANKS if story.in_english else 0)
    bare, built = lexicon.bare.of(names), lexicon.built.of(ordinary)
    return Terms({weight: " ".join(found) for weight, found in keys}, " ".join(bare), " ".join(built))


def _best(ranked: dict[int, set[str]]) -> dict[int, set[str]]:
    """Each key at its best rank alone; the best rank is given first."""
    above: set[str] = set()
    found = {}
    for rank, keys in ranked.items():
        found[rank] = keys - above
        above |= keys
    return {**found, 0: above}


def _weighed(
    own: dict[int, set[str]], other: dict[int, set[str]], listed: int
) -> Iterator[tuple[str, set[str]]]:
    """Keys by weight. Under 0 both have all their keys, which only one of them has where the other has none."""
    for a, mine in own.items():
        for b, theirs in other.items():
            if a or b:
                keys = mine & theirs if a and b else mine - theirs if a else theirs - mine
                if keys:
                    yield WEIGHTS[a + RANKS * b + listed], keys
