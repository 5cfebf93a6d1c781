"""What counts as the same text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dwiwarta.translation.fold import fold, source_print, text_print


def test_the_example_of_the_design() -> None:
    text = "Suasana jelang Pemilihan Umum ( Pemilu) 2024 mulai menghangat."
    assert source_print(text) == "15d77635"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Warga ( desa) datang", "Warga (desa) datang"),
        ("“Damai” dan «aman»", '"Damai" dan "aman"'),
        ("''Damai'' kata dia", '"Damai" kata dia'),
        ("′′Damai″", '"Damai"'),
        ("Jum’at, Jum´at, Jum`at", "Jum'at, Jum'at, Jum'at"),
        ("isu – isu", "isu-isu"),
        ("suhu −5 — dingin --- sekali", "suhu -5 - dingin - sekali"),
        ("Pasar dibuka...", "Pasar dibuka"),
        ("Pasar dibuka…", "Pasar dibuka."),
        ("PASAR Dibuka", "pasar dibuka"),
        ("pe\u00admilu\u200b \ufeffdamai", "pemilu damai"),
        ("10\u00a0000 ekor", "10  000 ekor"),
        ("ﬁlm nomor １２", "film nomor 12"),
        ("' kata' 'lain '", "'kata''lain'"),
    ],
)
def test_the_eye_only(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 000 ekor", "10000 ekor"),
        ("Pasar dibuka?", "Pasar dibuka"),
        ("Pasar dibuka!", "Pasar dibuka."),
        ("1,5 miliar", "15 miliar"),
        ("2,5", "2.5"),
        ("tidak hadir", "hadir"),
    ],
)
def test_what_a_reader_would_notice(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet="aB1 .…-–—'’´`\"”″\u00a0\u00ad\u200bé?", max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["kata", "-", "--", "'", '"', "12", ".", "ya?"]), min_size=1, max_size=12))
def test_no_space_decides(words: list[str]) -> None:
    if any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(words)):
        return
    assert fold("".join(words)) == fold(" ".join(words)) == fold(" \u00a0 ".join(words))


def test_a_translation_is_compared_sign_by_sign() -> None:
    assert text_print("caf\u00e9") == text_print("cafe\u0301")
    assert text_print("Market opens.") != text_print("Market opens")
    assert text_print("“Peace”") != text_print('"Peace"')
    assert len(text_print("")) == 8
