"""What an import offered where a person's English stands: kept beside it, out of the catalogs and off every page.

`.cache/suggestions/<slug>.jsonl`, one JSON object a line: `kind source text state by from at`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dwiwarta.translation.catalog import state

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dwiwarta.disk import Disk
    from dwiwarta.exchange.unit import Unit

FOLDER = ".cache/suggestions"


def path_of(slug: str) -> str:
    """From the root."""
    return f"{FOLDER}/{slug}.jsonl"


def keep(disk: Disk, root: str, slug: str, units: Iterable[Unit], today: date) -> None:
    """Adds what is not there yet."""
    path = f"{root}/{path_of(slug)}"
    try:
        lines = disk.read(path).decode("utf-8", "replace").splitlines()
    except OSError:
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


def _key(made: dict[str, Any]) -> tuple[object, object, object]:
    return made.get("kind"), made.get("source"), made.get("text")


def _read(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
