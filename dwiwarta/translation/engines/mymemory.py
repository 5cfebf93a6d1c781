"""MyMemory without a key, through deep-translator: a few thousand characters a day, more with an e-mail address."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from dwiwarta.translation.engines import deep
from dwiwarta.translation.engines.trouble import Failure, Trouble, of_status
from dwiwarta.translation.engines.wire import Page, UnansweredError, Wire

ADDRESS = "https://api.mymemory.translated.net/get"
"""The library's own address has no encryption."""


class MyMemory:
    """`Engine`, one text a request."""

    name = "mymemory"
    label = "MyMemory"
    model = None
    online = True
    max_chars = 480
    """The service takes 500."""
    batch = 1
    interval = 1.0

    def __init__(
        self, wire: Wire, *, email: str | None = None, english: str = "en-US", address: str = ADDRESS
    ) -> None:
        self._wire = wire
        self._email = email
        self._english = english
        self._address = address
        self._lock = Lock()

    @property
    def version(self) -> str:
        return deep.version()

    @cached_property
    def _translator(self) -> Any:
        options = {"email": self._email} if self._email else {}
        door = _Outspoken(self._wire)
        return deep.opened(
            "mymemory",
            "MyMemoryTranslator",
            door,
            self._address,
            source="id-ID",
            target=self._english,
            **options,
        )

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        (text,) = texts
        with self._lock:
            answer = deep.asked(lambda: self._translator.translate(text), self._wire)
        return answer if isinstance(answer, Failure) else [answer]


class _Outspoken:
    """The wire, with what the service says beside the translation heard: it puts its refusals where the translation
    should be, and the library hands them on as one."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def get(self, url: str, params: dict[str, Any] | None = None, **_: object) -> Page:
        page = self._wire.get(url, params)
        if page.failure is None:
            failure = _refusal(page)
            if failure:
                raise UnansweredError(failure)
        return page


def _refusal(page: Page) -> Failure | None:
    try:
        said = page.json()
        told = str(said["responseData"]["translatedText"] or "")
    except (ValueError, KeyError, TypeError):
        return Failure(Trouble.NO_RESULT, status=page.status_code)
    if said.get("quotaFinished") is True or told.startswith("MYMEMORY WARNING"):
        return Failure(Trouble.QUOTA, page.retry_after)
    if told.startswith("QUERY LENGTH LIMIT"):  # it counts bytes
        return Failure(Trouble.REJECTED)
    status = str(said.get("responseStatus", 200))
    return of_status(int(status)) if status.isascii() and status.isdigit() else None
