"""`name`: names stay as they are. A name that is spelled almost alike was misspelt; one that is gone, while another has
come, was replaced. `acronym`: the same for abbreviations.

Names that English puts in its own way (names.txt, the word list) and regular spellings (Makedonia,
Macedonia) count as the same. A name that is only left out, or only added, is none: "Basuki" may be "the governor".
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.checks.capital_words import Token, tokens
from dwiwarta.translation.checks.capitals import ACRONYMS, COMMON, COMMON_ID, KNOWN_ACRONYMS, SAYING
from dwiwarta.translation.checks.finding import Check, Finding, error, quoted, warning
from dwiwarta.translation.checks.lexicon import english_for, lexicon, stem
from dwiwarta.translation.checks.spelling import adapted, near, plain_letters, sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dwiwarta.translation.checks.pair import Pair

NAME, ACRONYM = "name", "acronym"
_TOKEN = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_BETWEEN = re.compile(r"[\W_]+")
_FULL_NAME = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){1,4}")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def find_names(pair: Pair) -> Iterator[Finding]:
    here, there = pair.names
    told: set[str] = set()
    for name in here.names:
        near_by = next((o for o in there.names if near(name.key, o.key) and o.key not in told), None)
        if near_by is not None:
            told |= {name.key, near_by.key}
            message = (
                f"“{name.text}” in the Indonesian, “{near_by.text}” in the English: is it the same name?"
            )
            yield warning(NAME, message, [name.text], [near_by.text])
    gone = [n for n in here.names if n.key not in told and not n.opens]
    new = [n for n in there.names if n.key not in told and not n.opens]
    beside = pair.house.beside
    new = [n for n in new if not any(n.key in beside.get(g.key, ()) for g in gone)]
    if not gone or not new:
        return
    old, other = tuple(n.text for n in gone), tuple(n.text for n in new)
    if (
        len(gone) == len(new) == 1
        and _is_speaker(old[0], pair.source)
        and _is_speaker(other[0], pair.english)
    ):
        message = f"The speaker is “{old[0]}” in the Indonesian and “{other[0]}” in the English."
        yield Finding(NAME, Severity.INFO, message, old, other, "Is it the same person?")
    else:
        message = f"{quoted(old)} is not in the English, {quoted(other)} not in the Indonesian: is it the right name?"
        yield warning(NAME, message, old, other)


def find_acronyms(pair: Pair) -> Iterator[Finding]:
    here, there = pair.names
    gone, new = here.acronyms, there.acronyms
    if gone and new:
        old, other = [n.text for n in gone], [n.text for n in new]
        yield error(ACRONYM, f"{quoted(old)} in the Indonesian, {quoted(other)} in the English.", old, other)


def _is_speaker(name: str, text: str) -> bool:
    """Stands beside a word for saying: another part of the same person's name is as good there."""
    m = re.search(rf"(?:(\w+),? (?:\w+ )?)?\b{re.escape(name)}\b,?(?: (\w+))?(?: (\w+))?", text)
    return m is not None and any(plain_letters(w) in SAYING for w in m.groups() if w)


def parts_of_names(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Of names of several words, by each word the others: an article that has “Sri Yanti” may call her by either."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for m in _FULL_NAME.finditer(text):
            parts = {plain_letters(word) for word in m[0].split()}
            for part in parts:
                found.setdefault(part, set()).update(parts - {part})
    return {part: frozenset(others) for part, others in found.items()}


class Unmatched(NamedTuple):
    """Names of one text that the other has in no form."""

    names: tuple[Token, ...]
    acronyms: tuple[Token, ...]


def unmatched(pair: Pair) -> tuple[Unmatched, Unmatched]:
    """Of the Indonesian and of the English."""
    here, there = _Side(pair.source, pair.bare_source), _Side(pair.english, pair.bare_english)
    covered_here, covered_there = _by_word_list(pair)
    gone = [t for t in here.tokens if t.key not in covered_here and not there.has(t.key)]
    new = [t for t in there.tokens if t.key not in covered_there and not here.has(t.key)]
    return (
        _sorted([t for t in gone if not _in_english(t, there)], here),
        _sorted([t for t in new if not _in_indonesian(t, here, there)], there),
    )


class _Side:
    """One text as names are looked for in it."""

    def __init__(self, text: str, bare: str) -> None:
        self.tokens = tokens(bare)
        self.words = set(map(_bare_word, set(_TOKEN.findall(text))))
        self.text = text

    def has(self, key: str) -> bool:
        """As a word, or run together with others: Kebayoranbaru, Kebayoran Baru."""
        return key in self.words or key in self._run

    @cached_property
    def _run(self) -> str:
        return _BETWEEN.sub("", self.text.lower() if self.text.isascii() else plain_letters(self.text))

    @cached_property
    def stems(self) -> set[str]:
        return set(map(stem, self.words))

    @cached_property
    def meanings(self) -> set[str]:
        """English words that may stand for its words."""
        return {meaning for w in self.words for meaning in (*english_for(w), *own_name(w))}

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.words:
            if len(word) > 2:
                found.setdefault(_first_sound(word), []).append(word)
        return found

    def sounding_like(self, key: str) -> list[str]:
        """Words that begin with the same sound."""
        return self._by_sound.get(_first_sound(key), [])

    @cached_property
    def initials(self) -> str:
        """The first letters of its words in a row: Badan Layanan Umum Daerah is BLUD."""
        words = _LETTERS.findall(self.text)
        return "".join([word[0].lower() for word in words if word.lower() not in _SMALL])

    @cached_property
    def headline(self) -> bool:
        words = _LONG_WORD.findall(self.text)
        return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _in_english(t: Token, english: _Side) -> bool:
    if t.acronym:
        return t.key in COMMON_ID or _spelled_out(t, english)
    meanings = own_name(t.key)
    if not (english.stems.isdisjoint(meanings) and english.words.isdisjoint(meanings)):
        return True
    for word in english.sounding_like(t.key):
        if adapted(t.key, word):
            return True
    return not meanings and (bool(english_for(t.key)) or _is_indonesian_word(t.key))


def _in_indonesian(t: Token, source: _Side, english: _Side) -> bool:
    if t.acronym:
        known = t.key in COMMON or t.key in KNOWN_ACRONYMS
        return known or t.key in source.initials or t.key in english.initials
    word = stem(t.key)
    foreign = t.key in _exonyms() or word in _exonyms()
    if not foreign and (t.key in COMMON or word in _english_words()):
        return True
    if word in source.meanings or t.key in source.meanings:
        return True
    return any(adapted(word, t.key) for word in source.sounding_like(t.key))


def _sorted(found: Sequence[Token], side: _Side) -> Unmatched:
    """Apart: names, abbreviations. In a headline, where every word has a capital, only known names count."""
    names = tuple(
        t._replace(opens=t.opens or (side.headline and not own_name(t.key) and t.key not in _exonyms()))
        for t in found
        if not t.acronym
    )
    return Unmatched(names, tuple(t for t in found if t.acronym))


def _by_word_list(pair: Pair) -> tuple[set[str], set[str]]:
    """Words of terms that the word list knows: what they become is judged by `term`, not here."""
    here: set[str] = set()
    there: set[str] = set()
    for found in (use.found for use in pair.term_uses):
        here |= _plain_tokens(pair.source[found.start : found.end])
        for words in (*found.term.accepted, *found.term.avoid):
            there |= _plain_words(words)
    return here, there


@lru_cache(maxsize=20_000)
def _plain_tokens(words: str) -> frozenset[str]:
    return frozenset(plain_letters(word) for word in _TOKEN.findall(words))


@lru_cache(maxsize=20_000)
def _plain_words(words: str) -> frozenset[str]:
    return frozenset(plain_letters(word) for word in re.findall(r"\w+", words))


@lru_cache(maxsize=50_000)
def _first_sound(word: str) -> str:
    return sound(word)[:1]


@lru_cache(maxsize=50_000)
def _bare_word(word: str) -> str:
    """In plain letters without the s of a possessor."""
    return plain_letters(word.removesuffix("'s"))


@lru_cache(maxsize=20_000)
def own_name(word: str) -> tuple[str, ...]:
    """What English calls a country, a people or a body; () for others."""
    names = _names()
    return names.get(word) or names.get(word.removesuffix("nya"), ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    text = files(__package__).joinpath("names.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {name: tuple({*english, *(stem(word) for word in english)}) for name, *english in lines}


@cache
def _exonyms() -> frozenset[str]:
    return frozenset(word for words in _names().values() for word in words) - _english_words()


@cache
def _english_words() -> frozenset[str]:
    return frozenset(word for words in lexicon().values() for word in words)


@lru_cache(maxsize=20_000)
def _is_indonesian_word(word: str) -> bool:
    """By its look: an affix on both ends."""
    return (
        bool(re.match(r"(?:me[nm]|ber|ter|pe[nmr]|ke|di|se)\w{3,}(?:an|kan|nya|i)$", word))
        or word in COMMON_ID
    )


def _spelled_out(acronym: Token, english: _Side) -> bool:
    if not english.stems.isdisjoint(own_name(acronym.key)):
        return True
    known = ACRONYMS.get(acronym.key, ())
    return any(_whole(words).search(english.text) for words in known) or acronym.key in english.initials


@lru_cache(maxsize=1_000)
def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(words)}(?!\w)", re.IGNORECASE)


_SMALL = frozenset(["dan", "of", "and", "the", "for", "di", "ke", "yang", "untuk", "in", "on", "to"])
NAME_CHECK = Check(NAME, "a name that is spelled otherwise, or another name in its place", find_names)
ACRONYM_CHECK = Check(ACRONYM, "another abbreviation in the place of one", find_acronyms)
