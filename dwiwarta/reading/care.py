"""Matters where publishing may hurt somebody: minors, sexual violence, suicide. The text proposes, a person decides."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity
from dwiwarta.reading.sheet import Sheet

SENSITIVE = Fault(
    "sensitive-proposed",
    Severity.WARNING,
    "{matter} ({words}).",
    "The article is kept back and sent nowhere. When an editor has read it: `sensitive: cleared` in its header lets it "
    "go out, `sensitive: {kind}` keeps it back for good.",
)

Matter = Literal["minor", "sexual", "suicide"]
_SAYS = {
    "minor": "A child may be named in a report of a crime",
    "sexual": "The report is about sexual violence; the victim may be recognised",
    "suicide": "The report is about a suicide",
}


class Proposal(NamedTuple):
    kind: Matter
    diagnostic: Diagnostic


_TRIGGERS = (
    "cabul", "perkosa", "rudapaksa", "asusila", "seksual", "setubuh", "sodomi", "inses", "dilecehkan",
    "bunuh diri", "gantung diri", "gandir", "bundir", "akhiri hidup", "nyawanya sendiri",
    "bawah umur", "dibawah umur", "berhadapan dengan hukum", "berkonflik dengan hukum", "(abh)",
)  # fmt: skip
_SEXUAL = re.compile(
    r"\b(?:(?:di|pen|men)?cabul(?:i|an|kan)?|(?:di|mem|pem)?perkosa(?:an|i)?|pemerkosa(?:an)?|di?rudapaksa|rudapaksa|"
    r"(?:tindak|perbuatan|tindakan|aksi) asusila|(?:kekerasan|pelecehan|eksploitasi|kejahatan|predator) seksual|"
    r"(?:di|per|men?y?)?setubuh(?:i|an)|menyetubuhi|(?:di)?sodomi|inses|dilecehkan)\b"
)
_SUICIDE = re.compile(
    r"\b(?:bunuh diri|gantung diri|gandir|bundir|(?:meng|di)?akhiri hidup(?:nya)?|(?:menghabisi|"
    r"mengakhiri) nyawanya sendiri)\b"
)
_NOT_SUICIDE = re.compile(
    r"\b(?:bom|drone|nirawak|serangan|pelaku bom|gol|misi|rompi|pembom|bomber|pencegahan|mencegah) bunuh diri\b"
)
_UNDERAGE = re.compile(
    r"\b(?:(?:masih )?di ?bawah umur|anak (?:yang )?ber(?:hadapan|konflik) dengan hukum)\b|\(abh\)"
)
_AGE = re.compile(
    r"\((\d{1,2})(?: ?(?:tahun|thn|th))?\)|, (\d{1,2}) tahun\b|"
    r"\b(?:berusia|usia|umur|berumur|bocah|siswi|siswa|remaja|anak|pelajar|balita|gadis|santri|"
    r"santriwati) (\d{1,2}) tahun\b(?! (?:ke atas|lebih|lalu|hingga|sampai))"
)
_CHILD = re.compile(
    r"\b(?:bocah|balita|bayi|pelajar (?:sd|smp|sma|smk|mts)|sisw[ai] (?:sd|smp|sma|smk|mts|kelas)|"
    r"santri(?:wati)?|remaja|"
    r"anak (?:kandung|tiri|asuh|korban|sd|smp)|gadis)\b"
)
_CRIME = re.compile(
    r"\b(?:tersangka|terdakwa|terduga pelaku|pelaku|dianiaya|penganiayaan|pengeroyokan|dikeroyok|dibunuh|"
    r"pembunuhan|ditikam|"
    r"ditusuk|dibacok|perundungan|bullying|penculikan|diculik|tawuran|begal|narkoba|sabu|ditangkap|"
    r"divonis|kdrt|disiksa|"
    r"penyiksaan|prostitusi|perdagangan orang|tppo|kekerasan|curanmor|pencurian)\b"
)
_PUBLIC_TALK = re.compile(
    r"\b(?:sosialisasi|penyuluhan|edukasi|seminar|raperda|perda|undang-undang|ruu|permendik\w+|satgas|"
    r"kampanye|webinar|pelatihan|"
    r"workshop|perlindungan anak|pencegahan|mencegah|antisipasi|cegah|panduan|film|novel|drama|sinetron|"
    r"serial|buku|lagu)\b"
)


def propose(sheet: Sheet, stretches: list[tuple[int, int]]) -> Proposal | None:
    """The first and gravest reason in headline, dek and body, with its words and line."""
    low = sheet.low
    named = any(trigger in low for trigger in _TRIGGERS)
    ages = [m for m in _all(_AGE, low, stretches) if _minor_age(m, sheet.text)]
    children = _all(_CHILD, low, stretches) if not named and not ages else []
    if not (named or ages or children):
        return None
    crimes = _all(_CRIME, low, stretches)
    if not (named or crimes):
        return None
    sexual = _all(_SEXUAL, low, stretches)
    suicide = [m for m in _all(_SUICIDE, low, stretches) if not _covered(_NOT_SUICIDE, low, m)]
    underage = _all(_UNDERAGE, low, stretches)
    minors = [m for m in ages if _near(m, crimes + sexual + suicide, 420)]
    children = [m for m in children if _near(m, crimes, 110)]
    talk = len(_all(_PUBLIC_TALK, low, stretches))
    if suicide and (len(suicide) > 1 or suicide[0].start() < stretches[0][1] or talk < 2) and talk < 5:
        return _say(sheet, "suicide", suicide)
    if sexual and (len(sexual) >= 2 or crimes) and (talk < 3 or len(sexual) + len(crimes) // 2 > talk):
        if underage or minors:
            return _say(sheet, "minor", [*(underage or minors), *sexual])
        return _say(sheet, "sexual", sexual)
    if underage and crimes and (talk < 3 or len(crimes) > talk):
        return _say(sheet, "minor", underage)
    if minors and len(crimes) >= 2 and talk < 6:
        return _say(sheet, "minor", minors)
    if children and len(crimes) >= 4 and talk < 3:
        return _say(sheet, "minor", children)
    return None


def _all(pattern: re.Pattern[str], text: str, stretches: list[tuple[int, int]]) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for a, b in stretches:
        for m in pattern.finditer(text, a, b):
            found.append(m)
            if len(found) > 60:
                return found
    return found


def _covered(pattern: re.Pattern[str], text: str, m: re.Match[str]) -> bool:
    return any(x.end() == m.end() for x in pattern.finditer(text, max(0, m.start() - 25), m.end()))


def _minor_age(m: re.Match[str], text: str) -> bool:
    """Below eighteen; a bare number in brackets only behind a name ("Putra (15)"), not in a list or a law."""
    if not any(g and 0 < int(g) < 18 for g in m.groups()):
        return False
    if m[1] is None or not m[0].endswith(m[1] + ")"):
        return True
    word = re.search(r"(\S+) ?\Z", text[max(0, m.start() - 25) : m.start()])
    return bool(word and word[1][0].isupper() and word[1] not in ("Pasal", "Ayat"))


def _near(m: re.Match[str], others: list[re.Match[str]], reach: int) -> bool:
    return any(abs(o.start() - m.start()) <= reach for o in others)


def _say(sheet: Sheet, kind: Matter, found: list[re.Match[str]]) -> Proposal:
    words = ", ".join(
        dict.fromkeys(f"“{' '.join(sheet.text[m.start() : m.end()].strip(' ,').split())}”" for m in found[:6])
    )
    first = found[0]
    span = sheet.span(first.start(), first.end())
    return Proposal(
        kind,
        SENSITIVE.at(span, excerpt=sheet.line_of(first.start()), matter=_SAYS[kind], words=words, kind=kind),
    )
