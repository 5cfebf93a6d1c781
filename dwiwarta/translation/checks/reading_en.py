"""Reads the figures of an English text: 1,250 is a thousand and more, 2.5 two and a half, 9/25 or 25/9 a day."""

from __future__ import annotations

import re
from fractions import Fraction

from dwiwarta.translation.checks.currencies import currency_en
from dwiwarta.translation.checks.figures import (
    LONGEST,
    Clock,
    Day,
    Number,
    Reading,
    Word,
    grouped,
    joined_ranges,
    masked,
    minutes_of,
)

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
_FULL_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"

_HOUR_WORDS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_HOUR = "|".join(_HOUR_WORDS)
_HALF = r"(?:\s*([ap])\.?\s?m\b\.?)"
_CLOCK = re.compile(
    rf"\b(\d{{1,2}})(?:[:.](\d{{2}}))?(?:\s*(?:-|–|to|until|and)\s*\d{{1,2}}(?:[:.]\d{{2}})?)?{_HALF}"
    r"|\b(\d{1,2})(?::(\d{2}))?\s*o'clock\b"
    r"|(?<![\d:.,])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])"
    r"|\b(\d{1,2})\.(\d{2})(?=\s*(?:WIB|WITA|WIT|GMT|hours|hrs)\b)"
    r"|\b([01]\d|2[0-3])([0-5]\d)(?=\s*(?:hours|hrs|GMT|WIB|WITA|WIT)\b)"
    rf"|\b({_HOUR})\s*(?:o'clock|(?=in the (?:morning|afternoon|evening))|{_HALF})"
    r"|\b(?:at|around|about|from|until|by) (\d{1,2})(?=\s*(?:in the (?:morning|afternoon|evening)|at night))"
    r"|\b(noon|midday|midnight)\b",
    re.IGNORECASE,
)
_LAST_OF_RANGE = re.compile(rf"(?:-|–|to|until|and)\s*(\d{{1,2}})(?:[:.](\d{{2}}))?{_HALF}$", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\s*(?:WIB|WITA|WIT)?,?\s*(?:in the (morning|afternoon|evening)|at (night))\b", re.IGNORECASE
)

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\b\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|until)\s*(\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:]|[.,]\d\d?\b|\s*(?:%|per|a\.?m|p\.?m))(?:,?\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|until)\s*(\d{{1,2}})(?:st|nd|rd|th)?)?\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_NUMBERED_DAY = re.compile(
    rf"(?:(?<=\()|(?:{_FULL_WEEKDAY}|on|yesterday|night|morning|afternoon|evening|dated),?\s*\(?\s*)"
    r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])"
    r"|(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\6(\d{4})(?![\d/-])",
    re.IGNORECASE,
)
_LONE_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SHORT_MONTH = re.compile(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?:\.|(?= \d{4}\b))")
_WEEKDAY = re.compile(
    rf"\b({_FULL_WEEKDAY})s?\b|\b(Mon|Tues|Tue|Wed|Thurs|Thu|Fri)\b\.?|\b(Sat|Sun)\.(?= )", re.IGNORECASE
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|on|of|by|since|until|throughout|during|before|after|around|from|to|last|next|this|early|late|mid|and|or|between|through|every)[\s-]+$",
    re.IGNORECASE,
)
_YEAR_NEXT = re.compile(r",?\s+\d{4}\b")

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LABEL = re.compile(r"([^\W\d_]+)-?$")
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
_ROOT_UNITS = frozenset({"m", "km", "cm", "mm", "co", "dm", "h", "o"})
_BETWEEN = re.compile(r"\s*(?:-|–|to|until|and|or)\s*(?:Rp\.?|US ?\$|\$|£|€)?\s*", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"\b(?:RT|RW|No|Number|Article|SDN?|SMPN?|SMAN?|SMKN?|Law)\.?\s*$", re.IGNORECASE)

_ONES = {
    name: number
    for number, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        1,
    )
}
_TENS = {
    name: number * 10
    for number, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_ORDINALS = {
    name: number
    for number, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_WHOLE = "|".join([*_TENS, *sorted(_ONES, key=len, reverse=True)])
_BIG = "hundred|thousand|million|billion|trillion"
_WORD_NUMBER = re.compile(
    rf"\b(?:{_WHOLE}|(?:a|an|half a)[\s-]+(?=(?:{_BIG})\b)(?:{_BIG})|hundred|thousand)"
    rf"(?:(?:[\s-]+(?:and[\s-]+(?:a[\s-]+(?=half))?|point[\s-]+)?|-)(?:{_WHOLE}|{_BIG}|half|{'|'.join(_ORDINALS)})\b)*\b(?!s\b)",
    re.IGNORECASE,
)
_ORDINAL_WORD = re.compile(rf"\b({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
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
_ROUGH_NUMBER = re.compile(
    r"\b(?:(several|a few|some|many|(?:tens|dozens|scores|hundreds|thousands) of)\s+"
    rf"({_BIG})s?(?:\s+({_BIG})s?)?|({'|'.join(_ROUGH)}))\b",
    re.IGNORECASE,
)
_FRACTIONS = {
    "half": Fraction(1, 2), "quarter": Fraction(1, 4), "one-third": Fraction(1, 3), "a third": Fraction(1, 3),
    "one third": Fraction(1, 3), "two-thirds": Fraction(2, 3), "two thirds": Fraction(2, 3), "a fifth": Fraction(1, 5),
    "one-fifth": Fraction(1, 5), "a tenth": Fraction(1, 10), "three-quarters": Fraction(3, 4),
    "one-quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4), "three-fourths": Fraction(3, 4), "dozen": Fraction(12), "a dozen": Fraction(12),
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b({'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})(?:\s+(?:an?\s+)?({_BIG}))?\b", re.IGNORECASE
)
_SPELLED_DECADE = re.compile(
    r"\b(eighteen|nineteen|twenty)[\s-]+(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds)\b",
    re.IGNORECASE,
)


def read(text: str) -> Reading:
    """All figures of a text."""
    has_digits = bool(_DIGIT.search(text))
    rest = text
    clocks: list[Clock] = []
    days: list[Day] = []
    rest = _clocks(rest, clocks)
    if has_digits:
        rest = _days(rest, days)
    months = []
    for m in _LONE_MONTH.finditer(rest):
        if m[1] in ("May", "March") and not _month_for_sure(rest, m):
            continue
        months.append(Word(MONTHS[m[1].lower()], m[1], m.start(), m.end()))
    if "." in rest or has_digits:
        months += [Word(MONTHS[m[1].lower()], m[1], m.start(), m.end()) for m in _SHORT_MONTH.finditer(rest)]
    weekdays = []
    for m in _WEEKDAY.finditer(text):
        name = m[1] or m[2] or m[3]
        if name[0].isupper():
            weekdays.append(Word(WEEKDAYS[name.lower()], name, m.start(), m.end()))
    numbers = _in_digits(rest) if has_digits else []
    numbers += _in_words(rest, numbers)
    numbers.sort(key=lambda n: n.start)
    return Reading(
        joined_ranges(numbers, rest, _BETWEEN), tuple(days), tuple(months), tuple(weekdays), tuple(clocks)
    )


def _month_for_sure(text: str, m: re.Match[str]) -> bool:
    """“May” and “March” are names and verbs too."""
    return bool(
        _BEFORE_MONTH.search(text[max(0, m.start() - 12) : m.start()]) or _YEAR_NEXT.match(text, m.end())
    )


def _clocks(text: str, clocks: list[Clock]) -> str:
    used = []
    for m in _CLOCK.finditer(text):
        words = m[0].strip()
        if m[15]:
            minutes = frozenset((0, 1440)) if m[15].lower() == "midnight" else frozenset((720,))
            clocks.append(Clock(frozenset(n % 1440 for n in minutes), words, m.start(), m.end()))
            used.append(m)
            continue
        half = m[3] or m[13]
        if m[12]:
            hour, minute = _HOUR_WORDS[m[12].lower()], 0
        elif m[14]:
            hour, minute = int(m[14]), 0
        else:
            hour, minute = next((int(m[n]), int(m[n + 1] or 0)) for n in (1, 4, 6, 8, 10) if m[n])
        part = _PART_OF_DAY.match(text, m.end())
        said = f"{half.lower()}m" if half else ""
        if not said and part:
            said = "am" if (part[1] or "").lower() == "morning" else "pm"
        sure = words[0] == "0" or bool(m[10])
        found = minutes_of(hour, minute, said, open_half=not sure)
        if not found:
            continue
        used.append(m)
        if m[1] and (last := _LAST_OF_RANGE.search(m[0])):
            first = minutes_of(hour, minute, "", open_half=words[0] != "0") | found
            clocks.append(Clock(first, words, m.start(), m.end()))
            found = minutes_of(int(last[1]), int(last[2] or 0), said, open_half=False)
        clocks.append(Clock(found, words, m.start(), m.end()))
    return masked(text, used)


def _days(text: str, days: list[Day]) -> str:
    used = []
    for m in _ISO_DAY.finditer(text):
        if 1 <= int(m[2]) <= 12 and 1 <= int(m[3]) <= 31:
            used.append(m)
            days.append(Day(((int(m[2]), int(m[3])),), int(m[1]), m[0], m.start(), m.end()))
    for m in _NUMBERED_DAY.finditer(masked(text, used)):
        one, two, year = (m[1], m[3], m[4]) if m[1] else (m[5], m[7], m[8])
        readings = _either(int(one), int(two))
        if readings:
            used.append(m)
            days.append(
                Day(
                    readings,
                    _year(year),
                    text[m.start(1 if m[1] else 5) : m.end()],
                    m.start(1 if m[1] else 5),
                    m.end(),
                )
            )
    rest = masked(text, used)
    for pattern, month, first, second, year in ((_DAY_FIRST, 3, 1, 2, 4), (_MONTH_FIRST, 1, 2, 3, 4)):
        found = []
        for m in pattern.finditer(rest):
            name = m[month]
            if not name[0].isupper():
                continue
            dated = [int(d) for d in (m[first], m[second]) if d]
            if not all(1 <= d <= 31 for d in dated):
                continue
            found.append(m)
            for d in dated:
                days.append(Day(((MONTHS[name.lower()], d),), _year(m[year]), m[0], m.start(), m.end()))
        rest = masked(rest, found)
    days.sort(key=lambda d: d.start)
    return rest


def _either(one: int, two: int) -> tuple[tuple[int, int], ...]:
    """(month, day) readings of 4/5, month first before day first."""
    return tuple(dict.fromkeys((m, d) for m, d in ((one, two), (two, one)) if 1 <= m <= 12 and 1 <= d <= 31))


def _year(year: str | None) -> int | None:
    return None if not year else int(year) if len(year) == 4 else 2000 + int(year)


def _in_digits(text: str) -> list[Number]:
    numbers: list[Number] = []
    for m in _DIGITS.finditer(text):
        start, end = m.span()
        if end - start > LONGEST:
            continue
        before, after = text[max(0, start - 16) : start], end
        currency = ""
        if paid := _CURRENCY_BEFORE.search(before):
            currency = currency_en(paid[1].replace(" ", ""))
            if paid[1][0].isalpha() and paid.start() and before[paid.start() - 1].isalnum():
                currency = ""
        label = ""
        if not currency and (joined := _LABEL.search(before)):
            label = joined[1]
            if label.lower() in _ROOT_UNITS and len(m[0]) == 1 and joined[0][-1] != "-":
                continue
        value, foreign = _value(m[0])
        if value is None:
            for piece in re.finditer(r"\d+", m[0]):
                numbers.append(
                    Number(
                        frozenset((Fraction(int(piece[0])),)),
                        piece[0],
                        start + piece.start(),
                        start + piece.end(),
                        "digits",
                        label=".",
                    )
                )
            continue
        values, scaled, written = frozenset((value,)), False, "digits"
        if scale := _SCALE.match(text, after):
            values = frozenset(v * _SCALES[scale[1].lower()] for v in values)
            after, scaled = scale.end(), True
        elif (short := _SHORT_SCALE.match(text, after)) and not label:
            factor = 10**6 if short[1].lower() == "m" else 10**3
            scaled = bool(currency)
            values = frozenset(v * factor for v in values) | (frozenset() if currency else values)
            after = short.end()
        elif ordinal := _ORDINAL.match(text, after):
            written, after = "ordinal", ordinal.end()
        elif decade := _DECADE.match(text, after):
            values |= frozenset(v + 1900 for v in values if v < 100) | frozenset(
                v - 1900 for v in values if 1900 <= v < 2000
            )
            after = decade.end()
        percent = bool(sign := _PERCENT.match(text, after))
        if sign:
            after = sign.end()
        elif not currency and (named := _CURRENCY_AFTER.match(text, after)):
            currency = currency_en(named[1])
            after = named.end()
        if m[0][0] == "0" and len(m[0]) > 1 and m[0][1].isdigit():
            label = label or "0"
        elif not label and _CODE_BEFORE.search(before):
            label = "No"
        first = max(0, start - 16) + paid.start() if currency and paid else start
        words = text[first:after]
        numbers.append(
            Number(values, words.strip(), start, after, written, percent, currency, label, scaled, foreign)
        )
    return numbers


def _value(digits: str) -> tuple[Fraction | None, bool]:
    """The value, and whether it is written as Indonesians do. None where the signs part separate numbers."""
    if digits.isdigit():
        return Fraction(int(digits)), False
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        last = max(digits.rfind("."), digits.rfind(","))
        whole = digits[:last].replace(".", "").replace(",", "")
        if dots > 1 and commas > 1:
            return None, False
        return Fraction(f"{whole}.{digits[last + 1 :]}"), digits[last] == ","
    sign = "." if dots else ","
    parts = digits.split(sign)
    if sign == "," and grouped(parts):
        return Fraction(int("".join(parts))), False
    if len(parts) == 2:
        return Fraction(digits.replace(",", ".")), sign == ","
    if sign == "." and grouped(parts):
        return Fraction(int("".join(parts))), True
    return None, False


def _in_words(text: str, taken: list[Number]) -> list[Number]:
    spans = [(n.start, n.end) for n in taken]
    numbers: list[Number] = []

    def free(m: re.Match[str]) -> bool:
        return all(m.end() <= start or m.start() >= end for start, end in spans)

    for m in _SPELLED_DECADE.finditer(text):
        if free(m):
            century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[m[1].lower()]
            tens = _TENS.get(f"{m[2].lower()[:-3]}y", 0)
            numbers.append(Number(frozenset((Fraction(century + tens),)), m[0], m.start(), m.end(), "words"))
            spans.append(m.span())
    for m in _ROUGH_NUMBER.finditer(text):
        if free(m):
            numbers.append(Number(frozenset((_rough(m),)), m[0], m.start(), m.end(), "rough"))
            spans.append(m.span())
    for m in _WORD_NUMBER.finditer(text):
        if not free(m):
            continue
        words = [w for w in re.split(r"[\s-]+", m[0].lower()) if w not in ("and", "a", "an")]
        value, ordinal = _spelled(words)
        if value is None:  # "six and ten": two numbers
            for piece in re.finditer(r"[a-z]+", m[0], re.IGNORECASE):
                single = _ONES.get(piece[0].lower()) or _TENS.get(piece[0].lower())
                if single:
                    place = m.start() + piece.start()
                    values = frozenset((Fraction(single),))
                    numbers.append(Number(values, piece[0], place, place + len(piece[0]), "words"))
            continue
        after = m.end()
        percent = bool(sign := _PERCENT.match(text, after))
        currency = ""
        if sign:
            after = sign.end()
        elif named := _CURRENCY_AFTER.match(text, after):
            currency, after = currency_en(named[1]), named.end()
        spans.append((m.start(), after))
        numbers.append(
            Number(
                frozenset((value,)),
                text[m.start() : after],
                m.start(),
                after,
                "ordinal" if ordinal else "words",
                percent,
                currency,
                scaled=value >= 1000,
            )
        )
    for m in _FRACTION.finditer(text):
        if free(m):
            scale = _SCALES[m[2].lower()] if m[2] else 1
            value = Fraction(_FRACTIONS[" ".join(m[1].lower().split())] * scale)
            numbers.append(
                Number(
                    frozenset((value,)),
                    m[0],
                    m.start(),
                    m.end(),
                    "words",
                    bool(_PERCENT.match(text, m.end())),
                    scaled=scale > 1,
                )
            )
            spans.append(m.span())
    for m in _ORDINAL_WORD.finditer(text):
        if free(m):
            value = Fraction(_ORDINALS[m[1].lower()])
            numbers.append(Number(frozenset((value,)), m[0], m.start(), m.end(), "ordinal"))
    return numbers


def _rough(m: re.Match[str]) -> Fraction:
    """The magnitude of "several hundred thousand", "tens of thousands", "millions"."""
    if m[4]:
        return Fraction(_ROUGH[m[4].lower()])
    often = _ROUGH.get(m[1].lower().partition(" ")[0], 1)
    return Fraction(often * _SCALES[m[2].lower()] * (_SCALES[m[3].lower()] if m[3] else 1))


def _spelled(words: list[str]) -> tuple[Fraction | None, bool]:
    """two hundred and fifty thousand -> 250000; None where the words are no one number ("one two")."""
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
