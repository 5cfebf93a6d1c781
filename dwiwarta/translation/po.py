"""Catalogs as gettext PO files: the form that translators' tools and people with a text editor both read.

`parse` reads what we write in one pass over the text; whatever has another shape (other tools' wrapping, damage) goes
to `salvage`, which reads the same more slowly and with patience. `dump` writes one form only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation import salvage
from dwiwarta.translation.catalog import Catalog, Entry
from dwiwarta.translation.distinct import set_beside
from dwiwarta.translation.provenance import facts_of, line_of, sorted_out
from dwiwarta.translation.quoting import quoted, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.model import Source

GUIDE = (
    "# Terjemahan satu artikel. Sunting dengan Poedit atau penyunting teks biasa.",
    '# Ubah hanya teks di msgstr "..."; tanda kutip di dalamnya ditulis \\".',
    '# Sudah benar? Hapus baris "#, fuzzy": paragraf itu menjadi sudah diperiksa.',
    '# Biarkan baris "# dwiwarta:". Tulisan Anda tidak akan ditimpa.',
    "# The translation of one article. Edit it with Poedit or any text editor.",
    '# Change only the text in msgstr "..."; a quotation mark inside it is \\".',
    '# Is it right? Remove the line "#, fuzzy": the paragraph counts as checked.',
    '# Leave "# dwiwarta:" lines alone. What you write is never overwritten.',
)
_FORMER_GUIDE: frozenset[str] = frozenset()
"""Lines of GUIDE in earlier releases, so that they are taken for ours and not kept beside the new ones."""

HEADER = (
    ("Project-Id-Version", "dwiwarta 1"),
    ("PO-Revision-Date", "2000-01-01 00:00+0000"),
    ("Last-Translator", "Automatically generated"),
    ("Language-Team", "none"),
    ("Language", "en"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("X-Source-Language", "id"),
)
"""Fixed text also for the day and the translator (values that gettext knows to mean nothing): no line of the header
changes on its own, so no two people's files differ there."""

_GUIDE_LINES = frozenset(GUIDE) | _FORMER_GUIDE
_HEADER_NAMES = frozenset(name.lower() for name, _ in HEADER)
_HEADER_TEXT = "".join([f"{name}: {value}\n" for name, value in HEADER])

_COMMENTS = r"((?:#(?:[^,|~\n][^\n]*)?\n)*)"
_LINE = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_LINES = rf"({_LINE}(?:\n{_LINE})*)"
_HEAD = re.compile(rf'{_COMMENTS}msgid ""\nmsgstr {_LINES}\n(?:\n|\Z)')
_ENTRY = re.compile(
    rf"{_COMMENTS}(?:#, ([^\n]*)\n)?(?:#\| msgid ({_LINE})\n)?"
    rf'msgctxt "([a-z]+)"\nmsgid {_LINES}\nmsgstr {_LINES}\n(?:\n|\Z)'
)
_OBSOLETE = re.compile(
    rf"{_COMMENTS}(?:#, ([^\n]*)\n)?(?:#~\| msgid ({_LINE})\n)?"
    rf'#~ msgctxt "([a-z]+(?:~\d+)?)"\n#~ msgid ({_LINE})\n#~ msgstr ({_LINE})\n(?:\n|\Z)'
)


def parse(source: Source) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """The catalog in a file. Never raises for what stands in it: a broken entry costs that entry, is kept in
    `Catalog.damaged` and described by a diagnostic."""
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError:
        return _salvaged(source)
    catalog = _regular(text)
    return (catalog, ()) if catalog else _salvaged(source)


def dump(catalog: Catalog) -> bytes:
    """The file for a catalog: the same catalog gives the same bytes, and `parse` gives the catalog back.

    A caller must not put it in the place of a file that could not be read wholly (`Catalog.writable`): a
    person has to mend that one first. The damaged pieces are written all the same, at the end, so nothing is lost.
    """
    head = "".join([f"{name}: {value}\n" if name else f"{value}\n" for name, value in catalog.header])
    comments = [c for c in catalog.comments if c not in _GUIDE_LINES]
    pieces = ["\n".join([*GUIDE, *comments, 'msgid ""', "msgstr " + "\n".join(quoted(_HEADER_TEXT + head))])]
    entries: Iterable[Entry] = catalog.entries
    if len({(e.kind, e.source) for e in catalog.entries}) != len(catalog.entries):
        entries = set_beside(catalog.entries)
    pieces += [_written(e) for e in entries if not e.obsolete]
    pieces += [_written(e) for e in entries if e.obsolete]
    pieces += catalog.damaged
    text = "\n\n".join(pieces) + "\n"
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character can come from a program, never from a file
        return text.encode("utf-8", "replace")


def _written(entry: Entry) -> str:
    mark, before = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    lines = list(entry.comments)
    if entry.facts:
        lines.append(line_of(entry.facts))
    if entry.fuzzy or entry.flags:
        lines.append("#, " + ", ".join([*["fuzzy"][: entry.fuzzy], *entry.flags]))
    if entry.previous_kind is not None:
        _put(lines, before, "msgctxt", entry.previous_kind)
    if entry.previous is not None:
        _put(lines, before, "msgid", entry.previous)
    plural = entry.plural
    if plural and plural.previous is not None:
        _put(lines, before, "msgid_plural", plural.previous)
    if entry.kind:
        _put(lines, mark, "msgctxt", entry.kind)
    _put(lines, mark, "msgid", entry.source)
    if plural:
        _put(lines, mark, "msgid_plural", plural.source)
    for number, text in enumerate([entry.text, *(plural.texts if plural else ())]):
        _put(lines, mark, f"msgstr[{number}]" if plural else "msgstr", text)
    return "\n".join(lines)


def _put(lines: list[str], mark: str, keyword: str, text: str) -> None:
    first, *rest = quoted(text)
    lines.append(f"{mark}{keyword} {first}")
    lines += [mark + line for line in rest]


def _regular(text: str) -> Catalog | None:
    """The catalog in a text of our own writing (or any tool's that writes so); None for every other shape."""
    head = _HEAD.match(text)
    if not head or "\r" in text:
        return None
    entries: list[Entry] = []
    keys: set[tuple[str, str]] = set()
    position, end, line = head.end(), len(text), 1 + text.count("\n", 0, head.end())
    living = True
    while position < end:
        match = _ENTRY.match(text, position) if living else None
        if not match:
            match = _OBSOLETE.match(text, position)
            if not match:
                return None
            living = False
        lines, flags, previous, kind, msgid, msgstr = match.groups()
        msgid = _joined(msgid) if "\\" in msgid or "\n" in msgid else msgid[1:-1]
        msgstr = _joined(msgstr) if "\\" in msgstr or "\n" in msgstr else msgstr[1:-1]
        keys.add((kind, msgid))
        facts: dict[str, str] | None = {}
        comments: tuple[str, ...] = ()
        if lines:
            facts = facts_of(lines) if lines.startswith("# dwiwarta: ") and lines.count("\n") == 1 else None
            if facts is None:
                facts, comments = sorted_out(lines.split("\n")[:-1])
        others: tuple[str, ...] = ()
        if flags and flags != "fuzzy":
            names = [name.strip() for name in flags.split(",")]
            others = tuple([name for name in names if name and name != "fuzzy"])
            flags = "fuzzy" if "fuzzy" in names else None
        if previous is not None:
            previous = _joined(previous)
        entries.append(
            Entry(kind, msgid, msgstr, bool(flags), previous, facts or {}, comments, others, not living, line)
        )
        stop = match.end()
        line += text.count("\n", position, stop)
        position = stop
    if len(keys) != len(entries):
        return None
    header, comments = head_of(_joined(head[2]), head[1].split("\n")[:-1])
    return Catalog(tuple(entries), header, comments)


def head_of(header: str, comments: list[str]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Of a header's text and its comment lines what is not ours."""
    if header != _HEADER_TEXT:
        kept = [_name_and_value(line) for line in header.split("\n") if line.strip()]
        others = tuple([(name, value) for name, value in kept if name.lower() not in _HEADER_NAMES])
    else:
        others = ()
    return others, tuple([c for c in comments if c not in _GUIDE_LINES])


def _name_and_value(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    return (name.strip(), value.strip()) if colon and name.strip() else ("", line.strip())


def _joined(raw: str) -> str:
    inner = raw[1:-1]
    if "\n" in inner:
        inner = inner.replace('"\n"', "")
    return unquoted(inner)


def _salvaged(source: Source) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    found = salvage.read(source)
    header, comments = head_of(found.header, found.comments)
    return Catalog(tuple(found.entries), header, comments, tuple(found.damaged)), tuple(found.diagnostics)
