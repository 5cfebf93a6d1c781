"""In which pieces a long text is sent. Specimens: `specimens/cutting/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta.translation.cutting import has_words, pieces, sentences, whole_words


def specimens() -> list[tuple[str, int, list[str]]]:
    found = []
    for path in sorted((Path(__file__).parent / "specimens" / "cutting").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line and not line.startswith("#")]
            if lines:
                text, limit, *expected = lines
                found.append(
                    (
                        text.removeprefix("text: "),
                        int(limit.removeprefix("limit: ")),
                        [line.removeprefix("- ") for line in expected],
                    )
                )
    return found


@pytest.mark.parametrize(("text", "limit", "expected"), specimens())
def test_specimen(text: str, limit: int, expected: list[str]) -> None:
    assert pieces(text, limit) == expected


WORDS = st.sampled_from(
    ["Warga", "desa", "Drs.", "H.", "Rp.", "hadir.", '"Ayo', 'maju."', "“Kami", "siap,”", "-", "A" * 40]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60), st.integers(20, 120))
def test_nothing_is_lost_and_nothing_is_too_long(words: list[str], limit: int) -> None:
    text = " ".join(words)
    cut = pieces(text, limit)
    assert all(0 < len(piece) <= limit for piece in cut)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")
    if limit >= 41:
        assert " ".join(cut) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12.345",
        "- - -",
        "!!!",
        "https://example.org/berita",
        "redaksi@example.org",
        "(25/9) 10.30",
        "#pemilu2024 @desa",
    ],
)
def test_text_without_words(text: str) -> None:
    assert not has_words(text)


@pytest.mark.parametrize("text", ["Senin (25/9).", "Rp 5", "Lihat https://example.org", "Ö"])
def test_text_with_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize(
    ("headline", "sent", "mark"),
    [
        ("Bupati Dorong Peningkata...", "Bupati Dorong", "…"),
        ("Bupati Dorong Peningkata…", "Bupati Dorong", "…"),
        ("Bupati Dorong Pening..", "Bupati Dorong", "…"),
        ("Peningkata...", "", "…"),
        ("Bupati Dorong Peningkatan ...", "Bupati Dorong Peningkatan ...", ""),
        ("Bupati Dorong Peningkatan.", "Bupati Dorong Peningkatan.", ""),
        ("Menunggu... Bupati Datang", "Menunggu... Bupati Datang", ""),
    ],
)
def test_the_cut_word_of_a_headline(headline: str, sent: str, mark: str) -> None:
    assert whole_words(headline) == (sent, mark)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia datang. Ia pulang!", ["Ia datang.", "Ia pulang!"]),
        ("Acara dibuka Drs. H. Slamet, M.Si. di pendopo. Semua senang.",
         ["Acara dibuka Drs. H. Slamet, M.Si. di pendopo.", "Semua senang."]),
        ("Ia berkata: “Kami siap. Semua ada.” Lalu pergi.",
         ["Ia berkata: “Kami siap. Semua ada.”", "Lalu pergi."]),
        ("Tanpa titik", ["Tanpa titik"]),
        ("Rp. 1.500.000 dibagi pukul 09.30 WIB. Selesai.", ["Rp. 1.500.000 dibagi pukul 09.30 WIB.", "Selesai."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
