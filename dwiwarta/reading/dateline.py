"""The dateline: "OUTLET - PLACE -", "PLACE, OUTLET -", "Place (OUTLET) -", "Place -" and their relatives.

Every dash in the first hundred characters of a candidate is tried: what stands before it is cut at commas, bars and
brackets, and each part must be an outlet, a place or a date. So the shapes need not be listed one by one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.reading.names import RUBRIC, TLD, known_place, like_a_place, outlet_rule
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Sheet

if TYPE_CHECKING:
    from dwiwarta.model import Outlet

_WIDTH = 110
_DASH = pattern(
    r"[ \u00a0\t\u200b\ufeff]*(?:\n[ \u00a0\t]*)?(?:-{1,3}|[–—―‒‐‑−])(?:[ \u00a0\t]*[-–—])?(?P<after>[ \u00a0\t]*\n?)"
)
_IN_DOMAIN = pattern(rf"[\w-]{{2,20}}\.{TLD}\b", re.IGNORECASE)
"""What follows the hyphen in "TRIBUN-MEDAN.com"."""
_SENTENCE_END = pattern(r"[.!?][\"”’)]?[ \n](?![A-Z]{2,}|[Cc][Oo]|[Ii][Dd]|com)|[;“”\"?!]")
_PART = pattern(r"[^,|/•()\[\]\n]+")
_MONTH = r"(?:Jan|Feb|Peb|Mar|Apr|Mei|Jun|Jul|Agu|Ags|Sep|Okt|Nov|Nop|Des)[a-z]*"
_DATE = pattern(
    rf"(?:(?:Senin|Selasa|Rabu|Kamis|Jum[’'‘]?at|Sabtu|Minggu|Ahad) *)?\(? *\d{{1,2}}(?:[ /.-]+(?:{_MONTH}|"
    rf"\d{{1,2}}))?(?:[ /.-]+\d{{2,4}})? *\)?|"
    r"(?:Senin|Selasa|Rabu|Kamis|Jum[’'‘]?at|Sabtu|Minggu|Ahad)"
)
_INLINE = pattern(
    rf"(?<=[\s.!?”\"’)])(?:[A-Z][\w.-]*?\.(?i:{TLD})\b|[A-Z][A-Z0-9-]+ {TLD.upper()}\b|[A-Z][A-Z]{{3,}}(?: "
    rf"[A-Z]{{3,}}){{0,2}}(?= *[,–—-])|[A-Z][\w ,]{{2,40}}\((?:ANTARA|Antara))",
)
_AFTER_PREPOSITION = pattern(
    r"\b(?:kepada|dari|oleh|di|ke|situs|laman|dikutip|melansir|dilansir|redaksi|wartawan|tim|pada|dan|"
    r"dengan|untuk|media|akun|via|melalui|portal|dihubungi|ditemui|yang|Laporan \w+|Reporter)[ \n]*$"
)


class Dateline(NamedTuple):
    start: int
    end: int
    """After the dash; the first paragraph begins here or after blanks."""
    outlet: tuple[int, int] | None
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    rubric: tuple[int, int] | None
    rule: str
    outlet_rule: str | None
    """As `names.outlet_rule` says it."""


def find(sheet: Sheet, start: int, outlets: tuple[Outlet, ...]) -> Dateline | None:
    """The dateline of a text whose headline ends at `start`, or None."""
    lines = []
    for line in sheet.free_lines(start, min(len(sheet.text), start + 3000)):
        lines.append(line)
        if len(lines) == 14:
            break
    for number, (a, b) in enumerate(lines):
        found = _at(sheet.text, a, first=number == 0, outlets=outlets)
        if found and (found.outlet or found.rubric or _weak_fits(sheet, found, lines[:number])):
            return found
        if number < 4 and b - a > 60:
            found = _inside(sheet.text, a, min(b, start + 1800), outlets)
            if found:
                return found
    return None


def _weak_fits(sheet: Sheet, found: Dateline, before: list[tuple[int, int]]) -> bool:
    """A dateline with only a place is believed on the first line, or below a short one if the place is known."""
    if not before:
        return True
    if len(before) > 2 or sum(b - a for a, b in before) > 500 or not found.place:
        return False
    place = sheet.text[slice(*found.place)]
    return known_place(place) and (place.isupper() or bool(found.date) or sheet.text[found.place[1]] == "\n")


def _inside(text: str, start: int, end: int, outlets: tuple[Outlet, ...]) -> Dateline | None:
    """A dateline inside a line, after a caption or a reporter's name; only one with an outlet is believed there."""
    for m in _INLINE.finditer(text, start, end):
        before = text[max(start, m.start() - 40) : m.start()]
        if _AFTER_PREPOSITION.search(before):
            continue
        found = _at(text, m.start(), first=False, outlets=outlets)
        if found and found.outlet and found.outlet_rule != "misspelt" and found.end > found.outlet[1]:
            rest = text[found.end : found.end + 40].lstrip()
            glued = (
                not text[found.end - 1].isspace()
                and "-" in text[found.outlet[1] : found.end]
                and not found.place
            )
            if rest and (rest[0].isupper() or rest[0] in "\"“‘'”" or rest[0].isdigit()) and not glued:
                return found
    return None


def _at(text: str, start: int, *, first: bool, outlets: tuple[Outlet, ...]) -> Dateline | None:
    """The dateline that begins here."""
    while start < len(text) and text[start] in "\u200b\u200c\u200d\ufeff\u2060>* ":
        start += 1
    head = text[start : start + _WIDTH + 20]
    best: Dateline | None = None
    for dash in _DASH.finditer(head, 0, _WIDTH):
        if not dash.start():
            return None
        if _IN_DOMAIN.match(head, dash.end()) and dash[0] == "-":
            continue
        left = head[: dash.start()]
        if left.count("\n") > 3 or _SENTENCE_END.search(left):
            break
        glued = _is_glued(head, dash)
        if best is not None:
            if best.place is None and best.outlet:
                longer = _place_after(text, best, start + dash.start(), start + dash.end())
                if longer:
                    return longer
            if best.outlet is None and best.place:
                longer = _outlet_between(text, best, start + dash.start(), start + dash.end(), outlets)
                if longer:
                    return longer
            again = _parts(text, start, start + dash.start(), start + dash.end(), glued, first, outlets)
            if (
                again
                and (again.outlet or again.place)
                and again.start == start
                and not glued
                and best.rule != "done"
            ):
                best = again
            break
        best = _parts(text, start, start + dash.start(), start + dash.end(), glued, first, outlets)
        if best is None and len(left) > 90:
            break
    if best is None or (best.place is None and best.outlet):
        dashless = _without_dash(text, start, outlets, best)
        if dashless:
            return dashless
    if best and best.place is None and best.outlet:
        return _place_and_stop(text, best) or best
    if best and best.place and best.outlet is None and best.rubric is None:
        return _outlet_and_text(text, best, outlets) or best
    return best


def _is_glued(head: str, dash: re.Match[str]) -> bool:
    """A lone hyphen between two letters: part of a word more often than the end of a dateline."""
    sign = dash[0].strip()
    return sign in ("-", "‐", "‑") and dash[0] == sign and head[dash.end() : dash.end() + 1].isalnum()


def _parts(
    text: str, start: int, stop: int, end: int, glued: bool, first: bool, outlets: tuple[Outlet, ...]
) -> Dateline | None:
    """What stands before a dash, taken apart; None if any part is neither outlet, place nor date."""
    outlet = place = date = rubric = None
    why = None
    pieces: list[tuple[int, int, str]] = []
    for m in _PART.finditer(text, start, stop):
        piece = m[0].strip(" \t\u00a0\u200b:")
        if piece:
            a = m.start() + len(m[0]) - len(m[0].lstrip(" \t\u00a0\u200b:"))
            pieces.append((a, a + len(piece), " ".join(piece.split())))
    if len(pieces) == 1 and (blank := _OUTLET_BLANK_PLACE.fullmatch(pieces[0][2])) and known_place(blank[2]):
        a, b, _ = pieces[0]  # "Tribunjogja.com BANTUL --": the comma was lost
        cut = text.index(blank[2].split()[0], a + len(blank[1]))
        pieces = [(a, a + len(blank[1]), blank[1]), (cut, b, blank[2])]
    if not 1 <= len(pieces) <= 4:
        return None
    for a, b, piece in pieces:
        if (
            outlet is None
            and (reason := outlet_rule(piece, outlets))
            and not (reason == "misspelt" and known_place(piece))
        ):
            outlet, why = (a, b), reason
        elif date is None and _DATE.fullmatch(piece):
            date = (a, b)
        elif rubric is None and len(pieces) == 1 and RUBRIC.fullmatch(piece):
            rubric = (a, b)
        elif like_a_place(piece) and (
            place is None or (place[1] >= a - 3 and "\n" not in text[place[1] : a])
        ):
            place = (place[0] if place else a, b)
        else:
            return None
    if outlet is None and place is not None and len(pieces) == 2 and date is None:
        place, rubric = _filer(pieces, place)
    line = Dateline(start, end, outlet, place, date, rubric, _name(outlet, place), why)
    if outlet:
        if glued and why == "media-word" and not place:
            return None
        return line
    if rubric and not place:
        return line if first and not glued else None
    return line if place and _place_alone_fits(text, line, stop, glued, first) else None


def _filer(
    pieces: list[tuple[int, int, str]], place: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """ "Malang, Diskominfo –": one part is a known place, the other an office that filed the text and no outlet."""
    (a, b, one), (c, d, two) = pieces
    if known_place(one) and not known_place(two) and " " not in two:
        return (a, b), (c, d)
    if known_place(two) and not known_place(one) and " " not in one and one.lower() != two.lower():
        return (c, d), (a, b)
    return place, None


def _name(outlet: tuple[int, int] | None, place: tuple[int, int] | None) -> str:
    if outlet and place:
        return "dateline-outlet-place" if outlet < place else "dateline-place-outlet"
    return "dateline-outlet" if outlet else "dateline-place"


def _place_alone_fits(text: str, line: Dateline, stop: int, glued: bool, first: bool) -> bool:
    """Without an outlet the place must be known, or be written in capitals as only datelines are."""
    assert line.place
    a, b = line.place
    name = " ".join(text[a:b].split())
    parts = [p.strip() for p in re.split("[,/|]", name)]
    known = known_place(parts[0]) or known_place(name)
    following = text[line.end : line.end + 20].lstrip()[:1]
    if not following or following.islower() or (glued and following.isdigit()):
        return "\n" in text[stop : line.end] and known
    if known:
        if name.isupper() or line.date or "\n" in text[stop : line.end]:
            return True
        return not glued and (
            known_place(parts[0], district=False) or len(parts) > 1 or (first and len(name) > 4)
        )
    if glued or len(parts) > 1 or not first or not all(map(str.strip, parts)):
        return False
    words = name.split()
    if name.isupper() and len(words) <= 3 and len(name) >= 4:
        return not RUBRIC.match(name)
    alone = text[stop : line.end].count("\n") == 2  # detik: place, dash and text each on a line
    return alone and len(words) == 1


def _place_after(text: str, line: Dateline, stop: int, end: int) -> Dateline | None:
    """OUTLET - PLACE -: the place between the first dash and the next."""
    piece = text[line.end : stop]
    name = " ".join(piece.split())
    if not name or len(name) > 40 or not like_a_place(name.replace(",", "")):
        return None
    if not (name.isupper() or known_place(name.split(",")[0])):
        return None
    a = line.end + len(piece) - len(piece.lstrip())
    b = stop - len(piece) + len(piece.rstrip())
    following = text[end : end + 20].lstrip()[:1]
    glued = text[stop:end] == "-" and following.isalnum()
    if glued and not known_place(name):
        return None
    return line._replace(end=end, place=(a, b), rule="dateline-outlet-place")


def _outlet_between(
    text: str, line: Dateline, stop: int, end: int, outlets: tuple[Outlet, ...]
) -> Dateline | None:
    """PLACE - OUTLET -: the outlet between the first dash and the next."""
    piece = text[line.end : stop]
    a = line.end + len(piece) - len(piece.lstrip(" \t\u00a0\n("))
    b = stop - len(piece) + len(piece.rstrip(" \t\u00a0\n)"))
    why = outlet_rule(" ".join(text[a:b].split()), outlets)
    if why not in ("known", "domain", "brand") or (text[stop:end] == "-" and text[end : end + 1].isalnum()):
        return None
    return line._replace(end=end, outlet=(a, b), rule="dateline-place-outlet", outlet_rule=why)


_OUTLET_AND_TEXT = pattern(
    rf"\s*\(?(?P<name>[A-Za-z][\w-]*(?:\.[\w-]+)?\.(?i:{TLD})\b|[A-Z][A-Z0-9]+(?: [A-Z][A-Z0-9]+){{0,3}})"
    r"(?P<mark>\)?[,:|]?)\s+(?=[A-Z“\"])",
)
_LONG_ENOUGH = 8
"""Letters of an outlet's name that is followed by a blank only: a short one may begin the sentence."""


def _outlet_and_text(text: str, line: Dateline, outlets: tuple[Outlet, ...]) -> Dateline | None:
    """PLACE - OUTLET, Text or PLACE - OUTLET Text: a domain, or a spelling that the site knows."""
    m = _OUTLET_AND_TEXT.match(text, line.end)
    if not m:
        return None
    why = outlet_rule(m["name"], outlets)
    sure = bool(m["mark"]) or len(m["name"]) >= _LONG_ENOUGH
    if not ((why == "known" and sure) or ("." in m["name"] and why in ("known", "domain", "brand"))):
        return None
    return line._replace(end=m.end(), outlet=m.span("name"), rule="dateline-place-outlet", outlet_rule=why)


_STOPPED_PLACE = pattern(r"\s*([A-Z][A-Z ]{2,30})\.\s+(?=[A-Z“\"])")


def _place_and_stop(text: str, line: Dateline) -> Dateline | None:
    """OUTLET - PLACE. Text: a known place in capitals with a full stop."""
    m = _STOPPED_PLACE.match(text, line.end)
    if m and known_place(m[1]):
        return line._replace(end=m.end(), place=m.span(1), rule="dateline-outlet-place")
    return None


_OUTLET_FIRST = pattern(rf"([A-Za-z0-9][\w-]*(?:\.[\w-]+)?\.{TLD}|KBRN)(\s*[,|]\s*)", re.IGNORECASE)
_OUTLET_BLANK_PLACE = pattern(rf"([\w-]+\.{TLD}) +([A-Z][\w ]{{2,30}})", re.IGNORECASE)
_BRACKETED = pattern(r"([A-Z][A-Za-z ]{2,30}) ?\(([\w. ]{3,25})\) ?:?\s+(?=[A-Z“\"])")
_COLON = pattern(r"([A-Z][A-Za-z ]{2,30}):\s+(?=[A-Z“\"])")


def _without_dash(
    text: str, start: int, outlets: tuple[Outlet, ...], dashed: Dateline | None
) -> Dateline | None:
    """OUTLET, PlaceText (the dash was lost), OUTLET | PLACE Text, PLACE: Text, OUTLET, PLACE: Text."""
    m = _OUTLET_FIRST.match(text, start)
    if m and (why := outlet_rule(m[1], outlets)):
        place = _leading_place(text, m.end())
        if place:
            end = place
            while text[end : end + 1] in (" ", "\u00a0", ":") and text[end : end + 1]:
                end += 1
            return Dateline(start, end, m.span(1), (m.end(), place), None, None, "dateline-no-dash", why)
        return None
    bracketed = _BRACKETED.match(text, start) if dashed is None else None
    if bracketed and known_place(bracketed[1]) and (why := outlet_rule(bracketed[2].strip(), outlets)):
        return Dateline(
            start,
            bracketed.end(),
            bracketed.span(2),
            bracketed.span(1),
            None,
            None,
            "dateline-place-outlet",
            why,
        )
    c = _COLON.match(text, start) if dashed is None else None
    if c and known_place(c[1], district=False):
        return Dateline(start, c.end(), None, c.span(1), None, None, "dateline-place", None)
    return None


def _leading_place(text: str, start: int) -> int | None:
    """Where the known place ends that the text begins with: the longest one that is followed by a capital."""
    head = text[start : start + 45]
    words = re.match(r"[A-Z][A-Za-z.]*(?:[ \u00a0][A-Z][A-Za-z.]*){0,3}", head)
    if not words:
        return None
    whole = words[0]
    for end in range(len(whole), 3, -1):
        before, after = whole[:end], head[end : end + 1]
        if (
            before[-1].isalpha()
            and (not after.isalpha() or after.isupper() or end >= 6)
            and known_place(before, district=not after.isalpha())
        ):
            if after.islower() and before.lower() not in (
                "jakarta",
                "surabaya",
                "bandung",
                "medan",
                "malang",
                "semarang",
                "yogyakarta",
            ):
                continue
            return start + end
    return None
