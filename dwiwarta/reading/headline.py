"""The headline: the first line with anything in it; and its repetition above the text."""

from __future__ import annotations

from dwiwarta.diagnostics import Diagnostic, Fault, Severity
from dwiwarta.reading.names import squash
from dwiwarta.reading.sheet import Sheet

CUT = Fault(
    "headline-cut",
    Severity.WARNING,
    "The headline breaks off (“{end}”), as on pages that list articles.",
    "Copy the whole headline from the article itself; the cut word is not translated.",
)


def claim_title(sheet: Sheet) -> tuple[int, int] | None:
    """Claims the headline and a line below that repeats it. None where the text has no letters or digits."""
    first = next(
        ((a, b) for a, b in sheet.free_lines() if any(c.isalnum() for c in sheet.text[a:b])),
        None,
    )
    if first is None:
        return None
    a, b = first
    sheet.claim(0, a, "mark", "ornament")
    sheet.claim(a, b, "title", "first-line")
    title = squash(sheet.text[a:b])
    for number, (start, end) in enumerate(sheet.free_lines(b, b + 3000)):
        if number == 3:
            break
        if end - start < 400 and squash(sheet.text[start:end]) == title:
            sheet.claim(start, end, "aside", "headline-again")
    return first


def cut_off(sheet: Sheet, title: tuple[int, int]) -> list[Diagnostic]:
    """Does the headline end in an ellipsis that follows a word at once?"""
    text = sheet.text[slice(*title)]
    for mark in ("...", "…", ".."):
        if text.endswith(mark):
            span = sheet.span(title[1] - len(mark), title[1])
            return [CUT.at(span, excerpt=sheet.line_of(title[0]), end=text[-14:])]
    return []
