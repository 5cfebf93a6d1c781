"""`content/themes.toml`, `content/outlets.toml` and `content/tags.toml`: lists that a desk edits every week."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple, cast

from dwiwarta.config.faults import NEEDED, RESERVED, TWICE, UNKNOWN, WRONG
from dwiwarta.config.tables import OUTLET, TAG, THEME, Setting
from dwiwarta.config.toml import Toml, limit_meant, load, shown, typed
from dwiwarta.diagnostics import Diagnostic, Severity
from dwiwarta.model import Bilingual, Knowledge, Outlet, Source, Theme

RESERVED_TOPIC = "unsorted"
"""What the site calls the topic of articles that have none."""


class _Table(NamedTuple):
    written: str
    """Between the brackets."""
    values: dict[str, Any]


def _tables(
    source: Source | None, known: Mapping[str, Setting], *, reserved: str = "", keep_odd: bool = False
) -> tuple[Toml | None, dict[str, _Table], list[Diagnostic]]:
    """The tables of a file that is made of them, one for each topic, outlet or tag, by short name. One whose name is
    none is left out, or kept under one that is made of it (`keep_odd`)."""
    if source is None:
        return None, {}, []
    toml, diagnostics = load(source)
    if toml is None:
        return None, {}, diagnostics
    tables: dict[str, _Table] = {}
    for name, data in toml.data.items():
        span, excerpt = toml.span(name)
        if not isinstance(data, dict):
            diagnostics.append(
                UNKNOWN.at(
                    span,
                    excerpt=excerpt,
                    severity=Severity.ERROR if limit_meant(name, data, known) else None,
                    name=name,
                    known="tables, each opened by a line like [name]",
                )
            )
            continue
        taken = name
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            taken = _short_name(name, {*toml.data, *tables}) if keep_odd else ""
            diagnostics.append(
                WRONG.at(
                    span,
                    excerpt=excerpt,
                    name=name,
                    wanted="a short name of small letters, digits and hyphens, since it stands in addresses",
                    given=shown(name),
                    default=f"“{taken}”" if taken else "the table is left out",
                    example=f"[{taken or 'politics'}]",
                )
            )
        if taken and taken == reserved:
            diagnostics.append(RESERVED.at(span, excerpt=excerpt, name=name))
            continue
        if not taken:
            continue
        values, found = typed(toml, data, known, name)
        tables[taken] = _Table(name, values)
        diagnostics += found
    return toml, tables, diagnostics


def _short_name(written: str, others: Collection[str]) -> str:
    bare = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode().lower()
    name = first = re.sub("[^a-z0-9]+", "-", bare).strip("-") or "outlet"
    number = 1
    while name in others:
        number += 1
        name = f"{first}-{number}"
    return name


def read_knowledge(
    themes: Source | None, outlets: Source | None, tags: Source | None = None
) -> tuple[Knowledge, tuple[Diagnostic, ...]]:
    """The topics, outlets and tags of the site, each in the order of its file."""
    toml, theme_tables, diagnostics = _tables(themes, THEME, reserved=RESERVED_TOPIC)
    found_themes = []
    for name, (_, values) in theme_tables.items():
        for key in ("label.id", "label.en"):
            if not values[key]:
                span, excerpt = cast("Toml", toml).span(name)
                diagnostics.append(NEEDED.at(span, excerpt=excerpt, name=key, example=THEME[key].example))
        label = Bilingual(values["label.id"] or name.capitalize(), values["label.en"] or name.capitalize())
        found_themes.append(Theme(name, label, values["suggest"]))
    toml, outlet_tables, found = _tables(outlets, OUTLET, keep_odd=True)
    diagnostics += found
    found_outlets = []
    spelling_of: dict[str, str] = {}
    for name, (written, values) in outlet_tables.items():
        span, excerpt = cast("Toml", toml).span(written)
        spellings = values["spellings"] or ((values["name"],) if values["name"] else ())
        for spelling in spellings:
            if (first := spelling_of.setdefault(spelling.casefold(), name)) != name:
                diagnostics.append(TWICE.at(span, excerpt=excerpt, spelling=spelling, first=first, name=name))
        found_outlets.append(
            Outlet(
                name,
                values["name"] or (written.capitalize() if name == written else written),
                spellings,
                values["home"],
                values["rights"],
                values["evidence"],
                values["themes"],
                span.line,
            )
        )
    _, tag_tables, found = _tables(tags, TAG, keep_odd=True)
    diagnostics += found
    named = {
        name: Bilingual(values["label.id"], values["label.en"]) for name, (_, values) in tag_tables.items()
    }
    return Knowledge(tuple(found_outlets), tuple(found_themes), named), tuple(diagnostics)
