"""XLIFF 2.0 and 2.1, whose core is the same. Facts stand in the metadata module, which tools hand on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Span
from dwiwarta.exchange import judged, tree
from dwiwarta.exchange.markup import DECLARATION, attributes, content, heard, said
from dwiwarta.exchange.unit import Parsed, Unit, facts_sent, file_id, ids, received
from dwiwarta.translation.catalog import State, state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.exchange.tree import Node
    from dwiwarta.model import Source

_STATES = {
    State.MISSING: "initial",
    State.MACHINE: "initial",
    State.STALE: "initial",
    State.EDITED: "translated",
    State.REVIEWED: "reviewed",
}
_APPROVED = ("reviewed", "final")
_CATEGORY = "dwiwarta"
_BEFORE = "before"


def dump(units: Sequence[Unit], version: str = "2.0") -> bytes:
    pieces = [
        DECLARATION,
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" '
        f'version="{version}" srcLang="id" trgLang="en">\n',
    ]
    named = list(zip(units, ids(units), strict=True))
    for slug, group in groupby(named, lambda pair: pair[0].slug):
        pieces.append(f"<file{attributes({'id': file_id(slug), 'original': slug})}>\n")
        pieces += [_written(unit, id_) for unit, id_ in group]
        pieces.append("</file>\n")
    pieces.append("</xliff>\n")
    return "".join(pieces).encode("utf-8")


def parse(source: Source) -> Parsed:
    read = tree.read(source, "unit")
    root = read.root
    if root:
        languages = [root.attributes.get(name) for name in ("srcLang", "trgLang")]
        if fault := judged.other_languages(languages[0], languages[1], Span(source.path, root.line)):
            return Parsed((), (*read.diagnostics, fault))
    return judged.each(read, source.path, _unit)


def _written(unit: Unit, id_: str) -> str:
    entry, now = unit.entry, state(unit.entry)
    lines = [f"<unit{attributes({'id': id_, 'name': unit.name})}>"]
    facts = facts_sent(unit)
    if entry.previous is not None:
        facts[_BEFORE] = entry.previous
    if facts:
        lines.append(f'<mda:metadata>\n<mda:metaGroup category="{_CATEGORY}">')
        lines += [f'<mda:meta type="{key}">{said(value)}</mda:meta>' for key, value in facts.items()]
        lines.append("</mda:metaGroup>\n</mda:metadata>")
    lines.append(f'<segment state="{_STATES[now]}" subState="dwiwarta:{now}">')
    lines.append(f'<source xml:space="preserve">{content(entry.source, _stand_in)}</source>')
    if entry.text:
        lines.append(f'<target xml:space="preserve">{content(entry.text, _stand_in)}</target>')
    lines.append("</segment>\n</unit>\n")
    return "\n".join(lines)


def _unit(node: Node, span: Span) -> Unit | Diagnostic | None:
    parts = [part for part in node.elements() if part.name in ("segment", "ignorable")]
    source = "".join([_text(found) for part in parts if (found := part.first("source"))])
    segments = [part for part in parts if part.name == "segment"]
    pairs = [
        [_text(found) if (found := part.first(name)) else "" for name in ("source", "target")]
        for part in segments
    ]
    target = _target(parts) if any(english for _, english in pairs) else ""
    name = judged.name_of(node.attributes.get("name"), node.attributes.get("id"))
    if fault := judged.refused(name, source, target, span) or judged.half([(s, t) for s, t in pairs], span):
        return fault
    assert name
    facts = {
        meta.attributes.get("type", ""): heard(meta.text)
        for group in node.below("metaGroup")
        if group.attributes.get("category") == _CATEGORY
        for meta in group.elements("meta")
    }
    return received(
        name,
        source,
        target,
        approved=all(part.attributes.get("state") in _APPROVED for part in segments),
        previous=facts.pop(_BEFORE, None),
        facts=facts,
        span=span,
    )


def _target(parts: Sequence[Node]) -> str:
    """The English of a paragraph that tools may have cut into its sentences, in the order that they give these."""
    placed: list[tuple[int, str]] = []
    for number, part in enumerate(parts, 1):
        found = part.first("target")
        order = found.attributes.get("order", "") if found else ""
        if found is None and part.name == "ignorable":
            found = part.first("source")
        place = int(order) if order.isascii() and order.isdigit() else number
        placed.append((place, _text(found) if found else ""))
    return "".join([text for _, text in sorted(placed, key=lambda pair: pair[0])])


def _text(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.name == "cp":
            parts.append(_character(child.attributes.get("hex", "")))
        else:
            parts.append(_text(child))
    return "".join(parts)


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _stand_in(code: str) -> str:
    return f'<cp hex="{code}"/>'
