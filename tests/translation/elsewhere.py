"""A translator elsewhere works in an exported file, in the file's own form: the bytes change, as their tool would
change them."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from oracle import Line

from dwiwarta.exchange import formats
from dwiwarta.exchange.unit import sending
from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import KINDS, Catalog, Entry

FORMS = tuple(formats.ENDINGS)
ElementTree.register_namespace("", "urn:oasis:names:tc:xliff:document:1.2")
_UNFIT = re.compile("[\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]|[\U000e0000-\U000fffff]")


class Change(NamedTuple):
    number: int
    what: str
    """write, approve, write and approve, empty, copy, delete"""
    text: str


class Parcel(NamedTuple):
    """A file that has left, and what stands in it now."""

    slug: str
    form: str
    data: bytes
    lines: tuple[Line, ...]


def parcel(slug: str, catalog: Catalog, form: str, changes: Sequence[Change]) -> Parcel:
    """The catalog as it leaves in that form, and after the translator has worked in it."""
    living = [e for e in catalog.entries if not e.obsolete and e.kind in KINDS]
    data = formats.dump([sending(slug, e) for e in living], form)
    if form == "tmx":
        living = [e for e in living if e.text]
    lines: list[Line | None] = [_line(e, form) for e in living]
    for change in changes if living else ():
        at = change.number % len(lines)
        if (line := lines[at]) is not None:
            lines[at] = _changed(line, change)
    return Parcel(slug, form, _rewritten(data, form, lines), tuple(one for one in lines if one))


def typed(text: str) -> str:
    """As a person types: composed, no blanks around it, nothing that no file can hold and no formula."""
    return _UNFIT.sub("", unicodedata.normalize("NFC", text)).lstrip("'=+-@＝＋－＠ ").strip() or "Typed"


def _line(entry: Entry, form: str) -> Line:
    return Line(entry.kind, entry.source, entry.text, entry, not entry.fuzzy and bool(entry.text), form)


def _changed(line: Line, change: Change) -> Line | None:
    if change.what == "delete":
        return None
    if change.what == "empty":
        return line._replace(text="")
    if change.what == "copy":
        return line._replace(text=line.source)
    if change.what.startswith("write"):
        line = line._replace(text=typed(change.text))
    if change.what.endswith("approve") and line.text and line.form != "tmx":
        line = line._replace(approved=True)
    return line


def _rewritten(data: bytes, form: str, lines: Sequence[Line | None]) -> bytes:
    if form == "csv":
        return _table(data, lines)
    return _bundle(data, lines) if form == "po" else _xml(data, form, lines)


def _table(data: bytes, lines: Sequence[Line | None]) -> bytes:
    head, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    for row, line in zip(rows, lines, strict=True):
        if line is not None:
            if line.text != line.left.text:
                row[3] = line.text
            if line.approved and line.left.fuzzy | (not line.left.text):
                row[4] = "Checked"
            writer.writerow(row)
    return out.getvalue().encode()


def _bundle(data: bytes, lines: Sequence[Line | None]) -> bytes:
    catalog, _ = po.parse(Source("a.po", data))
    entries = [
        e._replace(text=line.text, fuzzy=bool(line.text) and not line.approved)
        for e, line in zip(catalog.entries, lines, strict=True)
        if line is not None
    ]
    return po.dump(Catalog(tuple(entries), catalog.header, catalog.comments))


def _xml(data: bytes, form: str, lines: Sequence[Line | None]) -> bytes:
    root = ElementTree.fromstring(data)
    name = {"tmx": "tu", "xliff-1.2": "trans-unit"}.get(form, "unit")
    parents = {child: parent for parent in root.iter() for child in parent}
    units = [e for e in root.iter() if _local(e) == name]
    for unit, line in zip(units, lines, strict=True):
        if line is None:
            parents[unit].remove(unit)
        elif form == "tmx":
            _write(unit.findall("tuv")[1].find("seg"), line)
        else:
            holder = unit if form == "xliff-1.2" else next(e for e in unit if _local(e) == "segment")
            target = next((e for e in holder if _local(e) == "target"), None)
            if target is None and line.text:
                source = next(e for e in holder if _local(e) == "source")
                target = ElementTree.Element(source.tag.replace("}source", "}target"))
                holder.insert(list(holder).index(source) + 1, target)
            _write(target, line)
            if line.approved and form == "xliff-1.2":
                unit.set("approved", "yes")
            elif line.approved:
                holder.set("state", "reviewed")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _write(element: ElementTree.Element | None, line: Line) -> None:
    if element is not None and line.text != line.left.text:
        for child in list(element):
            element.remove(child)
        element.text = line.text


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
