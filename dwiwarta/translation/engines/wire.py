"""The line to a translation service: one HTTP session with time limits, which tells nothing of what went over it.

It has the shape of the functions `requests.get` and `requests.post`, so that it can stand in for that module inside
deep-translator, which knows no time limits. Whatever goes wrong becomes an `UnansweredError`, raised outside the
handler of the original exception: those carry the address, and with it the article's text and sometimes a key.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Mapping
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from dwiwarta import __version__
from dwiwarta.translation.engines.trouble import Failure, Trouble, of_status

if TYPE_CHECKING:
    import requests

Dial = Callable[[str, int, float], None]
"""Connects to host and port within so many seconds and hangs up again; OSError where that fails."""

LARGEST = 4_000_000
"""Bytes of one answer; a translation service that sends more sends something else."""


class Limits(NamedTuple):
    """Seconds."""

    connect: float = 3.05
    """A little over 3, the time in which a lost packet is sent again."""
    read: float = 20.0
    """Of silence."""
    whole: float = 60.0
    """Of one request, however busily its answer drips."""


PATIENT = Limits(read=60.0, whole=180.0)
"""For a server of one's own, which may have an old processor and twenty paragraphs at once."""


class UnansweredError(Exception):
    """A request that brought no page. Says why, and nothing of what was asked."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.trouble.name)
        self.failure = failure


class Page(NamedTuple):
    """An answer, as much of it as deep-translator asks a response for."""

    status_code: int
    text: str
    retry_after: float | None = None

    @property
    def failure(self) -> Failure | None:
        return of_status(self.status_code, self.retry_after)

    def json(self) -> Any:
        return json.loads(self.text)

    def close(self) -> None:
        """Nothing is left to close."""


def dial(
    host: str, port: int, seconds: float, connect: Callable[..., socket.socket] = socket.create_connection
) -> None:
    """Resolves and connects. What cannot be interrupted (a resolver that waits) is left behind in its thread."""
    faults: list[Exception] = []
    done: list[bool] = []

    def attempt() -> None:
        try:
            connect((host, port), timeout=seconds).close()
            done.append(True)
        except Exception as fault:  # raised below, in the thread that asked
            faults.append(fault)

    thread = Thread(target=attempt, daemon=True, name="dwiwarta-dial")
    thread.start()
    thread.join(seconds)
    if not done:
        raise faults[0] if faults else TimeoutError


class Wire:
    """One session to one service. Belongs to one engine object, as that to one worker."""

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008
        *,
        agent: str = f"Mozilla/5.0 (compatible; Dwiwarta/{__version__})",
        dial: Dial = dial,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self.agent = agent
        self.requests = 0
        """How many were made."""
        self.last: Page | None = None
        """The page of the latest request, None where it brought none."""
        self._dial = dial
        self._clock = clock
        self._dialled = False
        self._session: requests.Session | None = None

    def get(self, url: str, params: Mapping[str, Any] | None = None, **_: object) -> Page:
        return self._ask("GET", url, params=params)

    def post(
        self,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        json: object = None,
        **_: object,
    ) -> Page:
        return self._ask("POST", url, params=params, headers=headers, json=json)

    @property
    def exceptions(self) -> Any:
        """Where deep-translator looks for the names of exceptions; none of them ever comes out of here."""
        import requests

        return requests.exceptions

    def _ask(self, method: str, url: str, **what: Any) -> Page:
        self.requests += 1
        self.last = None
        result = self._attempt(method, url, what)
        if isinstance(result, Failure):
            raise UnansweredError(result)
        self.last = result
        return result

    def _attempt(self, method: str, url: str, what: dict[str, Any]) -> Page | Failure:
        import requests
        import urllib3

        response: requests.Response | None = None
        try:
            session = self._session = self._session or self._opened()
            if not self._dialled:
                self._dial(*_where(session, url), self.limits.connect)
                self._dialled = True
            began = self._clock()
            response = session.request(
                method, url, timeout=(self.limits.connect, self.limits.read), stream=True, **what
            )
            body = bytearray()
            # Not iter_content: it waits for a full chunk, however slowly the bytes drip.
            while chunk := response.raw.read1(65536, decode_content=True):
                body += chunk
                if len(body) > LARGEST or self._clock() - began > self.limits.whole:
                    return Failure(Trouble.CUT_SHORT, status=response.status_code)
            return Page(response.status_code, _decoded(response, bytes(body)), _retry_after(response))
        except requests.exceptions.ReadTimeout:
            return Failure(Trouble.TIMEOUT)
        except requests.exceptions.TooManyRedirects:
            return Failure(Trouble.NO_RESULT)
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
            return Failure(Trouble.CUT_SHORT if response is not None else Trouble.UNREACHABLE)
        finally:
            if response is not None:
                response.close()

    def _opened(self) -> requests.Session:
        import logging

        import requests

        # At DEBUG urllib3 writes every address it asks into the log, and with it the article's text.
        logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)
        session = requests.Session()
        session.headers["User-Agent"] = self.agent
        session.max_redirects = 3
        return session


def _where(session: requests.Session, url: str) -> tuple[str, int]:
    """Whom the first connection goes to: the service, or the proxy that the environment names."""
    from requests.utils import select_proxy

    proxies = session.merge_environment_settings(url, {}, None, None, None)["proxies"]
    proxy = select_proxy(url, proxies)
    # Many write "proxy.example:3128", which requests understands too.
    parts = urlsplit(url if not proxy else proxy if "://" in proxy else f"http://{proxy}")
    usual = 443 if parts.scheme == "https" else 1080 if parts.scheme.startswith("socks") else 80
    return parts.hostname or "", parts.port or usual


def _decoded(response: requests.Response, body: bytes) -> str:
    """UTF-8 where the service names nothing: requests would take Latin-1 and spoil every quotation mark."""
    named = "charset" in response.headers.get("Content-Type", "").lower()
    try:
        return body.decode((named and response.encoding) or "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _retry_after(response: requests.Response) -> float | None:
    """Seconds from now; the header gives seconds or a date."""
    said = response.headers.get("Retry-After", "").strip()
    if not said:
        return None
    if said.isascii() and said.isdigit():
        return float(said[:9])
    from email.utils import parsedate_to_datetime

    try:
        until = parsedate_to_datetime(said)
        now = parsedate_to_datetime(response.headers["Date"])
        return max(0.0, (until - now).total_seconds())
    except (KeyError, TypeError, ValueError):
        return None
