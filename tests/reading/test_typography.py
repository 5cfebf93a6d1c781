"""Mending spaces and punctuation for display."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta.reading.typography import mend

MENDED = [
    ("Rapat ( Musdes) desa", "Rapat (Musdes) desa"),
    ("isu - isu banjir", "isu-isu banjir"),
    ("warga terkotak – kotak,", "warga terkotak-kotak,"),
    ("tema 'Desa Bersih dan Aman'dengan narasumber", "tema 'Desa Bersih dan Aman' dengan narasumber"),
    ("empat jiwa ,kata dia .", "empat jiwa, kata dia."),
    ("‘’Kami siap,’’ ungkap Rina", "“Kami siap,” ungkap Rina"),
    ("''Kami siap,'' ungkap Rina", '"Kami siap," ungkap Rina'),
    ("di Kota Malang.Polres hadir", "di Kota Malang. Polres hadir"),
    ('"Siapa lagi?"kata Rina', '"Siapa lagi?" kata Rina'),
    ("“Kami siap,”katanya", "“Kami siap,” katanya"),
    ("kata Rina“Kami siap”", "kata Rina “Kami siap”"),
    ("dua\u00a0 kata\u200b", "dua kata"),
    ("S ebuah desa", "Sebuah desa"),
    ("pemain baru,Rina Wijaya", "pemain baru, Rina Wijaya"),
    ("Tom &amp; Rina &quot;satu&quot;", 'Tom & Rina "satu"'),
    ("â€œKami siap,â€™ kata", "“Kami siap,’ kata"),
]
LEFT_ALONE = [
    "Lu'lu'ul, Sa'u dan Jum'at tetap begitu",
    "S.Pd M.Si Wartamalang.Com dan warta.co.id",
    "Rp 1.250.000,00 atau 1,5 persen pukul 10.30",
    "Jakarta - Bandung - Surabaya",
    "kata ... itu",
    'Kutipan " ganjil"kata',
    "skor 2-0, 3 - 1",
    "Rapat bersama-sama (RT 5).",
]


@pytest.mark.parametrize(("written", "shown"), MENDED)
def test_mends(written: str, shown: str) -> None:
    assert mend(written) == shown


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone_what_is_right(text: str) -> None:
    assert mend(text) == text


SCRAPS = [
    *"ab A.B,'\"“”‘’-– ()[]!?:;\u00a0\u200b1&",
    "kata",
    "isu",
    "Isu",
    "''",
    "’’",
    "‘’",
    " - ",
    "&amp;",
    "&quot;",
    "â€œ",
    "...",
    "\t",
]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=14).map("".join))
def test_mending_twice_changes_nothing_and_no_word_is_touched(text: str) -> None:
    once = mend(text)
    assert mend(once) == once
    if "&" not in text and "â" not in text:
        assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]
