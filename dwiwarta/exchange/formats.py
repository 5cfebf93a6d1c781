"""The formats, by name and by what a file looks like."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Span
from dwiwarta.exchange import bundle, table, tmx, tree, xliff2, xliff12
from dwiwarta.exchange.faults import MANY, TOO_LARGE, UNKNOWN_FORMAT
from dwiwarta.exchange.unit import MAX_BYTES, Parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.exchange.unit import Unit
    from dwiwarta.model import Source

ENDINGS = {
    "tmx": ".tmx",
    "xliff-1.2": ".xlf",
    "xliff-2.0": ".xlf",
    "xliff-2.1": ".xlf",
    "csv": ".csv",
    "po": ".po",
}
"""The formats that are written, each with the ending of its files."""
_SHOWN = 20
"""So many faults of one kind are told of one file."""
_BY_ENDING = {
    ".tmx": "tmx",
    ".xlf": "xliff-1.2",
    ".xliff": "xliff-1.2",
    ".csv": "csv",
    ".tsv": "csv",
    ".po": "po",
}


def by_ending(name: str) -> str | None:
    """The format that a file of that name is written in."""
    return next((form for ending, form in _BY_ENDING.items() if name.lower().endswith(ending)), None)


def dump(units: Sequence[Unit], form: str, *, bom: bool = False) -> bytes:
    """The file in one of `ENDINGS`. `bom`: a table begins with the mark by which Excel knows UTF-8."""
    if form == "tmx":
        return tmx.dump(units)
    if form == "xliff-1.2":
        return xliff12.dump(units)
    if form.startswith("xliff-2"):
        return xliff2.dump(units, form.removeprefix("xliff-"))
    return table.dump(units, bom=bom) if form == "csv" else bundle.dump(units)


def parse(source: Source) -> Parsed:
    """What stands in a file. Never raises for what it holds."""
    found = _parsed(source)
    counts: Counter[str] = Counter()
    told = []
    for diagnostic in found.diagnostics:
        counts[diagnostic.code] += 1
        if counts[diagnostic.code] <= _SHOWN:
            told.append(diagnostic)
    for code, count in counts.items():
        if count > _SHOWN:
            told.append(MANY.at(Span(source.path), count=count - _SHOWN, code=code, shown=_SHOWN))
    return Parsed(found.units, tuple(told))


def _parsed(source: Source) -> Parsed:
    size = len(source.data)
    if size > MAX_BYTES:
        millions = MAX_BYTES // 1_048_576
        return Parsed((), (TOO_LARGE.at(Span(source.path), size=size // 1_048_576, limit=millions),))
    form = by_ending(source.path)
    if form not in ("csv", "po") and (root := tree.root_of(source.data)):
        if root.name == "tmx":
            return tmx.parse(source)
        if root.name == "xliff":
            newer = root.attributes.get("version", "").startswith("2") or "srcLang" in root.attributes
            return xliff2.parse(source) if newer else xliff12.parse(source)
    if form == "csv":
        return table.parse(source)
    if form == "po":
        return bundle.parse(source)
    if form:  # called XML, but nothing of it can be read: say where it fails
        return tmx.parse(source) if form == "tmx" else xliff12.parse(source)
    return Parsed((), (UNKNOWN_FORMAT.at(Span(source.path)),))
