"""Bundles: the catalogs of many articles in one PO file, for Weblate and the like, and back.

`msgctxt` is `slug|kind`. A catalog of a single article, as it stands in `translations/en`, is read too: its name tells
the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Span
from dwiwarta.exchange import judged
from dwiwarta.exchange.unit import Parsed, Unit, name_in, received
from dwiwarta.translation import po
from dwiwarta.translation.catalog import KINDS, Catalog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.model import Source
    from dwiwarta.translation.catalog import Entry

_SENT = re.compile(r"#\s*dwiwarta-sent:\s*(\S+)")
_HEADS = {
    po.GUIDE[0]: "# Terjemahan beberapa artikel. Sunting dengan Poedit, Weblate, atau penyunting teks biasa.",
    po.GUIDE[4]: "# The translations of several articles. Edit them with Poedit, Weblate or any text editor.",
}


def dump(units: Sequence[Unit]) -> bytes:
    text = po.dump(Catalog(tuple([_outward(unit) for unit in units]))).decode("utf-8")
    for line, ours in _HEADS.items():
        text = text.replace(line, ours, 1)
    return text.encode("utf-8")


def parse(source: Source) -> Parsed:
    catalog, found = po.parse(source)
    diagnostics: list[Diagnostic] = list(found)
    stem = source.path.replace("\\", "/").rpartition("/")[2].removesuffix(".po")
    units: list[Unit] = []
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        span = Span(source.path, entry.line)
        name = (stem, entry.kind) if entry.kind in KINDS else name_in(entry.kind)
        if fault := judged.refused(name, entry.source, entry.text, span):
            diagnostics.append(fault)
            continue
        assert name
        sent = next((match[1] for c in entry.comments if (match := _SENT.match(c))), None)
        units.append(
            received(
                name,
                entry.source,
                entry.text,
                approved=not entry.fuzzy,
                facts={**entry.facts, "sent": sent} if sent else entry.facts,
                previous=entry.previous,
                span=span,
            )
        )
    return Parsed(tuple(units), tuple(diagnostics))


def _outward(unit: Unit) -> Entry:
    comments = unit.entry.comments
    if unit.entry.text:
        comments = (*comments, f"# dwiwarta-sent: {unit.sent}")
    return unit.entry._replace(kind=unit.name, comments=comments)
