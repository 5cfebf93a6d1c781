"""Google Translate without a key, through deep-translator, which reads Google's page for mobile telephones.

That library is not maintained and knows no time limits. It is used as it is, in a copy of its one
module in which the name `requests` means our `Wire`: nothing global is changed, and each engine has its own session.
If a later version no longer asks through that name, nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from dwiwarta.translation.engines import deep
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Page, UnansweredError, Wire

_RESULT = re.compile(r'(<div class="(?:t0|result-container)">)(.*?)(</div>|\Z)', re.DOTALL)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Google:
    """`Engine`, one paragraph a request."""

    name = "google"
    label = "Google Translate"
    model = None
    online = True
    max_chars = 1500
    """Far below the library's 5,000: the text goes in the address, whose length is the real limit."""
    batch = 1
    interval = 1.0

    def __init__(self, wire: Wire, address: str | None = None) -> None:
        """`address`: another place than Google's, for tests."""
        self._wire = wire
        self._address = address
        self._lock = Lock()
        """deep-translator mixes up the texts of threads that share one object."""

    @property
    def version(self) -> str:
        return deep.version()

    @cached_property
    def _translator(self) -> Any:
        return deep.opened(
            "google",
            "GoogleTranslator",
            _Tidy(self._wire),
            self._address,
            source="id",
            target="en",
        )

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        (text,) = texts
        with self._lock:
            answer = deep.asked(lambda: self._translator.translate(text), self._wire)
        return answer if isinstance(answer, Failure) else [answer]


class _Tidy:
    """The wire, with pages put right before the library reads them: it melts words together at tags inside the
    answer, and takes the first half of a page that broke off for the whole."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def get(self, url: str, params: dict[str, Any] | None = None, **_: object) -> Page:
        page = self._wire.get(url, params)
        found = _RESULT.search(page.text) if page.failure is None else None
        if found is None:
            return page
        if not found[3]:
            raise UnansweredError(Failure(Trouble.CUT_SHORT, status=page.status_code))
        inner = _TAG.sub("", _BREAK.sub("\n", found[2]))
        return page._replace(text=f"{found[1]}{inner}{found[3]}")
