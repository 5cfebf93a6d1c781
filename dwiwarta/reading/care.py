"""Matters where publishing may hurt somebody: minors, sexual violence, suicide, people whose identity is protected.
The text proposes, a person decides.

Nothing rests on one word: a word of the matter needs a setting (police, court, a victim), and talk about it
(a seminar, a law, a film) speaks against it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Sheet

SENSITIVE = Fault(
    "sensitive-proposed",
    Severity.WARNING,
    "{matter} ({words}).",
    "The article is kept back and sent nowhere. When an editor has read it: `sensitive: cleared` in its header lets it "
    "go out, `sensitive: {kind}` keeps it back for good.",
)

Matter = Literal["minor", "sexual", "suicide", "other"]
_SAYS = {
    "minor": "A child may be named in a report of a crime",
    "sexual": "The report is about sexual violence; the victim may be recognised",
    "suicide": "The report is about a suicide",
    "other": "The report is about somebody whose identity should be protected",
}


class Proposal(NamedTuple):
    kind: Matter
    diagnostic: Diagnostic


def _words(*alternatives: str) -> re.Pattern[str]:
    return pattern(r"\b(?:" + "|".join(alternatives) + r")\b")


_SEXUAL_TRIGGERS = (
    "cabul", "erkosa", "rudapaksa", "asusila", "seksual", "setubuh", "sodomi", "inses", "lecehkan", "payudara", "bugil",
    "telanjang", "mesum", "syur", "tpks", "raba", "prostitusi", "muncikari", "mucikari", "ekshibisionis", "porno",
    "intip", "dinodai", "menodai", "gauli", "hamili", "remas", "eksibisionis", "kelamin", "kamera tersembunyi",
)  # fmt: skip
_SEXUAL = _words(
    r"(?:di|pen|men|ter)?cabul(?:i|an|kan|inya)?",
    r"(?:di|mem|pem)?perkosa(?:an|i)?",
    r"pe?merkosa(?:an)?|memerkosa",
    r"(?:di)?rudapaksa",
    r"(?:tindak|perbuatan|tindakan|aksi|berbuat|video|foto|konten|kasus) (?:asusila|mesum|cabul)",
    r"(?:kekerasan|pelecehan|eksploitasi|kejahatan|predator|perbudakan|penyimpangan) seks(?:ual)?",
    r"pelecehan (?:terhadap|kepada) (?:siswi|mahasiswi|perempuan|wanita|santri\w*|anak|karyawati|penumpang)",
    r"(?:(?:di|per|men?y?)?setubuh(?:i|an|kan)|menyetubuhi)(?:nya)?",
    r"(?:di|men[gy]?)?sodomi",
    r"inses",
    r"(?:di|me|ter)?lecehkan(?! (?:lambang|agama|profesi|simbol|negara|institusi|nabi|bendera|hukum|martabat bangsa|"
    r"suku))",
    r"begal payudara|(?:di|me)?remas (?:payudara|dada|bokong|pantat|penumpang|tubuh|bagian)|(?:di|meng)?hamili",
    r"(?:foto|video|gambar|rekaman) (?:bugil|telanjang|syur|porno\w*|vulgar|intim)",
    r"(?:di|me)raba(?:-raba)?|(?:mengintip|diintip|intip) .{0,40}mandi",
    r"prostitusi|mun?cikari|eksh?ibisionis(?:me)?|uu tpks|dinodai|menodai(?= (?:anak|gadis|korban))|(?:di|meng?)?gauli",
    r"(?:memamerkan|menunjukkan|memegang|mempertontonkan) (?:alat )?kelamin\w*|pornografi|kamera tersembunyi .{0,40}"
    r"(?:toilet|kamar|mandi|ganti)",
)
_SUICIDE_TRIGGERS = (
    "bunuh diri", "gantung", "gandir", "bundir", "akhiri hidup", "nyawanya sendiri", "lompat", "loncat", "terjun",
    "tabrakkan diri", "nabrakkan diri", "tembak diri", "nembak diri", "tembakkan diri", "nembakkan diri", "racun",
    "pestisida", "nadi", "bakar diri",
)  # fmt: skip
_SUICIDE = _words(
    r"(?:bunuh|gantung) diri|gandir|bundir",
    r"(?:meng|di)?akhiri hidup(?:nya)?(?= (?:dengan|di|karena|lantaran|usai|setelah|akibat|sendiri)|"
    r"nya|[.,;!?\"”\n]|$)",
    r"(?:menghabisi|mengakhiri|merenggut) nyawa(?:nya)? sendiri",
    r"(?:tewas|meninggal(?: dunia)?|ditemukan|jasad\w*|mayat\w*) (?:dalam (?:kondisi|keadaan|posisi) )?(?:\w+ )?"
    r"(?:tergantung|menggantung)(?! pada)",
    r"(?:me)?nabrakkan diri|tabrakkan diri",
    r"(?:me)?(?:nembak|tembak)(?:kan)? diri(?:nya)?(?: sendiri)?",
    r"(?:minum|menenggak|tenggak|meminum|menelan) (?:cairan )?(?:racun|pestisida|obat serangga|herbisida)",
    r"(?:menyayat|mengiris|sayat|iris|memotong) (?:urat )?nadi\w*",
    r"(?:mem)?bakar diri",
)
_LEAP = _words(
    r"(?:me)?(?:lompat|loncat|terjun|menerjunkan diri|terjunkan diri)\w* (?:\w+ ){0,3}?dari (?:atas )?"
    r"(?:jembatan|lantai|gedung|flyover|fly over|atap|tower|menara|apartemen|balkon|tebing|rooftop|hotel)",
    r"(?:me)?(?:lompat|loncat|terjun|menceburkan diri) ke (?:\w+ )?(?:sungai|laut|jurang|sumur|rel|waduk|kali)",
)
_LEAP_SETTING = _words(
    r"depresi|nekat|tewas|meninggal|jasad\w*|surat|wasiat|putus asa|percobaan|mengakhiri|nyawa\w*|diselamatkan|"
    r"digagalkan|menangis|tim sar"
)
_NOT_SUICIDE = pattern(
    r"\b(?:bom|drone|nirawak|serangan|pelaku bom|gol|misi|rompi|pembom|bomber|pencegahan|mencegah|taktik|strategi)"
    r" (?:bunuh|gantung) diri\b"
)
_UNDERAGE = pattern(
    r"\b(?:(?:masih )?di ?bawah umur|anak (?:yang )?ber(?:hadapan|konflik) dengan hukum)\b|\(abh\)|"
    r"\banak[- ]anak? korban\b|\banak korban\b|\banak pelaku\b"
)
_NUMBER = (
    r"\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|"
    r"(?:dua|tiga|empat|lima|enam|tujuh) ?belas"
)
_AGE = pattern(
    r"\((\d{1,2})(?: ?(?:tahun|thn|th))?\)|, (\d{1,2})(?: tahun\b|(?=,))|"
    r"\b(?:berusia|usia(?:nya)?|umur(?:nya)?|berumur|bocah|siswi|siswa|remaja|anak|pelajar|balita|gadis|santri|"
    rf"santriwati|bayi|putri|putra)(?: (?:perempuan|laki-laki|putri|putra))? ({_NUMBER})"
    rf"(?: (?:dan|atau|hingga|sampai|-) (?:{_NUMBER}))? tahun\b(?! (?:ke atas|lebih|lalu|penjara))"
)
_CHILD = _words(
    r"bocah\w*|balita\w*|bayi|abg|murid\w*|cucu(?:nya)?|keponakan(?:nya)?|bayinya",
    r"pelajar|sisw[ai]|santri(?:wati|wan)?|remaja(?: (?:putri|perempuan|pria|laki-laki))?|gadis",
    r"anak (?:kandung|tiri|asuh|angkat|sd|smp|tetangga|perempuan|laki-laki|remaja)(?:nya)?|anaknya|kelas \w+ s(?:d|mp)",
)
_DONE = _words(  # what is done to somebody or what somebody is accused of
    r"tersangka|terdakwa|terduga pelaku|pelaku(?! (?:usaha|umkm|industri|ekonomi|pasar|wisata|pariwisata|seni|bisnis|"
    r"kesenian|kreatif|pertanian|perjalanan|olahraga))",
    r"(?:di|men?g?)?aniaya|penganiayaan|pengeroyokan|(?:di|men?g?)?keroyok|(?:di|mem)?bunuh(?!\w| diri)|"
    r"pembunuhan",
    r"(?:di|men?)?ti?kam|(?:di|me)?nusuk|ditusuk|(?:di|mem)bacok|pembacokan|disabet|perundungan|dirundung|bullying",
    r"penculikan|(?:di|men)culik|penculik|tawuran|dibegal|ditangkap|diringkus|dibekuk|divonis|memvonis|disiksa|"
    r"(?:me)?nyiksa|penyiksaan|jual beli bayi|(?:men)?jual (?:anak|bayi)\w*|dijual|dibuang|"
    r"pembuangan bayi|dibawa kabur|diperdagangkan|dipukuli?|memukuli?|pukul|(?:di|men)?tampar|(?:di|men)?cubit|lebam|"
    r"(?:di|me)?(?:nelantarkan|telantarkan)",
)
_PROCEDURE = pattern(r"tersangka|terdakwa|terduga|pelaku|ditangkap|diringkus|dibekuk|divonis|memvonis")
_RELATIVE = pattern(r"anak|cucu|keponakan")
"""Grown-up children of a suspect are relatives too: only what was done to them counts."""
_CRIME = _words(
    r"narkoba|sabu|ganja|pil koplo|prostitusi|perdagangan orang|tppo|kekerasan|curanmor|pencurian|begal|kdrt|"
    r"mengedarkan|pidana|penyidik|penyelidikan|melapor\w*|dilaporkan|polisi|polres\w*|polsek|polda|jaksa|hakim|pengadilan|kasus"
)
_HIDDEN = _words(
    r"bukan nama (?:yang )?sebenarnya|bukan nama asli|nama samaran|nama (?:\w+ )?disamarkan",
    r"identitas(?:nya)?(?: (?:\w+ )?| )(?:di|ter)(?:rahasiakan|samarkan|lindungi)",
)
_HARMED = _words(
    r"tppo|perdagangan (?:orang|manusia)|kdrt|kekerasan dalam rumah tangga",
)
_TALK = _words(
    r"sosialisasi|penyuluhan|edukasi|seminar|raperda|perda|undang-undang|ruu|permendik\w+|satgas|kampanye|webinar|pelatihan|"
    r"workshop|perlindungan anak|pencegahan|mencegah|antisipasi|cegah|panduan|lomba|juara|penghargaan|deklarasi|"
    r"memperingati|peringatan hari"
)
_FICTION = _words(
    r"film|novel|drama|sinetron|serial|lagu|buku|sutradara|bioskop|aktor|aktris|sinopsis|adegan|episode|penonton"
)
_TRIGGERS = (
    *_SEXUAL_TRIGGERS, *_SUICIDE_TRIGGERS, "bawah umur", "dibawah umur", "dengan hukum", "(abh)", "anak korban",
    "anak pelaku", "samaran", "disamarkan", "rahasiakan", "bukan nama", "tppo", "perdagangan", "kdrt",
    "dalam rumah tangga",
)  # fmt: skip


_READ_AT_MOST = 40_000
_DONE_TRIGGERS = (
    "tersangka", "terdakwa", "pelaku", "aniaya", "keroyok", "bunuh", "tikam", "nikam", "tusuk", "nusuk", "bacok",
    "disabet", "rundung", "bullying", "culik", "tawuran", "dibegal", "tangkap", "ringkus", "dibekuk", "vonis", "siksa",
    "jual", "dibuang", "pembuangan bayi", "dibawa kabur", "diperdagangkan", "pukul", "memukul", "tampar",
    "nampar", "cubit", "lebam", "elantarkan",
)  # fmt: skip


class _Words:
    """What stands in the article, pattern by pattern, looked for once."""

    def __init__(self, sheet: Sheet, stretches: list[tuple[int, int]]) -> None:
        self.text = sheet.low
        stretches = [(a, min(b, a + _READ_AT_MOST)) for a, b in stretches[:200]]
        self.stretches = stretches
        self.headline = stretches[0][1]
        self.top = stretches[1][0] + 400 if len(stretches) > 1 else stretches[0][1]
        """Headline and the beginning of the text: what stands there is what the report is about."""

    def all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        for a, b in self.stretches:
            for m in pattern.finditer(self.text, a, b):
                found.append(m)
                if len(found) > 60:
                    return found
        return found

    def leads(self, found: list[re.Match[str]]) -> bool:
        return bool(found) and found[0].start() < self.top


def propose(sheet: Sheet, stretches: list[tuple[int, int]]) -> Proposal | None:
    """The first and gravest reason in headline, dek and body, with its words and line."""
    low = sheet.low[: 3 * _READ_AT_MOST]
    words = _Words(sheet, stretches)
    named = any(trigger in low for trigger in _TRIGGERS)
    done = words.all(_DONE) if any(trigger in low for trigger in _DONE_TRIGGERS) else []
    if not (named or done):
        return None
    crime = words.all(_CRIME)
    talk, fiction = len(words.all(_TALK)), len(words.all(_FICTION))
    if named:
        suicide = _suicide(words)
        if (
            suicide
            and (words.leads(suicide) or len(suicide) > 2)
            and talk + fiction < 2 + len(suicide) + bool(crime)
        ):
            return _say(sheet, "suicide", suicide)
    sexual = words.all(_SEXUAL) if named else []
    told = sexual and (words.leads(sexual) or len(sexual) > 1) and len(sexual) + len(crime) + len(done) >= 2
    if told and talk + 2 * fiction <= len(sexual) + (len(crime) + len(done)) // 2:
        young = [*words.all(_UNDERAGE), *_near(_ages(words, sheet.text), sexual, 400)]
        young = young or _near(words.all(_CHILD), sexual, 120)
        return _say(sheet, "minor", [*young, *sexual]) if young else _say(sheet, "sexual", sexual)
    setting = len(done) + len(crime)
    if not fiction and talk <= len(done) and not _TALK.search(low, stretches[0][0], words.headline):
        underage = words.all(_UNDERAGE) if named else []
        young = underage if done and setting >= 2 else []
        young = young or (_near(_ages(words, sheet.text), done, 250) if setting >= 2 else [])
        hurt = [m for m in done if not _PROCEDURE.match(m[0])]
        children = words.all(_CHILD) if setting >= 2 else []
        young = young or [m for m in children if _near([m], hurt if _RELATIVE.match(m[0]) else done, 70)]
        if young and (words.leads(young) or len(young) > 1):
            return _say(sheet, "minor", young)
    hidden = words.all(_HIDDEN) if named else []
    harmed = words.all(_HARMED) if named and setting >= 2 else []
    if (hidden and not fiction) or (words.leads(harmed) and talk + fiction <= len(harmed)):
        return _say(sheet, "other", [*hidden, *harmed])
    return None


def _suicide(words: _Words) -> list[re.Match[str]]:
    found = [m for m in words.all(_SUICIDE) if not _covered(_NOT_SUICIDE, words.text, m)]
    leaps = words.all(_LEAP)
    if leaps and not found:
        found = _near(leaps, words.all(_LEAP_SETTING), 250)
    return found


def _covered(pattern: re.Pattern[str], text: str, m: re.Match[str]) -> bool:
    return any(x.end() == m.end() for x in pattern.finditer(text, max(0, m.start() - 25), m.end()))


_COUNTED = {
    w: n
    for n, w in enumerate(
        [
            "satu",
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas",
        ],
        1,
    )
}


def _ages(words: _Words, text: str) -> list[re.Match[str]]:
    """Ages below eighteen; a bare number only behind a name ("Putra (15)", "DF, 14,"), not in a list or a law."""
    return [m for m in words.all(_AGE) if _minor_age(m, text)]


def _minor_age(m: re.Match[str], text: str) -> bool:
    said = m[1] or m[2] or m[3]
    age = (
        int(said)
        if said.isdigit()
        else _COUNTED.get(said, 10 + _COUNTED.get(said.split("belas")[0].strip(), 0))
    )
    if not 0 < age < 18:
        return False
    if m[3] or "t" in m[0]:
        return True
    before = re.search(r"(\S+) ?\Z", text[max(0, m.start() - 25) : m.start()])
    return bool(before and before[1][0].isupper() and before[1] not in ("Pasal", "Ayat", "Liga", "Nomor"))


def _near(found: list[re.Match[str]], others: list[re.Match[str]], reach: int) -> list[re.Match[str]]:
    return [m for m in found if any(abs(o.start() - m.start()) <= reach for o in others)]


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
