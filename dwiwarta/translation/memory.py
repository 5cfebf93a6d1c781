"""The memory: how the same paragraph was put into English before, in this repository's own translation files.

Living and dropped (`#~`) entries both count. A text that was made for another source (`#|`) is remembered under the
source that it was made for. Nothing is stored: the memory is the files, so what is taken out of them is out of it.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.catalog import KINDS, Catalog, Entry, State, is_protected, state, with_answer
from dwiwarta.translation.distinct import base_kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

ENGINE = "memory/1"
"""What is written as `engine` where a checked text was taken over; `model` then names the article it came from."""
LEAST = 75.0
"""The least likeness, in percent, of a suggestion (translate-toolkit's default too)."""
MOST = 5


class Unit(NamedTuple):
    """A source and how it was put into English, once."""

    kind: str
    source: str
    text: str
    state: State
    """REVIEWED also for a checked text whose original has changed since: for this source it was right."""
    slug: str
    day: str = ""
    """When it was checked, else translated; "" where nobody knows."""
    by: str = ""
    """Who checked it, where that is known."""
    engine: str = ""
    """The facts' `engine`; "" for a person's own words."""
    before: str = ""
    """The source in front of it in its file; "" at the beginning and for a dropped entry."""
    after: str = ""
    living: bool = True


class Context(NamedTuple):
    """Where a paragraph stands: the sources before and after it, "" where there is none."""

    before: str = ""
    after: str = ""


NOWHERE = Context()


class Reused(NamedTuple):
    """A text that may be taken over, and where it comes from."""

    text: str
    unit: Unit
    neighbours: int
    """How many of both neighbours are the same too: 2 is an exact match in context."""


class Near(NamedTuple):
    unit: Unit
    likeness: float
    """In percent."""


class Memory:
    """All units of a repository. Made from catalogs by short name; indexes are made when first asked for."""

    def __init__(self, catalogs: Mapping[str, Catalog]) -> None:
        self._catalogs = catalogs

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        return tuple(chain.from_iterable(units_of(slug, c) for slug, c in self._catalogs.items()))

    @cached_property
    def _by_key(self) -> dict[str, list[Unit]]:
        index: dict[str, list[Unit]] = {}
        for unit in self.units:
            index.setdefault(key_of(unit.source), []).append(unit)
        return index

    @cached_property
    def _sources(self) -> tuple[list[str], list[str]]:
        """Distinct keys, and the same in small letters for comparing."""
        keys = list(self._by_key)
        return keys, [key.lower() for key in keys]

    def exact(self, source: str) -> list[Unit]:
        """Every way this very paragraph was put, checked first, then the newest."""
        return sorted(self._by_key.get(key_of(source), ()), key=_rank)

    def reuse(self, entry: Entry, context: Context = NOWHERE, apart_from: str = "") -> Reused | None:
        """The text that may be taken over for this entry without asking anybody: a checked one first, then one that
        a service gave; among them the one with the same neighbours, then the newest. None where there is none.

        A person's unfinished words are never taken over. `apart_from`: the short name of the entry's own article.
        """
        units = self._by_key.get(key_of(entry.source), ())
        return chosen(entry, [u for u in units if not (u.living and u.slug == apart_from)], context)

    def near(
        self, source: str, *, least: float = LEAST, most: int = MOST, apart_from: str = ""
    ) -> list[Near]:
        """What is alike, the likest first, one for each wording. Shown to a person, never inserted."""
        from rapidfuzz import fuzz, process

        keys, folded = self._sources
        found = process.extract(
            key_of(source).lower(),
            folded,
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=least,
            limit=4 * most,
        )
        result: list[Near] = []
        seen: set[tuple[str, str]] = set()
        for _, likeness, number in found:
            for unit in sorted(self._by_key[keys[number]], key=_rank):
                mark = (unit.source, unit.text)
                if unit.state is not State.STALE and unit.slug != apart_from and mark not in seen:
                    seen.add(mark)
                    result.append(Near(unit, likeness))
        return sorted(result, key=lambda near: (-near.likeness, _rank(near.unit)))[:most]


def fill(
    catalogs: Mapping[str, Catalog],
    everything: Mapping[str, Catalog],
    today: date,
    *,
    only: Mapping[str, Collection[tuple[str, str]]] | None = None,
) -> dict[str, Catalog]:
    """Those of `catalogs` (by short name) that gain a text from `everything`, with it.

    Checked English of the same paragraph goes into every entry whose text is not a person's; where there is none,
    a service's earlier answer goes into an entry without a fitting text, so that nobody is asked twice. Both as not
    checked. `only`: the keys of each article that may be filled. Doing it twice changes nothing.
    """
    open_ones = [
        e for c in catalogs.values() for e in c.entries if (e.fuzzy or not e.text) and not e.obsolete
    ]
    if not open_ones:
        return {}
    wanted = {key_of(e.source) for e in open_ones}
    waiting = {key_of(e.source) for e in open_ones if not e.text or e.previous is not None}
    index: dict[str, list[Unit]] = {}
    for unit in _worth_reusing(everything, wanted, waiting):
        index.setdefault(key_of(unit.source), []).append(unit)
    if not index:
        return {}
    changed = {}
    for slug, catalog in catalogs.items():
        may = None if only is None else only.get(slug, ())
        entries = _filled(catalog.entries, index, today, may)
        if entries is not None:
            changed[slug] = Catalog(entries, catalog.header, catalog.comments, catalog.damaged)
    return changed


def chosen(entry: Entry, units: Iterable[Unit], context: Context) -> Reused | None:
    """The best of these units for an entry; see `Memory.reuse`. An entry that may be filled is none of them itself."""
    best: tuple[tuple[object, ...], Unit, int] | None = None
    for unit in units:
        checked = unit.state is State.REVIEWED
        if not checked and unit.state is not State.MACHINE:
            continue
        if not checked and unit.engine.startswith("memory/"):
            continue  # a copy tells nothing that its original does not
        if (base_kind(unit.kind) == "title") != (entry.kind == "title"):
            continue  # English headlines are written in another way than sentences
        neighbours = (bool(unit.before) and key_of(unit.before) == key_of(context.before)) + (
            bool(unit.after) and key_of(unit.after) == key_of(context.after)
        )
        rank = (not checked, -neighbours, base_kind(unit.kind) != entry.kind, *_rank(unit))
        if best is None or rank < best[0]:
            best = (rank, unit, neighbours)
    return Reused(best[1].text, best[1], best[2]) if best else None


def taken_over(entry: Entry, reused: Reused, today: date) -> Entry:
    """The entry with that text, not checked: where it comes from stands in its facts. Raises ValueError for a
    protected entry, as `with_answer` does."""
    unit = reused.unit
    if unit.state is State.REVIEWED:
        return with_answer(entry, unit.text, engine=ENGINE, model=unit.slug, at=today)
    return with_answer(entry, unit.text, engine=unit.engine, at=today)


def contexts(entries: Sequence[Entry]) -> Iterator[Context]:
    """The neighbours of each entry, in order."""
    for number, entry in enumerate(entries):
        if entry.obsolete:
            yield NOWHERE
            continue
        before = entries[number - 1].source if number else ""
        follows = number + 1 < len(entries) and not entries[number + 1].obsolete
        yield Context(before, entries[number + 1].source if follows else "")


def units_of(slug: str, catalog: Catalog) -> Iterator[Unit]:
    """What a catalog remembers."""
    for entry, context in zip(catalog.entries, contexts(catalog.entries), strict=True):
        if unit := _unit(slug, entry, context):
            yield unit


def key_of(text: str) -> str:
    """The same for what differs in quotes, dashes and the spaces round them only: never in case, words or figures."""
    if not text.isascii():
        text = text.translate(_SIGNS)
    return _SPACED_DASH.sub("-", text) if " -" in text or "- " in text else text


_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **dict.fromkeys("\u201c\u201d\u201e\u201f«»\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u00a0": " ",
    }
)
_SPACED_DASH = re.compile(r" ?- ?")
_ORDER = {State.REVIEWED: 0, State.EDITED: 1, State.MACHINE: 2, State.STALE: 3, State.MISSING: 4}


def _rank(unit: Unit) -> tuple[int, bool, int, str, str]:
    """Checked first, then what stands in an article, then the newest; the rest only so that the order is one."""
    day = -int(unit.day.replace("-", "")) if _DAY.fullmatch(unit.day) else 0
    return _ORDER[unit.state], not unit.living, day, unit.slug, unit.text


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _unit(slug: str, entry: Entry, context: Context) -> Unit | None:
    kind, source, facts = base_kind(entry.kind), entry.source, entry.facts
    if kind not in KINDS or entry.plural or not entry.text or entry.text.isspace():
        return None
    now = state(entry)
    if now is State.STALE:
        if entry.previous is None:
            return None  # made for a source that nobody knows any more
        source, context = entry.previous, NOWHERE
        now = _was(entry)
    return Unit(
        kind,
        source,
        entry.text,
        now,
        slug,
        facts.get("ok") or facts.get("at") or "",
        facts.get("by", ""),
        facts.get("engine", ""),
        context.before,
        context.after,
        not entry.obsolete,
    )


def _was(entry: Entry) -> State:
    """What a text was worth for the source that it was made for."""
    from dwiwarta.translation.sync import restored

    return state(restored(entry, entry.previous or ""))


def _worth_reusing(
    catalogs: Mapping[str, Catalog], wanted: Collection[str], waiting: Collection[str]
) -> Iterator[Unit]:
    """Checked units of the wanted sources, others only of those that wait. Hashes nothing else: ten thousand articles
    must cost little."""
    for slug, catalog in catalogs.items():
        entries = catalog.entries
        for number, entry in enumerate(entries):
            if not entry.text:
                continue
            made_for = entry.source if entry.previous is None else entry.previous
            checked = not entry.fuzzy or entry.facts.get("was") == State.REVIEWED
            if key_of(made_for) not in (wanted if checked else waiting):
                continue
            before = entries[number - 1].source if number and not entry.obsolete else ""
            after = ""
            if not entry.obsolete and number + 1 < len(entries) and not entries[number + 1].obsolete:
                after = entries[number + 1].source
            if unit := _unit(slug, entry, Context(before, after)):
                yield unit


def _filled(
    entries: tuple[Entry, ...],
    index: Mapping[str, list[Unit]],
    today: date,
    may: Collection[tuple[str, str]] | None,
) -> tuple[Entry, ...] | None:
    """The entries with what the memory has for them; None where it has nothing new."""
    result: list[Entry] | None = None
    for number, entry in enumerate(entries):
        if entry.obsolete or (entry.text and not entry.fuzzy) or entry.kind not in KINDS or entry.plural:
            continue
        units = index.get(key_of(entry.source))
        if not units or is_protected(entry) or (may is not None and (entry.kind, entry.source) not in may):
            continue
        before = entries[number - 1].source if number else ""
        follows = number + 1 < len(entries) and not entries[number + 1].obsolete
        reused = chosen(entry, units, Context(before, entries[number + 1].source if follows else ""))
        if reused is None:
            continue
        if state(entry) is State.MACHINE and (
            reused.unit.state is not State.REVIEWED or reused.text == entry.text
        ):
            continue
        if result is None:
            result = list(entries)
        result[number] = taken_over(entry, reused, today)
    return None if result is None else tuple(result)
