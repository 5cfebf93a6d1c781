"""What a newer version of an article changed, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.model import Article

_ALIKE = 50
"""Of 100: from here on two paragraphs are one that was changed."""
_MOST_PAIRS = 40_000
_AROUND = 60
"""Characters shown on both sides of a change."""


class Change(NamedTuple):
    """One paragraph: `was` is None for a new one, `now` for one that is gone."""

    was: str | None
    now: str | None


class Revision(NamedTuple):
    changes: tuple[Change, ...]
    """In the order of the new text, what is gone at the end."""
    unchanged: int
    """Paragraphs that are as they were, wherever they stand; spaces, quotation marks and dashes do not count."""


def revise(old: Article, new: Article) -> Revision:
    """Compares headline, standfirst and paragraphs."""
    was = [segment.text for segment in old.segments]
    now = [segment.text for segment in new.segments]
    there: dict[str, list[int]] = {}
    for number, text in enumerate(was):
        there.setdefault(fold(text), []).append(number)
    left = set(range(len(was)))
    fresh = []
    for number, text in enumerate(now):
        same = there.get(fold(text))
        if same:
            left.discard(same.pop(0))
        else:
            fresh.append(number)
    partners = _partners([was[n] for n in sorted(left)], [now[n] for n in fresh])
    gone = sorted(left)
    changes = [
        Change(was[gone[partners[place]]] if place in partners else None, now[number])
        for place, number in enumerate(fresh)
    ]
    used = set(partners.values())
    changes += [Change(was[number], None) for place, number in enumerate(gone) if place not in used]
    return Revision(tuple(changes), len(now) - len(fresh))


def _partners(was: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Which new paragraph came of which old one: the likest first, each once."""
    if not was or not now or len(was) * len(now) > _MOST_PAIRS:
        return {}
    from rapidfuzz.fuzz import ratio  # only a newer version pays for it

    scored = sorted(
        (-likeness, n, w)
        for n, new in enumerate(now)
        for w, old in enumerate(was)
        if (likeness := ratio(old, new, score_cutoff=_ALIKE))
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, w in scored:
        if n not in found and w not in taken:
            found[n] = w
            taken.add(w)
    return found


def shown(change: Change) -> tuple[str, str]:
    """Both versions cut to where they differ, with some words around it."""
    was, now = change.was or "", change.now or ""
    if not was or not now:
        return _cut(was, 0, 2 * _AROUND), _cut(now, 0, 2 * _AROUND)
    front = 0
    while front < min(len(was), len(now)) and was[front] == now[front]:
        front += 1
    back = 0
    while back < min(len(was), len(now)) - front and was[-1 - back] == now[-1 - back]:
        back += 1
    return tuple(_cut(text, front - _AROUND, len(text) - back + _AROUND) for text in (was, now))  # type: ignore[return-value]


def _cut(text: str, start: int, end: int) -> str:
    """A piece on whole words, with … where something was left off."""
    longest = 6 * _AROUND
    if start > 0:
        start = text.rfind(" ", 0, start) + 1
    start = max(0, start)
    end = min(end, start + longest)
    if end < len(text):
        blank = text.find(" ", end)
        end = blank if blank >= 0 else len(text)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
