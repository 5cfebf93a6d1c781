"""A translation service on this computer, which plays what a test tells it to."""

from __future__ import annotations

import html
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.lock:
            script = self.server.script
            reply = script[min(len(self.server.asked), len(script) - 1)]
            self.server.asked.append(self)
            self.server.peers.add(self.client_address)
        reply(self)

    do_POST = do_GET  # noqa: N815

    @property
    def text(self) -> str:
        return self.query.get("q", "")

    def send(self, status: int, body: str | bytes, headers: Mapping[str, str] = {}) -> None:
        data = body.encode() if isinstance(body, str) else body
        given = {"Content-Type": "text/html; charset=UTF-8", "Content-Length": str(len(data)), **headers}
        self.send_response(status)
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


class Service(ThreadingHTTPServer):
    """`script`: one reply a request; the last is played for all that follow."""

    daemon_threads = True
    script: list[Reply]

    def __init__(self, script: list[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.asked: list[Handler] = []
        self.peers: set[Any] = set()
        self.lock = threading.Lock()
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """A client that hung up is no matter."""


@contextmanager
def playing(*script: Reply) -> Iterator[Service]:
    service = Service(list(script))
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.over.set()
        service.shutdown()
        service.server_close()
        thread.join()


def page(inner: str) -> str:
    """Google's page for mobile telephones, as far as it matters."""
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Google Translate</title></head><body>'
        '<div class="header">Google Translate</div><div class="result-container">'
        f'{inner}</div><div class="links-container"><ul><li>About</li></ul></div></body></html>'
    )


def answer(text: str) -> Reply:
    """A good page with this translation."""
    return lambda h: h.send(200, page(html.escape(text)))


def answer_raw(inner: str) -> Reply:
    return lambda h: h.send(200, page(inner))


def echo(h: Handler) -> None:
    h.send(200, page(html.escape(h.text)))


def status(number: int, headers: Mapping[str, str] = {}) -> Reply:
    return lambda h: h.send(number, f"<html><title>Error {number}</title>{h.text}</html>", headers)


def hang(h: Handler) -> None:
    h.server.over.wait(20)
    h.close_connection = True


def drip(h: Handler) -> None:
    """Headers at once, the page in drops that never end."""
    h.send_response(200)
    h.send_header("Content-Type", "text/html")
    h.end_headers()
    h.close_connection = True
    while not h.server.over.wait(0.01):
        h.wfile.write(b"<p>")
        h.wfile.flush()


def hang_up(h: Handler) -> None:
    """Closes without a word, with a reset."""
    h.close_connection = True
    h.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    h.connection.close()


def cut_short(h: Handler) -> None:
    """Promises more bytes than it sends."""
    whole = page("The regent opened the market on Monday.").encode()
    h.close_connection = True
    h.send(200, whole[:150], {"Content-Length": str(len(whole))})


def cut_unseen(h: Handler) -> None:
    """Breaks off in the middle of the answer, and nothing in the protocol tells."""
    whole = page("The regent opened the market on Monday.")
    h.close_connection = True
    h.send(200, whole[: whole.index("market")], {"Connection": "close"})


def consent(h: Handler) -> None:
    h.send(200, "<!DOCTYPE html><html><body><form>Before you continue</form></body></html>")


def empty(h: Handler) -> None:
    h.send(200, b"")


def as_json(value: object, number: int = 200, headers: Mapping[str, str] = {}) -> Reply:
    given = {"Content-Type": "application/json", **headers}
    return lambda h: h.send(number, json.dumps(value), given)
