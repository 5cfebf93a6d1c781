"""Bringing a catalog up to date with its article: what is new, kept, moved, changed and gone.

Pure, and the same whatever was synced before: syncing twice changes nothing. In this order (DESIGN 4, *Sync*):

1. acceptances are recorded: an entry that is not fuzzy any more was checked by a person
2. same kind and text                 kept
3. same folded text                   kept, the source rewritten (in the end also from another kind: a body that became
                                      a dek)
4. `#|` is the new text               restored to what it was
5. a `#~` entry has the text          revived
6. similar text, or the only one between two matched neighbours: stale
7. anything else                      not translated yet

What no paragraph has any more stays as `#~`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.translation.catalog import KINDS, Catalog, Entry, State, is_protected, recorded, state
from dwiwarta.translation.distinct import base_kind, set_beside
from dwiwarta.translation.fold import fold, source_print, text_print

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from dwiwarta.model import Segment

Key = tuple[str, str]


def sync(segments: Sequence[Segment], catalog: Catalog, today: date | None) -> Catalog:
    """The catalog for these segments. The same object where nothing changes.

    `today` is the day that an acceptance found here is recorded under; None records none, for a build that writes
    nothing down (states do not depend on it). Segments without words get no entry, but keep
    one that has text.
    """
    if _fits(segments, catalog, today is not None):
        return catalog
    entries = [_tidy(_recorded(e, today)) if _is_ours(e) else e for e in catalog.entries]
    living = {(e.kind, e.source): e for e in entries if not e.obsolete}
    wanted = _wanted(segments, living)
    matching = _Matching(wanted, entries)
    matching.exact(living)
    matching.folded()
    matching.restored()
    matching.revived()
    matching.changed()
    now = [_recorded(e, today) if _is_ours(e) else e for e in matching.result()]
    if len({(e.kind, e.source) for e in now}) != len(now):
        now = set_beside(now)
    if len(now) == len(catalog.entries) and all(map(_same, now, catalog.entries)):
        return catalog
    return Catalog(tuple(now), catalog.header, catalog.comments, catalog.damaged)


def _recorded(entry: Entry, today: date | None) -> Entry:
    return entry if today is None else recorded(entry, today)


def _fits(segments: Sequence[Segment], catalog: Catalog, recording: bool) -> bool:
    """True where all stands in order and nothing is to be done: the way of nearly every catalog in a build."""
    wanted = dict.fromkeys([(s.kind, s.text) for s in segments if s.translatable and s.text])
    entries = catalog.entries
    if len(entries) < len(wanted):
        return False
    number = 0
    for key, entry in zip(wanted, entries, strict=False):
        if entry.source != key[1] or entry.kind != key[0] or entry.obsolete or not _settled(entry, recording):
            return False
        number += 1
    return all(e.obsolete and _settled(e, recording) for e in entries[number:])


def _settled(entry: Entry, recording: bool) -> bool:
    facts = entry.facts
    if not entry.text:
        return not (facts or entry.fuzzy or entry.previous is not None)
    if entry.previous is not None or entry.text.isspace():
        return False
    if entry.fuzzy or not recording:
        return True
    return "ok" in facts and not ("out" in facts or "was" in facts or "text" in facts)


def _wanted(segments: Iterable[Segment], living: dict[Key, Entry]) -> list[Key]:
    """One key for each distinct kind and text, in the order of the article."""
    keys: dict[Key, None] = {}
    for segment in segments:
        key = (segment.kind, segment.text)
        if segment.text and (segment.translatable or ((there := living.get(key)) and there.text)):
            keys[key] = None
    return list(keys)


def _is_ours(entry: Entry) -> bool:
    return base_kind(entry.kind) in KINDS


def _same(one: Entry, other: Entry) -> bool:
    return one is other or one == other


def _tidy(entry: Entry) -> Entry:
    """An entry without text has nothing to tell: what is typed into it later is by hand. A text whose `#|` differs
    from its source for the eye only was never made for another."""
    if not entry.text or entry.text.isspace():
        if (
            entry.text
            or entry.facts
            or entry.fuzzy
            or entry.previous is not None
            or entry.previous_kind is not None
        ):
            return entry._replace(text="", facts={}, fuzzy=False, previous=None, previous_kind=None)
        return entry
    if entry.fuzzy and entry.previous is not None and fold(entry.previous) == fold(entry.source):
        return restored(entry, entry.source)
    return entry


def restored(entry: Entry, source: str) -> Entry:
    """A stale entry whose source came back: what it was if the text is untouched, else edited."""
    facts = {k: v for k, v in entry.facts.items() if k not in ("was", "text")}
    untouched = entry.facts.get("text") == text_print(entry.text)
    if not untouched:
        facts.pop("out", None)
    if "src" in facts:
        facts["src"] = source_print(source)
    was_reviewed = untouched and entry.facts.get("was") == State.REVIEWED
    return entry._replace(
        source=source, fuzzy=not was_reviewed, previous=None, previous_kind=None, facts=facts
    )


def made_stale(entry: Entry, kind: str, source: str) -> Entry:
    """The entry's text under a source that it was not made for. What was stale already still says what it was made
    for, not what came between. An entry without text only hands on its comments."""
    before = state(entry)
    if before is State.MISSING or before is State.STALE:
        return entry._replace(kind=kind, source=source)
    facts = {
        **entry.facts,
        "was": str(before),
        "src": source_print(entry.source),
        "text": text_print(entry.text),
    }
    return entry._replace(kind=kind, source=source, fuzzy=True, previous=entry.source, facts=facts)


class _Matching:
    """Which entry serves which wanted key. Each entry serves once."""

    def __init__(self, wanted: list[Key], entries: list[Entry]) -> None:
        self.wanted = wanted
        self.entries = entries
        self.served: list[Entry | None] = [None] * len(wanted)
        self.origin: list[int | None] = [None] * len(wanted)
        """The number of the entry that serves it."""
        self.spent: set[int] = set()
        self.blank: list[Entry | None] = [None] * len(wanted)
        """The entry that stands there without a text; its comments go to whatever serves in the end."""

    def exact(self, living: dict[Key, Entry]) -> None:
        numbers = {(e.kind, e.source): n for n, e in enumerate(self.entries) if not e.obsolete}
        for place, key in enumerate(self.wanted):
            entry = living.get(key)
            if entry is None:
                continue
            number = numbers[key]
            entry = self.entries[number]
            if entry.text:
                self._serve(place, number, entry)
            else:
                self.spent.add(number)
                self.blank[place] = entry
                self.origin[place] = number

    def folded(self) -> None:
        """The same text for the eye: of the same kind first, then of any kind of ours or none."""
        index = self._index(lambda e: None if e.obsolete else fold(e.source))
        self._take(index, fold, lambda e, kind: e.kind == kind, _rewritten)
        self._take(index, fold, lambda e, kind: e.kind in KINDS or not e.kind, _rewritten)

    def restored(self) -> None:
        index = self._index(lambda e: fold(e.previous) if e.fuzzy and e.previous is not None else None)
        self._take(
            index, fold, lambda e, kind: base_kind(e.kind) == kind, lambda e, _, text: restored(e, text)
        )

    def revived(self) -> None:
        exact = self._index(lambda e: e.source if e.obsolete else None)
        self._take(exact, str, lambda e, kind: e.kind == kind, _rewritten)
        index = self._index(lambda e: fold(e.source) if e.obsolete else None)
        self._take(index, fold, lambda e, kind: base_kind(e.kind) == kind, _rewritten)

    def changed(self) -> None:
        """Texts for another source than they will stand under. What was waiting beside them already is no new form
        of any of them."""
        old = [
            n
            for n, e in enumerate(self.entries)
            if n not in self.spent and not e.obsolete and e.kind in KINDS
        ]
        new = [place for place, e in enumerate(self.served) if e is None and not self.blank[place]]
        if old and new:
            from dwiwarta.translation.likeness import pairs

            anchors = [(place, n) for place, n in enumerate(self.origin) if n is not None]
            for place, number in pairs(self.wanted, new, self.entries, old, anchors):
                kind, text = self.wanted[place]
                self._serve(place, number, made_stale(self.entries[number], kind, text))

    def result(self) -> list[Entry]:
        now = [
            entry or self.blank[place] or Entry(*self.wanted[place])
            for place, entry in enumerate(self.served)
        ]
        rest = [e for n, e in enumerate(self.entries) if n not in self.spent]
        foreign = [e for e in rest if not e.obsolete and e.kind not in KINDS]
        obsolete = [e for e in rest if e.obsolete]
        gone = [e._replace(obsolete=True) for e in rest if not e.obsolete and e.kind in KINDS and _tells(e)]
        return now + foreign + obsolete + gone

    def _serve(self, place: int, number: int, entry: Entry) -> None:
        blank = self.blank[place]
        if blank and (blank.comments or blank.flags):
            comments = (*blank.comments, *[c for c in entry.comments if c not in blank.comments])
            flags = (*entry.flags, *[f for f in blank.flags if f not in entry.flags])
            entry = entry._replace(comments=comments, flags=flags)
        self.served[place] = entry
        self.origin[place] = None if self.entries[number].obsolete else number
        self.spent.add(number)

    def _index(self, key_of: Callable[[Entry], str | None]) -> dict[str, list[int]]:
        if all(self.served):
            return {}
        index: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            if number not in self.spent and entry.text and (key := key_of(entry)) is not None:
                index.setdefault(key, []).append(number)
        return index

    def _take(
        self,
        index: dict[str, list[int]],
        key_of: Callable[[str], str],
        fits: Callable[[Entry, str], bool],
        become: Callable[[Entry, str, str], Entry],
    ) -> None:
        """Gives each place that waits the best entry that the index has for it: a person's before a machine's."""
        if not index:
            return
        for place, (kind, text) in enumerate(self.wanted):
            if self.served[place] is not None:
                continue
            free = [
                n for n in index.get(key_of(text), ()) if n not in self.spent and fits(self.entries[n], kind)
            ]
            if free:
                number = min(free, key=lambda n: (not is_protected(self.entries[n]), n))
                entry = become(self.entries[number], kind, text)
                self._serve(place, number, entry._replace(kind=kind, source=text, obsolete=False))


def _rewritten(entry: Entry, kind: str, text: str) -> Entry:
    return entry._replace(kind=kind, source=text)


def _tells(entry: Entry) -> bool:
    """Something would be lost with it."""
    return bool(entry.text or entry.comments or entry.flags)
