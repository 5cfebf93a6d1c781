"""How far the English of an article is: states of its paragraphs put together.

A page is as good as its worst part (EDITOR.md): original changed, not translated, not checked, being edited, checked,
translated by a person.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.catalog import State, by_hand, state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.model import Segment
    from dwiwarta.translation.catalog import Catalog, Entry


class Standing(StrEnum):
    """The word over a page, worst first."""

    ORIGINAL_CHANGED = "stale"
    NOT_TRANSLATED = "missing"
    MACHINE = "machine"
    EDITED = "edited"
    CHECKED = "checked"
    BY_HAND = "by-hand"


class Pair(NamedTuple):
    """A paragraph and its English."""

    segment: Segment
    entry: Entry | None
    state: State | None
    """None where there is nothing to translate: the text stands as it is in both languages."""

    @property
    def english(self) -> str | None:
        """The English that may be shown, None where the Indonesian has to stand in its place.

        A changed original shows the Indonesian, whatever English there is: until numbers, names and negations are
        compared, nobody knows whether the old English is still true.
        """
        if self.state is None:
            return self.entry.text if self.entry and self.entry.text else self.segment.text
        if self.entry is None or self.state in (State.MISSING, State.STALE):
            return None
        return self.entry.text


_STANDING_OF = {
    State.STALE: Standing.ORIGINAL_CHANGED,
    State.MISSING: Standing.NOT_TRANSLATED,
    State.MACHINE: Standing.MACHINE,
    State.EDITED: Standing.EDITED,
}
_ORDER = {standing: place for place, standing in enumerate(Standing)}


def pair_up(segments: Iterable[Segment], catalog: Catalog) -> tuple[Pair, ...]:
    """Each segment with its entry and state."""
    entries = catalog.by_key
    pairs = []
    for segment in segments:
        entry = entries.get((segment.kind, segment.text))
        if not segment.translatable:
            pairs.append(Pair(segment, entry, None))
        else:
            pairs.append(Pair(segment, entry, state(entry) if entry else State.MISSING))
    return tuple(pairs)


def standing_of(pairs: Iterable[Pair]) -> Standing:
    """The worst of the parts."""
    worst = Standing.BY_HAND
    for pair in pairs:
        if pair.state is None or pair.entry is None:
            part = Standing.BY_HAND if pair.state is None else Standing.NOT_TRANSLATED
        elif pair.state is State.REVIEWED:
            part = Standing.BY_HAND if by_hand(pair.entry) else Standing.CHECKED
        else:
            part = _STANDING_OF[pair.state]
        if _ORDER[part] < _ORDER[worst]:
            worst = part
    return worst
