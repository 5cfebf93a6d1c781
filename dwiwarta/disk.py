"""The door to the disk. Everything that is read or written goes through a `Disk`; tests pass a folder of their own
or a fake. Paths are strings: where thousands of files are touched, `pathlib` costs more than the reading."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple, Protocol

BAD_NAME = "its name is not written in UTF-8; give it another one"


class Unwalked(NamedTuple):
    """Something below a folder that could not be looked into."""

    path: str
    """Relative to the folder; "" for the folder itself. Fit to be shown, also where the name itself is the trouble."""
    reason: str


class Stamp(NamedTuple):
    """What tells, without reading it, that a file is as it was: nobody can write into it and leave all of these."""

    size: int
    """Bytes."""
    written: int
    """Nanoseconds, as the system counts."""
    changed: int
    """Of the file or of what is known of it; unlike `written`, no program can set it."""


class Disk(Protocol):
    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where there is none or it cannot be read."""
        ...

    def walk(self, folder: str, faults: list[Unwalked] | None = None) -> list[str]:
        """Paths of all files below `folder`, relative to it, POSIX, sorted; names that begin with a dot are passed
        over. Links to folders are followed, each folder is walked once. Empty where there is no such folder. What
        cannot be looked into is passed over and put into `faults`."""
        ...

    def stamp(self, path: str) -> Stamp:
        """The stamp of a file. Raises OSError where there is none."""
        ...

    def write(self, path: str, data: bytes) -> None:
        """Puts a file in place whole or not at all, with the folders it needs. Where a link stands, the file that it
        leads to is written; a file that was there keeps its permissions."""
        ...

    def remove(self, path: str) -> None:
        """Removes a file; no fault where there is none."""
        ...


class RealDisk:
    """The disk of this computer."""

    def read(self, path: str) -> bytes:
        with open(path, "rb", buffering=0) as file:
            return file.read()

    def walk(self, folder: str, faults: list[Unwalked] | None = None) -> list[str]:
        found: list[str] = []
        troubles: list[Unwalked] = [] if faults is None else faults
        home = os.path.realpath(folder)
        waiting = [("", home)]
        links: list[str] = []
        walked: set[str] = set()
        while waiting or links:
            if not waiting:  # links last: what can be reached without one is known by its own name
                inside = links.pop()
                real = os.path.realpath(os.path.join(folder, inside))
                if f"{home}{os.sep}".startswith(real.rstrip(os.sep) + os.sep):
                    continue  # back to where we came from
            else:
                inside, real = waiting.pop()
            if real in walked:
                continue
            walked.add(real)
            try:
                entries = list(self.entries(os.path.join(folder, inside) if inside else folder))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                troubles.append(Unwalked(inside, error.strerror or type(error).__name__))
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{inside}/{entry.name}" if inside else entry.name
                if not name.isascii() and (shown := _shown(name)) != name:
                    troubles.append(Unwalked(shown, BAD_NAME))
                    continue
                try:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((name, os.path.join(real, entry.name)))
                    elif entry.is_symlink() and entry.is_dir():
                        links.append(name)
                    elif entry.is_file():
                        found.append(name)
                    elif entry.is_symlink():
                        troubles.append(Unwalked(name, "it is a link that leads nowhere"))
                except OSError as error:
                    troubles.append(Unwalked(name, error.strerror or type(error).__name__))
            links.sort(reverse=True)
        found.sort()
        return found

    def entries(self, folder: str) -> Iterable[os.DirEntry[str]]:
        """What stands in a folder."""
        return os.scandir(folder)

    def stamp(self, path: str) -> Stamp:
        found = os.stat(path)
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns)

    def write(self, path: str, data: bytes) -> None:
        """Writes beside the place under another name, then renames: a reader sees the old file or the new one."""
        path, mode = _real(path)
        folder, name = os.path.split(path)
        beside = os.path.join(folder, f".{name[:80]}.{secrets.token_hex(4)}.part")
        try:
            file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(file, rest) :]
            finally:
                os.close(file)
            if mode is not None:
                with suppress(OSError):  # not every kind of disk knows permissions
                    os.chmod(beside, mode)
            os.replace(beside, path)
        except BaseException:
            with suppress(FileNotFoundError):  # Ctrl-C may come right after the renaming
                os.unlink(beside)
            raise

    def remove(self, path: str) -> None:
        try:
            os.unlink(path)
        except FileNotFoundError:
            return


def _real(path: str) -> tuple[str, int | None]:
    """Where the bytes of a file lie, and its permissions; None where there is no file yet."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return path, None
    if not stat.S_ISLNK(found.st_mode):
        return path, stat.S_IMODE(found.st_mode)
    real = os.path.realpath(path)
    if os.path.islink(real):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return _real(real)


def _shown(name: str) -> str:
    """The name with a sign in place of every byte that is no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
