"""DeepL with a key, through its official library, many texts a request.

The library waits and tries again by its own rules, up to two minutes; pace and second tries are ours (`asking`). So
its HTTP client is replaced by our `Wire`, in this one object. If a later version no longer asks through that client,
nothing is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from dwiwarta.translation.engines.deep import ShimGoneError, version_of
from dwiwarta.translation.engines.trouble import Failure, Trouble, of_status
from dwiwarta.translation.engines.wire import UnansweredError, Wire


class DeepL:
    """`Engine`. The key goes in a header; one that ends in ":fx" is sent to the host of free plans."""

    name = "deepl"
    label = "DeepL"
    model = None
    online = True
    max_chars = 3000
    batch = 20
    """With `max_chars` well under the 128 KB that one request may have."""
    interval = 0.2

    def __init__(self, wire: Wire, key: str, *, english: str = "EN-US", address: str | None = None) -> None:
        """`english`: EN-US or EN-GB. `address`: another server than DeepL's, for tests."""
        self._wire = wire
        self._key = key
        self._english = english
        self._address = address
        self._lock = Lock()

    def __repr__(self) -> str:
        return "DeepL(...)"

    @property
    def version(self) -> str:
        return version_of("deepl")

    @cached_property
    def _client(self) -> Any:
        import logging

        try:
            import deepl
        except ImportError:
            raise ShimGoneError from None
        # At DEBUG the library writes every text it sends into the log.
        logging.getLogger("deepl").setLevel(logging.ERROR)
        try:
            client: Any = deepl.DeepLClient(self._key, server_url=self._address, send_platform_info=False)
            if "request_with_backoff" not in deepl.Translator._api_call.__code__.co_names:
                raise ShimGoneError
            client._client.close()
        except (AttributeError, TypeError, ValueError):
            raise ShimGoneError from None
        client._client = _Line(self._wire)
        return client

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        before = self._wire.requests
        with self._lock:
            try:
                told = self._client.translate_text(
                    list(texts),
                    source_lang="ID",
                    target_lang=self._english,
                    split_sentences="nonewlines",
                )
                answers = [t.text for t in told]
            except UnansweredError as silence:
                return silence.failure
            except ShimGoneError:
                return Failure(Trouble.LIBRARY)
            except Exception as fault:  # named below; its words are never passed on
                return self._meaning(fault) if self._wire.requests > before else Failure(Trouble.LIBRARY)
        if self._wire.requests == before:
            return Failure(Trouble.LIBRARY)
        if len(answers) != len(texts) or not all(isinstance(a, str) for a in answers):
            return Failure(Trouble.NO_RESULT)
        return answers

    def _meaning(self, fault: Exception) -> Failure:
        """What the library's exceptions say, and what it has none for."""
        import deepl

        page = self._wire.last
        status, pause = (page.status_code, page.retry_after) if page else (None, None)
        if isinstance(fault, deepl.QuotaExceededException):
            return Failure(Trouble.PLAN, pause, status)
        if isinstance(fault, deepl.AuthorizationException):
            return Failure(Trouble.DENIED, pause, status)
        if isinstance(fault, deepl.TooManyRequestsException):
            return Failure(Trouble.BUSY, pause, status)
        if isinstance(fault, deepl.ConnectionException):
            return Failure(Trouble.UNREACHABLE)
        if status in (413, 414):
            return Failure(Trouble.REJECTED, pause, status)
        if status == 529:  # its word for "too many at this moment"
            return Failure(Trouble.BUSY, pause, status)
        return (status and of_status(status, pause)) or Failure(Trouble.NO_RESULT, pause, status)


class _Line:
    """The wire, in the place of the library's HTTP client."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def request_with_backoff(
        self, method: str, url: str, *, json: Any = None, headers: Any = None, **_: object
    ) -> tuple[int, str]:
        if method != "POST":
            raise ShimGoneError
        page = self._wire.post(url, json=json, headers=headers)
        return page.status_code, page.text

    def close(self) -> None:
        """The wire is closed by nobody: it ends with the program."""
