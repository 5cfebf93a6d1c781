"""Text to words that can be compared, in the index as in a query: small letters without marks, numbers without the
separators in which the two languages differ. `templates/static/search.js` does the same; a test runs both."""

from __future__ import annotations

import re
from unicodedata import normalize

LONGEST = 40
"""Letters of a word; the rest of a longer one finds nothing that its beginning does not."""

_MARKS = re.compile("[\u0300-\u036f]+")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u2032`\u00b4]")
_POSSESSIVE = re.compile(r"'s(?![^\W_])")
_RUPIAH = re.compile(r"(?<![^\W_])rp(?=[0-9])")
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+")
_THOUSANDS = re.compile(r"[.,](?=[0-9]{3}(?![0-9]))")


def words(text: str) -> list[str]:
    """Every word, in order: "Rp1.500 untuk Jum’at" gives rp, 1500, untuk, jumat."""
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFKD", _APOSTROPHES.sub("'", text)))
    text = text.lower()
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    if "rp" in text:
        text = _RUPIAH.sub("rp ", text)
    found = _WORD.findall(text)
    return [_number(word) if "." in word or "," in word else word[:LONGEST] for word in found]


def _number(word: str) -> str:
    """1.500,5 and 1,500.5 alike."""
    return _THOUSANDS.sub("", word).replace(",", ".")[:LONGEST]
