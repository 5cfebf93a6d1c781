"""What a changed original means for the English that was made for the old one.

The checked English of a paragraph stays on the page while only the wording of its original changed. Where a number, a
day, a name or a negation did, it might tell readers what is no longer true, and the Indonesian stands in its place
(EDITOR.md). This compares the two originals, not the English; where it is in doubt, it does not say "wording".
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from dwiwarta.editorial.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Change(StrEnum):
    """What changed between two versions of a paragraph; the gravest is named."""

    WORDING = "wording"
    NUMBER = "number"
    DAY = "day"
    NAME = "name"
    NEGATION = "negation"
    TOO_MUCH = "too much"
    """Too little is left of the old text to compare it with the new."""


ALIKE = 0.6
"""Words in common, of all words of both: below, it is another paragraph (the measure of translation/likeness)."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEGATIONS = _set(
    "tidak tak bukan belum jangan tanpa tiada enggak nggak ngga gak ga ndak takkan kecuali batal gagal urung "
    "hampir nyaris mustahil bantah membantah dibantah menolak ditolak menyangkal disangkal"
)
_NUMBERS = _set(
    "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu juta miliar "
    "milyar triliun seratus seribu sejuta semiliar setriliun setengah separuh separo sepertiga seperempat pertama "
    "kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas belasan puluhan ratusan "
    "ribuan jutaan miliaran triliunan sepasang selusin ganda seorang sebuah seekor beberapa sejumlah semua "
    "seluruh segenap sebagian mayoritas banyak sedikit lebih kurang sekitar minimal maksimal paling persen"
)
_DAYS = _set(
    "senin selasa rabu kamis jumat sabtu minggu ahad januari februari pebruari maret april mei juni juli agustus "
    "september oktober november nopember desember kemarin besok lusa kini sekarang tadi nanti lalu depan "
    "mendatang pagi siang sore petang malam dini pukul jam hari pekan bulan tahun abad wib wita wit"
)
_ROLES = _set("tersangka terdakwa terpidana terduga saksi korban pelaku pelapor terlapor narapidana")
"""What somebody is called in a case counts as a name: to mix these up is worse than to mix up names."""
_LIST_OF = (
    (_NEGATIONS, Change.NEGATION),
    (_NUMBERS, Change.NUMBER),
    (_DAYS, Change.DAY),
    (_ROLES, Change.NAME),
)
_FIRST_WORDS = _set(
    "ada adapun agar akan akhirnya akibat akibatnya antara apa apabila atas bagi bahkan bahwa begitu bersama "
    "berdasarkan bila cara dalam dan dari demikian dengan di dia hal hanya ia ini itu jadi jika juga kalau kami "
    "karena kata kemudian kepada ketika kini kita ke lagi lalu maka mereka meski meskipun menurut menurutnya "
    "namun nantinya oleh pada padahal para pihak pihaknya sambil sampai saat saya sebab sebagai sebelum "
    "sebelumnya sehingga sejak selain selama selanjutnya sementara seperti serta setelah setiap setelahnya "
    "sesudah supaya tapi tentang terhadap terkait tetapi untuk usai walau warga yakni yaitu yang"
)
"""Words that are capitals only because a sentence begins with them."""
_CLITIC = re.compile(r"(?<=\w{3})(?:lah|kah|nya|pun|ku|mu)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:][\"”’')\]]*\s|[\"“‘(\[])[\"“‘'(\[\s]*$")


@lru_cache(maxsize=4096)
def change(old: str, new: str) -> Change:
    """What changed from one version of a paragraph to the next."""
    before, after = _words(old), _words(new)
    lower = {word for word, _ in (*before, *after) if word.islower()}
    for kind in (Change.NEGATION, Change.NUMBER, Change.DAY, Change.NAME):
        if list(_telling(kind, before, lower)) != list(_telling(kind, after, lower)):
            return kind
    if _digits(old) != _digits(new):
        return Change.NUMBER
    if [(f.kind, f.value) for f in figures(old)] != [(f.kind, f.value) for f in figures(new)]:
        return Change.NUMBER
    matcher = SequenceMatcher(
        None, [w.casefold() for w, _ in before], [w.casefold() for w, _ in after], autojunk=False
    )
    return Change.WORDING if matcher.ratio() >= ALIKE else Change.TOO_MUCH


def _words(text: str) -> list[tuple[str, bool]]:
    """Each word, and whether a sentence or a quotation begins with it."""
    found = []
    for match in _WORD.finditer(text):
        first = _SENTENCE_ENDS.search(text, max(0, match.start() - 8), match.start()) is not None
        found.append((match[0], first))
    return found


def _telling(kind: Change, words: Sequence[tuple[str, bool]], lower: set[str]) -> Iterator[tuple[str, ...]]:
    """The words of that kind, in their order: who did what to whom stands in it. A negation with the word behind it,
    which it is about."""
    for place, (word, first) in enumerate(words):
        plain = word.casefold()
        if not any(plain in known for known, _ in _LIST_OF):
            plain = _bare(plain)
        found = next((kind_of for known, kind_of in _LIST_OF if plain in known), None)
        if found is None and _is_name(word, first, lower):
            found = Change.NAME
        if found is not kind:
            continue
        if kind is Change.NEGATION:
            behind = words[place + 1][0].casefold() if place + 1 < len(words) else ""
            yield plain, _bare(behind)
        else:
            yield (plain if found is not Change.NAME else word.casefold(),)


def _is_name(word: str, first: bool, lower: set[str]) -> bool:
    """Whether a word may be part of a name. At the start of a sentence every word has its capital; there it counts
    unless the texts, or everyday Indonesian, have it in small letters."""
    if word.islower() or word.isdigit():
        return False
    if not first or word[1:].lower() != word[1:]:
        return True
    plain = word.lower()
    return plain not in lower and plain not in _FIRST_WORDS


def _bare(word: str) -> str:
    """Without what Indonesian hangs onto a word: “tidaklah”, “bukannya”."""
    return _CLITIC.sub("", word)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
