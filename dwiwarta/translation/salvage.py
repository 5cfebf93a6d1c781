"""Reading PO files that have another shape than ours: other tools' wrapping, other encodings, and damage.

Line by line, with patience. What cannot be understood costs the entry it stands in, never the file: the piece is kept
as it stands and described by a diagnostic.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Fault, Span
from dwiwarta.translation.catalog import Entry, Plural
from dwiwarta.translation.damage import (
    BYTES,
    CHARSET,
    CONFLICT,
    CUT_SHORT,
    HALF_OBSOLETE,
    INCOMPLETE,
    QUOTE_INSIDE,
    QUOTE_OPEN,
    STRAY_LINE,
    TWICE,
    TWO_TEXTS,
)
from dwiwarta.translation.distinct import distinct
from dwiwarta.translation.provenance import sorted_out
from dwiwarta.translation.quoting import unquoted

if TYPE_CHECKING:
    from dwiwarta.model import Source


@dataclass(slots=True)
class Found:
    """What a file holds, before header and comments of ours are taken out."""

    entries: list[Entry] = field(default_factory=list)
    header: str = ""
    comments: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read(source: Source) -> Found:
    """Everything that is in the file, in whatever shape."""
    text, charset = _decoded(source.data)
    reader = _Reader(source.path, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    if charset:
        reader.found.diagnostics.append(CHARSET.at(Span(source.path, 1), charset=charset))
    return reader.read()


_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The text, and the encoding if it was another than UTF-8. What a file says of itself is believed only where UTF-8
    does not fit: that something else passes for UTF-8 by chance does not happen."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "UTF-16"
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(data)
    name = said[1].decode("ascii") if said else ""
    if name.lower().replace("_", "-") not in ("", "utf-8", "utf8", "charset"):
        try:
            return data.decode(name), name
        except (LookupError, UnicodeError, ValueError):
            pass
    return data.decode("utf-8", "surrogateescape"), None


_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?(?=[\s\"]|$)\s*(.*)", re.DOTALL)
_WHOLE = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"\Z')
_OPENING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*')
_OURS = ("# dwiwarta:", "# dwiwarta-ignore:")
_UNREADABLE = re.compile("[\udc80-\udcff]")


def _legible(comment: str) -> str:
    """A comment is worth no entry: its bytes that are not UTF-8 are taken for the old western letters."""
    if not _UNREADABLE.search(comment):
        return comment
    return comment.encode("utf-8", "surrogateescape").decode("latin-1")


class _Draft:
    """An entry while its lines come in."""

    __slots__ = ("comments", "fault", "flags", "gap", "last", "obsolete", "parts", "previous", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.comments: list[str] = []
        self.flags: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.previous: dict[str, list[str]] = {}
        self.last: list[str] | None = None
        self.obsolete: bool | None = None
        self.fault: Diagnostic | None = None
        self.gap = False

    @property
    def has_text(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self.parts)

    @property
    def is_bare(self) -> bool:
        """Nothing of an entry yet that a following line could depend on."""
        return not (self.parts or self.comments or self.flags or self.previous)


class _Reader:
    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.found = Found()
        self.draft = _Draft(1)
        marks = [n for n, line in enumerate(lines, 1) if line.startswith(">>>>>>>")]
        self.closing = marks[::-1]
        self.pieces: dict[int, str] = {}
        """What each entry looks like in the file, by its line."""

    def read(self) -> Found:
        number = 0
        while number < len(self.lines):
            number += 1
            line = self.lines[number - 1].strip()
            if not line:
                self.draft.gap = True
            elif line.startswith("<<<<<<<") and (last := self._conflict_end(number)):
                self._conflict(number, last)
                number = last
            elif line.startswith("#") and not line.startswith("#~"):
                self._comment(number, line)
            else:
                self._text(number, line)
        self._finish(len(self.lines) + 1)
        self._end()
        self.found.comments += self.draft.comments
        self._settle()
        return self.found

    def _end(self) -> None:
        """Lines that speak of a paragraph which does not follow: the file was cut short."""
        draft = self.draft
        if draft.flags or draft.previous or any(c.startswith(_OURS) for c in draft.comments):
            self._fail(CUT_SHORT, max(n for n, line in enumerate(self.lines, 1) if line.strip()), 0)
            self._finish(len(self.lines) + 1)

    def _conflict_end(self, number: int) -> int | None:
        """The line of the next closing mark. Each is looked for once, however many opening marks there are."""
        while self.closing and self.closing[-1] <= number:
            self.closing.pop()
        return self.closing[-1] if self.closing else None

    def _conflict(self, number: int, last: int) -> None:
        if self.draft.has_text and self.draft.gap:
            self._finish(number)
        self._fail(CONFLICT, number, 0, last=last)
        for line in self.lines[number - 1 : last]:
            if match := _KEYWORD.match(line.strip()):
                self.draft.parts.setdefault(match[1], [])
        self.draft.gap = False

    def _comment(self, number: int, line: str) -> None:
        draft = self.draft
        if draft.has_text or (draft.fault and draft.gap):
            self._finish(number)
            draft = self.draft
        if line.startswith("#|"):
            self._previous(number, line, line[2:].strip())
        elif line.startswith("#,"):
            draft.flags += [flag for part in _legible(line[2:]).split(",") if (flag := part.strip())]
        else:
            draft.comments.append(_legible(line))

    def _previous(self, number: int, line: str, rest: str) -> None:
        """`#|` lines. What is none of its forms is kept as a comment."""
        draft = self.draft
        if unreadable := _UNREADABLE.search(self.lines[number - 1]):
            self._fail(BYTES, number, unreadable.start() + 1)
        match = _KEYWORD.match(rest)
        whole = _WHOLE.match(match[3] if match else rest)
        if match and whole and match[1] != "msgstr":
            draft.previous[match[1]] = [whole[1]]
        elif whole and draft.previous:
            next(reversed(draft.previous.values())).append(whole[1])
        else:
            draft.comments.append(_legible(line))

    def _text(self, number: int, line: str) -> None:
        obsolete = line.startswith("#~")
        rest = line
        while rest.startswith("#~"):
            rest = rest[2:].strip()
        if obsolete and rest.startswith("|"):
            if self.draft.has_text:
                self._finish(number)
            return self._previous(number, line, rest[1:].strip())
        if obsolete and rest.startswith("#"):
            return self._comment(number, rest)
        match = _KEYWORD.match(rest)
        if match:
            keyword = match[1] if match[2] is None else f"msgstr[{match[2]}]"
            self._begin_if_new(number, match[1])
            if keyword in self.draft.parts and not self.draft.fault:
                self._fail(TWO_TEXTS, number, 0, keyword=keyword)
            self.draft.last = self.draft.parts[keyword] = []
            rest = match[3]
        elif self.draft.last is None or not rest.startswith('"'):
            if self.draft.has_text and self.draft.gap:
                self._finish(number)
            return None if obsolete and not rest else self._fail(STRAY_LINE, number, 0)
        if self.draft.obsolete not in (None, obsolete):
            self._fail(HALF_OBSOLETE, number, 0)
        self.draft.obsolete = obsolete
        whole = _WHOLE.match(rest)
        if unreadable := _UNREADABLE.search(self.lines[number - 1]):
            self._fail(BYTES, number, unreadable.start() + 1)
        if whole and self.draft.last is not None:
            self.draft.last.append(whole[1])
        else:
            self._bad_string(number, rest)
        self.draft.gap = False
        return None

    def _begin_if_new(self, number: int, keyword: str) -> None:
        draft = self.draft
        begins = (keyword == "msgctxt" and draft.parts) or (keyword == "msgid" and "msgid" in draft.parts)
        after_stray = draft.fault and draft.gap and draft.is_bare
        if (begins or after_stray) and keyword in ("msgctxt", "msgid"):
            self._finish(number)

    def _bad_string(self, number: int, rest: str) -> None:
        raw = self.lines[number - 1].rstrip()
        start = len(raw) - len(rest)
        opening = _OPENING.match(rest)
        if not opening:
            self._fail(QUOTE_OPEN, number, start + 1, end="beginning")
        elif opening.end() == len(rest):
            self._fail(QUOTE_OPEN, number, len(raw), end="end")
        else:
            self._fail(QUOTE_INSIDE, number, start + opening.end() + 1)

    def _fail(self, fault: Fault, number: int, column: int, **values: object) -> None:
        """The draft is damaged; the first reason is the one that is told."""
        if not self.draft.fault:
            line = _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", self.lines[number - 1])
            span = Span(self.path, number, column, column + 1 if column else 0)
            self.draft.fault = Diagnostic(fault, span, values, line, None, fault.severity)
        self.draft.gap = False

    def _finish(self, following: int) -> None:
        """The draft is done; the line `following` begins the next."""
        draft = self.draft
        if not draft.parts and not draft.fault:
            return
        self.draft = _Draft(following)
        piece = self._piece(draft.start, following)
        absent = None
        if "msgid" not in draft.parts:
            absent = "msgid"
        elif not draft.has_text or ("msgid_plural" in draft.parts) != ("msgstr" not in draft.parts):
            absent = "msgstr[0]" if "msgid_plural" in draft.parts else "msgstr"
        if absent and not draft.fault:
            number = draft.start + self._skipped(draft.start)
            draft.fault = INCOMPLETE.at(
                Span(self.path, number), excerpt=self.lines[number - 1], keyword=absent
            )
        if draft.fault:
            self.found.damaged.append(piece)
            self.found.diagnostics.append(draft.fault)
        else:
            self._keep(draft, piece)

    def _skipped(self, start: int) -> int:
        skipped = 0
        while not self.lines[start - 1 + skipped].strip():
            skipped += 1
        return skipped

    def _piece(self, start: int, following: int) -> str:
        return "\n".join(self.lines[start - 1 : following - 1]).strip("\n")

    def _keep(self, draft: _Draft, piece: str) -> None:
        def text(parts: dict[str, list[str]], keyword: str) -> str | None:
            return unquoted("".join(parts[keyword])) if keyword in parts else None

        kind = text(draft.parts, "msgctxt")
        msgid = text(draft.parts, "msgid") or ""
        if kind is None and not msgid and not draft.obsolete:
            self.found.header += text(draft.parts, "msgstr") or ""
            self.found.comments += [c for c in draft.comments if c not in self.found.comments]
            return
        plural = None
        if "msgid_plural" in draft.parts:
            numbered = sorted((k for k in draft.parts if k.startswith("msgstr[")), key=lambda k: int(k[7:-1]))
            texts = tuple([text(draft.parts, k) or "" for k in numbered])
            source = text(draft.parts, "msgid_plural") or ""
            plural = Plural(source, texts[1:], text(draft.previous, "msgid_plural"))
        facts, comments = sorted_out(draft.comments)
        line = draft.start + self._skipped(draft.start)
        self.pieces[line] = piece
        self.found.entries.append(
            Entry(
                kind=kind or "",
                source=msgid,
                text=(plural and texts[0]) or text(draft.parts, "msgstr") or "",
                fuzzy="fuzzy" in draft.flags,
                previous=text(draft.previous, "msgid"),
                facts=facts,
                comments=comments,
                flags=tuple(dict.fromkeys([flag for flag in draft.flags if flag != "fuzzy"])),
                obsolete=bool(draft.obsolete),
                line=line,
                previous_kind=text(draft.previous, "msgctxt"),
                plural=plural,
            )
        )

    def _settle(self) -> None:
        """One entry for each key; two different texts of people are theirs to choose from."""
        self.found.entries, unsettled = distinct(self.found.entries)
        first = {(e.kind, e.source): e.line for e in self.found.entries}
        for entry in unsettled:
            self.found.damaged.append(self.pieces[entry.line])
            span = Span(self.path, entry.line)
            excerpt = self.lines[entry.line - 1]
            where = first[entry.kind, entry.source]
            self.found.diagnostics.append(TWICE.at(span, excerpt=excerpt, first=where))
