"""What becomes of a translation that comes from elsewhere. Whose words stand here already decides; docs/exchange.md has
the rules as a table.

A person's text is never replaced: an import fills what is empty or a machine's, and records that a person elsewhere has
checked the very text that stands here. Everything else is told.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from dwiwarta.translation.catalog import Catalog, Entry, State, accept, is_protected, state
from dwiwarta.translation.fold import fold, source_print

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.exchange.unit import Unit


class Fate(StrEnum):
    """What became of a unit."""

    TAKEN = "taken"
    """Its text stands here now."""
    CHECKED = "checked"
    """Its text stood here already, not checked; now it counts as checked."""
    SAME = "same"
    """Nothing new."""
    OLDER = "older"
    """A machine's text, where a person's or a newer one stands."""
    EMPTY = "empty"
    """It has no English."""
    CONFLICT = "conflict"
    """A person's text, where another of a person stands."""
    SOURCE_CHANGED = "source-changed"
    """The paragraph is not in the article any more."""


class Fated(NamedTuple):
    unit: Unit
    fate: Fate
    before: Entry | None
    """What stood here, where there is such a paragraph."""


def take(catalog: Catalog, units: Iterable[Unit], today: date) -> tuple[Catalog, list[Fated]]:
    """The catalog with what could be taken, in the order of the units; the same object where that is nothing.

    `catalog` is in step with its article. Paragraphs are known by kind and folded source.
    """
    entries = list(catalog.entries)
    exact: dict[tuple[str, str], int] = {}
    folded: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(entries):
        if not entry.obsolete:
            exact.setdefault((entry.kind, entry.source), number)
            folded.setdefault((entry.kind, fold(entry.source)), number)
    fated = []
    for unit in units:
        kind, source = unit.entry.kind, unit.entry.source
        place = exact.get((kind, source), folded.get((kind, fold(source))))
        if _says_nothing(unit):
            fated.append(Fated(unit, Fate.EMPTY, None))
        elif place is None:
            fated.append(Fated(unit, Fate.SOURCE_CHANGED, None))
        else:
            before = entries[place]
            fate, entries[place] = decided(before, unit, today)
            fated.append(Fated(unit, fate, before))
    if all(one is other for one, other in zip(entries, catalog.entries, strict=True)):
        return catalog, fated
    return Catalog(tuple(entries), catalog.header, catalog.comments, catalog.damaged), fated


def decided(entry: Entry, unit: Unit, today: date) -> tuple[Fate, Entry]:
    """What becomes of a unit with English, and what stands here after it."""
    offered = unit.entry
    theirs, ours = state(offered), state(entry)
    text = offered.text if unit.untouched else _clean(offered.text)
    if _clean(entry.text) == _clean(text):
        taken_back = unit.untouched and "ok" in entry.facts and ours is not State.STALE
        if theirs is not State.REVIEWED or ours is State.REVIEWED or taken_back:
            return Fate.SAME, entry
        return Fate.CHECKED, accept(entry, _day(offered, today), offered.facts.get("by"))
    if is_protected(entry):
        return Fate.CONFLICT if unit.protected else Fate.OLDER, entry
    if theirs is State.MACHINE:
        if ours is State.MACHINE and offered.facts.get("at", "") <= entry.facts.get("at", ""):
            return Fate.OLDER, entry
        facts = {**offered.facts, "src": source_print(entry.source)}
        return Fate.TAKEN, entry._replace(
            text=text, fuzzy=True, previous=None, previous_kind=None, facts=facts
        )
    if theirs is State.STALE:
        if ours is not State.MISSING:
            return Fate.CONFLICT if unit.protected else Fate.OLDER, entry
        return Fate.TAKEN, entry._replace(
            text=text, fuzzy=True, previous=offered.previous, facts=dict(offered.facts)
        )
    origin = offered.facts if "engine" in offered.facts else entry.facts
    facts = {key: origin[key] for key in ("engine", "model", "at") if key in origin}
    if facts:
        facts["src"] = source_print(entry.source)
    taken = entry._replace(text=text, fuzzy=True, previous=None, previous_kind=None, facts=facts)
    if theirs is State.REVIEWED:
        taken = accept(taken, _day(offered, today), offered.facts.get("by"))
    return Fate.TAKEN, taken


def _says_nothing(unit: Unit) -> bool:
    """No English: none at all, or the Indonesian once more, which tools put there to be written over."""
    entry = unit.entry
    copied = entry.fuzzy and not unit.untouched and fold(entry.text) == fold(entry.source)
    return copied or state(entry) is State.MISSING


def _clean(text: str) -> str:
    """As an engine's answer is cleaned: composed, line feeds only, no characters that nobody can see."""
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)).strip()


def _day(offered: Entry, today: date) -> date:
    """The day it was checked, as far as it is known; no later than today."""
    said = offered.facts.get("ok")
    return min(date.fromisoformat(said), today) if said else today


_CONTROL = dict.fromkeys([*range(9), *range(11, 32), 127])
