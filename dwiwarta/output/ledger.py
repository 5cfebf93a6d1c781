"""The list of what was written: `.dwiwarta` in the output folder.

It decides what a build may write over and take away, so it is read before anything else and never guessed at.
The form, read quickly for tens of thousands of names::

    dwiwarta-output 1 2
    en/index.html
    feed.xml
    1a2b3c4d 15023 1795400000000000000
    9f8e7d6c 812 1795400000000000000
    + 0badcafe 15100 0 en/index.html

First the count and the names, then what each file was: checksum, size, time of change in nanoseconds (0: not known).
Lines with a plus were added while a build ran, each before its file was put in place: after a crash they tell what
may stand there. A line that a crash cut short has no line break and is not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = ".dwiwarta"
_HEAD = "dwiwarta-output 1 "


class Facts(NamedTuple):
    """What was written under a name."""

    checksum: str
    """CRC-32 of the bytes. With the size it tells an edit by hand from our own bytes; it guards against nobody."""
    size: int
    changed: int
    """The file's time of change in nanoseconds; 0 where it is not known."""

    @classmethod
    def of(cls, data: bytes, changed: int = 0) -> Facts:
        return cls(f"{crc32(data):08x}", len(data), changed)

    @classmethod
    def read(cls, text: str) -> Facts:
        """Words that are no facts fit no file: such a file is then somebody's own."""
        try:
            checksum, size, changed = text.split(" ")
            return cls(checksum, int(size), int(changed))
        except ValueError:
            return cls("", -1, 0)

    def fit(self, data: bytes) -> bool:
        return len(data) == self.size and f"{crc32(data):08x}" == self.checksum

    def __str__(self) -> str:
        return f"{self.checksum} {self.size} {self.changed}"


class DamagedError(ValueError):
    """The list is there but cannot be understood."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What earlier builds wrote."""

    written: dict[str, str] = field(default_factory=dict)
    """Name to facts, as text, of the last build that finished."""
    begun: dict[str, list[str]] = field(default_factory=dict)
    """Name to the facts of what later, unfinished builds were about to put there."""

    def facts(self, name: str) -> list[Facts]:
        """All that may rightly stand under this name."""
        known = [self.written[name]] if name in self.written else []
        return [Facts.read(text) for text in [*known, *self.begun.get(name, ())]]


def parse(data: bytes) -> Ledger:
    """Reads a list. Raises DamagedError."""
    try:
        lines = data.decode().split("\n")
        if not lines[0].startswith(_HEAD):
            raise DamagedError("not a list of this version")
        count = int(lines[0][len(_HEAD) :])
        written = dict(zip(lines[1 : count + 1], lines[count + 1 : 2 * count + 1], strict=True))
        if len(written) != count:
            raise DamagedError("a name stands twice")
    except ValueError as fault:
        raise DamagedError(str(fault)) from None
    begun: dict[str, list[str]] = {}
    for line in lines[2 * count + 1 : -1]:
        parts = line.split(" ", 4)
        if len(parts) == 5 and parts[0] == "+":
            begun.setdefault(parts[4], []).append(" ".join(parts[1:4]))
    return Ledger(written, begun)


def render(written: Mapping[str, str]) -> bytes:
    """The list of a finished build, sorted, so that equal sites have equal lists but for the times."""
    names = sorted(written)
    lines = [f"{_HEAD}{len(names)}", *names, *map(written.__getitem__, names), ""]
    return "\n".join(lines).encode()


def entry(name: str, facts: Facts) -> bytes:
    """The line that is added before a file is put in place."""
    return f"+ {facts} {name}\n".encode()
