"""`content/themes.toml` and `content/outlets.toml`: lists that a desk edits every week."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from dwiwarta.config.faults import NEEDED, TWICE, UNKNOWN, WRONG
from dwiwarta.config.tables import OUTLET, THEME, Setting
from dwiwarta.config.toml import Toml, load, typed
from dwiwarta.diagnostics import Diagnostic
from dwiwarta.model import Bilingual, Knowledge, Outlet, Source, Theme


def _tables(
    source: Source | None, known: Mapping[str, Setting]
) -> tuple[Toml | None, dict[str, dict[str, Any]], list[Diagnostic]]:
    """The tables of a file that is made of them, one for each topic or outlet."""
    if source is None:
        return None, {}, []
    toml, diagnostics = load(source)
    if toml is None:
        return None, {}, diagnostics
    tables = {}
    for name, data in toml.data.items():
        span, excerpt = toml.span(name)
        if not isinstance(data, dict):
            diagnostics.append(
                UNKNOWN.at(
                    span, excerpt=excerpt, name=name, known="tables, each opened by a line like [name]"
                )
            )
            continue
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            diagnostics.append(
                WRONG.at(
                    span,
                    excerpt=excerpt,
                    name=name,
                    wanted="a short name of small letters, digits and hyphens, since it stands in addresses",
                    given=f"“{name[:60]}”",
                    default="the table is left out",
                    example="[politics]",
                )
            )
            continue
        tables[name], found = typed(toml, data, known, name)
        diagnostics += found
    return toml, tables, diagnostics


def read_knowledge(themes: Source | None, outlets: Source | None) -> tuple[Knowledge, tuple[Diagnostic, ...]]:
    """The topics and outlets of the site, each in the order of its file."""
    toml, theme_tables, diagnostics = _tables(themes, THEME)
    found_themes = []
    for name, values in theme_tables.items():
        for key in ("label.id", "label.en"):
            if not values[key]:
                span, excerpt = cast("Toml", toml).span(name)
                diagnostics.append(NEEDED.at(span, excerpt=excerpt, name=key, example=THEME[key].example))
        label = Bilingual(values["label.id"] or name.capitalize(), values["label.en"] or name.capitalize())
        found_themes.append(Theme(name, label, values["suggest"]))
    toml, outlet_tables, found = _tables(outlets, OUTLET)
    diagnostics += found
    found_outlets = []
    spelling_of: dict[str, str] = {}
    for name, values in outlet_tables.items():
        span, excerpt = cast("Toml", toml).span(name)
        spellings = values["spellings"] or ((values["name"],) if values["name"] else ())
        for spelling in spellings:
            if (first := spelling_of.setdefault(spelling.casefold(), name)) != name:
                diagnostics.append(TWICE.at(span, excerpt=excerpt, spelling=spelling, first=first, name=name))
        found_outlets.append(
            Outlet(
                name,
                values["name"] or name.capitalize(),
                spellings,
                values["home"],
                values["rights"],
                values["evidence"],
                values["themes"],
                span.line,
            )
        )
    return Knowledge(tuple(found_outlets), tuple(found_themes)), tuple(diagnostics)
