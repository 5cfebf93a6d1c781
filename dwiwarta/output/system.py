"""The door of the output room to the disk: the few calls of `os` that writing a site takes, one by one.

`dwiwarta.disk` is for people's files. Here thousands are written in a moment, and tests pull the plug between any two
calls, so the calls themselves are the door. The module `os` fits it as it is.
"""

from __future__ import annotations

import os
from stat import S_ISREG
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing_extensions import Buffer


class System(Protocol):
    """What `os` offers under the same names."""

    def open(self, path: str, flags: int, mode: int = 0o777) -> int: ...
    def read(self, fd: int, length: int, /) -> bytes: ...
    def write(self, fd: int, data: Buffer, /) -> int: ...
    def fstat(self, fd: int) -> os.stat_result: ...
    def close(self, fd: int) -> None: ...
    def lstat(self, path: str) -> os.stat_result: ...
    def listdir(self, path: str) -> list[str]: ...
    def mkdir(self, path: str) -> None: ...
    def rmdir(self, path: str) -> None: ...
    def unlink(self, path: str) -> None: ...
    def replace(self, src: str, dst: str) -> None: ...


_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
READ = os.O_RDONLY | _BINARY | _NO_LINK | getattr(os, "O_NONBLOCK", 0)
"""Never follows a link, never waits for a pipe."""
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK
APPEND = os.O_WRONLY | os.O_APPEND | _BINARY | _NO_LINK


def read_regular(system: System, path: str) -> bytes | None:
    """The bytes of a file; None where there is no regular file of that name. Raises OSError."""
    try:
        if not S_ISREG(system.lstat(path).st_mode):
            return None
        fd = system.open(path, READ)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        pieces = []
        while piece := system.read(fd, 1 << 20):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        system.close(fd)


def create(system: System, path: str, data: bytes) -> int:
    """Writes a file that must not be there yet; gives its time of change in nanoseconds. Raises OSError."""
    fd = system.open(path, CREATE, 0o666)
    try:
        written = system.write(fd, data)
        while written < len(data):
            written += system.write(fd, memoryview(data)[written:])
        return system.fstat(fd).st_mtime_ns
    finally:
        system.close(fd)
