"""Segments as catalogs know them: NFC, white space collapsed, nothing else changed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.model import Header, Kind, Segment

if TYPE_CHECKING:
    from dwiwarta.reading.header import HeaderReading

NO_HEADLINE = Fault(
    "headline-absent",
    Severity.ERROR,
    "No headline was found: {why}.",
    'Write the headline on the first line, or in the header: title: "..."',
)
NO_BODY = Fault(
    "body-absent",
    Severity.WARNING,
    "There is a headline but no text below it.",
    "Paste the article below the headline.",
)
NO_OUTLET = Fault(
    "outlet-absent",
    Severity.WARNING,
    "The text names no outlet; without one the article is not published.",
    "Write it in the header, for example: outlet: Nusadaily",
)


def nfc(text: str) -> str:
    """Unicode NFC; nearly every text is already."""
    return (
        text
        if text.isascii() or unicodedata.is_normalized("NFC", text)
        else unicodedata.normalize("NFC", text)
    )


def segment(kind: Kind, text: str, span: Span, *, translatable: bool = True) -> Segment:
    """A segment; text without a letter is shown as it is in both languages."""
    text = nfc(text)
    if translatable and not (text[:1].isalpha() or any(c.isalpha() for c in text)):
        translatable = False
    return Segment(kind, text, span, translatable)


def of_header(head: HeaderReading, path: str) -> tuple[list[Segment], list[Segment]]:
    """Segments that the header gives: (title and dek, image's alt and caption)."""
    h: Header = head.header
    above: list[Segment] = []
    if h.title:
        above.append(segment("title", h.title, Span(path, h.lines.get("title", 0))))
    image: list[Segment] = []
    if h.image:
        line, lines = h.lines.get("image", 0), h.image.lines
        if h.image.alt:
            image.append(segment("alt", " ".join(h.image.alt.split()), Span(path, lines.get("alt", line))))
        if h.image.caption:
            place = Span(path, lines.get("caption", line))
            image.append(segment("caption", " ".join(h.image.caption.split()), place))
    return above, image


def missing(outlet: str | None, has_body: bool, path: str, line: int) -> list[Diagnostic]:
    """What every article should have and this one has not."""
    said = []
    if not has_body:
        said.append(NO_BODY.at(Span(path, line)))
    if not outlet:
        said.append(NO_OUTLET.at(Span(path, line)))
    return said
