"""A table for spreadsheets: CSV in UTF-8, one paragraph a row. Cells that look like formulas: see `cells`."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Span, closest
from dwiwarta.exchange import judged
from dwiwarta.exchange.faults import BROKEN, COLUMNS, ENCODING, STATE_UNKNOWN
from dwiwarta.exchange.unit import MAX_BYTES, Parsed, Unit, facts_in, line_sent, received
from dwiwarta.translation.catalog import KINDS, State, state
from dwiwarta.translation.cells import defused, restored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dwiwarta.model import Source

NEEDED = ("article", "kind", "indonesian", "english")
NAMES = (*NEEDED, "state", "by", "on", "indonesian_before", "about")
WORDS = {
    State.MISSING: "not translated",
    State.MACHINE: "not checked",
    State.EDITED: "being edited",
    State.REVIEWED: "checked",
    State.STALE: "original changed",
}
_CHECKED = {"checked", "reviewed", "approved", "final", "sudah diperiksa", "disetujui"}
_UNCHECKED = {
    *WORDS.values(),
    *State,
    "",
    "fuzzy",
    "translated",
    "belum diperiksa",
    "terjemahan mesin, belum diperiksa",
    "sedang disunting",
    "belum diterjemahkan",
    "naskah asli berubah",
} - _CHECKED
_MOST_BROKEN = 20
"""Rows that may be broken: after each of them reading begins anew at the next line."""


def dump(units: Sequence[Unit], *, bom: bool = False) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(NAMES)
    for unit in units:
        entry = unit.entry
        facts = entry.facts if entry.text and not entry.fuzzy else {}
        cells = (
            unit.slug,
            entry.kind,
            entry.source,
            entry.text,
            WORDS[state(entry)],
            facts.get("by", ""),
            facts.get("ok", ""),
            entry.previous or "",
            line_sent(unit),
        )
        writer.writerow([defused(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8", "replace")


def parse(source: Source) -> Parsed:
    try:
        text = source.data.decode("utf-16" if source.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return Parsed((), (ENCODING.at(Span(source.path)),))
    lines = io.StringIO(text, newline="").readlines()
    top, delimiter = _top(lines)
    rows = _rows(lines, delimiter, top)
    header = next(rows, None)
    names = [cell.strip().casefold().replace(" ", "_") for cell in header[1]] if header else []
    for needed in NEEDED:
        if needed not in names:
            near = closest(needed, [name for name in names if name not in NAMES])
            return Parsed((), (COLUMNS.at(Span(source.path, top + 1), name=needed, did_you_mean=near),))
    least = 1 + max(names.index(needed) for needed in NEEDED)
    units: list[Unit] = []
    diagnostics: list[Diagnostic] = []
    for line, cells, swallowing in rows:
        if not any(cells):
            continue
        span = Span(source.path, line)
        if least <= len(cells) < len(names) and _is_whole(lines, line):
            cells = [*cells, *[""] * (len(names) - len(cells))]
        if swallowing or len(cells) != len(names):
            reason = "a quotation mark seems to be open: "
            reason += (
                "it swallows the next row" if swallowing else f"it has {len(cells)} cells, not {len(names)}"
            )
            diagnostics.append(BROKEN.at(span, excerpt=lines[line - 1], reason=reason))
            continue
        made, said = _unit(dict(zip(names, map(restored, cells), strict=True)), span)
        diagnostics += said
        units += [made] if made else []
    return Parsed(tuple(units), tuple(diagnostics))


def _unit(row: Mapping[str, str], span: Span) -> tuple[Unit | None, list[Diagnostic]]:
    slug, kind = row["article"].strip(), row["kind"].strip().lower()
    if slug and kind not in KINDS:
        reason = f"“{kind}” is no kind; it is one of {', '.join(sorted(KINDS))}"
        return None, [BROKEN.at(span, excerpt=row["indonesian"] or None, reason=reason)]
    name = (slug, kind) if slug else None
    if fault := judged.refused(name, row["indonesian"], row["english"], span):
        return None, [fault]
    assert name
    word = " ".join(row.get("state", "").casefold().split())
    said = []
    if word not in _CHECKED and word not in _UNCHECKED:
        near = closest(word, [*_CHECKED, *_UNCHECKED])
        said.append(STATE_UNKNOWN.at(span, word=row["state"], did_you_mean=near))
    unit = received(
        name,
        row["indonesian"],
        row["english"],
        approved=word in _CHECKED,
        facts=facts_in(row.get("about", "")),
        previous=row.get("indonesian_before") or None,
        by=row.get("by", "").strip() or None,
        on=row.get("on", "").strip() or None,
        span=span,
    )
    return unit, said


def _rows(lines: list[str], delimiter: str, start: int) -> Iterator[tuple[int, list[str], bool]]:
    """Each row with the line it begins at, and whether others stand inside it: an open quotation mark makes one cell of
    all that follows up to the next. Behind such a row, and one of the wrong size, reading begins anew at its second
    line."""
    csv.field_size_limit(MAX_BYTES)
    size, broken = 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter)
        before = 0
        for cells in reader:
            first, before = start + before, reader.line_num
            size = size or len(cells)
            inside = lines[first + 1 : start + before]
            swallowing = any(_is_row(line, size, delimiter) for line in inside)
            yield first + 1, cells, swallowing
            if inside and (swallowing or len(cells) != size) and broken < _MOST_BROKEN:
                broken += 1
                start = first + 1
                break
        else:
            return


def _is_row(line: str, size: int, delimiter: str) -> bool:
    if line.count(delimiter) < size - 1:
        return False
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return len(cells) == size and not KINDS.isdisjoint(cells)


def _is_whole(lines: list[str], line: int) -> bool:
    """Whether a row that lacks cells only lacks empty ones at its end, which Excel leaves out: not where the file may
    have been cut short."""
    last = line == len(lines) and not lines[-1].endswith(("\r", "\n"))
    return not last and lines[line - 1].count('"') % 2 == 0


def _top(lines: list[str]) -> tuple[int, str]:
    """How many lines stand above the names of the columns, and what stands between cells: Excel's own line says it,
    else the names show it; spreadsheets in Indonesian write semicolons."""
    said = ""
    for number, line in enumerate(lines):
        if match := _SEPARATOR.fullmatch(line.rstrip("\r\n")):
            said = match[1]
        elif line.strip(",;\t\r\n "):
            return number, said or max(",;\t", key=line.count)
    return 0, ","


_SEPARATOR = re.compile('"?sep=([,;\t])"?[,;]*', re.IGNORECASE)
