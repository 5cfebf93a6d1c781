"""Names that datelines are made of: outlets and places.

An outlet is recognised by its domain, by a spelling the site knows, by the list of brands beside this file, or by words
only media have in their names. A place is looked up (the list is loaded when the first doubtful one has to be judged).
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dwiwarta.reading.patterns import pattern

if TYPE_CHECKING:
    from dwiwarta.model import Outlet

_HERE = os.path.dirname(__file__)


def word_set(words: str) -> frozenset[str]:
    """A set from words parted by blanks."""
    return frozenset(words.split())


TLD = r"(?:co\.id|or\.id|go\.id|web\.id|my\.id|ac\.id|com|co|id|net|org|tv|news|media|info|online|asia)"
DOMAIN = pattern(rf"[A-Za-z0-9][\w-]*(?: ?\. ?[\w-]+)? ?[. ] ?{TLD}", re.IGNORECASE)
_SPACED_TLD = pattern(r" (?:com|co\.id|co|net)$", re.IGNORECASE)
_MEDIA_WORD = pattern(
    r"\b(?:RADAR|TRIBUN|POSMETRO|POSKOTA|HARIAN|WARTA|KORAN|JAWA ?POS|KABAR|SUARA|BERITA)\b|"
    r"(?:NEWS|POST|TIMES|VOICE|MEDIA|TODAY|TV)\b|\bTRIBUN\w",
    re.IGNORECASE,
)
RUBRIC = pattern(
    r"(?:INFO [A-Z]+(?: [A-Z]+)?|ADVERTORIAL|ADV|BREAKING NEWS|SIARAN PERS|PRESS RELEASE|RILIS|OPINI|"
    r"VIDEO|FOTO|INFOGRAFIS|LIPUTAN KHUSUS|EKSKLUSIF|"
    r"VIRAL|UPDATE|CEK FAKTA|HOAKS|KOLOM|EDITORIAL|TAJUK|ARTIKEL|FEATURE|NEWS|HEADLINE|INFO)"
)
_SENTENCE_WORD = word_set(
    "ada adalah adapun agar akan aksi aku anda anggota apa apakah bagi bahkan bahwa baru beberapa begitu "
    "belum berbagai berdasarkan berikut bila bisa buat bukan dalam dan dari demi dengan di dia dua guna "
    "hal hampir hari hingga ia ini itu jadi jika juga jumlah kali kamis kami karena ke kepala ketika "
    "ketua kini kita lagi lalu lebih lewat mantan masih masyarakat melalui menjelang menurut mereka "
    "minggu momen mulai namun pada para pasca pelaku pemerintah penyidik perempuan petugas polisi polres "
    "pria puluhan rabu ratusan ribuan sabtu saat saya sebagai sebanyak sebuah sedangkan sejak sejumlah "
    "selain selama selasa seluruh semua senin seorang seperti sepasang serta seusai sebagian siapa "
    "suasana sudah telah tentu terkait tetapi tidak tim tiga untuk usai wakil walau warga yang jumat "
    "jum'at tak tanggal tahun januari februari maret april mei juni juli agustus september oktober "
    "november desember pt cv kpk dpr dprd tni polri kapolres bupati gubernur presiden menteri wali "
    "walikota direktur rektor dinas badan satu covid pemkab pemkot pemprov kejari kejati timnas tentara "
    "aparat advertisement artikel halo"
)
"""Words that begin or end sentences, not names of places."""


def squash(name: str) -> str:
    """Letters and digits, lower case: blind to blanks, dots and hyphens."""
    return _BLIND_TO.sub("", name.lower())


_BLIND_TO = re.compile(r"[\W_]+")


@lru_cache(maxsize=1)
def _places() -> tuple[frozenset[str], frozenset[str]]:
    """All known places; and those that are no district, so that a lone name is probably meant as a place."""
    with open(os.path.join(_HERE, "places.txt"), encoding="utf-8") as file:
        home, districts, abroad = (line.strip().split("|") for line in file if not line.startswith("#"))
    return frozenset([*home, *districts, *abroad]), frozenset([*home, *abroad])


@lru_cache(maxsize=1)
def _brands() -> frozenset[str]:
    with open(os.path.join(_HERE, "brands.txt"), encoding="utf-8") as file:
        return frozenset(
            squash(name) for line in file if not line.startswith("#") for name in line.strip().split("|")
        )


_known: dict[int, tuple[tuple[Outlet, ...], dict[str, str]]] = {}


def spellings(outlets: tuple[Outlet, ...]) -> dict[str, str]:
    """Squashed spelling to the spelling, of the outlets that the site knows."""
    found = _known.get(id(outlets))
    if found is None:
        table = {squash(s): s for o in outlets for s in (o.name, *o.spellings) if squash(s)}
        _known.clear()
        _known[id(outlets)] = found = (outlets, table)
    return found[1]


def outlet_of_address(address: str | None, outlets: tuple[Outlet, ...]) -> Outlet | None:
    """The outlet on whose site an address lies: the same host as its home, or one under it; the nearest wins."""
    host = _host(address)
    fitting = [(len(home), o) for o in outlets if (home := _host(o.home)) and f".{host}".endswith(f".{home}")]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _host(address: str | None) -> str:
    """Without user, port and "www."; empty where there is none."""
    m = _HOST.match(address or "")
    return m[1].lower().removeprefix("www.").rstrip(".") if m else ""


_HOST = pattern(r"https?://(?:[^/?#@\s]*@)?([^/?#:@\s]+)", re.IGNORECASE)
_PREFIX = pattern(r"^(?:kabupaten|kota|kab\.?|provinsi|kecamatan|kec\.?|desa|pulau) ")
_SUFFIX = pattern(r" (?:kota|kabupaten|raya|city)$")


def known_place(name: str, *, district: bool = True) -> bool:
    """Is it in the list, with or without "Kabupaten", "Kota" and the like?"""
    everywhere, larger = _places()
    names = everywhere if district else larger
    folded = " ".join(name.replace("’", "'").lower().split()).strip(" .")
    if folded in names:
        return True
    bare = _SUFFIX.sub("", _PREFIX.sub("", folded))
    return bare in names or (bare != folded and bare in everywhere) or folded in ("kabupaten", "kota")


def like_a_place(name: str) -> bool:
    """Built like the name of a place: a few capitalised words that begin no sentence."""
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 45 or any(c.isdigit() for c in name):
        return False
    if any(not (w[0].isupper() or w in ("di", "dan", "de", "del", "el", "la", "al")) for w in words):
        return False
    if not all(c.isalpha() or c in " .'’-–&" for c in name) or name.rstrip(".").count(". ") > 1:
        return False
    return words[0].lower() not in _SENTENCE_WORD and words[-1].lower() not in _SENTENCE_WORD


def outlet_rule(name: str, outlets: tuple[Outlet, ...]) -> str | None:
    """Why this is the name of an outlet: `known`, `domain`, `brand`, `misspelt` or `media-word`; None if it is none."""
    if not 3 <= len(name) <= 45 or not name[0].isalnum() or not any(c.isalpha() for c in name):
        return None
    key = squash(name)
    table = spellings(outlets)
    if key in table:
        return "known"
    if (
        DOMAIN.fullmatch(name)
        and (name.count(" ") < 2)
        and not (" " in name and not _SPACED_TLD.search(name) and "." not in name)
    ):
        bare = name.split()[0].rstrip(".").lower()
        if bare not in _SENTENCE_WORD or "." in name:
            return "domain"
    brands = _brands()
    if key in brands or (name.count(" ") <= 2 and key.removesuffix("com") in brands and "." in name):
        return "brand"
    if RUBRIC.fullmatch(name):
        return None
    if len(key) >= 8 and _near(key, table, brands):
        return "misspelt"
    return "media-word" if _named_like_media(name) else None


_GENERIC = word_set("berita kabar suara harian koran warta media news tv")


def _named_like_media(name: str) -> bool:
    """Capitals throughout, or one capitalised word, with a part that media have in their names."""
    words = name.split()
    if (
        len(words) > 4
        or not _MEDIA_WORD.search(name)
        or not all(w[0].isupper() or w[0].isdigit() for w in words)
    ):
        return False
    if len(words) == 1:
        return name.lower() not in _GENERIC
    return name.isupper()


def _near(key: str, table: dict[str, str], brands: frozenset[str]) -> bool:
    """One letter wrong, or two in a long name; only names that begin alike are compared."""
    from rapidfuzz.distance import Levenshtein

    allowed = 1 if len(key) < 14 else 2
    return any(
        Levenshtein.distance(known, key, score_cutoff=allowed) <= allowed
        for names in (table, brands)
        for known in names
        if known[0] == key[0] and len(known) >= 8 and abs(len(known) - len(key)) <= allowed
    )
