"""A catalog: the translations of one article, and in what state each of them is.

The file it stands in is read and written by `po`; it is brought up to date with its article by `sync`. Whose words
a text is, is decided here and nowhere else: `is_protected` says what no command may replace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from dwiwarta.translation.fold import source_print, text_print

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dwiwarta.model import Kind

KINDS = frozenset({"title", "dek", "caption", "alt", "body"})
"""The `msgctxt`s that are ours; entries of others were put in by somebody's tool and are kept as they are."""


class State(StrEnum):
    """What a translation is worth; derived from the entry alone, see `state`."""

    MISSING = "missing"
    MACHINE = "machine"
    EDITED = "edited"
    REVIEWED = "reviewed"
    STALE = "stale"


class Plural(NamedTuple):
    """What a plural entry has more than others. We never make one; a foreign tool's is kept."""

    source: str
    """`msgid_plural`"""
    texts: tuple[str, ...]
    """`msgstr[1]` and following; `msgstr[0]` is the entry's `text`."""
    previous: str | None = None
    """`#| msgid_plural`"""


class Entry(NamedTuple):
    """One entry of a catalog: a distinct (kind, text) and its translation. Where it stood (`line`) is no part of it:
    entries that differ only there are equal."""

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
    previous_kind: str | None = None
    """`#| msgctxt`, which only foreign tools write."""
    plural: Plural | None = None

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Entry) and self[:9] == other[:9] and self[10:] == other[10:]

    def __ne__(self, other: object) -> bool:
        return not self == other


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

    @property
    def writable(self) -> bool:
        """False while there are pieces that could not be read: writing the file now could spoil a person's work, so
        it stays as it is until the person has mended it."""
        return not self.damaged

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Entry]:
        """Living entries by (kind, source)."""
        return {(e.kind, e.source): e for e in self.entries if not e.obsolete}


def state(entry: Entry) -> State:
    """What the translation is worth. Absent facts never count against a person: an entry without our line is theirs.

    Hashes only for fuzzy entries: a build asks this for each paragraph of each article.
    """
    text = entry.text
    if not text or text.isspace():
        return State.MISSING
    if not entry.fuzzy:
        return State.REVIEWED
    if entry.previous is not None or _source_differs(entry):
        return State.STALE
    return State.MACHINE if _out_fits(entry) else State.EDITED


def is_protected(entry: Entry) -> bool:
    """True where the text is a person's, or accepted by one: no command may replace it (`redact` apart)."""
    if not entry.text or entry.text.isspace():
        return False
    if (
        not entry.fuzzy
        or entry.plural
        or "ok" in entry.facts
        or entry.facts.get("was", "machine") != "machine"
    ):
        return True
    return not _out_fits(entry)


def by_hand(entry: Entry) -> bool:
    """True for a checked translation that no engine had a part in."""
    return "engine" not in entry.facts and state(entry) is State.REVIEWED


def with_answer(entry: Entry, text: str, *, engine: str, at: date, model: str | None = None) -> Entry:
    """The entry with an engine's answer, not checked. `engine` is name/version.

    Raises ValueError for a protected entry and for an empty answer: callers ask only for what may be replaced.
    """
    if is_protected(entry):
        raise ValueError(f"a person's translation would be replaced: {entry.kind} {entry.source[:60]!r}")
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)).strip()
    if not text:
        raise ValueError("an empty answer is no translation")
    facts = {"engine": engine} | ({"model": model} if model else {})
    facts |= {"at": at.isoformat(), "src": source_print(entry.source), "out": text_print(text)}
    return entry._replace(text=text, fuzzy=True, previous=None, previous_kind=None, facts=facts)


def accept(entry: Entry, at: date, by: str | None = None) -> Entry:
    """The entry as checked by a person on that day. Raises ValueError where there is no text to accept."""
    if state(entry) is State.MISSING:
        raise ValueError("there is no translation to accept")
    facts = {k: v for k, v in entry.facts.items() if k not in ("ok", "by")}
    accepted = recorded(entry._replace(fuzzy=False, facts=facts), at)
    return accepted._replace(facts={**accepted.facts, "by": by}) if by else accepted


def recorded(entry: Entry, today: date) -> Entry:
    """A checked entry with the record of it: `ok` with the day, and nothing that speaks of an earlier text or source.

    Every other entry, and one that has its record, comes back as it is. Who accepted is not known here: a `by` of an
    earlier acceptance of another source goes.
    """
    facts = entry.facts
    if entry.fuzzy or ("ok" in facts and entry.previous is None and not facts.keys() & _OF_OTHERS):
        return entry
    if not entry.text or entry.text.isspace():
        return entry
    anew = "ok" in facts and (entry.previous is not None or "was" in facts)
    kept = {k: v for k, v in facts.items() if k not in _OF_OTHERS and not (anew and k in ("ok", "by"))}
    if "src" in kept:
        kept["src"] = source_print(entry.source)
    kept.setdefault("ok", today.isoformat())
    return entry._replace(facts=kept, previous=None, previous_kind=None)


_OF_OTHERS = frozenset({"out", "was", "text"})
_CONTROL = dict.fromkeys([*range(9), *range(11, 32), 127])


def _source_differs(entry: Entry) -> bool:
    """A text made for another source. Our line is the only witness where a tool kept the text of a fuzzy entry and
    wrote no `#|` (msgmerge)."""
    src = entry.facts.get("src")
    return src is not None and src != source_print(entry.source)


def _out_fits(entry: Entry) -> bool:
    """The text is the engine's, sign by sign."""
    out = entry.facts.get("out")
    return out is not None and out == text_print(entry.text)
