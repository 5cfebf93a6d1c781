"""Lines that a web page left in the text and that are no part of the article: cross references, advertisements,
navigation, tags, copyright notes. They are set aside under the name of their rule. (What runs on inside a line is
`runon`'s matter.)

A rule fires only on a whole line, and only on wording that articles do not use: "Selanjutnya" alone is a button,
"Selanjutnya, warga makan bersama" is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity
from dwiwarta.reading.names import word_set
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Claim, Sheet

if TYPE_CHECKING:
    from dwiwarta.model import Outlet

RIGHTS_NOTICE = Fault(
    "rights-notice",
    Severity.WARNING,
    "The text itself forbids copying: “{words}”",
    "Ask the outlet before you publish it, or show an excerpt (rights: excerpt) or only the link (rights: link).",
)


class _Rule(NamedTuple):
    name: str
    triggers: tuple[str, ...]
    """One of these stands in every line that fits: asked first, because it is quick."""
    pattern: re.Pattern[str]
    """For the whole line in lower case."""


def _rule(name: str, triggers: str, *alternatives: str) -> _Rule:
    return _Rule(name, tuple(triggers.split("|")), pattern("(?:" + "|".join(alternatives) + r")\s*"))


_CHANNEL = (
    r"\b(?:whats ?app|google news|telegram|instagram|facebook|twitter|youtube|tiktok|saluran|kanal|"
    r"channel|breaking news)\b"
)
_RULES = [
    _rule(
        "advertisement",
        "advert|iklan|ads|adv|pariwara|promoted|sponsored|gulir",
        r"\W*advertisement\. scroll.{0,40}",
        r"\W*(?:advertisement|advertorial|iklan|ads?|adv|pariwara|promoted|sponsored)\W*",
        r"gulir (?:ke bawah )?untuk (?:lanjut|melanjutkan) (?:mem)?baca\w*",
    ),
    _rule(
        "scroll",
        "scroll|continue|lanjutkan membaca|loading",
        r"scroll (?:to|ke|untuk|down)\b.{0,60}",
        r"continue (?:to|with) (?:read|content).{0,30}",
        r"lanjutkan membaca.{0,30}",
        r"loading\W*",
    ),
    _rule(
        "video",
        "gambas|video|foto|infografis|juga|live",
        r"saksikan (?:live|siaran langsung)\b[^.]{0,60}:?",
        r"\[ ?gambas ?:[^\]]*\]?",
        r"(?:lihat |simak |tonton |saksikan )?(?:juga )?(?:video|foto|infografis) ?:.{0,220}",
        r"(?:simak|lihat|tonton|saksikan)(?: juga)?,? (?:juga )?(?:video|foto|infografis)\b.{0,220}",
        r"(?:simak|lihat|tonton|saksikan) juga\b.{0,220}",
    ),
    _rule(
        "next-page",
        "halaman|page|selengkapnya|selanjutnya|sebelumnya|next|prev|show all|tampilkan semua|lanjut",
        r"(?:halaman|page) ?(?:selanjutnya|berikut(?:nya)?|selengkapnya|sebelumnya|\d+(?: ?(?:/|dari|of) "
        r"?\d+)?)[\s.:»>→]*",
        r"halaman ?:?[\s\d|]*|\d+ (?:dari|/) \d+ halaman\W*|bersambung ke halaman.{0,40}|.{0,20}halaman sebelah\W*",
        r"(?:simak|baca|lihat|klik)?(?: berita)? ?selengkapnya,? (?:di|pada|klik|baca)\b.{0,40}",
        r"(?:baca selengkapnya|selengkapnya|selanjutnya|sebelumnya|next|prev|previous|show all|tampilkan "
        r"semua)[\s.:»>→]*",
        r"lanjut(?:kan)? (?:ke|membaca) (?:artikel|halaman|berita|konten).{0,40}",
    ),
    _rule(
        "navigation",
        "navigasi|navigation|pos se|post|article|artikel|berita|kembali ke atas|home|beranda",
        r"(?:navigasi pos|post navigation|pos (?:sebelumnya|selanjutnya))\b.{0,300}",
        r"(?:previous|next) (?:post|article).{0,200}",
        r"(?:artikel|berita) (?:sebelumnya|selanjutnya|berikutnya)(?: ?[:»>].{0,200})?",
        r"kembali ke atas|home|beranda|(?:home|beranda)(?: ?[/»>] ?[\w ]{2,30}){1,5}",
    ),
    _rule(
        "follow",
        "ikuti|hoaks|kunjungi|pastikan|follow|gabung|join|dapatkan|temukan|baca berita|simak|update|subscribe|cek "
        "berita|di google|http",
        rf"(?:yuk|ayo|jangan lupa|mari|silakan)?,? ?(?:juga )?(?:ikuti|follow|gabung|bergabung|join|"
        rf"dapatkan|temukan|simak|update|cek berita|baca berita)\b[^\"“]{{0,140}}{_CHANNEL}.{{0,160}}",
        r"ikuti (?:kami|berita|terus berita)\b.{0,120}",
        r"\W*fakta atau hoaks\?.{0,300}",
        r"dapatkan berita up to date.{0,200}",
        r"\W*pastikan (?:kamu|anda) sudah install aplikasi whats ?app.{0,60}",
        r"(?:jangan lupa )?(?:like|subscribe|follow)\b(?! up\b).{0,60}",
        r"(?:jangan lupa )?kunjungi (?:juga )?(?:kanal|channel|akun)\b.{0,60}",
        r"temukan berita .{0,60} di portal.{0,60}",
        r".{0,100}\b(?:baca|cek|simak|ikuti|update|berita|artikel|lainnya)\b.{0,80}\bdi google(?: news)?\b[^.]{0,60}",
        r"https?://(?:www\.|chat\.)?(?:whatsapp|t\.me|news\.google|bit\.ly|instagram|youtube|youtu\.be|"
        r"twitter|x\.com|facebook)\S*",
    ),
    _rule(
        "share",
        "share|bagikan|sebarkan|tweet|pin it|salin|copy link|komentar|facebook|twitter|whatsapp|telegram|"
        "email|print|cetak",
        r"(?:(?:share|shares|bagikan|sebarkan|tweet|pin it|salin tautan|salin link|copy link|komentar|"
        r"facebook|twitter|whatsapp|telegram|email|print|cetak|line)[\s:|,]*)+",
        r"(?:share|bagikan|sebarkan) (?:ini|this|berita|artikel|ke|di|via|on)\b.{0,60}",
        r"(?:kirim|tulis) komentar.{0,30}|(?:klik|click) (?:untuk|to) (?:berbagi|membagikan|share)\b.{0,60}",
    ),
    _rule(
        "copyright",
        "copyright|©|(c)|hak cipta|rights reserved|dilarang",
        r".{0,60}(?:copyright ?(?:©|\(c\)|20\d\d|:)|©|\(c\) ?20\d\d|hak cipta (?:dilindungi|©|20\d\d)|all "
        r"rights? reserved).{0,400}",
        r".{0,40}dilarang (?:keras )?(?:mengambil|mengutip|menyalin|memperbanyak|menggandakan|"
        r"mempublikasikan|menyebarluaskan|mengcopy|mereproduksi)\b.{0,60}(?:konten|isi|artikel|berita|"
        r"tulisan|naskah|foto)\b.{0,300}",
    ),
    _rule(
        "republished",
        " tayang| ditulis| merupakan| terbit| dimuat| dipublikasikan| diterbitkan",
        r"\W*(?:artikel|tulisan|berita) ini (?:ditulis|merupakan) "
        r".{0,30}\b(?:magang|kiriman|citizen|kerja sama)\b.{0,120}",
        r"(?:sebagian )?(?:berita|artikel|tulisan|konten) ini (?:(?:telah|sudah|pernah|lebih dulu) ){0,"
        r"2}(?:tayang|terbit|dimuat|dipublikasikan|diterbitkan)\b.{0,400}",
    ),
    _rule(
        "source-line",
        "sumber",
        r"\(?sumber ?: ?(?:https?://\S+|[\w. /,-]{0,20}(?:antara|tempo|kompas|detik|reuters|afp|tribun\w*|"
        r"cnn|bbc|youtube|instagram|republika|wikipedia|\w+\.(?:com|co|id|net|org)\S*)[\w. /,()-]{0,40})",
    ),
    _rule("script", "gax_|.push|function|googletag|document.", r".{0,60}(?:var gax_|\.push\(|function ?\(|"
        r"googletag|document\.write).*"),
    _rule(
        "related-heading",
        "lain|kumpulan|terkait|populer|pilihan|rekomendasi|serupa|trending|terkini|kata kunci|topik",
        r"(?:berita|artikel|konten|topik|video|foto|tag|tags|kabar) (?:lain(?:nya)?|terkait|terpopuler|"
        r"populer|pilihan|rekomendasi|serupa)\s*:?",
        r"kumpulan (?:artikel|berita) .{2,40}",
        r"(?:baca )?(?:berita|artikel)(?: .{2,40})? lainnya(?: (?:di|dari) .{2,40})?[\s.:]*",
        r"rekomendasi untuk (?:anda|kamu).{0,40}|terpopuler|trending|berita terkini|kata kunci ?:?|topik ?:?",
    ),
    _rule("slimming-advert", "kg dalam", r"[^.!?]{0,90}[.!?]? ?-\d+ ?kg dalam \d+ (?:minggu|hari|bulan).{0,160}"),
]  # fmt: skip

_READ_ALSO = pattern(
    r"[(\[*>»• -]*(?:(?:baca|lihat|simak)\s*(?:juga|artikel|selengkapnya|pula|berita)(?:\s+(?:artikel|"
    r"berita))?(?: lainnya)?"
    r"|baca(?= ?:)|pilihan (?:editor|redaksi)"
    r"|also read|read also|berita terkait|artikel terkait|berita lainnya)\b\s*[:|]?\s*"
)
_TAGS = pattern(r"(?:tags?|topik|kata kunci|label)\s*:?\s*|tags?\s*:\s*.+")
_TRIGGERS = tuple(
    dict.fromkeys(
        [t for rule in _RULES for t in rule.triggers]
        + ["baca", "lihat", "simak", "also", "tag", "label", "daftar isi"]
    )
)
_OF_A_PHOTO = pattern(r"foto ?:")
_CALLS = ("follow", "share", "video")
_SAID = pattern(r", (?:kata|ujar|ucap|tutur|jelas|ungkap|pesan|ajak|imbau|tulis|tambah)(?:nya)?\b")
"""Somebody says it: a call in a quotation is no call of the page."""
_SENTENCE = pattern(r"[.!?][\"”’']?$")
_LONGEST_LINE = 700


def claim(sheet: Sheet, start: int) -> None:
    """Sets aside what stands on lines of its own."""
    text, low = sheet.text, sheet.low
    lines = list(sheet.free_lines(start))
    short = low if len(low) < 100_000 else "\n".join(low[a:b] for a, b in lines if b - a <= _LONGEST_LINE)
    triggers = [t for t in _TRIGGERS if t in short]
    if not triggers:
        return
    rules = [rule for rule in _RULES if any(t in triggers for t in rule.triggers)]
    skip_to = 0
    for i, (a, b) in enumerate(lines):
        if i < skip_to or b - a > _LONGEST_LINE:
            continue
        line = low[a:b]
        if not any(t in line for t in triggers):
            continue
        m = _READ_ALSO.match(line)
        if m and (skip_to := _claim_read_also(sheet, lines, i, a + m.end())) > i:
            continue
        if line.rstrip(" :") == "daftar isi":
            skip_to = _claim_contents(sheet, lines, i)
        elif len(line) < 300 and _TAGS.fullmatch(line) and _only_short_after(text, lines[i + 1 :]):
            for c, d in lines[i:]:
                sheet.claim(c, d, "aside", "tags")
            return
        else:
            for rule in rules:
                if i < 3 and line.startswith("foto"):
                    continue  # a caption above the dateline
                if rule.name == "video" and _OF_A_PHOTO.match(line):
                    continue  # the matter of `photos`
                if any(t in line for t in rule.triggers) and rule.pattern.fullmatch(line):
                    if rule.name in _CALLS and _SAID.search(line):
                        continue
                    sheet.claim(a, b, "aside", rule.name)
                    break


def _claim_read_also(sheet: Sheet, lines: list[tuple[int, int]], i: int, end: int) -> int:
    """The reference with its headline, which may stand on the next lines; the next index, `i` where it is none."""
    text = sheet.text
    a, b = lines[i]
    rest = text[end:b].strip()
    colon = ":" in text[a:end] or "|" in text[a:end]
    if rest:
        if not colon and (rest[0].islower() or rest.endswith(".")) and len(rest.split()) > 3:
            return i
        if len(rest) < 220 and (not _runs_on(rest) or text[a:end].rstrip().endswith(":")):
            sheet.claim(a, b, "aside", "read-also")
        return i + 1
    sheet.claim(a, b, "aside", "read-also")
    taken = i + 1
    while taken < len(lines) and taken <= i + (1 if colon else 4):
        c, d = lines[taken]
        if not _like_headline(text[c:d], known_reference=colon) or not (colon or headline_case(text[c:d])):
            break
        sheet.claim(c, d, "aside", "read-also")
        taken += 1
    return taken


def _like_headline(line: str, *, known_reference: bool) -> bool:
    """One line without the marks of running text."""
    if len(line) > 170 or line[0] in '"“' or (_SENTENCE.search(line) and not line.endswith(("?", "!"))):
        return False
    return line[0].isupper() or line[0].isdigit() or (known_reference and line[0] in "'‘")


SMALL_WORDS = word_set(
    "di ke dari dan yang untuk pada dengan dalam hingga saat lewat oleh atau bagi agar demi tak akan jadi "
    "ini itu usai soal vs per para sejak karena serta pakai secara the of and to in a antara tentang "
    "jelang tapi sampai bisa lagi juga tidak ada bukan lebih sang si kepada sebagai"
)
"""Words that headlines write in lower case."""


def headline_case(line: str) -> bool:
    """Are nearly all words but the small ones capitalised, as headlines have them?"""
    words = [w for w in line.split() if w[0].isalpha() and w.lower() not in SMALL_WORDS]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _runs_on(rest: str) -> bool:
    """Does running text follow the headline on the same line?"""
    return len(rest) > 120 and bool(re.search(r"[.!?] [A-Z“\"]", rest))


def _only_short_after(text: str, lines: list[tuple[int, int]]) -> bool:
    return len(lines) <= 25 and all(b - a <= 80 and not _SENTENCE.search(text[a:b]) for a, b in lines)


_MOST_ENTRIES = 15
_DATELINE_LIKE = pattern(r"[A-Z][\w., ()]{2,40} ?(?:--|[-–—]) ?[A-Z\"“]")


def _claim_contents(sheet: Sheet, lines: list[tuple[int, int]], i: int) -> int:
    """ "Daftar Isi" with its entries: short lines, until running text, a dateline or the first entry as subhead."""
    text = sheet.text
    sheet.claim(*lines[i], "aside", "contents")
    taken = i + 1
    seen: set[str] = set()
    while taken < len(lines) and taken <= i + _MOST_ENTRIES:
        a, b = lines[taken]
        line = text[a:b].casefold()
        if (
            b - a > 120
            or line in seen
            or (_SENTENCE.search(line) and not line.endswith("?"))
            or text[a] in '"“-–—'
        ):
            break
        following = text[slice(*lines[taken + 1])] if taken + 1 < len(lines) else ""
        if following.strip() in ("-", "–", "—") or _DATELINE_LIKE.match(text, a, b):
            break
        seen.add(line)
        sheet.claim(a, b, "aside", "contents")
        taken += 1
    return taken


_OWNER = pattern(
    r"(?:copyright|©|\(c\)|hak cipta)[\s:©|,–-]*(?:\(c\)\s*)?(?:(?:milik|oleh|by|\d{4})[\s|,–-]+){0,3}", re.I
)


def copyright_owner(sheet: Sheet, outlets: tuple[Outlet, ...]) -> tuple[Outlet, Claim] | None:
    """The outlet that a copyright line names right behind its mark, and the line: "Copyright © ANTARA 2026"."""
    for found in sheet.claims:
        if found.rule != "copyright":
            continue
        line = sheet.text[found.start : found.end].casefold()
        for mark in _OWNER.finditer(line):
            fitting = [
                (len(name), o)
                for o in outlets
                for name in (o.name, *o.spellings)
                if line.startswith(name.casefold(), mark.end())
                and not line[mark.end() + len(name) : mark.end() + len(name) + 1].isalnum()
            ]
            if fitting:
                return max(fitting, key=lambda pair: pair[0])[1], found
    return None


_BAN = pattern(
    r"dilarang|tanpa i[zj]in|without permission|hak cipta dilindungi|rights reserved", re.IGNORECASE
)


def rights_notices(sheet: Sheet) -> list[Diagnostic]:
    """A ban on copying, quoted."""
    for found in sheet.claims:
        if found.rule == "copyright":
            words = " ".join(sheet.text[found.start : found.end].split())
            if _BAN.search(words):
                shown = words[:200] + ("…" if len(words) > 200 else "")
                span = sheet.span(found.start, found.end)
                return [RIGHTS_NOTICE.at(span, excerpt=sheet.line_of(found.start), words=shown)]
    return []
