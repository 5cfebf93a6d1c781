"""Text that goes out."""

from __future__ import annotations

_UNFIT = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters: no page needs one, and a feed with one is none. In UTF-8 these bytes are nothing else."""


def encoded(text: str) -> bytes:
    """UTF-8 without what neither HTML nor XML may hold."""
    data = text.encode("utf-8", "replace").translate(None, _UNFIT)
    return data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")  # U+FFFE, U+FFFF


def shorten(text: str, width: int) -> str:
    """At most `width` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"
