"""Page leftovers that run on inside a line, in texts that lost their line breaks.

A cross reference there is a headline without a mark at its end; where the article goes on has to be guessed from
capitals (`_headline_end`).
"""

from __future__ import annotations

from dwiwarta.reading.boilerplate import SMALL_WORDS
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.sheet import Sheet

_TRIGGERS = (
    *(
        "baca",
        "advertisement",
        "scroll",
        "gambas",
        "navigasi pos",
        "pos se",
        "copyright",
        "©",
        " tayang",
        " terbit",
    ),
    *(
        " dimuat",
        "halaman",
        "tags:",
        "tag:",
        "gax_",
        "pilihan",
        "lihat",
        "simak",
        "tonton",
        "saksikan",
        "ikuti",
    ),
    *("kg dalam", "di google", "post navigation"),
)
_LABEL = r"(?:Pewarta|Editor|Reporter|Penulis) ?:"
_TO_THE_END = pattern(
    r"(?:(?:Navigasi pos|Pos sebelumnya|Pos selanjutnya|Post navigation)\b|(?:COPYRIGHT|Copyright) ?©|©|\bvar gax_|"
    r"(?:BACA|Baca) (?:BERITA|SELENGKAPNYA|berita|[A-Z]+ BERITA)\b.{0,60}?(?:DI SINI|di sini|DI GOOGLE|di Google)|"
    r"Ikuti (?:Whats ?[Aa]pp|kami|berita|saluran|terus)|IKUTI (?:BERITA|KAMI)|(?:Cek|Simak) (?:Berita|"
    r"breaking news)\b.{0,60}?(?:Google|WhatsApp)).*"
)
_REPUBLISHED = pattern(
    rf"(?:Berita|Artikel|artikel|berita) ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat).*?(?= "
    rf"{_LABEL}|COPYRIGHT|$)"
)
_VIDEO = pattern(
    r"(?:Lihat|Simak|Tonton|Saksikan) (?:juga|Juga|Video|video)\b[^.\n]{0,40}?(?::| ['\"“‘])(?:(?!\. ).){0,250}?"
    r"(?:\[Gambas ?:[^\]\n]{0,80}\]|(?=\((?:\w{2,6}/\w{2,6})\))|$)|\[Gambas ?:[^\]\n]{0,80}\]"
)
_MARK = pattern(
    r"\b(?:ADVERTISEMENT|Advertisement|SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT|"
    r"Scroll (?:ke bawah )?untuk (?:melanjutkan )?membaca(?: berita)?|Halaman (?:[Ss]elanjutnya|"
    r"[Ss]elengkapnya)|\d dari \d halaman|(?:Simak|Baca|Lihat) selengkapnya (?:di|pada) halaman \w+)\b[.:]?"
)
_READ_ALSO = pattern(
    r"[(\[]?\b(?:Baca|BACA|baca) ?(?:[Jj]uga|JUGA|[Aa]rtikel|[Ss]elengkapnya) ?:? *"
    r"|\bLihat [Jj]uga ?: *|\b(?:BACA|Baca|"
    r"Pilihan [Ee]ditor) ?: *"
)
_TAGS = pattern(r"\bTags?: [^.\n]{3,300}$")
_SLIMMING = pattern(r"-\d+ ?[Kk]g dalam \d+ (?:[Mm]inggu|[Hh]ari|[Bb]ulan)[^.!?\n]{0,200}[.!?]?")
_ANYWHERE = (
    ((" tayang", " terbit", " dimuat"), _REPUBLISHED, "republished"),
    (("gambas", "lihat", "simak", "tonton", "saksikan"), _VIDEO, "video"),
    (("advertisement", "scroll", "halaman"), _MARK, "advertisement"),
)
_AT_THE_END = ("navigasi", "pos se", "post nav", "©", "gax_", "baca", "ikuti", "tag", "google", "whatsapp")
_LAST_PART = 900


def claim(sheet: Sheet, start: int) -> None:
    """Sets aside what runs on inside a line."""
    text, low = sheet.text, sheet.low
    triggers = [t for t in _TRIGGERS if t in low]
    if not triggers:
        return
    for a, b in list(sheet.free_lines(start)):
        line = low[a:b]
        if b - a < 60 and "[gambas" not in line:
            continue
        if any(t in line for t in triggers):
            _claim_in_line(sheet, a, b, text, line)


def _claim_in_line(sheet: Sheet, a: int, b: int, text: str, line: str) -> None:
    for triggers, leftover, rule in _ANYWHERE:
        if not any(t in line for t in triggers):
            continue
        for m in leftover.finditer(text, a, b):
            if m.end() > m.start() and _at_boundary(text, a, m.start()):
                sheet.claim(m.start(), m.end(), "aside", rule)
    if "kg dalam" in line:
        for m in _SLIMMING.finditer(text, a, b):
            sheet.claim(_advert_start(text, a, m.start()), m.end(), "aside", "slimming-advert")
    if "baca" in line or "pilihan" in line or "lihat juga" in line:
        for m in _READ_ALSO.finditer(text, a, b):
            if _at_boundary(text, a, m.start()):
                end = _headline_end(text, m.end(), _next_claim(sheet, m.end(), b))
                sheet.claim(m.start(), end, "aside", "read-also")
    if not any(t in line[-20_000:] for t in _AT_THE_END):
        return
    for tail_rule, rule in ((_TO_THE_END, "navigation"), (_TAGS, "tags")):
        tail = max(a + 1, b - max(_LAST_PART, (b - a) // 3)) if b - a < 20_000 else b - _LAST_PART
        found = tail_rule.search(text, tail, b)
        if found:
            sheet.claim(found.start(), b, "aside", "copyright" if "©" in found[0][:12] else rule)


def _advert_start(text: str, floor: int, at: int) -> int:
    """The short headline in front of an advertisement's figure belongs to it."""
    before = text[max(floor, at - 90) : at].rstrip()
    if not before.endswith((".", "!", "?")):
        return at
    cut = max(
        before.rfind(". ", 0, -1),
        before.rfind("! ", 0, -1),
        before.rfind("? ", 0, -1),
        before.rfind("” ", 0, -1),
    )
    title = before[cut + 2 :] if cut >= 0 else ""
    # A claimed cross reference may stand right in front: then only the last words in headline case count.
    words = title.split()
    while words and not words[0][:1].isupper():
        words.pop(0)
    tail = words[-5:]
    return at - (len(text[max(floor, at - 90) : at]) - len(before)) - len(" ".join(tail)) if tail else at


def _next_claim(sheet: Sheet, start: int, end: int) -> int:
    parts = sheet.free(start, min(end, start + 400))
    return parts[0][1] if parts and parts[0][0] <= start + 1 else min(end, start + 400)


def _at_boundary(text: str, line_start: int, at: int) -> bool:
    """After a sentence, a credit or a headline, not in the middle of a sentence."""
    before = text[max(line_start, at - 12) : at].rstrip()
    return not before or before[-1] in ".!?\"”’')]:…" or text[at].isupper()


_STARTER = pattern(
    r"Dalam|Ia|Dia|Menurut|Sementara|Namun|Selain|Adapun|Setelah|Se\w+nya|Hal|Pada|Untuk|Dengan|Karena|"
    r"Sebab|Bahkan|Ketika|Saat|Sejak|"
    r"Tak|Tidak|Meski\w*|Walau\w*|Kemudian|Lalu|Di|Dari|Oleh|Kami|Kita|Mereka|Para|Sebagai|Sebanyak|"
    r"Sejumlah|Berdasarkan|Akibat|Usai|Jika|"
    r"Bila|Apabila|Hingga|Sampai|Terkait|Atas|Lebih|Guna|Demi|Agar|Dan|Tapi|Tetapi|Itu|Ini|Kini|Tersangka|"
    r"Korban|Pelaku|Pihak\w*|Beliau|"
    r"Nah|Jadi|Mulai|Di(?:ketahui|katakan|sebut\w*|jelas\w*|tambah\w*|kutip|lansir|beritakan|duga|sampai\w*|tanya|"
    r"konfirmasi|temui|akui\w*)|Ter[a-z]+nya|Mengutip|Melansir|Menanggapi|Mengenai|Mengingat|Memasuki|Menjelang"
)
_WORD = pattern(r"\S+")
_LONGEST_HEADLINE = 260


def _headline_end(text: str, start: int, end: int) -> int:
    """Where an unmarked headline ends and the next sentence begins.

    Headlines capitalise all but small words. The sentence that follows begins with a capital and soon has a plain word
    in lower case: the end is before a word that begins sentences, else before the last capital in front of that word.
    """
    capitals: list[int] = []
    starters: list[int] = []
    stop = min(end, start + _LONGEST_HEADLINE)
    for count, m in enumerate(_WORD.finditer(text, start, stop), 1):
        written = m[0]
        word = written if written.isalpha() else written.strip("\"“”'‘’(),:;")
        if written[0] in '"“' and count > 3:
            return m.start()
        if word[:1].isupper():
            if count > 3:
                capitals.append(m.start())
                if _STARTER.fullmatch(word):
                    starters.append(m.start())
        elif word[:1].islower() and word.lower() not in SMALL_WORDS and capitals:
            return starters[-1] if starters else capitals[-1]
        if m[0].endswith((".", "!", "?")) and count > 4 and len(word) > 3:
            return m.end()
    if end <= start + _LONGEST_HEADLINE:
        return end
    return (starters or capitals or [start + 120])[-1]
