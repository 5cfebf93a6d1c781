"""What a web page left in the text and is no part of the article: cross references, advertisements, navigation, tags,
copyright notes. All of it is set aside under the name of its rule.

Most stand on a line of their own. In texts that lost their line breaks they run on inside the line; there the end of a
cross reference, which is a headline without a mark, has to be guessed (`_headline_end`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity
from dwiwarta.reading.sheet import Sheet

RIGHTS_NOTICE = Fault(
    "rights-notice",
    Severity.WARNING,
    "The text itself forbids copying: “{words}”",
    "Ask the outlet before you publish it, or show an excerpt (rights: excerpt) or only the link (rights: link).",
)


class _Line(NamedTuple):
    rule: str
    pattern: re.Pattern[str]


_I = re.IGNORECASE
_TRIGGERS = (
    "baca", "simak", "lihat", "tonton", "saksikan", "advert", "iklan", "ads", "scroll", "gulir", "gambas", "halaman", "page", "tag", "topik",
    "navigasi", "pos se", "ikuti", "google", "whatsapp", "telegram", "copyright", "©", "(c)", "hak cipta", "dilarang", "rights", "tayang", "terbit",
    "dimuat", "judul", "pilihan editor", "daftar isi", "video", "foto", "infografis", "share", "bagikan", "sebarkan", "gax_", ".push", "function",
    "googletag", "document.", "window.", "lainnya", "terkait", "populer", "sumber", "lanjut", "follow", "subscribe", "selengkapnya", "selanjutnya", "sebelumnya",
    "previous", "next", "prev", "kembali ke", "beranda", "home", "temukan", "lemak", "berat badan", "-kg", "kg dalam", "rekomendasi", "trending", "terkini", "serupa",
    "kata kunci", "loading", "read also", "continue", "tampilkan", "show all", "1 |", "1|", "instagram", "facebook", "twitter", "youtube", "tiktok", "http", "komentar",
    "tweet", "pin it", "salin", "copy link", "email", "print", "cetak", "line", "label", "adv", "pariwara", "promoted", "sponsored",
)  # fmt: skip
"""Without one of these a text has no boilerplate; looking for them is much quicker than trying every pattern."""

_ALONE = [  # whole lines
    _Line("advertisement", re.compile(r"(?:-+ *)?(?:advertisement|advertorial|iklan|ads?|adv|pariwara|promoted|sponsored)(?: *-+)?[.:]?|\[?(?:iklan|ads)\]?|gulir (?:ke bawah )?untuk (?:lanjut|melanjutkan) (?:mem)?baca\w*", _I)),
    _Line("scroll", re.compile(r"scroll (?:to|ke|untuk|down)\b.{0,60}|continue (?:to|with) (?:read|content).{0,30}|lanjutkan membaca.{0,30}|loading\W*", _I)),
    _Line("video", re.compile(r"(?:\[ ?gambas ?:[^\]]*\]?)|(?:video|foto|lihat video|simak video|tonton video)\s*:.{0,200}|(?:simak|lihat|tonton|saksikan)(?: juga)?,? (?:juga )?(?:video|foto|infografis)\b.{0,220}|(?:simak|lihat|tonton) juga\b.{0,220}", _I)),
    _Line("next-page", re.compile(r"(?:halaman|page)\s*(?:selanjutnya|berikut(?:nya)?|selengkapnya|sebelumnya|\d+)(?: *(?:/|dari|of) *\d+)?[\s.:»>→]*|(?:lanjut(?:kan)? (?:ke|membaca)|baca selengkapnya|selengkapnya|next|prev|previous|show all|tampilkan semua|1 ?\| ?2.*|selanjutnya|sebelumnya)\b.{0,40}", _I)),
    _Line("navigation", re.compile(r"(?:navigasi pos|post navigation|pos (?:sebelumnya|selanjutnya)|(?:previous|next) (?:post|article)|artikel (?:sebelumnya|selanjutnya|berikutnya)|berita (?:sebelumnya|selanjutnya|berikutnya)|kembali ke atas|home|beranda)\b.{0,200}", _I)),
    _Line("follow", re.compile(r".{0,60}\b(?:ikuti|follow|gabung|bergabung|join|temukan|dapatkan|cek|baca|akses|simak|update)\b.{0,120}\b(?:whats ?app|google news|telegram|instagram|facebook|twitter|youtube|tiktok|saluran|kanal|channel|di google)\b.{0,160}|ikuti (?:kami|berita).{0,120}|.{0,50}\bDI GOOGLE(?: NEWS)?\b.{0,80}|(?:jangan lupa )?(?:like|subscribe|follow)\b.{0,120}|https?://(?:www\.)?(?:whatsapp|t\.me|news\.google|bit\.ly|instagram|youtube|twitter|facebook)[^\s]*", _I)),
    _Line("share", re.compile(r"(?:share|bagikan|sebarkan|shares?|tweet|pin it|salin tautan|copy link|komentar|kirim komentar|facebook|twitter|whatsapp|telegram|email|print|cetak|line)(?: (?:ini|this|berita|artikel|ke|di|via|on|now|:).{0,60})?[\s:|]*|bagikan (?:berita|artikel).{0,80}", _I)),
    _Line("copyright", re.compile(r".{0,40}(?:copyright\b|©|\(c\) ?20\d\d|hak cipta|all rights? reserved|dilarang (?:keras )?(?:meng|mem|me)\w+.{0,60}(?:konten|isi|artikel|berita|tanpa izin)).{0,400}", _I)),
    _Line("republished", re.compile(r"(?:sebagian )?(?:berita|artikel|tulisan|konten) (?:ini )?(?:telah|sudah|pernah|lebih dulu|dimuat)? ?(?:telah |sudah |pernah )?(?:tayang|terbit|dimuat|dipublikasikan|diterbitkan)\b.{0,400}|.{0,30}\bdengan judul:? *[\"“'].{0,300}", _I)),
    _Line("source-line", re.compile(r"sumber\s*:\s*(?:https?://\S+|[\w. /,-]{0,20}(?:antara|tempo|kompas|detik|reuters|afp|tribun\w*|cnn|bbc|youtube|instagram|republika|wikipedia|\w+\.(?:com|co|id|net|org)\S*)[\w. /,()-]{0,40})", _I)),
    _Line("script", re.compile(r".*(?:var gax_|\.push\(|function ?\(|googletag|document\.write|window\.).*", _I)),
    _Line("related-heading", re.compile(r"(?:berita|artikel|konten|topik|video|foto|tag|tags|kabar) (?:lain(?:nya)?|terkait|terpopuler|populer|pilihan|rekomendasi|serupa)\s*:?|rekomendasi untuk (?:anda|kamu).*|terpopuler|trending|berita terkini|kata kunci\s*:?|topik\s*:?", _I)),
    _Line("slimming-advert", re.compile(r".*(?:lemak perut|menurunkan berat badan|turun \d+ ?kg|-\d+ ?kg dalam).*", _I)),
]  # fmt: skip

_READ_ALSO = re.compile(
    r"(?:\(|\[)?[*>»• -]*(?:(?:baca|lihat|simak)\s*(?:juga|artikel|selengkapnya|pula|berita)(?:\s+(?:artikel|berita)(?: lainnya)?)?|baca(?= ?:)|pilihan editor|(?:also read|read also)|berita terkait|artikel terkait|berita lainnya)\b\s*(?::|\|)?\s*",
    _I,
)
_CONTENTS = re.compile(r"daftar isi\s*:?", _I)
_TAGS = re.compile(r"(?:tags?|topik|kata kunci|label|editor's pick tags)\s*:?\s*|tags?\s*:\s*.+", _I)
_SENTENCE = re.compile(r"[.!?][\"”’']?$")


def claim_lines(sheet: Sheet, start: int) -> None:
    """Sets aside what stands on lines of its own."""
    text = sheet.text
    low = sheet.low
    triggers = [t for t in _TRIGGERS if t in low]
    if not triggers:
        return
    lines = list(sheet.free_lines(start))
    skip_to = 0
    for i, (a, b) in enumerate(lines):
        if i < skip_to or b - a > 700:
            continue
        line = text[a:b]
        small = low[a:b]
        if not any(t in small for t in triggers):
            continue
        m = _READ_ALSO.match(line)
        if m:
            skip_to = _claim_read_also(sheet, lines, i, a + m.end())
        elif _CONTENTS.fullmatch(line):
            skip_to = _claim_contents(sheet, lines, i)
        elif len(line) < 300 and _TAGS.fullmatch(line) and _only_short_after(text, lines[i + 1 :]):
            for c, d in lines[i:]:
                sheet.claim(c, d, "aside", "tags")
            return
        else:
            for rule, pattern in _ALONE:
                if pattern.fullmatch(line):
                    sheet.claim(a, b, "aside", rule)
                    break


def _claim_read_also(sheet: Sheet, lines: list[tuple[int, int]], i: int, end: int) -> int:
    """The reference with its headline, which may stand on the next line, or next three; the next line's index."""
    text = sheet.text
    a, b = lines[i]
    rest = text[end:b].strip()
    colon = ":" in text[a:end] or "|" in text[a:end]
    if rest:
        if b - a < 300 and (not _runs_on(rest) or text[a:end].rstrip().endswith(":")) and len(rest) < 220:
            sheet.claim(a, b, "aside", "read-also")
        return i + 1
    sheet.claim(a, b, "aside", "read-also")
    taken = i + 1
    while taken < len(lines) and taken <= i + (1 if colon else 4):
        c, d = lines[taken]
        if not _like_headline(text[c:d], known_reference=colon) or (
            not colon and not _headline_case(text[c:d])
        ):
            break
        sheet.claim(c, d, "aside", "read-also")
        taken += 1
    return taken


def _like_headline(line: str, *, known_reference: bool) -> bool:
    """One line without the marks of running text."""
    if len(line) > 170 or line[0] in '"“' or (_SENTENCE.search(line) and not line.endswith(("?", "!"))):
        return False
    return line[0].isupper() or line[0].isdigit() or (known_reference and line[0] in "'‘")


_SMALL = frozenset(
    ["di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "dalam", "hingga", "saat", "lewat", "oleh", "atau", "bagi", "agar", "demi", "tak", "akan", "jadi", "ini", "itu", "usai", "soal", "vs", "per", "para", "sejak", "karena", "serta", "pakai", "secara", "the", "of", "and", "to", "in", "a", "antara", "tentang", "jelang", "tapi", "sampai", "bisa", "lagi", "juga", "tidak", "ada", "bukan", "lebih", "sang", "si", "kepada", "sebagai"]
)


def _headline_case(line: str) -> bool:
    """Are nearly all words but the small ones capitalised, as headlines have them?"""
    words = [w for w in line.split() if w[0].isalpha() and w.lower() not in _SMALL]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _runs_on(rest: str) -> bool:
    """Does running text follow the headline on the same line?"""
    return bool(re.search(r"[.!?] [A-Z“\"]", rest)) and len(rest) > 120


def _only_short_after(text: str, lines: list[tuple[int, int]]) -> bool:
    return all(b - a <= 80 and not _SENTENCE.search(text[a:b]) for a, b in lines) and len(lines) <= 25


_MOST_ENTRIES = 15


def _claim_contents(sheet: Sheet, lines: list[tuple[int, int]], i: int) -> int:
    """ "Daftar Isi" with its entries: short lines, until running text, a dateline or the first entry as subhead."""
    text = sheet.text
    sheet.claim(*lines[i], "aside", "contents")
    taken = i + 1
    seen: set[str] = set()
    while taken < len(lines) and taken <= i + _MOST_ENTRIES:
        a, b = lines[taken]
        line = text[a:b].casefold()
        if b - a > 120 or line in seen or (_SENTENCE.search(line) and not line.endswith("?")) or text[a] in "\"“-–—":
            break
        following = text[slice(*lines[taken + 1])] if taken + 1 < len(lines) else ""
        if following.strip() in ("-", "–", "—") or _DATELINE_LIKE.match(text, a, b):
            break
        seen.add(line)
        sheet.claim(a, b, "aside", "contents")
        taken += 1
    return taken


_DATELINE_LIKE = re.compile(r"[A-Z][\w., ()]{2,40} ?(?:--|[-–—]) ?[A-Z\"“]")


_INLINE_TRIGGERS = (
    "baca", "advertisement", "scroll", "gambas", "navigasi pos", "pos se", "copyright", "©", "tayang", "terbit", "dimuat", "halaman", "tags:", "tag:", "gax_",
    "pilihan", "lihat", "simak", "tonton", "saksikan", "ikuti", "kg dalam", "lemak", "di google", "post navigation",
)  # fmt: skip
_TO_THE_END = re.compile(
    r"(?:(?:Navigasi pos|Pos sebelumnya|Pos selanjutnya|Post navigation)\b|(?:COPYRIGHT|Copyright) ?©|©|\bvar gax_|"
    r"(?:BACA|Baca) (?:BERITA|SELENGKAPNYA|berita) .{0,60}(?:DI SINI|di sini|DI GOOGLE|di Google)|"
    r"Ikuti (?:Whats ?[Aa]pp|kami|berita|saluran|terus)|IKUTI (?:BERITA|KAMI)).*"
)
_REPUBLISHED = re.compile(
    r"(?:Berita|Artikel|artikel|berita) ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat).*?(?= (?:Pewarta|Editor|Reporter|Penulis) ?:|COPYRIGHT|$)"
)
_INLINE_VIDEO = re.compile(
    r"(?:Lihat|Simak|Tonton|Saksikan) (?:juga|Juga|Video|video)\b[^.\n]{0,40}?(?::| ['\"“‘]).{0,250}?(?:\[Gambas ?:[^\]]*\]|(?=\((?:\w{2,6}/\w{2,6})\))|$)|\[Gambas ?:[^\]]*\]"
)
_INLINE_MARK = re.compile(
    r"\b(?:ADVERTISEMENT|Advertisement|SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT|Scroll (?:ke bawah )?untuk (?:melanjutkan )?membaca(?: berita)?|Halaman [Ss]elanjutnya|Halaman [Ss]elengkapnya)\b[.:]?"
)
_INLINE_READ = re.compile(
    r"(?:\(|\[)?\b(?:Baca|BACA|baca) ?(?:[Jj]uga|JUGA|[Aa]rtikel|[Ss]elengkapnya) ?:? *|\b(?:BACA|Baca|Pilihan [Ee]ditor) ?: *"
)
_INLINE_TAGS = re.compile(r"\bTags?: (?=[^.]{3,300}$).*")
_SLIMMING = re.compile(
    r"(?:[A-Z][^.!?]{0,80})?(?:[Ll]emak [Pp]erut|-\d+ ?[Kk]g dalam)[^.!?]*[.!?](?: ?-\d+ ?[Kk]g[^.!?]*[.!?])?"
)


def claim_inside(sheet: Sheet, start: int) -> None:
    """Sets aside what runs on inside a line."""
    text, low = sheet.text, sheet.low
    triggers = [t for t in _INLINE_TRIGGERS if t in low]
    if not triggers:
        return
    for a, b in list(sheet.free_lines(start)):
        small = low[a:b]
        if b - a < 60 or not any(t in small for t in triggers):
            continue
        for pattern, rule in (
            (_REPUBLISHED, "republished"),
            (_INLINE_VIDEO, "video"),
            (_SLIMMING, "slimming-advert"),
            (_INLINE_MARK, "advertisement"),
        ):
            for m in pattern.finditer(text, a, b):
                if m.end() > m.start() and _at_boundary(text, a, m.start()):
                    sheet.claim(m.start(), m.end(), "aside", rule)
        for m in _INLINE_READ.finditer(text, a, b):
            if not _at_boundary(text, a, m.start()):
                continue
            sheet.claim(
                m.start(), _headline_end(text, m.end(), _next_claim(sheet, m.end(), b)), "aside", "read-also"
            )
        for pattern, rule in ((_TO_THE_END, "navigation"), (_INLINE_TAGS, "tags")):
            m2 = pattern.search(text, a, b)
            if m2 and m2.start() > a and m2.start() > b - max(900, (b - a) // 3):
                sheet.claim(m2.start(), b, "aside", "copyright" if "©" in m2[0][:12] else rule)


def _next_claim(sheet: Sheet, start: int, end: int) -> int:
    parts = sheet.free(start, end)
    return parts[0][1] if parts and parts[0][0] <= start + 1 else end


def _at_boundary(text: str, line_start: int, at: int) -> bool:
    """After a sentence, a credit or a headline, not in the middle of a sentence."""
    before = text[max(line_start, at - 12) : at].rstrip()
    return not before or before[-1] in ".!?\"”’')]:…" or text[at].isupper()


_STARTER = re.compile(
    r"(?:Dalam|Ia|Dia|Menurut|Sementara|Namun|Selain|Adapun|Setelah|Se\w+nya|Hal|Pada|Untuk|Dengan|Karena|Sebab|Bahkan|Ketika|Saat|Sejak|Tak|Tidak|Meski\w*|Walau\w*|Kemudian|"
    r"Lalu|Di|Dari|Oleh|Kami|Kita|Mereka|Para|Sebagai|Sebanyak|Sejumlah|Berdasarkan|Akibat|Usai|Jika|Bila|Apabila|Hingga|Sampai|Terkait|Atas|Lebih|Untuk|Guna|Demi|Agar|Dan|Tapi|Tetapi|Itu|Ini|"
    r"Kini|Tersangka|Korban|Pelaku|Pihak\w*|Beliau|Nah|Jadi|Mulai|Kata|Ujar|Diketahui|Dia|Di[a-z]+|Ter[a-z]+nya|Me[nm][a-z]+)"
)
_WORD = re.compile(r"\S+")


def _headline_end(text: str, start: int, end: int) -> int:
    """Where an unmarked headline ends and the next sentence begins.

    Headlines capitalise all but small words. The sentence that follows begins with a capital and soon has a plain word
    in lower case: the end is before a word that begins sentences, else before the last capital in front of that word.
    """
    capitals: list[int] = []
    starters: list[int] = []
    count = 0
    for m in _WORD.finditer(text, start, min(end, start + 260)):
        word = m[0].strip("\"“”'‘’(),:;")
        count += 1
        if word and word[0].isupper():
            if count > 3:
                capitals.append(m.start())
                if _STARTER.fullmatch(word):
                    starters.append(m.start())
        elif word and word[0].islower() and word.lower() not in _SMALL and count > 3 and capitals:
            return starters[-1] if starters else capitals[-1]
        if m[0][0] in '"“' and count > 3:
            return m.start()
        if m[0].endswith((".", "!", "?")) and count > 4 and len(word) > 3:
            return m.end()
    return min(end, start + 260) if end - start <= 260 else (starters or capitals or [start + 120])[-1]


def rights_notices(sheet: Sheet) -> list[Diagnostic]:
    """A ban on copying, quoted."""
    said = []
    for claim in sheet.claims:
        if claim.rule == "copyright":
            words = " ".join(sheet.text[claim.start : claim.end].split())
            if re.search(
                r"dilarang|tanpa i[zj]in|without permission|hak cipta dilindungi|rights reserved", words, _I
            ):
                said.append(
                    RIGHTS_NOTICE.at(
                        sheet.span(claim.start, claim.end),
                        excerpt=sheet.line_of(claim.start),
                        words=words[:200] + ("…" if len(words) > 200 else ""),
                    )
                )
    return said[:1]
