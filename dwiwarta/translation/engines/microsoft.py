"""Microsoft Translator with a key, through deep-translator."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from dwiwarta.translation.engines import deep
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Page, UnansweredError, Wire


class Microsoft:
    """`Engine`, one paragraph a request: the library knows no more."""

    name = "microsoft"
    label = "Microsoft Translator"
    model = None
    online = True
    max_chars = 4000
    batch = 1
    interval = 0.2

    def __init__(
        self, wire: Wire, key: str, *, region: str | None = None, address: str | None = None
    ) -> None:
        self._wire = wire
        self._key = key
        self._region = region
        self._address = address
        self._lock = Lock()

    def __repr__(self) -> str:
        return "Microsoft(...)"

    @property
    def version(self) -> str:
        return deep.version()

    @cached_property
    def _translator(self) -> Any:
        return deep.opened(
            "microsoft",
            "MicrosoftTranslator",
            _Door(self._wire),
            self._address,
            source="id",
            target="en",
            api_key=self._key,
            region=self._region,
        )

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        (text,) = texts
        with self._lock:
            answer = deep.asked(lambda: self._translator.translate(text), self._wire)
        return answer if isinstance(answer, Failure) else [answer]


_LANGUAGES = Page(200, json.dumps({"translation": {"id": {"name": "Indonesian"}, "en": {"name": "English"}}}))


class _Door:
    """The wire. What the library asks while it is being made, the list of languages, is answered here: it would be a
    request that nobody counts, and its failure an error of another kind."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @property
    def exceptions(self) -> Any:
        return self._wire.exceptions

    def get(self, *_: object, **__: object) -> Page:
        return _LANGUAGES

    def post(self, url: str, **what: Any) -> Page:
        page = self._wire.post(url, **what)
        if page.status_code == 403 and "403001" in page.text:
            raise UnansweredError(Failure(Trouble.PLAN, page.retry_after, 403))
        return page
