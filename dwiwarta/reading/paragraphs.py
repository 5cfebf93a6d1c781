"""The body's paragraphs: lines that a link or a bold word broke are joined, texts that lost their line breaks are cut.

Nothing is dropped: every free stretch of the sheet ends up in a paragraph, or is a mark without letters.
"""

from __future__ import annotations

from typing import NamedTuple

from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Sheet, tidy

_ENDS = pattern(r"[.!?…:;][\"”’')\]*]*$|[\"”)\]]$")
_LIST_ITEM = pattern(r"(?:[•·▪◦‣*>✓✔-]|\d{1,3}[.)]|[a-z][.)])\s")
_CONTINUES = frozenset(",.;:!?)”’%")
_UNFINISHED = pattern(
    r"(?:[a-z,&]|\b(?:PT|CV|RS|SD|SMP|SMA|SMK|Jl\.?|Dr\.?|dr\.|Prof\.?|Kombes|AKBP|AKP|Kompol|Iptu|Ipda|"
    r"Brigjen|Irjen|Bripka|Komjen|Presiden|Menteri|Gubernur|Bupati|Wali|Kota|Direktur|Ketua|Kepala|"
    r"Pak|Bu|Mas))$"
)
_FLATTENED = 700
_SURELY_FLATTENED = 1600
"""A line longer than this has lost its paragraphs: the first in texts of one or two lines, the second anywhere."""
_ENOUGH = 330
"""Paragraphs are cut near this length where nothing else decides."""
_ABBREVIATION = pattern(
    r"\b(?:[A-Z]|[Dd]r|[Pp]rof|[Dd]rs|[Dd]ra|drg|Ir|Hj?|KH|HM|No|Jl|Jln|PT|CV|St|Tbk|Sp|Kab|Kec|Kel|Moh|"
    r"Muh|Mohd|Ach|Abd|Sdr|RW|RT|Pol|Purn|Ny|Tn|Bpk|[Ss]dri|Rp|dll|dkk|dsb|Ph|B\.V|hal|vs|"
    r"[SM]\.\w{1,4}(?:\.\w{1,4})*|Inc|Ltd|Co|Mr|Mrs|Ms|Jr|Sr|approx|tgl|tel|ext|Gg|Ds|Dsn|Kol|Letkol|"
    r"Mayjen|Brigjen|Kapt|Lettu|Serka|a\.n|u\.p|s\.d|d\.a|Yth)\.$"
)
_STOP = pattern(
    r"[.!?][\"”’')]*[ \u00a0]+(?=[A-Z\"“‘'(\d])|(?<=[a-z]{3})\.(?=[A-Z][a-z]{3})|[.,!?][\"”](?=[A-Z“\"])"
)
_DOMAIN = pattern(r"(?:Com|Co|Id|Net|Org)\b")


class Paragraph(NamedTuple):
    text: str
    """White space collapsed."""
    start: int
    end: int


def read(sheet: Sheet, start: int) -> list[Paragraph]:
    """The paragraphs of everything that is free after `start`."""
    lines = [(a, b) for a, b in sheet.free_lines(start)]
    paragraphs: list[Paragraph] = []
    for group in _joined(sheet, lines):
        text = _glue(sheet.text, group)
        if len(group) == 1 and len(text) > (_FLATTENED if len(lines) <= 3 else _SURELY_FLATTENED):
            paragraphs += _cut(sheet.text, *group[0])
        else:
            paragraphs.append(Paragraph(text, group[0][0], group[-1][1]))
    return paragraphs


def _joined(sheet: Sheet, lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Lines in groups that belong to one paragraph."""
    text = sheet.text
    groups: list[list[tuple[int, int]]] = []
    for i, (a, b) in enumerate(lines):
        line = text[a:b]
        if not any(c.isalnum() for c in line) and not _quote_mark(line):
            if groups and line[0] in _CONTINUES:
                groups[-1].append((a, b))
            else:
                sheet.claim(a, b, "mark", "ornament")
            continue
        if groups and _goes_on(text, groups[-1], line, a, lines[i + 1 : i + 2]):
            groups[-1].append((a, b))
        else:
            groups.append([(a, b)])
    return groups


def _quote_mark(line: str) -> bool:
    return line.strip() in ("“", "”")


def _goes_on(
    text: str, group: list[tuple[int, int]], line: str, start: int, following: list[tuple[int, int]]
) -> bool:
    """Does this line continue the paragraph before it?"""
    first = text[slice(*group[0])]
    before = text[slice(*group[-1])]
    if line[0] in _CONTINUES and not _LIST_ITEM.match(line):
        return True
    if _LIST_ITEM.match(line) or _ENDS.search(before):
        return False
    if line[0].islower():
        return not _LIST_ITEM.match(first) or len(line) > 40
    gap = text[group[-1][1] : start]
    if gap.count("\n") > 1 or len(gap.strip()) > 0:
        return False
    if before.endswith((",", "(", "“", "‘")) or (_UNFINISHED.search(before) and len(before) < 3):
        return True
    unfinished = bool(_UNFINISHED.search(before))
    short = len(line) <= 45 and not _ENDS.search(line)
    if short and following:
        after = text[slice(*following[0])]
        if after[0].islower() or after[0] in _CONTINUES:  # a linked name between two pieces of a sentence
            return unfinished or len(group) > 1 or (before[-1].isalnum() and len(before) > 60)
    if len(group) > 1 and unfinished:
        return True
    return (len(before) <= 2 and before.isupper()) or (
        unfinished and before[-1].isupper() and len(before) > 20
    )


def _glue(text: str, group: list[tuple[int, int]]) -> str:
    if len(group) == 1:
        return tidy(text[slice(*group[0])])
    whole = ""
    previous = ""
    for a, b in group:
        piece = tidy(text[a:b])
        if whole and piece:
            torn = len(previous) == 1 and previous.isupper() and piece[0].islower()
            if not (torn or piece[0] in _CONTINUES or whole[-1] in "(“‘"):
                whole += " "
        whole += piece
        previous = piece
    return whole


def _cut(text: str, start: int, end: int) -> list[Paragraph]:
    """A run of text in paragraphs: at sentences, a quotation staying with the words that name its speaker."""
    sentences = _sentences(text, start, end)
    paragraphs: list[Paragraph] = []
    first = start
    for i, (a, b) in enumerate(sentences):
        if i + 1 == len(sentences):
            break
        following = text[sentences[i + 1][0] : sentences[i + 1][1]]
        length = b - first
        quote_next = following[0] in "\"“‘'"
        quote_here = text[a] in '"“‘”'
        if (
            (quote_next and not quote_here and length > 80)
            or (quote_here and (not quote_next or length > 150))
            or length >= _ENOUGH
        ):
            paragraphs.append(Paragraph(tidy(text[first:b]), first, b))
            first = sentences[i + 1][0]
    paragraphs.append(Paragraph(tidy(text[first:end]), first, end))
    return paragraphs


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of sentences; never cut inside a quotation, behind an abbreviation or inside a domain."""
    found = []
    first = start
    straight = 0
    curly = 0
    seen = start
    for m in _STOP.finditer(text, start, end):
        straight += text.count('"', seen, m.end())
        curly += text.count("“", seen, m.end()) - text.count("”", seen, m.end())
        seen = m.end()
        if (straight % 2 or curly > 0) and m.end() - first < 900:
            continue
        straight, curly = 0, 0
        if m[0][0] == "." and (
            _ABBREVIATION.search(text, max(start, m.start() - 12), m.start() + 1)
            or _DOMAIN.match(text, m.end())
        ):
            continue
        stop = m.start() + len(m[0].rstrip(" \u00a0"))
        found.append((first, stop))
        first = m.end()
    if first < end:
        found.append((first, end))
    return found or [(start, end)]
