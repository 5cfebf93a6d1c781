"""The figures of a text: read alike from either language, and without a fall over odd letters."""

from fractions import Fraction

import pytest

from dwiwarta.translation.checks import check, reading_en, reading_id

BOTH = [
    ("1.250 warga", "1,250 residents", [1250]),
    ("Rp 1,5 miliar", "Rp 1.5 billion", [1_500_000_000]),
    ("dua puluh lima ribu", "twenty-five thousand", [25_000]),
    ("ke-3 dan kedua", "3rd and second", [3, 2]),
    ("sepertiga", "a third", [Fraction(1, 3)]),
    ("puluhan ribu", "tens of thousands", [10_000]),
    ("10 hingga 15 juta", "10 to 15 million", [10, 10_000_000, 15_000_000]),
    ("2.1.3", "2.1.3", [2, 1, 3]),
    ("40 persen", "40 per cent", [40]),
]


@pytest.mark.parametrize(("indonesian", "english", "values"), BOTH)
def test_both_languages_say_the_same_numbers(indonesian: str, english: str, values: list[int]) -> None:
    for reading in (reading_id.read(indonesian), reading_en.read(english)):
        assert sorted(v for n in reading.numbers for v in n.values) == sorted(values)


def test_days_times_months_and_weekdays() -> None:
    here = reading_id.read("Senin (25/9/2023) pukul 15.30 WIB, 17 Agustus, dan pada bulan Mei")
    there = reading_en.read("Monday (9/25/2023) at 3:30 p.m., August 17, and in May")
    for reading in (here, there):
        assert [(d.readings[-1], d.year) for d in reading.days] == [((9, 25), 2023), ((8, 17), None)]
        assert [m.value for m in reading.months] == [5] and [w.value for w in reading.weekdays] == [0]
        assert [c.minutes for c in reading.clocks] in ([{930}], [{930, 210}])
        assert reading.numbers == ()


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("pada 5 Auguſtus dan Aguſtus", "on Auguſt 5, 2026 and Auguſt"),
        ("lİma ratuſ rİbu", "fİve hundred thouſand"),
        ("ſeparuh, beberapa rıbu", "ſeveral mİllion, thıs half mıllıon"),
        ("mİnggu, Kamıs", "Frİday, ſunday"),
        ("pukul 5 ſore", "5 o'clock in the evenıng, mİdnight, nıne o'clock"),
        ("5 mılıar", "5 bıllıon, nıneteen eıghtıes, thırd"),
    ],
)
def test_letters_that_are_alike_but_for_their_case_are_no_stumbling_block(
    indonesian: str, english: str
) -> None:
    check("body", indonesian, english)
    check("body", indonesian.upper(), english.upper())
