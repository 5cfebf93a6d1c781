"""A catalog: the translations of one article, and in what state each of them is.

The file it stands in is read and written by `po`; it is brought up to date with its article by `sync`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dwiwarta.model import Kind


class State(StrEnum):
    """What a translation is worth; derived from the entry alone, see `state`."""

    MISSING = "missing"
    MACHINE = "machine"
    EDITED = "edited"
    REVIEWED = "reviewed"
    STALE = "stale"


class Entry(NamedTuple):
    """One entry of a catalog: a distinct (kind, text) and its translation."""

    kind: Kind | str
    """`msgctxt`. A foreign file may hold others than ours, they are kept; "" where there is none."""
    source: str
    """`msgid`"""
    text: str = ""
    """`msgstr`"""
    fuzzy: bool = False
    previous: str | None = None
    """`#| msgid`: the source that `text` was made for, where that is another."""
    facts: Mapping[str, str] = {}
    """The `key=value` tokens of the `# dwiwarta:` line, decoded: engine model at src out ok by was text."""
    comments: tuple[str, ...] = ()
    """Every other comment line as it stands (`# ...`, `#. ...`, `#: ...`, `# dwiwarta-ignore: ...`)."""
    flags: tuple[str, ...] = ()
    """Flags besides fuzzy, in their order."""
    obsolete: bool = False
    """A `#~` entry: its paragraph is gone, the text is kept for the memory."""
    line: int = 0
    """Where it began in the file it was read from; 0 for a new one."""


@dataclass(frozen=True)
class Catalog:
    """All entries of one file, in its order; obsolete ones last."""

    entries: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    """Header lines that are not ours, as (name, value), in their order."""
    comments: tuple[str, ...] = ()
    """Comment lines above the header entry that are not ours."""
    damaged: tuple[str, ...] = field(default=())
    """Text of entries that could not be read, as it stands. While there is any, the file is not rewritten."""

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Entry]:
        """Living entries by (kind, source)."""
        return {(e.kind, e.source): e for e in self.entries if not e.obsolete}
