"""Strings of a PO file: `"..."` with escapes, over several lines where the text has line breaks."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9a-fA-F]{2})+)|\\(.)", re.DOTALL)
_BYTE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3}))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SPECIAL = re.compile(r'[\\"\n\t\r\a\b\f\v]')
_WRITTEN = {char: "\\" + letter for letter, char in _NAMED.items()}


def unquoted(inner: str) -> str:
    """The text of what stands between the quotation marks."""
    if "\\" not in inner:
        return inner
    text = inner.replace('\\"', '"').replace("\\n", "\n")
    if "\\" not in text:  # there were no others, and no escaped backslash, which would have left one
        return text
    return _ESCAPE.sub(_meant, inner)


def quoted(text: str) -> list[str]:
    """The text in quotation marks: one line, or an empty string and then one line for each line of the text."""
    if not _SPECIAL.search(text):
        return [f'"{text}"']
    if "\n" not in text[:-1]:
        return [f'"{_escaped(text)}"']
    return ['""', *[f'"{_escaped(line)}"' for line in _LINES.findall(text)]]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _WRITTEN[match[0]], text)


def _meant(match: re.Match[str]) -> str:
    """Octal and hexadecimal escapes are bytes of UTF-8 (`msgcat --escape` writes whole texts so); an unknown escape
    is what a person typed who meant a backslash."""
    if not match[1]:
        return _NAMED.get(match[2], match[0])
    data = bytes(int(h, 16) if h else int(o, 8) & 0xFF for h, o in _BYTE.findall(match[1]))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
