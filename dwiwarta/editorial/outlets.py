"""Which outlet is meant, however its name is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dwiwarta.model import Outlet


def squash(name: str) -> str:
    """What spellings of one name share: its letters and figures."""
    return "".join(c for c in name.casefold() if c.isalnum())


def by_spelling(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    """By each spelling, squashed; the first of two that claim one has it."""
    found: dict[str, Outlet] = {}
    for outlet in outlets:
        for spelling in (*outlet.spellings, outlet.name, outlet.id):
            found.setdefault(squash(spelling), outlet)
    return found


def named(name: str | None, spellings: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet of that name, if it is known."""
    return spellings.get(squash(name)) if name else None
