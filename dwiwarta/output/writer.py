"""Writes the site: only what changed, each file whole or not at all, and nothing that is somebody else's.

A build calls `begin` with every name of the site, `put` with the bytes of what it made anew, `finish` at the end;
`write` does all three. After `begin`, forked workers may `put` their share and hand back `results` for the parent to
`merge`. A crash at any moment leaves whole files: a name and the checksum of its bytes stand in the list
(`ledger`) before the file is put in place, and a file is renamed into place after it was written. Nothing is forced
to the platters: after a power cut `unsettled` names what has to be made again.
"""

from __future__ import annotations

import itertools
import os
import re
from contextlib import suppress
from errno import ELOOP
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING

from dwiwarta.output import ledger
from dwiwarta.output.folders import Folders, State, above
from dwiwarta.output.ledger import Facts, Ledger
from dwiwarta.output.system import APPEND, READ, create, read_regular
from dwiwarta.output.written import WRITTEN, Account, Outcome, Result, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dwiwarta.output.system import System

_PART = ".dwiwarta.part"
_SOUND = re.compile(
    r"(?!\.dwiwarta)(?:(?!\.{1,2}(?:/|\Z))[^/\\:\x00-\x1f\x7f\ud800-\udfff]{1,255}(?:/(?!\Z)|\Z))+"
)
"""A name that means one file below the folder, on any system, and is not one of the writer's own."""


class Writer:
    """Writes one build into `folder`. Use one for each build."""

    def __init__(self, folder: str, system: System = os, *, shown_as: str | None = None) -> None:
        """`shown_as` is how messages call the folder, its own name unless said."""
        self._system = system
        self._folder = folder
        self._prefix = os.path.join(folder, "")
        self._account = Account(shown_as or os.path.basename(os.path.abspath(folder)))
        self._ledger = Ledger()
        self._planned: set[str] = set()
        self._folders = Folders(system, self._prefix)
        self._log = -1
        self._numbers = itertools.count()
        self._forgotten: set[str] = set()
        self._shut = False
        """The folder itself cannot be used; said once."""
        self._stamps: dict[str, str] = {}
        """What this build wrote, known when it is finished."""
        self.results: list[Result] = []
        """What `put` did, for the parent's `merge`."""

    def write(self, files: Mapping[str, bytes]) -> Written:
        """The whole of it, for a site whose bytes are all there."""
        self.begin(files)
        for name, data in files.items():
            self.put(name, data)
        return self.finish()

    # The three steps

    def begin(self, names: Iterable[str]) -> None:
        """Takes the names of the whole site, relative and POSIX. What an earlier build wrote and is not among them
        is taken away by `finish`; what is among them and never `put` stays as it is."""
        self._planned = set(names)
        try:
            if self._clear_part():
                self._folders.start(fresh=False)
                self._recall()
            else:
                os.makedirs(self._folder, exist_ok=True)
                self._folders.start(fresh=True)
                self._save({})
            self._make_room()
        except OSError as fault:
            self._shut = True
            self._account.cannot(ledger.NAME, fault)

    def unsettled(self, among: Iterable[str] | None = None) -> set[str]:
        """Names of this build (or of those `among` them) that are not on the disk as they were written: new, lost,
        cut short or edited there. They have to be `put`, whatever else is known about them."""
        lstat, prefix = self._system.lstat, self._prefix
        written, begun = self._ledger.written, self._ledger.begun
        found = set()
        for name in self._planned if among is None else among:
            if name in written and name not in begun:
                try:
                    now = lstat(prefix + name)
                except OSError:
                    pass
                else:
                    if S_ISREG(now.st_mode) and written[name].endswith(f" {now.st_size} {now.st_mtime_ns}"):
                        continue
            found.add(name)
        return found

    def stamp(self, name: str) -> str | None:
        """Checksum and size of a file as it was last written, by this build if it did; None where that is not known."""
        facts = self._stamps.get(name) or self._ledger.written.get(name)
        if facts is None or (name in self._ledger.begun and name not in self._stamps):
            return None
        return facts.rpartition(" ")[0]

    def put(self, name: str, data: bytes) -> Outcome:
        """Writes one file of this build, if its bytes differ from those on the disk. Once for each name."""
        try:
            result = self._put(name, data)
        except OSError as fault:
            result = Result(name, "failed", fault.strerror or str(fault))
        self.results.append(result)
        return result.outcome

    def merge(self, results: Iterable[tuple[str, Outcome, str]]) -> None:
        """Takes over what a worker did."""
        self.results.extend(itertools.starmap(Result, results))

    def finish(self) -> Written:
        """Takes away what is no longer part of the site and writes the list."""
        if self._log >= 0:
            self._system.close(self._log)
            self._log = -1
        if self._shut:
            return self._account.close(())
        known, facts = self._ledger, dict(self._ledger.written)
        self._planned.update(r.name for r in self.results)
        facts.update(self._repaired())
        self._stamps = {r.name: r.detail for r in self.results if r.outcome in WRITTEN}
        facts.update(self._stamps)
        for name in {**known.written, **known.begun}:
            if name not in self._planned and name not in self._forgotten:
                self._take_away(name)
        for name in self._forgotten.union(r.name for r in self.results if r.outcome == "foreign"):
            facts.pop(name, None)
        try:
            if facts != known.written or known.begun:
                self._save(facts)
            with suppress(FileNotFoundError):
                self._system.rmdir(self._prefix + _PART)
        except OSError as fault:
            self._account.cannot(ledger.NAME, fault)
        return self._account.close(self.results)

    # One file

    def _put(self, name: str, data: bytes) -> Result:
        if self._shut:
            return Result(name, "failed", "")
        if not _SOUND.fullmatch(name):
            return Result(name, "bad", "")
        path = self._prefix + name
        folder = name.rpartition("/")[0]
        state = self._folders.state(folder)
        if state is State.IN_THE_WAY:
            return Result(name, "foreign", self._folders.blocked_by(folder))
        outcome: Outcome = "new"
        if state is State.REAL:
            found = self._compare(name, path, data)
            if isinstance(found, Result):
                return found
            outcome = found
        system = self._system
        facts = Facts.of(data)
        if self._log < 0:
            self._log = system.open(self._prefix + ledger.NAME, APPEND)
        system.write(self._log, ledger.entry(name, facts))
        if state is State.ABSENT:
            self._folders.make(folder)
        changed = self._beside(path, data)
        return Result(name, outcome, str(facts._replace(changed=changed)))

    def _compare(self, name: str, path: str, data: bytes) -> Outcome | Result:
        """What stands under the name now: the outcome that writing will have, or the result where nothing is to be
        written."""
        system = self._system
        try:
            fd = system.open(path, READ)
        except FileNotFoundError:
            return "new"
        except OSError as fault:
            if fault.errno == ELOOP:
                return Result(name, "foreign", name)
            raise
        try:
            now = system.fstat(fd)
            if not S_ISREG(now.st_mode):
                return Result(name, "foreign", name)
            same = now.st_size == len(data) and self._read_open(fd, now.st_size) == data
        finally:
            system.close(fd)
        written = self._ledger.written.get(name)
        as_left = written is not None and written.endswith(f" {now.st_size} {now.st_mtime_ns}")
        if same:
            facts = written if written and as_left else str(Facts.of(data, now.st_mtime_ns))
            return Result(name, "same", facts)
        if as_left:
            return "changed"
        there = read_regular(system, path) or b""
        if self._is_ours(name, there):
            return "changed"
        return "edited" if written else Result(name, "foreign", name)

    def _read_open(self, fd: int, size: int) -> bytes:
        data = self._system.read(fd, size)
        while len(data) < size and (piece := self._system.read(fd, size - len(data))):
            data += piece
        return data

    def _beside(self, path: str, data: bytes) -> int:
        """Writes the bytes in the folder for unfinished files and renames; gives the time of change."""
        part = f"{self._prefix}{_PART}/{os.getpid()}-{next(self._numbers)}"
        try:
            try:
                changed = create(self._system, part, data)
            except FileNotFoundError:
                with suppress(FileExistsError):  # another worker was quicker
                    self._system.mkdir(self._prefix + _PART)
                changed = create(self._system, part, data)
            self._system.replace(part, path)
        except OSError:
            with suppress(OSError):
                self._system.unlink(part)
            raise
        return changed

    def _save(self, facts: Mapping[str, str]) -> None:
        self._beside(self._prefix + ledger.NAME, ledger.render(facts))

    # What earlier builds left

    def _clear_part(self) -> bool:
        """Empties the folder for unfinished files. False where the output folder has nothing in it at all."""
        try:
            inside = self._system.listdir(self._folder)
        except FileNotFoundError:
            return False
        if _PART in inside:
            part = self._prefix + _PART
            if S_ISDIR(self._system.lstat(part).st_mode):
                for name in self._system.listdir(part):
                    self._system.unlink(f"{part}/{name}")
            else:
                self._system.unlink(part)
        return any(name != _PART for name in inside)

    def _recall(self) -> None:
        data = read_regular(self._system, self._prefix + ledger.NAME)
        if data is None:
            self._save({})
            return
        try:
            self._ledger = ledger.parse(data)
        except ledger.DamagedError as fault:
            self._account.list_damaged(ledger.NAME, str(fault))
            self._shut = True
            return
        if not data.endswith(b"\n"):  # cut short: a line added now would be glued to the rest of it
            self._beside(self._prefix + ledger.NAME, data[: data.rfind(b"\n") + 1])

    def _make_room(self) -> None:
        """Takes away now, before anything is written, what stands where a folder is needed, or the other way round."""
        known = {**self._ledger.written, **self._ledger.begun}
        added = [name for name in self._planned if name not in known]
        if not added:
            return
        needed = {folder for name in added for folder in above(name)}
        for name in known:
            if name not in self._planned and (name in needed or not self._planned.isdisjoint(above(name))):
                self._take_away(name)

    def _repaired(self) -> dict[str, str]:
        """Names that a broken-off build was writing and this one did not put again, with what stands there."""
        found = {}
        for name in self._planned.intersection(self._ledger.begun).difference(r.name for r in self.results):
            if self._folders.state(name.rpartition("/")[0]) is State.REAL:
                there = read_regular(self._system, self._prefix + name)
                if there is not None and self._is_ours(name, there):
                    found[name] = str(Facts.of(there))
        return found

    def _take_away(self, name: str) -> None:
        """Removes what an earlier build wrote, if it still is what was written."""
        self._forgotten.add(name)
        folder = name.rpartition("/")[0]
        path = self._prefix + name
        try:
            if self._folders.state(folder) is State.IN_THE_WAY:
                return  # what stands there is not ours
            there = read_regular(self._system, path)
            if there is None and not self._is_link(path):
                self._folders.remove_empty(folder)
            elif there is not None and self._is_ours(name, there):
                self._system.unlink(path)
                self._account.removed.add(name)
                self._folders.remove_empty(folder)
            elif name in self._ledger.written:
                self._forgotten.discard(name)  # stays in the list, so that it is told until somebody decides
                self._account.kept.add(name)
        except OSError as fault:
            self._forgotten.discard(name)
            self._account.cannot(name, fault)

    def _is_ours(self, name: str, there: bytes) -> bool:
        return any(facts.fit(there) for facts in self._ledger.facts(name))

    def _is_link(self, path: str) -> bool:
        try:
            return S_ISLNK(self._system.lstat(path).st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False


def clean(folder: str, system: System = os) -> Written:
    """Takes away what builds wrote into this folder, and only that; the folder too, if nothing else is in it."""
    try:
        system.lstat(os.path.join(folder, ledger.NAME))
    except (FileNotFoundError, NotADirectoryError):
        return Written()
    written = Writer(folder, system).write({})
    if not written.diagnostics:
        with suppress(OSError):
            system.unlink(os.path.join(folder, ledger.NAME))
            system.rmdir(folder)  # fails where something of a person's is left
    return written
