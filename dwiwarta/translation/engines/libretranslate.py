"""LibreTranslate at any address, such as a server of the newsroom's own: JSON, many texts a request."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from dwiwarta import __version__
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import UnansweredError, Wire


class LibreTranslate:
    """`Engine`. Keys go in the body, never in an address."""

    name = "libretranslate"
    label = "LibreTranslate"
    version = __version__
    """Of this client: the server's own would cost a request."""
    model = None
    online = True
    max_chars = 2000

    def __init__(self, wire: Wire, address: str, *, key: str | None = None, interval: float = 0.2) -> None:
        self.batch = 20
        self.interval = interval
        self._wire = wire
        self._address = address.rstrip("/") + "/translate"
        self._key = key
        self._lock = Lock()

    def __repr__(self) -> str:
        return "LibreTranslate(...)"

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        asked: dict[str, object] = {"q": list(texts), "source": "id", "target": "en", "format": "text"}
        if self._key:
            asked["api_key"] = self._key
        try:
            with self._lock:
                page = self._wire.post(self._address, json=asked)
        except UnansweredError as silence:
            return silence.failure
        if page.failure:
            if page.status_code == 400 and len(texts) > 1:
                self.batch = (
                    1  # servers may take fewer texts or characters at once; each text by itself will tell
                )
            return page.failure
        try:
            told = page.json()["translatedText"]
        except (ValueError, KeyError, TypeError):
            return Failure(Trouble.NO_RESULT, status=page.status_code)
        if not isinstance(told, list) or not all(isinstance(t, str) for t in told):
            return Failure(Trouble.NO_RESULT, status=page.status_code)
        return told
