"""A `.md` article: the header says everything, the body is Markdown, each top-level block a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dwiwarta.diagnostics import Diagnostic, Span
from dwiwarta.model import Field, Segment
from dwiwarta.reading import blocks
from dwiwarta.reading.names import outlet_of_address
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.roles import as_typed
from dwiwarta.reading.segments import NO_HEADLINE, missing, nfc, of_header, segment
from dwiwarta.reading.themes import suggest

if TYPE_CHECKING:
    from datetime import date

    from dwiwarta.model import Knowledge
    from dwiwarta.reading.header import HeaderReading

_HEADING = pattern(r"#\s+([^\n]*[^\n#\s])[ \t#]*\Z")


def read(
    path: str, head: HeaderReading, knowledge: Knowledge, today: date | None
) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
    """The parts of the article. Without a title in the header, a first block `# Headline` is the title."""
    h = head.header
    pieces = blocks.split(head.body)
    above, image = of_header(head, path)
    outlet = h.outlet
    owner = None if outlet else outlet_of_address(h.url, knowledge.outlets)
    if owner:
        outlet = owner.name
    fields = {
        key: Field(h.lines[key], 1, "header")
        for key in ("title", "dek", "outlet", "place", "date", "byline", "credit", "theme")
        if key in h.lines
    }
    if owner:
        fields["outlet"] = Field(h.lines["url"], 1, "link-host")
    if not above:
        heading = _HEADING.match(pieces[0].text) if pieces else None
        if not heading:
            why = "the header has no title and the text does not begin with “# Headline”"
            return None, (NO_HEADLINE.at(Span(path, 1), why=why),)
        line = head.body_line + pieces[0].line - 1
        above.append(segment("title", " ".join(heading[1].split()), Span(path, line)))
        fields["title"] = Field(line, 1, "heading")
        pieces = pieces[1:]
    if h.dek:
        above.append(segment("dek", h.dek, Span(path, h.lines["dek"])))
    offset = head.body_line - 1
    body: list[Segment] = []
    for text, line, kind in pieces:
        if " \n" in text or "\t\n" in text or text[-1] in " \t":
            text = "\n".join([row.rstrip(" \t") for row in text.split("\n")])
        span = Span(path, line + offset, 1)
        if kind == "paragraph" and text[0].isalpha():
            body.append(Segment("body", nfc(text), span))
        else:
            body.append(segment("body", text, span, translatable=kind not in ("code", "html")))
    theme = h.theme
    reasons: tuple[str, ...] = ("the header says so",) if theme else ()
    if theme is None and knowledge.themes:
        theme, reasons = suggest(above[0].text, h.dek or "", [s.text for s in body], knowledge.themes, h.url)
    return {
        "markup": "markdown",
        "segments": (*above, *image, *body),
        "dek_kind": (h.dek_kind or "standfirst") if h.dek else None,
        "outlet": outlet,
        "place": h.place,
        "date": h.date,
        "credited": as_typed(h.byline),
        "credit": h.credit,
        "theme": theme,
        "theme_reasons": reasons,
        "fields": fields,
    }, tuple(missing(outlet, bool(body), path, head.body_line)) if not (outlet and body) else ()
