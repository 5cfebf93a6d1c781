"""Watches the files of the site and tells what changed, once they have come to rest.

An editor's program saves in several steps (a copy beside, a rename, an attribute), `git pull` touches hundreds of
files: what happens within a moment is one change.
"""

from __future__ import annotations

import logging
import os
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watchdog.events import FileSystemEvent

    Inbox = SimpleQueue[str | None]

QUIET = 0.05
"""Seconds without a change after which files have come to rest."""
LONGEST = 0.5
"""Seconds after which a change is told, whether or not others still come."""


def changes(
    inbox: Inbox, *, quiet: float = QUIET, longest: float = LONGEST, clock: Callable[[], float] = monotonic
) -> Iterator[frozenset[str]]:
    """Gathers changed paths into sets, waiting for each; ends with the first None."""
    while (path := inbox.get()) is not None:
        gathered = {path}
        end = clock() + longest
        while (left := end - clock()) > 0:
            try:
                path = inbox.get(timeout=min(quiet, left))
            except Empty:
                break
            if path is None:
                return
            gathered.add(path)
        yield frozenset(gathered)


def matters(path: str, watched: str) -> bool:
    """Whether a change of this path may change the site: not what editors' programs and this program leave behind.

    `site` is passed over only at the top of a watched folder, where the output stands if the root is watched."""
    parts = os.path.relpath(path, watched).split(os.sep)
    if parts[0] == "site":
        return False
    for part in parts if parts != ["."] else ():
        if part.startswith((".", "#")) or part.endswith((".part", "~", ".swp", ".tmp", ".pyc")):
            return False
        if part in ("__pycache__", "4913"):  # the second is how Vim tries whether it may write
            return False
    return True


class Watcher:
    """Puts the path of every change that matters into the inbox, from its own thread."""

    def __init__(self, watch: Sequence[str], inbox: Inbox, *, polling: bool = False) -> None:
        """`watch` are folders and files; those that are not there yet are watched for."""
        self._watch = [os.path.abspath(path) for path in watch]
        self._inbox = inbox
        self._polling = polling
        self._observer: Any = None
        self._followed: dict[str, Any] = {}

    def start(self) -> str | None:
        """Begins to watch. Where the system has no more watches to give, it looks by itself now and then, which takes
        longer: then the sentence to say so."""
        if not self._polling:
            from watchdog.observers import Observer

            try:
                self._begin(Observer())
            except OSError as fault:
                reason = fault.strerror or str(fault)
            else:
                return None
        from watchdog.observers.polling import PollingObserver

        self._begin(PollingObserver(timeout=0.5))
        return (
            None
            if self._polling
            else f"The system cannot watch these folders ({reason}): changes show a little later."
        )

    def stop(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def _begin(self, observer: Any) -> None:
        from watchdog import events

        watcher = self

        class Handler(events.FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                watcher._seen(event)

        self._handler = Handler()
        # Opening and closing are left out: a build reads every file, and must not set off the next one.
        self._kinds = [
            events.FileCreatedEvent, events.FileModifiedEvent, events.FileDeletedEvent, events.FileMovedEvent,
            events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent,
        ]  # fmt: skip
        logging.getLogger("watchdog").setLevel(
            logging.CRITICAL
        )  # it complains, on stopping, that it was stopped
        self._observer = observer
        try:
            for folder in filter(os.path.isdir, self._watch):
                self._follow(folder)
            for above in {
                os.path.dirname(path) for path in self._watch
            }:  # for files, and folders yet to come
                if os.path.isdir(above):
                    observer.schedule(self._handler, above, event_filter=self._kinds)
            observer.start()
        except OSError:
            observer.unschedule_all()
            self._observer = None
            raise

    def _follow(self, folder: str) -> None:
        """Watches a folder with all below it; anew, if it was taken away and has come back."""
        old = self._followed.pop(folder, None)
        if old is not None:
            self._observer.unschedule(old)
        self._followed[folder] = self._observer.schedule(
            self._handler, folder, recursive=True, event_filter=self._kinds
        )

    def _seen(self, event: FileSystemEvent) -> None:
        for path in {os.fsdecode(event.src_path), os.fsdecode(event.dest_path or event.src_path)}:
            for watched in self._watch:
                if path == watched or path.startswith(watched + os.sep):
                    if (
                        path == watched
                        and event.event_type in ("created", "moved", "deleted")
                        and os.path.isdir(path)
                    ):
                        self._follow(path)  # come, or gone and already back
                    if matters(path, watched):
                        self._inbox.put(path)
                    break
