"""Reads the figures of an Indonesian text: 1.250 is over a thousand, 2,5 two and a half, 25/9 a day in September."""

from __future__ import annotations

import re
from fractions import Fraction

from dwiwarta.reading import number_words
from dwiwarta.reading.number_words import MONTHS, small
from dwiwarta.translation.checks import reading
from dwiwarta.translation.checks.clocks import clocks_id
from dwiwarta.translation.checks.currencies import currency_id
from dwiwarta.translation.checks.figures import Reading, Word, grouped
from dwiwarta.translation.checks.grammar import Behind, Grammar, NamedDay, Values
from dwiwarta.translation.checks.reading import is_day, words_in
from dwiwarta.translation.checks.vocabulary import Loose

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL_MONTH = "|".join(name for name in MONTHS if len(name) > 4 or name in ("mei", "juni", "juli"))
WEEKDAYS = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
_DAY_NAMES = "Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Ahad"

_NAMED_DAY = Loose(
    rf"\b(\d{{1,2}})(?:\s*(?:-|dan|hingga|sampai|s/d)\s*(\d{{1,2}}))?\s+({_MONTH})\b\.?(?:,?\s+(\d{{4}})\b)?",
)
_NUMBERED_DAY = Loose(
    rf"(?:(?<=\()|(?:{_DAY_NAMES.lower()}|tanggal|tgl\.?|kemarin|lalu|malam|pagi|sore|siang|ini),?\s*\(?\s*)"
    r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])"
    r"|(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\6(\d{4})(?![\d/-])",
)
_LONE_MONTH = Loose(rf"\b({_FULL_MONTH})\b")
_WEEKDAY = re.compile(rf"\b({_DAY_NAMES})\b|\bhari ({_DAY_NAMES.lower()})\b")

_A_WEEK = re.compile(r" (?:ini|lalu|depan|kemarin|berikutnya|sebelumnya|pertama|kedua|ketiga|terakhir)\b")
_CURRENCY_BEFORE = re.compile(
    r"(Rp|IDR|US\$|USD|AUD|AU\$|A\$|S\$|SGD|HK\$|NZ\$|\$|€|£|¥|EUR|GBP|RM|JPY)\.?\s*$", re.IGNORECASE
)
_SCALES = number_words.SCALES
_ONES = number_words.ONES | {"seratus": 100, "seribu": 1000}
_SCALE = re.compile(rf"\s*({'|'.join(_SCALES)})(?:an)?\b", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s*([MT])\b")
_PERCENT = re.compile(r"\s*(?:%|persen\b|prosen\b)", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(
    r"\s*((?:dolar|dollar)(?:\s+(?:AS|Amerika|Australia|Singapura|Hong ?Kong|Kanada|Selandia))?|rupiah|euro"
    r"|poundsterling|pound|yen|ringgit|yuan|won|baht|rubel|peso|franc|USD|IDR)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"-?([^\W\d_]+)")
_DECADE = re.compile(r"-?\s?an\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:-|–|hingga|sampai(?: dengan)?|s/d|atau|dan|menjadi|ke)\s*(?:Rp\.?|US\$|\$|£|€)?\s*", re.IGNORECASE
)
_CODE_BEFORE = re.compile(
    r"\b(?:RT|RW|No|Nomor|Pasal|ayat|SDN?|SMPN?|SMAN?|SMKN?|UU|Kodim|Koramil|Yonif|Batalyon)\.?\s*$",
    re.IGNORECASE,
)

_LARGE = {"sejuta": 10**6, "semiliar": 10**9, "semilyar": 10**9, "setriliun": 10**12}
_ROUGH = {
    "belasan": 11,
    "puluhan": 10,
    "ratusan": 100,
    "ribuan": 1000,
    "jutaan": 10**6,
    "miliaran": 10**9,
    "milyaran": 10**9,
    "triliunan": 10**12,
    "beberapa puluh": 10,
    "beberapa ratus": 100,
    "beberapa ribu": 1000,
    "beberapa juta": 10**6,
    "beberapa miliar": 10**9,
    "beberapa milyar": 10**9,
    "beberapa triliun": 10**12,
}
_WORD_NUMBER = Loose(
    rf"\b(?:(?:ke)?(?:{'|'.join(_ONES)})|{'|'.join(_LARGE)})(?:[\s-]+(?:{'|'.join(_ONES)}|belas|puluh|{'|'.join(_SCALES)}|koma|setengah))*\b",
)
_ROUGH_NUMBER = Loose(
    rf"\b({'|'.join(_ROUGH)}|beberapa (?:puluh|ratus|ribu|juta|miliar|milyar|triliun))"
    r"(?:\s+(ribu|juta|miliar|milyar|triliun))?\b",
)
_FRACTIONS = {
    "setengah": Fraction(1, 2), "separuh": Fraction(1, 2), "separo": Fraction(1, 2), "seperempat": Fraction(1, 4),
    "sepertiga": Fraction(1, 3), "seperlima": Fraction(1, 5), "sepersepuluh": Fraction(1, 10),
    "tiga perempat": Fraction(3, 4), "dua pertiga": Fraction(2, 3), "selusin": Fraction(12), "balita": Fraction(5),
}  # fmt: skip
_FRACTION = Loose(
    rf"\b({'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})(?:\s+({'|'.join(_SCALES)}))?\b",
)


def read(text: str) -> Reading:
    """All figures of a text."""
    return reading.read(text, GRAMMAR)


def _lone_months(text: str, _: bool) -> list[Word]:
    return [
        Word(MONTHS[small(m[1])], m[1], m.start(), m.end())
        for m in _LONE_MONTH.finditer(text)
        if m[1][0].isupper() or text[: m.start()].endswith("bulan ")
    ]


def _weekdays(text: str) -> list[Word]:
    return [
        Word(WEEKDAYS[(m[1] or m[2]).lower()], m[1] or m[2], m.start(), m.end())
        for m in _WEEKDAY.finditer(text)
        if not (m[1] == "Minggu" and _A_WEEK.match(text, m.end()) and _opens(text, m.start()))
    ]


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    before = text[:start].rstrip(" \"'(")
    return not before or before[-1] in ".!?"


def _day_of(day: int, month: int) -> tuple[tuple[int, int], ...]:
    return ((month, day),) if is_day(month, day) else ()


def _behind(text: str, end: int, values: Values, currency: str, label: str) -> Behind:
    """Rp5 M, tahun 90-an."""
    if currency:
        if short := _SHORT_SCALE.match(text, end):
            factor = 10**9 if short[1] == "M" else 10**12
            return Behind(frozenset(v * factor for v in values), short.end(), scaled=True)
    elif (tail := _TAIL.match(text, end)) and len(tail[1]) <= 2 and _DECADE.match(text, end):
        return Behind(values | frozenset(v + 1900 for v in values if v < 100), tail.end())
    return Behind(values, end)


def _value(digits: str) -> tuple[Values, bool] | None:
    """What the digits may mean; None where the signs part separate numbers (2.1.3)."""
    if digits.isdigit():
        return frozenset((Fraction(int(digits)),)), False
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        last = max(digits.rfind("."), digits.rfind(","))
        whole = digits[:last].replace(".", "").replace(",", "")
        if dots == 1 or commas == 1:
            return frozenset((Fraction(f"{whole}.{digits[last + 1 :]}"),)), False
        return None
    sign = "." if dots else ","
    parts = digits.split(sign)
    if grouped(parts):
        together = frozenset((Fraction(int("".join(parts))),))
        if sign == "," and len(parts) == 2:  # 1,250 may be written as in English
            together |= {Fraction(digits.replace(",", "."))}
        return together, False
    if len(parts) == 2:
        return frozenset((Fraction(digits.replace(",", ".")),)), False
    return None


def _rough(m: re.Match[str]) -> Fraction:
    return Fraction(_ROUGH[small(m[1])] * (_SCALES[small(m[2])] if m[2] else 1))


def _with_ordinals(words: list[str]) -> tuple[Fraction | None, bool]:
    """ "kedua" is the second; "dua" is two."""
    if words[0].startswith("ke"):
        return _spelled([words[0][2:], *words[1:]]), True
    return _spelled(words), False


def _spelled(words: list[str]) -> Fraction | None:
    """dua puluh lima ribu -> 25000; None where the words are no one number ("dua tiga")."""
    total, current, digit = Fraction(0), Fraction(0), False
    decimals: list[str] | None = None
    for word in words:
        if decimals is not None and word in _ONES and _ONES[word] < 10:
            decimals.append(str(_ONES[word]))
            continue
        if word == "koma":
            decimals = []
            continue
        if decimals:
            current += Fraction(f"0.{''.join(decimals)}")
            decimals = None
        if word == "setengah":
            current += Fraction(1, 2)
        elif word in _ONES:
            if digit:
                return None
            current += _ONES[word]
            digit = _ONES[word] < 10
        elif word in _LARGE:
            total += _LARGE[word]
        elif word == "belas":
            current, digit = current + 10, False
        elif word == "puluh":
            last = current % 10
            current, digit = current + last * 9, False
        elif word == "ratus":
            last = current % 10
            current, digit = current + last * 99, False
        else:
            total += (current or 1) * _SCALES[word]
            current, digit = Fraction(0), False
    if decimals:
        current += Fraction(f"0.{''.join(decimals)}")
    return (total + current) or None


GRAMMAR = Grammar(
    clocks=clocks_id,
    spells_clocks=False,
    numbered_day=_NUMBERED_DAY,
    day_of=_day_of,
    named_days=(NamedDay(_NAMED_DAY, 3, 1, 2, 4),),
    months=MONTHS,
    capital_months=False,
    lone_months=_lone_months,
    weekdays=_weekdays,
    ordinal_label="ke",
    value=_value,
    scale=_SCALE,
    scales=_SCALES,
    behind=_behind,
    percent=_PERCENT,
    currency_before=_CURRENCY_BEFORE,
    currency_after=_CURRENCY_AFTER,
    currency=currency_id,
    code_before=_CODE_BEFORE,
    in_words=(reading.fractions, reading.rough_numbers, reading.word_numbers),
    number_words=words_in(_ONES, (f"ke{one}" for one in _ONES), _LARGE, _ROUGH, _FRACTIONS) - {"beberapa"}
    | words_in(_SCALES, ("puluh",)),
    word_number=_WORD_NUMBER,
    spelled=_with_ordinals,
    single=_ONES,
    rough_number=_ROUGH_NUMBER,
    rough=_rough,
    fraction=_FRACTION,
    fractions=_FRACTIONS,
    between=_BETWEEN,
)
