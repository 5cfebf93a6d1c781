"""What is shown now, and who waits to hear of the next."""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dwiwarta.preview.built import Built, name_of, path_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

PING = 15.0
"""Seconds after which a silent connection hears a word, so that a browser that has gone is noticed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows at one moment."""

    build: str = ""
    """Tells the sites apart, over restarts too; a page that finds another one here loads itself again."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Empty until a build has succeeded."""
    base_path: str = "/"
    """Decoded, as the paths of requests are."""
    held: Mapping[str, str] = field(default_factory=dict)
    """By name of file."""
    messages: tuple[str, ...] = ()
    failed: bool = False
    """The newest build made no site: what is shown is the last good one."""
    follow: tuple[str, ...] = ()
    """Paths of pages that changed, with the base path, decoded."""

    def event(self) -> str:
        """The state as a Server-Sent Event."""
        fields = {
            "build": self.build,
            "failed": self.failed,
            "messages": self.messages,
            "follow": self.follow,
        }
        return f"data: {json.dumps(fields)}\n\n"


class Hub:
    """Lives on the event loop: `show` what is new, `listen` for it. Not to be called from other threads."""

    def __init__(self, *, follow: bool = False) -> None:
        self.now = Shown()
        self.first = asyncio.Event()
        """Set when the first build has ended, well or not."""
        self._follow = follow
        self._run = secrets.token_hex(4)
        self._count = 0
        self._listeners: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    def show(self, built: Built) -> None:
        """Takes over a build that has ended, and tells everybody."""
        before = self.now
        if not built.files:
            self.now = replace(before, messages=tuple(built.messages), failed=True, follow=())
        else:
            base = unquote(built.base_path)
            held = {name_of(page): reason for page, reason in built.held.items()}
            same = bool(before.files) and (built.files, base, held) == (
                before.files,
                before.base_path,
                before.held,
            )
            self._count += not same
            follow = [base + path_of(page) for page in built.changed] if self._follow else []
            self.now = Shown(
                f"{self._run}-{self._count}",
                built.files,
                base,
                held,
                tuple(built.messages),
                False,
                tuple(follow[:50]),
            )
        self.first.set()
        for listener in self._listeners:
            listener.put_nowait(self.now.event())

    async def listen(self) -> AsyncIterator[str]:
        """What is shown now, then each time that changes."""
        inbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners.add(inbox)
        try:
            yield "retry: 500\n\n" + (self.now.event() if self.first.is_set() else "")
            while not self._closed:
                try:
                    event = await asyncio.wait_for(inbox.get(), PING)
                except TimeoutError:
                    event = ": still here\n\n"
                if event is None:
                    break
                yield event
        finally:
            self._listeners.discard(inbox)

    def close(self) -> None:
        """Ends every connection that listens."""
        self._closed = True
        self.first.set()
        for listener in self._listeners:
            listener.put_nowait(None)
