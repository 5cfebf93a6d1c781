"""The people an article credits by name: "Pewarta: A Editor: B" at its foot, "Laporan Wartawan ..., A" above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.reading.names import DOMAIN, squash
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.roles import credited
from dwiwarta.reading.sheet import Sheet

if TYPE_CHECKING:
    from dwiwarta.model import Byline

_LABEL = pattern(
    r"(?P<label>(?:Pewarta(?: Foto)?|Penulis|Penyusun|Reporter|Editor|Redaktur|Penyunting|Uploader|"
    r"Fotografer|Jurnalis|Wartawan|Kontributor|Pengantar|Sumber|Source|Via|Teks|Foto|Oleh|"
    r"PEWARTA|PENULIS|REPORTER|EDITOR|REDAKTUR|Laporan|Publisher|Disunting(?: kembali)? oleh|Ditulis oleh|"
    r"Diedit oleh|Diterjemahkan oleh)(?:[ \u00a0]*(?:/|&|dan[ \u00a0])[ \u00a0]*(?:Pewarta|Penulis|Reporter|Editor|"
    r"Redaktur|Penyunting|Fotografer|Foto|PEWARTA|PENULIS|REPORTER|EDITOR)(?=[ \u00a0]*:))?)"
    r"(?:[ \u00a0]*[:|/]|(?<=oleh)(?=[ \u00a0]))[ \u00a0]*\n?[ \u00a0]*"
)
_NAME_WORD = r"(?:[A-Z][\w’'`]*(?:[-.’'][A-Z]?[\w’']+)*\.?)"
NAMES = pattern(
    rf"(?:(?:Dr|Drs|Ir|Prof|H|Hj|KH|dr)\.? +)*{_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}|[ \u00a0](?:bin|binti|"
    rf"al|el|van|de|von)(?= )){{0,4}}"
    rf"(?:[ \u00a0]*(?:/|,|&|;|\||(?:dan|and) )[ \u00a0]*{_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{0,4}}){{0,4}}"
)
_DEGREE = pattern(
    r"(?:,|\s)+(?:S\.?(?:H|E|T|Pd|Sos|Kom|Si|Ag|I\.?Kom|Hum|Ked|IP|Ip|Psi|P)|M\.?(?:H|M|Pd|Si|Kom|Sc|A|Ag|"
    r"Hum|I\.?Kom|T|P|Eng)|Ph\.?D|MBA|MAB?|MM|SH|SE|Lc|Amd|A\.Md)\.?(?=$|[\s,/])"
)
_NO_NAME_WORD = pattern(
    r"[ \u00a0,/|-]+(?:Mahasisw[ai]|Magang|Universitas|Politeknik|Wartawan|Reporter|Jurnalis|Kontributor|COPYRIGHT|"
    r"Copyright|Baca|Berita|Artikel|Tags?|Sumber|Foto|Navigasi)\b"
)
"""Words that end a name in texts without line breaks."""
_GLUED = pattern(
    r"(?<=[a-z])(?=(?:Editor|Pewarta|Reporter|Penulis|Uploader|Redaktur|Publisher|Sumber|Foto|Penyunting|"
    r"COPYRIGHT|Copyright)\b)"
)


def names_in(text: str) -> list[str]:
    """The people a credit names, without degrees."""
    found = []
    for part in re.split(r"\s*(?:/|,|&|;|\||\bdan\b|\band\b)\s*", _DEGREE.sub("", text)):
        name = " ".join(part.split()).strip(" .-")
        if (
            len(name) > 1
            and name[0].isupper()
            and not DOMAIN.fullmatch(name)
            and any(c.islower() for c in name + "x")
        ):
            found.append(name)
    return found


NOT_PEOPLE = pattern(
    r"(?:antara|tempo|kompas|detik|tribun|reuters|afp|bbc|cnn|youtube|instagram|facebook|tiktok|twitter|"
    r"wikipedia|google|republika|liputan|okezone|sindo|viva|humas|kominfo|kementerian|"
    r"dinas|polres|polda|pemkab|pemkot|pemprov|redaksi|admin|tim|istimewa|berbagai|bmkg|bps|dok|rilis|"
    r"jawa pos|radar|media|news|com|website|situs|data|record|the)\b",
    re.IGNORECASE,
)


def claim_labelled(sheet: Sheet, start: int, before: list[Byline]) -> list[Byline]:
    """ "Pewarta: A Editor: B" at the foot; people in order without those known `before`, labels set aside."""
    text = sheet.text
    found: list[Byline] = []
    floor = max(start, _tail_start(sheet, 900))
    after = -1
    for m in _LABEL.finditer(text, floor):
        if not sheet.free(m.start(), m.start() + 1) or not (
            _label_fits(text, m, floor, after) or _after_claim(sheet, m.start())
        ):
            continue
        label = m["label"].lower()
        got = NAMES.match(text, m.end())
        if not got:
            continue
        stop = (
            min(got.end(), sheet.free(m.end(), len(text))[0][1])
            if sheet.free(m.end(), len(text))
            else m.end()
        )
        glued = _GLUED.search(text, got.start(), stop)
        if glued:
            stop = glued.start()
        other = _NO_NAME_WORD.search(text, got.start() + 1, stop)
        if other:
            stop = other.start()
        inner = _LABEL.search(text, got.start(), stop + 12)
        if inner and inner.start() > got.start():
            stop = min(stop, inner.start())
        raw = text[got.start() : stop]
        people = names_in(raw)
        if label in ("sumber", "source", "via", "foto", "teks", "oleh", "laporan") and (
            NOT_PEOPLE.search(raw)
            or (label != "sumber" and not raw.strip())
            or (label == "sumber" and len(raw.split()) > 4)
        ):
            if label in ("sumber", "source", "via"):
                line_end = text.find("\n", m.start())
                line_end = len(text) if line_end < 0 else line_end
                following = _LABEL.search(text, m.end(), line_end)
                sheet.claim(
                    m.start(),
                    following.start() if following else min(line_end, m.end() + 80),
                    "aside",
                    "source-line",
                )
                after = following.start() if following else line_end
            continue
        if label == "uploader":
            people = []
        sheet.claim(m.start(), m.end(), "aside", "byline-label")
        if people:
            _claim_people(sheet, got.start(), stop, people, [*before, *found], "labelled-name")
            found += _new(credited(people, label), [*before, *found])
        else:
            sheet.claim(got.start(), stop, "aside", "byline-label")
        after = stop
    return found


def _claim_people(
    sheet: Sheet, start: int, end: int, people: list[str], known: list[Byline], rule: str
) -> None:
    """Claims the names; what stands around them (degrees, "dan") and a name that comes again is set aside."""
    at = start
    names = {person.name for person in known}
    for person in people:
        found = sheet.text.find(person, at, end)
        if found >= 0 and person not in names:
            at = found + len(person)
            sheet.claim(found, at, "byline", rule)
    sheet.claim(start, end, "aside", "byline-label")


def _new(people: list[Byline], known: list[Byline]) -> list[Byline]:
    return [person for person in dict.fromkeys(people) if person not in known]


def _label_fits(text: str, m: re.Match[str], floor: int, after: int) -> bool:
    """On a new line, after a sentence or right after another name; not in the middle of running text."""
    if after >= 0 and not text[after : m.start()].strip(" \u00a0|,;/\n().-"):
        return True
    before = text[max(floor, m.start() - 6) : m.start()]
    if not before.strip(" \u00a0"):
        return True
    bare = before.rstrip(" \u00a0")
    return bare.endswith(("\n", ".", "!", "?", '"', "”", ")", "]", "*", "(")) and m["label"][0].isupper()


def _after_claim(sheet: Sheet, at: int) -> bool:
    """Does something that was set aside end right before?"""
    return any(not sheet.text[c.end : at].strip() for c in sheet.claims if c.end <= at and c.end > at - 6)


def _tail_start(sheet: Sheet, length: int) -> int:
    """Where the last `length` free characters begin."""
    for a, b in reversed(sheet.free(0, len(sheet.text))):
        if b - a >= length:
            return b - length
        length -= b - a
    return 0


_HEAD = pattern(
    r"(?:(?:Laporan|LAPORAN)(?:[ \u00a0]+(?:[Kk]husus|[Ww]artawan|[Ww]artawati|[Rr]eporter|[Kk]ontributor|"
    r"[Jj]urnalis|[Vv]ideografer|[Cc]itizen|[Rr]eporters?|WARTAWAN|REPORTER|KONTRIBUTOR))*"
    r"(?:[ \u00a0]+(?P<medium>[\w.\- ]{2,40}?))?(?:[ \u00a0]*[,:|]|[ \u00a0][–-](?=[ \u00a0])|(?=\n))\s*|"
    r"(?P<label>(?:Pewarta|Penulis|Reporter|Wartawan|Kontributor|Jurnalis|Oleh|Editor|Penyunting|PENULIS|"
    r"REPORTER|EDITOR)(?:[ \u00a0]*[:|]|(?<=Oleh)(?=[ \u00a0]))\s*))"
)


_BARE_REPORT = pattern(
    r"(?:Laporan|LAPORAN)(?:[ \u00a0]+(?:[Ww]artaw\w+|[Rr]eporter|[Kk]ontributor|[Jj]urnalis))+[ \u00a0]+"
    rf"(?:[\w-]+\.[\w.]+|(?:Tribun|Warta|Pos|Surya|Bangka|Serambi|Banjarmasin|Sriwijaya|Radar|Harian)[ "
    rf"\u00a0]\w+|Tribun\w+)[ \u00a0]+"
    rf"({_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{1,3}})\s*\Z"
)
_REPORT_FROM = pattern(
    rf"(?:Laporan|LAPORAN)[ \u00a0]+(?:(?:[Ww]artaw\w+|[Rr]eporter|[Jj]urnalis|[Kk]ontributor)[ \u00a0]+)?"
    rf"({_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{0,3}})"
    rf"[ \u00a0]*(?:\||[ \u00a0]I(?=[ \u00a0])|[ \u00a0][–-](?=[ \u00a0]))"
    rf"[ \u00a0]*[A-Z][\w ]{{2,30}}\s*"
)
"""Serambi's "Laporan Name | Place"."""
_FOOT_REPORT = pattern(
    rf"(?:(?<=[.!?\"”)] )|(?<=[.!?\"”)])|^)(?:Laporan|LAPORAN) (?:[Ww]artaw\w+|[Rr]eporter|[Jj]urnalis|[Kk]ontributor|"
    rf"WARTAWAN|REPORTER)[^,|:\n]{{0,40}}[,|:] *({_NAME_WORD}(?: {_NAME_WORD}){{0,4}})[\s.]*\Z",
    re.MULTILINE,
)
_CAPITALS = pattern(
    r"[A-Z][A-Z.'’]+(?: [A-Z][A-Z.'’]+){0,3}(?: *\| *[A-Z][A-Z.'’]+(?: [A-Z][A-Z.'’]+){0,3}){1,3}"
)
"""Tempo's last line: "RINA WIJAYA | ANTARA"."""
_CONTRIBUTED = pattern(
    rf"({_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{0,4}}(?:(?:, | dan ){_NAME_WORD}(?:[ "
    rf"\u00a0]{_NAME_WORD}){{0,4}}){{0,3}}) "
    r"(?:ikut |turut )?berkontribusi (?:dalam|pada|untuk) (?:penulisan |pembuatan )?(?:artikel|laporan|"
    r"tulisan|berita) ini\.?"
)


def claim_contributors(sheet: Sheet, start: int, before: list[Byline]) -> list[Byline]:
    """ "A dan B berkontribusi dalam penulisan artikel ini" on one of the last lines."""
    found: list[Byline] = []
    last = list(sheet.free_lines(start))[-3:]
    if len(last) > 1 and _CAPITALS.fullmatch(sheet.text, *last[-1]):
        people = [
            p.strip()
            for p in sheet.text[slice(*last[-1])].split("|")
            if " " in p.strip() and not NOT_PEOPLE.match(p.strip())
        ]
        if people:
            _claim_people(sheet, *last[-1], people, before, "contributor")
            found += _new(credited(people), before)
    for a, b in last:
        m = _CONTRIBUTED.fullmatch(sheet.text, a, b) if "berkontribusi" in sheet.text[a:b] else None
        if m is None and sheet.text.find("aporan ", max(a, b - 120), b) >= 0:
            report = _FOOT_REPORT.search(sheet.text[a:b], max(0, b - a - 120))
            if report:
                _claim_people(
                    sheet, a + report.start(1), a + report.end(1), [report[1]], before, "contributor"
                )
                sheet.claim(a + report.start(), b, "aside", "byline-label")
                found += _new(credited([" ".join(report[1].split())]), before)
        if m:
            people = names_in(m[1])
            _claim_people(sheet, *m.span(1), people, before, "contributor")
            sheet.claim(a, b, "aside", "byline-label")
            found += _new(credited(people), before)
    return found


def claim_head(sheet: Sheet, start: int, end: int, *, dated: bool) -> list[Byline]:
    """ "Laporan Wartawan Outlet, Name" above the dateline (or, without one, on the first lines)."""
    text = sheet.text
    found: list[Byline] = []
    for a, b in list(sheet.free_lines(start, end)):
        bare = _BARE_REPORT.fullmatch(text, a, b) or _REPORT_FROM.fullmatch(text, a, b)
        if bare and "," not in bare[0]:
            _claim_people(sheet, *bare.span(1), [bare[1]], found, "reporter-line")
            sheet.claim(a, b, "aside", "byline-label")
            found += credited([bare[1]])
            continue
        for m in _HEAD.finditer(text, a, b):
            if m.start() > a and text[m.start() - 2 : m.start()].rstrip()[-1:] not in (
                ".",
                "!",
                "?",
                '"',
                "”",
                "|",
                "",
            ):
                continue
            if not dated and (m.start() != a or b - a > 160):
                continue
            stop = b if dated or "\n" not in text[m.end() : b] else text.index("\n", m.end())
            got = NAMES.match(text, m.end(), stop)
            if not got and m["medium"] and b == m.end():  # the name stands on the next line
                continue
            if not got:
                continue
            raw = text[got.start() : got.end()]
            if not dated and got.end() < b and text[got.end() : b].strip(" .|,"):
                continue
            inner = re.search(r"\s*(?:Editor|Fotografer|Reporter|Penulis)\b", raw)
            people = names_in(raw[: inner.start()] if inner and inner.start() else raw)
            people = [p for p in people if not DOMAIN.search(p) and squash(p) != squash(m["medium"] or "")]
            if not people:
                continue
            _claim_people(sheet, got.start(), got.end(), people, found, "reporter-line")
            sheet.claim(m.start(), got.end(), "aside", "byline-label")
            found += _new(credited(people, m["label"] or ""), found)
    return found
