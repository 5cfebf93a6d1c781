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
    "The article is kept back and sent nowhere until the header says sensitive: {kind}, or sensitive: cleared if it may go out.",
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


_I = re.IGNORECASE
_TRIGGER = re.compile(
    r"cabul|perkosa|rudapaksa|asusila|seksual|setubuh|sodomi|bunuh diri|gantung diri|akhiri hidup|di bawah umur|dibawah umur|anak|tahun|pelajar|siswa|bocah|santri|remaja|gadis|balita|bayi|melompat|inses|kekerasan terhadap",
    _I,
)
_SEXUAL = re.compile(
    r"\b(?:di|pen|men)?cabul[ia]?(?:i|an|kan)?\b|\bpencabulan\b|\b(?:di|mem|pem)?perkosa(?:an|i)?\b|\bpemerkosa(?:an)?\b|\brudapaksa\b|\bdirudapaksa\b|\b(?:tindak|perbuatan|tindakan) asusila\b|"
    r"\b(?:kekerasan|pelecehan|pelecehan secara|eksploitasi|kejahatan|predator) seksual\b|\b(?:di|me|per)?n?y?setubuh[ia](?:n|nya)?\b|\bpersetubuhan\b|\bmenyetubuhi\b|\bsodomi\b|\bdisodomi\b|\binses\b|\bdilecehkan\b",
    _I,
)
_SUICIDE = re.compile(
    r"\b(?:bunuh diri|gantung diri|gandir|bundir|(?:meng|di)?akhiri hidup(?:nya)?|menghabisi nyawanya sendiri|percobaan bunuh diri)\b",
    _I,
)
_NOT_SUICIDE = re.compile(
    r"\b(?:bom|drone|pesawat nirawak|serangan|pelaku bom|gol|misi|rompi|pembom|bomber) bunuh diri\b|\bpencegahan bunuh diri\b",
    _I,
)
_UNDERAGE = re.compile(
    r"\b(?:anak|perempuan|gadis|remaja|korban|pelajar|siswi?|pelaku|tersangka|bocah)?\s*(?:yang )?(?:masih )?di ?bawah umur\b|\banak (?:yang )?berhadapan dengan hukum\b|\bABH\b|\banak berkonflik dengan hukum\b",
    _I,
)
_AGE = re.compile(
    r"(?:\((\d{1,2})(?: ?(?:tahun|thn|th))?\)|\b(?:berusia|usia|umur|berumur) (\d{1,2})(?: ?(?:tahun|thn|th))?\b(?! (?:ke atas|hingga|sampai|-))|, (\d{1,2}) tahun\b|\b(?:bocah|siswi|siswa|remaja|anak|pelajar|balita|gadis|santri|santriwati) (\d{1,2}) tahun\b)"
)
_CHILD = re.compile(
    r"\b(?:bocah|balita|bayi|(?:seorang )?(?:pelajar|siswi|siswa|santri(?:wati)?)(?: (?:SD|SMP|SMA|SMK|MTs|MA|MI|TK|kelas))?|remaja|anak (?:kandung|tiri|laki-laki|perempuan|asuh|korban|SD|SMP)|gadis)\b",
    _I,
)
_CRIME = re.compile(
    r"\b(?:tersangka|terdakwa|terduga pelaku|pelaku|korban (?:penganiayaan|pengeroyokan|pembunuhan|pencurian|kekerasan|perundungan|bullying|penculikan|perdagangan)|dianiaya|penganiayaan|pengeroyokan|dikeroyok|dibunuh|"
    r"pembunuhan|ditikam|ditusuk|dibacok|perundungan|bullying|penculikan|diculik|dibuang|tawuran|begal|narkoba|sabu|ditangkap|diamankan|divonis|KDRT|disiksa|penyiksaan|prostitusi|perdagangan orang|TPPO|kekerasan)\b",
    _I,
)
_ALIAS = re.compile(r"\b[A-Z]{1,4} alias [A-Z]\w+")
_PUBLIC_TALK = re.compile(
    r"\b(?:sosialisasi|penyuluhan|edukasi|seminar|raperda|perda|undang-undang|RUU|permendik\w+|satgas|kampanye|webinar|pelatihan|workshop|perlindungan anak|pencegahan|mencegah|antisipasi|cegah|modus baru|panduan|film|novel|drama|sinetron|serial|buku|lagu)\b",
    _I,
)


def propose(sheet: Sheet, stretches: list[tuple[int, int]]) -> Proposal | None:
    """The first and gravest reason in headline, dek and body, with its words and line."""
    text = sheet.text
    if not any(_TRIGGER.search(text, a, b) for a, b in stretches):
        return None
    sexual = _all(_SEXUAL, text, stretches)
    suicide = [m for m in _all(_SUICIDE, text, stretches) if not _covered(_NOT_SUICIDE, text, m)]
    underage = _all(_UNDERAGE, text, stretches)
    crimes = _all(_CRIME, text, stretches)
    minors = [
        m for m in _all(_AGE, text, stretches) if _minor_age(m) and _near(m, crimes + sexual + suicide, 420)
    ]
    children = [m for m in _all(_CHILD, text, stretches) if _near(m, crimes, 110)]
    talk = len(_all(_PUBLIC_TALK, text, stretches))
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


def _minor_age(m: re.Match[str]) -> bool:
    return any(g and int(g) < 18 for g in m.groups())


def _near(m: re.Match[str], others: list[re.Match[str]], reach: int) -> bool:
    return any(abs(o.start() - m.start()) <= reach for o in others)


def _say(sheet: Sheet, kind: Matter, found: list[re.Match[str]]) -> Proposal:
    words = ", ".join(dict.fromkeys(f"“{' '.join(m[0].split())}”" for m in found[:6]))
    first = found[0]
    span = sheet.span(first.start(), first.end())
    return Proposal(
        kind,
        SENSITIVE.at(span, excerpt=sheet.line_of(first.start()), matter=_SAYS[kind], words=words, kind=kind),
    )
