"""Reading XML from elsewhere: no entities, nothing fetched, bounded depth, every element with its line.

A file that breaks off or is damaged in one place is read again piece by piece, each unit by itself, so that one broken
unit costs that unit.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from dwiwarta.diagnostics import Diagnostic, Span
from dwiwarta.exchange.faults import BROKEN, NOT_XML, TOO_DEEP, UNSAFE_XML

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.sax.xmlreader import AttributesImpl, Locator

    from dwiwarta.model import Source

MAX_DEPTH = 60
_MOST_BROKEN = 200
"""So many broken units in one file, and the rest of it is not looked at."""


@dataclass(slots=True)
class Node:
    """An element. Names are without prefix: nobody uses one name for two things in these formats."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Node | str] = field(default_factory=list)

    def elements(self, name: str | None = None) -> list[Node]:
        return [c for c in self.children if isinstance(c, Node) and (name is None or c.name == name)]

    def first(self, name: str) -> Node | None:
        return next(iter(self.elements(name)), None)

    def below(self, name: str) -> Iterator[Node]:
        """All elements of that name at any depth, in their order."""
        for child in self.elements():
            if child.name == name:
                yield child
            else:
                yield from child.below(name)

    @property
    def text(self) -> str:
        """The text in it and in everything below it."""
        return "".join([c if isinstance(c, str) else c.text for c in self.children])


class Read(NamedTuple):
    """The root as far as it could be read, the units, and what is to be said."""

    root: Node | None
    units: list[Node]
    diagnostics: tuple[Diagnostic, ...]


def read(source: Source, unit: str) -> Read:
    """The elements named `unit` in an XML file."""
    builder, fault = _parsed(source.data, 0)
    root = builder.root
    if fault is None:
        return Read(root, list(root.below(unit)) if root else [], ())
    if not isinstance(fault, SAXParseException):
        return Read(None, [], (_refused(source.path, fault, builder.line),))
    line = fault.getLineNumber() or 0
    text = _decoded(source.data)
    lines = text.split("\n")
    units, broken = _piece_by_piece(source.path, text, lines, unit)
    told = NOT_XML.at(
        Span(source.path, line), excerpt=_at(lines, line), reason=_reason(fault), read=len(units)
    )
    return Read(root, units, (told, *[d for d in broken if d.span.line != line]))


def root_of(data: bytes) -> Node | None:
    """The first element, to see what kind of file this is; None where it is no XML."""
    builder, _ = _parsed(data[:20_000], 0)
    return builder.root


class _TooDeepError(Exception):
    pass


class _Builder(ContentHandler):
    def __init__(self, offset: int) -> None:
        super().__init__()
        self.root: Node | None = None
        self._open: list[Node] = []
        self._offset = offset
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self._locator = locator

    @property
    def line(self) -> int:
        return self._offset + ((self._locator.getLineNumber() or 0) if self._locator else 0)

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        values = {
            key if key.startswith("xml:") else key.rpartition(":")[2]: value for key, value in attrs.items()
        }
        node = Node(name.rpartition(":")[2], values, self.line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        if len(self._open) > MAX_DEPTH:
            raise _TooDeepError

    def endElement(self, name: str) -> None:  # noqa: N802
        self._open.pop()

    def characters(self, content: str) -> None:
        self._open[-1].children.append(content)

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        """One that would be defined in a file that is not opened: its name stays in the text."""
        if self._open:
            self._open[-1].children.append(f"&{name};")


def _parsed(data: bytes, offset: int) -> tuple[_Builder, Exception | None]:
    from defusedxml import DefusedXmlException, sax

    builder = _Builder(offset)
    # A DOCTYPE that names a file is usual in TMX; the parser does not open it.
    try:
        sax.parse(io.BytesIO(data), builder, forbid_dtd=False, forbid_entities=True, forbid_external=False)
    except (SAXParseException, DefusedXmlException, _TooDeepError) as fault:
        return builder, fault
    except (LookupError, ValueError):  # an encoding that nobody knows
        return builder, SAXParseException("unknown encoding", None, _Nowhere())  # type: ignore[arg-type]
    return builder, None


class _Nowhere:
    """A place that is not known."""

    def getColumnNumber(self) -> int:  # noqa: N802
        return 0

    def getLineNumber(self) -> int:  # noqa: N802
        return 0

    def getPublicId(self) -> None:  # noqa: N802
        return None

    def getSystemId(self) -> None:  # noqa: N802
        return None


def _refused(path: str, fault: Exception, line: int) -> Diagnostic:
    if isinstance(fault, _TooDeepError):
        return TOO_DEEP.at(Span(path, line), limit=MAX_DEPTH)
    return UNSAFE_XML.at(Span(path, line))


def _piece_by_piece(path: str, text: str, lines: list[str], unit: str) -> tuple[list[Node], list[Diagnostic]]:
    tag = re.compile(rf"<(?:[\w.-]+:)?{unit}(?=[\s/>])")
    closing = re.compile(rf"</(?:[\w.-]+:)?{unit}\s*>")
    starts = list(tag.finditer(text))
    units: list[Node] = []
    broken: list[Diagnostic] = []
    line, position = 1, 0
    for number, start in enumerate(starts):
        stop = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        line += text.count("\n", position, start.start())
        position = start.start()
        end = closing.search(text, position, stop)
        piece = text[position : end.end() if end else stop]
        builder, fault = _parsed(piece.encode("utf-8", "replace"), line - 1)
        if fault is None and builder.root:
            units.append(builder.root)
        else:
            at = line - 1 + (fault.getLineNumber() or 1) if isinstance(fault, SAXParseException) else line
            if len(broken) == _MOST_BROKEN:
                break
            broken.append(BROKEN.at(Span(path, at), excerpt=_at(lines, at), reason=_reason(fault)))
    return units, broken


def _reason(fault: Exception | None) -> str:
    if isinstance(fault, SAXParseException):
        return _REASONS.get(str(fault.getMessage()), "it is no well-formed XML")
    return "it is nested too deep, or defines its own abbreviations"


_REASONS = {
    "mismatched tag": "an opening and a closing tag do not fit together",
    "undefined entity": "an abbreviation like &eacute; stands there that is not known",
    "no element found": "it ends too early",
    "unclosed token": "it ends in the middle of a tag",
    "unclosed CDATA section": "it ends too early",
    "junk after document element": "something follows behind its end",
    "not well-formed (invalid token)": "a character stands there that may not",
    "duplicate attribute": "something is said twice in one tag",
    "unknown encoding": "its encoding is not known",
    "unbound prefix": "a prefix in a tag is not declared",
}
"""What the parser says, in words."""


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    said = _ENCODING.match(data)
    try:
        return data.decode(said[1].decode("ascii") if said else "utf-8-sig", "replace")
    except LookupError:
        return data.decode("utf-8-sig", "replace")


_ENCODING = re.compile(
    rb"""\s*<\?xml[^>]*?\bencoding=["'](?!utf-?8["'])([A-Za-z][\w.-]*)["']""", re.IGNORECASE
)


def _at(lines: list[str], line: int) -> str | None:
    return lines[line - 1] if 0 < line <= len(lines) else None
