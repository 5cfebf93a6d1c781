"""What readers are told, to the letter: the table of wordings in both languages, and none of the developers' words on
any page of the samples."""

from __future__ import annotations

import io
import shutil
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.editorial.library import UNSORTED
from dwiwarta.model import Source
from dwiwarta.translation import po

from .developers_words import NEVER

ROOT = Path(__file__).parents[2]
SAID = """
Not yet translated | Belum diterjemahkan
Machine translation, not checked | Terjemahan mesin, belum diperiksa
Being edited | Sedang disunting
Checked | Sudah diperiksa
Original changed | Naskah asli berubah
Translated by {name} | Diterjemahkan oleh {name}
Machine translation ({engine}), not checked by an editor; it may contain errors. If in doubt, rely on the Indonesian \
original. | Terjemahan mesin ({engine}), belum diperiksa redaksi dan mungkin keliru. Jika berbeda, yang menjadi acuan \
adalah naskah asli berbahasa Indonesia.
Machine translation; {n} of {m} paragraphs checked by an editor | Terjemahan mesin; {n} dari {m} paragraf sudah \
diperiksa redaksi
Machine translation, checked and corrected by {name} | Terjemahan mesin, diperiksa dan diperbaiki oleh {name}
This translation was made by {site}, not by {outlet}. Quotations are translated from Indonesian. | Terjemahan ini \
dibuat oleh {site}, bukan oleh {outlet}. Kutipan diterjemahkan dari bahasa Indonesia.
Original text from {outlet}. Spacing and punctuation tidied; wording unchanged. | Naskah asli {outlet}. Spasi dan \
tanda baca dirapikan; kata-kata tidak diubah.
Lines that are no part of the report, such as links and advertising, were left out. | Baris di luar berita, seperti \
tautan dan iklan, tidak dimuat.
Awaiting translation; the original is shown | Menunggu terjemahan; ditampilkan naskah aslinya
(in Indonesian) | (dalam bahasa Indonesia)
Both languages | Dua bahasa
Source | Sumber
Original headline | Judul asli
By | Penulis
Read at the source | Baca di situs asal
Link to the original not recorded | Tautan ke naskah asli tidak tercatat
Published by source | Terbit di media asal
Date in report | Tanggal dalam berita
Collected | Dihimpun
Excerpt: {n} of {m} paragraphs | Cuplikan: {n} dari {m} paragraf
Home | Beranda
Topics | Rubrik
Archive | Arsip
Places | Daerah
Sources | Media
Editions | Edisi
Search | Cari
About | Tentang kami
Top story | Berita utama
Latest | Terbaru
More | Selengkapnya
Related stories | Berita terkait
Also reported by | Diberitakan juga oleh
Corrections | Ralat dan koreksi
Translation correction | Ralat terjemahan
Our correction | Ralat redaksi
Source's correction | Koreksi media asal
Right of reply | Hak jawab
Withdrawn on {day} because the source withdrew it. Reason: {reason} | Artikel ini dicabut pada {day} karena media asal \
mencabutnya. Alasan: {reason}
We withdrew this article on {day}. Reason: {reason} | Artikel ini kami cabut pada {day}. Alasan: {reason}
No longer carried here, at the rights holder's request. Read it at the source. | Artikel ini tidak lagi kami muat atas \
permintaan pemegang hak. Baca di situs asal.
How we translate | Cara kami menerjemahkan
Report an error | Laporkan kesalahan
Masthead | Redaksi
Glossary | Daftar istilah
Accessibility | Aksesibilitas
Search in Indonesian or English | Cari dalam bahasa Indonesia atau Inggris
{n} results for "{query}" | {n} hasil untuk "{query}"
No results for "{query}". Try another word or browse the topics. | Tidak ada hasil untuk "{query}". Coba kata lain \
atau telusuri rubrik.
Page not found | Halaman tidak ditemukan
No stories in this topic yet | Belum ada berita di rubrik ini
Edition {n} | Edisi {n}
"""
TOPICS = {
    "Politik dan pemerintahan": "Politics & government",
    "Hukum dan kriminal": "Crime & courts",
    "Ekonomi": "Economy",
    "Pendidikan": "Education",
    "Kesehatan": "Health",
    "Lingkungan dan bencana": "Environment & disasters",
    "Infrastruktur": "Infrastructure",
    "Masyarakat": "Society",
    "Budaya dan wisata": "Culture & travel",
    "Olahraga": "Sports",
    "Teknologi": "Technology",
}
REPORTED = (
    ".text, .card, h1, .headline-other, .dek, .caption, .figure, .glossary, .source dd, .reports, .editors-note,"
    " aside.corrections, .record, .groups, .newest, .kicker, .gone, script, title"
)
"""Where the words are those of articles, of outlets and of the desk: a boat has an engine."""


@pytest.mark.parametrize(
    "row", [line.split(" | ") for line in SAID.strip().splitlines()], ids=lambda row: row[0][:40]
)
def test_the_wording_is_the_one_that_was_agreed(row: list[str]) -> None:
    english, indonesian = row
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    known = {entry.source: entry.text for entry in catalog.entries}
    assert known.get(english) == indonesian


def test_topics_are_called_as_agreed() -> None:
    topics = tomllib.loads((ROOT / "content/themes.toml").read_text("utf-8"))
    assert {t["label"]["id"]: t["label"]["en"] for t in topics.values()} == TOPICS
    assert UNSORTED.label == ("Belum dikelompokkan", "Unsorted")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("samples")
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.toml", root / "site.toml")
    words = ["build", "--frozen", "--root", str(root), "--now", "2026-11-23T10:00:00+07:00"]
    assert main(words, Console(io.StringIO(), io.StringIO(), {}), {}) == 0
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in sorted(site.rglob("*.html"))}


def test_no_page_speaks_like_a_developer(pages: dict[str, str]) -> None:
    kinds = set()
    for name, html in pages.items():
        page = BeautifulSoup(html, "html.parser")
        kinds.update(page.body.get("class", [])[:1] if page.body else [])
        if "plain" not in (page.body.get("class") or []):  # those are all the site's own words
            for reported in page.select(REPORTED):
                reported.decompose()
        told = [page.get_text(" ")]
        told += [
            str(e[a]) for a in ("aria-label", "title", "alt", "placeholder") for e in page.select(f"[{a}]")
        ]
        for text in told:
            found = NEVER.search(text)
            assert not found, f"{name}: {text[max(0, found.start() - 40) : found.end() + 40]}"
    assert len(kinds) > 15


def test_the_modes_of_an_article_are_named_in_their_own_language(pages: dict[str, str]) -> None:
    found = 0
    for name, html in pages.items():
        for nav in BeautifulSoup(html, "html.parser").select("nav.modes"):
            first, second, both = nav.select("a")
            assert [(a.get_text(), a["lang"]) for a in (first, second)] == [
                ("English", "en"),
                ("Bahasa Indonesia", "id"),
            ]
            expected = {"id": "Dua bahasa", "en": "Both languages", "both": "Both languages"}[
                name.split("/")[0]
            ]
            assert both.get_text().startswith(expected)
            found += 1
    assert found > 100
