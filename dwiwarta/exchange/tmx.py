"""TMX 1.4b: a translation memory. Paragraphs without English are not in it.

TMX knows no states: ours stands in a `prop`, and holds only while the text is the one it was said of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta import __version__
from dwiwarta.exchange import judged, tree
from dwiwarta.exchange.faults import LANGUAGES
from dwiwarta.exchange.markup import DECLARATION, attributes, content, heard, said
from dwiwarta.exchange.unit import TOOL, Parsed, Unit, facts_in, ids, line_sent, received
from dwiwarta.translation.catalog import State, state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.diagnostics import Diagnostic, Span
    from dwiwarta.exchange.tree import Node
    from dwiwarta.model import Source

_STATE, _FACTS, _BEFORE, _CONTEXT = "x-dwiwarta-state", "x-dwiwarta", "x-dwiwarta-before", "x-context"
_MACHINE = "MT!"
"""By this name tools of translators sign what a machine made."""
_CHARACTER = re.compile(r"cp-([0-9A-Fa-f]{4})\Z")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T|\Z)")


def dump(units: Sequence[Unit]) -> bytes:
    pieces = [
        DECLARATION,
        '<tmx version="1.4">\n',
        f'<header creationtool="dwiwarta" creationtoolversion="{__version__}" segtype="paragraph" o-tmf="gettext PO" '
        'adminlang="en" srclang="id" datatype="plaintext"/>\n<body>\n',
    ]
    pieces += [_written(unit, id_) for unit, id_ in zip(units, ids(units), strict=True) if unit.entry.text]
    pieces.append("</body>\n</tmx>\n")
    return "".join(pieces).encode("utf-8")


def parse(source: Source) -> Parsed:
    read = tree.read(source, "tu")
    header = read.root.first("header") if read.root else None
    language = header.attributes.get("srclang") if header else None
    return judged.each(read, source.path, lambda node, span: _unit(node, span, language))


def _written(unit: Unit, id_: str) -> str:
    entry = unit.entry
    props = {_CONTEXT: unit.name, _STATE: str(state(entry)), _FACTS: line_sent(unit)}
    if entry.previous is not None:
        props[_BEFORE] = entry.previous
    told = "".join([f'<prop type="{name}">{said(value)}</prop>\n' for name, value in props.items()])
    facts = entry.facts
    engine, _, version = facts.get("engine", "").partition("/")
    english = attributes(
        {
            "xml:lang": "en",
            "creationtool": engine or None,
            "creationtoolversion": version or None,
            "creationdate": _moment(facts.get("at")),
            "changedate": _moment(facts.get("ok")),
            "changeid": facts.get("by"),
        }
    )
    return (
        f"<tu{attributes({'tuid': id_})}>\n{told}"
        f'<tuv xml:lang="id"><seg>{content(entry.source, _stand_in)}</seg></tuv>\n'
        f"<tuv{english}><seg>{content(entry.text, _stand_in)}</seg></tuv>\n</tu>\n"
    )


def _unit(node: Node, span: Span, language: str | None) -> Unit | Diagnostic | None:
    props = {prop.attributes.get("type", ""): heard(prop.text) for prop in node.elements("prop")}
    tuvs = [(t.attributes.get("xml:lang") or t.attributes.get("lang", ""), t) for t in node.elements("tuv")]
    source = next((t for name, t in tuvs if judged.is_indonesian(name)), None)
    target = next((t for name, t in tuvs if judged.is_english(name)), None)
    if source is None or target is None:
        others = [name for name, _ in tuvs if not judged.is_english(name)]
        said = (others or [language or "?"])[0] if source is None else "id"
        return LANGUAGES.at(span, source=said, target="en" if target else (others or ["?"])[-1])
    indonesian, english = [_text(seg) if (seg := t.first("seg")) else "" for t in (source, target)]
    name = judged.name_of(props.get(_CONTEXT), node.attributes.get("tuid"))
    if fault := judged.refused(name, indonesian, english, span):
        return fault
    assert name
    told = target.attributes
    unit = received(
        name,
        indonesian,
        english,
        approved=props.get(_STATE) == State.REVIEWED,
        facts=facts_in(props.get(_FACTS, "")),
        previous=props.get(_BEFORE),
        by=told.get("changeid"),
        on=_day(told.get("changedate", "")),
        engine=TOOL if _MACHINE in (told.get("creationid"), told.get("changeid")) else None,
        span=span,
    )
    if not unit.entry.fuzzy and unit.sent and not unit.untouched:
        # no tool knows our prop: it speaks of the text that left, not of the one that came back
        facts = {k: v for k, v in unit.entry.facts.items() if k not in ("ok", "by")}
        return unit._replace(entry=unit.entry._replace(fuzzy=True, facts=facts))
    return unit


def _text(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif code := _CHARACTER.match(child.attributes.get("type", "")):
            parts.append(chr(int(code[1], 16)))
        else:
            parts.append(_text(child))
    return "".join(parts)


def _stand_in(code: str) -> str:
    return f'<ph type="cp-{code}"/>'


def _moment(day: str | None) -> str | None:
    return day.replace("-", "") + "T000000Z" if day else None


def _day(moment: str) -> str | None:
    match = _DAY.match(moment)
    return "-".join(match.groups()) if match else None
