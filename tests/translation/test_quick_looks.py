"""Checks first look quickly whether a text can have what they look for. A quick look may be wrong in one way only: it
may say yes. Held to the slow look on the samples' texts, on words put together at random, in capitals and in odd
letters."""

import pkgutil
import random
from importlib import import_module
from pathlib import Path

import pytest

from dwiwarta.model import Source
from dwiwarta.translation import checks, po
from dwiwarta.translation.checks import addresses, clocks, opposites, reading, reading_en, reading_id
from dwiwarta.translation.checks.grammar import Grammar
from dwiwarta.translation.checks.vocabulary import Lists, Loose, Words

ROOT = Path(__file__).parents[2]
MODULES = [import_module(f"{checks.__name__}.{m.name}") for m in pkgutil.iter_modules(checks.__path__)]
LOOSE = {
    f"{m.__name__.rpartition('.')[2]}.{n}": v
    for m in MODULES
    for n, v in vars(m).items()
    if isinstance(v, Loose)
}
WORDS = [
    *reading_en.MONTHS, *reading_en.WEEKDAYS, *reading_id.MONTHS, *reading_id.WEEKDAYS,
    *reading_en.GRAMMAR.single, *reading_id.GRAMMAR.single, *reading_en.GRAMMAR.scales, *reading_id.GRAMMAR.scales,
    *reading_en.GRAMMAR.fractions, *reading_id.GRAMMAR.fractions, *reading_id._ROUGH, *reading_en._ROUGH,
    *reading_en._ORDINALS, "kedua", "puluh", "belas", "several", "a", "an", "and", "of", "dan", "nineteen eighties",
    "point", "koma", "noon", "midnight", "o'clock", "in the morning", "at night", "p.m.", "am", "pukul", "jam", "WIB",
    "5", "15", "1.250", "25/9/2023", "2026-11-23", "10-15", "7:30", "0930 hours", "3rd", "1990s", "s", "half",
    "tidak", "hanya", "not", "only", "no doubt", "error 404", "Note: the translation", "I'm sorry, I cannot assist",
    "kata", "ujarnya", "dollars", "rupiah", "kompas.com", "www.warta.id/a", "http://x.y", "@rina", "#banjir", "a@b.co",
]  # fmt: skip
ODD = str.maketrans({"s": "ſ", "k": "\u212a", "i": "ı"})


def _texts() -> list[str]:
    found = []
    for path in sorted((ROOT / "translations/en").rglob("*.po"))[::3]:
        catalog, _ = po.parse(Source(path.name, path.read_bytes()))
        found += [text for e in catalog.entries for text in (e.source, e.text) if text]
    dice = random.Random(11)
    for _ in range(1500):
        words = [dice.choice(WORDS) for _ in range(dice.randint(1, 8))]
        found.append(
            "".join(word + dice.choice([" ", " ", " ", "-", ", ", " - ", ". ", ""]) for word in words)
        )
    changed = [
        [t, t.upper(), t.title(), t.translate(ODD), t.replace("i", "İ")][dice.randrange(5)] for t in found
    ]
    return [*found, *changed]


TEXTS = _texts()


@pytest.mark.parametrize("name", LOOSE)
def test_a_loose_pattern_overlooks_nothing(name: str) -> None:
    pattern = LOOSE[name]
    for text in TEXTS:
        assert pattern.may_be_in(text) or not pattern.loose.search(text), text


def test_most_texts_need_no_second_look() -> None:
    assert len(LOOSE) > 15
    passed = sum(p.may_be_in(text) for p in LOOSE.values() for text in TEXTS[:400])
    assert passed < 0.15 * 400 * len(LOOSE)


@pytest.mark.parametrize("grammar", [reading_id.GRAMMAR, reading_en.GRAMMAR], ids=["id", "en"])
def test_numbers_in_words_are_looked_for_where_one_of_their_words_stands(grammar: Grammar) -> None:
    for text in TEXTS:
        everything = frozenset(reading._ANY_WORD.findall(text.lower()))
        slow = grammar._replace(number_words=everything)
        assert reading.read(text, grammar) == reading.read(text, slow), text


def test_times_without_digits_are_found() -> None:
    for text in TEXTS:
        if not any(c.isdigit() for c in text) and clocks._CLOCK_EN.loose.search(text):
            assert clocks._WITHOUT_DIGITS.may_be_in(text), text


def test_days_are_found() -> None:
    for text in TEXTS:
        words = frozenset(reading._ANY_WORD.findall(text.lower()))
        for grammar in (reading_id.GRAMMAR, reading_en.GRAMMAR):
            slow = words | {next(iter(grammar.months))}
            assert reading._days(text, words, grammar) == reading._days(text, slow, grammar), text


def test_addresses_are_found() -> None:
    for text in TEXTS:
        assert addresses._may_have(text) or not addresses.ADDRESS.search(text), text


def test_several_lists_say_what_each_says_by_itself() -> None:
    tables = {"up": "naik meningkat* up", "down": "turun menurun* up", "all": "*"}
    lists, single = Lists(tables), {key: Words(words) for key, words in tables.items()}
    for word in ("naik", "meningkatkan", "menurun", "up", "upper", "me", ""):
        assert lists[word] == tuple(key for key, words in single.items() if word in words), word
    assert opposites._INDONESIAN["meningkatnya"] == ((0, 0),)


def test_a_loose_pattern_is_written_in_small_letters() -> None:
    with pytest.raises(ValueError, match="not in small letters"):
        Loose(r"\bWIB\b")
    assert Loose(r"\W\bwib\S*").may_be_in("pukul 5 WIB.")
