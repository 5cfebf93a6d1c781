"""The folders of the site: which are there, which are new, and which are somebody else's.

A link is never followed: what it leads to is not ours to write into, be it inside the output folder or out of it.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from errno import EEXIST, ENOTEMPTY
from stat import S_ISDIR
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dwiwarta.output.system import System


class State(Enum):
    """What stands where a folder has to be."""

    FRESH = "made by this run"
    """So nothing that was there before can be in it."""
    REAL = "a folder"
    ABSENT = "nothing"
    IN_THE_WAY = "a file or a link"


class Folders:
    """Looks at each folder once. Names are POSIX, relative to the output folder, which is the empty name."""

    def __init__(self, system: System, prefix: str) -> None:
        """`prefix` is the output folder with a slash at its end."""
        self._system = system
        self._prefix = prefix
        self._known: dict[str, State] = {}

    def start(self, *, fresh: bool) -> None:
        self._known[""] = State.FRESH if fresh else State.REAL

    def state(self, folder: str) -> State:
        known = self._known.get(folder)
        if known is not None:
            return known
        state = self.state(folder.rpartition("/")[0])
        if state is State.FRESH:
            return State.ABSENT  # not remembered: another worker may make it
        if state is State.REAL:
            try:
                is_folder = S_ISDIR(self._system.lstat(self._prefix + folder).st_mode)
            except FileNotFoundError:
                return State.ABSENT
            state = self._known[folder] = State.REAL if is_folder else State.IN_THE_WAY
        return state

    def make(self, folder: str) -> None:
        """Makes the folder and those it lies in. Raises OSError."""
        if folder in self._known:
            return
        self.make(folder.rpartition("/")[0])
        try:
            self._system.mkdir(self._prefix + folder)
        except FileExistsError:  # made by another worker
            if not S_ISDIR(self._system.lstat(self._prefix + folder).st_mode):
                raise
            self._known[folder] = State.REAL
        else:
            self._known[folder] = State.FRESH

    def blocked_by(self, folder: str) -> str:
        """The name of what is in the way of this folder."""
        return next(
            path for path in [*reversed(above(folder)), folder] if self.state(path) is State.IN_THE_WAY
        )

    def remove_empty(self, folder: str) -> None:
        """Removes the folder if nothing is in it, and then those it lay in. Raises OSError."""
        while folder and self.state(folder) is not State.IN_THE_WAY:
            with suppress(FileNotFoundError):
                try:
                    self._system.rmdir(self._prefix + folder)
                except OSError as fault:
                    if fault.errno in (ENOTEMPTY, EEXIST):
                        return
                    raise
            self._known.pop(folder, None)
            folder = folder.rpartition("/")[0]


def above(name: str) -> list[str]:
    """The folders that a name lies in, the nearest first."""
    folders = []
    while name := name.rpartition("/")[0]:
        folders.append(name)
    return folders
