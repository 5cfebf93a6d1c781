"""The foot of an article: reporters' names, the closing credit "(*/nto)", tags without a label."""

from __future__ import annotations

import re

from dwiwarta.reading.names import DOMAIN, squash
from dwiwarta.reading.sheet import Sheet

_B = r"\s*"
_CREDIT = re.compile(  # what may stand in the brackets
    rf"[(\[]{_B}(?:"
    rf"(?P<star>\*+)|"
    rf"(?P<pair>(?:\*+|[A-Za-z0-9]{{1,8}}|[A-Z][a-z]+ [A-Z][a-z]+)(?:{_B}[/,|-]{_B}(?:\*+|[A-Za-z0-9]{{1,8}})){{1,5}})|"
    rf"(?P<one>[A-Za-z]{{2,7}}\d{{0,2}}|[a-z]{{1,3}}\d{{1,3}})|"
    rf"(?P<outlet>[A-Za-z][\w .,’'-]{{1,40}}?(?:\.[a-z.]+|,[a-z.,]+)?{_B}/{_B}[A-Za-z][\w .,’'/-]{{2,60}})|"
    rf"(?P<name>[A-Z][\w'’.]+(?:,? [A-Z][\w'’.]*){{1,5}})"
    rf"){_B}[)\]]"
)
_STARS = re.compile(r"(?<![\w*@])\*{1,5}(?=[\s.]*\Z)")
_UNCLOSED = re.compile(rf"[(\[]{_B}(?:\*|[a-z]{{2,5}}){_B}/{_B}[a-z]{{2,5}}(?=[\s.]*\Z)")
_NO_CREDIT = frozenset(
    ["red", "dkk", "dll", "dst", "dsb", "kg", "km", "cm", "mm", "ha", "m", "ist", "istimewa", "dok", "foto", "bersambung", "habis", "selesai", "wib", "wita", "wit", "rp", "usd", "persen", "no", "yang", "dan", "tamat", "video"]
)
_NO_NAME = re.compile(
    r"\b(?:Liga|Piala|Indonesia|Kabupaten|Kota|Provinsi|Undang|Badan|Dinas|Kementerian|Partai|Republik|Universitas|Negara|Jalan|Desa|Timur|Barat|Utara|Selatan|Tengah|Pusat|"
    r"Advertorial|Grup|Bank|Sumber|Foto|Video|Komisi|Dewan|Lembaga|Komite|Asosiasi|Persatuan|Amerika|Inggris|Persero|Tbk|Daerah|Nasional|Program|Pasal|Ayat|Nomor|World|Cup|League|The|of|Super|Menteri)\b"
)
_LABEL = re.compile(
    r"(?P<label>(?:Pewarta(?: Foto)?|Penulis|Penyusun|Reporter|Editor|Redaktur|Penyunting|Uploader|Fotografer|Jurnalis|Wartawan|Kontributor|Pengantar|Sumber|Source|Via|Teks|Foto|Oleh|"
    r"PEWARTA|PENULIS|REPORTER|EDITOR|REDAKTUR|Laporan|Publisher|Disunting(?: kembali)? oleh|Ditulis oleh|Diedit oleh|Diterjemahkan oleh))(?:[ \u00a0]*[:|/]|(?<=oleh)(?=[ \u00a0]))[ \u00a0]*\n?[ \u00a0]*"
)
_NAME_WORD = r"(?:[A-Z][\w’'`]*(?:[-.’'][A-Z]?[\w’']+)*\.?)"
_NAMES = re.compile(
    rf"(?:(?:Dr|Drs|Ir|Prof|H|Hj|KH|dr)\.? +)*{_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}|[ \u00a0](?:bin|binti|al|el|van|de|von)(?= )){{0,4}}"
    rf"(?:[ \u00a0]*(?:/|,|&|;|\||(?:dan|and) )[ \u00a0]*{_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{0,4}}){{0,4}}"
)
_DEGREE = re.compile(
    r"(?:,|\s)+(?:S\.?(?:H|E|T|Pd|Sos|Kom|Si|Ag|I\.?Kom|Hum|Ked|IP|Ip|Psi|P)|M\.?(?:H|M|Pd|Si|Kom|Sc|A|Ag|Hum|I\.?Kom|T|P|Eng)|Ph\.?D|MBA|MAB?|MM|SH|SE|Lc|Amd|A\.Md)\.?(?=$|[\s,/])"
)
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Editor|Pewarta|Reporter|Penulis|Uploader|Redaktur|Publisher|Sumber|Foto|Penyunting|COPYRIGHT|Copyright)\b)"
)
_TAIL = 1500


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


_NOT_PEOPLE = re.compile(
    r"(?:antara|tempo|kompas|detik|tribun|reuters|afp|bbc|cnn|youtube|instagram|facebook|tiktok|twitter|wikipedia|google|republika|liputan|okezone|sindo|viva|humas|kominfo|kementerian|"
    r"dinas|polres|polda|pemkab|pemkot|pemprov|redaksi|admin|tim|istimewa|berbagai|bmkg|bps|dok|rilis|jawa pos|radar|media|news|com|website|situs|data|record|the)\b",
    re.IGNORECASE,
)


def claim_labelled(sheet: Sheet, start: int, before: list[str]) -> list[str]:
    """ "Pewarta: A Editor: B" at the foot; names in order without those known `before`, labels set aside."""
    text = sheet.text
    names: list[str] = []
    floor = max(start, _tail_start(sheet, 900))
    after = -1
    for m in _LABEL.finditer(text, floor):
        if not sheet.free(m.start(), m.start() + 1) or not (
            _label_fits(text, m, floor, after) or _after_claim(sheet, m.start())
        ):
            continue
        label = m["label"].lower()
        got = _NAMES.match(text, m.end())
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
        inner = _LABEL.search(text, got.start(), stop + 12)
        if inner and inner.start() > got.start():
            stop = min(stop, inner.start())
        raw = text[got.start() : stop]
        people = names_in(raw)
        if label in ("sumber", "source", "via", "foto", "teks", "oleh", "laporan") and (
            _NOT_PEOPLE.search(raw)
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
            _claim_people(sheet, got.start(), stop, people, [*before, *names], "labelled-name")
            names += [p for p in people if p not in names and p not in before]
        else:
            sheet.claim(got.start(), stop, "aside", "byline-label")
        after = stop
    return names


def _claim_people(
    sheet: Sheet, start: int, end: int, people: list[str], known: list[str], rule: str
) -> None:
    """Claims the names; what stands around them (degrees, "dan") and a name that comes again is set aside."""
    at = start
    for person in people:
        found = sheet.text.find(person, at, end)
        if found >= 0 and person not in known:
            at = found + len(person)
            sheet.claim(found, at, "byline", rule)
    sheet.claim(start, end, "aside", "byline-label")


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


def claim_credit(sheet: Sheet, start: int) -> str | None:
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
        if _strong(m) and (_like_tags(rest, text, m.end()) or _next_line(text, m.end())):
            found = m
            if _like_tags(rest, text, m.end()):
                break
    if found is None:
        return None
    rest_start = found.end()
    while rest_start < end and text[rest_start] in " .\n\u00a0":
        rest_start += 1
    if rest_start < end and _like_tags(text[rest_start:end].strip(), text, found.end()):
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
    last = not text[m.end() : end].strip(" .\n\u00a0*")
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
        if inside.lower() in _NO_CREDIT or not (last or own_line):
            return False
        if m[0][0] == "[":
            return last
        if inside.islower() or (any(c.isdigit() for c in inside) and inside[0].islower()):
            return after_sentence or (last and len(inside) <= 4)
        return after_sentence and last and (own_line or len(inside) <= 6) and not _closes_sentence(text, m)
    if m["outlet"]:
        return after_sentence and last and not re.search(r"\d{2,}/|/\d{2,}", inside)
    return (
        after_sentence
        and last
        and len(inside) >= 5
        and not _NO_NAME.search(inside)
        and not _closes_sentence(text, m)
        and (own_line or before[-1] in '.!?"”')
    )


def _closes_sentence(text: str, m: re.Match[str]) -> bool:
    """A bracket after an abbreviation's full stop, with the sentence going on to its own full stop."""
    before = text[max(0, m.start() - 8) : m.start()].rstrip()
    return bool(re.search(r"\b[A-Z][a-z]{0,3}\.$", before)) and text[m.end() : m.end() + 1] == "."


def _like_tags(rest: str, text: str, end: int) -> bool:
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


_MEDIA = re.compile(
    r"\b(?:Tribun|Kompas|Antara|ANTARA|Sumber|Media|News|TRIBUN|com|Xinhua|AFP|Reuters|Jawa Pos|Humas|Kontributor)",
    re.IGNORECASE,
)

_HEAD = re.compile(
    r"(?:(?:Laporan|LAPORAN)(?:[ \u00a0]+(?:[Kk]husus|[Ww]artawan|[Ww]artawati|[Rr]eporter|[Kk]ontributor|[Jj]urnalis|[Vv]ideografer|[Cc]itizen|[Rr]eporters?|WARTAWAN|REPORTER|KONTRIBUTOR))*"
    r"(?:[ \u00a0]+(?P<medium>[\w.\- ]{2,40}?))?(?:[ \u00a0]*[,:|]|[ \u00a0][–-](?=[ \u00a0])|(?=\n))\s*|"
    r"(?P<label>(?:Pewarta|Penulis|Reporter|Wartawan|Kontributor|Jurnalis|Oleh|Editor|Penyunting|PENULIS|REPORTER|EDITOR)(?:[ \u00a0]*[:|]|(?<=Oleh)(?=[ \u00a0]))\s*))"
)


def claim_head(sheet: Sheet, start: int, end: int, *, dated: bool) -> list[str]:
    """ "Laporan Wartawan Outlet, Name" above the dateline (or, without one, on the first lines)."""
    text = sheet.text
    names: list[str] = []
    for a, b in list(sheet.free_lines(start, end)):
        for m in _HEAD.finditer(text, a, b):
            if m.start() > a and text[m.start() - 2 : m.start()].rstrip()[-1:] not in (".", "!", "?", '"', "”", ""):
                continue
            if not dated and (m.start() != a or b - a > 160):
                continue
            stop = b if dated or "\n" not in text[m.end() : b] else text.index("\n", m.end())
            got = _NAMES.match(text, m.end(), stop)
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
            _claim_people(sheet, got.start(), got.end(), people, names, "reporter-line")
            sheet.claim(m.start(), got.end(), "aside", "byline-label")
            names += [p for p in people if p not in names]
    return names
