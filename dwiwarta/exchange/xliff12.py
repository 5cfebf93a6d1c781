"""XLIFF 1.2, which most tools of translators read."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from dwiwarta import __version__
from dwiwarta.diagnostics import Span
from dwiwarta.exchange import judged, tree
from dwiwarta.exchange.markup import DECLARATION, attributes, content
from dwiwarta.exchange.unit import TOOL, Parsed, Unit, facts_in, ids, line_sent, received
from dwiwarta.translation.catalog import State, state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.exchange.tree import Node
    from dwiwarta.model import Source

_STATES = {
    State.MACHINE: {"state": "needs-review-translation", "state-qualifier": "mt-suggestion"},
    State.EDITED: {"state": "translated"},
    State.REVIEWED: {"state": "signed-off"},
    State.STALE: {"state": "needs-translation"},
}
_NOTHING: dict[str, str] = {}
_FINAL = ("signed-off", "final")
_UNFINISHED = ("needs-", "new")
_MACHINE = ("mt-suggestion", "leveraged-mt")
_NOTE = "dwiwarta"
_CHARACTER = re.compile(r"x-cp-([0-9A-Fa-f]{4})\Z")


def dump(units: Sequence[Unit]) -> bytes:
    pieces = [
        DECLARATION,
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n',
    ]
    named = list(zip(units, ids(units), strict=True))
    for slug, group in groupby(named, lambda pair: pair[0].slug):
        pieces += _file(slug, list(group))
    pieces.append("</xliff>\n")
    return "".join(pieces).encode("utf-8")


def parse(source: Source) -> Parsed:
    read = tree.read(source, "trans-unit")
    people: dict[str, tuple[str | None, str | None]] = {}
    for file in read.root.below("file") if read.root else ():
        languages = [file.attributes.get(name) for name in ("source-language", "target-language")]
        if fault := judged.other_languages(languages[0], languages[1], Span(source.path, file.line)):
            return Parsed((), (*read.diagnostics, fault))
        for phase in file.below("phase"):
            told = phase.attributes
            people[told.get("phase-name", "")] = told.get("contact-name"), told.get("date", "")[:10]
    return judged.each(read, source.path, lambda node, span: _unit(node, span, people))


def _file(slug: str, units: list[tuple[Unit, str]]) -> list[str]:
    checks = dict.fromkeys([key for unit, _ in units if (key := _check(unit))])
    phases = {key: f"check-{number}" for number, key in enumerate(checks, 1)}
    opening = attributes(
        {
            "original": slug,
            "source-language": "id",
            "target-language": "en",
            "datatype": "plaintext",
            "tool-id": "dwiwarta",
        }
    )
    pieces = [f"<file{opening}>\n<header>\n"]
    if phases:
        pieces.append("<phase-group>\n")
        for (by, day), name in phases.items():
            said = {
                "phase-name": name,
                "process-name": "review",
                "date": f"{day}T00:00:00Z" if day else None,
                "contact-name": by or None,
            }
            pieces.append(f"<phase{attributes(said)}/>\n")
        pieces.append("</phase-group>\n")
    pieces.append(
        f'<tool tool-id="dwiwarta" tool-name="Dwiwarta" tool-version="{__version__}"/>\n</header>\n<body>\n'
    )
    pieces += [_written(unit, id_, phases) for unit, id_ in units]
    pieces.append("</body>\n</file>\n")
    return pieces


def _check(unit: Unit) -> tuple[str, str] | None:
    facts = unit.entry.facts
    if unit.entry.fuzzy or not unit.entry.text or not ("by" in facts or "ok" in facts):
        return None
    return facts.get("by", ""), facts.get("ok", "")


def _written(unit: Unit, id_: str, phases: Mapping[tuple[str, str], str]) -> str:
    entry = unit.entry
    opening = attributes(
        {
            "id": id_,
            "resname": unit.name,
            "approved": "yes" if entry.text and not entry.fuzzy else "no",
            "xml:space": "preserve",
        }
    )
    lines = [f"<trans-unit{opening}>", f"<source>{_content(entry.source)}</source>"]
    if entry.text:
        check = _check(unit)
        told = attributes({**_STATES[state(entry)], "phase-name": phases[check] if check else None})
        lines.append(f"<target{told}>{_content(entry.text)}</target>")
        lines.append(f'<note from="{_NOTE}">{line_sent(unit)}</note>')
    if entry.previous is not None:
        lines.append(
            '<alt-trans alttranstype="previous-version" origin="dwiwarta">\n'
            f"<source>{_content(entry.previous)}</source>\n<target>{_content(entry.text)}</target>\n</alt-trans>"
        )
    lines.append("</trans-unit>\n")
    return "\n".join(lines)


def _unit(
    node: Node, span: Span, people: Mapping[str, tuple[str | None, str | None]]
) -> Unit | Diagnostic | None:
    source, target = [_text(found) if (found := node.first(name)) else "" for name in ("source", "target")]
    name = judged.name_of(node.attributes.get("resname"), node.attributes.get("id"))
    if fault := judged.refused(name, source, target, span) or judged.half(_sentences(node), span):
        return fault
    assert name
    told = element.attributes if (element := node.first("target")) else {}
    by, on = people.get(told.get("phase-name", ""), (None, None))
    notes = [note.text for note in node.elements("note") if note.attributes.get("from") == _NOTE]
    before = [
        found
        for alt in node.elements("alt-trans")
        if alt.attributes.get("origin") == "dwiwarta" and (found := alt.first("source"))
    ]
    facts = facts_in(notes[0]) if notes else {}
    return received(
        name,
        source,
        target,
        approved=_approved(node.attributes.get("approved"), told.get("state", ""), facts.get("sent", "")),
        facts=facts,
        previous=_text(before[0]) if before else None,
        by=by,
        on=on,
        engine=TOOL if told.get("state-qualifier") in _MACHINE else None,
        span=span,
    )


def _sentences(node: Node) -> list[tuple[str, str]]:
    """The pairs into which a tool has cut a unit; none where it has not."""
    sources, targets = [
        {
            part.attributes.get("mid", ""): _text(part)
            for part in found.below("mrk")
            if part.attributes.get("mtype") == "seg"
        }
        if (found := node.first(name))
        else {}
        for name in ("seg-source", "target")
    ]
    if not targets:
        return []
    return [(sources.get(mid) or "?", targets.get(mid, "")) for mid in sources | targets]


def _approved(approved: str | None, said: str, sent: str) -> bool:
    """A tool changes `approved` or `state` and leaves the other as it was: what differs from what we sent decides. In a
    file of somebody else's, a contradiction counts as not approved."""
    was = next((known for known in State if known == sent.partition("/")[0]), None)
    if was:
        sent_approved = was == State.REVIEWED
        if (approved == "yes") != sent_approved:
            return not sent_approved
        return said in _FINAL if said != _STATES.get(was, _NOTHING).get("state") else sent_approved
    return (approved == "yes" or said in _FINAL) and not said.startswith(_UNFINISHED)


def _text(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif code := _CHARACTER.match(child.attributes.get("ctype", "")):
            parts.append(chr(int(code[1], 16)))
        else:
            parts.append(_text(child))
    return "".join(parts)


def _content(text: str) -> str:
    number = iter(range(1, len(text) + 1))
    return content(text, lambda code: f'<x id="{next(number)}" ctype="x-cp-{code}"/>')
