"""What the preview answers to a request. Pure: no socket, no disk; a path only ever looks up a name in memory."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Collection

    from dwiwarta.preview.hub import Shown

OWN = "__dwiwarta/"
"""Below the base path: what the preview adds to the site. It is answered below any other path too, for pages that
were loaded before a change of the base path."""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".eml": "message/rfc822",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}
_PLAIN = "/-._~!$&'()*+,;=:@"
"""What stands in a path as it is."""
_ALWAYS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}
"""Drafts lie open here: no other site that is open in the same browser may show or read them."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def hosts(port: int) -> frozenset[str]:
    """The hosts that a request may name. Any other name was made to lead here by somebody else (DNS rebinding)."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset([f"{name}:{port}" for name in names] + (list(names) if port == 80 else []))


def wrong_host(host: str, allowed: Collection[str]) -> Answer | None:
    """A refusal, unless the host is one of ours."""
    if host.lower() in allowed:
        return None
    return _text(421, "This preview answers only on this computer, by the address it was started with.")


def own_name(path: str) -> str:
    """The name of one of the preview's own files, empty for a path of the site."""
    return path.rpartition(f"/{OWN}")[2] if f"/{OWN}" in path else ""


def answer(shown: Shown, path: str, query: str = "", own: dict[str, bytes] | None = None) -> Answer:
    """The answer to a decoded path. `own` are the files below `__dwiwarta/`."""
    base = shown.base_path
    if name := own_name(path):
        data = (own or {}).get(name)
        return Answer(200, _headers(name), data) if data is not None else _text(404, "There is no such file.")
    if not path.startswith(base):
        if path == "/" or f"{path}/" == base:
            return _redirect(base, query)
        if not shown.files:
            return _no_site(shown)
        return _text(404, f"The site stands at {base}")
    name = path[len(base) :]
    if not shown.files:
        return _no_site(shown)
    if name == "" or name.endswith("/"):
        name += "index.html"
    elif name not in shown.files and f"{name}/index.html" in shown.files:
        return _redirect(f"{path}/", query)
    if name in shown.files:
        return Answer(200, _headers(name), _served(shown, name))
    if "404.html" in shown.files:
        return Answer(404, _headers("404.html"), _served(shown, "404.html"))
    return _text(404, "There is no such page.")


def _served(shown: Shown, name: str) -> bytes:
    """The bytes of the site; to a page, what makes it a preview is added."""
    data = shown.files[name]
    if not name.endswith(".html"):
        return data
    start = data.find(b">", max(data.find(b"<body"), 0)) + 1
    end = data.rfind(b"</body>")
    end = len(data) if end < start else end
    return data[:start] + _mark(shown, name) + data[start:end] + _script(shown) + data[end:]


def _mark(shown: Shown, name: str) -> bytes:
    """Says on a page that is kept back that it is, and why."""
    reason = shown.held.get(name)
    if reason is None:
        return b""
    words = f"<strong>Kept back, not published.</strong> {escape(reason)}"
    return f'<aside class="dwiwarta-held">{words}</aside>'.encode()


def _script(shown: Shown) -> bytes:
    own = escape(quote(shown.base_path, safe=_PLAIN) + OWN)
    style = f'<link rel="stylesheet" href="{own}preview.css" id="dwiwarta-preview" data-build="{escape(shown.build)}">'
    return f'{style}<script src="{own}reload.js" defer></script>'.encode()


def _no_site(shown: Shown) -> Answer:
    said = "".join(f"<li>{escape(message)}</li>" for message in shown.messages)
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>No site yet</title><body>'
        "<h1>The site could not be built</h1><p>This page shows it as soon as the next build succeeds.</p>"
        f'<ul class="dwiwarta-list">{said}</ul>{_script(shown).decode()}</body></html>'
    )
    return Answer(503, _headers("x.html"), page.encode())


def _redirect(path: str, query: str) -> Answer:
    where = quote(path, safe=_PLAIN) + (f"?{query}" if query else "")
    return Answer(307, {**_ALWAYS, "location": where}, b"")


def _text(status: int, words: str) -> Answer:
    return Answer(status, {**_ALWAYS, "content-type": "text/plain; charset=utf-8"}, f"{words}\n".encode())


def _headers(name: str) -> dict[str, str]:
    kind = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    return {**_ALWAYS, "content-type": kind}
