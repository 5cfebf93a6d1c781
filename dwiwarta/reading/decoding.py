"""From the bytes of a file to its text: UTF-8, UTF-16, Windows-1252; anything else is not text."""

from __future__ import annotations

import codecs

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.reading.patterns import pattern

EMPTY = Fault("file-empty", Severity.ERROR, "The file is empty.", "Paste the article into it, or delete it.")
NOT_TEXT = Fault(
    "not-text",
    Severity.ERROR,
    "The file is not text; it may be a picture, a PDF or a word processor's file.",
    "Save the article as plain text (UTF-8) and try again.",
)
OLD_ENCODING = Fault(
    "encoding-old",
    Severity.INFO,
    "The file is not saved as UTF-8; it was read as Windows-1252.",
    "Look at quotation marks and accents; if they are right, nothing needs doing.",
)
ODD_CHARACTERS = Fault(
    "control-characters",
    Severity.INFO,
    "Characters that are not text stand here; they were read as spaces.",
    "Delete what stands between the words there.",
)

_BREAKS = pattern("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = pattern("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufffe\uffff]")
_SPACES = dict.fromkeys([*range(9), *range(14, 32), *range(127, 160), 65534, 65535], " ")
_CONTROL_BYTES = bytes(b for b in range(128) if b < 32 or b == 127).replace(b"\t", b"").replace(b"\n", b"")
_MOSTLY_TEXT = 0.02
"""The share of control characters above which a file is no text."""


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text with line feeds between lines and no byte order mark; None where there is no text."""
    here = Span(path, 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_old(data, here)
    if _may_be_odd(data):
        text = _BREAKS.sub("\n", text)
        if _CONTROL.search(text):
            return _decode_old(data, here) if b"\0" in data else _clean(text, here, ())
    if text.startswith("\ufeff"):
        text = text[1:]
    if not text or text.isspace():
        return None, (EMPTY.at(Span(path)),)
    return text, ()


def _may_be_odd(data: bytes) -> bool:
    """Could there be control characters or line breaks of another kind? Asked of the bytes, which is quick."""
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        return True
    return not data.isascii() and (
        b"\xc2" in data or b"\xe2\x80\xa8" in data or b"\xe2\x80\xa9" in data or b"\xef\xbf" in data
    )


def _decode_old(data: bytes, here: Span) -> tuple[str | None, tuple[Diagnostic, ...]]:
    nothing = None, (NOT_TEXT.at(Span(here.path)),)
    wide = _utf16(data)
    if wide:
        try:
            text = data.decode(wide)
        except UnicodeDecodeError:
            return nothing
        return _clean(_BREAKS.sub("\n", text.removeprefix("\ufeff")), here, ())
    if b"\0" in data:
        return nothing
    # The five bytes that Windows-1252 leaves open become control characters, as browsers do it.
    text = "".join(_CP1252[b] for b in data) if len(data) < 65536 else data.decode("cp1252", "replace")
    return _clean(_BREAKS.sub("\n", text), here, (OLD_ENCODING.at(here),))


_CP1252 = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]


def _utf16(data: bytes) -> str | None:
    """The name of the encoding if these are 16-bit characters: a mark says so, or every other byte is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:2000]
    if len(head) >= 4 and head[1::2].count(0) > 0.8 * len(head[1::2]) and not head[::2].count(0):
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) > 0.8 * len(head[::2]) and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _clean(text: str, here: Span, said: tuple[Diagnostic, ...]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Control characters become spaces; too many of them and it is no text."""
    odd = _CONTROL.findall(text)
    if not text or text.isspace():
        return None, (*said, EMPTY.at(Span(here.path)))
    if len(odd) > _MOSTLY_TEXT * len(text) or "\0" in odd:
        return None, (NOT_TEXT.at(Span(here.path)),)
    if odd:
        first = _CONTROL.search(text)
        assert first
        line = text.count("\n", 0, first.start()) + 1
        column = first.start() - text.rfind("\n", 0, first.start())
        said = (*said, ODD_CHARACTERS.at(Span(here.path, line, column, column + 1)))
        text = text.translate(_SPACES)
    return text.removeprefix("\ufeff"), said
