"""What is exchanged: one paragraph with its English, and what the file says about it.

A unit's entry is what stands (or would stand) in a catalog, so that its state follows from the same rules as there. A
file from elsewhere may have lost everything but the two texts; then the text counts as a person's, not checked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Span
from dwiwarta.translation.catalog import KINDS, Entry, State, is_protected, state
from dwiwarta.translation.fold import source_print, text_print
from dwiwarta.translation.provenance import KEYS, line_of, sorted_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_BYTES = 32 * 1024 * 1024
"""Of a file that is read: twenty times the translations of a busy year."""
MAX_TEXT = 100_000
"""Characters of one text; a longer one is no paragraph."""
TOOL = "unknown"
"""The engine of a text that a translator's own tool had made by a machine; which one, the file does not say."""
NOWHERE = Span("")
_DAYS = ("at", "ok")
_ID = re.compile(rf"(.+)\.({'|'.join(sorted(KINDS))})\.[0-9a-f]{{8}}(?:\.\d+)?\Z")
_NO_NAME = re.compile(r"[^\w.:-]", re.ASCII)
_LEFT_BEHIND = ("was", "text", "out", "src", "ok", "by")


class Sent(NamedTuple):
    """What a unit was when it left: by this it is seen whether anybody touched it since."""

    state: str
    text: str
    """Fingerprint (`text_print`)."""

    def __str__(self) -> str:
        return f"{self.state}/{self.text}"


class Unit(NamedTuple):
    slug: str
    """Of the article; `pages/NAME` for a page of the site."""
    entry: Entry
    sent: Sent | None = None
    span: Span = NOWHERE
    """Where it stands in the file it was read from."""

    @property
    def name(self) -> str:
        """`slug|kind`, under which other tools know it."""
        return f"{self.slug}|{self.entry.kind}"

    @property
    def untouched(self) -> bool:
        """Nobody changed its English or its approval since it left."""
        sent = self.sent
        return (
            sent is not None
            and sent.text == text_print(self.entry.text)
            and (sent.state == State.REVIEWED) == (not self.entry.fuzzy)
        )

    @property
    def protected(self) -> bool:
        return is_protected(self.entry)


class Parsed(NamedTuple):
    """What a file holds, and what is to be said about it."""

    units: tuple[Unit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def sending(slug: str, entry: Entry) -> Unit:
    """An entry of a catalog, ready to leave."""
    comments = tuple([c for c in entry.comments if c.startswith("# ") and not c.startswith("# dwiwarta")])
    now = state(entry)
    if now is State.MISSING:
        return Unit(slug, Entry(entry.kind, entry.source, comments=comments))
    entry = entry._replace(comments=comments, flags=(), previous_kind=None, line=0)
    return Unit(slug, entry, Sent(str(now), text_print(entry.text)))


def received(
    name: tuple[str, str],
    source: str,
    text: str,
    *,
    approved: bool,
    facts: Mapping[str, str] | None = None,
    previous: str | None = None,
    by: str | None = None,
    on: str | None = None,
    engine: str | None = None,
    span: Span = NOWHERE,
) -> Unit:
    """The unit that a file speaks of. `approved`: it says that a person has checked the text. `facts` are those that it
    left with, and `sent`; `by` and `on` are what the file's own fields say of who checked it and when; `engine` that a
    machine made the text, where a tool put one in that had not left with any.

    What was known of the text it left with does not hold for another: a changed text, and one that was approved since,
    tells nothing any more of who checked it before, nor of an earlier source.
    """
    slug, kind = name
    if not text or text.isspace():
        return Unit(slug, Entry(kind, source), span=span)
    told = dict(facts or {})
    sent = _sent(told.pop("sent", ""))
    told = {k: v for k, v in told.items() if k in KEYS and v and (k not in _DAYS or _is_day(v))}
    changed = sent is not None and sent.text != text_print(text)
    approved_since = approved and sent is not None and sent.state != State.REVIEWED
    if changed or approved_since:
        told = {k: v for k, v in told.items() if k not in _LEFT_BEHIND}
        previous = None
        if "engine" in told:
            told["src"] = source_print(source)
    if engine and not sent and "engine" not in told:
        told |= {"engine": engine, "src": source_print(source), "out": text_print(text)}
    if approved:
        previous = None
        told = {k: v for k, v in told.items() if k not in ("out", "was", "text")}
        if by and "by" not in told:
            told["by"] = by
        if on and _is_day(on) and "ok" not in told:
            told["ok"] = on
    return Unit(slug, Entry(kind, source, text, not approved, previous, told), sent, span)


def facts_sent(unit: Unit) -> dict[str, str]:
    """The facts that leave with a unit, for formats that carry them as names and values."""
    return {**unit.entry.facts, "sent": str(unit.sent)} if unit.entry.text else {}


def line_sent(unit: Unit) -> str:
    """The same as one line of tokens, as in the catalogs, without their mark."""
    facts = facts_sent(unit)
    return line_of(facts).removeprefix("# dwiwarta: ") if facts else ""


def facts_in(line: str) -> dict[str, str]:
    """The facts in such a line."""
    return sorted_out(["# dwiwarta: " + " ".join(line.split())])[0] if line.strip() else {}


def name_in(text: str) -> tuple[str, str] | None:
    """Article and kind in `slug|kind`, or in an id that `ids` made."""
    slug, bar, kind = text.rpartition("|")
    if bar and slug and kind in KINDS:
        return slug, kind
    match = _ID.match(text)
    return (match[1].replace(":", "/"), match[2]) if match else None


def ids(units: Iterable[Unit]) -> list[str]:
    """An id for each, fit for XML (NMTOKEN), unlike all others and the same every time: article, kind, fingerprint."""
    seen: dict[str, int] = {}
    made = []
    for unit in units:
        base = f"{file_id(unit.slug)}.{unit.entry.kind}.{source_print(unit.entry.source)}"
        seen[base] = seen.get(base, 0) + 1
        made.append(base if seen[base] == 1 else f"{base}.{seen[base]}")
    return made


def file_id(slug: str) -> str:
    """The same for an article."""
    return _NO_NAME.sub("_", slug.replace("/", ":"))


def _sent(raw: str) -> Sent | None:
    name, slash, print_ = raw.partition("/")
    return Sent(name, print_) if slash else None


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
