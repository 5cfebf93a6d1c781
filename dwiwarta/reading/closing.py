"""The closing mark of an article, "(*/nto)": initials of its writers, or a name; and tags behind it without a label."""

from __future__ import annotations

import re

from dwiwarta.reading.bylines import names_in
from dwiwarta.reading.names import word_set
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Sheet

_B = r"[\s\u200b\u200c\u200d\ufeff]*"
_CREDIT = pattern(  # what may stand in the brackets
    rf"[(\[]{_B}(?:"
    rf"(?P<star>\*+)|"
    rf"(?P<pair>(?:\*+|[A-Za-z0-9]{{1,8}}|[A-Z][a-z]+ [A-Z][a-z]+)(?:{_B}[/,|-]{_B}(?:\*+|[A-Za-z0-9]{{1,"
    rf"8}})){{1,5}})|"
    rf"(?P<starred>\*+{_B}/{_B}[A-Za-z][\w .-]{{1,30}})|"
    rf"(?P<site>[A-Za-z][\w-]*(?:\.[A-Za-z]{{2,4}}){{1,2}})|(?P<word>[A-Za-z][A-Za-z-]{{7,19}})|"
    rf"(?P<one>[A-Za-z]{{2,7}}\d{{0,2}}|[a-z]{{1,3}}\d{{1,3}})|"
    rf"(?P<outlet>[A-Za-z][\w .,’'-]{{1,40}}?(?:\.[a-z.]+|,[a-z.,]+)?{_B}/{_B}[A-Za-z][\w .,’'/-]{{2,60}})|"
    rf"(?P<name>[A-Z][\w'’.]+(?:,? [A-Z][\w'’.]*){{1,5}})"
    rf"){_B}[)\]]"
)
_FIGURES = pattern(r"(?<![A-Za-z\d])\d+/|/\d{2,}")
_STARS = pattern(r"(?<![\w*@])\*{1,5}(?=[\s.]*\Z)")
_UNCLOSED = pattern(rf"[(\[]{_B}(?:\*|[a-z]{{2,5}}){_B}/{_B}[a-z]{{2,5}}(?=[\s.]*\Z)")
_NO_CREDIT = word_set(
    "dkk dll dst dsb kg km cm mm ha m ist istimewa dok foto bersambung habis selesai wib wita "
    "wit rp usd persen no yang tamat video"
)
"""Short words in brackets that are no initials."""
_NO_NAME = pattern(
    r"\b(?:Liga|Piala|Indonesia|Kabupaten|Kota|Provinsi|Undang|Badan|Dinas|Kementerian|Partai|Republik|"
    r"Universitas|Negara|Jalan|Desa|Timur|Barat|Utara|Selatan|Tengah|Pusat|"
    r"Advertorial|Grup|Bank|Sumber|Foto|Video|Komisi|Dewan|Lembaga|Komite|Asosiasi|Persatuan|Amerika|"
    r"Inggris|Persero|Tbk|Daerah|Nasional|Program|Pasal|Ayat|Nomor|World|Cup|League|The|of|Super|"
    r"Menteri)\b"
)
_MEDIA = pattern(
    r"\b(?:Tribun|Kompas|Antara|ANTARA|Sumber|Media|News|TRIBUN|com|Xinhua|AFP|Reuters|Jawa Pos|Humas|Kontributor)",
    re.IGNORECASE,
)
_TAIL = 1500


def claim(sheet: Sheet, start: int) -> str | None:
    """The closing mark as written; and what follows it, if that is tags. None where there is none."""
    text = sheet.text
    lines = list(sheet.free_lines(start))
    if not lines:
        return None
    end = lines[-1][1]
    floor = max(start, end - _TAIL, lines[0][0])
    m = _STARS.search(text, max(floor, end - 12), end)
    if m and m.end() >= len(text[:end].rstrip(" .")):
        return _take(sheet, m.start(), end, m[0])
    m = _UNCLOSED.search(text, max(floor, end - 30), end)
    if m:
        return _take(sheet, m.start(), end, m[0])
    found = None
    for m in _CREDIT.finditer(text, floor, end):
        if not _is_credit(text, m, lines, end):
            continue
        rest = text[m.end() : end].strip(" .\n\u00a0*")
        if not rest:
            found = m
            break
        if (_strong(m) and _next_line(text, m.end())) or ((_strong(m) or m["one"]) and _like_tags(rest)):
            found = m
            if _like_tags(rest):
                break
    if found is None:
        return None
    rest_start = found.end()
    while rest_start < end and text[rest_start] in " .\n\u00a0":
        rest_start += 1
    if rest_start < end and _like_tags(text[rest_start:end].strip()):
        sheet.claim(rest_start, end, "aside", "tags")
    return _take(sheet, found.start(), min(rest_start, end), found[0])


def _take(sheet: Sheet, start: int, end: int, credit: str) -> str:
    sheet.claim(start, start + len(credit), "credit", "closing-mark")
    if not any(c.isalnum() for c in sheet.text[start + len(credit) : end]):
        sheet.claim(start + len(credit), end, "mark", "closing-mark")
    return " ".join(credit.split())


def _next_line(text: str, end: int) -> bool:
    """Does the line end here?"""
    return not text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1].strip(" .\u00a0")


def _strong(m: re.Match[str]) -> bool:
    """Shapes that are nothing else wherever they stand."""
    return bool(m["star"] or (m["pair"] and ("*" in m[0] or "/" in m[0])))


def _is_credit(text: str, m: re.Match[str], lines: list[tuple[int, int]], end: int) -> bool:
    before = text[max(0, m.start() - 40) : m.start()].rstrip(" \u00a0")
    own_line = not before or before.endswith("\n")
    after_sentence = own_line or before[-1] in ".!?\"”’'…*)]"
    inside = m[0][1:-1].strip()
    rest = text[m.end() : end].strip(" .\n\u00a0*")
    last = not rest
    if m["star"]:
        return True
    if m["pair"]:
        if re.fullmatch(r"[\d/,|\s-]+", inside) or (
            "*" not in inside and "/" not in inside and not (after_sentence and last)
        ):
            return False
        if any(c.isdigit() for c in inside) and not any(c.islower() for c in inside):
            return False
        parts = [p.strip() for p in re.split("[/,|-]", inside)]
        if "*" in inside or (
            all(p.islower() or not p for p in parts) and "/" in inside and max(map(len, parts)) <= 5
        ):
            return after_sentence or last or own_line
        return after_sentence and max(map(len, parts)) <= 20
    if m["one"]:
        if inside.lower() in _NO_CREDIT:
            return False
        if not (last or own_line):
            return (
                inside.islower()
                and len(inside) <= 4
                and _ends(before)
                and len(rest) <= 150
                and _like_tags(rest)
            )
        if m[0][0] == "[":
            return last
        if inside.islower() or (any(c.isdigit() for c in inside) and inside[0].islower()):
            return after_sentence or (last and len(inside) <= 4)
        ended = own_line or _ends(before)
        return after_sentence and last and (ended or len(inside) <= 6) and not _closes_sentence(text, m)
    if m["site"] or m["starred"]:
        return after_sentence and last
    if m["word"]:
        named = (
            inside.lower() == "advertorial"
            or bool(_MEDIA.match(inside))
            or (inside.istitle() and not _NO_NAME.search(inside))
        )
        return named and last and (own_line or _ends(before)) and not _closes_sentence(text, m)
    if m["outlet"]:
        return after_sentence and last and not _FIGURES.search(inside)
    return (
        after_sentence
        and last
        and len(inside) >= 5
        and not _NO_NAME.search(inside)
        and not _closes_sentence(text, m)
        and (own_line or before[-1] in '.!?"”')
    )


def _ends(before: str) -> bool:
    return before.endswith((".", "!", "?", '"', "”"))


def _closes_sentence(text: str, m: re.Match[str]) -> bool:
    """A bracket after an abbreviation's full stop, with the sentence going on to its own full stop."""
    before = text[max(0, m.start() - 8) : m.start()].rstrip()
    return bool(re.search(r"\b[A-Z][a-z]{0,3}\.$", before)) and text[m.end() : m.end() + 1] == "."


def _like_tags(rest: str) -> bool:
    """Words without sentences: one short line after another, or a run of them."""
    rest = rest.strip()
    if not rest or len(rest) > 700:
        return not rest
    lines = [line.strip() for line in rest.split("\n") if line.strip()]
    if any(
        len(line) > 220 or re.search(r"[.!?][\"”]?(?:\s|$)|\d\. ", line) or line[0] in '"“•-'
        for line in lines
    ):
        return False
    if len(lines) > 1:
        return all(len(line) <= 60 for line in lines)
    return "," not in lines[0] or len(lines[0].split()) <= 30


def names_of_credit(credit: str) -> list[str]:
    """Full names that stand in a closing mark: "(Outlet.com/Rina Wijaya)", "(Rina Wijaya)"."""
    m = _CREDIT.fullmatch(credit)
    if not m:
        return []
    if m["outlet"]:
        names = m["outlet"].split("/", 1)[1]
        return [
            n
            for n in names_in(names)
            if " " in n and not _NO_NAME.search(n) and not re.search(r"\.\w{2,}$", n) and not _MEDIA.search(n)
        ]
    if m["name"]:
        people = [p.strip() for p in m["name"].split(",")]
        people = (
            people[-1:]
            if len(people) > 1 and re.search("Kontributor|Wartawan|Reporter", people[0])
            else people
        )
        return [n for n in people if " " in n and not _MEDIA.search(n)]
    return []
