"""The door to the disk. Everything that is read or written goes through a `Disk`; tests pass a folder of their own
or a fake. Paths are strings: where thousands of files are touched, `pathlib` costs more than the reading."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import Protocol


class Disk(Protocol):
    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError where there is none or it cannot be read."""
        ...

    def walk(self, folder: str) -> list[str]:
        """Paths of all files below `folder`, relative to it, POSIX, sorted; names that begin with a dot are passed
        over, links to folders not followed. Empty where there is no such folder."""
        ...

    def write(self, path: str, data: bytes) -> None:
        """Puts a file in place whole or not at all, with the folders it needs."""
        ...

    def remove(self, path: str) -> None:
        """Removes a file; no fault where there is none."""
        ...


class RealDisk:
    """The disk of this computer."""

    def read(self, path: str) -> bytes:
        with open(path, "rb", buffering=0) as file:
            return file.read()

    def walk(self, folder: str) -> list[str]:
        found: list[str] = []
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            try:
                entries = list(os.scandir(os.path.join(folder, inside) if inside else folder))
            except (FileNotFoundError, NotADirectoryError):
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(name)
                elif entry.is_file():
                    found.append(name)
        found.sort()
        return found

    def write(self, path: str, data: bytes) -> None:
        """Writes beside the place under another name, then renames: a reader sees the old file or the new one."""
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
