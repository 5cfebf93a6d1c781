"""Style sheet, scripts, icons: files of `templates/static/` under names that carry a fingerprint of their bytes, so
that browsers may keep them for ever."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from dwiwarta.rendering.environment import Shelf

PLAIN = {"favicon.ico"}
"""Files whose address must not change; they stand at the top of the site."""

STYLE, OWN_STYLE = "style.css", "own.css"


def _style_sheet(shelf: Shelf) -> bytes:
    """The style sheet, with the site's `own.css` at its end: what stands there wins, and nothing has to be copied."""
    own = shelf.read(f"templates/static/{OWN_STYLE}")
    sheet = shelf.read(f"templates/static/{STYLE}") or b""
    return sheet if own is None else sheet + b"\n" + own


class Sheet(NamedTuple):
    """The style sheet as a page carries it."""

    text: Markup
    mark: str
    """By which a Content-Security-Policy knows it."""


_BETWEEN_PAGES = re.compile(
    r"@media[^{}]*\{\s*@view-transition\s*\{[^{}]*\}\s*\}\s*|@view-transition\s*\{[^{}]*\}\s*"
)
"""Moves between an article's three pages, which these are not; validators of HTML do not know the rule yet."""


def sheet_of(data: bytes) -> Sheet | None:
    """None where it cannot stand in a page: it might end there, or asks for files beside it."""
    text = _BETWEEN_PAGES.sub("", data.decode("utf-8", "replace").replace("\r\n", "\n"))
    if (
        "</" in text
        or "url(" in text.casefold()
        or "@import" in text.casefold()
        or "\r" in text
        or "\0" in text
    ):
        return None
    mark = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Sheet(Markup(text), f"sha256-{mark}")


def collect(shelf: Shelf) -> tuple[dict[str, str], dict[str, bytes]]:
    """Paths by name ("style.css" -> "static/style.1a2b3c4d.css"), and files by path."""
    paths: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name in shelf.names("templates/static"):
        if name == OWN_STYLE:
            continue
        data = _style_sheet(shelf) if name == STYLE else shelf.read(f"templates/static/{name}") or b""
        stem, dot, ending = name.rpartition(".")
        mark = hashlib.sha256(data).hexdigest()[:8]
        path = (
            name
            if name in PLAIN
            else f"static/{stem}.{mark}{dot}{ending}"
            if dot
            else f"static/{name}.{mark}"
        )
        paths[name] = path
        files[path] = data
    return paths, files
