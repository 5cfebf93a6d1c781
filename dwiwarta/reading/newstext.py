"""A `.txt` article: plain news text as it comes from a page. The order of the rules is the order of `read`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.model import Field, SetAside
from dwiwarta.reading import (
    boilerplate,
    bylines,
    care,
    closing,
    dateline,
    dates,
    headline,
    paragraphs,
    photos,
    runon,
)
from dwiwarta.reading.names import outlet_of_address, spellings, squash
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.roles import as_typed, credited
from dwiwarta.reading.segments import NO_HEADLINE, missing, of_header, segment
from dwiwarta.reading.sheet import Sheet, tidy
from dwiwarta.reading.themes import owner_of, suggest

if TYPE_CHECKING:
    from datetime import date

    from dwiwarta.model import Knowledge
    from dwiwarta.reading.header import HeaderReading

OUTLET_MISSPELT = Fault(
    "outlet-misspelt",
    Severity.INFO,
    "“{written}” looks like a misspelt name of an outlet.",
    "If it is one, add the spelling to `content/outlets.toml`, or write the right name in the header (outlet: ...).",
)

Parts = tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]


def read(path: str, head: HeaderReading, knowledge: Knowledge, today: date | None) -> Parts:
    """The parts of the article: headline, boilerplate, dateline, what stands above it, foot, paragraphs, day, topic."""
    h = head.header
    sheet = Sheet(head.body, path, head.body_line)
    said: list[Diagnostic] = []
    above, image = of_header(head, path)
    fields: dict[str, Field] = {}

    title = _headline(sheet, h.title)
    if title is None and not above:
        return None, (NO_HEADLINE.at(Span(path, head.body_line), why="the text has no letters"),)
    start = title[1] if title else 0
    if not above:
        assert title
        above.append(segment("title", tidy(sheet.text[slice(*title)]), sheet.span(*title)))
        fields["title"] = _field(sheet, title[0], "first-line")
        said += headline.cut_off(sheet, title)
    boilerplate.claim(sheet, start)
    runon.claim(sheet, start)
    times = dates.claim_time_lines(sheet, start)
    line = dateline.find(sheet, start, knowledge.outlets)
    people = bylines.claim_head(
        sheet, start, line.start if line else _head_end(sheet, start), dated=bool(line)
    )
    if line:
        people += photos.claim(sheet, start, line.start, captions=_more_above(sheet, start, line.start))
    dek = _claim_above(sheet, start, line) if line else None
    body_start = line.end if line else start
    people += photos.claim(sheet, body_start, len(sheet.text))
    people += bylines.claim_labelled(sheet, body_start, people)
    people += bylines.claim_contributors(sheet, body_start, people)
    credit = closing.claim(sheet, body_start)
    known = {person.name for person in people}
    people += credited(n for n in closing.names_of_credit(credit or "") if n not in known)
    body = paragraphs.read(sheet, body_start)
    stretches = sheet.free(body_start, len(sheet.text))
    around = [*([dek] if dek else []), *stretches]
    known_days = tuple(d for d in (h.published, h.taken, today) if d)
    dating = dates.read(
        sheet, [*times, *around], title or (0, 0), next(iter(sheet.of("date")), None), known_days
    )
    if h.date is None:
        said += dating.diagnostics
    outlet = _said(sheet, line.outlet if line else None)
    owner = None if h.outlet or outlet else outlet_of_address(h.url, knowledge.outlets)
    if owner:
        outlet, fields["outlet"] = owner.name, Field(h.lines["url"], 1, "link-host")
    elif not (h.outlet or outlet) and (last := boilerplate.copyright_owner(sheet, knowledge.outlets)):
        outlet, fields["outlet"] = last[0].name, _field(sheet, last[1].start, "copyright-line")
    if line and line.outlet_rule == "misspelt" and not h.outlet:
        said.append(_misspelt(sheet, line, knowledge))
    proposal = None
    if h.sensitive is None:
        proposal = care.propose(sheet, [*([title] if title else []), *around])
        if proposal:
            said.append(proposal.diagnostic)
    said += boilerplate.rights_notices(sheet)

    dek_text = h.dek or (tidy(sheet.text[slice(*dek)]) if dek else None)
    if h.dek:
        above.append(segment("dek", h.dek, Span(path, h.lines["dek"])))
    elif dek:
        above.append(segment("dek", tidy(sheet.text[slice(*dek)]), sheet.span(*dek)))
    segments = [segment("body", p.text, sheet.span(p.start, p.end)) for p in body]
    theme = h.theme
    reasons: tuple[str, ...] = ("the header says so",) if theme else ()
    if theme is None and knowledge.themes:
        owner = owner_of(h.outlet or outlet, knowledge)
        theme, reasons = suggest(
            above[0].text, dek_text or "", [p.text for p in body], knowledge.themes, h.url, owner
        )
    _note_fields(sheet, fields, dek, line, dating, credit)
    for key in ("title", "dek", "outlet", "place", "date", "byline", "credit", "theme"):
        if key in h.lines and getattr(h, key):
            fields["bylines" if key == "byline" else key] = Field(h.lines[key], 1, "header")
    said += missing(h.outlet or outlet, bool(body), path, sheet.place(start)[0])
    return {
        "markup": "text",
        "segments": (*above, *image, *segments),
        "dek_kind": _dek_kind(h.dek_kind, dek_text),
        "outlet": h.outlet or outlet,
        "place": h.place or _said(sheet, line.place if line else None),
        "date": h.date or dating.date,
        "date_inferred": None if h.date else dating.inferred,
        "credited": as_typed(h.byline) or tuple(people),
        "credit": h.credit or credit,
        "theme": theme,
        "theme_reasons": reasons,
        "sensitive_proposed": proposal.kind if proposal else None,
        "set_aside": tuple(_set_aside(sheet, h)),
        "fields": fields,
    }, tuple(said)


def _headline(sheet: Sheet, given: str | None) -> tuple[int, int] | None:
    """The headline's stretch; with a title in the header, only a first line that repeats it counts as one."""
    if given is None:
        return headline.claim_title(sheet)
    first = next(sheet.free_lines(), None)
    if first and squash(sheet.text[slice(*first)]) == squash(given):
        return headline.claim_title(sheet)
    return None


def _head_end(sheet: Sheet, start: int) -> int:
    """Without a dateline a reporter's line may still stand among the first two lines."""
    end = start
    for number, (_, b) in enumerate(sheet.free_lines(start, start + 800)):
        end = b
        if number == 1:
            break
    return end


def _more_above(sheet: Sheet, start: int, end: int) -> bool:
    """Whether something else than captions stands above the dateline: they are the dek only where they are alone."""
    lines = (sheet.text[a:b] for a, b in sheet.free_lines(start, end))
    return any(any(c.isalnum() for c in line) and not photos.is_photo_line(line) for line in lines)


def _claim_above(sheet: Sheet, start: int, line: dateline.Dateline) -> tuple[int, int] | None:
    """Claims the parts of the dateline, and as dek what stands between headline and dateline."""
    dek = None
    above = list(sheet.free_lines(start, line.start))
    if above and any(c.isalnum() for a, b in above for c in sheet.text[a:b]):
        dek = (above[0][0], above[-1][1])
        for a, b in above:
            sheet.claim(a, b, "dek", "above-dateline")
        if sheet.free(*dek) or len([c for c in sheet.claims if dek[0] <= c.start < dek[1]]) > len(above):
            dek = (above[0][0], above[-1][1]) if len(above) == 1 else dek
    for part, field in (
        (line.outlet, "outlet"),
        (line.place, "place"),
        (line.date, "date"),
        (line.rubric, "aside"),
    ):
        if part:
            sheet.claim(*part, field, "rubric" if field == "aside" else line.rule)
    sheet.claim(line.start, line.end, "mark", "dateline")
    return dek


def _said(sheet: Sheet, part: tuple[int, int] | None) -> str | None:
    return tidy(sheet.text[slice(*part)]).replace("\u200b", "") if part else None


def _misspelt(sheet: Sheet, line: dateline.Dateline, knowledge: Knowledge) -> Diagnostic:
    assert line.outlet
    from dwiwarta.diagnostics import closest

    written = tidy(sheet.text[slice(*line.outlet)])
    near = closest(written, spellings(knowledge.outlets).values())
    span = sheet.span(*line.outlet)
    return OUTLET_MISSPELT.at(span, excerpt=sheet.line_of(line.outlet[0]), did_you_mean=near, written=written)


_CAPTION = pattern(
    r"\b(?:foto|berfoto|tampak|terlihat|suasana|saat|ketika|tengah|dok(?:umentasi)?|istimewa|ist|"
    r"ilustrasi|narasumber|bersama|usai|menyerahkan|kanan|kiri)\b|\((?:foto|ist)|\d{2,4}\)\.?$|"
    r"(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)(?: pagi| siang| sore| malam)?\.?$",
    re.IGNORECASE,
)


def _dek_kind(given: Literal["caption", "standfirst"] | None, dek: str | None) -> str | None:
    """A guess: captions say what is to be seen, standfirsts what happened."""
    if dek is None:
        return None
    if given:
        return given
    return "caption" if _CAPTION.search(dek) and not dek.startswith("Ringkasan") else "standfirst"


def _field(sheet: Sheet, offset: int, rule: str) -> Field:
    return Field(*sheet.place(offset), rule)


def _note_fields(
    sheet: Sheet,
    fields: dict[str, Field],
    dek: tuple[int, int] | None,
    line: dateline.Dateline | None,
    dating: dates.Dating,
    credit: str | None,
) -> None:
    """Where each field came from."""
    if dek:
        fields["dek"] = _field(sheet, dek[0], "above-dateline")
    if line:
        for name, part in (("outlet", line.outlet), ("place", line.place)):
            if part:
                fields[name] = _field(sheet, part[0], line.rule)
    if dating.mention and (dating.date or dating.inferred):
        m = dating.mention
        rule = (
            "dateline-date"
            if m.rank < 0
            else "weekday-and-date"
            if m.weekday is not None
            else "date-in-brackets"
        )
        fields["date"] = _field(sheet, m.weekday_at, rule if dating.date else "year-inferred")
    for name, claimed in (("bylines", sheet.of("byline")), ("credit", sheet.of("credit"))):
        if claimed:
            fields[name] = _field(sheet, claimed[0].start, claimed[0].rule)
    if credit and "bylines" not in fields and closing.names_of_credit(credit):
        fields["bylines"] = fields["credit"]._replace(rule="name-in-credit")


def _set_aside(sheet: Sheet, h: Any) -> list[SetAside]:
    """Everything that was taken out and shows up in no field, the header's readings of the same field included."""
    overridden = {
        field
        for field, given in (
            ("title", h.title), ("dek", h.dek), ("outlet", h.outlet), ("place", h.place), ("credit", h.credit),
            ("byline", h.byline),
        )
        if given
    }  # fmt: skip
    found = []
    for claim in sheet.claims:
        if claim.field in ("aside", "date") or claim.field in overridden:
            text = tidy(sheet.text[claim.start : claim.end])
            if any(c.isalnum() for c in text):
                rule = claim.rule if claim.field == "aside" else f"{claim.field}-in-text"
                found.append(SetAside(text, sheet.span(claim.start, claim.end), rule))
    return found
