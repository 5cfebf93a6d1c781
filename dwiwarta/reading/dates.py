"""The day a report is about or was filed.

Papers write it as a weekday with a date behind it: "Senin (25/9/2023)", "Senin, 25 September 2023". That form dates
the report; a bare "25 September 2023" mostly dates something else and is not believed. A year that is nowhere in the
text is inferred only from evidence (years in the text, `published`, `taken`), checked against the weekday, kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Day
from datetime import timedelta
from typing import NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity
from dwiwarta.reading.number_words import MONTHS
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Claim, Sheet

WEEKDAY_DIFFERS = Fault(
    "weekday-differs",
    Severity.WARNING,
    "{written} was a {weekday}, not “{said}”.",
    "One of them is a slip in the text; check, and write the right day in the header (date: YYYY-MM-DD).",
)
MALFORMED = Fault(
    "date-malformed",
    Severity.INFO,
    "“{written}” was read as {day}.",
    "If that is wrong, write the day in the header (date: YYYY-MM-DD).",
)
YEAR_INFERRED = Fault(
    "year-inferred",
    Severity.INFO,
    "The year of “{written}” is not in the text; {day} is inferred from {evidence}.",
    "If that is right, write it in the header (date: {day}).",
)
YEAR_UNKNOWN = Fault(
    "year-unknown",
    Severity.INFO,
    "The text gives a day without a year: “{written}”.",
    "Write the whole date in the header (date: YYYY-MM-DD), or the day it was published (published: YYYY-MM-DD).",
)

_READ_AT_MOST = 40_000
"""Characters: the day of a report stands near its top, and nobody reports at this length."""
_WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
_ENGLISH = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEKDAY = pattern(r"\b(Senin|Selasa|Rabu|Kamis|Jum[’'‘`]?at|Sabtu|Minggu|Ahad)\b", re.IGNORECASE)
_BRACKET = pattern(r"\(\s*(\d{1,2})\s*([/.-]{1,2})\s*(\d{1,2})(?:\s*([/.-]{1,2})\s*(\d{2,4}))?\s*\)")
_SPAN = pattern(r"\(\s*(\d{1,2})\s*[-–]\s*\d{1,2}\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{2})\s*\)")
"""Several days, "(7-8/3/2026)": the first counts."""
_TORN = pattern(r"\(\s*(\d{1,2})(?:/(\d{1,2})(20\d\d)|/0?(\d)(\d{3,4})|//?(\d{1,2})//?(\d{2,4}))\s*\)")
_BARE = pattern(r"\b(\d{1,2})/(\d{1,2})/(20\d\d|\d\d)\b")
_NAMED = pattern(
    r"\b(\d{1,2})(?:[ \u00a0]*(?:-|–|hingga|sampai|s/d)[ \u00a0]*(\d{1,2}))?[ \u00a0\n]*(Jan(?:uari)?|"
    r"Feb(?:ruari)?|Pe?br?uari|Mar(?:et)?|Apr(?:il)?|Mei|Juni?|Juli?|Agu(?:st(?:us)?)?|Agt|"
    r"Sep(?:t(?:ember)?)?|"
    r"Okt(?:ober)?|Nov(?:ember)?|Nop(?:ember)?|Des(?:ember)?)\b\.?[ \u00a0\n]*,?[ \u00a0]*((?:19|20)\d\d)?(?!\d)",
    re.IGNORECASE,
)
_TODAY = pattern(r"(?:hari ini|kemarin|tadi malam|tadi pagi|siang tadi|sore tadi)[\s,]*$", re.IGNORECASE)
_ELSEWHEN = pattern(
    r"\b(?:sejak|mulai|hingga|sampai|bermula|awalnya|lahir|kelahiran|sebelumnya|terakhir|akan|mendatang|"
    r"dijadwalkan|rencananya|batas|paling lambat|berlaku|bermula pada|dimulai|tayang|rilis|dirilis|"
    r"besok|lusa|nanti|(?:pekan|minggu|bulan|tahun) depan|direncanakan|bakal|tertanggal|surat|nomor|jatuh "
    r"pada|diperingati|peringatan)\b[^.!?()]{0,35}$",
    re.IGNORECASE,
)
_SAID = pattern(
    r"(?<=\w.)[\"”]|\b(?:kata|ujar|ucap|tutur|jelas|terang|ungkap|tegas|papar|imbuh|sebut|tandas|tukas|beber|tambah|"
    r"pungkas|lanjut|cetus|aku|tulis|pinta|harap)(?:nya)?\b|\bdi(?:kutip|temui|konfirmasi|hubungi|wawancarai)\b|"
    r"\b(?:dalam|saat|melalui|lewat) rilis\b|\b(?:pers|keterangan|tertulis)\b",
    re.IGNORECASE,
)
"""Between such a word and the date somebody speaks: the date is that of the speaking."""
_BORN = pattern(
    r"\b(?:lahir|kelahiran|dilahirkan|wafat)(?: di [^.!?()]{2,25}|,| pada| tanggal| hari)*[ ,]*$",
    re.IGNORECASE,
)
_PAST = pattern(r"[\s,)]*(?:lalu|silam)\b", re.IGNORECASE)
_LATER = pattern(r"^[\s,)]*(?:mendatang|nanti|depan|besok|yang akan datang|malam nanti)", re.IGNORECASE)
_YEAR = pattern(r"(?<![\d.,/])(20[0-4]\d)(?![\d,/]|\.\d)")


_TIME_LINE = pattern(
    r"(?:(?:diterbitkan|dipublikasikan|terbit|tayang|diperbarui|published|posted|updated?)\b(?: (?:on|pada))?[ :]*)?"
    r"(?:(?:senin|selasa|rabu|kamis|jum[’'‘`]?at|sabtu|minggu|ahad|pukul|jam|wib|wita|wit|"
    r"\d{1,2}[ -](?:jan|feb|peb|mar|apr|mei|jun|jul|agu|agt|ags|sep|okt|nov|nop|des)[a-z]{0,6}\.?,?[ -]\d{4}|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d(?:[:.]\d\d)?)"
    r"(?![a-z0-9])[ \u00a0\t|,()•·–—/-]*){1,7}",
    re.IGNORECASE,
)
_TIME_LINE_DATE = pattern(r"\d{4}")
_LONGEST_TIME_LINE = 70
_TIME_LINES_WITHIN = 5
"""Lines below the headline."""


class Mention(NamedTuple):
    """A date as it stands in the text."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    weekday_at: int
    rank: int
    """0: dates the report; higher: less likely."""
    named: bool = False
    """Written with the month's name."""
    torn: bool = False


class Dating(NamedTuple):
    date: Day | None
    inferred: Day | None
    mention: Mention | None
    diagnostics: tuple[Diagnostic, ...]


def mentions(text: str, start: int, end: int) -> Iterable[Mention]:
    """The dates in a stretch, those with a day and a month at least."""
    for m in _BRACKET.finditer(text, start, end):
        d, mark, mo, mark2, y = m.groups()
        year = _year(y) if y else None
        if y and year is None:
            continue
        weekday, at = _weekday_before(text, start, m.start(), 30)
        today = _TODAY.search(text, max(start, m.start() - 20), m.start())
        rank = 0 if weekday is not None else 1 if y or today else 4
        if mark == "-" and not y:
            continue
        yield Mention(
            m.start(),
            m.end(),
            int(d),
            int(mo),
            year,
            weekday,
            at,
            rank,
            torn=len(mark) > 1 or len(mark2 or "/") > 1,
        )
    for m in _SPAN.finditer(text, start, end):
        weekday, at = _weekday_before(text, start, m.start(), 30)
        if weekday is not None and (year := _year(m[3])):
            yield Mention(m.start(), m.end(), int(m[1]), int(m[2]), year, None, at, 1)
    for m in _TORN.finditer(text, start, end):
        g = m.groups()
        if g[1]:
            d, mo, y = g[0], g[1], g[2]
        elif g[3]:
            d, mo, y = g[0], g[3], g[4] if len(g[4]) == 4 else ""
        else:
            d, mo, y = g[0], g[5], g[6]
        weekday, at = _weekday_before(text, start, m.start(), 30)
        if weekday is not None and (year := _year(y)):
            yield Mention(m.start(), m.end(), int(d), int(mo), year, weekday, at, 1, torn=True)
    for m in _NAMED.finditer(text, start, end):
        d, until, name, y = m.groups()
        weekday, at = _weekday_before(text, start, m.start(), 16)
        today = _TODAY.search(text, max(start, m.start() - 20), m.start())
        rank = (2 if until else 0) if weekday is not None else 2 if today else 5
        month = MONTHS.get(name.lower()) or MONTHS[name.lower()[:3]]
        yield Mention(m.start(), m.end(), int(d), month, int(y) if y else None, weekday, at, rank, named=True)
    for m in _BARE.finditer(text, start, end):
        weekday, at = _weekday_before(text, start, m.start(), 4)
        if weekday is not None and text[m.start() - 1 : m.start()] != "(":
            yield Mention(m.start(), m.end(), int(m[1]), int(m[2]), _year(m[3]), weekday, at, 0)


def _year(digits: str) -> int | None:
    if len(digits) == 4:
        return int(digits) if "1990" <= digits <= "2060" else None
    return 2000 + int(digits) if len(digits) == 2 and int(digits) <= 60 else None


def _weekday_before(text: str, floor: int, at: int, reach: int) -> tuple[int | None, int]:
    """The weekday shortly before a date, in the same clause."""
    found = list(_WEEKDAY.finditer(text, max(floor, at - reach - 8), at))
    last = found[-1] if found else None
    if last is None:
        return None, at
    between = text[last.end() : at].removesuffix("(")
    if len(between) > reach or any(c in between for c in ".;()"):
        return None, at
    return _WEEKDAYS["".join(c for c in last[1].lower() if c.isalpha())], last.start()


def claim_time_lines(sheet: Sheet, start: int) -> list[tuple[int, int]]:
    """Sets aside lines below the headline that hold only weekday, date, time and zone: the page put them there."""
    found = []
    for number, (a, b) in enumerate(sheet.free_lines(start, min(len(sheet.text), start + 3000))):
        if number == _TIME_LINES_WITHIN:
            break
        line = sheet.text[a:b]
        if b - a <= _LONGEST_TIME_LINE and _TIME_LINE_DATE.search(line) and _TIME_LINE.fullmatch(line):
            if sheet.text[b : b + 12].lstrip()[:1] in ("-", "–", "—"):
                break  # the middle of a dateline that stands on several lines
            found.append((a, b))
    for a, b in found:
        sheet.claim(a, b, "aside", "time-line")
    return found


def day_of(mention: Mention, year: int | None = None) -> Day | None:
    """The date, if there is such a day."""
    year = mention.year or year
    if year is None:
        return None
    try:
        return Day(year, mention.month, mention.day)
    except ValueError:
        return None


def read(
    sheet: Sheet,
    stretches: list[tuple[int, int]],
    title: tuple[int, int],
    dateline_date: Claim | None,
    known_days: tuple[Day, ...],
) -> Dating:
    """`stretches` are dek and body in order; `known_days` are `published`, `taken` and the like, best first."""
    text = sheet.text
    found: list[Mention] = []
    if dateline_date is not None:
        found += (m._replace(rank=-1) for m in _dateline(text, dateline_date))
    room = _READ_AT_MOST
    for start, end in stretches:
        found += mentions(text, start, min(end, start + room))
        room -= end - start
        if room <= 0:
            break
    found += (m._replace(rank=m.rank + 3) for m in mentions(text, *title) if m.rank < 3)
    found = _of_the_last_year([_demoted(text, m) for m in found])
    ranked = sorted(found, key=lambda m: (m.rank, m.start))
    first = min((m for m in ranked if m.rank == 0), key=lambda m: m.start, default=None)
    short = first is not None and first.year is None and not first.named
    for m in ranked:
        if short and first and m.named and m.rank >= 0 and (m.day, m.month) != (first.day, first.month):
            continue  # a paper that writes "Senin (15/6)" for the day of its report names other days in full
        if m.rank <= 3 and m.year and (day := day_of(m)):
            return Dating(day, None, m, tuple(_remarks(sheet, m, day)))
    for m in ranked:
        if m.rank <= 4 and m.year is None and day_of(m, 2024):
            whole = next(
                (d for o in found if o.year and (o.day, o.month) == (m.day, m.month) and (d := day_of(o))),
                None,
            )
            if whole and m.weekday in (None, whole.weekday()):
                return Dating(whole, None, m, ())
            return _infer(sheet, m, known_days)
    return Dating(None, None, None, ())


def _of_the_last_year(found: list[Mention]) -> list[Mention]:
    """Of dates that could each date the report, those of an earlier year tell what went before."""
    last = max((m.year for m in found if m.rank == 0 and m.year), default=None)
    if last is None:
        return found
    return [m._replace(rank=1) if m.rank == 0 and m.year and m.year < last else m for m in found]


def _dateline(text: str, claim: Claim) -> list[Mention]:
    return [*mentions(text, claim.start, claim.end)] or [
        Mention(m.start(), m.end(), int(m[1]), int(m[2]), _year(m[3]), None, m.start(), -1)
        for m in _BARE.finditer(text, claim.start, claim.end)
    ]


def _demoted(text: str, m: Mention) -> Mention:
    """A date that words around it place elsewhere in time counts less."""
    if m.rank < 0:
        return m
    before = text[max(0, m.weekday_at - 60) : m.weekday_at]
    if _BORN.search(before):
        return m._replace(rank=m.rank + 5)
    if m.named and _PAST.match(text, m.end, m.end + 12):
        return m._replace(rank=m.rank + 1)
    elsewhen = _ELSEWHEN.search(before)
    if _LATER.match(text, m.end, m.end + 30) or (
        elsewhen and not _SAID.search(before, max(0, elsewhen.start() - 7))
    ):
        return m._replace(rank=m.rank + 1)
    return m


def _remarks(sheet: Sheet, m: Mention, day: Day) -> Iterable[Diagnostic]:
    written = " ".join(sheet.text[m.weekday_at : m.end].split())
    span = sheet.span(m.weekday_at, m.end)
    excerpt = sheet.line_of(m.start)
    if m.torn:
        yield MALFORMED.at(span, excerpt=excerpt, written=written, day=day)
    if m.weekday is not None and m.weekday != day.weekday():
        said = sheet.text[m.weekday_at : m.end].split()[0].strip(",(")
        yield WEEKDAY_DIFFERS.at(
            span, excerpt=excerpt, written=day, weekday=_ENGLISH[day.weekday()], said=said
        )


def _infer(sheet: Sheet, m: Mention, known_days: tuple[Day, ...]) -> Dating:
    written = " ".join(sheet.text[m.weekday_at : m.end].split())
    span, excerpt = sheet.span(m.weekday_at, m.end), sheet.line_of(m.start)
    for known in known_days:
        for year in (known.year, known.year - 1):
            day = day_of(m, year)
            if day and known - timedelta(days=300) <= day <= known + timedelta(days=14) and _fits(m, day):
                said = YEAR_INFERRED.at(span, excerpt=excerpt, written=written, day=day, evidence=f"{known}")
                return Dating(None, day, m, (said,))
    if m.weekday is not None:
        years = sorted({int(y) for y in _YEAR.findall(sheet.text)}, reverse=True)
        fitting = [d for y in years if (d := day_of(m, y)) and _fits(m, d)]
        if len(fitting) == 1 or (fitting and fitting[0].year == years[0]):
            evidence = f"the year {fitting[0].year} in the text and the weekday"
            said = YEAR_INFERRED.at(span, excerpt=excerpt, written=written, day=fitting[0], evidence=evidence)
            return Dating(None, fitting[0], m, (said,))
    return Dating(None, None, m, (YEAR_UNKNOWN.at(span, excerpt=excerpt, written=written),))


def _fits(m: Mention, day: Day) -> bool:
    return m.weekday is None or m.weekday == day.weekday()
