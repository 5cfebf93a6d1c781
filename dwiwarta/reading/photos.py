"""Lines of their own that speak of a picture: "Foto: Rina Wijaya" names who took it, "Foto: Suasana pasar pada pagi
hari" tells what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.reading.bylines import NAMES, NOT_PEOPLE, names_in
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.roles import credited

if TYPE_CHECKING:
    from dwiwarta.model import Byline
    from dwiwarta.reading.sheet import Sheet

_LINE = pattern(
    r"[(\[]?(?:(?P<caption>(?:caption|ket(?:erangan)?\.?|teks) )?foto(?: ilustrasi| utama)?|sumber foto) ?:\s*",
    re.IGNORECASE,
)
_PLAIN_WORD = pattern(r"(?<!\w)[a-z]{3,}")
_SHOWN = pattern(
    r"(?:suasana|kondisi|lokasi|tampak|ilustrasi|proses|kegiatan|warga|petugas|tim|para|sejumlah|jembatan|pasar|gedung|"
    r"kantor|jalan|rumah|masjid|gereja|sekolah|pantai|gunung|sungai|desa|kota|kapolres|bupati|wali|gubernur|kepala|"
    r"ketua|istimewa|ist|dok|screenshot|tangkapan|pixabay|freepik|unsplash|shutterstock|getty)\b",
    re.IGNORECASE,
)
"""What begins like a name and is a thing, an office or where a picture is from."""
LONGEST = 300
"""Letters; a longer line is text in which a caption was pasted."""


def is_photo_line(line: str) -> bool:
    return _LINE.match(line) is not None


def claim(sheet: Sheet, start: int, end: int, *, captions: bool = True) -> list[Byline]:
    """Sets such lines aside and gives the photographers that they name. Without `captions` only what is a credit is
    taken."""
    found: list[Byline] = []
    for a, b in list(sheet.free_lines(start, end)):
        m = _LINE.match(sheet.text, a, b)
        if m is None or b - a > LONGEST or (a and sheet.text[a - 1] != "\n"):
            continue
        at, stop = m.end(), b
        while stop > at and sheet.text[stop - 1] in " .)]*":
            stop -= 1
        words = sheet.text[at:stop]
        if m["caption"] or len(_PLAIN_WORD.findall(words)) >= 2:
            if captions:
                sheet.claim(a, b, "aside", "photo-caption")
            continue
        if (
            len(words.split()) > 1
            and NAMES.fullmatch(words)
            and not NOT_PEOPLE.search(words)
            and not _SHOWN.match(words)
        ):
            for name in names_in(words.split("/")[0]):  # behind the stroke stands the outlet
                place = sheet.text.find(name, at, stop)
                if place >= 0:  # else written with odd spaces
                    sheet.claim(place, place + len(name), "byline", "photo-credit")
                found += credited([name], "foto")
            sheet.claim(a, b, "aside", "byline-label")
        sheet.claim(a, b, "aside", "photo-credit")
    return found
