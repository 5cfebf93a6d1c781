"""A built folder, served as GitHub Pages serves a project's site: under its base path, compressed, a folder's address
completed by a slash, and 404.html for whatever is not there."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

KINDS = {".webmanifest": "application/manifest+json", ".avif": "image/avif", ".webp": "image/webp"}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}


def kind_of(path: Path) -> str:
    """The media type that Pages gives a file."""
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


class Served(ThreadingHTTPServer):
    """Serves `folder` once it is set; the port is known before, so that a site can be built for it."""

    daemon_threads = True
    folder: Path | None = None

    def __init__(self, base: str = "/digest/") -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.base = base
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.address = self.origin + base

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has left before the end of an answer."""


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Served
    timeout = 20

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        folder, base = self.server.folder, self.server.base
        if folder is None or not path.startswith(base) or ".." in path:
            self._send(404, b"<!doctype html><title>Site not found</title>", "text/html")
            return
        file = folder / path.removeprefix(base)
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", self.path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file.is_dir():
            file = file / "index.html"
        status = 200 if file.is_file() else 404
        file = file if status == 200 else folder / "404.html"
        data = file.read_bytes()
        self._send(status, data, kind_of(file), compressed=file.suffix in COMPRESSED)

    def _send(self, status: int, data: bytes, kind: str, *, compressed: bool = False) -> None:
        self.send_response(status)
        if compressed and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nobody reads along."""


@contextmanager
def serving(base: str = "/digest/") -> Iterator[Served]:
    """A server on a free port, until the end of the block."""
    with Served(base) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
