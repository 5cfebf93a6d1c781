"""Reads the figures of an English text: 1,250 is a thousand and more, 2.5 two and a half, 9/25 or 25/9 a day."""

from __future__ import annotations

import re
from fractions import Fraction

from dwiwarta.reading.number_words import small
from dwiwarta.translation.checks import reading
from dwiwarta.translation.checks.clocks import clocks_en
from dwiwarta.translation.checks.currencies import currency_en
from dwiwarta.translation.checks.figures import Number, Reading, Word, grouped
from dwiwarta.translation.checks.grammar import Behind, Grammar, NamedDay, Values
from dwiwarta.translation.checks.reading import Taken, is_day, words_in
from dwiwarta.translation.checks.vocabulary import Loose

_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_FULL_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"

_MONTH_FIRST = Loose(
    rf"\b({_MONTH})\b\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|until)\s*(\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:]|[.,]\d\d?\b|\s*(?:%|per|a\.?m|p\.?m))(?:,?\s+(\d{{4}})\b)?",
)
_DAY_FIRST = Loose(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|until)\s*(\d{{1,2}})(?:st|nd|rd|th)?)?\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+(\d{{4}})\b)?",
)
_NUMBERED_DAY = Loose(
    rf"(?:(?<=\()|(?:{_FULL_WEEKDAY}|on|yesterday|night|morning|afternoon|evening|dated),?\s*\(?\s*)"
    r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])"
    r"|(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\6(\d{4})(?![\d/-])",
)
_LONE_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?:\.|(?= \d{4}\b))")
_WEEKDAY = Loose(rf"\b({_FULL_WEEKDAY})s?\b|\b(mon|tues|tue|wed|thurs|thu|fri)\b\.?|\b(sat|sun)\.(?= )")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|on|of|by|since|until|throughout|during|before|after|around|from|to|last|next|this|early|late|mid|and|or|between|through|every)[\s-]+$",
    re.IGNORECASE,
)
_YEAR_NEXT = re.compile(r",?\s+\d{4}\b")

_CURRENCY_BEFORE = re.compile(
    r"(Rp|IDR|US ?\$|USD|AUD|AU\$|A\$|S\$|SGD|HK\$|NZ\$|\$|€|£|¥|EUR|GBP|RM|JPY)\.?\s*$", re.IGNORECASE
)
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
_SCALE = re.compile(rf"[\s-]*({'|'.join(_SCALES)})s?\b", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s?([mk])\b", re.IGNORECASE)
_PERCENT = re.compile(r"[\s-]*(?:%|per\s?cent\b|pct\b|percentage\b)", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(
    r"[\s-]*((?:(?:US|U\.S\.|Australian|Singapore|Hong Kong|Canadian)\s*)?dollars?|rupiahs?|euros?"
    r"|pounds?(?:\s+sterling)?|sterling|yen|ringgit|yuan|won|baht|roubles?|rubles?|pesos?|francs?|USD|IDR)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DECADE = re.compile(r"'?s\b")
_BETWEEN = re.compile(r"\s*(?:-|–|to|until|and|or)\s*(?:Rp\.?|US ?\$|\$|£|€)?\s*", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"\b(?:RT|RW|No|Number|Article|SDN?|SMPN?|SMAN?|SMKN?|Law)\.?\s*$", re.IGNORECASE)

_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
_WHOLE = "|".join([*_TENS, *sorted(_ONES, key=len, reverse=True)])
_BIG = "hundred|thousand|million|billion|trillion"
_WORD_NUMBER = Loose(
    rf"\b(?:{_WHOLE}|(?:a|an|half a)[\s-]+(?=(?:{_BIG})\b)(?:{_BIG})|hundred|thousand)"
    rf"(?:(?:[\s-]+(?:and[\s-]+(?:a[\s-]+(?=half))?|point[\s-]+)?|-)(?:{_WHOLE}|{_BIG}|half|{'|'.join(_ORDINALS)})\b)*\b(?!s\b)",
)
_ORDINAL_WORD = Loose(rf"\b({'|'.join(_ORDINALS)})\b")
_ROUGH = {
    "tens": 10,
    "dozens": 10,
    "scores": 10,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
_ROUGH_NUMBER = Loose(
    r"\b(?:(several|a few|some|many|(?:tens|dozens|scores|hundreds|thousands) of)\s+"
    rf"({_BIG})s?(?:\s+({_BIG})s?)?|({'|'.join(_ROUGH)}))\b",
)
_FRACTIONS = {
    "half": Fraction(1, 2), "quarter": Fraction(1, 4), "one-third": Fraction(1, 3), "a third": Fraction(1, 3),
    "one third": Fraction(1, 3), "two-thirds": Fraction(2, 3), "two thirds": Fraction(2, 3), "a fifth": Fraction(1, 5),
    "one-fifth": Fraction(1, 5), "a tenth": Fraction(1, 10), "three-quarters": Fraction(3, 4),
    "one-quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4), "three-fourths": Fraction(3, 4), "dozen": Fraction(12), "a dozen": Fraction(12),
}  # fmt: skip
_FRACTION = Loose(rf"\b({'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})(?:\s+(?:an?\s+)?({_BIG}))?\b")
_SPELLED_DECADE = Loose(
    r"\b(eighteen|nineteen|twenty)[\s-]+(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds)\b",
)


def read(text: str) -> Reading:
    """All figures of a text."""
    return reading.read(text, GRAMMAR)


def _lone_months(text: str, has_digits: bool) -> list[Word]:
    months = []
    for m in _LONE_MONTH.finditer(text):
        if m[1] in ("May", "March") and not _month_for_sure(text, m):
            continue
        months.append(Word(MONTHS[small(m[1])], m[1], m.start(), m.end()))
    if "." in text or has_digits:
        months += [Word(MONTHS[small(m[1])], m[1], m.start(), m.end()) for m in _SHORT_MONTH.finditer(text)]
    return months


def _month_for_sure(text: str, m: re.Match[str]) -> bool:
    """“May” and “March” are names and verbs too."""
    return bool(
        _BEFORE_MONTH.search(text[max(0, m.start() - 12) : m.start()]) or _YEAR_NEXT.match(text, m.end())
    )


def _weekdays(text: str) -> list[Word]:
    weekdays = []
    for m in _WEEKDAY.finditer(text):
        name = m[1] or m[2] or m[3]
        if name[0].isupper():
            weekdays.append(Word(WEEKDAYS[small(name)], name, m.start(), m.end()))
    return weekdays


def _either(one: int, two: int) -> tuple[tuple[int, int], ...]:
    """(month, day) readings of 4/5, month first before day first."""
    return tuple(dict.fromkeys((m, d) for m, d in ((one, two), (two, one)) if is_day(m, d)))


def _behind(text: str, end: int, values: Values, currency: str, label: str) -> Behind:
    """$5m, 5k, 3rd, the 1990s."""
    if not label and (short := _SHORT_SCALE.match(text, end)):
        factor = 10**6 if short[1].lower() == "m" else 10**3
        larger = frozenset(v * factor for v in values)
        return Behind(larger if currency else larger | values, short.end(), scaled=bool(currency))
    if ordinal := _ORDINAL.match(text, end):
        return Behind(values, ordinal.end(), ordinal=True)
    if decade := _DECADE.match(text, end):
        values |= frozenset(v + 1900 for v in values if v < 100) | frozenset(
            v - 1900 for v in values if 1900 <= v < 2000
        )
        return Behind(values, decade.end())
    return Behind(values, end)


def _value(digits: str) -> tuple[Values, bool] | None:
    """The value, and whether it is written as Indonesians do. None where the signs part separate numbers."""
    if digits.isdigit():
        return frozenset((Fraction(int(digits)),)), False
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        last = max(digits.rfind("."), digits.rfind(","))
        whole = digits[:last].replace(".", "").replace(",", "")
        if dots > 1 and commas > 1:
            return None
        return frozenset((Fraction(f"{whole}.{digits[last + 1 :]}"),)), digits[last] == ","
    sign = "." if dots else ","
    parts = digits.split(sign)
    if sign == "," and grouped(parts):
        return frozenset((Fraction(int("".join(parts))),)), False
    if len(parts) == 2:
        return frozenset((Fraction(digits.replace(",", ".")),)), sign == ","
    if sign == "." and grouped(parts):
        return frozenset((Fraction(int("".join(parts))),)), True
    return None


def _decades(taken: Taken, _: Grammar) -> None:
    """The nineteen eighties."""
    for m in _SPELLED_DECADE.finditer(taken.text):
        if taken.free(m):
            century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[small(m[1])]
            value = Fraction(century + _TENS.get(f"{small(m[2])[:-3]}y", 0))
            taken.take(Number(frozenset((value,)), m[0], m.start(), m.end(), "words"))


def _ordinals(taken: Taken, _: Grammar) -> None:
    for m in _ORDINAL_WORD.finditer(taken.text):
        if taken.free(m):
            value = Fraction(_ORDINALS[small(m[1])])
            taken.take(Number(frozenset((value,)), m[0], m.start(), m.end(), "ordinal"))


def _rough(m: re.Match[str]) -> Fraction:
    """The magnitude of "several hundred thousand", "tens of thousands", "millions"."""
    if m[4]:
        return Fraction(_ROUGH[small(m[4])])
    often = _ROUGH.get(m[1].lower().partition(" ")[0], 1)
    return Fraction(often * _SCALES[small(m[2])] * (_SCALES[small(m[3])] if m[3] else 1))


def _spelled(words: list[str]) -> tuple[Fraction | None, bool]:
    """two hundred and fifty thousand -> 250000; None where the words are no one number ("one two")."""
    words = [word for word in words if word not in ("and", "a", "an")]
    total, current, last = Fraction(0), Fraction(0), 0
    decimals: list[str] | None = None
    ordinal = False
    for word in words:
        if word == "point":
            decimals = []
        elif decimals is not None and word in _ONES and _ONES[word] < 10:
            decimals.append(str(_ONES[word]))
        elif word in _ONES or word in _TENS or word in _ORDINALS:
            value = _ONES.get(word) or _TENS.get(word) or _ORDINALS[word]
            if last and (last < 10 or value >= 10) and last < 100:
                if (
                    last >= 10 and value >= 10 and current in (19, 20)
                ) or current == last == 20:  # nineteen eighty
                    current = current * 100
                else:
                    return None, False
            ordinal = word in _ORDINALS
            current, last = current + value, value
        elif word == "half":
            current += Fraction(1, 2)
            if words[0] == "half":
                current = Fraction(1, 2)
        elif word == "hundred":
            current, last = Fraction(current or 1) * 100, 100
        else:
            if decimals:
                current += Fraction(f"0.{''.join(decimals)}")
                decimals = None
            total, current, last = total + Fraction(current or 1) * _SCALES[word], Fraction(0), 1000
    if decimals:
        current += Fraction(f"0.{''.join(decimals)}")
    return (total + current) or None, ordinal


GRAMMAR = Grammar(
    clocks=clocks_en,
    spells_clocks=True,
    numbered_day=_NUMBERED_DAY,
    day_of=_either,
    named_days=(NamedDay(_DAY_FIRST, 3, 1, 2, 4), NamedDay(_MONTH_FIRST, 1, 2, 3, 4)),
    months=MONTHS,
    capital_months=True,
    lone_months=_lone_months,
    weekdays=_weekdays,
    ordinal_label="",
    value=_value,
    scale=_SCALE,
    scales=_SCALES,
    behind=_behind,
    percent=_PERCENT,
    currency_before=_CURRENCY_BEFORE,
    currency_after=_CURRENCY_AFTER,
    currency=currency_en,
    code_before=_CODE_BEFORE,
    in_words=(_decades, reading.rough_numbers, reading.word_numbers, reading.fractions, _ordinals),
    number_words=words_in(_ONES, _TENS, _ORDINALS, _BIG.split("|"), _ROUGH, _FRACTIONS) - {"a"},
    word_number=_WORD_NUMBER,
    spelled=_spelled,
    single=_ONES | _TENS,
    rough_number=_ROUGH_NUMBER,
    rough=_rough,
    fraction=_FRACTION,
    fractions=_FRACTIONS,
    between=_BETWEEN,
)
