"""How far the English of an article is: states of its paragraphs put together.

A page is as good as its worst part (EDITOR.md): original changed, not translated, not checked, being edited, checked,
translated by a person.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.editorial.changes import Change, change
from dwiwarta.translation.catalog import State, by_hand, state
from dwiwarta.translation.fold import text_print

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
    withheld: bool = False
    """Whether its English, whatever there is, is not for readers yet: the setting `unreviewed` wants it checked."""

    @property
    def english(self) -> str | None:
        """The English that may be shown, None where the Indonesian has to stand in its place.

        A changed original shows the Indonesian, unless its English was checked and nothing but wording changed.
        """
        if self.state is None:
            return self.entry.text if self.entry and self.entry.text else self.segment.text
        if self.entry is None or self.withheld or self.state is State.MISSING:
            return None
        if self.state is State.STALE and not self.outlives_change:
            return None
        return self.entry.text

    @property
    def outlives_change(self) -> bool:
        """Whether checked English stays, marked, although its original changed (docs/decisions/0009)."""
        if self.state is not State.STALE or self.entry is None or self.entry.previous is None:
            return False
        facts = self.entry.facts
        if facts.get("was", "reviewed" if "ok" in facts else "") != "reviewed":
            return False
        if facts.get("text", text_print(self.entry.text)) != text_print(self.entry.text):
            return False  # somebody has begun to edit it
        return change(self.entry.previous, self.entry.source) is Change.WORDING

    @property
    def approved(self) -> bool:
        """Whether an editor answers for what English readers get of it: checked English, also where its original
        changed since, and what needs none."""
        if self.state in (None, State.REVIEWED):
            return True
        return (
            self.state is State.STALE and self.entry is not None and self.entry.facts.get("was") == "reviewed"
        )


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


def for_readers(pairs: tuple[Pair, ...], unreviewed: str) -> tuple[Pair, ...]:
    """The pairs of an article with what the setting `unreviewed` withholds: `label` nothing; `headline` all that is not
    checked, and everything of an article whose headline is not; `hold` everything of an article that is not wholly
    checked."""
    if unreviewed == "label":
        return pairs
    if unreviewed == "headline" and pairs and pairs[0].approved:
        return tuple(p if p.approved else p._replace(withheld=True) for p in pairs)
    if unreviewed == "hold" and all(p.approved for p in pairs):
        return pairs
    return tuple(p._replace(withheld=True) for p in pairs)


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
