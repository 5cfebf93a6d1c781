"""What `check` last found in each translation file, so that a build can tell of it without looking again.

Kept in `.cache/checks`: removing it only means that files are not counted until they change or `check` is run. Knows
nothing of the checks themselves; a build with nothing to do does not load them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from dwiwarta.stages.understanding import first
from dwiwarta.translation.termbase import PATH as WORD_LIST

if TYPE_CHECKING:
    from collections.abc import Collection

    from dwiwarta.stages.world import Digest, Place, Read, World

PATH = ".cache/checks"
_FORM = "1"
"""Of the file and of what the checks find: raised when either changes, so that older findings are forgotten."""


class Found(NamedTuple):
    """How much was found; remarks do not count."""

    errors: int = 0
    warnings: int = 0


class Known(NamedTuple):
    fingerprint: str
    """Of the file that was looked at."""
    found: Found


Memory = Mapping[str, Known]
"""By path of the translation file, from the root."""


def fingerprint(data: bytes | None) -> str:
    """Tells one state of a file from another; "" where there is none."""
    return "" if data is None else f"{crc32(data):08x}{len(data):x}"


def recall(world: World, place: Place) -> Memory:
    """What is remembered; nothing of what was found with another word list."""
    try:
        lines = world.disk.read(place.at(PATH)).decode("utf-8", "replace").split("\n")
    except OSError:
        return {}
    if lines[0] != _head(world, place):
        return {}
    memory = {}
    for line in lines[1:]:
        errors, _, rest = line.partition(" ")
        warnings, _, rest = rest.partition(" ")
        mark, _, path = rest.partition(" ")
        if path and errors.isdigit() and warnings.isdigit():
            memory[path] = Known(mark, Found(int(errors), int(warnings)))
    return memory


def remember(world: World, place: Place, memory: Memory) -> None:
    """Puts it down; where that cannot be done it is found anew the next time."""
    lines = [_head(world, place)]
    lines += [
        f"{k.found.errors} {k.found.warnings} {k.fingerprint} {path}" for path, k in sorted(memory.items())
    ]
    with suppress(OSError):
        world.disk.write(place.at(PATH), "\n".join([*lines, ""]).encode("utf-8", "surrogateescape"))


def lately(world: World, digest: Digest, translated: Collection[str] = (), *, look: bool = True) -> Found:
    """What is known of all files as they stand. With `look` those are looked at that changed since they were looked at
    last, and those of `translated` (short names)."""
    place = digest.place
    memory = recall(world, place)
    changed: list[Read] = []
    errors = warnings = 0
    for read in (*digest.reads, *digest.plain_reads):
        known = memory.get(read.path)
        if known is not None and known.fingerprint == fingerprint(read.data):
            errors, warnings = errors + known.found.errors, warnings + known.found.warnings
        elif look and (known is not None or read.article.slug in translated):
            changed.append(read)
    if changed:
        from dwiwarta.stages import checking  # only where something changed

        house, _ = checking.house_of(world, place, digest.settings.english)
        news = {read.path: checking.known(read, house) for read in changed}
        remember(world, place, {**memory, **news})
        errors += sum(k.found.errors for k in news.values())
        warnings += sum(k.found.warnings for k in news.values())
    return Found(errors, warnings)


def _head(world: World, place: Place) -> str:
    try:
        words = first(world, WORD_LIST, place.root, place.shipped)
    except OSError:
        words = None
    return f"dwiwarta-checks {_FORM} {fingerprint(words.data if words else None)}"
