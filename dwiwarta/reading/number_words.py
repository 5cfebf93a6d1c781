"""Indonesian words for numbers, sizes and months, with the spellings that papers give them."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari pebruari feb peb",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt agus agust ags",
            "september sept sep",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
        ),
        1,
    )
    for name in names.split()
}
"""1 is January."""
ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
SCALES = {
    "ratus": 100,
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "miliard": 10**9,
    "milliar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "triliyun": 10**12,
}
"""What a size multiplies the number before it by."""


def small(word: str) -> str:
    """In the small letters that the tables have. A pattern that minds no capitals takes ſ for an s, and an i without
    its dot, or with two, for an i."""
    return word.casefold().replace("\u0307", "").replace("ı", "i")
