"""Reads the figures of an Indonesian text: 1.250 is over a thousand, 2,5 two and a half, 25/9 a day in September."""

from __future__ import annotations

import re
from fractions import Fraction

from dwiwarta.translation.checks.currencies import currency_id
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
    "januari jan",
    "februari pebruari feb",
    "maret mar",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "agustus agu agt agus agust",
    "september sept sep",
    "oktober okt",
    "november nopember nov nop",
    "desember des",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
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

_CLOCK = re.compile(
    r"\b(?:pukul|jam|pkl\.?)\s+(\d{1,2})(?:[.:](\d{2}))?(?![\d/]|\s*(?:%|persen|ribu|juta))"
    r"|\b(\d{1,2})[.:](\d{2})(?=\s*(?:-|hingga|sampai|s/d)\s*(?:(?:pukul|jam)\s+)?\d{1,2}[.:]\d{2}(?:\D|$)"
    r"|\s*(?:WIB|WITA|WIT|GMT)\b|\s+waktu\b)"
    r"|(?<=[-–])(\d{1,2})[.:](\d{2})(?=\s*(?:WIB|WITA|WIT)\b)"
    r"|(?<![\d:.,])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])",
    re.IGNORECASE,
)
_NEXT_CLOCK = re.compile(
    r"\s*(?:-|hingga|sampai(?: dengan)?|s/d|dan|atau)\s*(\d{1,2})[.:](\d{2})(?!\d)", re.IGNORECASE
)
_PART_OF_DAY = re.compile(
    r"\s*(?:WIB|WITA|WIT)?\s*\(?(pagi|siang|sore|petang|malam|dini hari|subuh)\b", re.IGNORECASE
)
_HALVES = {"pagi": "am", "dini hari": "am", "subuh": "am", "sore": "pm", "petang": "pm"}
_HOURS_LONG = re.compile(
    r"\s*(?:lebih|lamanya|sehari|per hari|setelah|kemudian|penerbangan|perjalanan|kerja)\b", re.IGNORECASE
)

_NAMED_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:\s*(?:-|dan|hingga|sampai|s/d)\s*(\d{{1,2}}))?\s+({_MONTH})\b\.?(?:,?\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_NUMBERED_DAY = re.compile(
    rf"(?:(?<=\()|(?:{_DAY_NAMES}|tanggal|tgl\.?|kemarin|lalu|malam|pagi|sore|siang|ini),?\s*\(?\s*)"
    r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/-])"
    r"|(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\6(\d{4})(?![\d/-])",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LONE_MONTH = re.compile(rf"\b({_FULL_MONTH})\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({_DAY_NAMES})\b|\bhari ({_DAY_NAMES.lower()})\b")

_A_WEEK = re.compile(r" (?:ini|lalu|depan|kemarin|berikutnya|sebelumnya|pertama|kedua|ketiga|terakhir)\b")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LABEL = re.compile(r"([^\W\d_]+)([- ]?)$")
_CURRENCY_BEFORE = re.compile(
    r"(Rp|IDR|US\$|USD|AUD|AU\$|A\$|S\$|SGD|HK\$|NZ\$|\$|€|£|¥|EUR|GBP|RM|JPY)\.?\s*$", re.IGNORECASE
)
_SCALES = {
    "ratus": 100,
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "miliard": 10**9,
    "milliar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "triliyun": 10**12,
}
_SCALE = re.compile(rf"\s*({'|'.join(_SCALES)})(?:an)?\b", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s*([MT])\b")
_PERCENT = re.compile(r"\s*(?:%|persen\b|prosen\b)", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(
    r"\s*((?:dolar|dollar)(?:\s+(?:AS|Amerika|Australia|Singapura|Hong ?Kong|Kanada|Selandia))?|rupiah|euro"
    r"|poundsterling|pound|yen|ringgit|yuan|won|baht|rubel|peso|franc|USD|IDR)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"-?([^\W\d_]+)")
_ROOT_UNITS = frozenset({"m", "km", "cm", "mm", "co", "dm", "h", "o"})
_DECADE = re.compile(r"-?\s?an\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:-|–|hingga|sampai(?: dengan)?|s/d|atau|dan|menjadi|ke)\s*(?:Rp\.?|US\$|\$|£|€)?\s*", re.IGNORECASE
)
_CODE_BEFORE = re.compile(
    r"\b(?:RT|RW|No|Nomor|Pasal|ayat|SDN?|SMPN?|SMAN?|SMKN?|UU|Kodim|Koramil|Yonif|Batalyon)\.?\s*$",
    re.IGNORECASE,
)

_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
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
_WORD_NUMBER = re.compile(
    rf"\b(?:(?:ke)?(?:{'|'.join(_ONES)})|{'|'.join(_LARGE)})(?:[\s-]+(?:{'|'.join(_ONES)}|belas|puluh|{'|'.join(_SCALES)}|koma|setengah))*\b",
    re.IGNORECASE,
)
_ROUGH_NUMBER = re.compile(
    rf"\b({'|'.join(_ROUGH)}|beberapa (?:puluh|ratus|ribu|juta|miliar|milyar|triliun))"
    r"(?:\s+(ribu|juta|miliar|milyar|triliun))?\b",
    re.IGNORECASE,
)
_FRACTIONS = {
    "setengah": Fraction(1, 2), "separuh": Fraction(1, 2), "separo": Fraction(1, 2), "seperempat": Fraction(1, 4),
    "sepertiga": Fraction(1, 3), "seperlima": Fraction(1, 5), "sepersepuluh": Fraction(1, 10),
    "tiga perempat": Fraction(3, 4), "dua pertiga": Fraction(2, 3), "selusin": Fraction(12), "balita": Fraction(5),
}  # fmt: skip
_FRACTION = re.compile(
    rf"\b({'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})(?:\s+({'|'.join(_SCALES)}))?\b",
    re.IGNORECASE,
)


def read(text: str) -> Reading:
    """All figures of a text."""
    has_digits = bool(_DIGIT.search(text))
    rest = text
    clocks: list[Clock] = []
    days: list[Day] = []
    if has_digits:
        rest = _clocks(rest, clocks)
        rest = _days(rest, days)
    months = [
        Word(MONTHS[m[1].lower()], m[1], m.start(), m.end())
        for m in _LONE_MONTH.finditer(rest)
        if m[1][0].isupper() or rest[: m.start()].endswith("bulan ")
    ]
    weekdays = [
        Word(WEEKDAYS[(m[1] or m[2]).lower()], m[1] or m[2], m.start(), m.end())
        for m in _WEEKDAY.finditer(text)
        if not (m[1] == "Minggu" and _A_WEEK.match(text, m.end()) and _opens(text, m.start()))
    ]
    numbers = _in_digits(rest) if has_digits else []
    numbers += _in_words(rest, numbers)
    numbers.sort(key=lambda n: n.start)
    return Reading(
        joined_ranges(numbers, rest, _BETWEEN), tuple(days), tuple(months), tuple(weekdays), tuple(clocks)
    )


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    before = text[:start].rstrip(" \"'(")
    return not before or before[-1] in ".!?"


def _clocks(text: str, clocks: list[Clock]) -> str:
    position, used = 0, []
    while m := _CLOCK.search(text, position):
        position = m.end()
        hour, minute = next((int(m[n]), m[n + 1]) for n in (1, 3, 5, 7) if m[n])
        if m[1] and minute is None and _HOURS_LONG.match(text, m.end()):
            continue
        found = _clock(text, m, hour, minute)
        if not found.minutes:
            continue
        used.append(m)
        clocks.append(found)
        while n := _NEXT_CLOCK.match(text, position):
            following = _clock(text, n, int(n[1]), n[2])
            if not following.minutes:
                break
            used.append(n)
            clocks.append(following)
            position = n.end()
    return masked(text, used)


def _clock(text: str, m: re.Match[str], hour: int, minute: str | None) -> Clock:
    part = _PART_OF_DAY.match(text, m.end())
    half = _HALVES.get(part[1].lower(), "") if part else ""
    if part and not half:  # "siang" is noon and after, "malam" evening and midnight
        half = "am" if hour == 12 and part[1].lower() == "malam" else "pm"
        if part[1].lower() == "siang" and hour in (10, 11):
            half = "am"
    digits = re.search(r"\d{1,2}(?=[.:]|$)", m[0])
    sure = minute is not None and digits is not None and digits[0].startswith("0")
    return Clock(
        minutes_of(hour, int(minute or 0), half, open_half=not sure),
        " ".join(m[0].split()),
        m.start(),
        m.end(),
    )


def _days(text: str, days: list[Day]) -> str:
    used = []
    for m in _ISO_DAY.finditer(text):
        if reading := _valid(int(m[2]), int(m[3])):
            used.append(m)
            days.append(Day((reading,), int(m[1]), m[0], m.start(), m.end()))
    for m in _NUMBERED_DAY.finditer(masked(text, used)):
        day, month, year = (m[1], m[3], m[4]) if m[1] else (m[5], m[7], m[8])
        if reading := _valid(int(month), int(day)):
            used.append(m)
            days.append(
                Day(
                    (reading,),
                    _year(year),
                    text[m.start(1 if m[1] else 5) : m.end()],
                    m.start(1 if m[1] else 5),
                    m.end(),
                )
            )
    for m in _NAMED_DAY.finditer(masked(text, used)):
        month = MONTHS[m[3].lower()]
        readings = [_valid(month, int(d)) for d in (m[1], m[2]) if d]
        if not all(readings):
            continue
        used.append(m)
        for reading in readings:
            if reading:
                days.append(Day((reading,), _year(m[4]), m[0], m.start(), m.end()))
    days.sort(key=lambda d: d.start)
    return masked(text, used)


def _valid(month: int, day: int) -> tuple[int, int] | None:
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


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
            currency = currency_id(paid[1])
            if paid[1][0].isalpha() and paid.start() and before[paid.start() - 1].isalnum():
                currency = ""
        label = ""
        if not currency and (joined := _LABEL.search(before)) and joined[2] != " ":
            label = joined[1]
            if label.lower() == "ke":
                label = "ke"
            elif label.lower() in _ROOT_UNITS and len(m[0]) == 1 and not joined[2]:
                continue
        parts = _values(m[0])
        if len(parts) != 1:
            place = start
            for piece in re.finditer(r"\d+", m[0]):
                numbers.append(
                    Number(
                        frozenset((Fraction(int(piece[0])),)),
                        piece[0],
                        place + piece.start(),
                        place + piece.end(),
                        "digits",
                        label=".",
                    )
                )
            continue
        values = parts[0]
        scaled = False
        if scale := _SCALE.match(text, after):
            values = frozenset(v * _SCALES[scale[1].lower()] for v in values)
            after, scaled = scale.end(), True
        elif currency and (short := _SHORT_SCALE.match(text, after)):
            values = frozenset(v * (10**9 if short[1] == "M" else 10**12) for v in values)
            after, scaled = short.end(), True
        elif (
            not currency
            and (tail := _TAIL.match(text, after))
            and len(tail[1]) <= 2
            and _DECADE.match(text, after)
        ):
            values |= frozenset(v + 1900 for v in values if v < 100)
            after = tail.end()
        percent = bool(sign := _PERCENT.match(text, after))
        if sign:
            after = sign.end()
        elif not currency and (named := _CURRENCY_AFTER.match(text, after)):
            currency = currency_id(named[1])
            after = named.end()
        if m[0][0] == "0" and len(m[0]) > 1 and m[0][1].isdigit():
            label = label or "0"
        elif not label and _CODE_BEFORE.search(before):
            label = "No"
        first = max(0, start - 16) + paid.start() if currency and paid else start
        words = text[first:after]
        written = "ordinal" if label == "ke" else "digits"
        numbers.append(
            Number(
                values,
                words.strip(),
                start,
                after,
                written,
                percent,
                currency,
                "" if label == "ke" else label,
                scaled,
            )
        )
    return numbers


def _values(digits: str) -> list[frozenset[Fraction]]:
    """One set of possible values; several where the signs part separate numbers (2.1.3)."""
    if digits.isdigit():
        return [frozenset((Fraction(int(digits)),))]
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        last = max(digits.rfind("."), digits.rfind(","))
        whole = digits[:last].replace(".", "").replace(",", "")
        if digits[last:].count(".") + digits[last:].count(",") == 1 and (dots == 1 or commas == 1):
            return [frozenset((Fraction(f"{whole}.{digits[last + 1 :]}"),))]
        return []
    sign = "." if dots else ","
    parts = digits.split(sign)
    together = frozenset((Fraction(int("".join(parts))),))
    if grouped(parts):
        if sign == "," and len(parts) == 2:
            return [together | {Fraction(digits.replace(",", "."))}]
        return [together]
    if len(parts) == 2:
        return [frozenset((Fraction(digits.replace(",", ".")),))]
    return []


def _in_words(text: str, taken: list[Number]) -> list[Number]:
    spans = [(n.start, n.end) for n in taken]
    numbers: list[Number] = []

    def free(m: re.Match[str]) -> bool:
        return all(m.end() <= start or m.start() >= end for start, end in spans)

    for m in _FRACTION.finditer(text):
        if free(m):
            value = _FRACTIONS[" ".join(m[1].lower().split())] * (_SCALES[m[2].lower()] if m[2] else 1)
            numbers.append(
                Number(
                    frozenset((value,)),
                    m[0],
                    m.start(),
                    m.end(),
                    "words",
                    bool(_PERCENT.match(text, m.end())),
                    scaled=bool(m[2]),
                )
            )
            spans.append(m.span())
    for m in _ROUGH_NUMBER.finditer(text):
        if free(m):
            value = Fraction(_ROUGH[m[1].lower()] * (_SCALES[m[2].lower()] if m[2] else 1))
            numbers.append(Number(frozenset((value,)), m[0], m.start(), m.end(), "rough"))
            spans.append(m.span())
    for m in _WORD_NUMBER.finditer(text):
        if not free(m):
            continue
        words = re.split(r"[\s-]+", m[0].lower())
        ordinal = words[0].startswith("ke")
        if ordinal:
            words[0] = words[0][2:]
        spelled = _spelled(words)
        if spelled is None:  # "dua tiga": two or three
            for piece in re.finditer(r"[a-z]+", m[0], re.IGNORECASE):
                if piece[0].lower() in _ONES:
                    place, single = m.start() + piece.start(), Fraction(_ONES[piece[0].lower()])
                    numbers.append(
                        Number(frozenset((single,)), piece[0], place, place + len(piece[0]), "words")
                    )
            continue
        after = m.end()
        percent = bool(sign := _PERCENT.match(text, after))
        currency = ""
        if sign:
            after = sign.end()
        elif named := _CURRENCY_AFTER.match(text, after):
            currency, after = currency_id(named[1]), named.end()
        numbers.append(
            Number(
                frozenset((spelled,)),
                text[m.start() : after],
                m.start(),
                after,
                "ordinal" if ordinal else "words",
                percent,
                currency,
                scaled=spelled >= 1000,
            )
        )
    return numbers


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
