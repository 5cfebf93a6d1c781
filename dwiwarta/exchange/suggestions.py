"""What an import offered where a person's English stands: kept beside it, out of the catalogs and off every page.

`.cache/suggestions/<slug>.jsonl`, one JSON object a line: `kind source text state by from at`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.translation.catalog import State, state
from dwiwarta.translation.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dwiwarta.disk import Disk
    from dwiwarta.exchange.unit import Unit
    from dwiwarta.translation.catalog import Entry

FOLDER = ".cache/suggestions"


class Suggestion(NamedTuple):
    """English that somebody elsewhere gave to a paragraph."""

    kind: str
    source: str
    text: str
    state: State
    """As it was there."""
    by: str
    """Who checked it there; "" where that is not known."""
    file: str
    """The file that it came in."""
    day: str
    """When it came, `YYYY-MM-DD`."""


def path_of(slug: str) -> str:
    """From the root."""
    return f"{FOLDER}/{slug}.jsonl"


def keep(disk: Disk, root: str, slug: str, units: Iterable[Unit], today: date) -> None:
    """Adds what is not there yet. Raises OSError."""
    path = f"{root}/{path_of(slug)}"
    try:
        lines = disk.read(path).decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        lines = []
    known = {_key(found) for line in lines if (found := _read(line))}
    for unit in units:
        entry = unit.entry
        made = {
            "kind": entry.kind,
            "source": entry.source,
            "text": entry.text,
            "state": str(state(entry)),
            "by": entry.facts.get("by"),
            "from": unit.span.path,
            "at": today.isoformat(),
        }
        if _key(made) not in known:
            known.add(_key(made))
            lines.append(json.dumps(made, ensure_ascii=True))
    disk.write(path, "".join([f"{line}\n" for line in lines]).encode("utf-8"))


def kept(disk: Disk, root: str, slug: str) -> tuple[Suggestion, ...]:
    """What is kept beside an article's English, in the order in which it came; lines that are damaged are passed
    over."""
    try:
        lines = disk.read(f"{root}/{path_of(slug)}").decode("utf-8", "replace").splitlines()
    except OSError:
        return ()
    made = [_suggestion(found) for line in lines if (found := _read(line))]
    return tuple([s for s in made if s])


def for_paragraph(suggestions: Iterable[Suggestion], entry: Entry) -> list[Suggestion]:
    """Those that say something else than what stands there."""
    source = fold(entry.source)
    return [
        s for s in suggestions if s.kind == entry.kind and s.text != entry.text and fold(s.source) == source
    ]


def _suggestion(made: dict[str, Any]) -> Suggestion | None:
    values = [made.get(key) or "" for key in ("kind", "source", "text", "state", "by", "from", "at")]
    if not all(isinstance(value, str) for value in values) or values[3] not in set(State):
        return None
    kind, source, text, worth, by, file, day = values
    return Suggestion(kind, source, text, State(worth), by, file, day)


def _key(made: dict[str, Any]) -> tuple[object, object, object]:
    return made.get("kind"), made.get("source"), made.get("text")


def _read(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
