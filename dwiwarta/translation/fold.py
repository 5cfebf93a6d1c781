"""Fingerprints of text that do not change with spaces, quotes and dashes (DESIGN 4, *Catalog*)."""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize

_SIGNS = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict.fromkeys("\u201c\u201d\u201e\u201f«»\u2033", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_FIGURES_APART = re.compile(r"\d\s+\d")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")
_OTHER_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_DASHES = re.compile("-{2,}")


def fold(text: str) -> str:
    """The text without what an editor changes for the eye only: case, spaces, quotes, dashes, the closing full stop.

    Spaces between two figures count, as one: "1 000" is not "1000". `?` and `!` count. White space goes before doubled
    quotes and dashes are looked for, so that no space of a text decides about its fingerprint.
    """
    if text.isascii():
        text = text.lower().replace("`", "'")
    else:
        if "\u00b4" in text:  # NFKC would take it apart into a space and an accent
            text = text.replace("\u00b4", "'")
        text = _SIGN.sub(_sign, normalize("NFKC", text).casefold())
    if _FIGURES_APART.search(text):
        text = _OTHER_SPACE.sub("", _BETWEEN_DIGITS.sub(" ", text))
    else:
        text = "".join(text.split())
    if "''" in text:
        text = text.replace("''", '"')
    if "--" in text:
        text = _DASHES.sub("-", text)
    return text.rstrip(".…")


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[match[0]]


def source_print(msgid: str) -> str:
    """Fingerprint of a source paragraph: eight hex digits, the same for every spelling that folds alike."""
    return _print(fold(msgid))


def text_print(msgstr: str) -> str:
    """Fingerprint of a translation: eight hex digits of its exact text (in NFC), since each sign may be a person's."""
    return _print(msgstr if msgstr.isascii() else normalize("NFC", msgstr))


def _print(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
